/** Pointer, focus and keys on the stage, turned into hover, selection, walks and drags. */
import type { Scene } from "../model/types";
import type { Pick } from "../views/shared/renderer";
import { Gestures } from "./gestures";
import type { Player } from "./player";
import { type DragPhase, ValueDrag } from "./value-drag";

export interface PointingEvents {
  drag(node: number, value: number, phase: DragPhase): void;
}

export class PointerInput {
  private readonly values: ValueDrag;
  /** Values asked for that have not come back yet: keys pressed fast go on from them. */
  private readonly asked = new Map<number, number>();
  private scrubFrom = 0;
  private scene: Scene | null = null;

  constructor(
    private readonly player: Player,
    events: PointingEvents,
  ) {
    const { stage } = player;
    player.store.subscribe(() => this.settle());
    this.values = new ValueDrag({
      stage,
      isEditable: () => player.isEditable,
      scene: () => player.scene,
      valueOf: (node) => this.asked.get(node) ?? player.store.numbers?.values[node]?.[0] ?? Number.NaN,
      change: (node, value, phase) => {
        this.asked.set(node, value);
        events.drag(node, value, phase);
      },
    });
    new Gestures({
      stage,
      redraw: () => player.draw(),
      claims: (event) => this.values.begin(event),
      tap: (event) => this.tap(event),
      scrub: (steps, phase) => this.scrub(steps, phase),
    });
    stage.element.addEventListener("pointermove", (event) => this.hover(stage.pick(event)));
    stage.element.addEventListener("pointerleave", () => this.hover({}));
    stage.element.addEventListener("dblclick", (event) => {
      const { node } = stage.pick(event);
      if (node !== undefined) player.open(node);
    });
    stage.element.addEventListener("focusin", (event) => this.onFocus(event));
    stage.element.addEventListener("focusout", () => this.hover({}));
  }

  /** Forget what was asked for and has come; all of it where another scene is shown. */
  private settle(): void {
    const isOther = this.player.scene !== this.scene;
    this.scene = this.player.scene;
    for (const [node, value] of this.asked) {
      if (isOther || this.player.store.numbers?.values[node]?.[0] === value) this.asked.delete(node);
    }
  }

  step(node: number, direction: 1 | -1, keys: { readonly shiftKey: boolean; readonly altKey: boolean }): boolean {
    return this.values.step(node, direction, keys);
  }

  walkTo(node: number): void {
    this.player.dispatch({ type: "focus", node });
    this.player.stage.focus(node);
    this.player.draw();
    this.hover({ node });
  }

  private hover({ node, edge }: Pick): void {
    this.player.point({ node: node ?? null, edge: edge ?? null });
  }

  private tap(event: PointerEvent): void {
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

  private scrub(steps: number, phase: "start" | "move" | "end"): void {
    if (phase === "start") this.scrubFrom = this.player.state.t;
    if (phase === "end") this.player.dispatch({ type: "settle" });
    else this.player.dispatch({ type: "scrub", t: this.scrubFrom + steps });
  }

  private onFocus(event: FocusEvent): void {
    const { node } = this.player.stage.pick(event);
    if (node === undefined) return;
    this.player.dispatch({ type: "focus", node });
    this.hover({ node });
  }
}
