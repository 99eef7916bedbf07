/** Everything a hand can ask of a picture: one table feeds buttons, keys and the list behind `?`. */
import type { CommandWords } from "./messages";
import type { Command } from "./view-state";

/** A command of the view state, or something that only the page can do. */
export type Action =
  | Command
  /** The camera: closer, further away, everything in view. */
  | { readonly type: "zoom"; readonly how: "in" | "out" | "fit" }
  /** Into the neuron in focus, or whatever else there is to open. */
  | { readonly type: "openFocused" }
  | { readonly type: "help" };

export interface Binding {
  readonly id: keyof CommandWords;
  /** Names as `keyName` gives them. */
  readonly keys: readonly string[];
  readonly action: Action;
}

export const COMMANDS: readonly Binding[] = [
  { id: "toggle", keys: ["Space"], action: { type: "toggle" } },
  { id: "next", keys: ["ArrowRight", "PageDown"], action: { type: "next" } },
  { id: "previous", keys: ["ArrowLeft", "PageUp"], action: { type: "previous" } },
  { id: "nextGroup", keys: ["Shift+ArrowRight"], action: { type: "nextGroup" } },
  { id: "previousGroup", keys: ["Shift+ArrowLeft"], action: { type: "previousGroup" } },
  { id: "unit", keys: ["U"], action: { type: "nextUnit" } },
  { id: "first", keys: ["Home"], action: { type: "start" } },
  { id: "last", keys: ["End"], action: { type: "end" } },
  { id: "toForward", keys: ["F"], action: { type: "start" } },
  { id: "toBackward", keys: ["B"], action: { type: "toBackward" } },
  { id: "slower", keys: ["["], action: { type: "slower" } },
  { id: "faster", keys: ["]"], action: { type: "faster" } },
  { id: "loop", keys: ["L"], action: { type: "loop" } },
  { id: "zoomIn", keys: ["+", "="], action: { type: "zoom", how: "in" } },
  { id: "zoomOut", keys: ["-"], action: { type: "zoom", how: "out" } },
  { id: "fit", keys: ["0"], action: { type: "zoom", how: "fit" } },
  { id: "open", keys: ["Enter"], action: { type: "openFocused" } },
  { id: "mirror", keys: ["M"], action: { type: "mirror" } },
  { id: "both", keys: ["2"], action: { type: "both" } },
  { id: "order", keys: ["O"], action: { type: "nextOrder" } },
  { id: "everything", keys: ["E"], action: { type: "everything" } },
  { id: "ask", keys: ["Q"], action: { type: "askNext" } },
  { id: "hall", keys: ["P"], action: { type: "hall" } },
  // A presenter's remote has a key for the dark screen, and sends this.
  { id: "dark", keys: ["."], action: { type: "dark" } },
  { id: "table", keys: ["T"], action: { type: "table" } },
  { id: "help", keys: ["?"], action: { type: "help" } },
];

const byKey = new Map(COMMANDS.flatMap((binding) => binding.keys.map((key) => [key, binding] as const)));

export function bindingFor(key: string): Binding | undefined {
  return byKey.get(key);
}

export function bindingOf(id: Binding["id"]): Binding {
  const binding = COMMANDS.find((each) => each.id === id);
  if (!binding) throw new RangeError(`There is no command '${id}'.`);
  return binding;
}

interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** One name a key: `Space`, `F`, `?`, `Shift+ArrowLeft`. Null with Ctrl, Alt or Meta, which belong to the browser. */
export function keyName({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyPress): string | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === " ") return "Space";
  if (key.length === 1) return key.toUpperCase();
  return shiftKey ? `Shift+${key}` : key;
}
