/** What is worth drawing at a size: how a neuron looks, and how many lines a weight matrix gets. */
import { clamp } from "../easing";
import { MOST_LARGEST } from "./largest";

/** A square of colour, a disc, or a disc with its numbers. */
type CellLook = "pixel" | "disc" | "figures";

const DISC_PX = 4.5;
/** In a smaller cell three numbers could not be read. */
const FIGURES_PX = 68;

/** `px`: the size of a cell on the screen. */
export function cellLook(px: number): CellLook {
  if (px < DISC_PX) return "pixel";
  return px < FIGURES_PX ? "disc" : "figures";
}

/** How many lines one can ask for, when everything is in view. */
export const LINES = [0, 100, 400, 1_000, 4_000, 10_000] as const;
export const FIRST_LINES = 400;

/**
 * How many of a matrix's weights are lines: those asked for; and twice as many each time the picture is enlarged by
 * the root of 2 beyond `fit`, where all of it is in view, since then half of it is.
 */
export function lineCount(asked: number, scale: number, fit: number): number {
  const doublings = Math.max(0, Math.floor(2 * Math.log2(scale / fit) + 1e-9));
  return Math.min(MOST_LARGEST, asked * 2 ** doublings);
}

/** The choice after `asked` (+1) or before it (-1). */
export function otherLines(asked: number, by: 1 | -1): number {
  const at = LINES.findIndex((each) => each >= asked);
  return LINES[clamp(at + by, 0, LINES.length - 1)] ?? asked;
}

/** Fixed scales, so that two lines, two steps and two runs compare: every factor of ten is the same share. */
const DECADES = { faint: -5, full: 0.5 } as const;

/** 0 for nothing and for what is smaller than 1e-5, 1 for 3 and more. */
export function strength(x: number): number {
  if (Number.isNaN(x)) return 1;
  return clamp((Math.log10(Math.abs(x)) - DECADES.faint) / (DECADES.full - DECADES.faint));
}
