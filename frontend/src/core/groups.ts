/** Where the film can be cut: layers of a network, lines of an expression, and the two passes. */
import type { Scene, SceneNode } from "../model/types";
import { memo } from "./memo";
import type { Messages } from "./messages";

export interface Group {
  readonly name: string;
  /** The steps `first` to `end - 1`; t runs from `first` to `end`. */
  readonly first: number;
  readonly end: number;
}

/** Ends the name of the group in which the neurons of a layer become shares of one whole. */
export const SOFTMAX = "/softmax";

export const groupsOf = memo(makeGroups);

/** The same with the neurons of a layer taken together: `layer 1` for `layer 1/neuron 1` and its neighbours. */
export function layersOf(scene: Scene): readonly Group[] {
  const layers: Group[] = [];
  for (const group of groupsOf(scene)) {
    const name = group.name.split("/")[0] ?? "";
    const last = layers.at(-1);
    const goesOn = last && name !== "" && last.name === name && group.first !== scene.forwardSteps + 1;
    if (goesOn) layers[layers.length - 1] = { ...last, end: group.end };
    else layers.push({ ...group, name });
  }
  return layers;
}

function makeGroups(scene: Scene): readonly Group[] {
  const owner = ownersOf(scene);
  const groups: Group[] = [];
  for (const step of scene.steps) {
    const name = step.isSeed ? "" : (owner[step.node] ?? "");
    const last = groups.at(-1);
    const isNew = !last || last.name !== name || step.isSeed || step.index === scene.forwardSteps + 1;
    if (isNew) groups.push({ name, first: step.index, end: step.index + 1 });
    else groups[groups.length - 1] = { ...last, end: step.index + 1 };
  }
  return groups;
}

/** What to call them: layers and the loss of a network in the reader's language, lines by the names they were given. */
export function namesOf(groups: readonly Group[], messages: Messages): readonly string[] {
  const layers = groups.map(({ name }) => /^layer (\d+)$/.exec(name)?.[1]);
  const isNetwork = layers.some((layer) => layer !== undefined);
  return groups.map(({ name }, i) => {
    const layer = layers[i];
    if (layer !== undefined) return messages.layer(Number(layer));
    return isNetwork && name === "loss" ? messages.loss : name;
  });
}

/** By node: its group, or the name of the line it belongs to, which is the next named node's. */
function ownersOf(scene: Scene): string[] {
  const owners = scene.nodes.map((node) => (isOfSoftmax(node) ? `${node.group.split("/")[0]}${SOFTMAX}` : node.group));
  let line = "";
  for (let i = scene.nodes.length - 1; i >= 0; i--) {
    const node = scene.nodes[i];
    if (!node || node.isLeaf) continue;
    if (isNamed(node)) line = node.id;
    owners[i] ||= line;
  }
  return owners;
}

/** A softmax is made of all neurons of its layer: what they say of themselves ends with z. */
function isOfSoftmax({ group, id, op }: SceneNode): boolean {
  return group.includes("/neuron ") && (/^(?:d|g|lse|r)\d+_\d/.test(id) || (op === "exp" && /^a\d/.test(id)));
}

/** Ids like `mul_1` are given out, all others were written by somebody. */
function isNamed(node: SceneNode): boolean {
  return node.label === node.id || !/^[a-z]+\d*_\d+$/.test(node.id);
}
