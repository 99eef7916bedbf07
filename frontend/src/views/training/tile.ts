/** A small picture, a pixel a cell, that is painted again and again: its pixels are written as whole numbers. */

export class Tile {
  readonly canvas = document.createElement("canvas");
  private image: ImageData | null = null;
  private words = new Uint32Array();

  /** Paint anew; `fill` writes the pixels, row by row from the top. */
  paint(cells: number, fill: (pixels: Uint32Array) => void): void {
    const context = this.canvas.getContext("2d");
    if (!context) return;
    if (this.image?.width !== cells) {
      this.canvas.width = cells;
      this.canvas.height = cells;
      this.image = context.createImageData(cells, cells);
      this.words = new Uint32Array(this.image.data.buffer);
    }
    fill(this.words);
    context.putImageData(this.image, 0, 0);
  }
}
