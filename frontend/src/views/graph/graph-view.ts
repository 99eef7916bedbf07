/** The graph as SVG: for graphs of up to a few hundred edges, every part an element that can be pointed at. */

import type { Camera } from "../../core/camera";
import type { EdgeFrame } from "../../core/frame";
import { memo } from "../../core/memo";
import { aloud, plainName } from "../../core/name";
import { boxOnScreen, isCut, meet } from "../../core/overview";
import type { Layout, NodePlace, Part, Point, Scene, SceneEdge } from "../../model/types";
import { EdgeShape } from "../shared/edge";
import { PacketShape } from "../shared/packet";
import type { Cover, Covered, Pick, Picture, Renderer } from "../shared/renderer";
import { make, mark, put } from "../shared/svg";
import { EdgeChips } from "./chips";
import { CAPTION } from "./flag";
import { FLOOR_FONT } from "./fonts";
import { NodeShape, OVERHANG } from "./node";

interface EdgeShapes {
  readonly edge: EdgeShape;
  readonly chips: EdgeChips;
  readonly packet: PacketShape;
}

export class GraphView implements Renderer, Covered {
  readonly element: SVGSVGElement;
  readonly #world: SVGGElement;
  readonly #nodes: ReadonlyMap<number, NodeShape>;
  readonly #edges: ReadonlyMap<number, EdgeShapes>;
  readonly over: SVGGElement;
  /** The nodes below whose flag there is room for a line. */
  readonly #free: ReadonlySet<number>;
  /** Draws over it, in place of some of its parts. */
  cover: Cover | null = null;

