/**
 * The same place in another film of the same network: `placeIn(from, t, to)`, between the film of its arrays and the
 * film of one sample's single numbers.
 *
 * The place is the furthest step of `to` at which nothing is known that is not known at `t` in `from`; so a change of
 * view never shows a number before its step. Where `from` has begun what the next step of `to` is about, that step has
 * set out too: its node is the active one, and no number of it has come. An array is known when all its numbers are.
 */
import type { Pass, Scene, SceneNode, Step } from "../model/types";
import { SET_OUT } from "./clock";
import { layersOf } from "./groups";
import { memo } from "./memo";

/** When a step of one film happens in the other: how many steps there are complete before its first and after its last. */
interface StepStretch {
  readonly begins: number;
  /** Never earlier than the ends of the stretches before it. */
  readonly ends: number;
}

export function correspondingTime(from: Scene, t: number, to: Scene): number {
  if (from === to) return t;
  const stretches = stretchesOf(from)(to);
  const done = stretches.findIndex(({ ends }) => ends > t);
  if (done < 0) return stretches.length;
  return t > (stretches[done]?.begins ?? 0) ? done + SET_OUT : done;
}

/** Are both films of networks of the same layers, so that a place in one is a place in the other? */
export function haveSameLayers(a: Scene, b: Scene): boolean {
  const names = (scene: Scene) =>
    layersOf(scene)
      .map(({ name }) => name)
      .join();
  return a.source.kind === "network" && b.source.kind === "network" && names(a) === names(b);
}

/** By step of `to`: when it happens in `from`. */
const stretchesOf = memo((from: Scene) => memo((to: Scene) => makeStretches(from, to)));

function makeStretches(from: Scene, to: Scene): StepStretch[] {
  const own = { forward: stretchesByPart(from, to, "forward"), backward: stretchesByPart(from, to, "backward") };
  const parts = { forward: partsOf(to, from, "forward"), backward: partsOf(to, from, "backward") };
  const turn = from.forwardSteps;
  let most = 0;
  return to.steps.map((step) => {
    const found = own[step.pass].get(parts[step.pass][step.node] ?? "");
    const { begins, ends } = step.isSeed ? { begins: turn, ends: turn + 1 } : (found ?? { begins: most, ends: most });
    const isLast = step.index + 1 === to.steps.length;
    const isLastForward = step.index + 1 === to.forwardSteps;
    most = Math.max(most, isLast ? from.steps.length : isLastForward ? turn : ends);
    return { begins, ends: most };
  });
}

/** When the parts of the network have their steps of a pass in `from`. */
function stretchesByPart(from: Scene, to: Scene, pass: Pass): ReadonlyMap<string, StepStretch> {
  const parts = partsOf(from, to, pass);
  const stretches = new Map<string, StepStretch>();
  for (const { index, node } of stepsOf(from, pass)) {
    const part = parts[node] ?? "";
    stretches.set(part, { begins: stretches.get(part)?.begins ?? index, ends: index + 1 });
  }
  return stretches;
}

/**
 * By node: the part of the network that it belongs to, `z2` for z2_1 and z2_2 and for the array of them. What only one
 * of the films has belongs to what it is used for: the product p2_1_2 to z2.
 */
function partsOf(scene: Scene, other: Scene, pass: Pass): (string | undefined)[] {
  const shared = new Set(stepsOf(other, pass).map((step) => partName(other.nodes[step.node])));
  const parts: (string | undefined)[] = [];
  for (let i = scene.nodes.length - 1; i >= 0; i--) {
    const node = scene.nodes[i];
    if (!node) continue;
    const name = partName(node);
    const users = node.consumers.flatMap((edge) => scene.edges[edge]?.consumer ?? []);
    parts[i] = shared.has(name) ? name : users.map((user) => parts[user]).find((part) => part !== undefined);
  }
  return parts;
}

function stepsOf(scene: Scene, pass: Pass): readonly Step[] {
  return scene.steps.filter((step) => step.pass === pass && !step.isSeed);
}

function partName(node: SceneNode | undefined): string {
  return node?.id.replace(/[_@].*$/, "") ?? "";
}
