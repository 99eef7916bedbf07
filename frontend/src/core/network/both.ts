/**
 * A network and its mirror, one above the other: `bothIn(shape, stage)` gives the rooms of the two pictures, of one size,
 * so that corresponding neurons stand one above the other; null where the stage has no room to read both.
 */
import type { Size } from "../camera";
import { haveGainsInside, isRoomy, type LayerSizes, LINE, networkLayout, type StageRoom } from "./layout";

export interface BothRooms {
  /** Of each picture. */
  readonly size: Size;
  /** Of the line that stands over each. */
  readonly caption: number;
}

/** So many sizes of its letters is a caption high. */
const CAPTION = LINE + 0.15;

export function bothIn(shape: LayerSizes, stage: StageRoom): BothRooms | null {
  const caption = captionHeight(stage);
  const size = { width: stage.size.width, height: stage.size.height / 2 - caption };
  if (size.height <= 0) return null;
  const layout = networkLayout(shape, { ...stage, size });
  return isRoomy(layout) && haveGainsInside(layout) ? { size, caption } : null;
}

/** In pixels, for letters as large as the floor. */
export function captionHeight({ floor }: Pick<StageRoom, "floor">): number {
  return Math.ceil(CAPTION * floor);
}