  /** What has no place in `layout` is not drawn; nodes `beyond` the border of what it is about are quiet. */
  constructor(
    private readonly scene: Scene,
    private readonly layout: Layout,
    beyond: ReadonlySet<number> = new Set(),
  ) {
    this.element = make("svg", { class: "graph", role: "group" });
    this.#world = make("g", { class: "world" }, this.element);
    const layer = (name: string) => make("g", { class: name }, this.#world);
    const [lines, labels, nodes] = [layer("lines"), layer("labels"), layer("nodes")];
    this.over = layer("over");
    const packets = layer("packets");
    this.#edges = new Map(
      scene.edges.flatMap((found) => {
        const place = layout.edges[found.index];
        if (!place) return [];
        const edge = new EdgeShape(found, place);
        const packet = new PacketShape(place, edge.gates);
        return [[found.index, { edge, packet, chips: new EdgeChips(scene, found, place) }]];
      }),
    );
    this.#nodes = new Map(
      scene.nodes.flatMap((node) => {
        const place = layout.nodes[node.index];
        return place ? [[node.index, new NodeShape(scene, node, place, beyond.has(node.index))]] : [];
      }),
    );
    for (const { edge, packet, chips } of this.#edges.values()) {
      lines.append(edge.element);
      labels.append(chips.element);
      packets.append(packet.element);
    }
    nodes.append(...[...this.#nodes.values()].map((node) => node.element));
    this.#free = new Set([...this.#nodes.keys()].filter((i) => hasRoomBelow(layout, i)));
  }

  draw(picture: Picture): void {
    const { camera, view, frame } = picture;
    put(this.element, "viewBox", `0 0 ${view.width} ${view.height}`);
    put(this.element, "data-pass", frame.active?.pass ?? "forward");
    // What could not be read is not written.
    put(this.element, "data-detail", camera.scale * FLOOR_FONT < picture.floor * 0.99 ? "little" : "all");
    const output = this.scene.nodes[this.scene.output];
    put(
      this.element,
      "aria-label",
      picture.messages.graphOf(output ? aloud(plainName(output)) : "", this.scene.nodes.length),
    );
    put(this.#world, "transform", `matrix(${camera.scale} 0 0 ${camera.scale} ${camera.x} ${camera.y})`);
    const beyond = new Set<number>();
    for (const [i, shape] of this.#nodes) {
      const node = frame.nodes[i];
      const place = this.layout.nodes[i];
      if (!node || !place) continue;
      const isHidden = (part: Part) => isCut(boxOnScreen(partAt(place, part), camera), picture);
      const isWhole = !isHidden({ ...place, width: place.width + OVERHANG, dy: 0 });
      const hasRoomBelow = this.#free.has(i) && !isHidden({ ...place, dy: CAPTION });
      if (!isWhole && picture.isFollowing && canBeWhole(place.body, picture) && isHidden(place.body)) beyond.add(i);
      shape.draw(node, picture, { isHidden: isWhole ? never : isHidden, hasRoomBelow });
      mark(shape.element, "is-out", beyond.has(i));
    }
    for (const [i, shapes] of this.#edges) this.#drawEdge(i, shapes, picture, beyond);
    this.cover?.draw(picture);
  }

  /** Nodes `beyond` the edge of the view are not drawn: what leads there fades. */
  #drawEdge(i: number, { edge, chips, packet }: EdgeShapes, picture: Picture, beyond: ReadonlySet<number>): void {
    const frame = picture.frame.edges[i];
    const place = this.layout.edges[i];
    if (!frame || !place) return;
    const { consumer, source } = this.scene.edges[i] as SceneEdge;
    const { near, edges } = picture.inHand;
    const isTold = this.#hasGradient(source);
    edge.draw(isTold ? frame : withoutGradient(frame), picture);
    mark(edge.element, "is-out", beyond.has(consumer) || beyond.has(source));
    mark(edge.element, "is-quiet", near.size > 0 && !(near.has(consumer) && near.has(source)));
    const isShown = edges.has(i) && !place.isCompact && !isCut(boxOnScreen(place.label, picture.camera), picture);
    chips.draw(frame, picture, isShown && isTold);
    packet.draw(isTold || frame.packet?.kind === "value" ? frame.packet : null);
  }

  /** Of constants and targets nobody wants to know. */
  #hasGradient(node: number): boolean {
    return this.layout.nodes[node]?.flag !== null;
  }

  partsOf(node: number) {
    const shape = this.#nodes.get(node);
    return { name: shape?.name, body: shape?.bodyElement };
  }

  localOf(edge: number): SVGElement | undefined {
    return this.#edges.get(edge)?.chips.localElement;
  }

  pick(target: EventTarget | null): Pick {
    if (!(target instanceof Element)) return {};
    const node = target.closest("[data-node]")?.getAttribute("data-node");
    if (node) return { node: Number(node), isValue: target.closest(".body") !== null };
    const edge = target.closest("[data-edge]")?.getAttribute("data-edge");
    return edge ? { edge: Number(edge) } : {};
  }

  focus(node: number): void {
    this.#nodes.get(node)?.element.focus({ preventScroll: true });
  }

  destroy(): void {
    this.element.remove();
  }
}

/** What goes to a constant or to a target is not told. */
const withoutGradient = memo((frame: EdgeFrame): EdgeFrame => ({ ...frame, gradientReach: 0, isBlocked: false }));

/** What is larger than the view is never whole. */
function canBeWhole({ width, height }: Part, { camera, view }: Picture): boolean {
  return width * camera.scale <= view.width && height * camera.scale <= view.height;
}

const never = (): boolean => false;
const AS_IT_IS: Camera = { x: 0, y: 0, scale: 1 };

function partAt({ x, y }: NodePlace, part: Part): Point & Part {
  return { ...part, x, y: y + part.dy };
}

/** Nothing else stands where a flag says below whose gradient it holds. What is drawn small says nothing there. */
function hasRoomBelow({ nodes }: Layout, node: number): boolean {
  const own = nodes[node];
  if (!own || own.isCompact) return false;
  const below = boxOnScreen({ ...own, y: own.y + (own.height + CAPTION) / 2, height: CAPTION }, AS_IT_IS);
  return nodes.every((other) => other === own || !meet(below, boxOnScreen(other, AS_IT_IS)));
}
