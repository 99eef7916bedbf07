/**
 * A network of many neurons, painted: columns of neurons, the largest weights as lines, and what travels on them. It
 * reads the film of the arrays; of a batch it shows one sample.
 */

import { type Camera, toStage, whole } from "../../core/camera";
import { formatNumber } from "../../core/format";
import { nameOf } from "../../core/name";
import { type ArrayNetwork, sizesOf } from "../../core/network/arrays";
import { type Columns, cellAt, indexAt, type Place, placeColumns } from "../../core/network/columns";
import { FIRST_LINES, lineCount, otherLines } from "../../core/network/detail";
import { layersAt, type NetworkNow } from "../../core/network/layers-at";
import { networkWords } from "../../core/network/view-words";
import type { Layout, NodePlace, Numbers, Point, Scene } from "../../model/types";
import { type Colours, readColours } from "../shared/colours";
import type { Pick, Picture, Renderer } from "../shared/renderer";
import { writeCaptions } from "./captions";
import { Card, neuronCard, weightCard } from "./card";
import { paintCells } from "./cells";
import { type Fan, fanOf, paintFan, paintRings } from "./fan";
import { writeFigures } from "./figures";
import { Flow } from "./flow";
import { LineChoice } from "./line-choice";
import { type LayerLines, linesOf, paintLines, pickLine, type WeightAt } from "./lines";
import { writeLoss } from "./loss";
import { look, Sheet } from "./sheet";
import { walked } from "./walk";

/** A neuron or a weight. */
export type Aim = { readonly neuron: Place } | { readonly weight: WeightAt };

export class ColumnsView implements Renderer {
  readonly element = document.createElement("div");
  readonly layout: Layout;
  private readonly columns: Columns;
  private readonly lineSheet = new Sheet("lines");
  private readonly flow = new Flow();
  private readonly cellSheet = new Sheet("cells");
  private readonly focusable = document.createElement("canvas");
  private readonly card = new Card((weight) => this.pin({ weight }));
  private readonly choice = new LineChoice((by) => this.choose(by));
  private asked: number = FIRST_LINES;
  private lines: { readonly numbers: Numbers; readonly count: number; readonly layers: LayerLines[] } | null = null;
  private painted: readonly unknown[] = [];
  private colours: Colours | null = null;
  private hovered: Aim | null = null;
  private pinned: Aim | null = null;
  private fan: { readonly key: string; readonly numbers: Numbers; readonly fan: Fan } | null = null;
  private last: Picture | null = null;

  constructor(
    private readonly scene: Scene,
    private readonly network: ArrayNetwork,
    private readonly redraw: () => void,
  ) {
    this.columns = placeColumns(sizesOf(network));
    this.layout = layoutOf(scene, network, this.columns);
    this.element.className = "graph columns";
    this.focusable.className = "sheet focusable";
    this.focusable.tabIndex = 0;
    this.focusable.setAttribute("role", "img");
    this.element.append(this.lineSheet.element, this.flow.sheet.element, this.cellSheet.element, this.focusable);
    this.element.append(this.choice.element, this.card.element);
    this.listen();
  }

  draw(picture: Picture): void {
    this.last = picture;
    const { camera, numbers, view, palette, mirror } = picture;
    if (this.colours === null || this.painted[0] !== palette) this.colours = readColours(this.element);
    const { colours, network, columns } = this;
    const sample = Math.min(picture.sample, network.samples - 1);
    const now = layersAt(picture.frame, numbers, network, sample);
    const lines = this.linesFor(numbers, camera, picture);
    const isReversed = mirror > 0.5;
    this.element.classList.toggle("is-reversed", isReversed);
    const aim = this.hovered ?? this.pinned;
    this.element.classList.toggle("is-aimed", aim !== null);
    this.paintLines(picture, now, lines, colours);
    this.paintFlow(picture, now, lines, colours);
    const context = this.cellSheet.clear(view);
    if (!context) return;
    const { density } = this.cellSheet;
    look(context, density, camera);
    if (aim) paintFan(context, this.fanFor(aim, numbers), { now, numbers, network, colours, camera });
    columns.blocks.forEach((block, i) => {
      const column = now.columns[i];
      if (!column) return;
      const isOutput = i === columns.blocks.length - 1;
      const reversed = i === 0 || isOutput ? 0 : mirror;
      paintPlate(context, block, { colours, scale: camera.scale, isInput: i === 0 });
      paintCells({ context, colours, palette, scale: camera.scale, reversed }, block, column);
    });
    if (aim) paintRings(context, columns, aim, { colours, scale: camera.scale });
    context.setTransform(density, 0, 0, density, 0, 0);
    columns.blocks.forEach((block, i) => {
      const column = now.columns[i];
      const isOutput = i === columns.blocks.length - 1;
      if (column)
        writeFigures({ context, colours, camera, view, isReversed: isReversed && i > 0 && !isOutput }, block, column);
    });
    const words = networkWords(picture.messages).columns;
    writeCaptions({ context, colours, camera, words, mirror }, columns, network, now);
    writeLoss(
      { context, colours, camera, words, palette },
      { scene: this.scene, network, columns, numbers, now, sample },
    );
    this.drawWords(picture, now, lines, sample, aim);
  }

