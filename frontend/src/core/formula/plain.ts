/** A formula as a plain text with its figures at a moment: `plainFormula(setting, snapshot)`, `?` for what is not there yet. */
import { figureAt, type Snapshot } from "./figure";
import { inFormula } from "./figure-text";
import type { Setting } from "./setting";
import { fill } from "./template";

export function plainFormula({ text, places }: Setting, snapshot: Snapshot): string {
  return fill(text, (slot) => {
    const place = places[Number(slot)];
    return place && inFormula(figureAt(snapshot, place.key), place);
  });
}
