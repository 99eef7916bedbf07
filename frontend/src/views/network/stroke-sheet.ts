/** The edges of a network and what moves on them, painted on one canvas below everything that is written. */
import type { Drawing } from "../../core/network/drawing";
import type { Ink } from "../../core/network/label";
import type { Mover, Stroke } from "../../core/network/strokes";
import { type Colours, FONT, readColours } from "../shared/colours";
import type { Palette } from "../shared/heat-image";
import type { Picture } from "../shared/renderer";
import { look, Sheet } from "../shared/sheet";
import { put } from "../shared/svg";

const ALPHA = { hand: 1, rest: 0.88, quiet: 0.28 } as const;

export class StrokeSheet {
  readonly #sheet = new Sheet("strokes");
  #colours: { readonly palette: Palette; readonly read: Colours } | null = null;

  get element(): HTMLCanvasElement {
    return this.#sheet.element;
  }

  draw(
    { strokes, movers, needs, river }: Drawing,
    { palette, camera, view, mirror }: Picture,
    host: HTMLElement,
  ): void {
    if (this.#colours?.palette !== palette) this.#colours = { palette, read: readColours(host) };
    const { read } = this.#colours;
    put(this.element, "data-movers", movers.map(({ kind }) => kind).join(" "));
    const context = this.#sheet.clear(view);
    if (!context) return;
    look(context, camera);
    if (river) paintRiver(context, river, read);
    for (const stroke of strokes) paintStroke(context, stroke, read, mirror > 0.5);
    for (const need of needs.filter(({ isOpen }) => isOpen)) paintNeed(context, need, read);
    for (const mover of movers) paintMover(context, mover, read);
  }
}

function colourOf(ink: Ink, colours: Colours): string {
  if (ink === "positive" || ink === "negative" || ink === "broken" || ink === "backward") return colours[ink];
  return ink === "ink" ? colours.ink : colours.muted;
}

function paintStroke(
  context: CanvasRenderingContext2D,
  { from, to, width, ink, depth }: Stroke,
  colours: Colours,
  isReversed: boolean,
): void {
  context.globalAlpha =
    ink === null ? (depth === "quiet" ? 0.6 : 1) : depth === "rest" && isReversed ? 0.9 : ALPHA[depth];
  context.strokeStyle = ink === null ? colours.line : colourOf(ink, colours);
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
  context.globalAlpha = 1;
}

/** Wide where the gradient comes in, thin where hardly any is left. */
function paintRiver(
  context: CanvasRenderingContext2D,
  { places }: NonNullable<Drawing["river"]>,
  { backward }: Colours,
): void {
  const [first] = places;
  if (!first) return;
  const bank = (side: 1 | -1, order: typeof places) =>
    order.forEach(({ at, half }, i) => {
      const before = order[i - 1];
      const y = at.y + side * half;
      if (!before) context.lineTo(at.x, y);
      else {
        const middle = (before.at.x + at.x) / 2;
        context.bezierCurveTo(middle, before.at.y + side * before.half, middle, y, at.x, y);
      }
    });
  context.beginPath();
  context.moveTo(first.at.x, first.at.y - first.half);
  bank(-1, places);
  bank(1, places.toReversed());
  context.closePath();
  context.fillStyle = backward;
  context.globalAlpha = 0.16;
  context.fill();
  context.globalAlpha = 1;
}

/** A gradient that is waited for. */
function paintNeed(context: CanvasRenderingContext2D, { from, to }: Drawing["needs"][number], colours: Colours): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  context.strokeStyle = colours.backward;
  context.fillStyle = colours.backward;
  context.lineWidth = 1.5;
  context.setLineDash([5, 4]);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
  context.setLineDash([]);
  context.save();
  context.translate(to.x, to.y);
  context.rotate(angle);
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(-9, -4.5);
  context.lineTo(-9, 4.5);
  context.closePath();
  context.fill();
  context.restore();
}

function paintMover(
  context: CanvasRenderingContext2D,
  { kind, at, size, ink, opacity }: Mover,
  colours: Colours,
): void {
  context.globalAlpha = opacity;
  context.beginPath();
  if (kind === "gradient") {
    context.moveTo(at.x, at.y - size);
    context.lineTo(at.x + size, at.y);
    context.lineTo(at.x, at.y + size);
    context.lineTo(at.x - size, at.y);
    context.closePath();
  } else context.arc(at.x, at.y, size, 0, 2 * Math.PI);
  context.fillStyle = kind === "request" ? colours.paper : kind === "value" ? colours.forward : colourOf(ink, colours);
  context.strokeStyle = kind === "value" ? colours.paper : colours.backward;
  context.lineWidth = 2;
  context.fill();
  context.stroke();
  if (kind === "request") question(context, at.x, at.y, size, colours.backward);
  context.globalAlpha = 1;
}

function question(context: CanvasRenderingContext2D, x: number, y: number, size: number, colour: string): void {
  context.fillStyle = colour;
  context.font = `650 ${(1.4 * size).toFixed(1)}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText("?", x, y);
}
