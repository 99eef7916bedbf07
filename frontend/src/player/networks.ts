/**
 * Where the views of networks register: they are a script of their own, so that a page which shows expressions alone
 * need not load them. Until they have, networks are shown as graphs.
 */
import type { Layout, Scene } from "../model/types";
import type { Renderer } from "../views/shared/renderer";

export interface NetworkPicture {
  readonly layout: Layout;
  readonly renderer: Renderer;
}

export interface Networks {
  /** Style rules for the player's shadow. */
  readonly css: string;
  /** Can the scene be shown as a network? */
  shows(scene: Scene): boolean;
  /** `redraw` is called where a hand has changed what is shown. Of scenes that can be shown only. */
  picture(scene: Scene, redraw: () => void): NetworkPicture | null;
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
