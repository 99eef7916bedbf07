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
  readonly both: string;
  readonly order: string;
  readonly everything: string;
  readonly ask: string;
  readonly hall: string;
  readonly dark: string;
  readonly table: string;
  readonly help: string;
}

export interface Messages {
  /** BCP 47. */
  readonly tag: string;
  /** The language's own name. */
  readonly name: string;
  readonly commands: CommandWords;
  /** What one steps by. */
  readonly units: Readonly<Record<Unit, string>>;
  readonly keys: Readonly<Record<string, string>>;
  /** What is on the timeline: a layer of a network, and its loss. */
  readonly layer: (layer: number) => string;
  readonly loss: string;
  readonly play: string;
  readonly pause: string;
  readonly forwardPass: string;
  readonly backwardPass: string;
  /** The button that shows what the bar has no room for. */
  readonly more: string;
  readonly timeline: string;
  readonly speed: string;
  readonly helpTitle: string;
  readonly helpWalk: string;
  readonly helpDrag: string;
  readonly close: string;
  readonly empty: string;
  readonly loading: string;
  readonly failed: (reason: string) => string;
  /** A page that was opened from disk may read no other file. */
  readonly fromDisk: (address: string) => string;
  readonly unreachable: (address: string) => string;
  readonly noInput: (name: string) => string;
  /** Where a value is moved with which the page cannot compute by itself. */
  readonly needsServer: string;
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
  /** A local derivative that is a matrix, in the room of about eight letters. */
  readonly jacobian: string;
  readonly ledgerAt: (name: string) => string;
  /** An array that is too large to be read out: how it is made, and its least and greatest number. */
  readonly array: (shape: readonly number[], low: string, high: string) => string;
  readonly atStart: string;
}

const files = import.meta.glob<Messages>("./messages/*.ts", { eager: true, import: "messages" });

/** All languages, English first. */
export const LANGUAGES: readonly Messages[] = Object.values(files).sort(
  (a, b) => Number(b.tag === "en") - Number(a.tag === "en"),
);

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
