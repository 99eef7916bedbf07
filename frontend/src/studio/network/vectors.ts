/** `<studio-vectors>`: theta, grad L and the new theta as columns, and the step as motion.
 *
 * All parameters and gradients travel at the same time; only when they have landed are the new parameters there.
 * `play()` resolves when that has been seen. Event `parameter-choose`.
 */

import { html, type PropertyValues } from "lit";
import { formatNumber } from "../../core/format";
import { nameMark } from "../inputs/name-mark";
import { Panel } from "../panel";
import type { Words } from "../words";
import { type NetworkDocument, parameterTotal } from "./document";
import type { ParameterArrays } from "./figures";
import { gradientMark, valueMark, wantedMark } from "./marks";
import { gradientOf } from "./shares";
import { type Change, changesOf } from "./update";

const MOST_ROWS = 200;
const TRAVEL_MS = 900;
const REST_MS = 500;
const SETTLE_MS = 400;
/** Not before the others have landed. */
const APPEARS = [{ opacity: 0 }, { opacity: 0, offset: 0.8 }, { opacity: 1 }];
/** Two numbers that travel together pass one above the other. */
const LANE_PX = 6;
const EASE = "cubic-bezier(0.65, 0, 0.35, 1)";

export class StudioVectors extends Panel {
  static override properties = {
    document: { attribute: false },
    next: { attribute: false },
    gradients: { attribute: false },
    at: { attribute: false },
    parameter: { attribute: false },
    words: { attribute: false },
  };

  declare document: NetworkDocument;
  /** What the step leads to; null while that is not known. */
  declare next: NetworkDocument | null;
  /** Null while the backward pass is not over. */
  declare gradients: ParameterArrays | null;
  /** The place in the course, from 0. */
  declare at: number;
  declare parameter: string;
  declare words: Words;

  #hasTravelled = false;

  protected override render(): unknown {
    const { words, at, document, next } = this;
    const changes = changesOf(document, next ?? document, MOST_ROWS);
    const more = parameterTotal(document) - changes.length;
    const theta = (point: number) => html`<i>θ</i><sup>${point}</sup>`;
    return html`
      <div class="vectors" tabindex="0" role="region" aria-label=${words.network.changes} @keydown=${this.#walk}>
        <table>
          <caption class="hidden">${words.network.changes}</caption>
          <thead>
            <tr>
              <th scope="col"><span class="hidden">${words.network.parameter}</span></th>
              <th scope="col"><span class="hidden">${words.network.old}</span>${theta(at)}</th>
              <th scope="col">∇<i>L</i>(${theta(at)})</th>
              <th scope="col"><span class="hidden">${words.network.new}</span><span class="sign">=</span> ${theta(at + 1)}</th>
            </tr>
          </thead>
          <tbody>
            ${changes.map((change) => this.#row(change))}
          </tbody>
        </table>
      </div>
      ${more > 0 ? html`<p class="hint">${words.network.andMore(more)}</p>` : ""}
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has("document") || !this.#hasTravelled) return;
    this.#hasTravelled = false;
    this.#settle();
  }

  /** Old parameters and gradients meet, all at once, and the new ones appear. */
  async play(): Promise<void> {
    if (isStill()) return;
    this.dataset.phase = "travel";
    const motions = this.#rows().flatMap(({ old, gradient, after }) => [
      towards(old, after, -LANE_PX),
      towards(gradient, after, LANE_PX),
      after.animate(APPEARS, TRAVEL_MS),
    ]);
    await Promise.all(motions.map(({ finished }) => finished));
    this.dataset.phase = "rest";
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    delete this.dataset.phase;
    this.#hasTravelled = true;
  }

  /** What was new is old now: it moves to where the old one was. */
  #settle(): void {
    if (isStill()) return;
    for (const { old, gradient, after } of this.#rows()) {
      const from = `translateX(${edge(after) - edge(old)}px)`;
      old.animate([{ transform: from }, { transform: "none" }], { duration: SETTLE_MS, easing: EASE });
      for (const next of [gradient, after]) next.animate(APPEARS, SETTLE_MS);
    }
  }

  #rows(): { readonly old: Element; readonly gradient: Element; readonly after: Element }[] {
    return [...this.querySelectorAll("tbody tr")].flatMap((row) => {
      const [old, gradient, after] = row.querySelectorAll("data");
      return old && gradient && after ? [{ old, gradient, after }] : [];
    });
  }

  /** Arrow keys choose the parameter that is spelled out. */
  #walk(event: KeyboardEvent): void {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const rows = [...this.querySelectorAll<HTMLElement>("tbody tr")];
    const next = rows[rows.findIndex((row) => row.classList.contains("chosen")) + (way ?? 0)];
    if (way === undefined || !next) return;
    event.preventDefault();
    event.stopPropagation();
    next.scrollIntoView({ block: "nearest" });
    this.tell("parameter-choose", next.dataset.change ?? "");
  }

  #row({ id, from, to }: Change): unknown {
    const { gradients, next, parameter } = this;
    const gradient = gradients && gradientOf(gradients, id);
    return html`<tr data-change=${id} class=${id === parameter ? "chosen" : ""} @click=${() => this.tell("parameter-choose", id)}>
      <th scope="row">${nameMark(id)}</th>
      <td class="of-vector">${valueMark(`old-${id}`, from)}</td>
      <td class="of-vector">${gradientMark(`gradient-${id}`, gradient, formatNumber)}</td>
      <td class="of-vector new">${wantedMark(`new-${id}`, next === null || gradients === null ? null : to)}</td>
    </tr>`;
  }
}

/** It travels to where `goal` is, in a lane of its own, and is gone when it has landed. */
function towards(element: Element, goal: Element, lane: number): Animation {
  const way = edge(goal) - edge(element);
  return element.animate(
    [
      { transform: "none", opacity: 1, easing: "ease-in" },
      { transform: `translate(${way / 3}px, ${lane}px)`, opacity: 1, offset: 0.3, easing: "ease-out" },
      { transform: `translate(${way}px, ${lane}px)`, opacity: 1, offset: 0.75 },
      { transform: `translateX(${way}px)`, opacity: 0 },
    ],
    TRAVEL_MS,
  );
}

function edge(element: Element): number {
  return element.getBoundingClientRect().right;
}

function isStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

customElements.define("studio-vectors", StudioVectors);
