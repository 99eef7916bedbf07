/** What is written in and round a neuron: its value at rest; in hand its sum, its slope, the flag with dC/dz, its bias. */

import type { Point } from "../../model/types";
import type { Size } from "../camera";
import { clamp } from "../easing";
import { widthOf } from "../text-width";
import {
  digitsTried,
  fitted,
  inkOf,
  known,
  LEAST_DIGITS,
  type Line,
  type Proposal,
  type Run,
  signed,
  sizeOf,
  termText,
  type Wording,
} from "./label";
import { gainRoom, type Triangle } from "./layout";
import { entering, leaving } from "./morph";
import {
  columnOf,
  derivative,
  gradientOf,
  isBackward,
  isOpen,
  isQuiet,
  type NetworkMoment,
  nodeFrame,
  ownName,
  placeOf,
  primeOf,
  roomBeside,
  valueAt,
} from "./picture";
import { centred, distance, type Rect } from "./rect";
import type { Neuron } from "./structure";

/** Inside the shape: the value, in the amplifier the gain. */
export function insideLabels(moment: NetworkMoment, neuron: Neuron): Proposal[] {
  const { layout, mirror, network } = moment;
  const morph = neuron.layer === network.layers.length ? 0 : mirror;
  const column = columnOf(moment, neuron);
  const at = placeOf(moment, neuron);
  const proposals: Proposal[] = [];
  const open = isOpen(moment, neuron);
  if (morph < 0.5 && (column.hasValues || open)) {
    const radius = radiusOf(moment, neuron);
    const hasCurve = hasCurveIn(moment, neuron);
    const font = hasCurve ? Math.max(layout.floor, 0.36 * radius) : column.valueFont;
    const look = { isBold: true, appears: { of: "value", index: neuron.a } } as const;
    const key = `value:${idOf(moment, neuron.a)}`;
    const run = fitted(
      (digits) => known(key, valueAt(moment, neuron.a), digits, look),
      ((hasCurve ? 1.5 : 1.84) * radius) / font,
      layout.digits,
    );
    if (run) {
      const y = at.y + (hasCurve ? 0.42 * radius : 0);
      proposals.push(
        fixed(
          moment,
          neuron,
          { key: `in:${neuron.a}`, lines: [{ runs: [run], font }], opacity: leaving(morph) },
          at.x,
          y,
        ),
      );
    }
  }
  if (morph >= 0.5 && neuron.gain !== null) {
    const inside = gainInside(moment, neuron) ?? lockInside(moment, neuron);
    if (inside) proposals.push(fixed(moment, neuron, { ...inside, opacity: entering(morph) }, inside.x, at.y));
  }
  return proposals;
}

function fixed(
  moment: NetworkMoment,
  neuron: Neuron,
  wording: Pick<Wording, "key" | "lines" | "opacity" | "hasLock">,
  x: number,
  y: number,
): Proposal {
  const { key, lines, opacity = 1, hasLock = false } = wording;
  const label = { key, lines, plate: "none", opacity, hasLock, isQuiet: isQuiet(moment, neuron) } as const;
  return { ...label, size: sizeOf(label), places: [{ x, y }], isFixed: true };
}

function gainInside(
  moment: NetworkMoment,
  neuron: Neuron,
): (Pick<Wording, "key" | "lines"> & { readonly x: number }) | null {
  if (!areGainsInside(moment)) return null;
  const { layout } = moment;
  const font = layout.lineFont;
  const { radius } = columnOf(moment, neuron);
  const run = gainRun(moment, neuron, gainRoom(radius, triangleOf(moment, neuron), font) / font);
  if (!run) return null;
  const width = widthOf(run.text, true) * font;
  return {
    key: `gain:${neuron.a}`,
    lines: [{ runs: [run], font }],
    x: placeOf(moment, neuron).x + radius - width / 2 - 0.4 * font,
  };
}

