/**
 * What is written in the picture of a network: a `Label` is a few lines of runs on a plate, and `settle` finds each a
 * place where it meets no other. Who comes first stays; who finds no place is left out.
 */
import type { Point } from "../../model/types";
import type { Size } from "../camera";
import { formatNumber, formatSigned } from "../format";
import type { Frame } from "../frame";
import { type NamePart, nameParts } from "../name";
import { INDEX_SHARE } from "../text-floor";
import { widthOf } from "../text-width";
import { centred, overlap, type Rect } from "./rect";

/** Blue and orange say the sign of a number and nothing else; a number is never crimson. */
export type Ink = "ink" | "quiet" | "positive" | "negative" | "broken" | "backward" | "paper";

/** What becomes known as a text appears: a node's value or gradient, or what is handed on along an edge. */
export interface Appearing {
  readonly of: "value" | "gradient" | "amount";
  /** Of the node or the edge. */
  readonly index: number;
}

/** Letters that look alike, one after the other on a line. */
export interface Run {
  readonly text: string;
  readonly ink?: Ink;
  readonly isBold?: boolean;
  /** Where it stands: on the line, unless it is an index below or what says the sample above. */
  readonly place?: NamePart["place"];
  readonly appears?: Appearing;
  /** What number it is, for those who read the page by program, and all its digits; null while it is a `?`. */
  readonly figure?: string;
  readonly number?: number | null;
  /** The value of the source on its weight, which is dz/dw. */
  readonly isBadge?: boolean;
}

export interface Line {
  readonly runs: readonly Run[];
  readonly font: number;
}

/** `none`: letters on the paper. `card`: in hand, over what is not at stake. */
type Plate = "none" | "chip" | "card" | "flag" | "bias" | "seed" | "loss" | "target";

export interface Wording {
  /** The same in every frame in which it is the same label. */
  readonly key: string;
  readonly lines: readonly Line[];
  readonly plate: Plate;
  /** The node of the scene it stands for, where it can be pointed at. */
  readonly node?: number;
  readonly edge?: number;
  readonly hasLock?: boolean;
  /** Of what is in hand, or was asked for. */
  readonly isOpen?: boolean;
  readonly isQuiet?: boolean;
  /** 1 where it is left out. */
  readonly opacity?: number;
  readonly appears?: Appearing;
  /** Words for programs, as `data-` attributes. */
  readonly data?: Readonly<Record<string, string | number>>;
}

export interface Label extends Wording {
  readonly room: Rect;
}

/** A label that looks for a place: the best first. */
export interface Proposal extends Wording {
  readonly size: Size;
  readonly places: readonly Point[];
  /** It stays at its first place whatever is there: letters inside a shape that is theirs. */
  readonly isFixed?: boolean;
  /** Shorter ones, where the first finds no place. */
  readonly otherwise?: Iterable<Proposal>;
  /** Where it finds no place beside them it may stand on shapes that are not its own. */
  readonly mayCover?: boolean;
}

/** The width a lock takes before the first line, in its letters. */
export const LOCK_EMS = 1.15;
const AIR = 2;

export function known(figure: string, x: number | null | undefined, digits: number, look: Partial<Run> = {}): Run {
  if (x !== null && x !== undefined) return { text: formatNumber(x, digits), figure, number: x, ...look };
  const { appears: _, ...same } = look;
  return { text: "?", figure, number: null, ...same, ink: "quiet" };
}

/** How far a text has appeared, 0 to 1: it is all there where it has nothing to wait for. */
export function appearanceAt({ nodes, edges, order }: Frame, appears: Appearing | undefined): number {
  if (!appears) return 1;
  const { of, index } = appears;
  if (of === "amount") return edges[index]?.amountOpacity || 1;
  const node = (of === "gradient" ? order?.seeds.get(index) : undefined) ?? nodes[index];
  return (of === "value" ? node?.valueOpacity : node?.gradientOpacity) || 1;
}

/** The same with the colour of its sign. */
export function signed(figure: string, x: number | null | undefined, digits: number, look: Partial<Run> = {}): Run {
  return known(figure, x, digits, { ink: inkOf(x ?? 0), ...look });
}

export function inkOf(x: number): Ink {
  return Number.isNaN(x) || !Number.isFinite(x) ? "broken" : x > 0 ? "positive" : x < 0 ? "negative" : "quiet";
}

