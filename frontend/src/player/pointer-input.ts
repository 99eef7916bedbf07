/** Pointer, focus and keys on the stage, turned into hover, selection, walks and drags. */

import { dragged, stepped } from "../core/drag";
import type { Point, Scene, SceneNode } from "../model/types";
import type { Pick } from "../views/shared/renderer";
import type { Player } from "./player";
import type { Stage } from "./stage";

export interface PointingEvents {
  drag(node: number, value: number, phase: DragPhase): void;
}

export class PointerInput {
  readonly #values: ValueDrag;
  /** Values asked for that have not come back yet: keys pressed fast go on from them. */
  readonly #asked = new Map<number, number>();
  #scrubFrom = 0;
  #scene: Scene | null = null;

  constructor(
    private readonly player: Player,
    events: PointingEvents,
  ) {
    const { stage } = player;
    player.store.subscribe(() => this.#settle());
    this.#values = new ValueDrag({
      stage,
      isEditable: () => player.isEditable,
      scene: () => player.scene,
      valueOf: (node) => this.#asked.get(node) ?? player.store.numbers?.values[node]?.[0] ?? Number.NaN,
      change: (node, value, phase) => {
        this.#asked.set(node, value);
        events.drag(node, value, phase);
      },
    });
    new Gestures({
      stage,
      redraw: () => player.draw(),
      claims: (event) => this.#values.begin(event),
      tap: (event) => this.#tap(event),
      scrub: (steps, phase) => this.#scrub(steps, phase),
    });
    stage.element.addEventListener("pointermove", (event) => this.#hover(stage.pick(event)));
    stage.element.addEventListener("pointerleave", () => this.#hover({}));
    stage.element.addEventListener("dblclick", (event) => {
      const { node } = stage.pick(event);
      if (node !== undefined) player.open(node);
    });
    stage.element.addEventListener("focusin", (event) => this.#onFocus(event));
    stage.element.addEventListener("focusout", () => this.#hover({}));
  }

  /** Forget what was asked for and has come; all of it where another scene is shown. */
  #settle(): void {
    const isOther = this.player.scene !== this.#scene;
    this.#scene = this.player.scene;
    for (const [node, value] of this.#asked) {
      if (isOther || this.player.store.numbers?.values[node]?.[0] === value) this.#asked.delete(node);
    }
  }

  step(node: number, direction: 1 | -1, keys: { readonly shiftKey: boolean; readonly altKey: boolean }): boolean {
    return this.#values.step(node, direction, keys);
  }

  walkTo(node: number): void {
    this.player.dispatch({ type: "focus", node });
    this.player.stage.focus(node);
    this.player.draw();
    this.#hover({ node });
  }

  #hover({ node, edge }: Pick): void {
    this.player.point({ node: node ?? null, edge: edge ?? null });
  }

  #tap(event: PointerEvent): void {
    const { node, edge, isPart } = this.player.stage.pick(event);
    if (isPart) return;
    if (node !== undefined) {
      this.player.dispatch({ type: "focus", node });
      this.player.select(node);
    } else if (edge === undefined) {
      this.player.select(null);
      if (event.pointerType === "touch") this.player.dispatch({ type: "next" });
    }
  }

  #scrub(steps: number, phase: "start" | "move" | "end"): void {
    if (phase === "start") this.#scrubFrom = this.player.state.t;
    if (phase === "end") this.player.dispatch({ type: "settle" });
    else this.player.dispatch({ type: "scrub", t: this.#scrubFrom + steps });
  }

  #onFocus(event: FocusEvent): void {
    const { node } = this.player.stage.pick(event);
    if (node === undefined) return;
    this.player.dispatch({ type: "focus", node });
    // A hand on the stage sees what it touches; keys may lead to where nobody looks.
    if ((event.composedPath()[0] as Element).matches(":focus-visible")) this.player.stage.reveal(node);
    this.#hover({ node });
    this.player.draw();
  }
}

/** What moves less than this is a tap. */
const TAP_PX = 6;
/** A swipe over so many pixels is one step. */
const SWIPE_PX = 90;

interface GestureTargets {
  readonly stage: Stage;
  /** Draw again: the camera has moved. */
  redraw(): void;
  tap(event: PointerEvent): void;
  /** By so many steps from where the swipe began. */
  scrub(steps: number, phase: "start" | "move" | "end"): void;
  /** Take the pointer for something else (a number that is dragged). */
  claims(event: PointerEvent): boolean;
}

/** Hands on the stage: drag to pan, pinch and ctrl-wheel to zoom, on touch tap to step and swipe to scrub. */
class Gestures {
  readonly #pointers = new Map<number, Point>();
  #start: Point = { x: 0, y: 0 };
  #hasMoved = false;
  #wasPinch = false;

