/**
 * A network of many neurons, painted: columns of neurons, the largest weights as lines, and what travels on them. It
 * reads the film of the arrays; of a batch it shows one sample. What one points at, or walks to by keys, is told of in
 * a card.
 */

import { toScreen, toStage } from "../../core/camera";
import { formatNumber } from "../../core/format";
import { derivedName } from "../../core/name";
import { accountOfNeuron, accountOfWeight } from "../../core/network/account";
import { type ArrayNetwork, sizesOf } from "../../core/network/arrays";
import { type Columns, cellAt, indexAt, neighbourOf, placeColumns } from "../../core/network/columns";
import { FIRST_LINES, otherLines } from "../../core/network/detail";
import { layersAt, type NetworkNow } from "../../core/network/layers-at";
import { networkWords } from "../../core/network/view-words";
import type { Layout, NodePlace, Point, Scene } from "../../model/types";
import type { Pick, Picture, Renderer } from "../shared/renderer";
import { ColumnCard, spoken } from "./card";
import { type Fan, fanOf } from "./fan";
import { LineChoice } from "./line-choice";
import { type Aim, pickLine } from "./lines";
import { Painting } from "./painting";

export class ColumnsView implements Renderer {
  readonly element = document.createElement("div");
  readonly layout: Layout;
  readonly #columns: Columns;
  readonly #painting: Painting;
  readonly #focusable = document.createElement("canvas");
  readonly #card = new ColumnCard((weight) => this.#pin({ weight }));
  readonly #choice = new LineChoice((by) => this.#choose(by));
  #asked: number = FIRST_LINES;
  #hovered: Aim | null = null;
  #pinned: Aim | null = null;
  #fan: { readonly aim: Aim; readonly lines: Fan } | null = null;
  #last: Picture | null = null;

