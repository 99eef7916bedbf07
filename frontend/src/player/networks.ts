/**
 * Where the views of networks register: they are a script of their own, so that a page which shows expressions alone
 * need not load them. Until they have, networks are shown as graphs.
 */
import type { Frame } from "../core/frame";
import type { Messages } from "../core/messages";
import type { OrderFilm } from "../core/network/order-film";
import type { OrderName } from "../core/network/recursion";
import type { Layout, Numbers, Scene } from "../model/types";
import type { Renderer } from "../views/shared/renderer";

export interface NetworkPicture {
  readonly layout: Layout;
  readonly renderer: Renderer;
  /** What stands below the stage; null where nothing does. */
  readonly bar: HTMLElement | null;
}

/** What a hand on the picture can ask of the player. */
export interface Hand {
  /** The hand has changed what is shown. */
  redraw(): void;
  choose(order: OrderName): void;
}

export interface Networks {
  /** Style rules for the player's shadow. */
  readonly css: string;
  /** Can the scene be shown as a network? */
  shows(scene: Scene): boolean;
  /** The sentence of a step in a neuron, or of a whole neuron or layer; null for every other step. */
  narrate(scene: Scene, numbers: Numbers, frame: Frame, messages: Messages): string | null;
  /** Of scenes that can be shown only. */
  picture(scene: Scene, hand: Hand): NetworkPicture | null;
  /** The film of an order of evaluation; null where there is none to watch. */
  film(scene: Scene, order: "right" | "left"): OrderFilm | null;
}

let registered: Networks | null = null;
const waiting = new Set<() => void>();

export function networks(): Networks | null {
  return registered;
}

/** Players on the page show networks from now on. */
export function registerNetworks(given: Networks): void {
  registered = given;
  for (const tell of waiting) tell();
  waiting.clear();
}

/** Be told, once, when they have registered; at once where they have. */
export function whenNetworks(tell: () => void): void {
  if (registered) tell();
  else waiting.add(tell);
}
