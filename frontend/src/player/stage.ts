/** The stage: the renderer for the scene at hand, the camera that looks at it, and where the pointer is on it. */
import { arrange } from "../core/arrange";
import { type Camera, pan, reveal, type Size, toStage, zoomAt } from "../core/camera";
import { fold } from "../core/fold";
import { cameraAt, GRAPH, isReadable, type Looking, type Sight, wholeOf } from "../core/follow";
import type { Frame } from "../core/frame";
import { type InHand, inHand, isSame, NOTHING } from "../core/in-hand";
import type { NeuronPart } from "../core/network/neuron";
import { MOST_SVG_EDGES } from "../core/network/views";
import { overviewAt } from "../core/overview";
import type { Shown } from "../core/shown";
import { type Direction, neighbour } from "../core/walk";
import type { Layout, Numbers, Point, Scene } from "../model/types";
import { GraphView } from "../views/graph/graph-view";
import { OverviewShape } from "../views/shared/overview";
import type { Pick as Picked, Picture, Renderer } from "../views/shared/renderer";
import { make } from "./dom";
import { type Hand, networks } from "./networks";

const ZOOM = 1.25;

/** follow: readable, with the step in view. whole: everything. free: where the hand has put it. */
type CameraMode = "follow" | "whole" | "free";

const STILL: Camera = { x: 0, y: 0, scale: 1 };

interface Where {
  readonly clientX: number;
  readonly clientY: number;
}

export class Stage {
  readonly element = make("div", { class: "stage", part: "stage", tabindex: "-1" });
  /** Room below the stage, for what the renderer has to stand there. */
  readonly below = make("div", { part: "order" });
  #renderer: Renderer | null = null;
  #scene: Scene | null = null;
  #layout: Layout | null = null;
  #aim: CameraMode = "follow";
  #free: Camera = STILL;
  /** What the camera did before it went to a node, and when that was; null where it stays. */
  #left: { readonly aim: CameraMode; readonly t: number } | null = null;
  #t = 0;
  #shown: Camera = this.#free;
  #sight: Sight = GRAPH;
  #part: NeuronPart | null = null;
  #isGraph = true;
  #floor = 0;
  /** Measured once and kept until it changes: to ask for it lays the whole page out. */
  #size: Size | null = null;
  /** The layout of a graph before it is folded; null where none is shown. */
  #straight: Layout | null = null;
  #foldedFor = "";
  #hand: InHand = NOTHING;
  readonly #overview = new OverviewShape();

  constructor(private readonly asks: Hand) {}

  /** It has another size now. */
  resized(): void {
    this.#size = null;
  }

  /**
   * A network or its mirror is shown as such where the scene is one, everything else as a graph; of it a part alone.
   * What is there already stays.
   */
  load(scene: Scene | null, { view, views, part }: Pick<Shown, "view" | "views" | "part">): void {
    const isGraph = view === "graph" || !views.includes("network");
    if (scene !== this.#scene || part !== this.#part || isGraph !== this.#isGraph) this.#build(scene, isGraph, part);
    if (view === "reversed" || part) this.#cover();
  }

  #build(scene: Scene | null, isGraph: boolean, part: NeuronPart | null): void {
    const before = this.#renderer;
    this.#renderer = null;
    this.#scene = scene;
    this.#isGraph = isGraph;
    this.#part = part;
    this.#layout = null;
    this.#straight = null;
    this.#foldedFor = "";
    this.#sight = GRAPH;
    this.below.replaceChildren();
    this.#follow("follow");
    this.element.toggleAttribute("data-zoomed", part !== null);
    // What has the focus tells of losing it: by then everything else is as it will be.
    before?.destroy();
    if (!scene) return;
    this.#renderer = (isGraph || part ? null : this.#network(scene)) ?? this.#graph(scene);
    this.element.append(this.#renderer.element);
    if (this.#layout) this.element.append(this.#overview.element);
    else this.#overview.element.remove();
  }

  /** Make a graph ready to be seen reversed, or a neuron by itself. */
  #cover(): void {
    const [renderer, scene, layout] = [this.#renderer, this.#scene, this.#layout];
    if (!(renderer instanceof GraphView) || !scene || !layout) return;
    renderer.cover ??= networks()?.cover(scene, layout, renderer) ?? null;
  }

  #network(scene: Scene): Renderer | null {
    const picture = networks()?.picture(scene, this.asks);
    if (!picture) return null;
    this.#layout = picture.layout;
    this.#sight = picture.sight;
    this.below.replaceChildren(...(picture.bar ? [picture.bar] : []));
    return picture.renderer;
  }

  #graph(scene: Scene): Renderer {
    this.#straight = this.#part?.layout ?? scene.layout ?? arrange(scene);
    this.#layout = this.#folded(scene, this.#straight);
    return this.#drawn(scene, this.#layout);
  }

  #drawn(scene: Scene, layout: Layout): Renderer {
    const isLarge = !this.#part && scene.edges.length > MOST_SVG_EDGES;
    return (isLarge ? networks()?.canvas(scene, layout) : null) ?? new GraphView(scene, layout, this.#part?.beyond);
  }

  /** The graph as the stage has room for it at a size that can be read. */
  #folded(scene: Scene, straight: Layout): Layout {
    const { view } = this;
    const least = GRAPH.least(this.#floor);
    if (!(least > 0)) return straight;
    const room = { width: view.width / least, height: view.height / least };
    const rows = this.#part ? straight : fold(straight, room);
    return networks()?.layoutOnSmallStage(scene, straight, rows, room) ?? rows;
  }