  constructor(
    private readonly scene: Scene,
    private readonly network: ArrayNetwork,
    private readonly redraw: () => void,
  ) {
    this.#columns = placeColumns(sizesOf(network));
    this.layout = layoutOf(scene, network, this.#columns);
    this.#painting = new Painting(scene, network, this.#columns);
    this.element.className = "graph columns";
    this.#focusable.className = "sheet focusable";
    this.#focusable.tabIndex = 0;
    this.#focusable.setAttribute("role", "img");
    this.element.append(...this.#painting.elements, this.#focusable, this.#choice.element, this.#card.element);
    this.#listen();
  }

  draw(picture: Picture): void {
    this.#last = picture;
    const { network } = this;
    const [asked, aim] = [this.#asked, this.#aim];
    const sample = Math.min(picture.sample, network.samples - 1);
    const now = layersAt(picture.frame, picture.numbers, network, sample);
    const fan = aim && this.#fanFor(aim);
    this.element.style.setProperty("--floor", `${picture.floor}px`);
    this.element.classList.toggle("is-reversed", picture.mirror > 0.5);
    this.element.classList.toggle("is-aimed", aim !== null);
    this.#painting.draw({ picture, now, sample, asked, aim, fan }, this.element);
    this.#drawChoice(picture);
    this.#drawCard(picture, now, sample);
  }

  pick(_: EventTarget | null, x: number, y: number): Pick {
    const aim = this.#aimAt({ x, y });
    if (aim === null) return {};
    const { layers, x: inputs } = this.network;
    const node = "weight" in aim ? layers[aim.weight.layer]?.W : layers[aim.neuron.column - 1]?.a;
    return { node: node ?? inputs, isPart: true };
  }

  focus(): void {
    this.#focusable.focus({ preventScroll: true });
  }

  destroy(): void {
    this.element.remove();
  }

  /** What one looks at. */
  get #aim(): Aim | null {
    return this.#hovered ?? this.#pinned;
  }

  #drawChoice({ messages }: Picture): void {
    const layers = this.#painting.layers.map(({ at }, i) => {
      const { units = 0, inputs = 0 } = this.network.layers[i] ?? {};
      return { count: at.length, of: units * inputs };
    });
    this.#choice.draw({ layers, asked: this.#asked }, networkWords(messages).columns);
  }

  #drawCard(picture: Picture, now: NetworkNow, sample: number): void {
    const { messages, numbers, frame, camera, view } = picture;
    const { network, scene } = this;
    const [aim, focusable] = [this.#aim, this.#focusable];
    const isOpen = this.#hovered === null && this.#pinned !== null;
    const listed = isOpen ? (frame.active?.pass ?? "forward") : null;
    const own = { network, numbers, now, sample, messages, output: derivedName(scene), listed };
    const account = aim && ("neuron" in aim ? accountOfNeuron(own, aim.neuron) : accountOfWeight(own, aim.weight));
    this.#card.draw(account, isOpen);
    if (aim) this.#card.place(toScreen(camera, this.#pointOf(aim)), view);
    const loss = now.loss ? formatNumber(now.loss.data[0] ?? Number.NaN) : "?";
    const { columns: words } = networkWords(messages);
    const label = account
      ? spoken(account, messages.unknown)
      : `${words.picture(sizesOf(network).join("-"), loss)} ${words.hint}`;
    if (focusable.getAttribute("aria-label") !== label) focusable.setAttribute("aria-label", label);
    focusable.dataset.place = aim && "neuron" in aim ? `${aim.neuron.column}/${aim.neuron.index}` : "";
  }

  #pointOf(aim: Aim): Point {
    const { column, index } = "neuron" in aim ? aim.neuron : { column: aim.weight.layer + 1, index: aim.weight.unit };
    const block = this.#columns.blocks[column];
    return block ? cellAt(block, index) : { x: 0, y: 0 };
  }

  #fanFor(aim: Aim): Fan {
    if (this.#fan?.aim !== aim) this.#fan = { aim, lines: fanOf(this.network, this.#columns, aim) };
    return this.#fan.lines;
  }

  /** What lies at a point of the stage. With something pinned, of the lines its own alone. */
  #aimAt(at: Point): Aim | null {
    for (const [column, block] of this.#columns.blocks.entries()) {
      const index = indexAt(block, at);
      if (index !== null) return { neuron: { column, index } };
    }
    const lines = this.#pinned ? fanOf(this.network, this.#columns, this.#pinned) : this.#painting.layers;
    const weight = pickLine(lines, this.network, at, this.#last?.camera.scale ?? 1);
    return weight && { weight };
  }

  #hover(aim: Aim | null): void {
    if (sameAim(aim, this.#hovered)) return;
    this.#hovered = aim;
    this.redraw();
  }

  #pin(aim: Aim | null): void {
    this.#pinned = aim;
    this.#hovered = null;
    this.redraw();
  }

  #choose(by: 1 | -1): void {
    this.#asked = otherLines(this.#asked, by);
    this.redraw();
  }

  #listen(): void {
    const focusable = this.#focusable;
    focusable.addEventListener("pointermove", (event) => this.#hover(this.#aimAt(this.#stagePoint(event))));
    focusable.addEventListener("pointerleave", () => this.#hover(null));
    focusable.addEventListener("click", (event) => {
      const aim = this.#aimAt(this.#stagePoint(event));
      this.#pin(sameAim(aim, this.#pinned) ? null : aim);
    });
    this.element.addEventListener("keydown", (event) => {
      const next = walked(this.#columns, this.#pinned, event);
      if (next === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      this.#pin(next);
    });
  }

  #stagePoint({ clientX, clientY }: MouseEvent): Point {
    const box = this.#focusable.getBoundingClientRect();
    const scale = box.width > 0 ? this.#focusable.offsetWidth / box.width : 1;
    const camera = this.#last?.camera ?? { x: 0, y: 0, scale: 1 };
    return toStage(camera, { x: (clientX - box.left) * scale, y: (clientY - box.top) * scale });
  }
}

function sameAim(a: Aim | null, b: Aim | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Every node of a column stands where its block does: that is what the camera and the keys ask for. */
function layoutOf(scene: Scene, network: ArrayNetwork, { blocks, width, height }: Columns): Layout {
  const column = new Map<number, number>([[network.x, 0]]);
  network.layers.forEach(({ W, b, z, a }, i) => {
    for (const node of [W, b, z, a]) column.set(node, i + 1);
  });
  const nodes = scene.nodes.map((node): NodePlace => {
    const block = blocks[column.get(node.index) ?? -1];
    const at = block ?? { x: width, y: height / 2, width: 10, height: 10 };
    const body = { kind: "heat", rows: 1, columns: 1, width: at.width, height: at.height, dy: 0 } as const;
    const { x, y, width: wide, height: high } = at;
    return { x: x + wide / 2, y: y + high / 2, width: wide, height: high, body, flag: null };
  });
  return { width, height, nodes, edges: [] };
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Arrows walk from neuron to neuron, Enter opens one, Escape leaves it. What the key leads to; null leaves, undefined is
 * for somebody else.
 */
function walked(columns: Columns, from: Aim | null, event: KeyboardEvent): Aim | null | undefined {
  const { key, shiftKey, altKey, ctrlKey, metaKey, target } = event;
  if (shiftKey || altKey || ctrlKey || metaKey || !(target instanceof HTMLCanvasElement)) return undefined;
  if (key === "Escape") return from ? null : undefined;
  const [dx, dy] = ARROWS[key] ?? [0, 0];
  const isWalk = dx !== 0 || dy !== 0;
  if (!isWalk && !(key === "Enter" && from === null)) return undefined;
  const first = { column: Math.min(1, columns.blocks.length - 1), index: 0 };
  if (from === null) return { neuron: first };
  const place = "neuron" in from ? from.neuron : { column: from.weight.layer + 1, index: from.weight.unit };
  return { neuron: neighbourOf(columns, place, dx, dy) };
}
