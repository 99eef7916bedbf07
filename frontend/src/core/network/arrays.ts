/**
 * Read a scene of arrays as a network: `arraysOf(scene)` says which node holds the z, the a, the weights and the
 * biases of every layer. Null where the scene is no network of arrays.
 */
import type { Scene, SceneNode } from "../../model/types";
import { memo } from "../memo";

export interface ArrayLayer {
  /** From 1. */
  readonly number: number;
  readonly inputs: number;
  readonly units: number;
  /** Nodes. `source` is x or the a of the layer before. */
  readonly source: number;
  readonly W: number;
  readonly b: number;
  readonly z: number;
  readonly a: number;
  /** Edges into z. */
  readonly fromSource: number;
  readonly fromWeights: number;
  /** The edge from z to a, whose local derivative is the gain; null where a depends on the other z too (softmax). */
  readonly gain: number | null;
  readonly activation: string;
}

export interface ArrayNetwork {
  readonly samples: number;
  readonly x: number;
  readonly layers: readonly ArrayLayer[];
  /** The targets, and one loss a sample; null where the scene has none. */
  readonly target: number | null;
  readonly losses: number | null;
}

/** A weight: its layer, unit and source, from 0. */
export interface WeightAt {
  readonly layer: number;
  readonly unit: number;
  readonly source: number;
}

export const arraysOf = memo(read);

/** How many values stand in every column: the inputs, then the neurons of every layer. */
export function sizesOf({ layers }: ArrayNetwork): readonly number[] {
  return [layers[0]?.inputs ?? 0, ...layers.map(({ units }) => units)];
}

/** The row of `sample` in an array that has one row a sample. */
export function rowOf(data: Float64Array, sample: number, samples: number): Float64Array {
  const width = data.length / samples;
  return data.subarray(sample * width, (sample + 1) * width);
}

function read(scene: Scene): ArrayNetwork | null {
  const byId = new Map(scene.nodes.map((node) => [node.id, node]));
  const x = byId.get("x");
  if (x?.shape.length !== 2) return null;
  const layers: ArrayLayer[] = [];
  for (let number = 1; byId.has(`z${number}`); number++) {
    const layer = readLayer(scene, byId, number, layers.at(-1)?.a ?? x.index);
    if (!layer) return null;
    layers.push(layer);
  }
  const isMarked = scene.nodes[layers[0]?.W ?? -1]?.role === "parameter";
  if (layers.length === 0 || !isMarked) return null;
  const indexOf = (id: string) => byId.get(id)?.index ?? null;
  return { samples: x.shape[0] ?? 1, x: x.index, layers, target: indexOf("t"), losses: indexOf("C") };
}

function readLayer(
  scene: Scene,
  byId: ReadonlyMap<string, SceneNode>,
  number: number,
  source: number,
): ArrayLayer | null {
  const [W, b, z, a] = ["W", "b", "z", "a"].map((letter) => byId.get(`${letter}${number}`));
  if (!W || !b || !z || !a || W.shape.length !== 2) return null;
  const isAffine = z.inputs[0] === source && z.inputs[1] === W.index && z.inputs[2] === b.index;
  if (!isAffine || a.inputs.length !== 1 || a.inputs[0] !== z.index) return null;
  const isOwn = scene.ops[a.op]?.elementwise === true;
  const [units = 0, inputs = 0] = W.shape;
  return {
    number,
    inputs,
    units,
    source,
    W: W.index,
    b: b.index,
    z: z.index,
    a: a.index,
    fromSource: edgeInto(scene, z, 0),
    fromWeights: edgeInto(scene, z, 1),
    gain: isOwn ? edgeInto(scene, a, 0) : null,
    activation: a.op,
  };
}

function edgeInto(scene: Scene, node: SceneNode, slot: number): number {
  return scene.edges.find((edge) => edge.consumer === node.index && edge.slot === slot)?.index ?? -1;
}
