/**
 * What `<chain-rule>` offers to the page around it: properties, methods and events.
 *
 * Attributes: `src` (address of a trace, in JSON or in the binary form; or the document itself in a
 * `<script type="application/json">` inside; what else is inside is for readers without script), `preset` (a worked example
 * by its id), `server` (the Chainrule that has it, and computes what the page cannot; left out: the one the script came
 * from), `step`, `speed`, `loop`, `unit` (op, neuron, layer), `autoplay`, `theme` (light, dark, projector; else the page's), `lang`, `controls`
 * ("none": stage only), `captions` ("none": no sentence), `editable` (inputs can be dragged; of arrays the page
 * answers chainrule-drag with setNumbers), `keys` ("focus": those pressed in it are its own, "page": those pressed anywhere on the
 * page, "none"), `at-end` (a step beyond an end: "release" lets the key go on to the page, "stay" does nothing, "restart"
 * begins again), `hall` (before many: the picture, a sentence, a formula; also set when one gets there by P), `view`,
 * `order` (right, left: the reversed network is evaluated from there; else every step of the trace is shown), `sample`
 * (from 1: which one the network of a film of several shows), `neuron` (the one to zoom into, `2.1`), `arrays` (the page
 * can show the arrays of the network too, where chainrule-view asks for the graph), `ask` (what a learner is asked before
 * it is shown: `gradient:z2_1,sign:w`), `fade` (2: the last third of the gradients is left to the learner, 3: all),
 * `variant` (a seed: other numbers for the inputs, drawn from it).
 */
import type { NestedArray } from "../core/nested";
import type { OrderName } from "../core/network/recursion";
import type { View } from "../core/network/views";
import type { Span, Unit } from "../core/units";
import type { Numbers, Scene } from "../model/types";
import type { Answered } from "../views/shared/question";
import type { GivenValues } from "./computing";

/** `network` shows a graph where the scene is no network, `reversed` where it is none and has arrays. */
export type ViewName = View;

export type ThemeName = "light" | "dark" | "projector" | "auto";

/** now: what the film has computed by now. end: the whole trace. */
export interface Moment {
  readonly at?: "now" | "end";
}

/** What to light up. Node and edge ids; a slot is an edge id too (`y.0` is slot 0 of y). */
export interface Highlight {
  readonly nodes?: readonly string[];
  readonly edges?: readonly string[];
  readonly slots?: readonly string[];
}

export interface ChainRuleApi {
  /** The film; null shows an empty stage. Setting one goes to step 0. */
  scene: Scene | null;
  /** Sets `scene` from the JSON trace document. Throws TraceError. */
  set document(json: unknown);
  /** Whole part: complete steps; fraction: the progress inside the step in motion. 0 <= t <= steps. */
  t: number;
  /** How many steps are complete, all before it where a unit is on its way; setting it goes to that step, at rest. */
  step: number;
  readonly steps: number;
  readonly playing: boolean;
  /** Before many: the picture and one sentence, nothing else. */
  hall: boolean;
  /** 0.25 to 4. */
  speed: number;
  loop: boolean;
  /** What play, next and previous take as one; a film that has no such units has the next smaller ones. */
  unit: Unit;
  theme: ThemeName;
  /** What is shown; where the scene is no network that is the graph, whatever was asked for. */
  view: ViewName;
  /** The order in which the reversed network is evaluated; t and steps are then those of that order. */
  order: OrderName;
  /** From 1: which sample the network of a film of several shows. */
  sample: number;
  /** The neuron one has zoomed into, `2.1` for the first of layer 2; null for the whole network. */
  neuron: string | null;
  lang: string;
  /** Can inputs be dragged? False unless the page says so. */
  editable: boolean;
  /**
   * Compute with other values for some inputs, by id, in the page. False where nothing changed, since the film has arrays
   * or very many numbers, whose figures somebody else has to compute, or has no input of that name.
   */
  compute(values: Readonly<Record<string, number>>): boolean;
  /**
   * Compute with other values for some inputs, by id: in the page where the film is of single numbers, else by `server`.
   * Then chainrule-change is told. Rejects with the reason where neither can.
   */
  set(values: GivenValues): Promise<void>;
  /** One step of gradient descent from where the film is: of all parameters, or of those named. As `set`. */
  descend(eta: number, names?: readonly string[]): Promise<void>;
  /** The value of a node, a number or nested lists; undefined where the film has not computed it yet. */
  value(id: string, moment?: Moment): NestedArray | undefined;
  /** The gradient of the output with respect to a node; undefined while it is not known, or where there is none. */
  gradient(id: string, moment?: Moment): NestedArray | undefined;
  /** New figures for the same structure; t stays. */
  setNumbers(numbers: Numbers): void;
  /** Draw what is shown once more: whoever takes the picture listens to it. */
  redraw(): void;
  highlight(what: Highlight | null): void;
  play(): void;
  pause(): void;
  toggle(): void;
  /** Plays one unit forward, then rests. */
  next(): void;
  /** To the start of the unit in motion, or of the one before. */
  previous(): void;
  nextGroup(): void;
  previousGroup(): void;
  seek(t: number): void;
  toForward(): void;
  toBackward(): void;
  zoom(how: "in" | "out" | "fit"): void;
  /** From the network to the reversed network and back. */
  mirror(): void;
}

