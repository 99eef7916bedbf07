/** `<studio-selection>`: everything about one node, with all digits. */

import { html } from "lit";
import { formatShape } from "../../core/format";
import type { Snapshot } from "../../core/formula/figure";
import { nameOf } from "../../core/name";
import { opName } from "../../core/op-name";
import type { SceneNode } from "../../model/types";
import { figureMark } from "../formula/figure-mark";
import { nameMark } from "../inputs/name-mark";
import { Panel } from "../panel";
import { openButton } from "../product/open-button";
import type { Words } from "../words";

export class StudioSelection extends Panel {
  static override properties = {
    moment: { attribute: false },
    node: { attribute: false },
    words: { attribute: false },
  };

  declare moment: Snapshot;
  declare node: SceneNode;
  declare words: Words;

  protected override render(): unknown {
    const { node, words, moment } = this;
    const full = { isFull: true, unknown: words.unknown };
    return html`<section class="selection" tabindex="0" aria-label=${words.selection} data-selected=${node.id}>
      <header>
        <h4>${words.selection}: ${nameMark(nameOf(node))}</h4>
        <button type="button" class="icon small" aria-label=${words.deselect} @click=${() => this.tell("node-deselect", null)}>
          ✕
        </button>
      </header>
      <dl>
        <dt>${words.operation}</dt>
        <dd>${this.#operation()}</dd>
        <dt>${words.shape}</dt>
        <dd>${node.shape.length === 0 ? words.scalar : formatShape(node.shape)}</dd>
        <dt>${words.value}</dt>
        <dd>${figureMark(moment, `v${node.index}`, full)}</dd>
        <dt>${words.gradient}</dt>
        <dd>${node.onPath ? figureMark(moment, `g${node.index}`, full) : words.noGradient}</dd>
        ${this.#users()}
      </dl>
      ${openButton(moment.scene, node, words)}
    </section>`;
  }

  #operation(): unknown {
    const { node, words } = this;
    if (node.op === "input") return words.input;
    if (node.op === "constant") return words.constant;
    const text = node.text === "" || node.text === nameOf(node) ? "" : html` <code>${node.text}</code>`;
    return html`${opName(node.op)}${text}`;
  }

  #users(): unknown {
    const { scene } = this.moment;
    const users = this.node.consumers.flatMap((edge) => scene.nodes[scene.edges[edge]?.consumer ?? -1] ?? []);
    if (users.length === 0) return "";
    const names = users.map((user, i) => html`${i > 0 ? ", " : ""}${nameMark(nameOf(user))}`);
    return html`<dt>${this.words.usedBy}</dt>
      <dd>${names}</dd>`;
  }
}

customElements.define("studio-selection", StudioSelection);
