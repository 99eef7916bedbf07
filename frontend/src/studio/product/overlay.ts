/** `<studio-product>`: a matrix product opened over the stage. The cell one points at lights its row and its column,
 * and its sum is spelled out. Event `product-close`.
 */

import { html, type PropertyValues } from "lit";
import type { Snapshot } from "../../core/formula/figure";
import { nameOf, plain } from "../../core/name";
import type { Cell } from "../../core/product/cells";
import { type MatrixProduct, type ProductKind, productsOf, type Samples } from "../../core/product/product";
import type { SceneNode } from "../../model/types";
import { Panel } from "../panel";
import type { Words } from "../words";
import { cellAfter } from "./move";
import { operandGrid, resultGrid } from "./operand-grid";
import { ProductContent } from "./product-content";
import "./product.css";
import { spelled } from "./spelled";

const SAMPLES: readonly Samples[] = ["columns", "rows"];
const FIRST: Cell = { row: 0, column: 0 };

class StudioProduct extends Panel {
  static override properties = {
    moment: { attribute: false },
    node: { attribute: false },
    words: { attribute: false },
    kind: { state: true },
    samples: { state: true },
    cell: { state: true },
  };

  declare moment: Snapshot;
  declare node: SceneNode;
  declare words: Words;
  declare kind: ProductKind;
  declare samples: Samples;
  /** The cell of the result that is spelled out. */
  declare cell: Cell;

  constructor() {
    super();
    this.kind = "forward";
    this.samples = "columns";
    this.cell = FIRST;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // On the window: before anything else on the page takes the key for its own.
    window.addEventListener("keydown", this.#escape, { capture: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.#escape, { capture: true });
  }

  protected override firstUpdated(): void {
    this.#focusCell();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get("node") as SceneNode | undefined;
    if (!changed.has("node") || before?.id === this.node.id) return;
    const { frame, scene } = this.moment;
    this.#show(frame.step > scene.forwardSteps && this.node.onPath ? "right" : "forward");
  }

  protected override render(): unknown {
    const { node } = this;
    const words = this.words.product;
    const products = this.#products();
    const product = products.find(({ kind }) => kind === this.kind) ?? products[0];
    if (!product) return "";
    const title = words.title(plain(nameOf(node)));
    return html`<section class="product" role="dialog" aria-label=${title}>
      <header>
        <div class="product-tabs" role="tablist" aria-label=${words.which} @keydown=${this.#turnTab}>
          ${products.map((each) => this.#tab(each))}
        </div>
        ${node.op === "affine" ? this.#samplesChoice() : ""}
        <button type="button" class="icon small" aria-label=${words.close} @click=${this.#close}>✕</button>
      </header>
      <div class="product-room">${this.#body(product)}</div>
    </section>`;
  }

  #tab(product: MatrixProduct): unknown {
    const isChosen = product.kind === this.kind;
    return html`<button
      type="button"
      role="tab"
      data-kind=${product.kind}
      aria-selected=${isChosen ? "true" : "false"}
      tabindex=${isChosen ? 0 : -1}
      @click=${() => this.#show(product.kind)}
    >
      ${this.#look(product).name(product.result)}
    </button>`;
  }

  #samplesChoice(): unknown {
    const words = this.words.product;
    return html`<label class="product-samples"
      >${words.samplesAre}
      <select
        class="field"
        @change=${(event: Event) => {
          this.samples = (event.target as HTMLSelectElement).value as Samples;
          this.cell = FIRST;
        }}
      >
        ${SAMPLES.map(
          (value) => html`<option value=${value} ?selected=${value === this.samples}>${words.samples[value]}</option>`,
        )}
      </select></label
    >`;
  }

  #body(product: MatrixProduct): unknown {
    const look = this.#look(product);
    const { left, right, bias, result } = product;
    const words = this.words.product;
    return html`<p class="product-sizes">${look.equation()}</p>
      ${spelled(product, this.cell, look.inner, look.numbers())}
      <div class="product-grids ${look.isSumDown ? "is-sum-down" : ""}" @keydown=${this.#move}>
        <div class="place-right">${right ? operandGrid(right, look.grid("right", right)) : ""}</div>
        <div class="place-left">${operandGrid(left, look.grid("left", left))}</div>
        <div class="place-result">
          ${resultGrid(result, {
            ...look.grid("result", result),
            chosen: this.cell,
            label: words.title(plain(nameOf(this.node))),
            cellLabel: ({ row, column }) => words.cell(row + 1, column + 1),
            choose: (cell) => {
              this.cell = cell;
            },
          })}
        </div>
        <div class="place-bias">${bias ? operandGrid(bias, look.grid("bias", bias)) : ""}</div>
      </div>
      ${product.kind === "bias" ? html`<p class="hint">${words.biasSum}</p>` : ""}
      ${look.turned().map((text) => html`<p class="hint">${text}</p>`)}`;
  }

  #products(): readonly MatrixProduct[] {
    return productsOf(this.moment.scene, this.node, this.samples);
  }

  #look(product: MatrixProduct): ProductContent {
    return new ProductContent(this.moment, product, this.cell, this.words.product);
  }

  #show(kind: ProductKind): void {
    this.kind = kind;
    this.cell = FIRST;
  }

  readonly #turnTab = (event: KeyboardEvent): void => {
    const kinds = this.#products().map(({ kind }) => kind);
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = by && kinds[(kinds.indexOf(this.kind) + by + kinds.length) % kinds.length];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    this.#show(next);
    this.querySelector<HTMLElement>(`[data-kind=${next}]`)?.focus();
  };

  readonly #move = (event: KeyboardEvent): void => {
    const product = this.#products().find(({ kind }) => kind === this.kind);
    const next = product && cellAfter(event.key, this.cell, product.result);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    this.cell = next;
    void this.updateComplete.then(() => this.#focusCell());
  };

  #focusCell(): void {
    this.querySelector<HTMLElement>(".chosen")?.focus({ preventScroll: true });
  }

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    this.#close();
  };

  readonly #close = (): void => this.tell("product-close", null);
}

customElements.define("studio-product", StudioProduct);
