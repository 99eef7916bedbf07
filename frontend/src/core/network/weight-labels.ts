/**
 * What is written on the weights: at rest the weight; on those of an open neuron also the value at the source, which is
 * dz/dw, and what the two make: the product, and on the way back dC/dw, or the weight times what comes back.
 */
import type { Point } from "../../model/types";
import { widthOf } from "../text-width";
import { digitsTried, known, type Line, type Proposal, type Run, signed, sizeOf, type Wording } from "./label";
import { along, chipSize, lineOf, type NetworkLayout } from "./layout";
import { idOf } from "./neuron-labels";
import { gradientOf, isBackward, isOpen, isQuiet, type NetworkMoment, nodeFrame, valueAt } from "./picture";
import type { Network, Neuron, Weight } from "./structure";

/** One weight and where it is. */
export interface WeightPosition {
  readonly neuron: Neuron;
  readonly weight: Weight;
  /** From 0: which source it leads from. */
  readonly source: number;
  readonly line: readonly [from: Point, to: Point];
  readonly share: number;
}

/** Where all weights are; the same for as long as nothing but time changes. */
export function weightsOf(moment: Pick<NetworkMoment, "network" | "layout" | "mirror">): readonly WeightPosition[] {
  const { network, layout, mirror } = moment;
  const last = placed.get(layout);
  if (last?.network === network && last.mirror === mirror) return last.weights;
  const weights = network.layers.flatMap((layer, l) =>
    layer.flatMap((neuron, j) =>
      neuron.weights.map((weight, source) => ({
        neuron,
        weight,
        source,
        line: lineOf(layout, l, j, source, mirror),
        share: layout.shares[l]?.[j]?.[source] ?? 0.5,
      })),
    ),
  );
  placed.set(layout, { network, mirror, weights });
  return weights;
}

const placed = new WeakMap<
  NetworkLayout,
  { readonly network: Network; readonly mirror: number; readonly weights: readonly WeightPosition[] }
>();

/** In which way a weight is at stake: it leads into an open neuron, or on the way back out of one. */
export function roleOf(
  moment: NetworkMoment,
  { neuron, weight }: Pick<WeightPosition, "neuron" | "weight">,
): "into" | "back" | null {
  if (isOpen(moment, neuron)) return "into";
  const target =
    neuron.layer > 1 ? moment.network.layers[neuron.layer - 2]?.find(({ a }) => a === weight.source) : undefined;
  return target && isBackward(moment.frame) && isOpen(moment, target) ? "back" : null;
}

const OFF = [0, 0.07, -0.07, 0.14, -0.14, 0.21, -0.21, 0.28, -0.28, 0.35, -0.35] as const;

/** A card on the weight, or the shortest that finds a place; null where not even the product fits between the columns. */
export function openWeight(moment: NetworkMoment, at: WeightPosition, role: "into" | "back"): Proposal | null {
  const { layout, hand } = moment;
  const { line, share, neuron, weight } = at;
  const gap = Math.abs(line[1].x - line[0].x) - 0.6 * layout.floor;
  const hasChips = layout.hasChips[neuron.layer - 1];
  const own = hasChips ? share : line[0].y === line[1].y ? 0.5 : role === "into" ? 0.4 : 0.62;
  const places = OFF.map((by) => along(line, Math.min(0.88, Math.max(0.12, own + by))));
  const card = (wording: Wording): Proposal | null => {
    const size = sizeOf(wording);
    if (size.width > gap) return null;
    const mayCover = !hand.neurons.has(neuron);
    return { ...wording, size, places, mayCover, isOpen: true, node: weight.weight, edge: weight.fromWeight };
  };
  for (const words of wordsOf(moment, at, role)) {
    const first = card(words);
    if (first) return { ...first, otherwise: shorter(moment, at, role, card) };
  }
  return null;
}

/** The shortest card, and the weight alone: made only where somebody asks for them. */
function shorter(
  moment: NetworkMoment,
  at: WeightPosition,
  role: "into" | "back",
  card: (wording: Wording) => Proposal | null,
): Iterable<Proposal> {
  return {
    *[Symbol.iterator]() {
      const words = [...wordsOf(moment, at, role)].at(-1);
      for (const each of [words ? card(words) : null, restWeight(moment, at)]) if (each) yield each;
    },
  };
}

