/** Keys: commands everywhere, arrows walk the graph where a node has the focus. */
import { type Action, bindingFor, keyName } from "../core/commands";
import type { Direction } from "../core/walk";
import type { Scene } from "../model/types";

const WALK: Readonly<Record<string, Direction>> = {
  ArrowLeft: "operand",
  ArrowRight: "consumer",
  ArrowUp: "previous",
  ArrowDown: "next",
};

interface KeyTargets {
  perform(action: Action): void;
  scene(): Scene | null;
  /** The node that has the focus, null where something else has. */
  focused(): number | null;
  /** The node that lies in a direction from another. */
  beside(scene: Scene, node: number, direction: Direction): number;
  walkTo(node: number): void;
  /** Change the input in focus; false where it is none. */
  stepValue(node: number, direction: 1 | -1, event: KeyboardEvent): boolean;
  /** Escape: nothing is selected any more. */
  leave(): void;
  /** Is anything shown otherwise since the key was pressed? */
  hasChanged(): boolean;
  /** Does the film wait for an answer? */
  isAsking(): boolean;
}

/**
 * What became of a key: `film`, it has done what was asked for; `control`, a field or a dialog of the film answers to it;
 * `end`, it asked for a step beyond an end; `none`, it is none of the film's business.
 */
type KeyUse = "film" | "control" | "end" | "none";

export function pressKey(event: KeyboardEvent, targets: KeyTargets): KeyUse {
  if (event.defaultPrevented) return "none";
  if (belongsToControl(event)) return isPlain(event) ? "control" : "none";
  if (event.key === "Escape") {
    targets.leave();
    return targets.hasChanged() ? "film" : "none";
  }
  if (walk(event, targets)) return "film";
  const name = keyName(event);
  const action = name === null ? undefined : bindingFor(name)?.action;
  if (!action || (targets.scene() === null && action.type !== "help")) return "none";
  targets.perform(action);
  if (targets.hasChanged() || targets.isAsking()) return "film";
  if (action.type === "next" || action.type === "previous") return "end";
  return action.type === "dark" ? "none" : "film";
}

/** Keys with Ctrl, Alt or Meta are the browser's or the page's, and so are Tab and those of functions. */
function isPlain({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return !ctrlKey && !altKey && !metaKey && !/^(Tab|F\d+)$/.test(key);
}

function walk(event: KeyboardEvent, targets: KeyTargets): boolean {
  const node = targets.focused();
  const scene = targets.scene();
  const direction = WALK[event.key];
  if (node === null || !scene || !direction || event.ctrlKey || event.metaKey) return false;
  const isVertical = event.key === "ArrowUp" || event.key === "ArrowDown";
  if (isVertical && targets.stepValue(node, event.key === "ArrowUp" ? 1 : -1, event)) return true;
  if (event.shiftKey || event.altKey) return false;
  // A leaf has no operand: left goes on to its sibling, since up and down may be taken by its value.
  const isLeaf = scene.nodes[node]?.isLeaf === true;
  targets.walkTo(targets.beside(scene, node, direction === "operand" && isLeaf ? "next" : direction));
  return true;
}

/**
 * Buttons answer to Space and Enter themselves, lists and fields to everything, dialogs and open menus to Escape as well,
 * wherever the focus is.
 */
function belongsToControl(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return false;
  if (target.closest("dialog")) return event.key !== "?";
  if (event.key === "Escape") {
    const root = target.shadowRoot ?? (target.getRootNode() as ParentNode);
    return root instanceof ShadowRoot && root.querySelector(":popover-open") !== null;
  }
  if (target.closest("select, input, textarea, [contenteditable]")) return event.key !== "?";
  const presses = event.key === " " || event.key === "Enter";
  return presses && target.closest("button, a, summary") !== null;
}
