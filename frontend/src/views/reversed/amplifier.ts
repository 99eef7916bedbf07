/** An op of one operand as an amplifier: a triangle that points left, with its gain and the value that has locked it. */
import { SMALLEST_TEXT } from "../../core/follow";
import { nameOf } from "../../core/name";
import { type GainWords, NO_WORDS, wordsWidth } from "../../core/network/gain-words";
import { amplifierPath, entering, leaving } from "../../core/network/morph";
import type { Amplifier } from "../../core/network/reversal";
import { boxOnScreen, isCut } from "../../core/overview";
import type { NodePlace, Scene, SceneNode } from "../../model/types";
import { LOCK } from "../shared/lock";
import { setName } from "../shared/name";
import type { Picture } from "../shared/renderer";
import { fade, make, mark, put } from "../shared/svg";
import { FigureLine } from "./figure-line";

/** Where its lines stand in the triangle, as wide as it is there; and above it, where the name of the node stands else. */
const USUAL = {
  triangle: { tip: 40, base: 40, half: 33 },
  caption: { x: 16, y: -9, width: 43 },
  gain: { x: 13, y: 6, width: 50 },
  lockedBy: { x: 0, y: -43, width: 84 },
  lock: "translate(34 -26) scale(0.95)",
} as const;
/** Drawn small it has room for its gain alone. */
const COMPACT = {
  triangle: { tip: 33, base: 33, half: 16 },
  caption: null,
  gain: { x: 8, y: 0, width: 52 },
  lockedBy: { x: -7, y: -22, width: 50 },
  lock: "translate(27 -22) scale(0.8)",
} as const;
/** Where gradients go upwards it points there. */
const UPWARDS = {
  ...COMPACT,
  triangle: { tip: 17, base: 15, half: 33 },
  gain: { x: 0, y: 8, width: 52 },
} as const;
const TIMES: GainWords = { name: "", sign: "×\u200a" };
const MOST = { gain: 12.5, lockedBy: 13 };

interface AmplifierRoom {
  readonly over: SVGGElement;
  /** What it takes the place of. */
  readonly body: SVGElement;
  readonly name: SVGElement;
}

export class AmplifierShape {
  readonly #element: SVGGElement;
  readonly #inside: SVGGElement;
  readonly #shape: SVGPathElement;
  readonly #gain: FigureLine;
  readonly #lockedBy: FigureLine;
  readonly #radius: number;
  readonly #parts: typeof COMPACT | typeof USUAL | typeof UPWARDS;

  constructor(
    scene: Scene,
    private readonly part: Amplifier,
    private readonly place: NodePlace,
    private readonly room: AmplifierRoom,
  ) {
    const { node, edge } = part;
    const operand = scene.nodes[edge.source] as SceneNode;
    this.#parts = !place.isCompact ? USUAL : place.flow === "down" ? UPWARDS : COMPACT;
    this.#radius = place.body.height / 2;
    const transform = `translate(${place.x} ${place.y + place.body.dy})`;
    this.#element = make("g", { class: "is-amplifier", transform, "data-node": node.index }, room.over);
    const turn = place.flow === "down" ? { transform: "rotate(90)" } : {};
    this.#shape = make("path", { class: "shape", ...turn }, this.#element);
    this.#inside = make("g", {}, this.#element);
    const { caption, gain, lockedBy, lock } = this.#parts;
    if (caption) {
      const text = make("text", { ...at(caption), class: "gain-name", "font-size": SMALLEST_TEXT }, this.#inside);
      setCaption(text, primeOf(scene, node), nameOf(operand), caption.width);
    }
    this.#gain = new FigureLine(make("text", { ...at(gain), class: "gain" }, this.#inside), {
      key: `local:${node.id}.0`,
      choices: [TIMES],
      width: gain.width,
      least: SMALLEST_TEXT,
      most: MOST.gain,
    });
    this.#lockedBy = new FigureLine(make("text", { ...at(lockedBy), class: "locked-by" }, this.#inside), {
      key: `locked-by:${operand.id}`,
      choices: [{ name: nameOf(operand), sign: " = " }, NO_WORDS],
      width: lockedBy.width,
      least: SMALLEST_TEXT,
      most: MOST.lockedBy,
    });
    make("path", { class: "lock", d: LOCK, transform: lock }, this.#inside);
  }

  draw(picture: Picture): void {
    const { frame, numbers, mirror, camera, digits } = picture;
    const { node, edge } = this.part;
    const own = frame.nodes[node.index];
    const operand = frame.nodes[edge.source];
    fade(this.#element, mirror > 0 ? 1 : 0);
    fade(this.room.body, leaving(mirror));
    fade(this.room.name, leaving(mirror));
    if (mirror === 0) return;
    put(this.#shape, "d", amplifierPath({ radius: this.#radius, ...this.#parts.triangle }, mirror));
    fade(this.#inside, entering(mirror));
    mark(this.#element, "is-cut", isCut(boxOnScreen(this.place, camera), picture));
    const gain = own?.value ? numbers.locals[edge.index]?.data[0] : null;
    this.#gain.draw(gain, digits, own?.valueOpacity);
    this.#lockedBy.draw(operand?.value?.[0], digits, operand?.valueOpacity);
  }
}

/** Set round its middle. */
function at({ x, y }: { readonly x: number; readonly y: number }) {
  return { x, y, dy: "0.35em" };
}

/** `σ′(z)`, and without its argument where that is too long: it is told above. */
function setCaption(text: SVGTextElement, prime: string, operand: string, width: number): void {
  const words: GainWords = { name: operand, sign: `${prime}()` };
  const hasArgument = wordsWidth(words) * SMALLEST_TEXT <= width;
  make("tspan", {}, text).textContent = hasArgument ? `${prime}(` : prime;
  if (!hasArgument) return;
  setName(text, operand, Number.POSITIVE_INFINITY);
  make("tspan", {}, text).textContent = ")";
}

/** The letter of the lecture for a sigmoid, a name where the op has one, f for all others. */
function primeOf(scene: Scene, { op }: SceneNode): string {
  const symbol = scene.ops[op]?.symbol ?? "";
  return /^[\p{Ll}\p{Lu}]{1,5}$/u.test(symbol) ? `${symbol}′` : "f′";
}
