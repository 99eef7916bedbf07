/** A canvas as large as its frame, as fine as the screen. */

export class Board {
  readonly canvas = document.createElement("canvas");
  private readonly context = this.canvas.getContext("2d");

  /** Wiped, in CSS pixels; null where the browser paints nothing. */
  begin(width: number, height: number): CanvasRenderingContext2D | null {
    const { canvas, context } = this;
    const density = window.devicePixelRatio || 1;
    const [wide, high] = [Math.round(width * density), Math.round(height * density)];
    if (canvas.width !== wide) canvas.width = wide;
    if (canvas.height !== high) canvas.height = high;
    context?.setTransform(density, 0, 0, density, 0, 0);
    context?.clearRect(0, 0, width, height);
    return context;
  }
}
