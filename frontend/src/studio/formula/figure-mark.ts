/** A figure on the page: sign by colour and by its sign, all digits on demand, `?` while it is not there. */

import { html, type TemplateResult } from "lit";
import { extentOf } from "../../core/extent";
import { formatSigned } from "../../core/format";
import { type FigureKey, figureAt, isNeverMade, type Snapshot } from "../../core/formula/figure";
import { allDigits, figureText, rawDigits, shortText } from "../../core/formula/figure-text";

interface MarkOptions {
  /** With a plus sign, for what adds up. */
  readonly isSigned?: boolean;
  /** Not here yet, whatever is known elsewhere. */
  readonly isAwaited?: boolean;
  /** A list by its shape alone, where there is little room. */
  readonly isShort?: boolean;
  /** All digits instead of four. */
  readonly isFull?: boolean;
  /** Why a local derivative is not written down. */
  readonly unmade?: string;
  /** How `?` is read out. */
  readonly unknown: string;
}

export function figureMark(moment: Snapshot, key: FigureKey, options: MarkOptions): TemplateResult {
  const figure = options.isAwaited ? null : figureAt(moment, key);
  if (options.unmade !== undefined && isNeverMade(moment, key)) {
    return html`<data class="figure unmade" value="" data-figure=${key} data-value="" title=${options.unmade}
      ><span aria-hidden="true">—</span><span class="hidden">${options.unmade}</span></data
    >`;
  }
  if (figure === null) {
    return html`<data class="figure unknown" value="" data-figure=${key} data-value="" title=${options.unknown}
      >${options.isSigned ? "+?" : "?"}<span class="hidden">${options.unknown}</span></data
    >`;
  }
  const isScalar = figure.shape.length === 0;
  const plain = options.isFull ? allDigits(figure) : options.isShort ? shortText(figure) : figureText(figure);
  const text = options.isSigned && isScalar ? formatSigned(figure.data[0] ?? Number.NaN) : plain;
  return html`<data
    class="figure ${signClass(figure.data)}"
    value=${rawDigits(figure)}
    data-figure=${key}
    data-value=${rawDigits(figure)}
    title=${allDigits(figure)}
    >${text}</data
  >`;
}

function signClass(data: Float64Array): string {
  const { sign } = extentOf(data);
  return sign === 1 ? "positive" : sign === -1 ? "negative" : "";
}
