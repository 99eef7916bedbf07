/**
 * Under the reversed network: the choice of the order in which it is evaluated, how many evaluations that took so far,
 * and who is waiting for whom.
 */

import type { Frame } from "../../core/frame";
import type { Messages } from "../../core/messages";
import { nameOf } from "../../core/network/order-playback";
import { ordersOf } from "../../core/network/orders";
import { MOST_EVALUATIONS, ORDERS, type OrderName } from "../../core/network/recursion";
import type { Network, Neuron } from "../../core/network/structure";
import { networkWords } from "../../core/network/view-words";
import type { Scene } from "../../model/types";
import { mark, put, show, write } from "../shared/svg";

interface OrderEvents {
  choose(order: OrderName): void;
  /** All seeds as the loss has made them. */
  reset(): void;
}

export class OrderBar {
  readonly element = div("order-bar");
  readonly #choice = div("order-choice");
  readonly #buttons = new Map<OrderName, HTMLButtonElement>();
  readonly #count = div("order-count");
  readonly #whatIf = document.createElement("button");
  readonly #stack = div("order-stack");
  readonly #waiting = document.createElement("span");
  readonly #calls = document.createElement("span");

  constructor(
    private readonly scene: Scene,
    private readonly network: Network,
    events: OrderEvents,
  ) {
    put(this.#choice, "role", "group");
    for (const order of ORDERS) {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.order = order;
      button.addEventListener("click", () => {
        if (button.getAttribute("aria-disabled") !== "true") events.choose(order);
      });
      this.#buttons.set(order, button);
      this.#choice.append(button);
    }
    this.#whatIf.type = "button";
    this.#whatIf.className = "what-if";
    this.#whatIf.addEventListener("click", () => events.reset());
    this.#calls.className = "order-calls";
    this.#stack.append(this.#waiting, this.#calls);
    this.element.append(this.#choice, this.#whatIf, this.#count, this.#stack);
  }

  draw(frame: Frame, messages: Messages, isShown: boolean, isWhatIf: boolean): void {
    show(this.element, isShown);
    if (!isShown) return;
    const words = networkWords(messages);
    const { fromRight, fromLeft } = ordersOf(this.network);
    const now = frame.order?.order ?? "trace";
    const names = { trace: words.order.trace, right: words.order.right(fromRight), left: words.order.left(fromLeft) };
    put(this.#choice, "aria-label", words.order.choice);
    for (const [order, button] of this.#buttons) {
      const isTooMany = order === "left" && fromLeft > MOST_EVALUATIONS;
      write(button, names[order]);
      put(button, "aria-pressed", String(order === now));
      put(button, "aria-disabled", String(isTooMany));
      put(button, "title", isTooMany ? words.order.tooMany(fromLeft) : "");
    }
    write(this.#whatIf, words.whatIf);
    show(this.#whatIf, isWhatIf);
    const neurons = this.network.layers.flat();
    const done = neurons.filter(({ z }) => frame.nodes[z]?.gradientState === "done").length;
    write(this.#count, words.order.count(frame.order?.count ?? done, frame.order?.of ?? fromRight));
    show(this.#stack, frame.order !== undefined);
    if (frame.order) this.#drawStack(frame.order.stack, words.order.stack, words.order.noCall);
  }

  #drawStack(calls: readonly Neuron[], title: string, nobody: string): void {
    write(this.#waiting, `${title}: `);
    write(this.#calls, calls.length === 0 ? nobody : calls.map((call) => nameOf(this.scene, call)).join(" ← "));
    mark(this.#calls, "is-empty", calls.length === 0);
  }
}

function div(name: string): HTMLDivElement {
  const element = document.createElement("div");
  element.className = name;
  return element;
}
