/**
 * How small a text of the picture may be: `textFloor(window, setting)`, the one place that knows. What would fall below
 * is left out until it is in hand; it is never drawn smaller.
 */
import type { Size } from "./camera";

/** Where a picture is read: at a desk, from the last row of a lecture hall, in a frame of somebody else's page. */
type ReadingPlace = "studio" | "hall" | "frame";

const SMALLEST = 11;
/** A window narrower than this is held in a hand. */
const PHONE_WIDTH = 600;
/** So many lines of that size would fill the height of the window. */
const LINES = { studio: 60, hall: 45 };
/** What stands below or above the line, as a share of the text it belongs to. */
export const INDEX_SHARE = 0.72;

/** Pixels of the smallest text, indices apart. `window` is the browser's, inside a frame the frame's. */
export function textFloor(window: Size, setting: ReadingPlace): number {
  if (setting === "frame" || window.width < PHONE_WIDTH) return SMALLEST;
  return Math.max(SMALLEST, window.height / LINES[setting]);
}