  constructor(private readonly targets: GestureTargets) {
    const { element } = targets.stage;
    element.addEventListener("pointerdown", this.#onDown);
    element.addEventListener("pointermove", this.#onMove);
    element.addEventListener("pointerup", this.#onUp);
    element.addEventListener("pointercancel", this.#onUp);
    element.addEventListener("wheel", this.#onWheel, { passive: false });
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || this.targets.claims(event)) return;
    const { stage } = this.targets;
    this.#pointers.set(event.pointerId, stage.pointOf(event));
    if (this.#pointers.size === 1) {
      this.#start = stage.pointOf(event);
      this.#hasMoved = false;
      this.#wasPinch = false;
    } else this.#wasPinch = true;
  };

  readonly #onMove = (event: PointerEvent): void => {
    const { stage } = this.targets;
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const now = stage.pointOf(event);
    const isFirst = !this.#hasMoved;
    this.#hasMoved ||= distance(now, this.#start) > TAP_PX;
    if (!this.#hasMoved) return;
    if (isFirst) stage.element.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, now);
    if (this.#pointers.size === 2) this.#pinch(event.pointerId, before, now);
    else if (event.pointerType === "touch" && !this.#wasPinch) this.#swipe(now, isFirst);
    else stage.pan({ x: now.x - before.x, y: now.y - before.y });
    this.targets.redraw();
  };

  readonly #onUp = (event: PointerEvent): void => {
    if (!this.#pointers.delete(event.pointerId)) return;
    if (!this.#hasMoved && !this.#wasPinch && event.type === "pointerup") this.targets.tap(event);
    if (this.#hasMoved && !this.#wasPinch && event.pointerType === "touch") this.targets.scrub(0, "end");
  };

  readonly #onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    this.targets.stage.zoomAt(Math.exp(-event.deltaY * lines * 0.004), this.targets.stage.pointOf(event));
    this.targets.redraw();
  };

  #pinch(moved: number, before: Point, now: Point): void {
    const [, other] = [...this.#pointers].find(([id]) => id !== moved) ?? [];
    if (!other) return;
    const { stage } = this.targets;
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    stage.pan({ x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 });
    stage.zoomAt(distance(now, other) / Math.max(1, distance(before, other)), middle);
  }

  #swipe(now: Point, isFirst: boolean): void {
    if (isFirst) this.targets.scrub(0, "start");
    this.targets.scrub((now.x - this.#start.x) / SWIPE_PX, "move");
  }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

type DragPhase = "start" | "move" | "end";

interface DragTargets {
  readonly stage: Stage;
  isEditable(): boolean;
  scene(): Scene | null;
  valueOf(node: number): number;
  change(node: number, value: number, phase: DragPhase): void;
}

interface Held {
  readonly node: number;
  readonly pointer: number;
  readonly value: number;
  readonly x: number;
  readonly y: number;
}

/** Change an input by hand: drag its square, or use the arrow keys while it has the focus. */
class ValueDrag {
  #held: Held | null = null;

  constructor(private readonly targets: DragTargets) {
    const { element } = targets.stage;
    element.addEventListener("pointermove", this.#onMove);
    element.addEventListener("pointerup", this.#onEnd);
    element.addEventListener("pointercancel", this.#onEnd);
  }

  /** Take the pointer if it is on the value of a scalar input. */
  begin(event: PointerEvent): boolean {
    const { node: index, isValue } = this.targets.stage.pick(event);
    if (!isValue || index === undefined || this.#held || !this.#editable(index)) return false;
    const { x, y } = this.targets.stage.pointOf(event);
    const value = this.targets.valueOf(index);
    this.#held = { node: index, pointer: event.pointerId, value, x, y };
    this.targets.stage.element.setPointerCapture(event.pointerId);
    this.targets.change(index, value, "start");
    return true;
  }

  /** One step up (+1) or down (-1). False where the node is no scalar input. */
  step(node: number, direction: 1 | -1, keys: { readonly shiftKey: boolean; readonly altKey: boolean }): boolean {
    if (!this.#editable(node)) return false;
    const grip = { isCoarse: keys.shiftKey, isFine: keys.altKey };
    const value = stepped(this.targets.valueOf(node), direction, grip);
    this.targets.change(node, value, "start");
    this.targets.change(node, value, "end");
    return true;
  }

  #editable(index: number): SceneNode | null {
    const node = this.targets.scene()?.nodes[index];
    return this.targets.isEditable() && node?.op === "input" && node.shape.length === 0 ? node : null;
  }

  readonly #onMove = (event: PointerEvent): void => {
    if (event.pointerId === this.#held?.pointer) this.targets.change(this.#held.node, this.#valueAt(event), "move");
  };

  readonly #onEnd = (event: PointerEvent): void => {
    if (event.pointerId !== this.#held?.pointer) return;
    const { node } = this.#held;
    const value = this.#valueAt(event);
    this.#held = null;
    this.targets.change(node, value, "end");
  };

  /** Right and up are more. */
  #valueAt(event: PointerEvent): number {
    if (!this.#held) return Number.NaN;
    const { x, y } = this.targets.stage.pointOf(event);
    const pixels = Math.round(x - this.#held.x - (y - this.#held.y));
    const grip = { isCoarse: event.shiftKey, isFine: event.altKey };
    return pixels === 0 ? this.#held.value : dragged(this.#held.value, pixels, grip);
  }
}
