/** The card of a single step with its formulas: `stepCard(snapshot, messages)`. */
import type { Scene } from "../model/types";
import { type Card, sentenceCard } from "./card";
import type { Snapshot } from "./formula/figure";
import { formulasOf } from "./formula/step";
import type { Messages } from "./messages";

/** More formulas than this are no card any more; the rest stands in the picture. */
const MOST_LINES = 4;

export function stepCard(snapshot: Snapshot, messages: Messages): Card {
  const { scene, frame } = snapshot;
  const lines = frame.active ? formulasOf(scene, frame.active).lines : [];
  const formula = lines.filter(({ edge }) => isAtStake(scene, edge)).slice(0, MOST_LINES);
  return { ...sentenceCard(snapshot, messages), formula: formula.map(({ whole }) => whole) };
}

/** What constants and labels would need to become is told where it is asked for. */
function isAtStake(scene: Scene, edge: number | null): boolean {
  const source = edge === null ? undefined : scene.nodes[scene.edges[edge]?.source ?? -1];
  return source?.role !== "constant" && source?.role !== "target";
}
