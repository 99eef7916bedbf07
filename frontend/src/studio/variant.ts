/** What is on the bench with other numbers, drawn from a seed: of an expression its inputs, of a network all it is made of. */

import { variantValues } from "../core/quiz/variant";
import type { Scene } from "../model/types";
import type { NetworkBench } from "./network/bench";
import { type NetworkDocument, withArray, withNumber } from "./network/document";
import type { Inputs, Tensor } from "./source";
import { sourceOf, type Workbench } from "./workbench";

interface Benches {
  readonly workbench: Workbench;
  readonly network: NetworkBench;
}

/** `scene` is the film on the stage. */
export async function openVariant(scene: Scene, seed: number, { workbench, network }: Benches): Promise<void> {
  const drawn: Inputs = variantValues(scene, String(seed));
  const { document } = network.state;
  if (document === null) {
    const source = sourceOf(workbench.bench);
    if (source?.kind === "expression") await workbench.open({ ...source, inputs: drawn });
    else if (source) await workbench.open(source, drawn);
    return;
  }
  const changed = Object.entries(drawn).reduce((made, [id, value]) => {
    if (typeof value === "number") return withNumber(made, network.sample, id, value) ?? made;
    if (id === "x") return withInputsOfSamples(made, value);
    return /^[Wb]\d+$/.test(id) ? withArray(made, id, value) : made;
  }, document);
  await network.edit(changed);
  await network.settled();
}

/** With a sample's x from each of the rows. */
function withInputsOfSamples(document: NetworkDocument, rows: readonly Tensor[]): NetworkDocument {
  const samples = document.samples.map((sample, n) => {
    const x = rows[n];
    return Array.isArray(x) && x.every((each) => typeof each === "number") ? { ...sample, x } : sample;
  });
  return { ...document, samples };
}