/** An amplifier too small for its gain, which stands above it, is large enough for the lock that the gain is under. */
function lockInside(
  moment: NetworkMoment,
  neuron: Neuron,
): (Pick<Wording, "key" | "lines" | "hasLock"> & { readonly x: number }) | null {
  if (areGainsInside(moment) || !hasRoomForLock(moment, neuron)) return null;
  const { radius } = columnOf(moment, neuron);
  const { tip } = triangleOf(moment, neuron);
  return {
    key: `locked:${neuron.a}`,
    lines: [{ runs: [], font: moment.layout.floor }],
    hasLock: true,
    x: placeOf(moment, neuron).x + radius - 0.36 * (tip + radius),
  };
}

function hasRoomForLock(moment: NetworkMoment, neuron: Neuron): boolean {
  const { tip, half } = triangleOf(moment, neuron);
  const { floor } = moment.layout;
  return half > 1.3 * floor && tip + columnOf(moment, neuron).radius > 2.6 * floor;
}

/** Are all amplifiers large enough for their gains? Else all of them stand above. */
function areGainsInside(moment: NetworkMoment): boolean {
  const { layout, network, numbers } = moment;
  const hidden = network.layers.slice(0, -1).flat();
  return hidden.every((neuron) => {
    if (neuron.gain === null) return true;
    const room = gainRoom(columnOf(moment, neuron).radius, triangleOf(moment, neuron), layout.lineFont);
    const slope = numbers.locals[neuron.gain]?.data[0] ?? 0;
    return widthOf(`×${known("", slope, LEAST_DIGITS).text}`, true) * layout.lineFont <= room;
  });
}

/** The gain with the sign of an amplifier, and as many digits as fit. */
function gainRun(moment: NetworkMoment, neuron: Neuron, ems: number): Run | null {
  const { numbers, layout } = moment;
  const own = nodeFrame(moment, neuron.a);
  const slope = own?.value ? (numbers.locals[neuron.gain ?? -1]?.data[0] ?? null) : null;
  const key = `local:${idOf(moment, neuron.a)}.0`;
  return fitted(
    (digits) => {
      const figure = known(key, slope, digits, { isBold: true, appears: { of: "value", index: neuron.a } });
      return { ...figure, text: `×${figure.text}` };
    },
    ems,
    layout.digits,
    LEAST_DIGITS,
  );
}

export function triangleOf({ layout }: NetworkMoment, { layer }: Neuron): Triangle {
  return layout.triangles[layer - 1] as Triangle;
}

/** A neuron in hand is at least as large as its value needs. */
export function radiusOf(moment: NetworkMoment, neuron: Neuron): number {
  const { radius, hasValues } = columnOf(moment, neuron);
  return isOpen(moment, neuron) && !hasValues ? Math.max(radius, 1.9 * moment.layout.floor) : radius;
}

/** Is there room for the curve over the value? */
export function hasCurveIn(moment: NetworkMoment, neuron: Neuron): boolean {
  const isAmplifier = moment.mirror >= 0.5 && neuron.layer < moment.network.layers.length;
  return (
    (isOpen(moment, neuron) || moment.hand.marked.has(neuron)) &&
    !isAmplifier &&
    neuron.gain !== null &&
    radiusOf(moment, neuron) >= 2.1 * moment.layout.floor
  );
}

/** Beside an open neuron, the most important first. */
export function openLabels(moment: NetworkMoment, neuron: Neuron): Proposal[] {
  const isReversed = moment.mirror > 0.5;
  const stack = new Stack(moment, neuron);
  // What an amplifier multiplies with is the last thing that yields.
  if (isReversed && !areGainsInside(moment)) stack.above(...gainAbove(moment, neuron));
  if (isBackward(moment.frame)) {
    stack.below(...flagOf(moment, neuron, true));
    if (moment.frame.order) stack.below(...tallyOf(moment, neuron));
    stack.below(...collected(moment, neuron));
  } else stack.below(...sumOf(moment, neuron));
  stack.below(biasOf(moment, neuron));
  if (isReversed) stack.above(...(areGainsInside(moment) ? lockedBy(moment, neuron) : []));
  else if (!isBackward(moment.frame)) stack.above(...slopeOf(moment, neuron));
  return stack.proposals;
}

