/** `<studio-notes>`: the speaker's notes in a window of their own: what is said now, what comes next, the tour, a clock. */

import { html } from "lit";
import { bindingFor, keyName } from "../../core/commands";
import { proseMark, textMark } from "../inputs/name-mark";
import { Panel } from "../panel";
import { ENGLISH, type Language, loadLanguage } from "../words";
import { lapse } from "./lapse";
import { joinNotes, type NotesRequest } from "./notes-link";
import type { NotesPage } from "./notes-page";
import "./notes.css";

const TICK_MS = 1000;

class StudioNotes extends Panel {
  static override properties = { page: { state: true }, language: { state: true }, now: { state: true } };

  declare page: NotesPage | null;
  declare language: Language;
  declare now: number;
  /** When the talk began. */
  #since = Date.now();
  readonly #ask: (request: NotesRequest) => void;

  constructor() {
    super();
    this.page = null;
    this.language = ENGLISH;
    void this.#speak(navigator.language);
    this.now = Date.now();
    this.#ask = joinNotes((page) => {
      this.page = page;
      document.documentElement.dataset.theme = page.theme;
      void this.#speak(page.tag).then(() => {
        document.title = `${this.language.words.notes.title} · ${page.heading}`;
      });
    });
    setInterval(() => {
      this.now = Date.now();
    }, TICK_MS);
    document.addEventListener("keydown", (event) => this.#press(event));
  }

  protected override render(): unknown {
    const { page } = this;
    const words = this.language.words.notes;
    if (page === null)
      return html`<main class="notes"><h1 class="hidden">${words.title}</h1><p class="hint">${words.waiting}</p></main>`;
    return html`<main class="notes">
      <header>
        <h1>${page.heading}</h1>
        <p class="place">${page.begun} / ${page.all}</p>
        <p class="clock">
          <time>${new Date(this.now).toLocaleTimeString(page.tag, { hour: "2-digit", minute: "2-digit" })}</time>
          <button type="button" class="quiet" title=${words.restartClock} aria-label=${words.restartClock} @click=${this.#restart}>
            ${lapse(this.now - this.#since)}
          </button>
        </p>
      </header>
      <section class="now" aria-label=${words.now}><p>${textMark(page.sentence)}</p></section>
      <section class="next">
        <h2>${words.next}</h2>
        <p>${page.next === "" ? words.end : textMark(page.next)}</p>
      </section>
      ${this.#tour(page)}
      <footer class="notes-keys">
        <button type="button" class="primary" @click=${() => this.#send("PageUp")}>◀ ${words.back}</button>
        <button type="button" class="primary" @click=${() => this.#send(" ")}>▶❙❙</button>
        <button type="button" class="primary" @click=${() => this.#send("PageDown")}>${words.forward} ▶</button>
        <button type="button" class="quiet" @click=${() => this.#send(".")}>${words.dark}</button>
      </footer>
    </main>`;
  }

  async #speak(tag: string): Promise<void> {
    const language = await loadLanguage(tag);
    if (this.page !== null && this.page.tag !== tag) return;
    this.language = language;
    document.documentElement.lang = language.messages.tag;
  }

  #tour({ cues, cue }: NotesPage): unknown {
    if (cues.length === 0) return "";
    return html`<ol class="cues">
      ${cues.map(
        (text, i) => html`<li aria-current=${i === cue ? "step" : "false"}>
          <button type="button" @click=${() => this.#ask({ type: "cue", cue: i })}>${proseMark(text)}</button>
        </li>`,
      )}
    </ol>`;
  }

  /** Keys are the studio's; they are pressed here for it. */
  #press(event: KeyboardEvent): void {
    const name = keyName(event);
    const isOfButton = event.target instanceof HTMLButtonElement && (event.key === " " || event.key === "Enter");
    if (isOfButton || name === null || (bindingFor(name) === undefined && event.key !== "Escape")) return;
    event.preventDefault();
    this.#send(event.key, event.shiftKey);
  }

  #send(key: string, shiftKey = false): void {
    this.#ask({ type: "key", key, shiftKey });
  }

  readonly #restart = (): void => {
    this.#since = Date.now();
    this.now = this.#since;
  };
}

customElements.define("studio-notes", StudioNotes);
