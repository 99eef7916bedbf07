/** What is written in the neurons once there is room: z and a, and dC/dz below them. */
import type { Camera, Size } from "../../core/camera";
import { toScreen } from "../../core/camera";
import { type Block, cellAt } from "../../core/network/columns";
import { cellLook } from "../../core/network/detail";
import type { ColumnNow, Known } from "../../core/network/layers-at";
import { type Colours, FONT, toneColour } from "../shared/colours";
import { fitted, toneOf } from "../shared/figure";

const SIZE = { share: 0.19, most: 14 } as const;
const ROOM_EMS = 4.2;

interface FigureBrush {
  readonly context: CanvasRenderingContext2D;
  readonly colours: Colours;
  readonly camera: Camera;
  readonly view: Size;
  /** Is the block one of amplifiers? Then the gain stands where a does. */
  readonly isReversed: boolean;
}

export function writeFigures(brush: FigureBrush, block: Block, now: ColumnNow): void {
  const { camera, context, view, colours, isReversed } = brush;
  const px = block.pitch * camera.scale;
  if (cellLook(px) !== "figures") return;
  const size = Math.min(SIZE.most, px * SIZE.share);
  context.textAlign = "center";
  context.textBaseline = "middle";
  const gradient = now.z ? now.dz : now.da;
  const lines: readonly (readonly [Known | null, string, boolean])[] = [
    [isReversed ? null : now.z, "", false],
    [isReversed ? now.gain : now.a, isReversed ? "×" : "", false],
    [gradient, "◆", true],
  ];
  const shown = lines.filter(([known], i) => known || i === 1);
  for (let index = 0; index < block.count; index++) {
    const { x, y } = toScreen(camera, cellAt(block, index));
    if (x < -px || y < -px || x > view.width + px || y > view.height + px) continue;
    shown.forEach(([known, glyph, isGradient], line) => {
      const number = known?.data[index] ?? Number.NaN;
      const text = known ? glyph + fitted(number, ROOM_EMS) : "?";
      const isMain = !isGradient && line === shown.length - (gradient ? 2 : 1);
      context.font = `${isGradient || isMain ? 650 : 450} ${isMain ? size * 1.08 : size * 0.94}px ${FONT}`;
      context.globalAlpha = known?.opacity ?? 1;
      context.fillStyle = isGradient ? toneColour(toneOf(number), colours) : known ? colours.ink : colours.muted;
      context.fillText(text, x, y + (line - (shown.length - 1) / 2) * size * 1.2);
    });
  }
  context.globalAlpha = 1;
}
