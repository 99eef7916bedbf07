/** Bars of a sum that grows: each begins where the one before it ended. */

import { html } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import type { Bar } from "./shares";

/** The cell of a table in which `bar` is drawn, `extent` from its left to its right end. */
export function track({ from, to }: Bar, [low, high]: readonly [number, number], isKnown = true): unknown {
  const place = (value: number) => (100 * (value - low)) / (high - low);
  const [left, right] = [place(Math.min(from, to)), place(Math.max(from, to))];
  const start = to >= from ? left : right;
  const style = isKnown ? { left: `${left}%`, width: `${right - left}%` } : { left: `${start}%`, width: "0%" };
  return html`<td class="track" style=${styleMap({ "--zero": `${place(0)}%` })}>
    <span class="bar ${to > from ? "positive" : to < from ? "negative" : ""}" style=${styleMap(style)}></span>
  </td>`;
}
