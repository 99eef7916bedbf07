/**
 * What is said of a part of a network, for the place where it stands: the idea, as one says it before a class. The
 * numbers stand in the formula. A language is one file in `words/`.
 */

/** How an activation bends z, as far as a sentence goes. */
export type Bend = "squash" | "rectify" | "share" | "none" | "other";

export interface NetworkSentences {
  /** The tag of its messages. */
  readonly tag: string;
  /** Where it happens: a title, and the beginning of what is read aloud. */
  readonly neuron: (number: number, layer: number) => string;
  readonly layer: (layer: number) => string;
  readonly loss: string;
  /** Forward: the very first neuron, another of the first layer, one in between, an output (called `y₁`). */
  readonly forward: {
    readonly first: (bend: Bend) => string;
    readonly beside: (bend: Bend) => string;
    readonly hidden: (bend: Bend) => string;
    readonly output: (bend: Bend, y: string) => string;
    readonly layer: (bend: Bend, isOutput: boolean) => string;
    /** A neuron whose sum goes into a softmax. */
    readonly logit: string;
    readonly softmax: string;
  };
  readonly lossIs: (cost: string) => string;
  readonly totalIs: (total: string, isMean: boolean) => string;
  /** The way back starts; `cost` is what is derived. */
  readonly backwardStarts: (cost: string) => string;
  /** What the loss hands to the outputs: the error, or straight to z, or something else. */
  readonly lossBackward: { readonly error: string; readonly direct: string; readonly other: string };
  readonly backward: {
    /** The base case: the first output one comes to, and any other. */
    readonly base: (bend: Bend, isFirst: boolean, cost: string) => string;
    readonly baseDirect: (isFirst: boolean) => string;
    readonly hidden: (bend: Bend) => string;
    readonly firstLayer: (bend: Bend, cost: string) => string;
    readonly layer: (bend: Bend, place: "output" | "direct" | "hidden" | "first", cost: string) => string;
    readonly softmax: (isDirect: boolean) => string;
  };
  /** Op by op: what happens inside a neuron. */
  readonly op: {
    readonly product: string;
    readonly sum: string;
    readonly bias: string;
    readonly activation: string;
    readonly gain: string;
    readonly baseGain: (cost: string) => string;
    readonly toBias: string;
    readonly toProducts: string;
    readonly meeting: (cost: string) => string;
  };
}

const files = import.meta.glob<{ readonly words: NetworkSentences }>("./words/*.ts", { eager: true });

/** All languages, the first of which stands in for those that are missing. */
const NETWORK_SENTENCES: readonly NetworkSentences[] = Object.values(files).map((file) => file.words);

/** The words for the `tag` of messages. */
export function networkSentences(tag: string): NetworkSentences {
  const found = NETWORK_SENTENCES.find((each) => each.tag === tag) ?? NETWORK_SENTENCES[0];
  if (!found) throw new RangeError("There is no language file.");
  return found;
}
