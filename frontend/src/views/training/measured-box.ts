/** What every picture of a training begins with: an element of its own, drawn again when its size changes. */
import "./pictures.css";

export class MeasuredBox {
  readonly element = document.createElement("div");
  /** In CSS pixels; 0 until the element is on a page. Kept, because asking for it lays the page out. */
  width = 0;
  height = 0;
  private readonly sizes: ResizeObserver;

  constructor(kind: string, redraw: () => void) {
    this.element.className = `picture picture-${kind}`;
    this.sizes = new ResizeObserver(() => {
      this.width = this.element.clientWidth;
      this.height = this.element.clientHeight;
      redraw();
    });
    this.sizes.observe(this.element);
  }

  destroy(): void {
    this.sizes.disconnect();
    this.element.remove();
  }
}
