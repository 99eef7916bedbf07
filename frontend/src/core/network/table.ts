/** Activations and losses, from the server's own tables: `python -m docs.generate` writes this file. */
import { abs, divide, expm1, maximum, minimum, normalCdf, sigmoid, softplus, tanh, where } from "../tape/functions";

/** Activations of one number, by op. */
export const CURVES: Readonly<Record<string, (x: number) => number>> = {
  identity: (x) => x,
  sigmoid: (x) => sigmoid(x),
  tanh: (x) => tanh(x),
  relu: (x) => maximum(x, 0),
  leaky_relu: (x) => where(x > 0, x, 0.01 * x),
  elu: (x) => where(x > 0, x, 1 * expm1(minimum(x, 0))),
  gelu: (x) => x * normalCdf(x),
  silu: (x) => x * sigmoid(x),
  softplus: (x) => softplus(x),
  selu: (x) => where(x > 0, 1.0507009873554805 * x, 1.7580993408473766 * expm1(minimum(x, 0))),
  mish: (x) => x * tanh(softplus(x)),
  hardtanh: (x) => where(x < -1, -1, where(x > 1, 1, x)),
  softsign: (x) => divide(x, 1 + abs(x)),
};

/** What a layer can have, by name in a document. */
export const ACTIVATIONS = [
  "linear",
  "sigmoid",
  "tanh",
  "relu",
  "leaky_relu",
  "elu",
  "gelu",
  "silu",
  "softplus",
  "selu",
  "mish",
  "hardtanh",
  "softsign",
  "softmax",
] as const;

/** Losses and what each computes. */
export const LOSSES = {
  half_sse: "½ Σ (y − ŷ)²",
  sse: "Σ (y − ŷ)²",
  mse: "mean (y − ŷ)²",
  mae: "mean |y − ŷ|",
  huber: "mean huber(y − ŷ)",
  hinge: "mean max(0, 1 − ŷ y)",
  bce: "−Σ ŷ ln y + (1 − ŷ) ln(1 − y)",
  cross_entropy: "−Σ ŷ ln y",
} as const;

/** These losses are computed from the z of the last layer, whose activation must be this. */
export const FORCED: Readonly<Record<string, string>> = { bce: "sigmoid", cross_entropy: "softmax" };