/** Beside a neuron at rest. */
export function restLabels(moment: NetworkMoment, neuron: Neuron): Proposal[] {
  const { mirror, frame, network } = moment;
  const { rows } = columnOf(moment, neuron);
  const stack = new Stack(moment, neuron);
  const backward = isBackward(frame) || mirror > 0.5;
  const isKnown = gradientOf(moment, neuron.z) !== null;
  if (backward && isKnown && rows !== "bare") {
    const isFlag = mirror < 0.5 && rows === "flags";
    stack.below(...(isFlag ? flagOf(moment, neuron, false) : numberOf(moment, neuron)));
  }
  if (frame.order) stack.below(...tallyOf(moment, neuron));
  const isHidden = neuron.layer < network.layers.length;
  const hasAbove = rows === "flags" || rows === "lines";
  if (mirror > 0.5 && isHidden && hasAbove) stack.somewhere(...lockedBy(moment, neuron));
  if (!backward && moment.hand.marked.has(neuron)) stack.somewhere(...slopeOf(moment, neuron));
  return stack.proposals;
}

/** Lines one below the other under a neuron, and one above the other over it. */
class Stack {
  readonly proposals: Proposal[] = [];
  private under: number;
  private over: number;
  private readonly reach: number;
  private readonly open: boolean;
  /** What stands right below it: the sum, or the flag. */
  private first: Rect | null = null;

  constructor(
    private readonly moment: NetworkMoment,
    private readonly neuron: Neuron,
  ) {
    const isAmplifier = moment.mirror > 0.5 && neuron.layer < moment.network.layers.length && neuron.gain !== null;
    const radius = radiusOf(moment, neuron);
    this.open = isOpen(moment, neuron);
    const ring = moment.hand.neurons.has(neuron) ? 0.35 * moment.layout.floor : 0;
    this.reach = (isAmplifier ? Math.max(radius, triangleOf(moment, neuron).half) : radius) + ring + 2;
    this.under = this.reach;
    this.over = this.reach;
  }

  below(...wordings: readonly (Wording | null)[]): void {
    this.under = this.add(wordings, this.under, 1);
  }

  above(...wordings: readonly (Wording | null)[]): void {
    this.over = this.add(wordings, this.over, -1);
  }

  /** Over it, and where there is no room under everything else. */
  somewhere(...wordings: readonly (Wording | null)[]): void {
    const before = this.proposals.length;
    this.above(...wordings);
    const [own] = this.proposals.splice(before);
    const under = wordings.flatMap((each) => (each && this.proposal(each, this.under, 1)) ?? []);
    const all = [...(own ? [own, ...(own.otherwise ?? [])] : []), ...under];
    const [first, ...others] = all;
    if (first) this.proposals.push({ ...first, otherwise: others });
  }

  /** The wordings that fit between the edges, the best first; in hand those that fit between the columns. */
  private add(wordings: readonly (Wording | null)[], from: number, side: 1 | -1): number {
    const [first, ...others] = wordings.flatMap((each) => (each && this.proposal(each, from, side)) ?? []);
    if (!first) return from;
    this.proposals.push({ ...first, otherwise: others });
    const at = first.places[0] as Point;
    if (side === 1) this.first ??= centred(at.x, at.y, first.size.width, first.size.height);
    return from + first.size.height + GAP;
  }

  private proposal(wording: Wording, from: number, side: 1 | -1): Proposal | null {
    const { moment, neuron, open } = this;
    const at = placeOf(moment, neuron);
    const { width, height } = sizeOf(wording);
    const { left, right } = roomBeside(moment, neuron, side * (from + 0.1 * height));
    const far = roomBeside(moment, neuron, side * 1e4);
    const isTight = width <= left + right;
    if (!isTight && !(open && width <= WIDEST * (far.left + far.right))) return null;
    const label = !isTight && wording.plate === "none" ? { ...wording, plate: "card" as const } : wording;
    const size = sizeOf(label);
    const middle = from + size.height / 2;
    const [low, high] = [at.x - left + size.width / 2, at.x + right - size.width / 2];
    const x = within(isTight ? clamp(at.x, low, high) : at.x, size.width, moment.layout.size.width);
    const near = { x, y: at.y + side * middle };
    const beside = isTight ? [low, (low + x) / 2, (high + x) / 2, high].map((each) => ({ ...near, x: each })) : [];
    const others = [-middle, -middle - size.height, middle + size.height].map((dy) => ({
      x: near.x,
      y: at.y + side * dy,
    }));
    const isBias = wording.plate === "bias";
    const aside = isBias ? this.aside(size) : [];
    const own = [near, ...beside, ...aside, ...others].filter(
      (each) => (each === near && !isBias) || this.isNearest(each, size),
    );
    if (open && own.length === 0) return null;
    return {
      ...label,
      size,
      places: open ? own : [near, ...beside],
      isOpen: open,
      isQuiet: isQuiet(moment, neuron),
      // A line that has no room yields, the flag does not: but not even it hides a neuron's value.
      mayCover: open && (wording.plate === "flag" || wording.key.startsWith("gain:")),
    };
  }

