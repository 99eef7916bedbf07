/** What the card that asks a question is told, and what it asks for. */
import type { Messages } from "../../core/messages";
import type { AskedQuestion, QuestionKey, Quiz } from "../../core/quiz/asked";
import type { Mistake } from "../../core/quiz/mistakes";
import type { Numbers, Scene } from "../../model/types";

export interface QuestionState {
  readonly scene: Scene;
  readonly numbers: Numbers;
  /** The question the timeline waits at; null while it waits at none. */
  readonly open: AskedQuestion | null;
  readonly quiz: Quiz;
  readonly messages: Messages;
}

/** How a question was answered, once it is. */
export interface Answered {
  readonly key: QuestionKey;
  /** As it was written or chosen; empty where somebody wanted to be shown. */
  readonly answer: string;
  readonly right: boolean;
  /** What the wrong answers before it came from, the first first. */
  readonly mistakes: readonly Mistake[];
  readonly tries: number;
}

export interface QuestionTargets {
  /** Where the keyboard was when something was asked for the first time; the card may come later. */
  readonly before: Element | null;
  /** The question needs no answer any more: let the trace show it. */
  answered(how: Answered): void;
}

export interface QuestionCardView {
  readonly element: HTMLElement;
  /** What is told of an answer, over the stage, so that it stands still. */
  readonly told: HTMLElement;
  draw(state: QuestionState): void;
  /** An edge of the picture was clicked: an answer, where an edge is asked for. */
  chooseEdge(edge: number): void;
}
