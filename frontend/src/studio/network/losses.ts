/** The losses a network can have, with what each computes. */

const FORMULAS = {
  half_sse: "½ Σ (y − ŷ)²",
  sse: "Σ (y − ŷ)²",
  mse: "mean (y − ŷ)²",
  bce: "−Σ ŷ ln y + (1 − ŷ) ln(1 − y)",
  cross_entropy: "−Σ ŷ ln y",
} as const;

export const LOSSES = Object.keys(FORMULAS) as readonly (keyof typeof FORMULAS)[];

export function lossText(loss: string): string {
  return Object.hasOwn(FORMULAS, loss) ? FORMULAS[loss as keyof typeof FORMULAS] : loss;
}
