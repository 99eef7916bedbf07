/** The loss of a network over all its samples, computed in the page: the film of one sample is run once for each. Pure. */

import { outputWith } from "../../core/tape/tape";
import type { Numbers, Scene } from "../../model/types";
import { type NetworkDocument, valuesOf } from "./document";

/** L of `document`; `film` is of one sample of its form. Null where the film is not of single numbers. */
export function lossBySamples(document: NetworkDocument, film: Scene, numbers: Numbers): number | null {
  let sum = 0;
  for (let n = 0; n < document.samples.length; n++) {
    const loss = outputWith(film, numbers, valuesOf(document, n));
    if (loss === null) return null;
    sum += loss;
  }
  return document.reduction === "mean" ? sum / document.samples.length : sum;
}
