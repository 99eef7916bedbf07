/** The graph as SVG: for graphs of up to a few hundred edges, every part an element that can be pointed at. */
import { aloud, plainName } from "../../core/name";
import type { Layout, Scene } from "../../model/types";
import { EdgeShape } from "../shared/edge";
import { PacketShape } from "../shared/packet";
import type { Pick, Picture, Renderer } from "../shared/renderer";
import { make, put } from "../shared/svg";
import { NodeShape } from "./node";

/** Below this scale chips and small print are left out: they could not be read. */
const SMALL = 0.45;
const MIDDLE = { open: 0.5, closed: 0.5 };

export class GraphView implements Renderer {
  readonly element: SVGSVGElement;
  private readonly world: SVGGElement;
  private readonly nodes: readonly NodeShape[];
  private readonly edges: readonly EdgeShape[];
  private readonly packets: readonly PacketShape[];

  constructor(
    private readonly scene: Scene,
    layout: Layout,
  ) {
    this.element = make("svg", { class: "graph", role: "group" });
    this.world = make("g", { class: "world" }, this.element);
    const layer = (name: string) => make("g", { class: name }, this.world);
    const [lines, chips, nodes, packets] = [layer("lines"), layer("labels"), layer("nodes"), layer("packets")];
    this.edges = scene.edges.flatMap((edge) => {
      const place = layout.edges[edge.index];
      return place ? new EdgeShape(edge, place, scene.nodes[edge.source]?.shape ?? []) : [];
    });
    this.nodes = scene.nodes.flatMap((node) => {
      const place = layout.nodes[node.index];
      return place ? new NodeShape(scene, node, place) : [];
    });
    this.packets = layout.edges.map((place, i) => new PacketShape(place, this.edges[i]?.gates ?? MIDDLE));
    lines?.append(...this.edges.map((edge) => edge.element));
    chips?.append(...this.edges.map((edge) => edge.chips.element));
    nodes?.append(...this.nodes.map((node) => node.element));
    packets?.append(...this.packets.map((packet) => packet.element));
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
    this.nodes.forEach((shape, i) => {
      const node = frame.nodes[i];
      if (node) shape.draw(node, picture);
    });
    this.edges.forEach((shape, i) => {
      const edge = frame.edges[i];
      if (edge) shape.draw(edge, picture);
      this.packets[i]?.draw(edge?.packet ?? null);
    });
  }

  pick(target: EventTarget | null): Pick {
    if (!(target instanceof Element)) return {};
    const node = target.closest("[data-node]")?.getAttribute("data-node");
    if (node) return { node: Number(node), isValue: target.closest(".body") !== null };
    const edge = target.closest("[data-edge]")?.getAttribute("data-edge");
    return edge ? { edge: Number(edge) } : {};
  }

  focus(node: number): void {
    this.nodes[node]?.element.focus({ preventScroll: true });
  }

  destroy(): void {
    this.element.remove();
  }
}
