/** Figures as the network's panels write them: four digits, all of them on demand, `?` while they are not there. */

import { html, type TemplateResult } from "lit";
import { formatNumber, formatSigned } from "../../core/format";
import { costOf, indexOf, type Notation } from "../../core/network/notation";
import { styleProperties } from "../style-properties";
import type { Bar } from "./shares";

/** A loss, which has no colour of sign. */
export function lossMark(key: string, value: number | null): TemplateResult {
  return html`<data class="figure" data-figure=${key} value=${value ?? ""} title=${value ?? ""}
    >${value === null ? "?" : formatNumber(value)}</data
  >`;
}

/** A gradient or a share of one: sign by colour and by its sign, a plus where it adds up with others. */
export function gradientMark(key: string, value: number | null, write = formatSigned): TemplateResult {
  const sign = value === null ? "unknown" : value > 0 ? "positive" : value < 0 ? "negative" : "";
  return html`<data class="figure ${sign}" data-figure=${key} value=${value ?? ""} title=${value ?? ""}
    >${value === null ? "?" : value === 0 ? "0" : write(value)}</data
  >`;
}

/** A parameter. */
export function valueMark(key: string, value: number): TemplateResult {
  return html`<data class="figure" data-figure=${key} value=${value} title=${value}>${formatNumber(value)}</data>`;
}

/** A parameter that is not there yet, perhaps. */
export function wantedMark(key: string, value: number | null): TemplateResult {
  return value === null ? lossMark(key, null) : valueMark(key, value);
}

/** C with n above. */
export function costMark(notation: Notation): TemplateResult {
  return html`<i>${costOf(notation)}</i><sup>${indexOf(notation)}</sup>`;
}

/** A sum over all samples. */
export function sumMark(notation: Notation): TemplateResult {
  return html`Σ<sub>${indexOf(notation)}</sub>`;
}

// Bars of a sum that grows: each begins where the one before it ended.

/** The cell of a table in which `bar` is drawn, `extent` from its left to its right end. */
export function track({ from, to }: Bar, [low, high]: readonly [number, number], isKnown = true): unknown {
  const place = (value: number) => (100 * (value - low)) / (high - low);
  const [left, right] = [place(Math.min(from, to)), place(Math.max(from, to))];
  const start = to >= from ? left : right;
  const style = isKnown ? { left: `${left}%`, width: `${right - left}%` } : { left: `${start}%`, width: "0%" };
  return html`<td class="track" style=${styleProperties({ "--zero": `${place(0)}%` })}>
    <span class="bar ${to > from ? "positive" : to < from ? "negative" : ""}" style=${styleProperties(style)}></span>
  </td>`;
}
