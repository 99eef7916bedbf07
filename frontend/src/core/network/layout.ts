/**
 * Where a network stands: `networkLayout({ sizes, weightEms }, { size, floor, digits })` fills a stage of that size with
 * columns of neurons, in its own pixels. Nothing is scaled afterwards. Detail yields before text shrinks: first the
 * lines above and below the neurons, then the chips on the weights, then the values in the circles.
 */
import type { Point } from "../../model/types";
import type { Size } from "../camera";
import { clamp } from "../easing";
import { widthOf } from "../text-width";
import { centred, overlap, type Rect } from "./rect";

export interface LayerSizes {
  /** Neurons by column, the inputs first. */
  readonly sizes: readonly number[];
  /** The widest weight, in ems of its letters. */
  readonly weightEms: number;
}

export interface StageRoom {
  readonly size: Size;
  /** No text is smaller. */
  readonly floor: number;
  /** Significant digits of a figure that has room. */
  readonly digits: number;
}

/** What a row has room for, at rest, beside the circle. */
export type Rows = "flags" | "lines" | "line" | "bare";

export interface Column {
  readonly x: number;
  readonly places: readonly Point[];
  /** Between two neurons, or to the edge of the stage. */
  readonly pitch: number;
  readonly radius: number;
  /** Do values fit into the circles? */
  readonly hasValues: boolean;
  readonly valueFont: number;
  readonly rows: Rows;
}

export interface Triangle {
  /** How far its tip is from the middle of the circle, to the left; its base is the circle's rightmost point. */
  readonly tip: number;
  readonly half: number;
}

export interface NetworkLayout extends StageRoom {
  /** The inputs first. */
  readonly columns: readonly Column[];
  /** By layer: the amplifiers in the reversed network. */
  readonly triangles: readonly Triangle[];
  /** By layer, neuron and source: how far along its line a weight has its chip. */
  readonly shares: readonly (readonly (readonly number[])[])[];
  /** By layer: is there room for the chips of all weights at once? */
  readonly hasChips: readonly boolean[];
  /** Boxes of the seeds, by output, and of the loss. */
  readonly seeds: readonly Rect[];
  readonly loss: Rect;
  /** Sizes of letters: of lines beside the neurons, of chips. */
  readonly lineFont: number;
}

/** Of a line's letters: how high a line of text is, and a chip. */
export const LINE = 1.35;
export const CHIP = 1.6;
const AIR = 3;
/** Round a chip; where that is too much, less. */
const CHIP_AIR = [AIR, 1.5] as const;
/** Below so many columns' widths a drawing is not stretched any more. */
const WIDEST_PITCH = 32;
/** A value of three digits, and one of two. */
const VALUE = { three: "0.618", two: "0.62" };
/** How wide a value in a circle can be, in radii. */
const VALUE_SHARE = 1.84;
/** Behind the outputs, as a share of the pitch. */
const SEED_SHARE = 0.78;
const RADIUS_SHARE = 0.175;
const LARGEST_RADIUS = 4.6;
/** Off the middle, where sloped lines cross; best first. */
const SHARES = [1 / 3, 0.36, 0.39, 0.42, 0.3, 0.27, 0.64, 0.67, 0.6, 0.7, 0.24, 0.76] as const;

export function networkLayout(shape: LayerSizes, stage: StageRoom): NetworkLayout {
  const usual = laidOut(shape, stage, true);
  if (usual.hasChips.every(Boolean) || usual.columns.every(({ rows }) => rows === "flags" || rows === "bare"))
    return usual;
  const bare = laidOut(shape, stage, false);
  return bare.hasChips.every(Boolean) && bare.columns.every(({ hasValues }) => hasValues) ? bare : usual;
}

