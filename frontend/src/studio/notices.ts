/** `<studio-notices>`: what has to be said and can be waved away. Event `notice-dismiss` with the id. */

import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Panel } from "./panel";
import { type Problem, problemText } from "./problem";
import type { Words } from "./words";

export interface Notice {
  readonly id: string;
  readonly text: (words: Words) => string;
  /** It goes by itself. */
  readonly isBrief?: boolean;
}

/** What went wrong, where there is no field that could say it. */
export function problemNotice(problem: Problem): Notice {
  return { id: "problem", text: (words) => problemText(problem, "", words) };
}

/** Above and below an answer, in pixels. */
const MARGIN = 10;

class StudioNotices extends Panel {
  static override properties = {
    notices: { attribute: false },
    words: { attribute: false },
  };

  declare notices: readonly Notice[];
  declare words: Words;

  constructor() {
    super();
    this.notices = [];
  }

  protected override render(): unknown {
    return html`<div class="notices" role="status">
      ${repeat(
        this.notices,
        ({ id }) => id,
        ({ id, text, isBrief }) => html`<div class="notice ${isBrief ? "plain" : ""}" data-notice=${id}>
          <span>${text(this.words)}</span>
          ${isBrief ? "" : this.#dismiss(id)}
        </div>`,
      )}
    </div>`;
  }

  /** An answer stays while its moment is looked at, so it stands above the picture and not before it. */
  protected override updated(): void {
    const answer = this.querySelector<HTMLElement>('[data-notice="faq"]');
    const room = answer ? answer.offsetHeight + 2 * MARGIN : 0;
    this.closest<HTMLElement>(".stage")?.style.setProperty("--answer", `${room}px`);
  }

  #dismiss(id: string): unknown {
    const { words } = this;
    return html`<button type="button" class="quiet small" @click=${() => this.tell("notice-dismiss", id)}>
      ${words.dismiss}
    </button>`;
  }
}

customElements.define("studio-notices", StudioNotices);

const BRIEF_MS = 2_500;

/** What has to be said at the moment: at most one notice of each id. */
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
