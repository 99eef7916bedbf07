/** `<studio-ledger>`: where a value is used more than once its gradient is a sum, and here it grows term by term. */

import { html } from "lit";
import type { FigureKey } from "../../core/formula/figure";
import type { Ledger, LedgerEntry } from "../../core/frame";
import { plainName } from "../../core/name";
import { figureMark } from "../formula/figure-mark";
import { textMark } from "../inputs/name-mark";
import { StepPanel } from "./step-panel";

const MOST_ENTRIES = 6;

export class StudioLedger extends StepPanel {
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
