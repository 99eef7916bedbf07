/** The words of the player. A language is one file in `messages/`; adding one is adding a file. */
import type { Unit } from "./units";

/** What every command does, as a label of its button and its line in the list of keys. */
export interface CommandWords {
  readonly toggle: string;
  readonly next: string;
  readonly previous: string;
  readonly nextGroup: string;
  readonly previousGroup: string;
  readonly unit: string;
  readonly first: string;
  readonly last: string;
  readonly toForward: string;
  readonly toBackward: string;
  readonly slower: string;
  readonly faster: string;
  readonly loop: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly open: string;
  readonly mirror: string;
  readonly order: string;
  readonly table: string;
  readonly help: string;
}

/** The words of the network and its mirror. */
export interface NetworkWords {
  readonly reversedTitle: string;
  readonly reversedLegend: string;
  /** Above an amplifier, before `z = 4`. */
  readonly lockedBy: string;
  /** Where the sum for an output neuron would stand. */
  readonly baseCase: string;
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
  /** Which weights are drawn: `W₁ 400 of 100,352`. */
  readonly lines: (parts: readonly string[]) => string;
  readonly part: (name: string, count: string, of: string) => string;
  readonly lineWidth: (name: string) => string;
  readonly fewer: string;
  readonly more: string;
  readonly terms: (count: string) => string;
  readonly others: (count: string) => string;
  readonly sampleOf: (sample: number, samples: number) => string;
  readonly thisSample: string;
  readonly allSamples: (samples: number) => string;
  readonly target: string;
  readonly loss: string;
  readonly greatest: (name: string, figure: string) => string;
  /** How to look closer. */
  readonly hint: string;
}

/** The words of the two orders in which every ∂C/∂z can be evaluated. */
export interface OrderWords {
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
  /** `name = formula`; `asker` gets it. `isBase`: nothing had to be asked for. */
  readonly answer: (asker: string | null, equation: string, isBase: boolean) => string;
  readonly evaluate: (nth: number, equation: string, isBase: boolean) => string;
}

/** One contribution, as words for a sentence. */
export interface ContributionWords {
  /** `∂C/∂z` of the operand. */
  readonly name: string;
  /** Null where there is no single number. */
  readonly local: string | null;
  readonly amount: string;
  /** The running sum, null where this is the only contribution. */
  readonly total: string | null;
  /** Is it the last one to arrive? */
  readonly isLast: boolean;
}

export interface Messages {
  /** BCP 47. */
  readonly tag: string;
  /** The language's own name. */
  readonly name: string;
  readonly commands: CommandWords;
  readonly network: NetworkWords;
  /** What one steps by. */
  readonly units: Readonly<Record<Unit, string>>;
  readonly keys: Readonly<Record<string, string>>;
  readonly play: string;
  readonly pause: string;
  readonly forwardPass: string;
  readonly backwardPass: string;
  readonly timeline: string;
  readonly speed: string;
  readonly helpTitle: string;
  readonly helpWalk: string;
  readonly helpDrag: string;
  readonly close: string;
  readonly empty: string;
  readonly loading: string;
  readonly failed: (reason: string) => string;
  readonly stepOf: (step: number, steps: number) => string;
  /** Caption of the table twin. */
  readonly table: string;
  readonly graphOf: (output: string, nodes: number) => string;
  readonly node: string;
  readonly operation: string;
  readonly value: string;
  readonly gradient: string;
  readonly unknown: string;
  readonly soFar: (sum: string) => string;
  readonly noGradient: string;
  readonly input: string;
  readonly constant: string;
  readonly ledgerAt: (name: string) => string;
  readonly array: (shape: string, low: string, high: string) => string;
  readonly atStart: string;
  readonly forward: (name: string, formula: string, value: string) => string;
  readonly seed: (output: string) => string;
  readonly backward: (
    through: string,
    upstreamName: string,
    upstream: string,
    parts: readonly ContributionWords[],
  ) => string;
  /** Something non-finite or a stopped gradient: `∂C/∂x`. */
  readonly stopped: (name: string) => string;
}

const files = import.meta.glob<{ readonly messages: Messages }>("./messages/*.ts", { eager: true });

/** All languages, English first. */
export const LANGUAGES: readonly Messages[] = Object.values(files)
  .map((file) => file.messages)
  .sort((a, b) => Number(b.tag === "en") - Number(a.tag === "en"));

const TRADITIONAL = /^zh-(hant|tw|hk|mo)/i;

/** The words for a language tag; English where there are none. */
export function messagesFor(tag: string): Messages {
  const wanted = TRADITIONAL.test(tag) ? "zh-hant" : tag.toLowerCase();
  const exact = LANGUAGES.find((each) => wanted.startsWith(each.tag.toLowerCase()));
  const sister = LANGUAGES.find((each) => each.tag.split("-")[0] === wanted.split("-")[0]);
  const found = exact ?? sister ?? LANGUAGES[0];
  if (!found) throw new RangeError("There is no language file.");
  return found;
}
