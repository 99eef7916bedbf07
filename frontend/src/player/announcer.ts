/** A polite live region that speaks at most once a second; what was skipped is not spoken late, the newest is. */
import { aloud } from "../core/name";
import { make } from "./dom";

const PAUSE_MS = 1000;

export class Announcer {
  readonly element = make("div", { class: "hidden", "aria-live": "polite", role: "status" });
  #waiting = 0;
  #newest = "";

  say(text: string): void {
    if (text === this.#newest) return;
    this.#newest = text;
    if (this.#waiting) return;
    this.#speak();
  }

  stop(): void {
    window.clearTimeout(this.#waiting);
    this.#waiting = 0;
  }

  #speak(): void {
    this.element.textContent = aloud(this.#newest);
    const spoken = this.#newest;
    this.#waiting = window.setTimeout(() => {
      this.#waiting = 0;
      if (this.#newest !== spoken) this.#speak();
    }, PAUSE_MS);
  }
}
