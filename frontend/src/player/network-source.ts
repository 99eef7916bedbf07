/** The source document of a network of arrays, from the values of its film: W1, b1, ..., and of its samples x and t. */
import type { NestedArray } from "../core/nested";
import type { Scene } from "../model/types";
import type { GivenValues } from "./computing";

interface LayeredSource {
  readonly layers?: readonly { readonly activation?: string }[];
  readonly activation?: readonly string[];
  readonly samples: readonly object[];
  readonly loss?: string;
  readonly reduction?: string;
}

/** `values` are all of them, whatever form the source has that the film was made from. */
export function networkSource({ source }: Scene, values: GivenValues): object {
  const { layers, activation = [], samples, loss, reduction } = source as unknown as LayeredSource;
  const activations = layers?.map((layer) => layer.activation) ?? activation;
  return {
    kind: "network",
    layers: activations.map((name, i) => ({ W: values[`W${i + 1}`], b: values[`b${i + 1}`], activation: name })),
    samples: samples.map((sample, i) => ({ ...sample, x: rowOf(values.x, i), target: rowOf(values.t, i) })),
    loss,
    reduction,
    detail: "tensor",
  };
}

function rowOf(array: NestedArray | undefined, i: number): NestedArray | undefined {
  return typeof array === "object" ? array[i] : undefined;
}
