/** Hands on the stage: drag to pan, pinch and ctrl-wheel to zoom, on touch tap to step and swipe to scrub. */
import type { Point } from "../model/types";
import type { Stage } from "./stage";

/** What moves less than this is a tap. */
const TAP_PX = 6;
/** A swipe over so many pixels is one step. */
const SWIPE_PX = 90;

export interface GestureTargets {
  readonly stage: Stage;
  /** Draw again: the camera has moved. */
  redraw(): void;
  tap(event: PointerEvent): void;
  /** By so many steps from where the swipe began. */
  scrub(steps: number, phase: "start" | "move" | "end"): void;
  /** Take the pointer for something else (a number that is dragged). */
  claims(event: PointerEvent): boolean;
}

export class Gestures {
  private readonly pointers = new Map<number, Point>();
  private start: Point = { x: 0, y: 0 };
  private hasMoved = false;
  private wasPinch = false;

  constructor(private readonly targets: GestureTargets) {
    const { element } = targets.stage;
    element.addEventListener("pointerdown", this.onDown);
    element.addEventListener("pointermove", this.onMove);
    element.addEventListener("pointerup", this.onUp);
    element.addEventListener("pointercancel", this.onUp);
    element.addEventListener("wheel", this.onWheel, { passive: false });
  }

  private readonly onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || this.targets.claims(event)) return;
    const { stage } = this.targets;
    this.pointers.set(event.pointerId, stage.pointOf(event));
    if (this.pointers.size === 1) {
      this.start = stage.pointOf(event);
      this.hasMoved = false;
      this.wasPinch = false;
    } else this.wasPinch = true;
  };

  private readonly onMove = (event: PointerEvent): void => {
    const { stage } = this.targets;
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now = stage.pointOf(event);
    const isFirst = !this.hasMoved;
    this.hasMoved ||= distance(now, this.start) > TAP_PX;
    if (!this.hasMoved) return;
    if (isFirst) stage.element.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, now);
    if (this.pointers.size === 2) this.pinch(event.pointerId, before, now);
    else if (event.pointerType === "touch" && !this.wasPinch) this.swipe(now, isFirst);
    else stage.pan({ x: now.x - before.x, y: now.y - before.y });
    this.targets.redraw();
  };

  private readonly onUp = (event: PointerEvent): void => {
    if (!this.pointers.delete(event.pointerId)) return;
    if (!this.hasMoved && !this.wasPinch && event.type === "pointerup") this.targets.tap(event);
    if (this.hasMoved && !this.wasPinch && event.pointerType === "touch") this.targets.scrub(0, "end");
  };

  private readonly onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    this.targets.stage.zoomAt(Math.exp(-event.deltaY * lines * 0.004), this.targets.stage.pointOf(event));
    this.targets.redraw();
  };

  private pinch(moved: number, before: Point, now: Point): void {
    const [, other] = [...this.pointers].find(([id]) => id !== moved) ?? [];
    if (!other) return;
    const { stage } = this.targets;
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    stage.pan({ x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 });
    stage.zoomAt(distance(now, other) / Math.max(1, distance(before, other)), middle);
  }

  private swipe(now: Point, isFirst: boolean): void {
    if (isFirst) this.targets.scrub(0, "start");
    this.targets.scrub((now.x - this.start.x) / SWIPE_PX, "move");
  }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
