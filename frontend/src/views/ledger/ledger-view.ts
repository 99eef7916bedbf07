/** The ledger of a fan-out: `0 -> +p1 -> +p2 = total`, term by term as they arrive. */

import { formatNumber, formatShape, formatSigned } from "../../core/format";
import type { Frame, Ledger } from "../../core/frame";
import type { Messages } from "../../core/messages";
import { gradientText } from "../../core/name";
import type { Scene } from "../../model/types";
import { toneOfAll } from "../shared/figure";
import { writeRich } from "../shared/rich";

/** More terms than this are counted, the last ones are shown. */
const MOST_TERMS = 5;

export class LedgerView {
  readonly element = document.createElement("div");
  #drawn = "";

  constructor(private readonly scene: Scene) {
    this.element.className = "ledgers";
  }

  /** Is there any node in the film that is used more than once? */
  static isNeeded(scene: Scene): boolean {
    return scene.nodes.some((node) => node.onPath && onPathUses(scene, node.consumers) > 1);
  }

  draw(frame: Frame, messages: Messages): void {
    const active = frame.ledgers.filter((ledger) => ledger.isActive);
    const texts = active.map((ledger) => this.#markup(ledger));
    const key = JSON.stringify([messages.tag, texts]);
    if (key === this.#drawn) return;
    this.#drawn = key;
    this.element.replaceChildren(...active.map((ledger, i) => this.#build(ledger, texts[i] ?? [], messages)));
  }

  /** The terms as [class, tone, text]; equal lists draw the same. */
  #markup(ledger: Ledger): readonly LedgerTerm[] {
    const shape = this.scene.nodes[ledger.node]?.shape ?? [];
    const figure = (data: Float64Array, isSigned: boolean) =>
      shape.length > 0 ? `${isSigned ? "+" : ""}[${formatShape(shape)}]` : scalar(data[0] ?? Number.NaN, isSigned);
    const hidden = Math.max(0, ledger.entries.length - MOST_TERMS);
    const terms: LedgerTerm[] = [["start", "", hidden > 0 ? `0 … ` : "0"]];
    for (const entry of ledger.entries.slice(hidden)) {
      const { amount, opacity } = entry;
      if (!amount) terms.push(["term is-open", "", "?"]);
      else terms.push([opacity < 1 ? "term is-new" : "term", toneOfAll(amount), figure(amount, true)]);
    }
    terms.push(["equals", "", "="]);
    const { total, isDone } = ledger;
    terms.push(
      total ? [isDone ? "total" : "total is-open", toneOfAll(total), figure(total, false)] : ["total", "", "?"],
    );
    if (total && !isDone) terms.push(["rest", "", "+ ?"]);
    return terms;
  }

  #build(ledger: Ledger, terms: readonly LedgerTerm[], messages: Messages): HTMLElement {
    const box = document.createElement("div");
    box.className = "ledger";
    const node = this.scene.nodes[ledger.node];
    const title = document.createElement("span");
    title.className = "ledger-title";
    writeRich(title, messages.ledgerAt(node ? gradientText(this.scene, node) : ""));
    const line = document.createElement("span");
    line.className = "ledger-terms";
    for (const [name, tone, text] of terms) {
      const term = document.createElement("span");
      term.className = name;
      if (tone) term.dataset.tone = tone;
      term.textContent = text;
      line.append(term, " ");
    }
    box.append(title, line);
    return box;
  }
}

type LedgerTerm = readonly [name: string, tone: string, text: string];

function scalar(x: number, isSigned: boolean): string {
  return isSigned ? formatSigned(x) : formatNumber(x);
}

function onPathUses(scene: Scene, edges: readonly number[]): number {
  return edges.filter((edge) => scene.edges[edge]?.onPath).length;
}
