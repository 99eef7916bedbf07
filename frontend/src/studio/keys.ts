/** Keys, wherever on the page they are pressed: first the studio's own commands, everything else is the film's. */

import { keyName } from "../core/commands";
import { type Desk, studioCommandFor } from "./commands";

/** Do what the key asks of the studio; else hand it to the player, unless it is there already. */
export function press(event: KeyboardEvent, desk: Desk, player: HTMLElement | null): void {
  if (event.defaultPrevented || belongsToControl(event)) return;
  const name = keyName(event);
  const command = name === null ? undefined : studioCommandFor(name);
  if (command) {
    command.perform(desk);
    event.preventDefault();
    event.stopPropagation();
  } else if (player && !event.composedPath().includes(player) && isTaken(event, player)) event.preventDefault();
}

function isTaken(event: KeyboardEvent, player: HTMLElement): boolean {
  const { key, code, shiftKey, altKey, ctrlKey, metaKey } = event;
  return !player.dispatchEvent(
    new KeyboardEvent("keydown", { key, code, shiftKey, altKey, ctrlKey, metaKey, cancelable: true }),
  );
}

/** Fields and lists answer to their keys themselves, tabs to those that choose one, buttons to Space and Enter. */
export function belongsToControl(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return false;
  if (target.closest("input, textarea, select, dialog, [contenteditable], [role=menu]")) return true;
  // In a grid the arrows move from cell to cell.
  if (target.closest("[role=grid]") && /^(Arrow|Home|End)/.test(event.key)) return true;
  // Whoever has clicked on a tab goes on with the film: there Space plays.
  if (target.closest("[role=tablist]")) {
    const isChosen = target.getAttribute("aria-selected") === "true";
    return /^(Arrow|Home|End|Enter)/.test(event.key) || (event.key === " " && !isChosen);
  }
  return (event.key === " " || event.key === "Enter") && target.closest("button, a, summary") !== null;
}
