/**
 * What of a network a unit is about: `partOf(scene, span)` finds a neuron on its way forward or back, a whole layer, the
 * softmax of a layer, the loss, or the start of the way back. Null where the scene has no neurons, or where a single
 * step is looked at that is no whole unit.
 */
import type { Pass, Scene } from "../../model/types";
import { groupsOf, layersOf, SOFTMAX } from "../groups";
import type { Span } from "../units";
import { arraysOf } from "./arrays";
import { endOf, type Network, type Neuron, networkOf } from "./structure";

export interface StepPart {
  readonly kind: "neuron" | "layer" | "softmax" | "loss" | "start";
  readonly pass: Pass;
  /** The last layer is an output. From 1; 0 where it is no part of a layer. */
  readonly layer: number;
  readonly layers: number;
  /** What is written of it in single numbers; null in a film of arrays. */
  readonly network: Network | null;
  /** Of one neuron. */
  readonly neuron: Neuron | null;
  /** Is it the first of its kind in the film? */
  readonly isFirst: boolean;
  readonly activation: string;
  /** Does the loss hand y − ŷ straight to the z of this layer? */
  readonly isDirect: boolean;
}

export function partOf(scene: Scene, span: Span): StepPart | null {
  const group = groupAt(scene, span);
  const step = scene.steps[span.first];
  if (group === null || !step || !hasNeurons(scene)) return null;
  const network = networkOf(scene, sampleOf(scene, span));
  const [, layer = "0", neuron] = /^layer (\d+)(?:\/neuron (\d+))?/.exec(group) ?? [];
  const found = network?.layers[Number(layer) - 1]?.[Number(neuron) - 1] ?? null;
  const activation = found?.activation ?? activationOf(scene, network, Number(layer));
  return {
    kind: step.isSeed ? "start" : kindOf(group),
    pass: step.pass,
    layer: Number(layer),
    layers: layerCount(scene),
    network,
    neuron: found,
    isFirst: isFirst(scene, span, group, step.pass),
    activation,
    isDirect: Number(layer) === layerCount(scene) && isDirect(scene, activation),
  };
}

/** How the ids of its sample end; of the whole it is the sample whose loss comes with it. */
function sampleOf(scene: Scene, { first, end }: Span): string {
  const nodes = scene.steps.slice(first, end).flatMap(({ node }) => scene.nodes[node] ?? []);
  return nodes.map(endOf).find((each) => each !== "" && networkOf(scene, each)) ?? networkOf(scene)?.end ?? "";
}

/** The name of the unit of several steps, or of the start; nothing for a single step. */
function groupAt(scene: Scene, { first, end }: Span): string | null {
  const isWhole = (group: Span) =>
    group.end === end && (group.first === first || (group.first < first && end - first > 1));
  const found = groupsOf(scene).find(isWhole) ?? layersOf(scene).find(isWhole);
  return found?.name ?? null;
}

function kindOf(group: string): StepPart["kind"] {
  if (group.endsWith(SOFTMAX)) return "softmax";
  if (group.includes("/neuron ")) return "neuron";
  return group.startsWith("layer ") ? "layer" : "loss";
}

function hasNeurons(scene: Scene): boolean {
  return networkOf(scene) !== null || arraysOf(scene) !== null;
}

function layerCount(scene: Scene): number {
  return networkOf(scene)?.layers.length ?? arraysOf(scene)?.layers.length ?? 0;
}

function activationOf(scene: Scene, network: Network | null, layer: number): string {
  const own = network?.layers[layer - 1]?.[0]?.activation ?? arraysOf(scene)?.layers[layer - 1]?.activation;
  return own ?? "";
}

/** A cross-entropy starts from z, and with the activation that belongs to it leaves the error. */
function isDirect(scene: Scene, activation: string): boolean {
  const loss = scene.source.loss;
  return loss === "cross_entropy" || (loss === "bce" && activation === "sigmoid");
}

/** Does nothing of the same layer, or no neuron at all, come before it in its pass? */
function isFirst(scene: Scene, span: Span, group: string, pass: Pass): boolean {
  const [layer = ""] = group.split("/");
  const before = groupsOf(scene).filter(
    ({ first }) => first < span.first && (pass === "forward" || first > scene.forwardSteps),
  );
  return !before.some(({ name }) => name.startsWith(`${layer}/neuron`));
}
