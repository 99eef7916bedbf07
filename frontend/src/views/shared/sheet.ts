/** One of several canvases that lie on each other, as large as the view and as fine as the screen. */
import type { Camera, Size } from "../../core/camera";

export class Sheet {
  readonly element = document.createElement("canvas");
  readonly context = this.element.getContext("2d");

  constructor(name: string) {
    this.element.className = `sheet ${name}`;
    this.element.setAttribute("aria-hidden", "true");
  }

  /** Empty, of the size of the view, with the origin in its upper left corner. */
  clear({ width, height }: Size): CanvasRenderingContext2D | null {
    const { context, element } = this;
    const density = densityOfScreen();
    const [wide, high] = [Math.max(1, Math.round(width * density)), Math.max(1, Math.round(height * density))];
    if (element.width !== wide) element.width = wide;
    if (element.height !== high) element.height = high;
    context?.setTransform(1, 0, 0, 1, 0, 0);
    context?.clearRect(0, 0, wide, high);
    context?.setTransform(density, 0, 0, density, 0, 0);
    return context;
  }
}

/** From here on everything is drawn where the camera sees it. */
export function look(context: CanvasRenderingContext2D, { x, y, scale }: Camera): void {
  const density = densityOfScreen();
  context.setTransform(scale * density, 0, 0, scale * density, x * density, y * density);
}

/** From here on everything is drawn in pixels of the page. */
export function lookStraight(context: CanvasRenderingContext2D): void {
  const density = densityOfScreen();
  context.setTransform(density, 0, 0, density, 0, 0);
}

/** Pixels of the screen to one of the page. */
export function densityOfScreen(): number {
  return window.devicePixelRatio || 1;
}
