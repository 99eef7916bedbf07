/** `<studio-formula>`: the formula of what is in hand, from its rule through its numbers to the result. */

import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Snapshot } from "../../core/formula/figure";
import type { Setting } from "../../core/formula/setting";
import { formulasOf, type StepFormulas } from "../../core/formula/step";
import { partFormulas } from "../../core/network/formulas";
import { partOf } from "../../core/network/part";
import type { Span } from "../../core/units";
import type { Step } from "../../model/types";
import { fitToWidth } from "../formula/fit-to-width";
import { StepPanel } from "./step-panel";
import "../formula/math";

/** So many lines are read; a step with more has a box that scrolls. */
const MANY_LINES = 3;

/** What stands in the card, and behind a fold what a neuron hands out. */
interface Shown {
  readonly title: Setting | null;
  readonly main: readonly Setting[];
  readonly handedOut: readonly Setting[];
}

export class StudioFormula extends StepPanel {
  #isMeasuring = false;
  #kept: { readonly scene: Snapshot["scene"]; readonly span: Span; readonly step: Step; readonly shown: Shown } | null =
    null;

  protected override render(): unknown {
    const { active } = this.moment.frame;
    if (active === null) return "";
    const { title, main, handedOut } = this.#shown(active);
    return html`
      ${title === null ? "" : html`<h3 class="step-title">${this.#math(title)}</h3>`}
      <div class="formula-lines ${main.length > MANY_LINES ? "many" : ""}" data-formula>${this.#lines(main)}</div>
      ${
        handedOut.length === 0
          ? ""
          : html`<details class="handed-out">
              <summary>${this.words.handedOut}</summary>
              <div class="formula-lines">${this.#lines(handedOut)}</div>
            </details>`
      }
    `;
  }

  protected override updated(): void {
    if (this.#isMeasuring) return;
    this.#isMeasuring = true;
    // After the picture is painted the page is laid out, and asking for sizes costs nothing.
    requestAnimationFrame(() => setTimeout(() => this.#measure()));
  }

  #measure(): void {
    this.#isMeasuring = false;
    fitToWidth([...this.querySelectorAll<HTMLElement>(".formula-line")]);
    for (const lines of this.querySelectorAll<HTMLElement>(".formula-lines")) reachable(lines);
  }

  /** A neuron, a layer, the loss have their own formulas, every other step those of its op. */
  #shown(step: Step): Shown {
    const { scene, frame } = this.moment;
    const { span } = frame;
    const kept = this.#kept;
    const isSame = kept?.scene === scene && kept.span.first === span.first && kept.span.end === span.end;
    if (isSame && kept.step === step) return kept.shown;
    const part = partOf(scene, span);
    const shown = part ? { title: null, ...partFormulas(scene, part) } : shownOf(formulasOf(scene, step));
    this.#kept = { scene, span, step, shown };
    return shown;
  }

  #lines(settings: readonly Setting[]): unknown {
    return repeat(
      settings,
      (_, i) => i,
      (each) => html`<div class="formula-line">${this.#math(each)}</div>`,
    );
  }

  #math(formula: Setting): unknown {
    return html`<studio-math
      .formula=${formula}
      .moment=${this.moment}
      .edge=${this.edge}
      .unknown=${this.words.unknown}
    ></studio-math>`;
  }
}

function shownOf({ title, lines }: StepFormulas): Shown {
  return { title, main: lines.map(({ whole }) => whole), handedOut: [] };
}

/** What has to be scrolled can be scrolled by keys; what has not is no stop on the way. */
function reachable(box: HTMLElement): void {
  const overflows = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
  if (overflows) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
}

customElements.define("studio-formula", StudioFormula);
