/** The step explained, in parts: its formula, the factors of what is handed on, and the running sums. */

import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { FigureKey, Snapshot } from "../../core/formula/figure";
import type { Setting } from "../../core/formula/setting";
import { formulasOf, isAtStake, type StepFormulas } from "../../core/formula/step";
import { networkFormulas, partFormulas } from "../../core/network/formulas";
import { partOf } from "../../core/network/part";
import type { Span } from "../../core/units";
import type { SceneEdge, Step } from "../../model/types";
import "../formula/math";
import type { Ledger, LedgerEntry } from "../../core/frame";
import { aloud, nameOf, plain, plainName } from "../../core/name";
import { figureMark } from "../formula/figure-mark";
import { flagIcon } from "../icons";
import { nameMark, textMark } from "../inputs/name-mark";
import { Panel } from "../panel";
import type { Words } from "../words";

/** What every piece of the explanation is that follows the step: it has the moment, the words, and the edge that is lit. */
abstract class StepPanel extends Panel {
  static override properties = {
    moment: { attribute: false },
    words: { attribute: false },
    edge: { attribute: false },
  };

  declare moment: Snapshot;
  declare words: Words;
  /** The edge that is lit. */
  declare edge: number | null;

  constructor() {
    super();
    this.edge = null;
  }
}

/** So many lines are read; a step with more has a box that scrolls. */
const MANY_LINES = 3;

/** What stands in the card, and behind a fold what a neuron hands out. */
interface CardContent {
  readonly title: Setting | null;
  readonly main: readonly Setting[];
  readonly handedOut: readonly Setting[];
}

