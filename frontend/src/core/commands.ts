/** Everything a hand can ask of the film: one table feeds buttons, keys and the list behind `?`. */
import { nextSpeed } from "./clock";
import type { CommandWords } from "./messages";
import type { Unit } from "./units";

/** What a command acts on. */
export interface PlayerCommands {
  speed: number;
  loop: boolean;
  unit: Unit;
  readonly steps: number;
  toggle(): void;
  next(): void;
  previous(): void;
  nextGroup(): void;
  previousGroup(): void;
  seek(t: number): void;
  toForward(): void;
  toBackward(): void;
  zoom(how: "in" | "out" | "fit"): void;
  openFocused(): void;
  /** Step by the next larger unit the film has, after the largest by single ops. */
  nextUnit(): void;
  toggleTable(): void;
  /** From a network to its reversed network and back; nothing where the film is no network. */
  mirror(): void;
  /** The reversed network in another order of evaluation; nothing where the film is no network. */
  nextOrder(): void;
  toggleHelp(): void;
}

export interface Command {
  readonly id: keyof CommandWords;
  /** Names as `keyName` gives them. */
  readonly keys: readonly string[];
  perform(film: PlayerCommands): void;
}

export const COMMANDS: readonly Command[] = [
  { id: "toggle", keys: ["Space"], perform: (film) => film.toggle() },
  { id: "next", keys: ["ArrowRight", "PageDown"], perform: (film) => film.next() },
  { id: "previous", keys: ["ArrowLeft", "PageUp"], perform: (film) => film.previous() },
  { id: "nextGroup", keys: ["Shift+ArrowRight"], perform: (film) => film.nextGroup() },
  { id: "previousGroup", keys: ["Shift+ArrowLeft"], perform: (film) => film.previousGroup() },
  { id: "unit", keys: ["U"], perform: (film) => film.nextUnit() },
  { id: "first", keys: ["Home"], perform: (film) => film.seek(0) },
  { id: "last", keys: ["End"], perform: (film) => film.seek(film.steps) },
  { id: "toForward", keys: ["F"], perform: (film) => film.toForward() },
  { id: "toBackward", keys: ["B"], perform: (film) => film.toBackward() },
  { id: "slower", keys: ["["], perform: (film) => changeSpeed(film, -1) },
  { id: "faster", keys: ["]"], perform: (film) => changeSpeed(film, 1) },
  {
    id: "loop",
    keys: ["L"],
    perform: (film) => {
      film.loop = !film.loop;
    },
  },
  { id: "zoomIn", keys: ["+", "="], perform: (film) => film.zoom("in") },
  { id: "zoomOut", keys: ["-"], perform: (film) => film.zoom("out") },
  { id: "fit", keys: ["0"], perform: (film) => film.zoom("fit") },
  { id: "open", keys: ["Enter"], perform: (film) => film.openFocused() },
  { id: "mirror", keys: ["M"], perform: (film) => film.mirror() },
  { id: "order", keys: ["O"], perform: (film) => film.nextOrder() },
  { id: "table", keys: ["T"], perform: (film) => film.toggleTable() },
  { id: "help", keys: ["?"], perform: (film) => film.toggleHelp() },
];

const byKey = new Map(COMMANDS.flatMap((command) => command.keys.map((key) => [key, command] as const)));

export function commandFor(key: string): Command | undefined {
  return byKey.get(key);
}

export function commandOf(id: Command["id"]): Command {
  const command = COMMANDS.find((each) => each.id === id);
  if (!command) throw new RangeError(`There is no command '${id}'.`);
  return command;
}

export interface KeyPress {
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

function changeSpeed(film: PlayerCommands, direction: 1 | -1): void {
  film.speed = nextSpeed(film.speed, direction);
}
