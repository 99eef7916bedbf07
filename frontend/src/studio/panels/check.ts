/** `<studio-check>`: compare the gradients with central differences, and say what came of it in sentences. */

import { html } from "lit";
import { formatNumber } from "../../core/format";
import { Panel } from "../panel";
import { ProblemError, problemText } from "../problem";
import type { Source } from "../source";
import type { Words } from "../words";

/** Errors up to this are rounding. */
const AGREES = 1e-6;

interface InputCheck {
  readonly worst_relative_error: number;
  readonly gradient: number | string;
  readonly difference: number | string;
  readonly index: readonly number[];
  readonly checked: number;
  readonly elements: number;
  /** How many numbers differences cannot decide, by reason. */
  readonly undecided: Readonly<Record<string, number>>;
}

/** The check of a trace document. */
export interface Check {
  readonly worst_relative_error: number;
  readonly node: string | null;
  readonly inputs: Readonly<Record<string, InputCheck>>;
}

/** Asks for the check of a source. Rejects with a ProblemError. */
export type AskCheck = (source: Source) => Promise<Check>;

/** What `check` found, a sentence a line: the verdict, the worst place, and what could not be decided and why. */
export function checkSentences(check: Check, words: Words["check"]): readonly string[] {
  const inputs = Object.entries(check.inputs);
  const checked = inputs.reduce((sum, [, { checked }]) => sum + checked, 0);
  const all = inputs.reduce((sum, [, { elements }]) => sum + elements, 0);
  const worst = check.node === null ? undefined : check.inputs[check.node];
  const said = [checked === 0 ? words.nothing : verdict(check, words, checked, all)];
  if (checked > 0 && worst !== undefined && worst.worst_relative_error > 0) {
    const place = `${check.node}${worst.index.map((k) => `[${k}]`).join("")}`;
    said.push(
      words.worst(formatNumber(worst.worst_relative_error), place, shown(worst.gradient), shown(worst.difference)),
    );
  }
  for (const [reason, say] of Object.entries(words.undecided)) {
    const names = inputs.flatMap(([name, { undecided, elements }]) => {
      const count = undecided[reason] ?? 0;
      return count === 0 ? [] : [elements === 1 ? name : words.numbersOf(name, count)];
    });
    if (names.length > 0) said.push(say(names.join(words.comma)));
  }
  return said;
}

function verdict(check: Check, words: Words["check"], checked: number, all: number): string {
  return check.worst_relative_error <= AGREES ? words.agree(checked, all) : words.differ(checked, all);
}

function shown(figure: number | string): string {
  return typeof figure === "number" ? formatNumber(figure) : figure;
}

class StudioCheck extends Panel {
  static override properties = {
    source: { attribute: false },
    ask: { attribute: false },
    words: { attribute: false },
    found: { state: true },
    isBusy: { state: true },
  };

  declare source: Source | null;
  declare ask: AskCheck;
  declare words: Words;
  /** What came of it, and of which source; null before anybody asked. */
  declare found: { readonly of: string; readonly check: Check | null; readonly refusal: string } | null;
  declare isBusy: boolean;

  constructor() {
    super();
    this.found = null;
    this.isBusy = false;
  }

  protected override render(): unknown {
    const { source, words, isBusy } = this;
    if (source === null) return "";
    return html`
      <button type="button" class="quiet small" data-check title=${words.check.about} ?disabled=${isBusy} @click=${() => this.#check(source)}>
        ${isBusy ? words.check.busy : words.check.title}
      </button>
      <div role="status" class="check-found">${this.#result(source)}</div>
    `;
  }

  /** What was found of the source as it is now: with other inputs it says nothing. */
  #result(source: Source): unknown {
    const { found, words } = this;
    if (found === null || found.of !== JSON.stringify(source)) return "";
    if (found.check === null) return html`<p>${found.refusal}</p>`;
    return checkSentences(found.check, words.check).map((sentence) => html`<p>${sentence}</p>`);
  }

  async #check(source: Source): Promise<void> {
    this.isBusy = true;
    const of = JSON.stringify(source);
    try {
      this.found = { of, check: await this.ask(source), refusal: "" };
    } catch (error) {
      const refusal = error instanceof ProblemError ? problemText(error.problem, "", this.words) : String(error);
      this.found = { of, check: null, refusal };
    }
    this.isBusy = false;
  }
}

customElements.define("studio-check", StudioCheck);
