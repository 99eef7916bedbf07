/**
 * The backward pass for other seeds: `withSeeds(scene, numbers, seeds)` runs it through the local derivatives that the
 * forward pass has fixed. It is linear, so twice the seeds give twice every gradient, and nothing else changes.
 */
import type { Numbers, Scene } from "../../model/types";
import { scheduleOf } from "../schedule";
import type { Network } from "./structure";

/** By node index: the gradient that is given there. */
export type Seeds = ReadonlyMap<number, number>;

/** Where the loss's gradient enters the network: at y, or at z where the loss or a softmax reads all z together. */
export function seedNodes(scene: Scene, network: Network): readonly number[] {
  return (network.layers.at(-1) ?? []).map(({ z, a, gain }) => (gain !== null && scene.nodes[a]?.onPath ? a : z));
}

/** The seeds that the trace itself has. */
export function ownSeeds(scene: Scene, numbers: Numbers, network: Network): Seeds {
  return new Map(seedNodes(scene, network).map((node) => [node, numbers.gradients[node]?.[0] ?? 0]));
}

/**
 * `numbers` with every gradient, amount and total that follows from the seeds; of scenes of single numbers only. What
 * lies behind the seeds, the loss, keeps the trace's gradients. A seeded node takes its seed in place of what arrives.
 */
export function withSeeds(scene: Scene, numbers: Numbers, seeds: Seeds): Numbers {
  const gradients = [...numbers.gradients];
  const amounts = [...numbers.amounts];
  const totals = [...numbers.totals];
  const isReached = scene.nodes.map((node) => seeds.has(node.index));
  const sums = new Map<number, number>();
  const { arrivalsAt } = scheduleOf(scene);
  for (const [node, seed] of seeds) {
    gradients[node] = Float64Array.of(seed);
    const [only, ...others] = arrivalsAt[node] ?? [];
    if (!only || others.length > 0) continue;
    amounts[only.edge] = Float64Array.of(seed);
    totals[only.edge] = Float64Array.of(seed);
  }
  for (let index = scene.nodes.length - 1; index >= 0; index--) {
    const arrivals = seeds.has(index) ? [] : (arrivalsAt[index] ?? []);
    if (!arrivals.some(({ edge }) => isReached[scene.edges[edge]?.consumer ?? -1])) continue;
    isReached[index] = true;
    for (const { edge } of arrivals) {
      const consumer = scene.edges[edge]?.consumer ?? -1;
      const upstream = gradients[consumer]?.[0] ?? 0;
      const amount = isReached[consumer] ? upstream * (numbers.locals[edge]?.data[0] ?? 0) : (amounts[edge]?.[0] ?? 0);
      const total = (sums.get(index) ?? 0) + amount;
      sums.set(index, total);
      amounts[edge] = Float64Array.of(amount);
      totals[edge] = Float64Array.of(total);
    }
    gradients[index] = Float64Array.of(sums.get(index) ?? 0);
  }
  return { ...numbers, gradients, amounts, totals };
}
