/** When everything happens: by node and edge, the step and the part of it. Depends on the structure only. */
import type { Scene } from "../model/types";
import { memo } from "./memo";

/** A contribution on its way: step, and from which to which progress inside it. */
export interface Contribution {
  readonly edge: number;
  readonly step: number;
  readonly from: number;
  readonly to: number;
}

export interface Schedule {
  /** By node: its forward step, -1 for a leaf. */
  readonly forwardStep: readonly number[];
  /** By node: the step in which it hands its gradient on, -1 where there is none. */
  readonly backwardStep: readonly number[];
  /** By edge: its arrival at the operand, null where no gradient travels. */
  readonly arrivals: readonly (Contribution | null)[];
  /** By node: what arrives there, in the order of time. */
  readonly arrivalsAt: readonly (readonly Contribution[])[];
  /** By node and by edge: the steps in which something of it changes, in order; between them nothing does. */
  readonly nodeSteps: readonly (readonly number[])[];
  readonly edgeSteps: readonly (readonly number[])[];
}

export const scheduleOf = memo(makeSchedule);

function makeSchedule(scene: Scene): Schedule {
  const forwardStep = scene.nodes.map(() => -1);
  const backwardStep = scene.nodes.map(() => -1);
  const arrivals: (Contribution | null)[] = scene.edges.map(() => null);
  const arrivalsAt: Contribution[][] = scene.nodes.map(() => []);
  for (const step of scene.steps) {
    if (step.pass === "forward") {
      forwardStep[step.node] = step.index;
      continue;
    }
    if (!step.isSeed) backwardStep[step.node] = step.index;
    for (const arrival of departures(scene, step.index, step.edges)) {
      arrivals[arrival.edge] = arrival;
      arrivalsAt[scene.edges[arrival.edge]?.source ?? 0]?.push(arrival);
    }
  }
  for (const list of arrivalsAt) list.sort((a, b) => a.step - b.step || a.from - b.from);
  const nodeSteps = scene.nodes.map(({ index }) => {
    const seed = index === scene.output ? scene.forwardSteps : -1;
    const own = [forwardStep[index] ?? -1, backwardStep[index] ?? -1, seed];
    return inOrder([...own, ...(arrivalsAt[index] ?? []).map((arrival) => arrival.step)]);
  });
  const edgeSteps = scene.edges.map(({ index, consumer }) => {
    return inOrder([forwardStep[consumer] ?? -1, arrivals[index]?.step ?? -1]);
  });
  return { forwardStep, backwardStep, arrivals, arrivalsAt, nodeSteps, edgeSteps };
}

function inOrder(steps: readonly number[]): readonly number[] {
  return [...new Set(steps.filter((step) => step >= 0))].sort((a, b) => a - b);
}

/** The contributions of one step leave together, or one after the other where they meet the same operand. */
function departures(scene: Scene, step: number, edges: readonly number[]): Contribution[] {
  const meetings = new Map<number, number>();
  const turns = edges.map((edge) => {
    const source = scene.edges[edge]?.source ?? 0;
    const turn = meetings.get(source) ?? 0;
    meetings.set(source, turn + 1);
    return { edge, source, turn };
  });
  return turns.map(({ edge, source, turn }) => {
    const share = 1 / (meetings.get(source) ?? 1);
    return { edge, step, from: turn * share, to: turn + 1 === meetings.get(source) ? 1 : (turn + 1) * share };
  });
}
