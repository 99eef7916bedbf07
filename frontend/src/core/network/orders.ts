/** How many evaluations of dC/dz the two orders of the backward pass take. */
import type { Network } from "./structure";

interface Orders {
  /** From the right, every neuron once. */
  readonly fromRight: number;
  /** From the left, asking again for every dC/dz' that is needed. */
  readonly fromLeft: number;
}

/**
 * One dC/dz of layer l asks for all of layer l + 1, and nothing is kept: c(l) = 1 + n(l+1) c(l+1), with c = 1 in the
 * last layer. Asked for once a neuron, that is the sum of n(l) c(l); in a network with layers of 2, 2 and 2 neurons
 * 2 * 7 + 2 * 3 + 2 * 1 = 22, against 6.
 */
export function ordersOf(network: Network): Orders {
  let fromLeft = 0;
  let fromRight = 0;
  let calls = 1;
  for (const layer of network.layers.toReversed()) {
    fromRight += layer.length;
    fromLeft += layer.length * calls;
    calls = 1 + layer.length * calls;
  }
  return { fromRight, fromLeft };
}

/** From the left: how often one neuron of each layer is evaluated, by itself and by all that ask for it. */
export function timesOf(network: Network): readonly number[] {
  const times: number[] = [];
  network.layers.forEach((_, l) => {
    times.push(1 + (network.layers[l - 1]?.length ?? 0) * (times[l - 1] ?? 0));
  });
  return times;
}
