/** The strip between stage and bar: the card of what is in hand, its sentence and formula, and the ledger where something arrives. */
import { type Card, cardAloud, cardSentence, stepCard } from "../core/card";
import type { Snapshot } from "../core/formula/figure";
import { plainFormula } from "../core/formula/plain";
import type { Messages } from "../core/messages";
import type { OrderPlayback } from "../core/network/order-playback";
import type { Scene } from "../model/types";
import { LedgerView } from "../views/ledger/ledger-view";
import { writeRich } from "../views/shared/rich";
import { make } from "./dom";
import { networks } from "./networks";

const NO_CARD: Card = { place: "", sentence: "", formula: [], handedOut: [] };

export class Strip {
  readonly element = make("div", { class: "strip", part: "strip" });
  private readonly sentence = make("p", { class: "sentence", part: "sentence" });
  private readonly formula = make("p", { class: "formula", part: "formula" });
  private ledger: LedgerView | null = null;
  private scene: Scene | null = null;
  private card: Card = NO_CARD;
  private known: readonly unknown[] = [];
  private text = "";

  load(scene: Scene | null): void {
    this.scene = scene;
    this.ledger = scene && LedgerView.isNeeded(scene) ? new LedgerView(scene) : null;
    this.ledger?.element.setAttribute("part", "ledgers");
    this.element.classList.toggle("has-ledger", this.ledger !== null);
    this.element.replaceChildren(this.sentence, this.formula, ...(this.ledger ? [this.ledger.element] : []));
    this.known = [];
    this.tell("");
  }

  /** The card of an order, while one is played, is the order's. */
  draw(snapshot: Snapshot, messages: Messages, order: OrderPlayback | null): void {
    if (!this.scene) return;
    this.element.classList.toggle("is-order", order !== null);
    this.ledger?.draw(snapshot.frame, messages);
    this.card = this.cardOf(snapshot, messages, order);
    const sentence = cardSentence(this.card, messages);
    if (sentence !== this.text) this.tell(sentence);
    if (this.formula.checkVisibility()) this.writeFormula(snapshot);
  }

  /** What is read aloud where the picture rests. */
  spoken(snapshot: Snapshot, messages: Messages): string {
    return cardAloud(this.card, snapshot, messages);
  }

  private cardOf(snapshot: Snapshot, messages: Messages, order: OrderPlayback | null): Card {
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
    if (known.every((each, i) => each === this.known[i]) && this.known.length > 0) return this.card;
    this.known = known;
    return order?.card(snapshot, messages) ?? networks()?.card(snapshot, messages) ?? stepCard(snapshot, messages);
  }

  private tell(text: string): void {
    this.text = text;
    writeRich(this.sentence, text);
    this.makeReachable();
  }

  private writeFormula(snapshot: Snapshot): void {
    const { formula } = this.card;
    while (this.formula.childElementCount < formula.length) this.formula.append(make("span", { class: "equation" }));
    while (this.formula.childElementCount > formula.length) this.formula.lastElementChild?.remove();
    formula.forEach((each, i) => {
      writeRich(this.formula.children[i] as HTMLElement, plainFormula(each, snapshot));
    });
  }

  /** Room is kept for two lines, so that the stage stands still; what is longer can be scrolled, by keys too. */
  private makeReachable(): void {
    const overflows = this.sentence.scrollHeight > this.sentence.clientHeight + 1;
    if (overflows) this.sentence.tabIndex = 0;
    else this.sentence.removeAttribute("tabindex");
  }
}
