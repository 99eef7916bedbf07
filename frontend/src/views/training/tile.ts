/**
 * Small square pictures one below the other, a pixel a cell, that are painted again and again: their pixels are written
 * as whole numbers, and all go to the screen's memory at once.
 */

export class Tile {
  readonly canvas = document.createElement("canvas");
  private image: ImageData | null = null;
  private words = new Uint32Array();

  /** Paint `count` of them anew; `fill` writes the pixels of one, row by row from the top. */
  paint(cells: number, count: number, fill: (pixels: Uint32Array, i: number) => void): void {
    const context = this.canvas.getContext("2d");
    if (!context) return;
    if (this.image?.width !== cells || this.image.height !== cells * count) {
      this.canvas.width = cells;
      this.canvas.height = cells * count;
      this.image = context.createImageData(cells, cells * count);
      this.words = new Uint32Array(this.image.data.buffer);
    }
    for (let i = 0; i < count; i++) fill(this.words.subarray(i * cells * cells, (i + 1) * cells * cells), i);
    context.putImageData(this.image, 0, 0);
  }

  /** Draw one of them into a square. */
  draw(context: CanvasRenderingContext2D, i: number, left: number, top: number, side: number): void {
    const cells = this.canvas.width;
    context.drawImage(this.canvas, 0, i * cells, cells, cells, left, top, side, side);
  }
}