/** What a card says, the longest first. */
function* wordsOf(
  moment: NetworkMoment,
  { weight, neuron }: WeightPosition,
  role: "into" | "back",
): Generator<Wording> {
  const { layout, numbers } = moment;
  const font = layout.hasChips[neuron.layer - 1] ? layout.lineFont : layout.floor;
  const back = isBackward(moment.frame);
  const id = idOf(moment, weight.weight);
  const own = known(`value:${id}`, valueAt(moment, weight.weight), layout.digits, { isBold: true });
  const source = nodeFrame(moment, weight.source);
  const badge = (digits: number): Run =>
    known(`dzdw:${id}`, source?.value ? (numbers.locals[weight.fromWeight]?.data[0] ?? null) : null, digits, {
      isBadge: true,
      appears: { of: "value", index: weight.source },
    });
  const result = (digits: number): Run[] => {
    if (role === "back") return [{ text: "◆ ", ink: "backward" }, sentBack(moment, weight, digits)];
    if (back) return [{ text: "◆ ", ink: "backward" }, met(moment, weight, digits)];
    const look = { isBold: true, appears: { of: "value", index: weight.product } } as const;
    return [
      { text: "= ", ink: "quiet" },
      signed(`value:${idOf(moment, weight.product)}`, valueAt(moment, weight.product), digits, look),
    ];
  };
  const key = `weight:${weight.weight}:${neuron.layer}`;
  const card = (first: readonly Run[], second: readonly Run[]): Wording => {
    const lines: Line[] = [
      { runs: first, font },
      { runs: second, font },
    ];
    return { key, lines, plate: "card" };
  };
  for (const digits of digitsTried(layout)) {
    if (role === "into") yield card([own, { text: " × ", ink: "quiet" }, badge(digits)], result(digits));
    yield card([own], result(digits));
    yield card([own], result(digits).slice(1));
  }
}

/** dC/dw, where the value of the source and dC/dz have met. */
function met(moment: NetworkMoment, { weight }: Weight, digits: number): Run {
  const look = { isBold: true, appears: { of: "gradient", index: weight } } as const;
  return signed(`gradient:${idOf(moment, weight)}`, gradientOf(moment, weight), digits, look);
}

/** w times dC/dz', which comes back to the source. */
function sentBack({ frame, numbers, scene }: NetworkMoment, { fromSource }: Weight, digits: number): Run {
  const opacity = frame.edges[fromSource]?.amountOpacity ?? 0;
  const reach = frame.edges[fromSource]?.gradientReach ?? 0;
  const isThere = opacity > 0 || (frame.order !== undefined && reach === 1);
  const amount = isThere ? (numbers.amounts[fromSource]?.[0] ?? null) : null;
  const look = { isBold: true, appears: { of: "amount", index: fromSource } } as const;
  return signed(`amount:${scene.edges[fromSource]?.id ?? ""}`, amount, digits, look);
}

/** The weight alone, where there is room for all of its layer. */
export function restWeight(moment: NetworkMoment, { weight, neuron, line, share }: WeightPosition): Proposal | null {
  const { layout, network } = moment;
  if (!layout.hasChips[neuron.layer - 1]) return null;
  const font = layout.lineFont;
  const own = known(`value:${idOf(moment, weight.weight)}`, valueAt(moment, weight.weight), layout.digits, {
    isBold: true,
  });
  const label: Wording = {
    key: `weight:${weight.weight}:${neuron.layer}`,
    lines: [{ runs: [own], font }],
    plate: "chip",
    node: weight.weight,
    edge: weight.fromWeight,
    isQuiet:
      isQuiet(moment, neuron) ||
      moment.hand.neurons.size > 0 ||
      (moment.hand.isLoss && neuron.layer !== network.layers.length),
  };
  return { ...label, size: chipSize(widthOf(own.text, true), font), places: [along(line, share)], mayCover: true };
}

/** The widest weight of a network, in ems. */
export function widestWeight(values: readonly number[], digits: number): number {
  return Math.max(1, ...values.map((x) => widthOf(known("", x, digits).text, true)));
}
