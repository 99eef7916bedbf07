/** `<studio-video>`: make a video of the film in the page, and have the server write slides of it. Fetched when it is wanted. */

import { html, nothing } from "lit";
import { Panel } from "../panel";
import { saveBlob, saveText } from "../save";
import type { PlayerElement } from "../stage";
import {
  exportCommands,
  type ServedTrace,
  SLIDES,
  type SlidesForm,
  type SlidesRequest,
  slidesAddress,
  sourceName,
} from "./command";
import { possibleForms, type VideoForm } from "./forms";
import { lengthOf, record } from "./record";
import "./video.css";
import { words as english, type VideoWords } from "./words/en";
import { words as simplified } from "./words/zh-hans";
import { words as traditional } from "./words/zh-hant";

const WORDS: Readonly<Record<string, VideoWords>> = { "zh-Hans": simplified, "zh-Hant": traditional };

interface VideoSubject {
  readonly player: PlayerElement;
  readonly film: SlidesRequest;
  /** What is on the stage. */
  readonly trace: ServedTrace;
  /** The source document, to be handed over as a file. */
  readonly source: unknown;
  /** What the button that closes a dialog is called. */
  readonly close: string;
}

type Work =
  | { readonly kind: "none" | "failed" }
  | { readonly kind: "running"; readonly doneMs: number; readonly allMs: number; readonly abort: AbortController }
  | { readonly kind: "saved"; readonly name: string; readonly bytes: number };

/** How far a file of slides is that the server writes; `detail`: what it says where it does not. */
type Slides =
  | { readonly kind: "none" }
  | { readonly kind: "running"; readonly abort: AbortController }
  | { readonly kind: "failed"; readonly detail: string }
  | { readonly kind: "saved"; readonly name: string; readonly bytes: number };

class StudioVideo extends Panel {
  static override properties = {
    subject: { attribute: false },
    forms: { state: true },
    form: { state: true },
    work: { state: true },
    slides: { state: true },
    isCopied: { state: true },
  };

  declare subject: VideoSubject;
  declare forms: readonly VideoForm[];
  declare form: VideoForm;
  declare work: Work;
  declare slides: Slides;
  declare isCopied: boolean;

  constructor() {
    super();
    this.forms = [];
    this.form = "gif";
    this.work = { kind: "none" };
    this.slides = { kind: "none" };
    this.isCopied = false;
  }

  protected override firstUpdated(): void {
    this.querySelector("dialog")?.showModal();
    void possibleForms().then((found) => {
      this.forms = found;
      this.form = found[0] ?? "gif";
    });
  }

  protected override render(): unknown {
    const { words, subject } = this;
    return html`<dialog class="sheet video" lang=${subject.film.lang} aria-labelledby="video-title" @close=${this.#leave}>
      <header class="sheet-head">
        <h2 id="video-title">${words.title}</h2>
        <button type="button" class="icon close" aria-label=${subject.close} @click=${this.#close}>✕</button>
      </header>
      <div class="sheet-body">
        ${this.#video()} ${this.#slides()}
      </div>
    </dialog>`;
  }

  #video(): unknown {
    const { words, forms, form, work, subject } = this;
    const isRunning = work.kind === "running";
    const seconds = Math.round(lengthOf(subject.player, form) / 1000);
    return html`<section>
      <h3>${words.video}</h3>
      <p class="hint">${words.asked} ${words.length(seconds)}</p>
      ${forms.length === 1 ? html`<p class="hint">${words.noEncoder}</p>` : nothing}
      <fieldset class="video-forms" ?disabled=${isRunning}>
        <legend class="hidden">${words.video}</legend>
        ${forms.map(
          (each) => html`<label>
            <input type="radio" name="video-form" value=${each} .checked=${each === form} @change=${() => {
              this.form = each;
            }} />
            ${words.names[each]}
          </label>`,
        )}
      </fieldset>
      ${
        isRunning
          ? html`<div class="video-work">
              <progress aria-label=${words.video} max=${work.allMs} .value=${work.doneMs}></progress>
              <output>${words.progress(Math.floor(work.doneMs / 1000), seconds)}</output>
              <button type="button" class="quiet" data-action="cancel" @click=${() => work.abort.abort()}>${words.cancel}</button>
            </div>`
          : html`<div class="video-work">
              <button type="button" class="primary" data-action="record" ?disabled=${forms.length === 0} @click=${this.#record}>
                ${words.make}
              </button>
            </div>`
      }
      <p class="hint" role="status">${this.#said()}</p>
    </section>`;
  }

