/** The words for what happens in a neuron, in the lecture's terms. A language is one file in `words/`. */

/** What happens in a neuron, in the lecture's words. Figures and formulas are written before, alike in all languages. */
export interface NeuronWords {
  /** The tag of its messages. */
  readonly tag: string;
  readonly weight: (name: string, layer: number) => string;
  readonly neuron: (number: number, layer: number) => string;
  readonly layer: (layer: number) => string;
  readonly loss: string;
  /** A whole step: whom it is about, and what happens there. */
  readonly forward: (who: string, what: string) => string;
  readonly backward: (who: string, what: string) => string;
  readonly sum: (formula: string) => string;
  readonly bias: (formula: string) => string;
  /** The activation, and its slope that is kept for the way back. */
  readonly slope: (formula: string, slope: string) => string;
  readonly base: (formula: string) => string;
  readonly handsOn: (gradient: string, to: string) => string;
  /** What a weight lets through to its source, and the sum there; null where this is all of it. */
  readonly goesOn: (formula: string, to: string, sum: string | null, isLast: boolean) => string;
  /** Results of a whole neuron or layer; `weights` is how many gradients of parameters are complete with it. */
  readonly results: (figures: string, weights: number) => string;
}

const files = import.meta.glob<{ readonly words: NeuronWords }>("./words/*.ts", { eager: true });

/** All languages, the first of which stands in for those that are missing. */
export const NEURON_WORDS: readonly NeuronWords[] = Object.values(files).map((file) => file.words);

/** The words for the `tag` of messages. */
export function neuronWords(tag: string): NeuronWords {
  const found = NEURON_WORDS.find((each) => each.tag === tag) ?? NEURON_WORDS[0];
  if (!found) throw new RangeError("There is no language file.");
  return found;
}