  /** Where a bias stands that has no room below all else: on the line of the sum, or of the flag. */
  private aside({ width, height }: Size): readonly Point[] {
    const { first } = this;
    const at = placeOf(this.moment, this.neuron);
    const line = first ?? centred(at.x, at.y + this.reach + height / 2, 0, height);
    const y = line.y + line.height / 2;
    return [line.x - GAP - width / 2, line.x + line.width + GAP + width / 2].map((x) => ({ x, y }));
  }

  /** Is it clear whose it is: is no other neuron nearer? */
  private isNearest({ x, y }: Point, { width, height }: Size): boolean {
    const { moment, neuron } = this;
    const room = centred(x, y, width, height);
    const away = (each: Neuron) => distance(room, shapeOf(moment, each));
    const own = Math.min(away(neuron), this.first ? distance(room, this.first) : Number.POSITIVE_INFINITY);
    return moment.network.layers.flat().every((each) => each === neuron || away(each) > own);
  }
}

/** What is in hand may take so much of the way to the columns beside it, where edges lie below it. */
const WIDEST = 0.62;
/** Between two lines. */
const GAP = 3;

function shapeOf(moment: NetworkMoment, neuron: Neuron): Rect {
  const { x, y } = placeOf(moment, neuron);
  const radius = radiusOf(moment, neuron);
  return centred(x, y, 2 * radius, 2 * radius);
}

function within(x: number, width: number, most: number): number {
  return Math.min(Math.max(x, width / 2 + 2), most - width / 2 - 2);
}

/** `z = 1.964 − 0.1192 + 0`, as far as it has grown; then with what it comes to. */
function sumOf(moment: NetworkMoment, neuron: Neuron): Wording[] {
  const { layout, frame } = moment;
  const arrived = neuron.terms.filter(({ node, edge }, i) => {
    const isAdded = i === 0 || (frame.nodes[neuron.terms[i]?.total ?? -1]?.value ?? null) !== null;
    return (frame.nodes[node]?.value ?? null) !== null && (isAdded || (frame.edges[edge]?.isActive ?? false));
  });
  const key = `sum:${neuron.z}`;
  const font = layout.lineFont;
  const result = known(`value:${idOf(moment, neuron.z)}`, valueAt(moment, neuron.z), layout.digits, {
    isBold: true,
    appears: { of: "value", index: neuron.z },
  });
  const wordings: Wording[] = [];
  for (const digits of digitsTried(layout)) {
    for (const from of [0, 1, 2, 3, 4, 5, 6].filter((each) => each === 0 || each < arrived.length - 1)) {
      const terms = arrived.slice(from).map(({ node }, i): Run => {
        const x = valueAt(moment, node) ?? 0;
        return { text: termText(x, digits, i + from === 0), ink: inkOf(x) };
      });
      const start: Run = { text: from > 0 ? "z = …" : terms.length > 0 ? "z = " : "z = ", ink: "quiet" };
      if (terms.length > 0) wordings.push(line(key, [start, ...terms, { text: " = " }, result], font));
      if (terms.length > 0 && result.number === null) wordings.push(line(key, [start, ...terms], font));
    }
  }
  const values = arrived.map(({ node }) => valueAt(moment, node) ?? Number.NaN).join(" ");
  wordings.push(line(key, [{ text: "z = ", ink: "quiet" }, result], font));
  return wordings.map((each) => ({ ...each, data: { sum: neuron.z, terms: values }, node: neuron.z }));
}

function line(key: string, runs: readonly Run[], font: number): Wording {
  return { key, lines: [{ runs, font }], plate: "none" };
}

