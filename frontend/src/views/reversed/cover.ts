/**
 * A graph seen reversed: what is drawn over it, in place of bodies and chips, at `picture.mirror` 1. Triangles that
 * point left multiply by a gain that the forward pass has fixed, ops of several operands split, and sums stand where
 * several gradients meet.
 */
import { entering, leaving } from "../../core/network/morph";
import type { Reversal } from "../../core/network/reversal";
import type { Layout, NodePlace, Scene } from "../../model/types";
import type { Cover, Covered, Picture } from "../shared/renderer";
import { fade, make, mark } from "../shared/svg";
import { AmplifierShape } from "./amplifier";
import { GainChip } from "./gain";
import { SplitShape } from "./split";

interface CoverPart {
  draw(picture: Picture): void;
}

export class ReversedCover implements Cover {
  readonly #parts: readonly CoverPart[];
  readonly #sums: SVGGElement;
  /** The chips of the local derivatives: as gains they stand somewhere else, or are 1. */
  readonly #locals: readonly SVGElement[];

  constructor(
    scene: Scene,
    reversal: Reversal,
    layout: Layout,
    private readonly graph: Covered,
  ) {
    const { over } = graph;
    const parts = reversal.parts.flatMap((part): CoverPart[] => {
      const place = layout.nodes[part.node.index];
      const { name, body } = graph.partsOf(part.node.index);
      if (!place || !body || !name) return [];
      return part.kind === "amplifier"
        ? [new AmplifierShape(scene, part, place, { over, body, name })]
        : [new SplitShape(part, place, layout, { over, body })];
    });
    const gains = reversal.gains.flatMap((edge) => {
      const place = layout.edges[edge.index];
      // Drawn small it stands where the body was, and the output keeps its body.
      const hasRoom = !place?.isCompact || edge.consumer !== scene.output;
      return place && hasRoom ? [new GainChip(scene, edge, place, over)] : [];
    });
    this.#parts = [...parts, ...gains];
    this.#locals = scene.edges.flatMap(({ index }) => graph.localOf(index) ?? []);
    this.#sums = make("g", { class: "sums" }, over);
    for (const { index } of reversal.sums) {
      const place = layout.nodes[index];
      if (place) addSum(this.#sums, place);
    }
  }

  draw(picture: Picture): void {
    mark(this.graph.element, "is-reversed", picture.mirror > 0.5);
    for (const part of this.#parts) part.draw(picture);
    for (const chip of this.#locals) fade(chip, leaving(picture.mirror));
    fade(this.#sums, entering(picture.mirror));
  }
}

const SUM = { usual: { radius: 8, away: 17 }, compact: { radius: 6, away: 9 } } as const;

/** Where what leaves a node divides. */
function addSum(parent: Element, { x, y, height, body, isCompact, flow }: NodePlace): void {
  const { radius, away } = isCompact ? SUM.compact : SUM.usual;
  const at = flow === "down" ? { x, y: y + height / 2 + away } : { x: x + body.width / 2 + away, y: y + body.dy };
  const sum = make("g", { class: "gradient-sum", transform: `translate(${at.x} ${at.y})` }, parent);
  make("circle", { r: radius }, sum);
  const arm = radius / 2;
  make("path", { d: `M${-arm} 0H${arm}M0 ${-arm}V${arm}` }, sum);
}
