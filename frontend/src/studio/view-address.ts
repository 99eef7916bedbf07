/** What an address says of the view state, and how a view state becomes what an address says. */

import type { Shown } from "../core/shown";
import type { Command, ViewOptions, ViewState } from "../core/view-state";
import type { Address } from "./address";

/** Of networks the view is always said; of every other graph where it is not the graph itself. */
export function addressOfView(state: ViewState, shown: Shown): Address {
  const { scene, sample, hall, everything, opened, quiz } = state;
  const isNetwork = scene?.source.kind === "network";
  return {
    step: shown.step,
    ...(isNetwork || shown.view !== "graph" ? { view: shown.view } : {}),
    ...(isNetwork ? { sample: sample + 1 } : {}),
    ...(state.neuron === null || !isNetwork ? {} : { neuron: state.neuron }),
    order: shown.order,
    ...(state.unit === null ? {} : { unit: state.unit }),
    ...(opened === null ? {} : { cells: opened }),
    ask: quiz.asked,
    fade: quiz.fade,
    hall,
    everything,
  };
}

/** How what an address names is to be looked at from the beginning. */
export function viewOptionsOf({ view, sample = 1, neuron, order = "trace", unit }: Address): ViewOptions {
  return {
    view: view === undefined || view === "training" ? null : view,
    sample: sample - 1,
    neuron: neuron ?? null,
    order,
    unit: unit ?? null,
  };
}

/** What else it asks for, once that is there. */
export function commandsOf({
  step = 0,
  cells,
  ask = [],
  fade = 1,
  hall = false,
  everything = false,
}: Address): Command[] {
  return [
    { type: "hall", on: hall },
    { type: "everything", on: everything },
    { type: "ask", keys: ask, fade },
    { type: "seek", t: step },
    { type: "open", node: cells ?? null },
  ];
}
