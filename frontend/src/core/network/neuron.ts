/**
 * One neuron by itself: `neuronPart(scene, "2.1")` is the part of the film that is neuron 1 of layer 2, its products,
 * sums, bias and activation, with what comes in and what goes out at its border, and places for all of them. The steps
 * and the numbers stay those of the whole film.
 */
import type { EdgePlace, Layout, NodePlace, Scene, SceneEdge, SceneNode } from "../../model/types";
import { arrange } from "../arrange";
import type { Group } from "../groups";
import { memo } from "../memo";
import { endOf } from "./structure";

export interface NeuronName {
  /** From 1. */
  readonly layer: number;
  readonly number: number;
  /** Of films of several samples: `@2`. */
  readonly end: string;
}

export interface NeuronPart {
  readonly name: NeuronName;
  /** The neuron's own nodes. */
  readonly inside: ReadonlySet<number>;
  /** What comes in and what takes a further. */
  readonly beyond: ReadonlySet<number>;
  /** By node and edge of the whole film; what is elsewhere has no place. */
  readonly layout: Layout;
  /** All steps, cut where the film comes to the neuron and where it leaves it. */
  readonly groups: readonly Group[];
  /** By step: does something happen here? */
  readonly isHere: readonly boolean[];
}

/** Closer than the graph of a whole film: there is little to see, and it should be seen at once. */
const GAP = 8;
/** A neuron of more inputs would be a graph that nobody reads. */
const MOST_INPUTS = 12;

/** `2.1`, or `2.1@3` of the third sample; null where it names no neuron. */
export function readNeuronName(text: string): NeuronName | null {
  const [, layer, number, end = ""] = /^([1-9]\d{0,3})\.([1-9]\d{0,3})(@[1-9]\d*)?$/.exec(text) ?? [];
  return layer && number ? { layer: Number(layer), number: Number(number), end } : null;
}

export function neuronText({ layer, number, end }: NeuronName): string {
  return `${layer}.${number}${end}`;
}

/** The neuron a node belongs to; null for inputs and the loss. */
export function neuronOf(scene: Scene, node: number): NeuronName | null {
  const found = scene.nodes[node];
  const [, layer, number] = /^layer (\d+)\/neuron (\d+)$/.exec(found?.group ?? "") ?? [];
  if (!found || !layer || !number) return null;
  // Parameters belong to all samples: the first will do.
  const end = endOf(found) || endOf(scene.nodes.find((each) => endOf(each) !== "") ?? found);
  return { layer: Number(layer), number: Number(number), end };
}

const partsOf = memo((scene: Scene) =>
  memo((text: string) => {
    const name = readNeuronName(text);
    return name && makePart(scene, name);
  }),
);

/** Null where the scene has no such neuron, or it has too many inputs to be looked at. */
export function neuronPart(scene: Scene, text: string): NeuronPart | null {
  return partsOf(scene)(text);
}

function makePart(scene: Scene, name: NeuronName): NeuronPart | null {
  const group = `layer ${name.layer}/neuron ${name.number}`;
  const isOwn = (node: SceneNode) => node.group === group && (node.isLeaf || endOf(node) === name.end);
  const inside = new Set(scene.nodes.filter(isOwn).map((node) => node.index));
  const own = scene.nodes.filter((node) => inside.has(node.index) && !node.isLeaf);
  if (own.length === 0 || own.filter((node) => node.op === "multiply").length > MOST_INPUTS) return null;
  const users = own.flatMap((node) => node.consumers.flatMap((edge) => scene.edges[edge]?.consumer ?? []));
  const after = [...new Set(users)].filter((user) => !inside.has(user));
  const order = inOrder(own, after);
  const isHere = scene.steps.map(({ node }) => inside.has(node) || after.includes(node));
  return {
    name,
    inside,
    beyond: new Set(order.filter((node) => !inside.has(node))),
    layout: scattered(scene, order, inside),
    groups: groupsFrom(isHere, scene.forwardSteps),
    isHere,
  };
}

/** Every node after its operands, which stand together in the order of their slots. */
function inOrder(own: readonly SceneNode[], after: readonly number[]): number[] {
  const order = new Set<number>();
  for (const node of own) {
    for (const operand of node.inputs) order.add(operand);
    order.add(node.index);
  }
  for (const node of after) order.add(node);
  return [...order];
}

/** The layout of the part as a graph of its own, by the indices of the whole. */
function scattered(scene: Scene, order: readonly number[], inside: ReadonlySet<number>): Layout {
  const at = new Map(order.map((node, i) => [node, i]));
  const isPart = ({ source, consumer }: SceneEdge) =>
    at.has(source) && at.has(consumer) && (inside.has(source) || inside.has(consumer));
  const edges = scene.edges.filter(isPart);
  const parts = edges.map((edge, index): SceneEdge => {
    const slot = edges.filter((each) => each.consumer === edge.consumer && each.slot < edge.slot).length;
    return { ...edge, index, slot, source: at.get(edge.source) ?? 0, consumer: at.get(edge.consumer) ?? 0 };
  });
  const nodes = order.flatMap((node, index): SceneNode | [] => {
    const found = scene.nodes[node];
    const inputs = parts.filter((edge) => edge.consumer === index).map((edge) => edge.source);
    const consumers = parts.filter((edge) => edge.source === index).map((edge) => edge.index);
    return found ? { ...found, index, inputs, consumers, isLeaf: inputs.length === 0 } : [];
  });
  const layout = arrange({ nodes, edges: parts }, GAP);
  const nodePlaces: NodePlace[] = [];
  const edgePlaces: EdgePlace[] = [];
  order.forEach((node, i) => {
    const place = layout.nodes[i];
    if (place) nodePlaces[node] = place;
  });
  edges.forEach((edge, i) => {
    const place = layout.edges[i];
    if (place) edgePlaces[edge.index] = place;
  });
  return { ...layout, nodes: nodePlaces, edges: edgePlaces };
}

function groupsFrom(isHere: readonly boolean[], forwardSteps: number): Group[] {
  const groups: Group[] = [];
  isHere.forEach((here, step) => {
    const name = here ? "here" : "";
    const last = groups.at(-1);
    if (last?.name === name && step !== forwardSteps) groups[groups.length - 1] = { ...last, end: step + 1 };
    else groups.push({ name, first: step, end: step + 1 });
  });
  return groups;
}
