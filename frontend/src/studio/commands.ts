/** What a hand can ask of the studio, beside what it can ask of the film, and by which keys, wherever they are pressed. */

import { keyName } from "../core/commands";
import type { Words } from "./words";

/** What a command acts on. */
export interface Desk {
  focusEditor(): void;
  openGallery(): void;
  share(): void;
  nextTheme(): void;
  openHelp(): void;
  /** The left panel away, or back. */
  togglePanel(): void;
  /** The speaker's notes, in a second window. */
  openNotes(): void;
}

interface StudioCommand {
  readonly id: keyof Words["commands"];
  /** Names as the core's `keyName` gives them. */
  readonly keys: readonly string[];
  perform(desk: Desk): void;
}

export const STUDIO_COMMANDS: readonly StudioCommand[] = [
  { id: "edit", keys: ["W"], perform: (desk) => desk.focusEditor() },
  { id: "examples", keys: ["X"], perform: (desk) => desk.openGallery() },
  { id: "share", keys: ["C"], perform: (desk) => desk.share() },
  { id: "theme", keys: ["D"], perform: (desk) => desk.nextTheme() },
  { id: "panel", keys: ["\\"], perform: (desk) => desk.togglePanel() },
  { id: "notes", keys: ["N"], perform: (desk) => desk.openNotes() },
  { id: "help", keys: ["?"], perform: (desk) => desk.openHelp() },
];

function studioCommandFor(key: string): StudioCommand | undefined {
  return STUDIO_COMMANDS.find(({ keys }) => keys.includes(key));
}

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
