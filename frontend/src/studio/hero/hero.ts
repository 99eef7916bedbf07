/** What somebody sees who comes for the first time and asks for nothing: the lecture's network, all numbers there, reversed. */

import { seedNodes } from "../../core/network/backward";
import { networkOf } from "../../core/network/structure";
import type { ViewState } from "../../core/view-state";
import type { Numbers, Scene } from "../../model/types";

/** The place it begins from; it is mirrored once, and played to its end before. */
export const HERO = "#preset=lecture-network&view=network";
/** So long the network stands there before it turns into the reversed one. */
export const FIRST_BREATH_MS = 700;

/** Where the hero stands: as long as one is there, its words are said. */
export interface Hero {
  readonly scene: Scene;
  readonly t: number;
}

export function isAtHero(hero: Hero | null, { scene, t, neuron, selection }: ViewState): boolean {
  return hero !== null && scene === hero.scene && t === hero.t && neuron === null && selection === null;
}

/** By what factor the seeds were changed, and by what factor every gradient before them is another. */
export interface Scaling {
  readonly seed: number;
  /** Null where not every gradient has changed by the same factor. */
  readonly everything: number | null;
}

/** Two gradients are of one ratio where they differ in rounding alone. */
const SAME = 1e-9;

/** The trace's gradients `own` beside those that follow from other seeds; null where the seeds have no factor in common. */
export function scalingOf(scene: Scene, own: Numbers, shown: Numbers): Scaling | null {
  const network = networkOf(scene);
  if (network === null) return null;
  const seeds = seedNodes(scene, network);
  const seed = commonRatio(seeds, own, shown);
  if (seed === null) return null;
  const sums = network.layers.flat().map(({ z }) => z);
  return { seed, everything: commonRatio(sums, own, shown) };
}

function commonRatio(nodes: readonly number[], own: Numbers, shown: Numbers): number | null {
  const ratios = nodes.flatMap((node) => {
    const before = own.gradients[node]?.[0];
    const now = shown.gradients[node]?.[0];
    return before === undefined || now === undefined || before === 0 ? [] : [now / before];
  });
  const [first] = ratios;
  if (first === undefined) return null;
  return ratios.every((ratio) => Math.abs(ratio - first) <= SAME * Math.max(1, Math.abs(first))) ? first : null;
}
