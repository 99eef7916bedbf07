/** `<studio-shape>`: how many layers and neurons, which activations, which loss, and the first weights.
 *
 * Events `network-resize` with a plan, `network-draw` with a seed, `network-edit` with a document,
 * `network-take-back`, `limits-want`.
 */

import { html } from "lit";
import { ACTIVATIONS } from "../../core/network/table";
import { Panel } from "../panel";
import type { Words } from "../words";
import type { NetworkDocument } from "./document";
import { LOSSES } from "./losses";
import { refusal, regionOf } from "./refusal";
import { type Plan, planOf, valuesOf, widthsOf, withLayer, withoutLayer, withWidth } from "./shape";
import { FIRST_SEEDED, type Limits, type Refused, SCHEMES, type Seeded } from "./shaping";

const LARGEST_SEED = 2 ** 32;

class StudioShape extends Panel {
  static override properties = {
    document: { attribute: false },
    seeded: { attribute: false },
    refused: { attribute: false },
    limits: { attribute: false },
    words: { attribute: false },
  };

  /** What is on the bench, or was refused. */
  declare document: NetworkDocument;
  /** Null where the weights are not, or no longer, those of a seed. */
  declare seeded: Seeded | null;
  declare refused: Refused | null;
  declare limits: Limits | null;
  declare words: Words;

  override connectedCallback(): void {
    super.connectedCallback();
    this.tell("limits-want", null);
  }

  protected override render(): unknown {
    const { words, document, limits } = this;
    const plan = planOf(document);
    const most = limits?.layer_width ?? null;
    const isFull = limits !== null && plan.layers.length >= limits.layers;
    return html`
      <div class="layer-shape">
        <span>${words.network.inputs}</span>
        <span></span>
        ${counter({ label: words.network.inputs, value: plan.inputs, most, onSet: (width) => this.#resize(withWidth(plan, 0, width)) }, words)}
        <span></span>
      </div>
      ${plan.layers.map((_, i) => this.#layer(plan, i))}
      <button type="button" class="quiet outlined" data-add-layer ?disabled=${isFull} @click=${() => this.#resize(withLayer(plan))}>
        ${words.network.addLayer}
      </button>
      ${this.#loss(document)} ${this.#weights()} ${this.#refusal("shape")} ${this.#room(plan)}
    `;
  }

