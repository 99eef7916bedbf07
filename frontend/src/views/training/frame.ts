/** What every picture of a training begins with: an element of its own, drawn again when its size changes. */
import "./pictures.css";

export class Frame {
  readonly element = document.createElement("div");
  private readonly sizes: ResizeObserver;

  constructor(kind: string, redraw: () => void) {
    this.element.className = `picture picture-${kind}`;
    this.sizes = new ResizeObserver(redraw);
    this.sizes.observe(this.element);
  }

  /** In CSS pixels; 0 while the element is not on a page. */
  get width(): number {
    return this.element.clientWidth;
  }

  get height(): number {
    return this.element.clientHeight;
  }

  destroy(): void {
    this.sizes.disconnect();
    this.element.remove();
  }
}
