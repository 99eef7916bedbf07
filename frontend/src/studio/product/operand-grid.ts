/** One operand of a product as a table of cells: its name, its size, its numbers, and which of them are lit. */

import { html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../../core/format";
import { type Cell, entry } from "../../core/product/cells";
import type { Operand } from "../../core/product/product";
import { styleProperties } from "../style-properties";

/** Cells are narrow: all digits are in their titles. */
const DIGITS = 3;

export interface IndexRange {
  readonly from: number;
  readonly to: number;
}

export interface GridLook {
  /** `left`, `right`, `bias` or `result`. */
  readonly role: string;
  readonly name: unknown;
  /** What counts along its sides. */
  readonly axes: { readonly down: string; readonly across: string };
  /** Null while the numbers are not known. */
  readonly data: Float64Array | null;
  readonly rows: IndexRange;
  readonly columns: IndexRange;
  readonly isLit: (cell: Cell) => boolean;
  /** How `?` is read out. */
  readonly unknown: string;
}

interface ResultLook extends GridLook {
  readonly chosen: Cell;
  readonly label: string;
  readonly cellLabel: (cell: Cell) => string;
  readonly choose: (cell: Cell) => void;
}

export function operandGrid(operand: Operand, look: GridLook): TemplateResult {
  return html`<table class="operand ${operand.isTurned ? "turned" : ""}" data-operand=${look.role}>
    ${caption(operand, look)}
    <tbody>
      ${places(look.rows).map(
        (row) => html`<tr>
          ${rowHead(row)}
          ${places(look.columns).map((column) => {
            const cell = { row, column };
            const style = operand.isTurned ? styleProperties({ "--turn": String(column - row) }) : nothing;
            return html`<td class=${cellClass(operand, look, cell)} style=${style} data-row=${row} data-column=${column}>
              ${figure(operand, look, cell)}
            </td>`;
          })}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** The result: its cells are chosen, by pointer or by keys. */
export function resultGrid(operand: Operand, look: ResultLook): TemplateResult {
  return html`<table class="operand" data-operand=${look.role} role="grid" aria-label=${look.label}>
    ${caption(operand, look)}
    <tbody>
      ${places(look.rows).map(
        (row) => html`<tr>
          ${rowHead(row)} ${places(look.columns).map((column) => resultCell(operand, look, { row, column }))}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function resultCell(operand: Operand, look: ResultLook, cell: Cell): TemplateResult {
  const isChosen = cell.row === look.chosen.row && cell.column === look.chosen.column;
  return html`<td
    class="${cellClass(operand, look, cell)} ${isChosen ? "chosen" : ""}"
    role="gridcell"
    tabindex=${isChosen ? 0 : -1}
    aria-selected=${isChosen ? "true" : "false"}
    aria-label="${look.cellLabel(cell)}: ${text(operand, look, cell) ?? look.unknown}"
    data-row=${cell.row}
    data-column=${cell.column}
    @pointerenter=${() => look.choose(cell)}
    @focus=${() => look.choose(cell)}
    @click=${(event: Event) => (event.currentTarget as HTMLElement).focus()}
  >
    ${figure(operand, look, cell)}
  </td>`;
}

function caption({ isTurned, rows, columns }: Operand, { name, axes, columns: shown }: GridLook): TemplateResult {
  return html`<caption>
      <span class="operand-name">${name}${isTurned ? html`<sup>⊤</sup>` : ""}</span>
      <span class="operand-size">${rows} × ${columns}</span>
      ${axes.down || axes.across ? html`<span class="operand-axes">${axis("↓", axes.down)}<br />${axis("→", axes.across)}</span>` : ""}
    </caption>
    <thead>
      <tr>
        <td></td>
        ${places(shown).map((column) => html`<th scope="col">${column + 1}</th>`)}
      </tr>
    </thead>`;
}

/** A line of its own, also where there is nothing to say: grids stand beside each other row by row. */
function axis(arrow: string, name: string): string {
  return name ? `${arrow} ${name}` : "\u00a0";
}

function rowHead(row: number): TemplateResult {
  return html`<th scope="row" class="row-head">${row + 1}</th>`;
}

function places({ from, to }: IndexRange): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function text(operand: Operand, { data }: GridLook, cell: Cell): string | null {
  return data ? formatNumber(entry(operand, data, cell), DIGITS) : null;
}

function figure(operand: Operand, look: GridLook, cell: Cell): TemplateResult {
  if (!look.data) return html`<data class="figure unknown" value="" title=${look.unknown}>?</data>`;
  const x = entry(operand, look.data, cell);
  return html`<data class="figure" value=${x} title=${formatNumber(x, "all")}>${text(operand, look, cell)}</data>`;
}

function cellClass(operand: Operand, look: GridLook, cell: Cell): string {
  const x = look.data ? entry(operand, look.data, cell) : 0;
  const sign = x > 0 ? "positive" : x < 0 ? "negative" : "";
  return `cell ${sign} ${look.isLit(cell) ? "lit" : ""}`;
}
