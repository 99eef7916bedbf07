/** The figures of a network, read from the trace of its graph of arrays. */

import type { Numbers, Scene, Shape } from "../../model/types";
import type { Tensor } from "../source";

/** By name: W1, b1, ... */
export type ParameterArrays = Readonly<Record<string, Tensor>>;

export interface Figures {
  /** L, over all samples. */
  readonly loss: number;
  /** C, one a sample. */
  readonly losses: readonly number[];
  /** What enters each layer: x, a1, ..., a row a sample. */
  readonly activations: readonly Tensor[];
  readonly parameters: ParameterArrays;
  /** dL by parameter; one that the output does not depend on is left out. */
  readonly gradients: ParameterArrays;
}

/** Null where `scene` is not the graph of a network's arrays. */
export function figuresOf(scene: Scene, numbers: Numbers): Figures | null {
  const at = (id: string): Float64Array | undefined => {
    const node = scene.nodes.find((each) => each.id === id);
    return node && numbers.values[node.index];
  };
  const loss = at("L")?.[0];
  const losses = at("C");
  if (loss === undefined || losses === undefined) return null;
  const parameters: Record<string, Tensor> = {};
  const gradients: Record<string, Tensor> = {};
  for (const { id, index, role, shape } of scene.nodes) {
    const value = numbers.values[index];
    if (role !== "parameter" || !value) continue;
    parameters[id] = nested(value, shape);
    const gradient = numbers.gradients[index];
    if (gradient) gradients[id] = nested(gradient, shape);
  }
  return { loss, losses: [...losses], activations: activationsOf(scene, numbers), parameters, gradients };
}

function activationsOf(scene: Scene, numbers: Numbers): Tensor[] {
  const rows = (name: string): Tensor | null => {
    const node = scene.nodes.find(({ id }) => id === name);
    const data = node && numbers.values[node.index];
    return node && data ? nested(data, node.shape) : null;
  };
  const found: Tensor[] = [];
  for (let next = rows("x"); next !== null; next = rows(`a${found.length}`)) found.push(next);
  return found;
}

/** Row-major figures of one or two axes as lists. */
function nested(data: Float64Array, shape: Shape): Tensor {
  const [rows = 0, columns] = shape;
  if (columns === undefined) return [...data];
  return Array.from({ length: rows }, (_, i) => [...data.subarray(i * columns, (i + 1) * columns)]);
}
