/** One neuron: the sum above it, z, the activation's curve with its point and tangent, the gain, flag and bias. */

import type { Frame } from "../../core/frame";
import { curveOf } from "../../core/network/curve";
import { amplifierPath, entering, leaving } from "../../core/network/morph";
import { neuronText } from "../../core/network/neuron";
import { NEURON } from "../../core/network/rooms";
import { endOf, type Neuron } from "../../core/network/structure";
import { networkWords } from "../../core/network/view-words";
import type { NodePlace, Point, Scene, SceneNode } from "../../model/types";
import { FigureLine } from "../shared/figure-line";
import { type Flag, makeFlag } from "../shared/flag";
import { LOCK } from "../shared/lock";
import { setName } from "../shared/name";
import type { Picture } from "../shared/renderer";
import { fade, make, mark, put, show, write } from "../shared/svg";
import { BiasBox } from "./bias";
import { ring, Spot } from "./spot";
import { SumRow } from "./sum-row";
import { Tally } from "./tally";

/** The small plot in the upper half of the circle, in pixels from its centre. */
const PLOT = { left: -19, right: 19, top: -23, bottom: -4 };
const AMPLIFIER = { width: 86, height: 72 };
const TANGENT = 9;

export class NeuronShape {
  readonly element: SVGGElement;
  private readonly z: Spot;
  private readonly a: Spot;
  private readonly totals: readonly (readonly [number, Spot])[];
  private readonly sum: SumRow;
  private readonly bias: BiasBox;
  private readonly tally: Tally;
  private readonly flag: Flag | null;
  private readonly shape: SVGPathElement;
  private readonly inCircle: SVGGElement;
  private readonly inAmplifier: SVGGElement;
  private readonly curve: SVGPathElement;
  private readonly tangent: SVGPathElement;
  private readonly point: SVGCircleElement;
  private readonly lock: SVGGElement;
  private readonly end: string;
  private readonly visited: SVGElement;
  private readonly nameLine: SVGTextElement;
  private readonly lockedBy: SVGTextElement;
  private readonly lockedWords: SVGTSpanElement;
  private readonly figures: {
    readonly z: FigureLine;
    readonly lockedZ: FigureLine;
    readonly a: FigureLine;
    readonly gain: FigureLine;
    readonly locked: FigureLine;
  };

