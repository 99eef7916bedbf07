/** The shape of a network that is to be trained: how many neurons, which activations, which loss. Pure. */

import { ACTIVATIONS as EVERY_ACTIVATION, LOSSES as EVERY_LOSS, FORCED } from "../../core/network/table";
import type { NetworkSource } from "../source";

/** What any layer can have: softmax is for a loss that asks for it. */
export const ACTIVATIONS = EVERY_ACTIVATION.filter((name) => name !== "softmax");
export const LOSSES = Object.keys(EVERY_LOSS) as readonly (keyof typeof EVERY_LOSS)[];
export const SCHEMES = ["glorot", "he", "uniform"] as const;
export const MOST_UNITS = 32;
export const MOST_HIDDEN = 8;

export interface NetworkShape {
  /** Inputs, then the neurons of every layer. */
  readonly sizes: readonly number[];
  /** One a layer. */
  readonly activations: readonly string[];
  readonly loss: string;
  readonly reduction: "sum" | "mean";
  /** How first weights are drawn; null where they are written out. */
  readonly draw: { readonly seed: number; readonly initial: string } | null;
}

/** What the points of a data set ask of a network. */
export interface Demands {
  readonly columns: readonly string[];
  /** None for a regression. */
  readonly classes: readonly string[];
}

const FIRST_DRAW = { seed: 0, initial: "glorot" } as const;

/** The shape of a network document. */
export function shapeOf(source: NetworkSource): NetworkShape {
  const layers = Array.isArray(source.layers) ? (source.layers as ExplicitLayer[]) : null;
  const sizes = layers
    ? [layers[0]?.W[0]?.length ?? 0, ...layers.map(({ W }) => W.length)]
    : [...(source.sizes as readonly number[])];
  return {
    sizes,
    activations: layers ? layers.map(({ activation }) => activation) : activationsOf(source, sizes.length - 1),
    loss: String(source.loss ?? "half_sse"),
    reduction: source.reduction === "mean" ? "mean" : "sum",
    draw: layers ? null : { seed: Number(source.seed ?? 0), initial: String(source.initial ?? "glorot") },
  };
}

interface ExplicitLayer {
  readonly W: readonly (readonly number[])[];
  readonly activation: string;
}

function activationsOf(source: NetworkSource, count: number): string[] {
  const { activation = "sigmoid", output } = source;
  const names = Array.isArray(activation) ? activation.map(String) : Array(count).fill(String(activation));
  return output === undefined ? names : [...names.slice(0, -1), String(output)];
}

/** The document of a network of this shape, its first weights drawn; with the samples of `before`. */
export function sourceOf(shape: NetworkShape, before: NetworkSource): NetworkSource {
  const { samples } = before;
  return {
    kind: "network",
    sizes: shape.sizes,
    activation: shape.activations,
    ...(shape.draw ?? FIRST_DRAW),
    loss: shape.loss,
    reduction: shape.reduction,
    ...(Array.isArray(samples) && samples.length > 0 ? { samples } : {}),
  };
}

/** `source` with another loss or reduction only; written weights stay. */
export function withTerms(source: NetworkSource, terms: Pick<NetworkShape, "loss" | "reduction">): NetworkSource {
  return { ...source, ...terms };
}

/** So many neurons in layer `layer`, from 1; the last layer is the data's business. */
export function withUnits(shape: NetworkShape, layer: number, units: number): NetworkShape {
  const bounded = Math.min(Math.max(1, units), MOST_UNITS);
  return { ...shape, sizes: shape.sizes.map((size, i) => (i === layer ? bounded : size)) };
}

/** One more hidden layer, before the last, as wide as the one before it. */
export function withLayer(shape: NetworkShape): NetworkShape {
  const { sizes, activations } = shape;
  if (sizes.length - 2 >= MOST_HIDDEN) return shape;
  const units = sizes.length > 2 ? Math.min(sizes.at(-2) ?? 4, MOST_UNITS) : 4;
  const activation = hiddenActivation(shape) ?? "tanh";
  return {
    ...shape,
    sizes: [...sizes.slice(0, -1), units, ...sizes.slice(-1)],
    activations: [...activations.slice(0, -1), activation, ...activations.slice(-1)],
  };
}

/** Without the last hidden layer. */
export function withoutLayer(shape: NetworkShape): NetworkShape {
  const { sizes, activations } = shape;
  if (sizes.length <= 2) return shape;
  return {
    ...shape,
    sizes: [...sizes.slice(0, -2), ...sizes.slice(-1)],
    activations: [...activations.slice(0, -2), ...activations.slice(-1)],
  };
}

/** The activation of the hidden layers; null where there are none. */
export function hiddenActivation({ activations }: NetworkShape): string | null {
  return activations.length > 1 ? (activations[0] ?? null) : null;
}

export function outputActivation({ activations }: NetworkShape): string {
  return activations.at(-1) ?? "linear";
}

export function withHidden(shape: NetworkShape, activation: string): NetworkShape {
  const { activations } = shape;
  return { ...shape, activations: activations.map((old, i) => (i < activations.length - 1 ? activation : old)) };
}

export function withOutput(shape: NetworkShape, activation: string): NetworkShape {
  return { ...shape, activations: [...shape.activations.slice(0, -1), activation] };
}

/** Another loss, with the last activation it asks for. */
export function withLoss(shape: NetworkShape, loss: string): NetworkShape {
  const forced = FORCED[loss];
  const old = outputActivation(shape);
  const wasForced = FORCED[shape.loss] === old;
  const activation = forced ?? (wasForced ? (hiddenActivation(shape) ?? "linear") : old);
  return withOutput({ ...shape, loss }, activation);
}

/** The losses that make sense for these points. */
export function lossesFor({ classes }: Demands): string[] {
  return LOSSES.filter((loss) => classes.length > 0 || (FORCED[loss] === undefined && loss !== "hinge"));
}

/** The shape with as many inputs and outputs, and with a loss, as the points ask for. */
export function fitted(shape: NetworkShape, demands: Demands): NetworkShape {
  const { columns, classes } = demands;
  const wide = { ...shape, sizes: [columns.length, ...shape.sizes.slice(1)] };
  const isMany = classes.length > 2;
  const isSoft = wide.loss === "cross_entropy";
  // Two classes may have an output each, but those of a set of many have gone with it.
  const isPair = isSoft && classes.length === 2 && (wide.sizes.at(-1) ?? 0) <= 2;
  const fit = isPair || (isMany === isSoft && lossesFor(demands).includes(wide.loss));
  const told = fit ? wide : withLoss(wide, isMany ? "cross_entropy" : "half_sse");
  const outputs = isMany || told.loss === "cross_entropy" ? Math.max(2, classes.length) : 1;
  return { ...told, sizes: [...told.sizes.slice(0, -1), outputs] };
}

/** `source` as the points ask for it; the very same where it fits. */
export function fittedSource(source: NetworkSource, demands: Demands): NetworkSource {
  const shape = shapeOf(source);
  const fit = fitted(shape, demands);
  return JSON.stringify(fit) === JSON.stringify(shape) ? source : sourceOf(fit, source);
}