/** The slope is fixed in the forward pass, together with a: from then on it is under lock. */
function slopeOf(moment: NetworkMoment, neuron: Neuron): Wording[] {
  const { layout, numbers } = moment;
  const own = nodeFrame(moment, neuron.a);
  if (neuron.gain === null || !own?.value) return [];
  const slope = numbers.locals[neuron.gain]?.data[0] ?? null;
  return digitsTried(layout).map((digits) => ({
    ...line(
      `slope:${neuron.a}`,
      [
        { text: `${primeOf(neuron)}(z) = `, ink: "quiet" },
        known(`put-away:${idOf(moment, neuron.a)}.0`, slope, digits, { isBold: true }),
      ],
      layout.lineFont,
    ),
    hasLock: true,
    appears: { of: "value" as const, index: neuron.a },
  }));
}

/** Over an amplifier: the z that has fixed its gain; the gain itself where the amplifiers are too small for it. */
function lockedBy(moment: NetworkMoment, neuron: Neuron): Wording[] {
  const { layout, mirror } = moment;
  if (!areGainsInside(moment)) return gainAbove(moment, neuron);
  if (neuron.gain === null || neuron.layer === moment.network.layers.length) return [];
  return digitsTried(layout).map((digits) => ({
    ...line(
      `lock:${neuron.z}`,
      [
        { text: "z = ", ink: "quiet" },
        known(`locked-by:${idOf(moment, neuron.z)}`, valueAt(moment, neuron.z), digits, { ink: "quiet" }),
      ],
      layout.floor,
    ),
    hasLock: true,
    node: neuron.z,
    opacity: entering(mirror),
  }));
}

/** The gain itself, where the amplifier is too small for it. */
function gainAbove(moment: NetworkMoment, neuron: Neuron): Wording[] {
  const { layout, mirror } = moment;
  if (neuron.layer === moment.network.layers.length) return [];
  const wordings = digitsTried(layout).flatMap((digits) => {
    const run = gainRun({ ...moment, layout: { ...layout, digits } }, neuron, Number.POSITIVE_INFINITY);
    const wording = run && line(`gain:${neuron.a}`, [run], layout.floor);
    return wording ? [{ ...wording, node: neuron.z, opacity: entering(mirror) }] : [];
  });
  if (hasRoomForLock(moment, neuron)) return wordings;
  // The lock yields before the gain.
  return [...wordings.map((each) => ({ ...each, hasLock: true })), ...wordings];
}

function flagOf(moment: NetworkMoment, neuron: Neuron, isOpenFlag: boolean): Wording[] {
  const { layout } = moment;
  const own = nodeFrame(moment, neuron.z);
  if (own?.gradientState === "none") return [];
  const caption: Line = { runs: derivative(moment, ownName(moment, neuron.z)), font: layout.floor };
  const lines = digitsTried(layout).map((digits): Line[] => {
    const look = { isBold: true, appears: { of: "gradient", index: neuron.z } } as const;
    return [
      caption,
      {
        runs: [signed(`gradient:${idOf(moment, neuron.z)}`, gradientOf(moment, neuron.z), digits, look)],
        font: layout.lineFont,
      },
    ];
  });
  const words = lines.map((each): Wording => ({ key: `flag:${neuron.z}`, lines: each, plate: "flag", node: neuron.z }));
  if (isOpenFlag) return words;
  const numbers = numberOf(moment, neuron);
  return words.flatMap((flag, i) => [flag, ...numbers.slice(i, i + 1)]);
}

/** dC/dz alone. */
function numberOf(moment: NetworkMoment, neuron: Neuron): Wording[] {
  const { layout } = moment;
  const look = { isBold: true, appears: { of: "gradient", index: neuron.z } } as const;
  return digitsTried(layout).map((digits) => ({
    ...line(
      `number:${neuron.z}`,
      [signed(`gradient:${idOf(moment, neuron.z)}`, gradientOf(moment, neuron.z), digits, look)],
      layout.lineFont,
    ),
    node: neuron.z,
  }));
}

