/** The gain of an edge, as a small amplifier in the place of its local derivative: `w₃ × 2`. */
import { SMALLEST_TEXT } from "../../core/follow";
import { nameOf } from "../../core/name";
import type { GainWords } from "../../core/network/gain-words";
import { entering } from "../../core/network/morph";
import { boxOnScreen, isCut } from "../../core/overview";
import type { EdgePlace, Scene, SceneEdge, SceneNode } from "../../model/types";
import type { Picture } from "../shared/renderer";
import { fade, make, mark } from "../shared/svg";
import { FigureLine } from "./figure-line";

const HEIGHT = { usual: 19, compact: 15 } as const;
const TIP = 9;
const LEVEL = -13;
/** Free at both ends of the line; letters may stand where the tip has not its full height. */
const FREE = { left: 6, right: 4 };
const MOST = 12.5;
const NAME_LETTERS = 4;
const TIMES: GainWords = { name: "", sign: "×\u200a" };

export class GainChip {
  readonly #element: SVGGElement;
  readonly #figure: FigureLine;

  constructor(
    scene: Scene,
    private readonly edge: SceneEdge,
    private readonly place: EdgePlace,
    over: SVGGElement,
  ) {
    const { label } = place;
    // Drawn small it stands in the place of its op, which has no body any more.
    const at = `translate(${label.x} ${label.y + (place.isCompact ? 0 : LEVEL)})`;
    this.#element = make("g", { class: "gain-chip", transform: at, "data-edge": edge.index }, over);
    const half = label.width / 2;
    const high = HEIGHT[place.isCompact ? "compact" : "usual"] / 2;
    const tip = `M${-half} 0L${TIP - half} ${-high}H${half}V${high}H${TIP - half}Z`;
    make("path", { class: "gain-shape", d: tip }, this.#element);
    const text = make("text", { class: "gain", x: (FREE.left - FREE.right) / 2, dy: "0.36em" }, this.#element);
    const name = factorOf(scene, edge);
    this.#figure = new FigureLine(text, {
      key: `local:${edge.id}`,
      choices: name ? [{ name, sign: "\u200a×\u200a" }, TIMES] : [TIMES],
      width: label.width - FREE.left - FREE.right,
      least: SMALLEST_TEXT,
      most: place.isCompact ? SMALLEST_TEXT : MOST,
    });
  }

  draw(picture: Picture): void {
    const { frame, numbers, mirror, camera, inHand, digits } = picture;
    const { consumer: at, source, index } = this.edge;
    fade(this.#element, entering(mirror));
    if (mirror === 0) return;
    mark(this.#element, "is-cut", isCut(boxOnScreen(this.place.label, camera), picture));
    const { near } = inHand;
    mark(this.#element, "is-quiet", near.size > 0 && !(near.has(at) && near.has(source)));
    const consumer = frame.nodes[at];
    const gain = consumer?.value ? numbers.locals[index]?.data[0] : null;
    this.#figure.draw(gain, digits, consumer?.valueOpacity);
  }
}

/** The name of the other factor of a product, where it has a short one. */
function factorOf(scene: Scene, { consumer, slot }: SceneEdge): string {
  const product = scene.nodes[consumer];
  if (product?.op !== "multiply") return "";
  const other = scene.nodes[product.inputs[1 - slot] ?? -1] as SceneNode | undefined;
  return other && other.op !== "constant" && [...nameOf(other)].length <= NAME_LETTERS ? nameOf(other) : "";
}
