/** Sizes of text in a graph, in pixels of the layout. */
import { SMALLEST_TEXT } from "../../core/follow";

/** Nothing is set smaller than this, indices apart: at the least scale of the camera it is as large as it has to be. */
export const FLOOR_FONT = SMALLEST_TEXT;
export const FONT = { value: 15, gradient: 14, chip: 12.5, cell: 13 } as const;
