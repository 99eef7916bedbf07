/** The moment a studio shows, for its address: what is on the bench, the step, and how it is looked at. */

import type { Address } from "./address";
import { type Inputs, type Source, sameTensor } from "./source";
import type { Bench } from "./workbench";

export interface ChosenLook {
  readonly step: number;
  /** Null where nobody has chosen one. */
  readonly theme: string | null;
  readonly lang: string | null;
  readonly notation?: Address["notation"];
}

export function momentOf(bench: Bench, look: ChosenLook): Address {
  return {
    ...whatOf(bench),
    step: look.step > 0 ? look.step : null,
    theme: look.theme,
    lang: look.lang,
    ...(look.notation === undefined ? {} : { notation: look.notation }),
  };
}

function whatOf({ preset, given, source, text }: Bench): { readonly source: Source | null; readonly inputs: Inputs } {
  if (preset !== null) {
    const inputs = source?.kind === "expression" ? changed(source.inputs, given) : {};
    return { source: { kind: "preset", id: preset }, inputs };
  }
  if (text === null) return { source, inputs: {} };
  // A text that cannot be computed is worth keeping too.
  const before = source?.kind === "expression" ? source : { inputs: {} };
  return { source: { ...before, kind: "expression", text }, inputs: {} };
}

function changed(inputs: Inputs, given: Inputs): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([name, value]) => !sameTensor(value, given[name])));
}
