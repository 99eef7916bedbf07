/** The words round the blocks, at a size that can be read whatever the camera does. */
import type { Camera } from "../../core/camera";
import { toScreen } from "../../core/camera";
import { formatNumber } from "../../core/format";
import { plain } from "../../core/name";
import type { ArrayNetwork } from "../../core/network/arrays";
import type { Block, Columns } from "../../core/network/columns";
import type { ColumnNow, NetworkNow } from "../../core/network/layers-at";
import type { ColumnsWords } from "../../core/network/view-words";
import type { Colours } from "../shared/colours";
import { FONT } from "../shared/colours";
import { greatestOf } from "./cells";

interface CaptionBrush {
  readonly context: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly camera: Camera;
  readonly words: ColumnsWords;
  readonly mirror: number;
  /** Nothing is written below this. */
  readonly bottom: number;
}

const SIZE = 12;
const LINE = 15;
/** Where the line of words over the picture ends. */
const TOP_PX = 34;
const AIR = { above: 13, below: 16 } as const;

export function writeCaptions(brush: CaptionBrush, columns: Columns, network: ArrayNetwork, now: NetworkNow): void {
  const { context, colours } = brush;
  context.textAlign = "center";
  context.textBaseline = "middle";
  columns.blocks.forEach((block, i) => {
    const column = now.columns[i];
    const layer = network.layers[i - 1];
    if (!column) return;
    const room = roomOf(brush, columns, i);
    const top = toScreen(brush.camera, { x: block.x + block.width / 2, y: block.y });
    const bottom = toScreen(brush.camera, { x: block.x + block.width / 2, y: block.y + block.height });
    const isOutput = i === columns.blocks.length - 1;
    const title = layer ? brush.words.layer(layer.number) : brush.words.inputs;
    const count = block.isPicture ? `${block.rows} × ${block.files}` : String(block.count);
    const kind = layer ? layer.activation : "";
    write(brush, [title], top.x, top.y - AIR.above - LINE, room, { colour: colours.ink, weight: 600 });
    const below = brush.mirror > 0.5 && layer && !isOutput ? gainWords(column, layer.activation) : kind;
    write(brush, [`${count} ${below}`.trim(), count], top.x, top.y - AIR.above, room, {
      colour: colours.muted,
      weight: 400,
    });
    for (const [line, text] of scaleWords(brush, column, i).entries()) {
      const y = bottom.y + AIR.below + line * LINE;
      if (y <= brush.bottom) write(brush, [text], bottom.x, y, room, { colour: colours.muted, weight: 400 });
    }
  });
}

function gainWords({ gain }: ColumnNow, activation: string): string {
  const slope = activation === "sigmoid" ? "σ′" : "f′";
  return `× ${slope} ${gain ? `≤ ${formatNumber(greatestOf(gain), 3)}` : "= ?"}`;
}

/** How far the colours of a block reach; question marks before. */
function scaleWords({ words }: CaptionBrush, { z, a, dz, da }: ColumnNow, i: number): string[] {
  const bound = (name: string, known: ColumnNow["a"]) =>
    known ? words.greatest(name, formatNumber(greatestOf(known), 3)) : "";
  const forward = i === 0 ? [bound("x", a)] : [bound(plain(`z${i}`), z), bound(plain(`a${i}`), a)];
  const backward = i === 0 ? [bound("∂x", da)] : [bound(`∂${plain(`z${i}`)}`, dz)];
  return [...forward, ...backward].filter((text) => text !== "");
}

/** As wide as a caption may be: to the middle of the way to the next block. */
function roomOf({ camera }: CaptionBrush, { blocks }: Columns, i: number): number {
  const [before, block, after] = [blocks[i - 1], blocks[i], blocks[i + 1]];
  if (!block) return 0;
  const half = (from: Block | undefined, to: Block | undefined) =>
    from && to ? (to.x - from.x - from.width) / 2 : Number.POSITIVE_INFINITY;
  const free = Math.min(half(before, block), half(block, after));
  return (block.width + 2 * free) * camera.scale - 6;
}

/** The first of `choices` that fits; none where none does. */
function write(
  { context }: CaptionBrush,
  choices: readonly string[],
  x: number,
  y: number,
  room: number,
  look: { readonly colour: string; readonly weight: number },
): void {
  context.font = `${look.weight} ${SIZE}px ${FONT}`;
  if (y < TOP_PX) return;
  const text = choices.find((each) => context.measureText(each).width <= room);
  if (text === undefined) return;
  context.fillStyle = look.colour;
  context.fillText(text, x, y);
}