  constructor(
    scene: Scene,
    private readonly neuron: Neuron,
    { x, y }: Point,
    place: NodePlace,
    private readonly isOutput: boolean,
  ) {
    this.end = endOf(scene.nodes[neuron.z] as SceneNode);
    this.element = make("g", { class: "neuron", transform: `translate(${x} ${y})` });
    const nodeAt = (index: number) => scene.nodes[index] as SceneNode;
    const z = nodeAt(neuron.z);
    const a = nodeAt(neuron.a);
    const gainKey = `local:${a.id}.0`;
    this.visited = visitedMark(this.element);
    this.sum = new SumRow(scene, neuron, this.element);
    this.totals = othersOf(scene, neuron).map((node) => {
      const spot = new Spot(scene, node, "total", this.element);
      ring(spot.element, 0, NEURON.sum.y, NEURON.sum.width, NEURON.sum.height);
      return [node.index, spot] as const;
    });
    this.z = new Spot(scene, z, "z", this.element);
    ring(this.z.element, 0, NEURON.name.y, 2 * NEURON.halfWidth, NEURON.name.height);
    this.nameLine = make("text", { class: "z-line", y: NEURON.name.y, dy: "0.35em" }, this.z.element);
    setName(this.nameLine, z.id, 12);
    make("tspan", { class: "quiet" }, this.nameLine).textContent = " = ";
    this.lockedBy = make("text", { class: "locked-by", y: NEURON.name.y, dy: "0.35em" }, this.z.element);
    this.lockedWords = make("tspan", {}, this.lockedBy);
    this.flag = makeFlag(scene, z, place);
    if (this.flag) this.z.element.append(this.flag.element);
    this.a = new Spot(scene, a, "a", this.element);
    make("circle", { class: "ring", r: NEURON.radius + 5 }, this.a.element);
    this.shape = make("path", { class: "shape" }, this.a.element);
    this.inCircle = make("g", {}, this.a.element);
    this.curve = make("path", { class: "curve" }, this.inCircle);
    this.tangent = make("path", { class: "tangent" }, this.inCircle);
    this.point = make("circle", { class: "point", r: 2.6 }, this.inCircle);
    this.inAmplifier = make("g", { class: "amplifier" }, this.a.element);
    const caption = make("text", { class: "gain-name", x: 12, y: -9, dy: "0.35em" }, this.inAmplifier);
    make("tspan", {}, caption).textContent = `${primeOf(neuron)}(`;
    setName(caption, z.id, 8);
    make("tspan", {}, caption).textContent = ")";
    const times = make("text", { class: "gain", x: 13, y: 8, dy: "0.35em" }, this.inAmplifier);
    make("tspan", { class: "times" }, times).textContent = "×\u2009";
    make("path", { class: "lock", d: LOCK, transform: "translate(35 -24) scale(0.9)" }, this.inAmplifier);
    this.lock = make("g", { class: "put-away" }, this.element);
    make("path", { class: "lock", d: LOCK, transform: `translate(-34 ${NEURON.lock.y})` }, this.lock);
    const away = make("text", { x: 4, y: NEURON.lock.y, dy: "0.36em" }, this.lock);
    make("tspan", { class: "quiet" }, away).textContent = `${primeOf(neuron)} `;
    this.bias = new BiasBox(scene, neuron, this.element);
    this.tally = new Tally(neuron, this.element);
    this.figures = {
      z: new FigureLine(make("tspan", {}, this.nameLine), { key: `value:${z.id}`, room: 52, most: 14, size: 9 }),
      lockedZ: new FigureLine(make("tspan", {}, this.lockedBy), {
        key: `locked-by:${z.id}`,
        room: 40,
        most: 11.5,
        size: 9,
      }),
      a: new FigureLine(make("text", { class: "value", y: 11, dy: "0.35em" }, this.inCircle), {
        key: `value:${a.id}`,
        room: 50,
        most: 14,
        size: 10,
      }),
      gain: new FigureLine(make("tspan", {}, times), { key: gainKey, room: 42, most: 12.5, size: 9.5 }),
      locked: new FigureLine(make("tspan", {}, away), { key: `put-away:${a.id}.0`, room: 46, most: 11.5, size: 9 }),
    };
  }

  get spots(): readonly (readonly [number, Element])[] {
    const { z, a, bias } = this.neuron;
    const own = [
      [z, this.z.element],
      [a, this.a.element],
      [bias, this.bias.spot.element],
    ] as const;
    return [...own, ...this.totals.map(([index, spot]) => [index, spot.element] as const)];
  }

  draw(frame: Frame, picture: Picture): void {
    const z = frame.nodes[this.neuron.z];
    const a = frame.nodes[this.neuron.a];
    if (!z || !a) return;
    const mirror = this.isOutput ? 0 : picture.mirror;
    this.z.draw(z, picture);
    this.a.draw(a, picture);
    for (const [index, spot] of this.totals) {
      const total = frame.nodes[index];
      if (total) spot.draw(total, picture);
    }
    this.sum.draw(frame, picture);
    this.bias.draw(frame, picture);
    this.tally.draw(frame, picture);
    mark(this.element, "is-waiting", frame.order?.stack.includes(this.neuron) ?? false);
    this.flag?.draw(z, picture.palette);
    this.figures.z.draw(z.value?.[0], z.valueOpacity);
    this.figures.lockedZ.draw(z.value?.[0], z.valueOpacity);
    this.figures.a.draw(a.value?.[0], a.valueOpacity);
    const { layer, number } = this.neuron;
    show(this.visited, picture.visited === neuronText({ layer, number, end: this.end }));
    fade(this.nameLine, leaving(mirror));
    fade(this.lockedBy, entering(mirror));
    write(this.lockedWords, `${networkWords(picture.messages).lockedBy} z = `);
    this.drawGain(a.value ? picture.numbers : null, a.valueOpacity, mirror);
    this.drawPlot(z.value?.[0], a.value?.[0], a.valueOpacity, picture);
    put(this.shape, "d", amplifierPath(NEURON.radius, AMPLIFIER.width, AMPLIFIER.height, mirror));
    fade(this.inCircle, leaving(mirror));
    fade(this.inAmplifier, entering(mirror));
    mark(this.a.element, "is-amplifier", mirror > 0.5);
  }