  #said(): unknown {
    const { words, work } = this;
    if (work.kind === "saved") return words.saved(work.name, (work.bytes / 1e6).toFixed(1));
    return work.kind === "failed" ? words.failed : nothing;
  }

  #slides(): unknown {
    const { words, subject, slides } = this;
    const { film, source } = subject;
    const commands = exportCommands(film).join("\n");
    return html`<section>
      <h3>${words.slides}</h3>
      <p class="hint">${words.served}</p>
      <div class="video-work">
        ${Object.entries(SLIDES).map(
          ([form, name]) => html`<button type="button" class="quiet video-form" data-action=${form}
            ?disabled=${slides.kind === "running"} @click=${() => this.#saveSlides(form as SlidesForm)}>${name}</button>`,
        )}
        ${
          slides.kind === "running"
            ? html`<button type="button" class="quiet" data-action="cancel-slides" @click=${() => slides.abort.abort()}>
                ${words.cancel}
              </button>`
            : nothing
        }
      </div>
      <p class="hint" role="status">${this.#saidOfSlides()}</p>
      <details class="video-command">
        <summary>${words.command}</summary>
        <pre>pip install "chainrule[export]"\n${commands}</pre>
        <div class="video-work">
          <button type="button" class="quiet" data-action="copy" @click=${() => this.#copy(commands)}>
            ${this.isCopied ? words.copied : words.copy}
          </button>
          ${
            film.preset === null
              ? html`<button type="button" class="quiet" data-action="source" @click=${() =>
                  saveText(sourceName(film), JSON.stringify(source, null, 2))}>${words.saveSource}</button>`
              : nothing
          }
        </div>
      </details>
    </section>`;
  }

  #saidOfSlides(): unknown {
    const { words, slides } = this;
    if (slides.kind === "saved") return words.saved(slides.name, (slides.bytes / 1e6).toFixed(1));
    if (slides.kind === "running") return words.writing;
    return slides.kind === "failed" ? `${words.slidesFailed} ${slides.detail}` : nothing;
  }

  async #saveSlides(form: SlidesForm): Promise<void> {
    const { trace, film } = this.subject;
    const abort = new AbortController();
    this.slides = { kind: "running", abort };
    try {
      const headers = { "Accept-Language": film.lang };
      const answer = await fetch(slidesAddress(trace, form, film), { headers, signal: abort.signal });
      if (!answer.ok) {
        const { code = "", detail = "" } = (await answer.json()) as {
          readonly code?: string;
          readonly detail?: string;
        };
        const isTooLong = code === "limit-work" || code === "too-many-pages";
        this.slides = { kind: "failed", detail: isTooLong ? this.words.tooLong : detail };
        return;
      }
      const found = await answer.blob();
      const name = `${film.name}.${form}`;
      saveBlob(name, found);
      this.slides = { kind: "saved", name, bytes: found.size };
    } catch {
      this.slides = abort.signal.aborted ? { kind: "none" } : { kind: "failed", detail: "" };
    }
  }

  async #copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text).catch(() => undefined);
    this.isCopied = true;
  }

  async #record(): Promise<void> {
    const { player, film } = this.subject;
    const { form } = this;
    const abort = new AbortController();
    const onProgress = (doneMs: number, allMs: number): void => {
      this.work = { kind: "running", doneMs, allMs, abort };
    };
    onProgress(0, lengthOf(player, form));
    try {
      const found = await record(player, form, { signal: abort.signal, onProgress });
      const name = `${film.name}.${form}`;
      if (found) saveBlob(name, found);
      this.work = found ? { kind: "saved", name, bytes: found.size } : { kind: "none" };
    } catch {
      this.work = { kind: "failed" };
    }
  }

  get words(): VideoWords {
    return WORDS[this.subject.film.lang] ?? english;
  }

  readonly #close = (): void => this.querySelector("dialog")?.close();

  readonly #leave = (): void => {
    if (this.work.kind === "running") this.work.abort.abort();
    if (this.slides.kind === "running") this.slides.abort.abort();
    this.remove();
  };
}

customElements.define("studio-video", StudioVideo);

/** Open the dialog over the page; it takes itself away when it is closed. */
export function openVideo(subject: VideoSubject): void {
  document.body.append(Object.assign(document.createElement("studio-video"), { subject }));
}
