/** Change an input by hand: drag its square, or use the arrow keys while it has the focus. */
import { dragged, stepped } from "../core/drag";
import type { Scene, SceneNode } from "../model/types";
import type { Stage } from "./stage";

export type DragPhase = "start" | "move" | "end";

export interface DragTargets {
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

export class ValueDrag {
  private held: Held | null = null;

  constructor(private readonly targets: DragTargets) {
    const { element } = targets.stage;
    element.addEventListener("pointermove", this.onMove);
    element.addEventListener("pointerup", this.onEnd);
    element.addEventListener("pointercancel", this.onEnd);
  }

  /** Take the pointer if it is on the value of a scalar input. */
  begin(event: PointerEvent): boolean {
    const { node: index, isValue } = this.targets.stage.pick(event);
    if (!isValue || index === undefined || this.held || !this.editable(index)) return false;
    const { x, y } = this.targets.stage.pointOf(event);
    const value = this.targets.valueOf(index);
    this.held = { node: index, pointer: event.pointerId, value, x, y };
    this.targets.stage.element.setPointerCapture(event.pointerId);
    this.targets.change(index, value, "start");
    return true;
  }

  /** One step up (+1) or down (-1). False where the node is no scalar input. */
  step(node: number, direction: 1 | -1, keys: { readonly shiftKey: boolean; readonly altKey: boolean }): boolean {
    if (!this.editable(node)) return false;
    const grip = { isCoarse: keys.shiftKey, isFine: keys.altKey };
    const value = stepped(this.targets.valueOf(node), direction, grip);
    this.targets.change(node, value, "start");
    this.targets.change(node, value, "end");
    return true;
  }

  private editable(index: number): SceneNode | null {
    const node = this.targets.scene()?.nodes[index];
    return this.targets.isEditable() && node?.op === "input" && node.shape.length === 0 ? node : null;
  }

  private readonly onMove = (event: PointerEvent): void => {
    if (event.pointerId === this.held?.pointer) this.targets.change(this.held.node, this.valueAt(event), "move");
  };

  private readonly onEnd = (event: PointerEvent): void => {
    if (event.pointerId !== this.held?.pointer) return;
    const { node } = this.held;
    const value = this.valueAt(event);
    this.held = null;
    this.targets.change(node, value, "end");
  };

  /** Right and up are more. */
  private valueAt(event: PointerEvent): number {
    if (!this.held) return Number.NaN;
    const { x, y } = this.targets.stage.pointOf(event);
    const pixels = Math.round(x - this.held.x - (y - this.held.y));
    const grip = { isCoarse: event.shiftKey, isFine: event.altKey };
    return pixels === 0 ? this.held.value : dragged(this.held.value, pixels, grip);
  }
}
