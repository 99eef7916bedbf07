/** What is on the bench with other numbers, drawn from a seed: of an expression its inputs, of a network all it is made of. */

import { nested } from "../core/nested";
import { variantOf } from "../core/quiz/variant";
import type { Scene } from "../model/types";
import type { NetworkBench } from "./network/bench";
import { withArray, withNumber } from "./network/document";
import type { Inputs, Tensor } from "./source";
import { sourceOf, type Workbench } from "./workbench";

interface Benches {
  readonly workbench: Workbench;
  readonly network: NetworkBench;
}

/** `scene` is the film on the stage. */
export async function openVariant(scene: Scene, seed: number, { workbench, network }: Benches): Promise<void> {
  const drawn = tensorsOf(scene, seed);
  const { document } = network.state;
  if (document === null) {
    const source = sourceOf(workbench.bench);
    if (source?.kind === "expression") await workbench.open({ ...source, inputs: drawn });
    else if (source) await workbench.open(source, drawn);
    return;
  }
  const changed = Object.entries(drawn).reduce((made, [id, value]) => {
    if (typeof value === "number") return withNumber(made, network.sample, id, value) ?? made;
    return /^[Wb]\d+$/.test(id) ? withArray(made, id, value) : made;
  }, document);
  await network.edit(changed);
  await network.settled();
}

function tensorsOf(scene: Scene, seed: number): Inputs {
  const shapes = new Map(scene.nodes.map(({ id, shape }) => [id, shape]));
  const drawn = [...variantOf(scene, scene.numbers, seed)];
  return Object.fromEntries(
    drawn.map(([id, numbers]) => [id, nested(Float64Array.from(numbers), shapes.get(id) ?? []) as Tensor]),
  );
}
