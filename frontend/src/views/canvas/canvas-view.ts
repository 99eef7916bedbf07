/** The graph painted on a canvas: for graphs of many edges. What is too small to read is left out. */
import { toScreen } from "../../core/camera";
import { SMALLEST_TEXT } from "../../core/follow";
import { aloud, plainName } from "../../core/name";
import { boxOnScreen, isCut } from "../../core/overview";
import type { Layout, Scene } from "../../model/types";
import { type Colours, readColours } from "../shared/colours";
import { describeNode } from "../shared/describe";
import type { Pick, Picture, Renderer } from "../shared/renderer";
import { paintChips, paintEdge, paintPacket, prepareEdges } from "./edges";
import { prepareNodes } from "./node-words";
import { paintNode } from "./nodes";

export class CanvasView implements Renderer {
  readonly element = document.createElement("canvas");
  readonly #context = this.element.getContext("2d");
  readonly #edges;
  readonly #nodes;
  #colours: Colours | null = null;
  #palette: unknown = null;

  constructor(
    private readonly scene: Scene,
    private readonly layout: Layout,
  ) {
    this.element.className = "graph";
    this.element.tabIndex = 0;
    this.element.setAttribute("role", "img");
    this.#edges = prepareEdges(scene, layout);
    this.#nodes = prepareNodes(scene);
  }

  draw(picture: Picture): void {
    const context = this.#context;
    if (!context) return;
    this.#say(picture);
    // Colours belong to a palette: another theme brings another palette.
    if (this.#palette !== picture.palette || !this.#colours) {
      this.#palette = picture.palette;
      this.#colours = readColours(this.element);
    }
    this.#clear(context, picture);
    const isSeen = this.#window(picture);
    // What could not be read is not written.
    const hasFigures = picture.camera.scale * SMALLEST_TEXT >= picture.floor * 0.99;
    const brush = { context, picture, colours: this.#colours, hasFigures };
    this.scene.edges.forEach((edge, i) => {
      const path = this.#edges[i];
      const frame = picture.frame.edges[i];
      if (path && frame && isSeen(path.box)) paintEdge(brush, edge, path, frame);
    });
    this.scene.nodes.forEach((node, i) => {
      const place = this.layout.nodes[i];
      const frame = picture.frame.nodes[i];
      const words = this.#nodes[i];
      if (!place || !frame || !words || !isSeen(place)) return;
      // No half of a word is shown at the edge of the view.
      const isWhole = !isCut(boxOnScreen(place, picture.camera), picture);
      paintNode({ ...brush, hasFigures: hasFigures && isWhole }, node, place, frame, words);
    });
    for (const i of picture.inHand.edges) {
      const place = this.layout.edges[i];
      const frame = picture.frame.edges[i];
      const edge = this.scene.edges[i];
      if (!hasFigures || !place || !frame || !edge || !this.layout.nodes[edge.source]?.flag) continue;
      if (!isCut(boxOnScreen(place.label, picture.camera), picture)) paintChips(brush, this.scene, edge, place, frame);
    }
    this.scene.edges.forEach((_, i) => {
      const packet = picture.frame.edges[i]?.packet;
      const path = this.#edges[i];
      if (packet && path) paintPacket(brush, path, packet);
    });
  }

  pick(_: EventTarget | null, x: number, y: number): Pick {
    const node = this.layout.nodes.findIndex(
      (place) => Math.abs(x - place.x) <= place.width / 2 && Math.abs(y - place.y) <= place.height / 2,
    );
    if (node < 0) return {};
    const place = this.layout.nodes[node];
    const isValue = !!place && Math.abs(y - place.y - place.body.dy) <= place.body.height / 2;
    return { node, isValue };
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  destroy(): void {
    this.element.remove();
  }

  /** The canvas speaks of the node in focus; the table twin has them all. */
  #say({ focus, frame, messages }: Picture): void {
    const node = this.scene.nodes[focus];
    const now = frame.nodes[focus];
    const output = this.scene.nodes[this.scene.output];
    const graph = messages.graphOf(output ? aloud(plainName(output)) : "", this.scene.nodes.length);
    const label = node && now ? `${graph}. ${describeNode(this.scene, node, now, messages)}` : graph;
    if (this.element.getAttribute("aria-label") !== label) this.element.setAttribute("aria-label", label);
    this.element.dataset.focus = String(focus);
  }

  #clear(context: CanvasRenderingContext2D, { view, camera }: Picture): void {
    const density = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(view.width * density), Math.round(view.height * density)];
    if (this.element.width !== width) this.element.width = width;
    if (this.element.height !== height) this.element.height = height;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    const scale = camera.scale * density;
    context.setTransform(scale, 0, 0, scale, camera.x * density, camera.y * density);
  }

  /** Is a box of the stage in view? */
  #window({ camera, view }: Picture) {
    return (box: { x: number; y: number; width: number; height: number }) => {
      const { x, y } = toScreen(camera, box);
      const [halfWidth, halfHeight] = [(box.width * camera.scale) / 2, (box.height * camera.scale) / 2];
      return x + halfWidth > 0 && x - halfWidth < view.width && y + halfHeight > 0 && y - halfHeight < view.height;
    };
  }
}
