/**
 * What is known of a network of arrays at a moment: `layersAt(frame, numbers, network, sample)`. Every array is a part
 * of the trace's; null until its step.
 */
import type { Numbers } from "../../model/types";
import type { Frame } from "../frame";
import { type ArrayLayer, type ArrayNetwork, rowOf } from "./arrays";

/** One number a neuron. `opacity` says how far it has appeared. */
export interface Known {
  readonly data: Float64Array;
  readonly opacity: number;
}

/** A column at a moment: the inputs (which have an a alone, x) or a layer. */
export interface ColumnNow {
  readonly z: Known | null;
  readonly a: Known | null;
  readonly gain: Known | null;
  readonly dz: Known | null;
  readonly da: Known | null;
}

/** What the weights of a layer are doing. */
export interface FlowNow {
  readonly kind: "value" | "gradient";
  /** 0 at the source, 1 at the layer; gradients run from 1 to 0. */
  readonly position: number;
  readonly opacity: number;
}

interface LayerNow {
  /** The gradients of the weights, of the whole batch. */
  readonly dW: Known | null;
  readonly db: Known | null;
  readonly flow: FlowNow | null;
}

export interface NetworkNow {
  /** The inputs, then every layer. */
  readonly columns: readonly ColumnNow[];
  readonly layers: readonly LayerNow[];
  /** The loss of the sample. */
  readonly loss: Known | null;
}

export function layersAt(frame: Frame, numbers: Numbers, network: ArrayNetwork, sample: number): NetworkNow {
  const row = (known: Known | null): Known | null =>
    known && { ...known, data: rowOf(known.data, sample, network.samples) };
  const value = (node: number) => row(valueAt(frame, node));
  const gradient = (node: number) => row(gradientAt(frame, node));
  const x = { z: null, a: value(network.x), gain: null, dz: null, da: gradient(network.x) };
  const columns = network.layers.map((layer) => {
    const a = value(layer.a);
    return { z: value(layer.z), a, gain: row(gainAt(numbers, layer, a)), dz: gradient(layer.z), da: gradient(layer.a) };
  });
  return {
    columns: [x, ...columns],
    layers: network.layers.map((layer) => ({
      dW: gradientAt(frame, layer.W),
      db: gradientAt(frame, layer.b),
      flow: flowAt(frame, layer),
    })),
    loss: network.losses === null ? null : value(network.losses),
  };
}

function valueAt(frame: Frame, node: number): Known | null {
  const { value, valueOpacity } = frame.nodes[node] ?? {};
  return value ? { data: value, opacity: valueOpacity ?? 0 } : null;
}

/** A sum that is not complete is not known. */
function gradientAt(frame: Frame, node: number): Known | null {
  const { gradient, gradientState, gradientOpacity } = frame.nodes[node] ?? {};
  return gradient && gradientState === "done" ? { data: gradient, opacity: gradientOpacity ?? 0 } : null;
}

/** The slope is fixed in the forward pass, together with a. */
function gainAt(numbers: Numbers, { gain }: ArrayLayer, a: Known | null): Known | null {
  const data = gain === null ? undefined : numbers.locals[gain]?.data;
  return a && data ? { data, opacity: a.opacity } : null;
}

function flowAt(frame: Frame, { fromSource }: ArrayLayer): FlowNow | null {
  const packet = frame.edges[fromSource]?.packet;
  if (!packet || packet.kind === "request") return null;
  return { kind: packet.kind, position: packet.position, opacity: packet.opacity };
}
