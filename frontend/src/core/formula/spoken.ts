/** What came out of a card's formulas, as it is read aloud: `formulaResults(card, snapshot)`. */
import type { Card } from "../card";
import type { Snapshot } from "./figure";
import { plainFormula } from "./plain";

/** `∂C/∂z = −0.04576`: of every formula the first side, and the last. */
export function formulaResults({ formula }: Card, snapshot: Snapshot): string[] {
  return formula.map((each) => {
    const sides = plainFormula(each, snapshot).split(/ \+?= /);
    return sides.length < 2 ? (sides[0] ?? "") : `${sides[0]} = ${sides.at(-1)}`;
  });
}
