/**
 * What the speaker's notes show of a moment: the sentence, the one that comes next, the cues of the tour, the place.
 * Computed where the film is; the window of the notes only draws it.
 */
import { cardSentence } from "../../core/card";
import type { Snapshot } from "../../core/formula/figure";
import { frameAt } from "../../core/frame-at";
import type { Messages } from "../../core/messages";
import { cardOf } from "../../core/network/card";
import { timelineOf } from "../../core/timeline";
import { countOf, spanFrom, type Unit, unitIn } from "../../core/units";
import type { Preset } from "../preset";

export interface NotesPage {
  /** Language and theme, as the studio has them. */
  readonly tag: string;
  readonly theme: string;
  readonly heading: string;
  readonly sentence: string;
  /** What the next unit will say, without its result; empty at the end. */
  readonly next: string;
  readonly begun: number;
  readonly all: number;
  readonly cues: readonly string[];
  /** The last cue whose step has come; null before the first. */
  readonly cue: number | null;
}

/** In the middle of a step nothing of it has arrived: its sentence has no result yet. */
const BEFORE_IT_LANDS = 0.5;

export function notesPage(
  snapshot: Snapshot | null,
  wish: Unit,
  preset: Preset | null,
  messages: Messages,
  look: { readonly heading: string; readonly theme: string },
): NotesPage {
  const tour = preset?.tour ?? [];
  const page = { ...look, tag: messages.tag, cues: tour.map(({ text }) => text) };
  if (snapshot === null) return { ...page, sentence: "", next: "", begun: 0, all: 0, cue: null };
  const { scene, numbers, frame } = snapshot;
  const timeline = timelineOf(scene);
  const unit = unitIn(timeline, wish);
  const { begun, all } = countOf(timeline, unit, frame.t);
  const cue = tour.findLastIndex(({ step }) => step <= frame.step);
  const span = spanFrom(timeline, unit, Math.floor(frame.t));
  const isLast = frame.t >= timeline.length;
  const t = span.end - 1 + BEFORE_IT_LANDS;
  const next = isLast ? "" : sentenceOf({ scene, numbers, frame: frameAt(scene, numbers, t, span) }, messages);
  return { ...page, sentence: sentenceOf(snapshot, messages), next, begun, all, cue: cue < 0 ? null : cue };
}

function sentenceOf(snapshot: Snapshot, messages: Messages): string {
  return cardSentence(cardOf(snapshot, messages), messages);
}
