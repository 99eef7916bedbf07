/** The losses a network can have, with what each computes. */

import { LOSSES as FORMULAS } from "../../core/network/table";

export const LOSSES = Object.keys(FORMULAS) as readonly (keyof typeof FORMULAS)[];

export function lossText(loss: string): string {
  return Object.hasOwn(FORMULAS, loss) ? FORMULAS[loss as keyof typeof FORMULAS] : loss;
}
