/** The targets beside the outputs, and the loss. */
import type { Camera } from "../../core/camera";
import { toScreen } from "../../core/camera";
import { formatNumber } from "../../core/format";
import { heatColour } from "../../core/heat";
import { nameOf } from "../../core/name";
import { type ArrayNetwork, rowOf } from "../../core/network/arrays";
import { type Block, type Columns, cellAt, TARGETS } from "../../core/network/columns";
import type { NetworkNow } from "../../core/network/layers-at";
import type { ColumnsWords } from "../../core/network/view-words";
import type { Numbers, Scene } from "../../model/types";
import type { Colours } from "../shared/colours";
import { FONT } from "../shared/colours";
import type { Palette } from "../shared/heat-image";

interface LossBrush {
  readonly context: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly camera: Camera;
  readonly words: ColumnsWords;
  readonly palette: Palette;
  /** Nothing is written below this. */
  readonly bottom: number;
}

interface LossScene {
  readonly scene: Scene;
  readonly network: ArrayNetwork;
  readonly columns: Columns;
  readonly numbers: Numbers;
  readonly now: NetworkNow;
  readonly sample: number;
}

const SIZE = { figure: 14, word: 12 } as const;
/** Below the outputs: after the lines that say how far their colours reach. */
const BELOW = 70;

export function writeLoss(brush: LossBrush, { scene, network, columns, numbers, now, sample }: LossScene): void {
  const { context, colours, camera, words } = brush;
  const block = columns.blocks.at(-1);
  if (!block) return;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const targets = network.target === null ? undefined : numbers.values[network.target];
  if (targets) paintTargets(brush, block, rowOf(targets, sample, network.samples));
  const { x, y } = toScreen(camera, { x: block.x + block.width / 2, y: block.y + block.height });
  const top = Math.min(y + BELOW, brush.bottom - SIZE.figure - 3);
  const node = scene.nodes[network.losses ?? scene.output];
  const loss = now.loss?.data[0];
  context.font = `400 ${SIZE.word}px ${FONT}`;
  context.fillStyle = colours.muted;
  context.fillText(words.loss, x, top);
  context.font = `650 ${SIZE.figure}px ${FONT}`;
  context.fillStyle = loss === undefined ? colours.muted : colours.ink;
  context.globalAlpha = now.loss?.opacity ?? 1;
  const figure = loss === undefined ? "?" : formatNumber(loss);
  context.fillText(`${node ? nameOf(node) : ""} = ${figure}`, x, top + SIZE.figure + 3);
  context.globalAlpha = 1;
}

/** A square for each, beside its output. */
function paintTargets({ context, colours, camera, palette }: LossBrush, block: Block, row: Float64Array): void {
  const size = Math.max(4, block.pitch * camera.scale * 0.44);
  const x = block.x + block.width + TARGETS.gap;
  row.forEach((target, i) => {
    const at = toScreen(camera, { x, y: cellAt(block, i).y });
    context.fillStyle = `rgb(${heatColour(target, 1, palette).join(" ")})`;
    context.fillRect(at.x - size / 2, at.y - size / 2, size, size);
    context.lineWidth = 1;
    context.strokeStyle = colours.inputLine;
    context.strokeRect(at.x - size / 2, at.y - size / 2, size, size);
  });
  const head = toScreen(camera, { x, y: cellAt(block, 0).y });
  context.font = `italic 400 ${SIZE.word + 1}px ${FONT}`;
  context.fillStyle = colours.muted;
  context.fillText("ŷ", head.x + size / 2 + SIZE.word * 0.8, head.y);
}
