/** Paint an array into a small picture, one pixel a number; painted once an array and palette. */
import { extentOf } from "../../core/extent";
import { type HeatColours, heatPixels } from "../../core/heat";
import { memo } from "../../core/memo";

/** The colours of the theme in force; another theme is another object. */
export type Palette = HeatColours;

/** A data address of the picture. */
export function heatImage(data: Float64Array, rows: number, columns: number, palette: Palette): string {
  return imagesOf(palette)(data)(rows)(columns);
}

const imagesOf = memo((palette: Palette) =>
  memo((data: Float64Array) =>
    memo((rows: number) => memo((columns: number) => heatCanvas(data, rows, columns, palette).toDataURL())),
  ),
);

export function heatCanvas(data: Float64Array, rows: number, columns: number, palette: Palette): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, columns);
  canvas.height = Math.max(1, rows);
  const pixels = heatPixels(data, extentOf(data).greatest, palette);
  canvas.getContext("2d")?.putImageData(new ImageData(pixels, canvas.width, canvas.height), 0, 0);
  return canvas;
}
