/** `<studio-order>`: an order of evaluation explained: its rule, and how often it evaluates each gradient. */

import { html } from "lit";
import { derivedName, plain } from "../../core/name";
import { seedNodes } from "../../core/network/backward";
import { timesOf } from "../../core/network/orders";
import type { OrderName } from "../../core/network/recursion";
import { networkOf } from "../../core/network/structure";
import type { Scene } from "../../model/types";
import { Panel } from "../panel";
import type { Words } from "../words";

class StudioOrder extends Panel {
  static override properties = {
    scene: { attribute: false },
    order: { attribute: false },
    words: { attribute: false },
  };

  declare scene: Scene;
  declare order: Exclude<OrderName, "trace">;
  declare words: Words;

  protected override render(): unknown {
    const words = this.words.network.orders[this.order];
    return html`<section class="rest" data-order=${this.order}>
      <h3>${words.title}</h3>
      <p class="lead">${words.text(this.#by("z"))}</p>
      <pre class="order-code">${words.code(this.#base, this.#by("z"))}</pre>
      ${this.#table()}
    </section>`;
  }

  /** The base case: behind a softmax, and where the loss reads z itself, a slope alone would be wrong. */
  get #base(): string {
    const { scene } = this;
    const network = networkOf(scene);
    const last = network?.layers.at(-1)?.[0];
    const isSlope = network && last && seedNodes(scene, network).includes(last.a);
    return isSlope ? `σ′(z) · ${this.#by("y")}` : `Σ ∂y/∂z · ${this.#by("y")}`;
  }

  /** A gradient as the stage writes it: `∂Cⁿ/∂z`. */
  #by(name: string): string {
    return `∂${plain(derivedName(this.scene))}/∂${name}`;
  }

  #table(): unknown {
    const network = networkOf(this.scene);
    if (!network) return "";
    const { orders } = this.words.network;
    const times = this.order === "left" ? timesOf(network) : network.layers.map(() => 1);
    const sizes = network.layers.map((layer) => layer.length);
    const all = sizes.reduce((sum, size, l) => sum + size * (times[l] ?? 0), 0);
    return html`<table class="order-times">
      <caption>${orders.caption(this.#by("z"))}</caption>
      <tbody>
        ${sizes.map(
          (size, l) => html`<tr>
            <th scope="row">${orders.layer(l + 1)}</th>
            <td>${size} × ${times[l]}</td>
            <td>${size * (times[l] ?? 0)}</td>
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${orders.all}</th>
          <td></td>
          <td>${all}</td>
        </tr>
      </tfoot>
    </table>`;
  }
}

customElements.define("studio-order", StudioOrder);