  /** The stage may have another size now, or the smallest text. */
  #refold(): void {
    const [scene, straight, renderer, layout] = [this.#scene, this.#straight, this.#renderer, this.#layout];
    const key = `${this.view.width} ${this.view.height} ${this.#floor} ${networks() !== null}`;
    if (!scene || !straight || !renderer || key === this.#foldedFor) return;
    this.#foldedFor = key;
    const folded = this.#folded(scene, straight);
    if (!layout || isAlike(folded, layout)) return;
    const next = this.#drawn(scene, folded);
    renderer.element.replaceWith(next.element);
    renderer.destroy();
    this.#layout = folded;
    this.#renderer = next;
    if (renderer instanceof GraphView && renderer.cover) this.#cover();
  }

  get view(): Size {
    this.#size ??= { width: this.element.clientWidth, height: this.element.clientHeight };
    return this.#size;
  }

  /** The figures to draw from, where a hand on the picture has changed some. */
  adjust(numbers: Numbers, mirror: number): Numbers {
    return this.#renderer?.adjust?.(numbers, mirror) ?? numbers;
  }

  draw(picture: Omit<Picture, "camera" | "view" | "isFollowing" | "inHand" | "covered">): void {
    this.#floor = picture.floor;
    this.#refold();
    const { view } = this;
    const [scene, layout] = [this.#scene, this.#layout];
    if (!scene || !this.#renderer) return;
    this.#t = picture.frame.t;
    if (this.#left && this.#left.t !== this.#t) this.#follow(this.#left.aim);
    this.#shown = this.#cameraFor(picture.frame);
    this.element.toggleAttribute("data-quiet", this.#part?.isHere[picture.frame.active?.index ?? -1] === false);
    const nodes = new Set(
      picture.selected === null ? picture.lights.nodes : [...picture.lights.nodes, picture.selected],
    );
    const asked = { nodes, edges: picture.lights.edges, everything: picture.everything };
    const now = inHand(scene, picture.frame, asked);
    if (!isSame(now, this.#hand)) this.#hand = now;
    const open = [...this.#hand.open].flatMap((node) => layout?.nodes[node] ?? []);
    const covered = this.#aim === "whole" || !layout ? null : overviewAt(layout, this.#shown, view, open);
    if (layout) this.#overview.draw(covered, layout, this.#hand);
    const isFollowing = this.#aim === "follow";
    this.#renderer.draw({ ...picture, camera: this.#shown, view, isFollowing, inHand: this.#hand, covered });
  }

  #follow(aim: CameraMode): void {
    this.#aim = aim;
    this.#left = null;
  }

  zoom(how: "in" | "out" | "fit"): void {
    if (how === "fit") {
      const canFollow = this.#layout && !isReadable(this.#layout, this.#looking);
      this.#follow(this.#aim === "whole" && canFollow ? "follow" : "whole");
      return;
    }
    this.zoomAt(how === "in" ? ZOOM : 1 / ZOOM, { x: this.view.width / 2, y: this.view.height / 2 });
  }

  zoomAt(factor: number, at: Point): void {
    this.#setFree(zoomAt(this.#shown, factor, at));
  }

  pan(by: Point): void {
    if (this.#scene) this.#setFree(pan(this.#shown, by, this.#layout ?? this.view, this.view));
  }

  /** Give a node the focus, and bring it into view. */
  focus(node: number): void {
    this.reveal(node);
    this.#renderer?.focus(node);
  }

  /** Bring a node into view. A camera that follows the film goes on to do so with the next moment. */
  reveal(node: number): void {
    const place = this.#layout?.nodes[node];
    const camera = place && reveal(this.#shown, place, place, this.view);
    if (!camera || camera === this.#shown) return;
    const [aim, left] = [this.#aim, this.#left];
    this.#setFree(camera);
    this.#left = aim === "free" ? left : { aim, t: this.#t };
  }

  /** The node one reaches from another by keys. */
  walk(scene: Scene, node: number, direction: Direction): number {
    return this.#renderer?.walk?.(node, direction) ?? neighbour(scene, node, direction);
  }

  /** The point of the view under the pointer, also where an ancestor is scaled (slides are). */
  pointOf({ clientX, clientY }: Where): Point {
    const box = this.element.getBoundingClientRect();
    const scale = box.width > 0 ? this.element.offsetWidth / box.width : 1;
    return { x: (clientX - box.left) * scale, y: (clientY - box.top) * scale };
  }

  /** What an event is about; one without a place (a focus) is about its target. */
  pick(event: Event & Partial<Where>): Picked {
    const { clientX = Number.NaN, clientY = Number.NaN } = event;
    const at = toStage(this.#shown, this.pointOf({ clientX, clientY }));
    return this.#renderer?.pick(event.composedPath()[0] ?? null, at.x, at.y) ?? {};
  }

  get #looking(): Looking {
    return { view: this.view, floor: this.#floor, sight: this.#sight };
  }

  #cameraFor(frame: Frame): Camera {
    if (this.#aim === "free") return this.#free;
    if (this.#renderer?.fills) return STILL;
    if (!this.#scene || !this.#layout) return this.#free;
    // The events of an order are no steps of the trace: it is watched as a whole.
    return this.#aim === "whole" || frame.order
      ? wholeOf(this.#layout, this.#looking)
      : cameraAt(this.#scene, this.#layout, this.#looking, frame);
  }

  #setFree(camera: Camera): void {
    this.#left = null;
    this.#free = camera;
    this.#shown = camera;
    this.#aim = "free";
  }
}

/** Are all nodes where they were? */
function isAlike(a: Layout, b: Layout): boolean {
  return a === b || a.nodes.every(({ x, y }, i) => x === b.nodes[i]?.x && y === b.nodes[i]?.y);
}
