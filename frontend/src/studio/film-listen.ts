/** Keep in what the studio knows where the film is, and what of it is pointed at, selected and opened. */

import type { ChainRuleEvents } from "../player/api";
import { pointedAt } from "./pointed";
import type { StudioState } from "./state";

export type EventDetail<Name extends keyof ChainRuleEvents> = ChainRuleEvents[Name]["detail"];

export function listenToFilm(studio: StudioState): void {
  const on = <T>(type: string, act: (detail: T) => void) =>
    studio.addEventListener(type, (event) => act((event as CustomEvent<T>).detail));
  const onFilm = <Name extends keyof ChainRuleEvents>(name: Name, act: (detail: EventDetail<Name>) => void) =>
    on(name, act);
  onFilm("chainrule-order", ({ order }) => {
    studio.order = order;
  });
  onFilm("chainrule-time", (time) => {
    studio.time = time;
    if (studio.order === "trace") studio.traceStep = time.step;
  });
  onFilm("chainrule-state", ({ unit }) => {
    studio.unit = unit;
  });
  onFilm("chainrule-figures", (figures) => {
    studio.whatIf = figures;
  });
  onFilm("chainrule-hover", (thing) => {
    studio.pointed = pointedAt(studio.net.shown.scene, thing);
  });
  onFilm("chainrule-select", ({ node }) => {
    studio.selected = node;
  });
  onFilm("chainrule-open", ({ node }) => {
    studio.product = node;
  });
  on<string>("product-open", (node) => {
    studio.product = node;
  });
  on<number | null>("term-point", (edge) => {
    studio.pointed = { node: null, edge };
  });
  on("node-deselect", () => {
    studio.selected = null;
  });
}
