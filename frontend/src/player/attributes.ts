/** What each attribute of `<chain-rule>` sets: one table, which is also the list of the attributes that are watched. */
import { ORDERS } from "../core/network/recursion";
import { VIEWS } from "../core/network/views";
import { FADES, readKeys } from "../core/quiz/asked";
import { isUnit } from "../core/units";
import type { Player } from "./player";

export interface AttributeTargets {
  readonly player: Player;
  /** Get the film anew. */
  load(): void;
  /** The language is that of the nearest element that names one. */
  readLanguage(): void;
  /** Draw the numbers that the attribute `variant` asks for. */
  drawVariant(): void;
  /** What another attribute says now. */
  attribute(name: string): string | null;
}

type AttributeChange = (targets: AttributeTargets, now: string | null) => void;

export const ATTRIBUTES = {
  src: (targets, now) => {
    if (now) targets.load();
  },
  preset: (targets, now) => {
    if (now) targets.load();
  },
  /** Read when something is fetched or computed there. */
  server: () => {},
  step: ({ player }, now) => player.dispatch({ type: "seek", t: Math.floor(Number(now ?? 0)) }),
  speed: ({ player }, now) => player.dispatch({ type: "speed", speed: Number(now ?? 1) }),
  theme: ({ player }) => player.restyle(),
  lang: (targets) => targets.readLanguage(),
  loop: ({ player }, now) => player.dispatch({ type: "loop", on: now !== null }),
  hall: ({ player }, now) => player.dispatch({ type: "hall", on: now !== null }),
  editable: ({ player }, now) => {
    player.isEditable = now !== null;
    player.draw();
  },
  /** Read whenever a key is pressed. */
  keys: () => {},
  "at-end": () => {},
  view: ({ player }, now) => player.dispatch({ type: "view", view: VIEWS.find((view) => view === now) ?? "graph" }),
  order: ({ player }, now) =>
    player.dispatch({ type: "order", order: ORDERS.find((order) => order === now) ?? "trace" }),
  unit: ({ player }, now) => player.dispatch({ type: "unit", unit: isUnit(now) ? now : null }),
  sample: ({ player }, now) => player.dispatch({ type: "sample", sample: Number(now ?? 1) - 1 }),
  neuron: ({ player }, now) => player.dispatch({ type: "neuron", neuron: now }),
  ask: ({ player, attribute }) => askFor(player, attribute("ask"), attribute("fade")),
  fade: ({ player, attribute }) => askFor(player, attribute("ask"), attribute("fade")),
  /** Other numbers, drawn from this seed; see `core/quiz/variant.ts`. */
  variant: ({ drawVariant }) => drawVariant(),
  arrays: ({ player }, now) => {
    player.hasArrays = now !== null;
    player.draw();
  },
} as const satisfies Record<string, AttributeChange>;

export type AttributeName = keyof typeof ATTRIBUTES;

/** Ask what the attributes `ask` and `fade` say. */
export function askFor(player: Player, ask: string | null, fade: string | null): void {
  player.dispatch({ type: "ask", keys: readKeys(ask ?? ""), fade: FADES.find((each) => String(each) === fade) ?? 1 });
}
