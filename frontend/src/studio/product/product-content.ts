/** How a product looks at a moment: its names, its numbers, the part of it that is shown, and what is lit. */

import { html } from "lit";
import { figureAt, type Snapshot } from "../../core/formula/figure";
import { derivedName, nameOf, plain } from "../../core/name";
import { type Cell, isSumDown, largestTerm, lengthOf, placesOf, windowAt } from "../../core/product/cells";
import type { Axis, MatrixProduct, Operand } from "../../core/product/product";
import { nameMark } from "../inputs/name-mark";
import type { ProductWords } from "../words/en";
import type { GridLook, IndexRange } from "./operand-grid";
import type { SpelledLook } from "./spelled";

/** More cells than this a side are a window that goes with the chosen one. */
const MOST = { rows: 4, columns: 3, inner: 4 };
const KEYS = { value: "v", gradient: "g", amount: "a" } as const;

type OperandRole = "left" | "right" | "bias" | "result";

export class ProductContent {
  /** Which summands are seen: those round the largest. */
  readonly inner: IndexRange;
  private readonly rows: IndexRange;
  private readonly columns: IndexRange;
  private readonly lit: ReadonlySet<string>;

  constructor(
    private readonly moment: Snapshot,
    private readonly product: MatrixProduct,
    private readonly cell: Cell,
    private readonly words: ProductWords,
  ) {
    const { result } = product;
    this.inner = this.around();
    this.rows = windowAt(cell.row, result.rows, MOST.rows);
    this.columns = windowAt(cell.column, result.columns, MOST.columns);
    this.lit = this.litCells();
  }

  /** The left operand is added up down its columns: then it stands above the result. */
  get isSumDown(): boolean {
    return isSumDown(this.product);
  }

  /** `∂L/∂W₂ = ∂L/∂z₂ a₁ᵀ`, and the shapes: `2 × 3 · 3 × 2 → 2 × 2`. */
  equation(): unknown {
    const { left, right, bias, result } = this.product;
    const shape = ({ rows, columns }: Operand) => html`<span>${rows} × ${columns}</span>`;
    const turned = (of: Operand) => html`${this.name(of)}${of.isTurned ? html`<sup>⊤</sup>` : ""}`;
    const product = right ? html`${turned(left)} ${turned(right)}` : html`Σ<sub>n</sub> ${turned(left)}`;
    return html`<span class="product-equation">${this.name(result)} = ${product}${bias ? html` + ${this.name(bias)}` : ""}</span>
      <span class="shapes">
        ${shape(left)} ${right ? html`· ${shape(right)}` : ""} ${bias ? html`+ ${shape(bias)}` : ""} → ${shape(result)}
      </span>`;
  }

  grid(role: OperandRole, operand: Operand): GridLook {
    return {
      role,
      name: this.name(operand),
      axes: { down: this.axis(operand.down, role), across: this.axis(operand.across, role) },
      data: this.data(operand),
      ...this.spans(role, operand),
      isLit: ({ row, column }) => this.lit.has(`${role} ${row} ${column}`),
      unknown: this.words.unknown,
    };
  }

  numbers(): SpelledLook {
    const { left, right, bias, result } = this.product;
    return {
      name: this.name(result),
      left: this.data(left),
      right: right && this.data(right),
      bias: bias && this.data(bias),
      result: this.data(result),
      words: this.words,
    };
  }

  /** What is to be said of operands that stand transposed. */
  turned(): readonly string[] {
    const { left, right } = this.product;
    return [left, right].flatMap((each) => (each?.isTurned ? this.words.turned(this.plainName(each)) : []));
  }

  /** What an operand stands for: a value, or the gradient of one. */
  name(operand: Operand): unknown {
    const node = this.node(operand);
    if (!node) return "";
    if (operand.source === "value") return nameMark(nameOf(node));
    return html`∂${nameMark(derivedName(this.moment.scene))}/∂${nameMark(nameOf(node))}`;
  }

  private plainName(operand: Operand): string {
    const node = this.node(operand);
    if (!node) return "";
    const name = plain(nameOf(node));
    return operand.source === "value" ? name : `∂${plain(derivedName(this.moment.scene))}/∂${name}`;
  }

  private node({ source, index }: Operand) {
    const { nodes, edges } = this.moment.scene;
    return nodes[source === "amount" ? (edges[index]?.source ?? -1) : index];
  }

  private data({ source, index }: Operand): Float64Array | null {
    return figureAt(this.moment, `${KEYS[source]}${index}`)?.data ?? null;
  }

  private spans(
    role: OperandRole,
    { rows, columns }: Operand,
  ): { readonly rows: IndexRange; readonly columns: IndexRange } {
    if (role === "right") return { rows: this.inner, columns: this.columns };
    if (role === "left") {
      return this.isSumDown ? { rows: this.inner, columns: this.columns } : { rows: this.rows, columns: this.inner };
    }
    const own = { rows: this.rows, columns: this.columns };
    if (role === "result") return own;
    const single = { from: 0, to: 1 };
    return { rows: rows === 1 ? single : own.rows, columns: columns === 1 ? single : own.columns };
  }

  private litCells(): ReadonlySet<string> {
    const { bias } = this.product;
    const lit = new Set<string>();
    for (let k = this.inner.from; k < this.inner.to; k++) {
      const { left, right } = placesOf(this.product, this.cell, k);
      lit.add(`left ${left.row} ${left.column}`);
      if (right) lit.add(`right ${right.row} ${right.column}`);
    }
    if (bias) lit.add(`bias ${bias.rows === 1 ? 0 : this.cell.row} ${bias.columns === 1 ? 0 : this.cell.column}`);
    return lit;
  }

  private around(): IndexRange {
    const length = lengthOf(this.product);
    const left = this.data(this.product.left);
    const right = this.product.right && this.data(this.product.right);
    const isKnown = left !== null && (this.product.right === null || right !== null);
    const at = length > MOST.inner && isKnown ? largestTerm(this.product, left, right, this.cell) : 0;
    return windowAt(at, length, MOST.inner);
  }

  /** Nothing where they are but rows and columns, or the neurons that the result beside it names. */
  private axis(axis: Axis, role: OperandRole): string {
    const { axes } = this.words;
    if (axis.kind === "rows" || axis.kind === "columns") return "";
    if (role === "bias" && axis.kind === "neurons") return "";
    return axis.kind === "neurons" ? axes.neurons(axis.layer) : axes[axis.kind];
  }
}
