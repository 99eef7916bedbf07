/** What every painting function needs. */

import { type Colours, FONT } from "../shared/colours";
import type { Picture } from "../shared/renderer";

export interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly picture: Picture;
  readonly colours: Colours;
  /** Is the picture large enough for figures? */
  readonly hasFigures: boolean;
}

export function paintText(
  { context }: Brush,
  text: string,
  at: { readonly x: number; readonly y: number },
  look: { readonly size: number; readonly colour: string; readonly weight?: number },
): void {
  context.font = `${look.weight ?? 400} ${look.size}px ${FONT}`;
  context.fillStyle = look.colour;
  context.fillText(text, at.x, at.y);
}
