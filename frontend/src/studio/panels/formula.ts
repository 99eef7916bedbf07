/** `<studio-formula>`: the step in three stages, the rule in symbols, the same with numbers, the result. */

import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Snapshot } from "../../core/formula/figure";
import type { Setting } from "../../core/formula/setting";
import { type FormulaLine, formulasOf, type StepFormulas } from "../../core/formula/step";
import { type PartFormulas, partFormulas } from "../../core/network/formulas";
import { type Part, partOf } from "../../core/network/part";
import type { Span } from "../../core/units";
import type { Step } from "../../model/types";
import { fitToWidth } from "../formula/fit-to-width";
import { StepPanel } from "./step-panel";
import "../formula/math";

type Stage = "rule" | "numbers" | "result";
const STAGES: readonly Stage[] = ["rule", "numbers", "result"];

/** So many lines are read; a step with more has a box that scrolls. */
const MANY_LINES = 3;

export class StudioFormula extends StepPanel {
  #keptPart: (Span & { readonly scene: Snapshot["scene"]; readonly formulas: PartFormulas }) | null = null;
  #kept: { readonly scene: Snapshot["scene"]; readonly step: Step; readonly formulas: StepFormulas } | null = null;

  protected override render(): unknown {
    const { scene, frame } = this.moment;
    const { active } = frame;
    if (active === null) return "";
    const part = partOf(scene, frame.span);
    if (part !== null) return this.#part(part);
    const { title, lines } = this.#formulas(active);
    return html`
      <h3 class="step-title">${this.#math(title)}</h3>
      ${STAGES.map((stage) => this.#stage(stage, lines, active))}
    `;
  }

  protected override updated(): void {
    requestAnimationFrame(() => {
      for (const line of this.querySelectorAll<HTMLElement>(".formula-line")) fitToWidth(line);
      for (const lines of this.querySelectorAll<HTMLElement>(".formula-lines")) reachable(lines);
    });
  }

  /** A neuron, a layer, the loss: its own formulas, and behind a fold what it hands out. */
  #part(part: Part): unknown {
    const { main, handedOut } = this.#partFormulas(part);
    const lines = (settings: readonly Setting[]) =>
      settings.map((each) => html`<div class="formula-line">${this.#math(each)}</div>`);
    return html`<section class="formula-stage" data-stage="whole">
        <div class="formula-lines">${lines(main)}</div>
      </section>
      ${
        handedOut.length === 0
          ? ""
          : html`<details class="handed-out">
              <summary>${this.words.handedOut}</summary>
              <div class="formula-lines">${lines(handedOut)}</div>
            </details>`
      }`;
  }

  #partFormulas(part: Part): PartFormulas {
    const { scene, frame } = this.moment;
    const { first, end } = frame.span;
    const kept = this.#keptPart;
    if (kept?.scene === scene && kept.first === first && kept.end === end) return kept.formulas;
    const formulas = partFormulas(scene, part);
    this.#keptPart = { scene, first, end, formulas };
    return formulas;
  }

  #formulas(step: Step): StepFormulas {
    const { scene } = this.moment;
    if (this.#kept?.scene !== scene || this.#kept.step !== step) {
      this.#kept = { scene, step, formulas: formulasOf(scene, step) };
    }
    return this.#kept.formulas;
  }

  #stage(stage: Stage, lines: readonly FormulaLine[], step: Step): unknown {
    if (step.isSeed && stage !== "result") {
      return stage === "rule" ? html`<p class="seed-text">${this.words.seedText}</p>` : "";
    }
    return html`<section class="formula-stage" data-stage=${stage}>
      <h4>${this.words[stage]}</h4>
      <div class="formula-lines ${lines.length > MANY_LINES ? "many" : ""}">
        ${repeat(
          lines,
          (_, i) => i,
          (line) => html`<div class="formula-line">${this.#math(line[stage])}</div>`,
        )}
      </div>
    </section>`;
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

/** What has to be scrolled can be scrolled by keys; what has not is no stop on the way. */
function reachable(box: HTMLElement): void {
  const overflows = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
  if (overflows) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
}

customElements.define("studio-formula", StudioFormula);