/** `<studio-formula>`: the formula of what is in hand, from its rule through its numbers to the result. */
class StudioFormula extends StepPanel {
  #isMeasuring = false;
  /** Formulas are typeset after this has been drawn, and before many they stand in a room of another size. */
  readonly #resizes = new ResizeObserver(() => this.#measure());
  #latest: {
    readonly scene: Snapshot["scene"];
    readonly span: Span;
    readonly step: Step;
    readonly shown: CardContent;
  } | null = null;

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

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
  }

  protected override updated(): void {
    if (this.#isMeasuring) return;
    this.#isMeasuring = true;
    // After the picture is painted the page is laid out, and asking for sizes costs nothing.
    requestAnimationFrame(() => setTimeout(() => this.#measure()));
  }

  #measure(): void {
    this.#isMeasuring = false;
    const room = this.closest<HTMLElement>(ROOMS);
    fitToRoom([...this.querySelectorAll<HTMLElement>(".formula-line")], room);
    for (const lines of this.querySelectorAll<HTMLElement>(".formula-lines")) reachable(lines);
  }

  /** A neuron, a layer, the loss have their own formulas, every other step those of its op. */
  #shown(step: Step): CardContent {
    const { scene, frame } = this.moment;
    const { span } = frame;
    const latest = this.#latest;
    const isSame = latest?.scene === scene && latest.span.first === span.first && latest.span.end === span.end;
    if (isSame && latest.step === step) return latest.shown;
    const part = partOf(scene, span);
    const shown = part
      ? { title: null, ...partFormulas(scene, part) }
      : shownOf(formulasOf(scene, step), networkFormulas(scene, step));
    this.#latest = { scene, span, step, shown };
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

function shownOf({ title, lines }: StepFormulas, own: readonly Setting[] | null): CardContent {
  return { title, main: own ?? lines.map(({ whole }) => whole), handedOut: [] };
}

/** What has to be scrolled can be scrolled by keys; what has not is no stop on the way. */
function reachable(box: HTMLElement): void {
  const overflows = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
  if (overflows) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
}

customElements.define("studio-formula", StudioFormula);

// Make formulas as small as their column needs, within what can be read.

/** What has one height for all formulas: before many, and below the picture as long as nothing is unfolded there. */
const ROOMS = "[data-hall] :is(.explain, .beside-card), [data-card='below'] .explain:not(:has(details[open]))";
/** Below this share of its size a formula scrolls instead. */
const SMALLEST = 0.62;
/** Before many nobody scrolls: below this share, at which the smallest index is read from the last row, it is left out. */
const SMALLEST_IN_HALL = 0.81;
/** What is too high for its room is drawn no smaller than this for it. */
const SMALLEST_IN_ROOM = 0.8;

/** What a box held, and the room it had, when it was last measured: frames that change neither cost nothing. */
const measured = new WeakMap<HTMLElement, string>();

/**
 * Sets the font sizes of `boxes`, whose contents may be wider than they are, or together higher than their `room`, where
 * they have one; full size where they fit. All are measured before any is changed: a page that is measured after every
 * change is laid out after every change. What has no place in the room all the same is not seen, but for the first.
 */
function fitToRoom(boxes: readonly HTMLElement[], room: HTMLElement | null): void {
  const changed = boxes.filter((box) => {
    const now = `${box.clientWidth} ${room?.clientHeight} ${box.textContent}`;
    const isOther = measured.get(box) !== now;
    measured.set(box, now);
    return isOther;
  });
  if (changed.length === 0) return;
  const isHall = room?.closest("[data-hall]") != null;
  // What shares a room is as large as its neighbours let it be.
  const fitted = room ? boxes : changed;
  for (const box of fitted) {
    box.style.removeProperty("font-size");
    box.style.removeProperty("visibility");
  }
  const high = room ? Math.max(SMALLEST_IN_ROOM, room.clientHeight / room.scrollHeight) : 1;
  const shares = fitted.map((box) => Math.min(high, box.clientWidth / box.scrollWidth));
  const sizes = fitted.map((box) => Number.parseFloat(getComputedStyle(box).fontSize));
  fitted.forEach((box, i) => {
    const share = shares[i] ?? 1;
    if (!(share > 0 && share < 1)) return;
    const least = isHall ? SMALLEST_IN_HALL : SMALLEST;
    box.style.fontSize = `${((sizes[i] ?? 0) * Math.max(least, share - 0.01)).toFixed(2)}px`;
  });
  if (!room || !isHall) return;
  const { bottom } = room.getBoundingClientRect();
  const isBelow = fitted.map((box, i) => i > 0 && box.getBoundingClientRect().bottom > bottom + 1);
  fitted.forEach((box, i) => {
    if (isBelow[i]) box.style.visibility = "hidden";
  });
}

interface Factor {
  readonly glyph: unknown;
  readonly name: "local" | "upstream" | "contribution";
  readonly key: (edge: SceneEdge) => FigureKey;
}

const FACTORS: readonly Factor[] = [
  { glyph: flagIcon, name: "upstream", key: (edge) => `g${edge.consumer}` },
  { glyph: "▷", name: "local", key: (edge) => `l${edge.index}` },
  { glyph: "◆", name: "contribution", key: (edge) => `a${edge.index}` },
];

const MOST_COLUMNS = 3;

/** `<studio-factors>`: the three quantities of a backward step, told apart by glyph, colour and name.
 *
 * The local derivative sits on an edge, the upstream gradient at a node; their product is what travels on.
 */
class StudioFactors extends StepPanel {
  protected override render(): unknown {
    const { scene, frame } = this.moment;
    const edges = (frame.active?.edges ?? []).flatMap((index) => scene.edges[index] ?? []);
    const told = edges.filter((edge) => isAtStake(scene, edge)).slice(0, MOST_COLUMNS);
    if (frame.active?.pass !== "backward" || told.length === 0) return "";
    return html`<table class="factors" aria-label=${this.words.glyphs}>
      <thead>
        <tr>
          <td></td>
          ${told.map((edge) => html`<th scope="col">${this.#operand(edge)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${FACTORS.map((factor) => this.#row(factor, told))}
      </tbody>
    </table>`;
  }

  #operand(edge: SceneEdge): unknown {
    const node = this.moment.scene.nodes[edge.source];
    const name = node ? nameOf(node) : "";
    const point = (on: boolean) => () => this.tell("term-point", on ? edge.index : null);
    return html`<button
      type="button"
      class="edge-name ${this.edge === edge.index ? "lit" : ""}"
      data-edge=${edge.index}
      @pointerenter=${point(true)}
      @pointerleave=${point(false)}
      @focus=${point(true)}
      @blur=${point(false)}
    >
      <span class="hidden">${this.words.toOperand(aloud(plain(name)))}</span
      ><span aria-hidden="true">→ ${nameMark(name)}</span>
    </button>`;
  }

  #row({ glyph, name, key }: Factor, edges: readonly SceneEdge[]): unknown {
    const { words } = this;
    return html`<tr class="factor ${name}">
      <th scope="row" title=${words.factorPlaces[name]}>
        <span class="glyph" aria-hidden="true">${glyph}</span> ${words[name]}
      </th>
      ${edges.map(
        (edge) => html`<td class=${this.edge === edge.index ? "lit" : ""}>
          ${figureMark(this.moment, key(edge), { isShort: edges.length > 1, unmade: words.unmade, unknown: words.unknown })}
        </td>`,
      )}
    </tr>`;
  }
}

customElements.define("studio-factors", StudioFactors);

const MOST_ENTRIES = 6;

/** `<studio-ledger>`: where a value is used more than once its gradient is a sum, and here it grows term by term. */
class StudioLedger extends StepPanel {
  protected override render(): unknown {
    return this.moment.frame.ledgers.filter((ledger) => ledger.isActive).map((ledger) => this.#ledger(ledger));
  }

  #ledger(ledger: Ledger): unknown {
    const node = this.moment.scene.nodes[ledger.node];
    if (!node) return "";
    const { words } = this;
    const shown = around(ledger.entries, MOST_ENTRIES);
    return html`<section class="ledger" data-ledger=${node.id} title=${words.ledgerText(ledger.entries.length)}>
      <h4>${textMark(words.ledger(plainName(node)))}</h4>
      <p class="entries">
        <span>${shown.length < ledger.entries.length ? "…" : "0"}</span>
        ${shown.map((entry) => this.#entry(entry))}
        <span class="sum">
          = ${figureMark(this.moment, this.#totalKey(ledger), { unknown: words.unknown })}
          ${ledger.isDone ? "" : html`<small>${words.soFar}</small>`}
        </span>
      </p>
    </section>`;
  }

  #entry({ edge, amount }: LedgerEntry): unknown {
    const options = { isSigned: true, isAwaited: amount === null, unknown: this.words.unknown };
    const { scene } = this.moment;
    const consumer = scene.nodes[scene.edges[edge]?.consumer ?? -1];
    return html`<span
      class="entry ${this.edge === edge ? "lit" : ""}"
      title=${this.words.via(consumer ? plainName(consumer) : "")}
      @pointerenter=${() => this.tell("term-point", edge)}
      @pointerleave=${() => this.tell("term-point", null)}
      >${figureMark(this.moment, `a${edge}`, options)}</span
    >`;
  }

  /** The running total is that of the edge which arrived last; before any arrival it is not known. */
  #totalKey({ entries, node, isDone }: Ledger): FigureKey {
    const last = entries.findLast((entry) => entry.amount !== null) ?? entries[0];
    return isDone || !last ? `g${node}` : `t${last.edge}`;
  }
}

/** The part of a long list in which things happen now. */
function around(entries: readonly LedgerEntry[], most: number): readonly LedgerEntry[] {
  const arrived = entries.filter((entry) => entry.amount !== null).length;
  const start = Math.max(0, Math.min(arrived - Math.ceil(most / 2), entries.length - most));
  return entries.slice(start, start + most);
}

customElements.define("studio-ledger", StudioLedger);
