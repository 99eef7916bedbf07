/** `<studio-factors>`: the three quantities of a backward step, told apart by glyph, colour and name.
 *
 * The local derivative sits on an edge, the upstream gradient at a node; their product is what travels on.
 */

import { html } from "lit";
import type { FigureKey } from "../../core/formula/figure";
import { aloud, nameOf, plain } from "../../core/name";
import type { SceneEdge } from "../../model/types";
import { figureMark } from "../formula/figure-mark";
import { flagIcon } from "../icons";
import { nameMark } from "../inputs/name-mark";
import { StepPanel } from "./step-panel";

interface Factor {
  readonly glyph: unknown;
  readonly name: "local" | "upstream" | "contribution";
  readonly key: (edge: SceneEdge) => FigureKey;
}

export const FACTORS: readonly Factor[] = [
  { glyph: flagIcon, name: "upstream", key: (edge) => `g${edge.consumer}` },
  { glyph: "▷", name: "local", key: (edge) => `l${edge.index}` },
  { glyph: "◆", name: "contribution", key: (edge) => `a${edge.index}` },
];

const MOST_COLUMNS = 3;

export class StudioFactors extends StepPanel {
  protected override render(): unknown {
    const { scene, frame } = this.moment;
    const edges = (frame.active?.edges ?? []).flatMap((index) => scene.edges[index] ?? []).slice(0, MOST_COLUMNS);
    if (frame.active?.pass !== "backward" || edges.length === 0) return "";
    return html`<table class="factors" aria-label=${this.words.glyphs}>
      <thead>
        <tr>
          <td></td>
          ${edges.map((edge) => html`<th scope="col">${this.#operand(edge)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${FACTORS.map((factor) => this.#row(factor, edges))}
      </tbody>
    </table>`;
  }

  #operand(edge: SceneEdge): unknown {
    const node = this.moment.scene.nodes[edge.source];
    const name = node ? nameOf(node) : "";
    const point = (on: boolean) => () => this.tell("term-point", on ? edge.index : null);
    return html`<button
      type="button"
      class="edge-name ${this.edge === edge.index ? "lit" : ""}"
      data-edge=${edge.index}
      @pointerenter=${point(true)}
      @pointerleave=${point(false)}
      @focus=${point(true)}
      @blur=${point(false)}
    >
      <span class="hidden">${this.words.toOperand(aloud(plain(name)))}</span
      ><span aria-hidden="true">→ ${nameMark(name)}</span>
    </button>`;
  }

  #row({ glyph, name, key }: Factor, edges: readonly SceneEdge[]): unknown {
    const { words } = this;
    return html`<tr class="factor ${name}">
      <th scope="row" title=${words[`${name}Where`]}>
        <span class="glyph" aria-hidden="true">${glyph}</span> ${words[name]}
      </th>
      ${edges.map(
        (edge) => html`<td class=${this.edge === edge.index ? "lit" : ""}>
          ${figureMark(this.moment, key(edge), { isShort: edges.length > 1, unmade: words.unmade, unknown: words.unknown })}
        </td>`,
      )}
    </tr>`;
  }
}

customElements.define("studio-factors", StudioFactors);
