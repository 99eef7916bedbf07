/** The graph as SVG: for graphs of up to a few hundred edges, every part an element that can be pointed at. */
import { aloud, plainName } from "../../core/name";
import type { Layout, Scene } from "../../model/types";
import { EdgeShape } from "../shared/edge";
import { PacketShape } from "../shared/packet";
import type { Cover, Covered, Pick, Picture, Renderer } from "../shared/renderer";
import { make, put } from "../shared/svg";
import { NodeShape } from "./node";

/** Below this scale chips and small print are left out: they could not be read. */
const SMALL = 0.45;

export class GraphView implements Renderer, Covered {
  readonly element: SVGSVGElement;
  private readonly world: SVGGElement;
  private readonly nodes: ReadonlyMap<number, NodeShape>;
  private readonly edges: ReadonlyMap<number, { readonly edge: EdgeShape; readonly packet: PacketShape }>;
  readonly over: SVGGElement;
  /** Draws over it, in place of some of its parts. */
  cover: Cover | null = null;

  /** What has no place in `layout` is not drawn; nodes `beyond` the border of what it is about are quiet. */
  constructor(
    private readonly scene: Scene,
    layout: Layout,
    beyond: ReadonlySet<number> = new Set(),
  ) {
    this.element = make("svg", { class: "graph", role: "group" });
    this.world = make("g", { class: "world" }, this.element);
    const layer = (name: string) => make("g", { class: name }, this.world);
    const [lines, chips, nodes] = [layer("lines"), layer("labels"), layer("nodes")];
    this.over = layer("over");
    const packets = layer("packets");
    this.edges = new Map(
      scene.edges.flatMap((found) => {
        const place = layout.edges[found.index];
        if (!place) return [];
        const edge = new EdgeShape(found, place, scene.nodes[found.source]?.shape ?? []);
        return [[found.index, { edge, packet: new PacketShape(place, edge.gates) }]];
      }),
    );
    this.nodes = new Map(
      scene.nodes.flatMap((node) => {
        const place = layout.nodes[node.index];
        return place ? [[node.index, new NodeShape(scene, node, place, beyond.has(node.index))]] : [];
      }),
    );
    for (const { edge, packet } of this.edges.values()) {
      lines.append(edge.element);
      chips.append(edge.chips.element);
      packets.append(packet.element);
    }
    nodes.append(...[...this.nodes.values()].map((node) => node.element));
  }

  draw(picture: Picture): void {
    const { camera, view, frame } = picture;
    put(this.element, "viewBox", `0 0 ${view.width} ${view.height}`);
    put(this.element, "data-pass", frame.active?.pass ?? "forward");
    put(this.element, "data-detail", camera.scale < SMALL ? "little" : "all");
    const output = this.scene.nodes[this.scene.output];
    put(
      this.element,
      "aria-label",
      picture.messages.graphOf(output ? aloud(plainName(output)) : "", this.scene.nodes.length),
    );
    put(this.world, "transform", `matrix(${camera.scale} 0 0 ${camera.scale} ${camera.x} ${camera.y})`);
    for (const [i, shape] of this.nodes) {
      const node = frame.nodes[i];
      if (node) shape.draw(node, picture);
    }
    for (const [i, shapes] of this.edges) {
      const edge = frame.edges[i];
      if (edge) shapes.edge.draw(edge, picture);
      shapes.packet.draw(edge?.packet ?? null);
    }
    this.cover?.draw(picture);
  }

  partsOf(node: number) {
    const shape = this.nodes.get(node);
    return { name: shape?.name, body: shape?.bodyElement };
  }

  localOf(edge: number): SVGElement | undefined {
    return this.edges.get(edge)?.edge.chips.localElement;
  }

  pick(target: EventTarget | null): Pick {
    if (!(target instanceof Element)) return {};
    const node = target.closest("[data-node]")?.getAttribute("data-node");
    if (node) return { node: Number(node), isValue: target.closest(".body") !== null };
    const edge = target.closest("[data-edge]")?.getAttribute("data-edge");
    return edge ? { edge: Number(edge) } : {};
  }

  focus(node: number): void {
    this.nodes.get(node)?.element.focus({ preventScroll: true });
  }

  destroy(): void {
    this.element.remove();
  }
}
