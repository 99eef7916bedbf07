/**
 * One neuron by itself keeps what the network shows of it: the curve with its point, and the slope under lock; seen
 * reversed, a hidden neuron is the amplifier it is there.
 */
import { SMALLEST_TEXT } from "../../core/follow";
import { leaving } from "../../core/network/morph";
import { neuronOf } from "../../core/network/neuron";
import { networkOf } from "../../core/network/structure";
import { CURVES } from "../../core/network/table";
import { boxOnScreen, isCut } from "../../core/overview";
import type { Layout, NodePlace, Scene, SceneEdge, SceneNode } from "../../model/types";
import { CurveMark } from "../shared/curve-mark";
import { LOCK } from "../shared/lock";
import type { Cover, Covered, Picture } from "../shared/renderer";
import { fade, make, mark } from "../shared/svg";
import { AmplifierShape } from "./amplifier";
import { FigureLine } from "./figure-line";

/** The line of the slope stands above the name. */
const SLOPE = { width: 140, height: 14, most: 13 };

export class NeuronCover implements Cover {
  readonly #parts: readonly ActivationCover[];

  constructor(
    scene: Scene,
    layout: Layout,
    private readonly graph: Covered,
  ) {
    this.#parts = scene.nodes.flatMap((node) => {
      const place = layout.nodes[node.index];
      const edge = scene.edges.find(({ index, consumer }) => consumer === node.index && layout.edges[index]);
      return place && edge && CURVES[node.op] ? [new ActivationCover(scene, node, edge, place, graph)] : [];
    });
  }

  draw(picture: Picture): void {
    mark(this.graph.element, "is-reversed", picture.mirror > 0.5);
    for (const part of this.#parts) part.draw(picture);
  }
}

class ActivationCover {
  readonly #element: SVGGElement;
  readonly #curve: CurveMark | null = null;
  readonly #slope: FigureLine;
  readonly #told: SVGGElement;
  readonly #amplifier: AmplifierShape | null;

  constructor(
    scene: Scene,
    private readonly node: SceneNode,
    private readonly edge: SceneEdge,
    private readonly place: NodePlace,
    graph: Covered,
  ) {
    const { x, y, height, body, isCompact } = place;
    const { over } = graph;
    const { name, body: drawn } = graph.partsOf(node.index);
    this.#element = make("g", { class: "activation", transform: `translate(${x} ${y})` }, over);
    if (!isCompact) {
      this.#curve = new CurveMark();
      const middle = make("g", { transform: `translate(0 ${body.dy})` }, this.#element);
      middle.append(this.#curve.element);
      // The curve says which function it is.
      drawn?.querySelector(".symbol")?.setAttribute("visibility", "hidden");
    }
    this.#told = make("g", { class: "slope" }, this.#element);
    const line = { y: -(height + SLOPE.height) / 2, dy: "0.35em" };
    const prime = node.op === "sigmoid" ? "σ′" : "f′";
    this.#slope = new FigureLine(make("text", { ...line, class: "gain" }, this.#told), {
      key: `put-away:${node.id}.0`,
      choices: [{ name: "", sign: `${prime}(z) = ` }],
      width: SLOPE.width,
      least: SMALLEST_TEXT,
      most: SLOPE.most,
    });
    const lock = `translate(${(0.85 * body.width) / 2} ${body.dy - (0.85 * body.height) / 2})`;
    make("path", { class: "lock", d: LOCK, transform: lock }, this.#told);
    const isHidden = neuronOf(scene, node.index)?.layer !== networkOf(scene)?.layers.length;
    this.#amplifier =
      isHidden && name && drawn
        ? new AmplifierShape(scene, { kind: "amplifier", node, edge }, place, { over, body: drawn, name })
        : null;
  }

  draw(picture: Picture): void {
    const { frame, numbers, camera, digits } = picture;
    const mirror = this.#amplifier ? picture.mirror : 0;
    const own = frame.nodes[this.node.index];
    const z = frame.nodes[this.edge.source]?.value?.[0];
    const slope = own?.value ? numbers.locals[this.edge.index]?.data[0] : undefined;
    const opacity = own?.valueOpacity ?? 0;
    this.#amplifier?.draw(picture);
    fade(this.#element, leaving(mirror));
    const radius = this.place.body.width / 2;
    this.#curve?.draw({ activation: this.node.op, radius, z, a: own?.value?.[0], slope });
    this.#curve?.appear(opacity);
    fade(this.#told, slope === undefined ? 0 : opacity);
    this.#slope.draw(slope, digits);
    const { x, y, width, height } = this.place;
    const above = { x, y: y - SLOPE.height / 2, width: Math.max(width, SLOPE.width), height: height + SLOPE.height };
    mark(this.#element, "is-cut", isCut(boxOnScreen(above, camera), picture));
  }
}
