/** Pointer, focus and keys on the stage, turned into hover, selection, walks and drags. */
import type { Pick } from "../views/shared/renderer";
import { Gestures } from "./gestures";
import type { Player } from "./player";
import { type DragPhase, ValueDrag } from "./value-drag";

export interface PointingEvents {
  hover(what: Pick): void;
  drag(node: number, value: number, phase: DragPhase): void;
}

export class Pointing {
  private readonly values: ValueDrag;
  /** Values asked for that have not come back yet: keys pressed fast go on from them. */
  private readonly asked = new Map<number, number>();
  private over: Pick = {};
  private scrubFrom = 0;

  constructor(
    private readonly player: Player,
    private readonly events: PointingEvents,
  ) {
    const { stage } = player;
    this.values = new ValueDrag({
      stage,
      isEditable: () => player.isEditable,
      scene: () => player.film,
      valueOf: (node) => this.asked.get(node) ?? player.figures?.values[node]?.[0] ?? Number.NaN,
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

  /** Forget what was asked for and has come, or all of it. */
  settle(isNewFilm: boolean): void {
    for (const [node, value] of this.asked) {
      if (isNewFilm || this.player.figures?.values[node]?.[0] === value) this.asked.delete(node);
    }
  }

  step(node: number, direction: 1 | -1, keys: { readonly shiftKey: boolean; readonly altKey: boolean }): boolean {
    return this.values.step(node, direction, keys);
  }

  walkTo(node: number): void {
    this.player.focusNode = node;
    this.player.draw();
    this.player.stage.focus(node);
    this.player.draw();
    this.hover({ node });
  }

  private hover({ node, edge }: Pick): void {
    if (node === this.over.node && edge === this.over.edge) return;
    this.over = { ...(node === undefined ? {} : { node }), ...(edge === undefined ? {} : { edge }) };
    const ends = edge === undefined ? undefined : this.player.film?.edges[edge];
    const nodes = node !== undefined ? [node] : ends ? [ends.source, ends.consumer] : [];
    const isNothing = node === undefined && edge === undefined;
    const edges = edge === undefined ? [] : [edge];
    this.player.light(isNothing ? null : { nodes: new Set(nodes), edges: new Set(edges) }, "pointer");
    this.events.hover(this.over);
  }

  private tap(event: PointerEvent): void {
    const { node, edge, isPart } = this.player.stage.pick(event);
    if (isPart) return;
    if (node !== undefined) {
      this.player.focusNode = node;
      this.player.select(node);
    } else if (edge === undefined) {
      this.player.select(null);
      if (event.pointerType === "touch") this.player.controls.next();
    }
  }

  private scrub(steps: number, phase: "start" | "move" | "end"): void {
    if (phase === "start") this.scrubFrom = this.player.controls.t;
    // A finger cannot aim at a whole t; the nearest step is meant.
    this.player.controls.seek(phase === "end" ? Math.round(this.player.controls.t) : this.scrubFrom + steps);
  }

  private onFocus(event: FocusEvent): void {
    const { node } = this.player.stage.pick(event);
    if (node === undefined) return;
    if (node !== this.player.focusNode) {
      this.player.focusNode = node;
      this.player.draw();
    }
    this.hover({ node });
  }
}
