/** What is seen at one moment: a `Frame` is everything a view needs to draw, and nothing it could not derive. */
import type { Step } from "../model/types";
import type { OrderFrame } from "./network/order-frame";
import type { Span } from "./units";

/** unknown: nothing has arrived (`?`). partial: some contributions have, the sum is still open. done: it stands. */
export type GradientState = "none" | "unknown" | "partial" | "done";

export interface NodeFrame {
  /** Null until its step: then the view shows `?`. */
  readonly value: Float64Array | null;
  /** 0 to 1, how far the value has appeared. */
  readonly valueOpacity: number;
  /** `none`: the output does not depend on the node. */
  readonly gradientState: GradientState;
  /** The sum so far (`partial`) or the gradient (`done`), else null. */
  readonly gradient: Float64Array | null;
  readonly gradientOpacity: number;
  /** The node of a step in motion, or of one that has just come to rest. */
  readonly isActive: boolean;
}

export interface Packet {
  /** A request asks for a gradient that is not there yet. */
  readonly kind: "value" | "gradient" | "request";
  /** 0 at the operand, 1 at the consumer; a gradient packet runs from 1 to 0. */
  readonly position: number;
  /** What it carries at this place: an amount once it has passed the edge's local derivative. Of a request nothing. */
  readonly number: Float64Array;
  /** Nothing gets through: it stays where it meets the local derivative, at position 0.5. */
  readonly isBlocked: boolean;
  readonly opacity: number;
}

export interface EdgeFrame {
  /** 0 to 1, how much of the edge the value has crossed, from the operand. */
  readonly valueReach: number;
  /** 0 to 1, how much of the edge the gradient has crossed, from the consumer. */
  readonly gradientReach: number;
  readonly packet: Packet | null;
  /** Opacity of the chips; the numbers stand in Numbers.locals and amounts. 0: not there, nowhere on the page. */
  readonly localOpacity: number;
  readonly amountOpacity: number;
  /** A gradient that is not zero came in and nothing got through. Known once the local derivative is met. */
  readonly isBlocked: boolean;
  /** An edge of such a step. */
  readonly isActive: boolean;
}

/** One arrival in a ledger: `+amount`, through this edge. */
export interface LedgerEntry {
  readonly edge: number;
  /** Null until it has arrived. */
  readonly amount: Float64Array | null;
  readonly opacity: number;
}

/** `0 -> +p1 -> +p2 = total`, at a node that is used more than once. */
export interface Ledger {
  readonly node: number;
  readonly entries: readonly LedgerEntry[];
  /** The running sum; null before the first arrival. */
  readonly total: Float64Array | null;
  readonly isDone: boolean;
  /** Is something arriving, or has just arrived? */
  readonly isActive: boolean;
}

export interface Frame {
  readonly t: number;
  /** What is on its way in one travel, or has just come to rest. The same t with the same span is the same frame. */
  readonly span: Span;
  readonly isAtRest: boolean;
  /** Is every number there that the steps of the span make? From then on sentences tell them. */
  readonly hasLanded: boolean;
  /** Steps that are complete, all of them before the span where it is on its way. */
  readonly step: number;
  /** The last of the steps in motion, or of those that have just come to rest; null at t = 0. */
  readonly active: Step | null;
  /** How far the span has come; 1 at rest. */
  readonly progress: number;
  readonly nodes: readonly NodeFrame[];
  readonly edges: readonly EdgeFrame[];
  /** Fan-outs where something has arrived or is arriving. */
  readonly ledgers: readonly Ledger[];
  /** In the film of an order of evaluation: who asks whom. */
  readonly order?: OrderFrame;
}

/** Is the same known in both, and the same in hand? What moves on may differ: pictures show that, texts do not. */
export function sameKnowledge(a: Frame, b: Frame): boolean {
  if (a === b) return true;
  const isSameMoment =
    a.active === b.active &&
    a.step === b.step &&
    a.span.first === b.span.first &&
    a.span.end === b.span.end &&
    a.isAtRest === b.isAtRest &&
    a.hasLanded === b.hasLanded &&
    a.order?.event === b.order?.event;
  return (
    isSameMoment &&
    a.nodes.length === b.nodes.length &&
    a.nodes.every((node, i) => sameNode(node, b.nodes[i])) &&
    a.edges.every((edge, i) => sameEdge(edge, b.edges[i])) &&
    a.ledgers.length === b.ledgers.length &&
    a.ledgers.every((ledger, i) => sameLedger(ledger, b.ledgers[i]))
  );
}

function sameNode(a: NodeFrame, b: NodeFrame | undefined): boolean {
  return a.value === b?.value && a.gradient === b.gradient && a.gradientState === b.gradientState;
}

function sameEdge(a: EdgeFrame, b: EdgeFrame | undefined): boolean {
  const isSame = a.isBlocked === b?.isBlocked && a.localOpacity > 0 === b.localOpacity > 0;
  return isSame && a.amountOpacity > 0 === (b?.amountOpacity ?? 0) > 0;
}

function sameLedger(a: Ledger, b: Ledger | undefined): boolean {
  const isSame = a.node === b?.node && a.total === b.total && a.isActive === b.isActive && a.isDone === b.isDone;
  return isSame && a.entries.every(({ amount }, i) => amount === b?.entries[i]?.amount);
}
