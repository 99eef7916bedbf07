/** The strip between stage and bar: the card of what is in hand, its sentence and formula, and the ledger where something arrives. */
import { type Card, cardAloud, cardSentence, resultsOf, sentenceCard } from "../core/card";
import type { Snapshot } from "../core/formula/figure";
import { sameKnowledge } from "../core/frame";
import type { Messages } from "../core/messages";
import type { OrderPlayback } from "../core/network/order-playback";
import type { Scene } from "../model/types";
import { LedgerView } from "../views/ledger/ledger-view";
import { writeRich } from "../views/shared/rich";
import { make } from "./dom";
import { networks } from "./networks";

const MEASURE_MS = 120;
const NO_CARD: Card = { place: "", sentence: "", formula: [], handedOut: [] };

export class Strip {
  readonly element = make("div", { class: "strip", part: "strip" });
  readonly #sentence = make("p", { class: "sentence", part: "sentence" });
  readonly #formula = make("p", { class: "formula", part: "formula" });
  #ledger: LedgerView | null = null;
  #scene: Scene | null = null;
  #card: Card = NO_CARD;
  #known: readonly unknown[] = [];
  #text = "";
  #written: { readonly snapshot: Snapshot; readonly formula: Card["formula"] } | null = null;
  #measuring: ReturnType<typeof setTimeout> | null = null;

  load(scene: Scene | null): void {
    this.#scene = scene;
    this.#ledger = scene && LedgerView.isNeeded(scene) ? new LedgerView(scene) : null;
    this.#ledger?.element.setAttribute("part", "ledgers");
    this.element.classList.toggle("has-ledger", this.#ledger !== null);
    this.element.replaceChildren(this.#sentence, this.#formula, ...(this.#ledger ? [this.#ledger.element] : []));
    this.#known = [];
    this.#tell("");
  }

  /** The card of an order, while one is played, is the order's. */
  draw(snapshot: Snapshot, messages: Messages, order: OrderPlayback | null): void {
    if (!this.#scene) return;
    this.element.classList.toggle("is-order", order !== null);
    this.#ledger?.draw(snapshot.frame, messages);
    this.#card = this.#cardOf(snapshot, messages, order);
    const sentence = cardSentence(this.#card, messages);
    if (sentence !== this.#text) this.#tell(sentence);
    this.#writeFormula(snapshot);
  }

  /** What is read aloud where the picture rests. */
  spoken(snapshot: Snapshot, messages: Messages): string {
    return cardAloud(this.#card, networks()?.results(this.#card, snapshot) ?? resultsOf(snapshot), messages);
  }

  #cardOf(snapshot: Snapshot, messages: Messages, order: OrderPlayback | null): Card {
    const { frame, numbers } = snapshot;
    const known = [
      frame.span.first,
      frame.span.end,
      frame.active,
      frame.order?.event,
      frame.hasLanded,
      numbers,
      messages,
    ];
    if (known.every((each, i) => each === this.#known[i]) && this.#known.length > 0) return this.#card;
    this.#known = known;
    return order?.card(snapshot, messages) ?? networks()?.card(snapshot, messages) ?? sentenceCard(snapshot, messages);
  }

  #tell(text: string): void {
    this.#text = text;
    writeRich(this.#sentence, text);
    this.#makeReachable();
  }

  /** Its figures change when more is known, and not in every frame. */
  #writeFormula(snapshot: Snapshot): void {
    const { formula } = this.#card;
    const written = this.#written;
    this.#written = { snapshot, formula };
    const isAlike = written?.snapshot.numbers === snapshot.numbers && written.snapshot.digits === snapshot.digits;
    const isSame = written?.formula === formula && isAlike;
    if (isSame && sameKnowledge(written.snapshot.frame, snapshot.frame)) return;
    const formulas = networks()?.formulas(this.#card, snapshot) ?? [];
    while (this.#formula.childElementCount < formulas.length) this.#formula.append(make("span", { class: "equation" }));
    while (this.#formula.childElementCount > formulas.length) this.#formula.lastElementChild?.remove();
    formulas.forEach((each, i) => {
      writeRich(this.#formula.children[i] as HTMLElement, each);
    });
  }

  /** Room is kept for two lines, so that the stage stands still; what is longer can be scrolled, by keys too. */
  #makeReachable(): void {
    // Asking for sizes lays the page out: once, when the sentences have come to rest.
    if (this.#measuring !== null) clearTimeout(this.#measuring);
    this.#measuring = setTimeout(() => this.#measure(), MEASURE_MS);
  }

  #measure(): void {
    const overflows = this.#sentence.scrollHeight > this.#sentence.clientHeight + 1;
    if (overflows) this.#sentence.tabIndex = 0;
    else this.#sentence.removeAttribute("tabindex");
  }
}
