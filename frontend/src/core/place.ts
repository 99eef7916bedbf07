/**
 * The same place in another film of the same network: `placeIn(from, t, to)`, between the film of its arrays and the
 * film of one sample's single numbers.
 *
 * The place is the furthest step of `to` at which nothing is known that is not known at `t` in `from`; so a change of
 * view never shows a number before its step. Where `from` has begun what the next step of `to` is about, that step has
 * set out too: its node is the active one, and no number of it has come.
 */
import type { Pass, Scene, SceneNode, Step } from "../model/types";
import { SET_OUT } from "./clock";
import { layersOf } from "./groups";

const kept = new WeakMap<Scene, WeakMap<Scene, readonly number[]>>();

export function placeIn(from: Scene, t: number, to: Scene): number {
  if (from === to) return t;
  const needs = needsOf(from, to);
  const complete = needs.findIndex((need) => need > t);
  const done = complete < 0 ? needs.length : complete;
  const isUnderWay = done < needs.length && t > (needs[done - 1] ?? 0);
  return isUnderWay ? done + SET_OUT : done;
}

/** Are both films of networks of the same layers, so that a place in one is a place in the other? */
export function haveSamePlaces(a: Scene, b: Scene): boolean {
  const names = (scene: Scene) =>
    layersOf(scene)
      .map(({ name }) => name)
      .join();
  return a.source.kind === "network" && b.source.kind === "network" && names(a) === names(b);
}

/** By step of `to`: how many steps of `from` must be complete before it may be. */
function needsOf(from: Scene, to: Scene): readonly number[] {
  const known = kept.get(from)?.get(to);
  if (known) return known;
  const needs = makeNeeds(from, to);
  kept.set(from, (kept.get(from) ?? new WeakMap()).set(to, needs));
  return needs;
}

function makeNeeds(from: Scene, to: Scene): number[] {
  const forward = lastSteps(from, to, "forward");
  const backward = lastSteps(from, to, "backward");
  const partOf = { forward: partsOf(to, from, "forward"), backward: partsOf(to, from, "backward") };
  let most = 0;
  return to.steps.map((step) => {
    const part = partOf[step.pass][step.node] ?? "";
    const own = (step.pass === "forward" ? forward : backward).get(part) ?? 0;
    const isLast = step.index + 1 === to.steps.length;
    const isEndOfForward = step.index + 1 === to.forwardSteps;
    const least = isLast ? from.steps.length : isEndOfForward ? from.forwardSteps : 1;
    most = Math.max(most, step.isSeed ? from.forwardSteps + 1 : Math.max(own, least));
    return most;
  });
}

/** By part: how many steps of `from` are complete when all of the part has had its step of that pass. */
function lastSteps(from: Scene, to: Scene, pass: Pass): ReadonlyMap<string, number> {
  const parts = partsOf(from, to, pass);
  const last = new Map<string, number>();
  for (const step of stepsOf(from, pass)) last.set(parts[step.node] ?? "", step.index + 1);
  return last;
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
