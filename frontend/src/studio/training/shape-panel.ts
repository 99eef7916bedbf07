/** `<training-shape>`: layers and neurons, activations, loss, and the first weights. Event `training-edit`. */

import { html } from "lit";
import { FORCED } from "../../core/network/table";
import type { NumberSet } from "../inputs/number-field";
import { Panel } from "../panel";
import type { Problem } from "../problem";
import type { NetworkSource } from "../source";
import type { Words } from "../words";
import { type TrainingDocument, withSource } from "./document";
import { problemNote } from "./problem-note";
import {
  ACTIVATIONS,
  hiddenActivation,
  lossesFor,
  MOST_HIDDEN,
  MOST_UNITS,
  type NetworkShape,
  outputActivation,
  SCHEMES,
  shapeOf,
  sourceOf,
  withHidden,
  withLayer,
  withLoss,
  withOutput,
  withoutLayer,
  withTerms,
  withUnits,
} from "./shape";

class TrainingShape extends Panel {
  static override properties = {
    document: { attribute: false },
    classes: { attribute: false },
    problem: { attribute: false },
    words: { attribute: false },
  };

  declare document: TrainingDocument & { readonly source: NetworkSource };
  /** Of the data; none for a regression, null where any loss may be meant. */
  declare classes: readonly string[] | null;
  declare problem: Problem | null;
  declare words: Words;

  protected override render(): unknown {
    const shape = shapeOf(this.document.source);
    return html`
      <div class="net-row">${this.#layers(shape)} ${this.#draw(shape)}</div>
      <div class="net-row">${this.#choices(shape)}</div>
      ${problemNote(this.problem, "network", this.words)}
    `;
  }

  #layers(shape: NetworkShape): unknown {
    const { training } = this.words;
    const { sizes } = shape;
    const hidden = sizes.slice(1, -1);
    return html`
      <span class="ends">${training.inputs(sizes[0] ?? 0)}</span>
      ${hidden.map((size, i) => this.#stepper(shape, i + 1, size))}
      <span class="dial layers">
        <button
          type="button"
          aria-label=${training.removeLayer}
          title=${training.removeLayer}
          ?disabled=${hidden.length === 0}
          @click=${() => this.#edit(withoutLayer(shape))}
        >
          −
        </button>
        <button
          type="button"
          aria-label=${training.addLayer}
          title=${training.addLayer}
          ?disabled=${hidden.length >= MOST_HIDDEN}
          @click=${() => this.#edit(withLayer(shape))}
        >
          +
        </button>
      </span>
      <span class="ends">${training.outputs(sizes.at(-1) ?? 0)}</span>
    `;
  }

  #stepper(shape: NetworkShape, layer: number, size: number): unknown {
    const { training } = this.words;
    const to = (units: number) => () => this.#edit(withUnits(shape, layer, units));
    return html`<span class="dial" role="group" aria-label=${training.hidden(layer)}>
      <button type="button" aria-label=${training.fewer(layer)} ?disabled=${size <= 1} @click=${to(size - 1)}>−</button>
      <b>${size}</b>
      <button type="button" aria-label=${training.more(layer)} ?disabled=${size >= MOST_UNITS} @click=${to(size + 1)}>+</button>
    </span>`;
  }

  #choices(shape: NetworkShape): unknown {
    const { training } = this.words;
    const { source } = this.document;
    const hidden = hiddenActivation(shape);
    const forced = FORCED[shape.loss];
    const losses =
      this.classes === null ? Object.keys(training.losses) : lossesFor({ columns: [], classes: this.classes });
    return html`
      ${
        hidden === null
          ? ""
          : this.#select("activation", training.activation, ACTIVATIONS, hidden, (name) =>
              this.#edit(withHidden(shape, name)),
            )
      }
      ${this.#select(
        "output",
        training.output,
        forced === undefined ? ACTIVATIONS : [forced],
        outputActivation(shape),
        (name) => this.#edit(withOutput(shape, name)),
      )}
      ${this.#select("loss", training.loss, losses, shape.loss, (loss) => this.#lose(shape, loss), training.losses)}
      ${this.#select(
        "reduction",
        training.reduction,
        ["mean", "sum"],
        shape.reduction,
        (name) => this.#put(withTerms(source, { loss: shape.loss, reduction: name === "sum" ? "sum" : "mean" })),
        { mean: this.words.network.mean, sum: this.words.network.sum },
      )}
    `;
  }

  #draw(shape: NetworkShape): unknown {
    const { training } = this.words;
    const { draw } = shape;
    const seed = draw?.seed ?? 0;
    const redraw = (next: number) => this.#edit({ ...shape, draw: { seed: next, initial: draw?.initial ?? "glorot" } });
    return html`<span class="draw">
      ${this.#select(
        "initial",
        training.initial,
        draw === null ? ["", ...SCHEMES] : SCHEMES,
        draw?.initial ?? "",
        (initial) => this.#edit({ ...shape, draw: { seed, initial } }),
        { "": training.written },
      )}
      <studio-number
          .value=${seed}
          .label="${training.initial}, ${training.seed}"
          .fault=${this.words.notANumber}
          @number-set=${(event: CustomEvent<NumberSet>) => {
            event.stopPropagation();
            const { value } = event.detail;
            if (typeof value === "number") redraw(Math.max(0, Math.round(value)));
          }}
        ></studio-number>
      <button type="button" class="quiet small" @click=${() => redraw(seed + 1)}>${training.newWeights}</button>
    </span>`;
  }

  #select(
    id: string,
    label: string,
    choices: readonly string[],
    chosen: string,
    choose: (name: string) => void,
    names: Readonly<Record<string, string>> = {},
  ): unknown {
    const all = choices.includes(chosen) ? choices : [chosen, ...choices];
    return html`<label class="named" data-setting=${id} title=${label}>
      <span>${label}</span>
      <select ?disabled=${all.length < 2} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${all.map((name) => html`<option value=${name} ?selected=${name === chosen}>${names[name] ?? name}</option>`)}
      </select>
    </label>`;
  }

  /** Another loss; where it asks for another last activation, or for an output a class, the network changes with it. */
  #lose(shape: NetworkShape, loss: string): void {
    const next = withLoss(shape, loss);
    const isSame = outputActivation(next) === outputActivation(shape);
    if (isSame) this.#put(withTerms(this.document.source, next));
    else this.#edit(next);
  }

  #edit(shape: NetworkShape): void {
    this.#put(sourceOf(shape, this.document.source));
  }

  #put(source: NetworkSource): void {
    this.tell("training-edit", withSource(this.document, source));
  }
}

customElements.define("training-shape", TrainingShape);
