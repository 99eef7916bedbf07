/** Any colour that a browser knows as `#rrggbb` and an opacity. */
import type { Paint } from "./types";

const known = new Map<string, Paint | null>();
let context: CanvasRenderingContext2D | null = null;

/** Null for what is not seen: `none`, or wholly transparent. */
export function paintOf(colour: string, opacity = 1): Paint | null {
  let found = known.get(colour);
  if (found === undefined) {
    found = read(colour);
    known.set(colour, found);
  }
  const shown = found ? Math.round(found.opacity * opacity * 1000) / 1000 : 0;
  return found && shown > 0 ? { colour: found.colour, opacity: shown } : null;
}

function read(colour: string): Paint | null {
  if (colour === "none" || colour === "transparent" || colour === "") return null;
  context ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", {
    willReadFrequently: true,
  });
  if (!context) return null;
  const alpha = /(?:rgba\(.*,\s*|\/\s*)([\d.]+)\)$/.exec(colour)?.[1];
  const opacity = alpha === undefined ? 1 : Number(alpha);
  if (opacity === 0) return null;
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
  return { colour: `#${hex}`, opacity };
}