/** `0.1179 × (−0.2708 − 0.1175)`: the gain, and what has come back; at the output dC/dy. */
function collected(moment: NetworkMoment, neuron: Neuron): Wording[] {
  const { layout, numbers, frame, network, words } = moment;
  const slope = neuron.gain === null ? null : (numbers.locals[neuron.gain]?.data[0] ?? null);
  const a = nodeFrame(moment, neuron.a);
  const isBase = neuron.layer === network.layers.length;
  const key = `collected:${neuron.a}`;
  const base: Run = { text: words.baseCase, ink: "quiet" };
  if (slope === null || a?.gradientState === "none") {
    const data = { collected: neuron.a, terms: "" };
    return isBase ? [{ ...line(key, [base], layout.floor), data, node: neuron.z }] : [];
  }
  const ledger = frame.ledgers.find(({ node }) => node === neuron.a);
  // In the order of the neurons they come from, as in the formula, whichever arrives first.
  const consumerOf = (edge: number) => moment.scene.edges[edge]?.consumer ?? 0;
  const entries = [...(ledger?.entries ?? [])].sort((a, b) => consumerOf(a.edge) - consumerOf(b.edge));
  const arriving = entries.map(({ amount }) => (amount ? (amount[0] ?? Number.NaN) : null));
  const whole = gradientOf(moment, neuron.a);
  const values = ledger ? arriving : [whole];
  const wordings: Wording[] = [];
  for (const digits of digitsTried(layout)) {
    const gain: Run = { ...known(`factor:${idOf(moment, neuron.a)}.0`, slope, digits), isBold: true };
    const terms = values.flatMap((x, i): Run[] => {
      if (x !== null) return [{ text: termText(x, digits, i === 0), ink: inkOf(x) }];
      // One `?` for all that are waited for side by side.
      return values[i - 1] === null ? [] : [{ text: i === 0 ? "?" : " + ?", ink: "quiet" }];
    });
    const sum = whole === null ? null : signed(`gradient:${idOf(moment, neuron.a)}`, whole, digits);
    const product = [gain, { text: " × (" }, ...terms, { text: ")" }];
    if (isBase) wordings.push(line(key, [base, { text: "  " }, ...product], layout.lineFont));
    wordings.push(line(key, product, layout.lineFont));
    if (sum && values.length > 1)
      wordings.push(line(key, [gain, { text: " × (" }, sum, { text: ")" }], layout.lineFont));
  }
  const data = { collected: neuron.a, terms: values.map((x) => x ?? "?").join(" ") };
  return wordings.map((each) => ({ ...each, hasLock: true, data, node: neuron.z }));
}

function biasOf(moment: NetworkMoment, neuron: Neuron): Wording {
  const { layout, frame } = moment;
  const id = idOf(moment, neuron.bias);
  const runs: Run[] = [
    { text: "b = ", ink: "quiet" },
    known(`value:${id}`, valueAt(moment, neuron.bias), layout.digits),
  ];
  if (isBackward(frame)) {
    const look = { isBold: true, appears: { of: "gradient", index: neuron.bias } } as const;
    runs.push(
      { text: "  ◆ ", ink: "backward" },
      signed(`gradient:${id}`, gradientOf(moment, neuron.bias), layout.digits, look),
    );
  }
  return { key: `bias:${neuron.bias}`, lines: [{ runs, font: layout.floor }], plate: "bias", node: neuron.bias };
}

/** How often dC/dz has been evaluated, and that it is asked for again. */
function tallyOf(moment: NetworkMoment, neuron: Neuron): Wording[] {
  const { frame, words, layout } = moment;
  const event = frame.order?.event;
  const isAgain = event?.kind === "ask" && event.neuron === neuron && event.times > 1;
  const times = frame.order?.tally.get(neuron.z) ?? 0;
  if (!isAgain && times === 0) return [];
  const texts = isAgain
    ? [words.order.again(event.times), `${event.times}×?`]
    : [words.order.tally(times), `${times}×`];
  const ink = isAgain ? "backward" : "quiet";
  const data = { tally: neuron.z, times };
  return texts.map((text) => ({ ...line(`tally:${neuron.z}`, [{ text, ink }], layout.floor), data }));
}

export function idOf({ scene }: NetworkMoment, node: number): string {
  return scene.nodes[node]?.id ?? "";
}
