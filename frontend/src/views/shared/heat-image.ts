/** Paint an array into a small picture, one pixel a number; painted once an array and palette. */
import { extentOf } from "../../core/extent";
import { type HeatColours, heatPixels } from "../../core/heat";

/** The colours of the theme in force; another theme is another object. */
export type Palette = HeatColours;

const kept = new WeakMap<Palette, WeakMap<Float64Array, string>>();

/** A data address of the picture. */
export function heatImage(data: Float64Array, rows: number, columns: number, palette: Palette): string {
  let images = kept.get(palette);
  if (!images) {
    images = new WeakMap();
    kept.set(palette, images);
  }
  let image = images.get(data);
  if (image === undefined) {
    image = heatCanvas(data, rows, columns, palette).toDataURL();
    images.set(data, image);
  }
  return image;
}

export function heatCanvas(data: Float64Array, rows: number, columns: number, palette: Palette): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, columns);
  canvas.height = Math.max(1, rows);
  const pixels = heatPixels(data, extentOf(data).greatest, palette);
  canvas.getContext("2d")?.putImageData(new ImageData(pixels, canvas.width, canvas.height), 0, 0);
  return canvas;
}