  #layer(plan: Plan, i: number): unknown {
    const { words, document, limits } = this;
    const layer = plan.layers[i];
    if (!layer) return "";
    const isLast = i === plan.layers.length - 1;
    const label = words.network.neuronsOf(i + 1);
    // Softmax is for the last layer only.
    const names = ACTIVATIONS.filter((name) => isLast || name !== "softmax" || name === layer.activation);
    const choose = (event: Event) => this.#edit(withActivation(document, i, (event.target as HTMLSelectElement).value));
    return html`<div class="layer-shape" data-layer=${i + 1}>
        <span>${i + 1}</span>
        <select class="field" aria-label=${words.network.activationOf(i + 1)} @change=${choose}>
          ${names.map((name) => html`<option value=${name} ?selected=${name === layer.activation}>${name}</option>`)}
        </select>
        ${counter(
          {
            label,
            value: layer.units,
            most: limits?.layer_width ?? null,
            onSet: (width) => this.#resize(withWidth(plan, i + 1, width)),
          },
          words,
        )}
        <button
          type="button"
          class="icon small"
          aria-label=${words.network.removeLayer(i + 1)}
          title=${words.network.removeLayer(i + 1)}
          ?disabled=${plan.layers.length === 1}
          @click=${() => this.#resize(withoutLayer(plan, i))}
        >
          ✕
        </button>
      </div>
      ${this.#refusal("layer", i)}`;
  }

  #loss(document: NetworkDocument): unknown {
    const { words } = this;
    const choose = (event: Event) => this.#edit({ ...document, loss: (event.target as HTMLSelectElement).value });
    return html`<label class="shape-line">
      <span>${words.network.loss}</span>
      <select class="field" data-loss @change=${choose}>
        ${LOSSES.map((loss) => html`<option value=${loss} ?selected=${loss === document.loss}>${loss}</option>`)}
      </select>
    </label>`;
  }

  #weights(): unknown {
    const { words, seeded } = this;
    const { seed, initial } = seeded ?? FIRST_SEEDED;
    const draw = (change: Partial<Seeded>) => this.tell<Seeded>("network-draw", { seed, initial, ...change });
    const type = (event: Event) => {
      const wanted = Number((event.target as HTMLInputElement).value);
      if (Number.isInteger(wanted) && wanted >= 0 && wanted < LARGEST_SEED) draw({ seed: wanted });
      else this.requestUpdate();
    };
    return html`<div class="shape-line">
        <span>${words.network.firstWeights}</span>
        <select
          class="field"
          data-initial
          aria-label=${words.network.firstWeights}
          @change=${(event: Event) => draw({ initial: (event.target as HTMLSelectElement).value })}
        >
          ${SCHEMES.map((scheme) => html`<option value=${scheme} ?selected=${scheme === initial}>${words.network.schemes[scheme]}</option>`)}
        </select>
      </div>
      <div class="shape-line">
        <label for="seed">${words.network.seed}</label>
        <span class="seed-line">
          <input
            id="seed"
            class="number"
            type="text"
            inputmode="numeric"
            placeholder="–"
            title=${seeded === null ? words.network.ownWeights : ""}
            .value=${seeded === null ? "" : String(seed)}
            @change=${type}
          />
          <button type="button" class="quiet small outlined" data-draw @click=${() => draw({ seed: seeded === null ? seed : seed + 1 })}>
            ${words.network.draw}
          </button>
        </span>
      </div>`;
  }

  /** What there is room for, before one runs into it. */
  #room(plan: Plan): unknown {
    const { limits, words } = this;
    if (limits === null) return "";
    const [used, most] = [valuesOf(widthsOf(plan)), limits.nodes];
    const say = used > most ? words.network.noRoom : words.network.room;
    return html`<p class="hint" data-room=${used > most ? "none" : "some"}>
      ${say(grouped(used), grouped(most))} ${words.network.limits(grouped(limits.layers), grouped(limits.layer_width), grouped(limits.samples))}
    </p>`;
  }

  #refusal(part: "shape" | "layer", place?: number): unknown {
    const { refused, words } = this;
    if (refused === null) return "";
    const region = regionOf(refused);
    if (region.part !== part || (region.part === "layer" && region.place !== place)) return "";
    const isChoice = region.part === "layer" && refused.problem.node?.includes("activation") === true;
    const mend = (choice: string) =>
      region.part === "layer" && this.#edit(withActivation(this.document, region.place, choice));
    return refusal(refused, words, {
      mend: isChoice ? mend : null,
      takeBack: () => this.tell("network-take-back", null),
    });
  }

  #resize(plan: Plan): void {
    this.tell("network-resize", plan);
  }

  #edit(document: NetworkDocument): void {
    this.tell("network-edit", document);
  }
}

function withActivation(document: NetworkDocument, at: number, activation: string): NetworkDocument {
  return { ...document, layers: document.layers.map((layer, i) => (i === at ? { ...layer, activation } : layer)) };
}

function grouped(count: number): string {
  return count.toLocaleString("en");
}

customElements.define("studio-shape", StudioShape);

interface CounterField {
  readonly label: string;
  readonly value: number;
  /** Null while the limit is not known. */
  readonly most: number | null;
  readonly onSet: (value: number) => void;
}

function counter({ label, value, most, onSet }: CounterField, words: Words): unknown {
  const set = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const wanted = Math.round(Number(field.value));
    if (Number.isFinite(wanted) && wanted >= 1 && wanted !== value) onSet(Math.min(wanted, most ?? wanted));
    else field.value = String(value);
  };
  return html`<span class="counter">
    <button type="button" class="icon small" aria-label=${words.network.fewer(label)} ?disabled=${value <= 1} @click=${() => onSet(value - 1)}>−</button>
    <input class="number" type="text" inputmode="numeric" aria-label=${label} .value=${String(value)} @change=${set} />
    <button
      type="button"
      class="icon small"
      aria-label=${words.network.more(label)}
      ?disabled=${most !== null && value >= most}
      @click=${() => onSet(value + 1)}
    >
      +
    </button>
  </span>`;
}
