/** The strip between stage and bar: the sentence of the step, and the ledger where something arrives. */
import type { Frame } from "../core/frame";
import type { Messages } from "../core/messages";
import { narrate } from "../core/narration";
import type { OrderPlayback } from "../core/network/order-playback";
import type { Numbers, Scene } from "../model/types";
import { LedgerView } from "../views/ledger/ledger-view";
import { writeRich } from "../views/shared/rich";
import { make } from "./dom";
import { networks } from "./networks";

export class Strip {
  readonly element = make("div", { class: "strip", part: "strip" });
  private readonly sentence = make("p", { class: "sentence" });
  private ledger: LedgerView | null = null;
  private scene: Scene | null = null;
  private told: readonly unknown[] = [];
  private text = "";

  load(scene: Scene | null): void {
    this.scene = scene;
    this.ledger = scene && LedgerView.isNeeded(scene) ? new LedgerView(scene) : null;
    this.ledger?.element.setAttribute("part", "ledgers");
    this.element.classList.toggle("has-ledger", this.ledger !== null);
    this.element.replaceChildren(this.sentence, ...(this.ledger ? [this.ledger.element] : []));
    this.told = [];
    this.tell("");
  }

  /** Returns the sentence, which is the order's while one is played. */
  draw(frame: Frame, numbers: Numbers, messages: Messages, order: OrderPlayback | null): string {
    if (!this.scene) return "";
    this.element.classList.toggle("is-order", order !== null);
    this.ledger?.draw(frame, messages);
    const isDone = frame.hasLanded;
    const isUnit = frame.span.end - frame.span.first > 1;
    // What a sum is made of may be there before its result is: an order's sentence follows the picture.
    if (order) {
      const told = order.narrate(frame, numbers, messages);
      if (told !== this.text) this.retell(told);
      this.told = [];
      return this.text;
    }
    const now = [isUnit ? frame.span.first : frame.active, frame.span.end, numbers, messages, isDone];
    if (!now.every((each, i) => each === this.told[i]) || this.told.length === 0) {
      this.told = now;
      const own = networks()?.narrate(this.scene, numbers, frame, messages);
      this.retell(own ?? narrate(this.scene, numbers, frame.active, messages, isDone));
    }
    return this.text;
  }

  private retell(text: string): void {
    this.tell(text);
    this.makeReachable();
  }

  private tell(text: string): void {
    this.text = text;
    writeRich(this.sentence, text);
  }

  /** Room is kept for two lines, so that the stage stands still; what is longer can be scrolled, by keys too. */
  private makeReachable(): void {
    const overflows = this.sentence.scrollHeight > this.sentence.clientHeight + 1;
    if (overflows) this.sentence.tabIndex = 0;
    else this.sentence.removeAttribute("tabindex");
  }
}