function laidOut(shape: LayerSizes, stage: StageRoom, mayHaveRows: boolean): NetworkLayout {
  const { sizes } = shape;
  const { size, floor } = stage;
  const layers = sizes.length - 1;
  const lineFont = clamp(Math.min(size.width / (layers + 2) / 14, size.height / 30), floor, 1.5 * floor);
  const seed = seedSize(stage, lineFont);
  const chip = chipSize(shape.weightEms, lineFont);
  const margin = 0.6 * floor;
  const across = acrossOf(layers, stage, margin, seed.width, chip.width);
  const rowsOf = (count: number) => columnOf(count, across, stage, lineFont, mayHaveRows);
  const columns = sizes.map((count, c): Column => {
    const { radius, pitch, rows, middle } = rowsOf(count);
    const x = across.first + c * across.pitch;
    const y = (i: number) => middle + (i - (count - 1) / 2) * pitch;
    const places = Array.from({ length: count }, (_, i) => ({ x, y: y(i) }));
    const fit = (VALUE_SHARE * radius) / widthOf(VALUE.two, true);
    const valueFont = clamp(Math.min(0.46 * radius, 0.9 * fit), floor, 2 * floor);
    return { x, places, pitch, radius, rows, hasValues: fit >= floor * (1 - 1e-9), valueFont };
  });
  const triangles = columns.slice(1).map((column) => triangleOf(column, across.pitch, chip.width, lineFont, stage));
  const outputs = columns.at(-1) as Column;
  const seedX = outputs.x + across.behind;
  const seedHeight = Math.max(1, Math.min(seed.height, outputs.pitch - AIR));
  const seeds = outputs.places.map(({ y }) => centred(seedX, y, seed.width, seedHeight));
  const base = { ...stage, columns, triangles, seeds, loss: lossRect(seeds, outputs, seed, stage, lineFont), lineFont };
  const found = columns.slice(1).map((_, l) => sharesOf(base, l, chip));
  const shares = found.map((each, l) => each ?? fallbackShares(base, l));
  return { ...base, shares, hasChips: found.map((each) => each !== null) };
}

/** Where no seeds are shown, as in the upper of two pictures, the loss stands level with the middle of the outputs. */
export function withoutSeeds(layout: NetworkLayout): NetworkLayout {
  const [first, last] = [layout.seeds[0] as Rect, layout.seeds.at(-1) as Rect];
  const height = Math.max(layout.loss.height, first.height);
  const middle = { x: first.x + first.width / 2, y: (first.y + last.y + last.height) / 2 };
  return { ...layout, loss: centred(middle.x, middle.y, first.width, height) };
}

/** Is there room for all values, and for a line beside every neuron? */
export function isRoomy({ columns }: NetworkLayout): boolean {
  return columns.every(({ hasValues, rows }) => hasValues && rows !== "bare");
}

/** Is there room in every amplifier for a gain of three digits? */
export function haveGainsInside({ columns, triangles, lineFont }: NetworkLayout): boolean {
  const width = widthOf("×0.0177", true) * lineFont;
  return triangles.slice(0, -1).every((each, l) => gainRoom(columns[l + 1]?.radius ?? 0, each, lineFont) >= width);
}

/** The line of a weight, from its source to its neuron; at `mirror` 1 it ends at the tip of the amplifier. */
export function lineOf(
  layout: Pick<NetworkLayout, "columns" | "triangles">,
  layer: number,
  neuron: number,
  source: number,
  mirror: number,
): readonly [from: Point, to: Point] {
  const [before, own] = [layout.columns[layer], layout.columns[layer + 1]] as [Column, Column];
  const isOutput = layer === layout.triangles.length - 1;
  const tip = layout.triangles[layer]?.tip ?? own.radius;
  const reach = own.radius + (isOutput ? 0 : (tip - own.radius) * mirror);
  const [from, to] = [before.places[source], own.places[neuron]] as [Point, Point];
  const start = layer === 0 ? inputHalf(before) : before.radius;
  return [
    { x: from.x + start, y: from.y },
    { x: to.x - reach, y: to.y },
  ];
}

/** Half the side of an input's square. */
export function inputHalf({ radius }: Pick<Column, "radius">): number {
  return 0.86 * radius;
}