  pick(_: EventTarget | null, x: number, y: number): Pick {
    const aim = this.aimAt({ x, y });
    if (aim === null) return {};
    const { layers, x: inputs } = this.network;
    if ("weight" in aim) return { node: layers[aim.weight.layer]?.W ?? inputs };
    const layer = layers[aim.neuron.column - 1];
    return { node: layer?.a ?? inputs };
  }

  focus(): void {
    this.focusable.focus({ preventScroll: true });
  }

  destroy(): void {
    this.element.remove();
  }

  private linesFor(numbers: Numbers, camera: Camera, { view }: Picture): LayerLines[] {
    const count = lineCount(this.asked, camera.scale, whole(this.columns, view).scale);
    if (this.lines?.numbers !== numbers || this.lines.count !== count) {
      this.lines = { numbers, count, layers: linesOf(this.network, numbers, this.columns, count) };
    }
    return this.lines.layers;
  }

  /** The lines rest while what moves on them moves; they are painted anew only where something of them has changed. */
  private paintLines(picture: Picture, now: NetworkNow, lines: LayerLines[], colours: Colours): void {
    const { camera, view, palette, numbers, mirror } = picture;
    const shown = now.layers.map(({ dW }) => dW !== null && dW.opacity >= 0.5);
    const thickness = 1 + 0.6 * mirror;
    const now_ = [
      palette,
      lines,
      numbers,
      camera.x,
      camera.y,
      camera.scale,
      view.width,
      view.height,
      thickness,
      ...shown,
    ];
    if (now_.every((each, i) => each === this.painted[i])) return;
    this.painted = now_;
    const context = this.lineSheet.clear(view);
    if (!context) return;
    look(context, this.lineSheet.density, camera);
    lines.forEach((each, i) => {
      const { dW } = now.layers[i] ?? {};
      const W = numbers.values[this.network.layers[i]?.W ?? -1];
      const data = shown[i] && dW ? dW.data : W;
      if (data) paintLines(context, each, data, { colours, camera, emphasis: shown[i] ? thickness : 1 });
    });
  }

  private paintFlow(
    { camera, view, numbers, palette }: Picture,
    now: NetworkNow,
    lines: LayerLines[],
    colours: Colours,
  ) {
    const moving = now.layers.findIndex(({ flow }) => flow !== null);
    const flow = now.layers[moving]?.flow;
    const layer = this.network.layers[moving];
    const each = lines[moving];
    if (!flow || !layer || !each) {
      this.flow.clear(view);
      return;
    }
    const by = flow.kind === "value" ? now.columns[moving]?.a : now.columns[moving + 1]?.dz;
    const W = numbers.values[layer.W];
    if (!by || !W) return;
    const tones = {
      positive: palette.positive,
      negative: palette.negative,
      nothing: bytesOf(colours.muted),
      rim: bytesOf(colours.backward),
    };
    this.flow.draw(flow, layer, each, { W, by: by.data, colours: tones, camera, view });
  }

  private drawWords(picture: Picture, now: NetworkNow, lines: LayerLines[], sample: number, aim: Aim | null): void {
    const { messages, numbers } = picture;
    const { network, scene } = this;
    const words = networkWords(messages).columns;
    const layers = lines.map(({ at }, i) => {
      const { units = 0, inputs = 0 } = network.layers[i] ?? {};
      return { count: at.length, of: units * inputs };
    });
    this.choice.draw({ layers, asked: this.asked }, words);
    const output = scene.nodes[scene.output];
    const isOpen = this.hovered === null && this.pinned !== null;
    const own = { network, numbers, now, sample, messages, output: output ? nameOf(output) : "", isOpen };
    const content = aim && ("neuron" in aim ? neuronCard(own, aim.neuron) : weightCard(own, aim.weight));
    this.card.draw(content);
    if (aim) this.placeCard(picture, aim);
    const loss = now.loss ? formatNumber(now.loss.data[0] ?? Number.NaN) : "?";
    const label = content
      ? Card.spoken(content, messages.unknown)
      : `${words.picture(sizesOf(network).join("-"), loss)} ${words.hint}`;
    if (this.focusable.getAttribute("aria-label") !== label) this.focusable.setAttribute("aria-label", label);
    const place = aim && "neuron" in aim ? `${aim.neuron.column}/${aim.neuron.index}` : "";
    this.focusable.dataset.place = place;
  }