  /** The slope is fixed in the forward pass, together with a: from then on it is shown, under lock. */
  private drawGain(numbers: Picture["numbers"] | null, opacity: number, mirror: number): void {
    const { gain } = this.neuron;
    const local = gain === null ? null : (numbers?.locals[gain]?.data[0] ?? null);
    this.figures.gain.draw(local, opacity);
    this.figures.locked.draw(local, opacity);
    fade(this.lock, gain === null || local === null ? 0 : opacity * (this.isOutput ? 1 : leaving(mirror)));
  }

  private drawPlot(z: number | undefined, a: number | undefined, opacity: number, { numbers }: Picture): void {
    const curve = this.neuron.gain === null ? null : curveOf(this.neuron.activation, z ?? 0);
    show(this.curve, curve !== null);
    const slope = numbers.locals[this.neuron.gain ?? -1]?.data[0];
    const isFixed = curve !== null && z !== undefined && a !== undefined && slope !== undefined;
    fade(this.point, isFixed ? opacity : 0);
    fade(this.tangent, isFixed ? opacity : 0);
    if (!curve) return;
    const { left, right, low, high } = curve.window;
    const sx = (PLOT.right - PLOT.left) / (right - left);
    const sy = (PLOT.bottom - PLOT.top) / Math.max(1e-9, high - low);
    const px = (at: number) => PLOT.left + (at - left) * sx;
    const py = (y: number) => PLOT.bottom - (y - low) * sy;
    put(this.curve, "d", `M${curve.points.map(([at, y]) => `${px(at).toFixed(1)} ${py(y).toFixed(1)}`).join("L")}`);
    if (!isFixed) return;
    put(this.point, "cx", px(z).toFixed(2));
    put(this.point, "cy", py(a).toFixed(2));
    const angle = Math.atan2(-slope * sy, sx);
    const [dx, dy] = [TANGENT * Math.cos(angle), TANGENT * Math.sin(angle)];
    const from = `${(px(z) - dx).toFixed(2)} ${(py(a) - dy).toFixed(2)}`;
    put(this.tangent, "d", `M${from}L${(px(z) + dx).toFixed(2)} ${(py(a) + dy).toFixed(2)}`);
  }
}

/** Nodes of the neuron with no part of their own: the running totals, and what a softmax needs. */
function othersOf(scene: Scene, { z, a, bias, weights }: Neuron): readonly SceneNode[] {
  const own = new Set([z, a, bias, ...weights.flatMap(({ weight, product }) => [weight, product])]);
  const like = scene.nodes[z] as SceneNode;
  const isOther = (node: SceneNode) => node.group === like.group && endOf(node) === endOf(like) && !own.has(node.index);
  return scene.nodes.filter(isOther);
}

/** The lecture's red mark, as a box round everything of a neuron. */
function visitedMark(parent: Element): SVGElement {
  const { halfWidth, sum, bias } = NEURON;
  const half = Math.max(halfWidth, sum.width / 2) + 5;
  const y = sum.y - sum.height / 2 - 5;
  const height = bias.y + bias.height / 2 + 5 - y;
  return make("rect", { class: "visited-mark", x: -half, y, width: 2 * half, height, rx: 12, hidden: "" }, parent);
}

/** The letter of the lecture for a sigmoid, f for all others. */
export function primeOf({ activation }: Neuron): string {
  return activation === "sigmoid" ? "σ′" : "f′";
}
