/** What has to be said at the moment: at most one notice of each id. */

import type { Notice } from "./notices";

const BRIEF_MS = 2_500;

export class NoticeBoard {
  #notices: readonly Notice[] = [];

  constructor(private readonly onChange: () => void) {}

  get notices(): readonly Notice[] {
    return this.#notices;
  }

  /** Say these and nothing else. */
  replace(notices: readonly Notice[]): void {
    this.#notices = notices;
    this.onChange();
  }

  say(notice: Notice): void {
    this.replace([...this.#notices.filter(({ id }) => id !== notice.id), notice]);
  }

  /** Say it for a moment. */
  sayBriefly(text: Notice["text"]): void {
    const notice: Notice = { id: "brief", text, isBrief: true };
    this.say(notice);
    setTimeout(() => this.replace(this.#notices.filter((each) => each !== notice)), BRIEF_MS);
  }

  take(id: string): void {
    if (this.#notices.some((notice) => notice.id === id)) this.replace(this.#notices.filter((each) => each.id !== id));
  }

  /** Said while `isTrue`. */
  keep(isTrue: boolean, notice: Notice): void {
    if (!isTrue) this.take(notice.id);
    else if (!this.#notices.some(({ id }) => id === notice.id)) this.say(notice);
  }
}
