/** The golden figures of the lecture's network, by the names of the graph of arrays. */

import golden from "../../../../tests/golden/networks.json";
import type { ParameterArrays } from "../../../src/studio/network/figures";
import type { Tensor } from "../../../src/studio/source";

const [network] = golden.networks;
if (network?.id !== "lecture-network" || !network.batch_A_B || !network.cases) throw new Error("no such network");
const { A, B } = network.cases as unknown as Readonly<Record<"A" | "B", Figures>>;
const { dL_dW, dL_db } = network.batch_A_B;

interface Figures {
  readonly dC_dW: readonly Tensor[];
  readonly dC_db: readonly Tensor[];
}

/** The gradients of each sample alone, and of both. */
export const SAMPLES: readonly ParameterArrays[] = [A, B].map(({ dC_dW, dC_db }) => named(dC_dW, dC_db));
export const BATCH: ParameterArrays = named(dL_dW, dL_db);

function named(weights: readonly Tensor[], biases: readonly Tensor[]): ParameterArrays {
  const entries = weights.flatMap((W, i) => [[`W${i + 1}`, W] as const, [`b${i + 1}`, biases[i] ?? []] as const]);
  return Object.fromEntries(entries);
}
