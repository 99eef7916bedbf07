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

export interface KeyTargets {
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
}

/** Does what the key asks for; true where it asked for something, and the key is used up. */
export function pressKey(event: KeyboardEvent, targets: KeyTargets): boolean {
  if (event.defaultPrevented || belongsToControl(event)) return false;
  if (event.key === "Escape") {
    targets.leave();
    return false;
  }
  if (walk(event, targets)) return true;
  const name = keyName(event);
  const binding = name === null ? undefined : bindingFor(name);
  if (!binding) return false;
  targets.perform(binding.action);
  return true;
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

/** Buttons answer to Space and Enter themselves, lists and fields to everything. */
function belongsToControl(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return false;
  if (target.closest("select, input, textarea, dialog, [contenteditable]")) return event.key !== "?";
  const presses = event.key === " " || event.key === "Enter";
  return presses && target.closest("button, a, summary") !== null;
}