/** Detail of the events; all bubble and are composed. */
export interface ChainRuleEvents {
  /** Every change of t. `span` is what travels as one or has just come to rest, `active` its last step that moves. */
  "chainrule-time": CustomEvent<{
    readonly t: number;
    readonly span: Span;
    readonly step: number;
    readonly active: number | null;
  }>;
  /** `step` or `active` has changed. */
  "chainrule-step": CustomEvent<{ readonly step: number; readonly active: number | null }>;
  /** Pointer or focus on a node or an edge; an empty detail when it leaves. `slot` is the consumer's slot. */
  /** Hall mode begins or ends. Whoever fills the screen with more than the element prevents the default. */
  "chainrule-hall": CustomEvent<{ readonly hall: boolean }>;
  "chainrule-hover": CustomEvent<{ readonly node?: string; readonly edge?: string; readonly slot?: number }>;
  /** Enter or a double click on a node into which one cannot zoom here; the page may show more of it. */
  "chainrule-open": CustomEvent<{ readonly node: string }>;
  "chainrule-select": CustomEvent<{ readonly node: string | null }>;
  /** Inputs have other values, and the figures on the stage are those that follow from them. */
  "chainrule-change": CustomEvent<{ readonly values: GivenValues }>;
  /**
   * The reader drags a scalar input's value. The player computes what follows where it can; whoever answers with
   * setNumbers prevents the default.
   */
  "chainrule-drag": CustomEvent<{
    readonly node: string;
    readonly value: number;
    readonly phase: "start" | "move" | "end";
  }>;
  /** Other figures are shown, like those of other seeds, in place of those that were set; null: those that were set. */
  "chainrule-figures": CustomEvent<{ readonly shown: Numbers | null; readonly instead: Numbers }>;
  /** Another view is shown. */
  "chainrule-view": CustomEvent<{ readonly view: ViewName }>;
  /** Another order of evaluation is played. */
  "chainrule-order": CustomEvent<{ readonly order: OrderName }>;
  /** One has zoomed into a neuron, or out again. */
  "chainrule-neuron": CustomEvent<{ readonly neuron: string | null }>;
  /** A question has been answered, or its answer was wanted. */
  "chainrule-answer": CustomEvent<Answered>;
  /** The film could not be loaded; the message is what is shown in its place. */
  "chainrule-error": CustomEvent<{ readonly message: string }>;
  "chainrule-ready": CustomEvent<{ readonly steps: number }>;
  /** `playing`, `speed`, `loop` or `unit` has changed. */
  "chainrule-state": CustomEvent<{
    readonly playing: boolean;
    readonly speed: number;
    readonly loop: boolean;
    readonly unit: Unit;
  }>;
}