/** `z` with 2,1 below, `C` with n above. */
export function named(name: string, look: Partial<Run> = {}): Run[] {
  return nameParts(name).map((part) => ({ ...part, ...look }));
}

/** A term of a sum: `1`, ` + 2`, ` − 3`. */
export function termText(x: number, digits: number, isFirst: boolean): string {
  if (isFirst) return formatNumber(x, digits);
  const text = formatSigned(x, digits);
  return ` ${text.slice(0, 1)} ${text.slice(1)}`;
}

export function isSmall(place: Run["place"] = "base"): boolean {
  return place !== "base";
}

export function lineWidth({ runs, font }: Line): number {
  const ems = runs.map(
    ({ text, isBold, place, isBadge }) =>
      (isSmall(place) ? INDEX_SHARE : 1) * widthOf(text, isBold) + (isBadge ? 0.5 : 0),
  );
  return font * ems.reduce((sum, each) => sum + each, 0);
}

const PADDING: Readonly<Record<Plate, readonly [across: number, along: number]>> = {
  none: [0, 0],
  chip: [0.8, 0.25],
  card: [0.9, 0.3],
  flag: [1.3, 0.4],
  bias: [0.8, 0.3],
  seed: [0, 0],
  loss: [0, 0],
  target: [0, 0],
};
/** How high a line of text is, in its letters. */
const LEADING = 1.3;

export function sizeOf({ lines, plate, hasLock }: Pick<Wording, "lines" | "plate" | "hasLock">): Size {
  const [across, along] = PADDING[plate];
  const font = Math.max(...lines.map((line) => line.font));
  const widths = lines.map((line, i) => lineWidth(line) + (hasLock && i === 0 ? LOCK_EMS * line.font : 0));
  const height = lines.reduce((sum, line) => sum + LEADING * line.font, 0);
  return { width: Math.max(...widths) + across * font, height: height + along * font };
}

/** A number to reckon with has at least so many, as in the formulas: where they find no room it is left out. */
export const LEAST_DIGITS = 3;

/** How many digits a number is tried with, the most first. */
export function digitsTried({ digits }: { readonly digits: number }): readonly number[] {
  return digits > LEAST_DIGITS ? [digits, LEAST_DIGITS] : [digits];
}

/** A figure with as many digits as fit, but at least `least`. */
export function fitted(make: (digits: number) => Run, ems: number, digits: number, least = 1): Run | null {
  for (let count = digits; count >= least; count--) {
    const run = make(count);
    if (widthOf(run.text, run.isBold) <= ems) return run;
  }
  return null;
}

/** Give every proposal its place, in their order. `shapes` are rooms nothing may stand on that does not belong there. */
export function settle(proposals: readonly Proposal[], shapes: readonly Rect[], stage: Size): Label[] {
  const labels: Label[] = [];
  for (const proposal of proposals) {
    const label = placed(proposal, labels, shapes, stage) ?? instead(proposal, labels, shapes, stage);
    if (label) labels.push(label);
  }
  return labels;
}

function instead(
  { otherwise = [] }: Proposal,
  labels: readonly Label[],
  shapes: readonly Rect[],
  stage: Size,
): Label | null {
  for (const each of otherwise) {
    const label = placed(each, labels, shapes, stage);
    if (label) return label;
  }
  return null;
}

function placed(
  { size, places, isFixed, mayCover, otherwise: _, ...wording }: Proposal,
  labels: readonly Label[],
  shapes: readonly Rect[],
  stage: Size,
): Label | null {
  const rooms = places.map(({ x, y }) => centred(x, y, size.width, size.height));
  const isFree = (room: Rect) => isInside(room, stage) && !labels.some((other) => overlap(room, other.room, AIR));
  const isClear = (room: Rect) => isFree(room) && !shapes.some((shape) => overlap(room, shape));
  const room = isFixed
    ? rooms.slice(0, 1).find((each) => !meetsAny(each, labels))
    : (rooms.find(isClear) ?? (mayCover ? rooms.find(isFree) : undefined));
  return room ? { ...wording, room } : null;
}

function meetsAny(room: Rect, labels: readonly Label[]): boolean {
  return labels.some((other) => overlap(room, other.room));
}

export function isInside({ x, y, width, height }: Rect, stage: Size): boolean {
  return x >= 0 && y >= 0 && x + width <= stage.width && y + height <= stage.height;
}
