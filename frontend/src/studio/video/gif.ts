/** GIF, by gifenc: of every picture only what differs from the one before is written. */
import { applyPalette, GIFEncoder, quantize } from "gifenc";
import type { VideoWriter } from "./forms";

/** One of 256 is kept for what has not changed. */
const MOST_COLOURS = 255;
const KEEP_WHAT_WAS = 1;

export function gifWriter(): VideoWriter {
  const encoder = GIFEncoder();
  let before: Uint32Array | null = null;
  /** GIF counts hundredths of a second: what is left over is made up for later. */
  let owedMs = 0;
  return {
    async add(canvas, ms) {
      const { width, height } = canvas;
      const image = canvas.getContext("2d")?.getImageData(0, 0, width, height);
      if (!image) throw new Error("no picture");
      const pixels = new Uint32Array(image.data.buffer);
      const palette = quantize(image.data, MOST_COLOURS, { format: "rgb565" });
      const indices = applyPalette(image.data, palette, "rgb565");
      const transparentIndex = palette.length;
      if (before) hide(indices, pixels, before, transparentIndex);
      const delay = Math.round((ms + owedMs) / 10) * 10;
      owedMs += ms - delay;
      const transparent = before !== null;
      const colours = [...palette, [0, 0, 0]];
      encoder.writeFrame(indices, width, height, {
        palette: colours,
        delay,
        transparent,
        transparentIndex,
        dispose: KEEP_WHAT_WAS,
      });
      before = pixels;
    },
    finish: async () => {
      encoder.finish();
      return new Blob([encoder.bytes()], { type: "image/gif" });
    },
    cancel: async () => encoder.reset(),
  };
}

function hide(indices: Uint8Array, pixels: Uint32Array, before: Uint32Array, transparentIndex: number): void {
  for (let i = 0; i < pixels.length; i++) if (pixels[i] === before[i]) indices[i] = transparentIndex;
}
