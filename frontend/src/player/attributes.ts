/** What each attribute of `<chain-rule>` sets: one table, which is also the list of the attributes that are watched. */
import { ORDERS } from "../core/network/recursion";
import { FIRST_UNIT, isUnit } from "../core/units";
import type { Player } from "./player";

export interface AttributeTargets {
  readonly player: Player;
  /** Get the film anew. */
  load(): void;
  /** The language is that of the nearest element that names one. */
  readLanguage(): void;
}

type Change = (targets: AttributeTargets, now: string | null) => void;

export const ATTRIBUTES = {
  src: (targets, now) => {
    if (now) targets.load();
  },
  step: ({ player }, now) => {
    if (player.film) player.controls.seek(Math.floor(Number(now ?? 0)));
  },
  speed: ({ player }, now) => {
    player.controls.speed = Number(now ?? 1);
  },
  theme: ({ player }) => player.restyle(),
  lang: (targets) => targets.readLanguage(),
  loop: ({ player }, now) => {
    player.controls.loop = now !== null;
  },
  editable: ({ player }, now) => {
    player.isEditable = now !== null;
    player.draw();
  },
  /** Read whenever a key is pressed. */
  keys: () => {},
  view: ({ player }, now) => {
    player.showing.view = now === "network" || now === "reversed" ? now : "graph";
  },
  order: ({ player }, now) => {
    player.showing.order = ORDERS.find((order) => order === now) ?? "trace";
  },
  unit: ({ player }, now) => {
    player.controls.unit = isUnit(now) ? now : FIRST_UNIT;
  },
  sample: ({ player }, now) => {
    player.sample = Math.max(0, Math.floor(Number(now ?? 1)) - 1 || 0);
  },
  neuron: ({ player }, now) => {
    player.showing.neuron = now;
  },
  arrays: ({ player }, now) => {
    player.hasArrays = now !== null;
    player.draw();
  },
} as const satisfies Record<string, Change>;

export type AttributeName = keyof typeof ATTRIBUTES;
