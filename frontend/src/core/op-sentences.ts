/**
 * What is said of a step that is one op: the idea, as one says it before a class; the numbers stand in the formula. A
 * language is one file in `op-sentences/`. Names come set, like `z₂,₁`.
 */
import type { SceneNode } from "../model/types";

/** What ops have in common, as far as a sentence goes. */
type OpKind =
  | "sum"
  | "difference"
  | "product"
  | "quotient"
  | "power"
  | "negate"
  | "bend"
  | "larger"
  | "smaller"
  | "total"
  | "mean"
  | "matrix"
  | "layer"
  | "softmax"
  | "winners"
  | "slide"
  | "crossEntropy"
  | "move"
  | "same"
  | "other";

export interface Told {
  readonly name: string;
  readonly op: string;
  /** The operands, in the order of their slots. */
  readonly operands: readonly string[];
  /** Which of them are constants or labels: of what they receive nothing is said. */
  readonly isFixed: readonly boolean[];
}

/** The operands of which is said what they receive. */
export function receivers({ operands, isFixed }: Told): readonly string[] {
  return operands.filter((_, slot) => !isFixed[slot]);
}

type Say = (told: Told) => string;

export interface OpSentences {
  readonly tag: string;
  readonly forward: Readonly<Record<OpKind, Say>>;
  readonly backward: Readonly<Record<OpKind, Say>>;
  readonly seed: (output: string) => string;
  /** A value that is used more than once has so many of its contributions. */
  readonly partly: (name: string, arrived: number, all: number) => string;
  readonly wholly: (name: string, all: number) => string;
  /** A gradient came, and nothing of it gets through. */
  readonly stopped: (name: string) => string;
}

const files = import.meta.glob<OpSentences>("./op-sentences/*.ts", { eager: true, import: "words" });

/** In the language of the player's words. */
export function opSentences(tag: string): OpSentences {
  const found = files[`./op-sentences/${tag.toLowerCase()}.ts`];
  if (!found) throw new RangeError(`There are no sentences in '${tag}'.`);
  return found;
}

const KINDS: Readonly<Record<string, OpKind>> = {
  add: "sum",
  subtract: "difference",
  multiply: "product",
  divide: "quotient",
  power: "power",
  power_n: "power",
  square: "power",
  negate: "negate",
  maximum: "larger",
  max: "larger",
  minimum: "smaller",
  min: "smaller",
  sum: "total",
  mean: "mean",
  matmul: "matrix",
  dot: "matrix",
  affine: "layer",
  softmax: "softmax",
  max_pool2d: "winners",
  conv1d: "slide",
  conv2d: "slide",
  cross_entropy: "crossEntropy",
  transpose: "move",
  reshape: "move",
  concatenate: "move",
  stack: "move",
  index: "move",
  identity: "same",
};

/**
 * `isElementwise`: an op of one operand that is no other kind bends every element by itself. `isSingle`: of one number the
 * sum and the mean are that number.
 */
export function kindOf(
  { op, inputs }: Pick<SceneNode, "op" | "inputs">,
  isElementwise: boolean,
  isSingle: boolean,
): OpKind {
  const kind = KINDS[op] ?? (isElementwise && inputs.length === 1 ? "bend" : "other");
  return isSingle && (kind === "total" || kind === "mean") ? "same" : kind;
}
