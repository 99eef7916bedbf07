/** The sum of one cell with its numbers: `z₂[1, 1] = 2 · 0.982 + (−1) · 0.1192 + 0 = 1.845`. */

import { html, type TemplateResult } from "lit";
import { formatNumber } from "../../core/format";
import { biasPlace, type Cell, entry, lengthOf, termOf } from "../../core/product/cells";
import type { MatrixProduct } from "../../core/product/product";
import type { ProductWords } from "../words/en";
import type { IndexRange } from "./operand-grid";

export interface SpelledLook {
  readonly name: unknown;
  readonly left: Float64Array | null;
  readonly right: Float64Array | null;
  readonly bias: Float64Array | null;
  readonly result: Float64Array | null;
  readonly words: ProductWords;
}

/** The summands of `shown` and how many more there are; each number that is not known is a question mark. */
export function spelled(product: MatrixProduct, cell: Cell, shown: IndexRange, look: SpelledLook): TemplateResult {
  const terms = Array.from({ length: shown.to - shown.from }, (_, i) =>
    summand(product, cell, shown.from + i, i, look),
  );
  const missing = lengthOf(product) - terms.length;
  const more = missing > 0 ? html` + … <small>(${look.words.more(missing.toLocaleString("en"))})</small>` : "";
  const { bias } = product;
  const added = bias && look.bias ? entry(bias, look.bias, biasPlace(bias, cell)) : null;
  const result = look.result ? entry(product.result, look.result, cell) : null;
  return html`<p class="spelled">
    <span>${look.name} <small>[${cell.row + 1}, ${cell.column + 1}]</small> =</span>
    <span class="spelled-terms">${terms}${more}${bias ? html` + ${factor(added, true)}` : ""}</span>
    <span class="spelled-result"
      >= <data class="figure" value=${result ?? ""}>${result === null ? "?" : formatNumber(result)}</data></span
    >
  </p>`;
}

function summand(
  product: MatrixProduct,
  cell: Cell,
  k: number,
  place: number,
  { left, right }: SpelledLook,
): TemplateResult {
  const isKnown = left !== null && (product.right === null || right !== null);
  const term = isKnown ? termOf(product, left, right, cell, k) : null;
  const plus = place === 0 ? "" : " + ";
  const first = factor(term?.left ?? null, place > 0);
  return product.right === null ? html`${plus}${first}` : html`${plus}${first} · ${factor(term?.right ?? null, true)}`;
}

/** A negative number behind a sign has brackets. */
function factor(x: number | null, isBehind: boolean): TemplateResult {
  if (x === null) return html`<data class="figure unknown" value="">?</data>`;
  const text = formatNumber(x);
  return html`<data class="figure ${x > 0 ? "positive" : x < 0 ? "negative" : ""}" value=${x}
    >${isBehind && x < 0 ? `(${text})` : text}</data
  >`;
}