  /** Beside what it speaks of, on the side where there is more room. */
  private placeCard({ camera, view }: Picture, aim: Aim): void {
    const at = this.pointOf(aim);
    const x = at.x * camera.scale + camera.x;
    const y = at.y * camera.scale + camera.y;
    const { style } = this.card.element;
    const [width, height] = [this.card.element.offsetWidth, this.card.element.offsetHeight];
    const isLeft = x > view.width / 2;
    const left = isLeft ? x - width - 26 : x + 26;
    style.left = `${Math.max(8, Math.min(view.width - width - 8, left)).toFixed(0)}px`;
    style.top = `${Math.max(8, Math.min(view.height - height - 8, y - height / 2)).toFixed(0)}px`;
  }

  private pointOf(aim: Aim): Point {
    const { blocks } = this.columns;
    const { column, index } = "neuron" in aim ? aim.neuron : { column: aim.weight.layer + 1, index: aim.weight.unit };
    const block = blocks[column];
    return block ? cellAt(block, index) : { x: 0, y: 0 };
  }

  private fanFor(aim: Aim, numbers: Numbers): Fan {
    const key = JSON.stringify(aim);
    if (this.fan?.key !== key || this.fan.numbers !== numbers) {
      this.fan = { key, numbers, fan: fanOf(this.network, this.columns, aim) };
    }
    return this.fan.fan;
  }

  /** What lies at a point of the stage. With a neuron pinned, of the lines its own alone. */
  private aimAt(at: Point): Aim | null {
    const { blocks } = this.columns;
    for (const [column, block] of blocks.entries()) {
      const index = indexAt(block, at);
      if (index !== null) return { neuron: { column, index } };
    }
    const scale = this.last?.camera.scale ?? 1;
    const lines = this.pinned && this.fan ? this.fan.fan : (this.lines?.layers ?? []);
    const weight = pickLine(lines, this.network, at, scale);
    return weight && { weight };
  }

  private hover(aim: Aim | null): void {
    if (JSON.stringify(aim) === JSON.stringify(this.hovered)) return;
    this.hovered = aim;
    this.redraw();
  }

  private pin(aim: Aim | null): void {
    this.pinned = aim;
    this.hovered = null;
    this.redraw();
  }

  private choose(by: 1 | -1): void {
    this.asked = otherLines(this.asked, by);
    this.redraw();
  }

  private listen(): void {
    const { focusable } = this;
    focusable.addEventListener("pointermove", (event) => this.hover(this.aimAt(this.stagePoint(event))));
    focusable.addEventListener("pointerleave", () => this.hover(null));
    focusable.addEventListener("click", (event) => {
      const aim = this.aimAt(this.stagePoint(event));
      this.pin(JSON.stringify(aim) === JSON.stringify(this.pinned) ? null : aim);
    });
    this.element.addEventListener("keydown", (event) => {
      const next = walked(this.columns, this.pinned, event);
      if (next === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      this.pin(next);
    });
  }

  private stagePoint({ clientX, clientY }: MouseEvent): Point {
    const box = this.focusable.getBoundingClientRect();
    const scale = box.width > 0 ? this.focusable.offsetWidth / box.width : 1;
    const camera = this.last?.camera ?? { x: 0, y: 0, scale: 1 };
    return toStage(camera, { x: (clientX - box.left) * scale, y: (clientY - box.top) * scale });
  }
}

function bytesOf(colour: string): readonly [number, number, number] {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}

/** What a block lies on. */
function paintPlate(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Columns["blocks"][number],
  { colours, scale, isInput }: { readonly colours: Colours; readonly scale: number; readonly isInput: boolean },
): void {
  const air = 4 / scale;
  context.beginPath();
  context.roundRect(x - air, y - air, width + 2 * air, height + 2 * air, 7 / scale);
  context.fillStyle = colours.panel;
  context.fill();
  context.lineWidth = (isInput ? 1.5 : 1) / scale;
  context.strokeStyle = isInput ? colours.inputLine : colours.line;
  context.stroke();
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
