/**
 * The words of the network views, which come with their script: `networkWords(messages)`. A language is one file in
 * `view-words/`, called like that of the player's words.
 */
import type { Messages } from "../messages";

/** The words of the network and its mirror. */
export interface NetworkWords {
  readonly reversedTitle: string;
  /** Above an amplifier, before `z = 4`. */
  readonly lockedBy: string;
  /** Where the sum for an output neuron would stand. */
  readonly baseCase: string;
  /** Over the two pictures, where they stand one above the other; and over the one there is room for. */
  readonly both: {
    readonly network: string;
    readonly reversed: string;
    readonly noRoom: { readonly network: string; readonly reversed: string };
  };
  readonly order: OrderWords;
  /** How far one can zoom in: the graph of arrays, the neurons, one neuron. */
  readonly zoom: string;
  readonly arrays: string;
  readonly neurons: string;
  readonly neuron: (number: number, layer: number) => string;
  readonly chooseNeuron: string;
  /** The step in motion is somewhere else: in another neuron, or in the loss. */
  readonly stepIsIn: (where: string) => string;
  readonly theLoss: string;
  readonly nextHere: string;
  /** Name of a seed that can be changed. */
  readonly seed: (name: string) => string;
  /** Over the layers of a deep network of sigmoids. */
  readonly quarter: string;
  /** Beside the seeds: that they can be dragged; and what has become of them and of everything else. */
  readonly dragMe: string;
  readonly linear: (factor: string) => string;
  /** The picture is not the trace's: press to go back. */
  readonly whatIf: string;
  readonly columns: ColumnsWords;
}

/** The words of a network that is shown by its arrays. Names of numbers come set, like `z₁,₅`. */
export interface ColumnsWords {
  readonly picture: (sizes: string, loss: string) => string;
  readonly inputs: string;
  readonly layer: (number: number) => string;
  readonly input: (index: number) => string;
  readonly neuron: (layer: number, index: number) => string;
  readonly weight: (name: string) => string;
  /** Which weights are drawn. Behind it stands how many of which: `W₁ 400 of 100,352`. */
  readonly lines: string;
  readonly part: (name: string, count: string, of: string) => string;
  /** What the sample lines stand for. */
  readonly scale: string;
  readonly fewer: string;
  readonly more: string;
  readonly terms: (count: string) => string;
  readonly others: (count: string) => string;
  readonly sampleOf: (sample: number, samples: number) => string;
  readonly thisSample: string;
  readonly allSamples: (samples: number) => string;
  readonly loss: string;
  readonly greatest: (name: string, figure: string) => string;
  /** How to look closer. */
  readonly hint: string;
}

/** The words of the two orders in which every ∂C/∂z can be evaluated. */
interface OrderWords {
  /** Name of the choice. */
  readonly choice: string;
  readonly trace: string;
  readonly right: (evaluations: number) => string;
  readonly left: (evaluations: number) => string;
  /** Why an order cannot be chosen. */
  readonly tooMany: (evaluations: number) => string;
  readonly count: (done: number, all: number) => string;
  /** Before the calls that are open, and where there are none. */
  readonly stack: string;
  readonly noCall: string;
  /** Under a neuron: how often it has been evaluated; that it is asked for the nth time, n > 1. */
  readonly tally: (times: number) => string;
  readonly again: (times: number) => string;
  readonly startLeft: string;
  readonly startRight: string;
  /** `needed` is asked for, by the reader where `asker` is null. */
  readonly ask: (asker: string | null, needed: string, times: number) => string;
  /** `name` is known; `asker` gets it. `isBase`: nothing had to be asked for. */
  readonly answer: (asker: string | null, name: string, isBase: boolean) => string;
  readonly evaluate: (nth: number, name: string, isBase: boolean) => string;
}

const files = import.meta.glob<{ readonly words: NetworkWords }>("./view-words/*.ts", { eager: true });

/** In the language of the player's words. */
export function networkWords({ tag }: Pick<Messages, "tag">): NetworkWords {
  const found = files[`./view-words/${tag.toLowerCase()}.ts`];
  if (!found) throw new RangeError(`The network views have no words in '${tag}'.`);
  return found.words;
}
