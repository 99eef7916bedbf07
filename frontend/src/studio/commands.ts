/** What a hand can ask of the studio, beside what it can ask of the film. */

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

export interface StudioCommand {
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

export function studioCommandFor(key: string): StudioCommand | undefined {
  return STUDIO_COMMANDS.find(({ keys }) => keys.includes(key));
}