export function along([from, to]: readonly [Point, Point], share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

export function chipSize(ems: number, font: number): Size {
  return { width: Math.max(1.7 * font, (ems + 0.8) * font), height: CHIP * font };
}

function seedSize({ floor, digits }: StageRoom, lineFont: number): Size {
  const figure = widthOf(`−0.${"0".repeat(digits)}`, true) * lineFont;
  return { width: figure + 2.4 * floor, height: 1.3 * floor + LINE * lineFont + 0.6 * floor };
}

interface Across {
  readonly first: number;
  readonly pitch: number;
  /** From the outputs to the middle of the seeds. */
  readonly behind: number;
  /** The largest circle that leaves room between the columns. */
  readonly radius: number;
}

function acrossOf(layers: number, { size, floor }: StageRoom, margin: number, seed: number, chip: number): Across {
  const least = leastRadius(floor);
  const value = valueRadius(floor);
  const radiusFor = (pitch: number) => {
    // Chips yield before the values do.
    const beside = Math.max((pitch - chip - floor) / 2, value <= pitch / 4 ? value : 0);
    return Math.min(LARGEST_RADIUS * floor, Math.max(RADIUS_SHARE * pitch, Math.min(least, beside)));
  };
  let radius = least;
  let pitch = 0;
  let behind = 0;
  for (let i = 0; i < 4; i++) {
    const room = size.width - 2 * margin - inputHalf({ radius }) - seed / 2;
    const need = radius + seed / 2 + 1.6 * floor;
    pitch = Math.min(WIDEST_PITCH * floor, room / (layers + SEED_SHARE));
    if (SEED_SHARE * pitch < need) pitch = Math.min(WIDEST_PITCH * floor, (room - need) / layers);
    behind = Math.max(SEED_SHARE * pitch, need);
    radius = Math.max(4, radiusFor(pitch));
  }
  const width = inputHalf({ radius }) + layers * pitch + behind + seed / 2;
  return { first: (size.width - width) / 2 + inputHalf({ radius }), pitch, behind, radius };
}

/** Of a circle that holds a value of three digits. */
function leastRadius(floor: number): number {
  return (0.5 * widthOf(VALUE.three, true) * floor) / 0.92;
}

/** Of a circle that holds a value of two digits. */
function valueRadius(floor: number): number {
  return (widthOf(VALUE.two, true) * floor) / VALUE_SHARE;
}

/** How far apart the neurons of a column stand, how large they are, and what there is room for beside them. */
function columnOf(
  count: number,
  { pitch: across, radius }: Across,
  { size, floor }: StageRoom,
  lineFont: number,
  mayHaveRows: boolean,
) {
  const air = 0.5 * floor;
  const most = Math.min((size.height - air) / count, Math.max(1.3 * across, Math.min(1.7 * across, 14 * floor)));
  const room = most - air;
  const least = Math.min(radius, leastRadius(floor));
  const [line, flag] = [LINE * floor + 2, 2.7 * floor + 6];
  const kinds: readonly (readonly [Rows, number, number])[] = [
    ["flags", flag + line, 2 * floor],
    ["lines", 2 * line, least],
    // Lines yield before the values do.
    ["line", 2 * line, Math.max(0.85 * least, valueRadius(floor))],
  ];
  for (const [rows, taken, smallest] of mayHaveRows ? kinds : []) {
    const own = Math.min(radius, (room - taken) / 2);
    if (own < Math.min(radius, smallest)) continue;
    const [over, under] = [0.4 * own + line + 6, flag + 2.5 * LINE * lineFont + 1.8 * floor];
    const pitch = count > 1 ? clamp((size.height - 2 * own - over - under) / (count - 1), 0.86 * most, most) : most;
    const free = size.height - (count - 1) * pitch - 2 * own;
    // In hand more is told under a neuron than over it; a line over it has its room before that.
    const above =
      free > over + under
        ? over + (free - over - under) / 2
        : Math.max((free * over) / (over + under), Math.min(line + 4, free / 2));
    return { pitch, radius: own, rows, middle: Math.max(above, air) + own + ((count - 1) * pitch) / 2 };
  }
  const own = Math.max(3, Math.min(radius, room / 2));
  return { pitch: most, radius: own, rows: "bare" as const, middle: size.height / 2 };
}

/** As wide as its gain needs, as far as the chips before it allow. */
function triangleOf(
  { radius, pitch, rows }: Column,
  across: number,
  chip: number,
  font: number,
  { floor, digits }: StageRoom,
): Triangle {
  const line = rows === "bare" ? 0 : LINE * font + 2;
  const half = Math.max(radius, Math.min(1.4 * radius, (pitch - 0.5 * floor) / 2 - line));
  const figure = widthOf(`×0.0${"0".repeat(digits)}`, true) * font;
  const wanted = (figure + GAIN_AIR * font) / Math.max(0.3, 1 - (GAIN_HALF * font) / half) - radius;
  const most = across - radius - chip - 1.2 * floor;
  return { tip: clamp(Math.min(wanted, most), Math.min(1.1 * radius, Math.max(radius, most)), 2.6 * radius), half };
}

/** Half the height of a gain's figures, and the air round them, in their letters. */
const GAIN_HALF = 0.38;
const GAIN_AIR = 0.5;

/** How wide a gain can be inside an amplifier. */
export function gainRoom(radius: number, { tip, half }: Triangle, font: number): number {
  return (tip + radius) * (1 - (GAIN_HALF * font) / half) - GAIN_AIR * font;
}

/** Between the seeds where there is room, or below them; in a single line where there is room for no more. */
function lossRect(
  seeds: readonly Rect[],
  { pitch }: Column,
  seed: Size,
  { size, floor }: StageRoom,
  font: number,
): Rect {
  const last = seeds.at(-1) as Rect;
  const x = last.x + last.width / 2;
  const middle = Math.floor((seeds.length - 1) / 2);
  const [above, below] = [seeds[middle], seeds[middle + 1]];
  const [height, low] = [seed.height, LINE * font + 0.4 * floor];
  const between = above && below ? { y: (above.y + above.height + below.y) / 2, room: pitch - above.height } : null;
  const within = (own: number) =>
    between && between.room >= own + 2 * AIR ? centred(x, between.y, seed.width, own) : null;
  const whole = within(height);
  if (whole) return whole;
  const under = last.y + last.height + AIR;
  if (under + height <= size.height - AIR)
    return { ...centred(x, 0, seed.width, height), y: middleOf(under, size, height) };
  const room = Math.min(height, size.height - under - 1);
  const least = room < low ? within(low) : null;
  return least ?? { x: last.x, y: under, width: last.width, height: Math.max(0, room) };
}

/** Not further below the seeds than it has to be. */
function middleOf(under: number, { height: most }: Size, height: number): number {
  return Math.min(under + 0.8 * height, (under + most - height) / 2);
}

type Base = Omit<NetworkLayout, "shares" | "hasChips">;

/** A share for every weight of a layer at which no chip meets another, or what stands beside a neuron; else null. */
function sharesOf(base: Base, layer: number, chip: Size): number[][] | null {
  for (const air of CHIP_AIR) {
    const found = sharesWith(base, layer, chip, air);
    if (found) return found;
  }
  return null;
}

function sharesWith(base: Base, layer: number, chip: Size, air: number): number[][] | null {
  const [before, own] = [base.columns[layer], base.columns[layer + 1]] as [Column, Column];
  const lines = own.places.map((_, j) => before.places.map((_, k) => lineOf(base, layer, j, k, 1)));
  const all = lines.flatMap((row, j) => row.map((line, k) => ({ line, j, k, isLevel: line[0].y === line[1].y })));
  if (all.some(({ line }) => line[1].x - line[0].x < chip.width + 2 * air)) return null;
  const chosen = (share: number | null, figure: number): number[][] | null => {
    const taken = [...lineRooms(before, base, figure), ...lineRooms(own, base, figure)];
    const shares = own.places.map(() => before.places.map(() => 0.5));
    const order = all.toSorted((a, b) => Number(b.isLevel) - Number(a.isLevel));
    for (const { line, j, k, isLevel } of order) {
      const tried = isLevel ? [0.5, 0.42, 0.58, 1 / 3, 2 / 3] : share === null ? SHARES : [share];
      const free = tried.find((each) => {
        const { x, y } = along(line, each);
        return !taken.some((room) => overlap(centred(x, y, chip.width, chip.height), room, air));
      });
      if (free === undefined) return null;
      (shares[j] as number[])[k] = free;
      const { x, y } = along(line, free);
      taken.push(centred(x, y, chip.width, chip.height));
    }
    return shares;
  };
  const wide = FIGURE_EMS * base.lineFont;
  for (const figure of [wide, 0]) {
    for (const share of [...SHARES, null]) {
      const found = chosen(share, figure);
      if (found) return found;
    }
  }
  return null;
}

/** Of a gradient's figure, `−0.00357`. */
const FIGURE_EMS = 5.6;

/** Where a figure stands below a neuron. */
function lineRooms({ places, radius, rows }: Column, { lineFont }: Base, figure: number): Rect[] {
  if (rows === "bare") return [];
  const height = LINE * lineFont;
  return places.map(({ x, y }) => centred(x, y + 1.1 * radius + 2 + height / 2, Math.max(2 * radius, figure), height));
}

/** Where chips have no room at rest: a third of the way, where they fan out once they are in hand. */
function fallbackShares({ columns }: Base, layer: number): number[][] {
  const [before, own] = [columns[layer], columns[layer + 1]] as [Column, Column];
  return own.places.map(() => before.places.map(() => 0.4));
}
