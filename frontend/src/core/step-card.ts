/** The card of a single step with its formulas: `stepCard(snapshot, messages)`. */
import { type Card, sentenceCard } from "./card";
import type { Snapshot } from "./formula/figure";
import { formulasOf } from "./formula/step";
import type { Messages } from "./messages";

/** More formulas than this are no card any more; the rest stands in the picture. */
const MOST_LINES = 4;

export function stepCard(snapshot: Snapshot, messages: Messages): Card {
  const { scene, frame } = snapshot;
  const lines = frame.active ? formulasOf(scene, frame.active).lines : [];
  return { ...sentenceCard(snapshot, messages), formula: lines.slice(0, MOST_LINES).map(({ whole }) => whole) };
}
