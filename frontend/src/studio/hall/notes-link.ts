/** The studio's end of the speaker's notes: opens the second window and keeps it in step, both ways, without a server. */
import type { NotesPage } from "./notes-page";

/** Which page of the app the notes are. */
export const NOTES_QUERY = "notes";
const CHANNEL = "chainrule-notes";

/** What the window of the notes asks for: everything anew, a key as if pressed in the studio, a cue of the tour. */
export type NotesRequest =
  | { readonly type: "hello" }
  | { readonly type: "key"; readonly key: string; readonly shiftKey: boolean }
  | { readonly type: "cue"; readonly cue: number };

interface NotesTargets {
  /** Somebody has begun to listen. */
  tellAll(): void;
  press(key: string, shiftKey: boolean): void;
  showCue(cue: number): void;
}

export class NotesLink {
  readonly #channel = new BroadcastChannel(CHANNEL);
  #told = "";
  /** Has a window of notes asked? Before that nobody listens. */
  isHeard = false;

  constructor(targets: NotesTargets) {
    this.#channel.addEventListener("message", ({ data }: MessageEvent<NotesRequest | NotesPage>) => {
      if (!("type" in data)) return;
      if (data.type === "hello") {
        this.isHeard = true;
        this.#told = "";
        targets.tellAll();
      }
      if (data.type === "key") targets.press(data.key, data.shiftKey);
      if (data.type === "cue") targets.showCue(data.cue);
    });
  }

  open(): void {
    window.open(`?${NOTES_QUERY}`, CHANNEL, "popup,width=760,height=560");
  }

  /** Tell what there is to see now; nothing is sent where nothing has changed. */
  tell(page: NotesPage): void {
    const told = JSON.stringify(page);
    if (told === this.#told) return;
    this.#told = told;
    this.#channel.postMessage(page);
  }
}

/** The other end: calls `show` with every page, and returns what asks the studio. */
export function joinNotes(show: (page: NotesPage) => void): (request: NotesRequest) => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }: MessageEvent<NotesRequest | NotesPage>) => {
    if (!("type" in data)) show(data);
  });
  const ask = (request: NotesRequest): void => channel.postMessage(request);
  ask({ type: "hello" });
  return ask;
}
