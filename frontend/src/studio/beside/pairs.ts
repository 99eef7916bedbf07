/** Films that say more beside each other than alone: for each pair the two addresses, without their `#`. The words are in `pair-words`. */
import { pack } from "../../core/packed";

interface Pair {
  readonly one: string;
  readonly other: string;
}

const step = (inputs: Readonly<Record<string, number>>) => `preset=one-step&inputs=${pack(inputs)}&view=graph`;
const network = (look: string) => `preset=lecture-network&view=${look}`;

export const PAIRS = {
  saturation: {
    one: "preset=saturated-sigmoid&view=graph&step=13",
    other: "preset=saturation-cured&view=graph",
  },
  transpose: { one: "preset=three-to-two&view=graph&step=5", other: "preset=two-to-three&view=graph" },
  cleared: { one: `${step({ old: 0 })}&step=4`, other: step({ old: -4 }) },
  rates: { one: `${step({ η: 0.5 })}&step=4`, other: step({ η: 3 }) },
  seeds: { one: network("network&variant=1&step=75"), other: network("network&variant=2") },
  samples: { one: network("network&sample=1&step=75"), other: network("network&sample=2") },
  mirror: { one: network("network&sample=1&step=75"), other: network("reversed&sample=1") },
} as const satisfies Readonly<Record<string, Pair>>;

export type PairId = keyof typeof PAIRS;

export const PAIR_IDS = Object.keys(PAIRS) as readonly PairId[];

/** The address at which both stand side by side, by their names. */
export function pairAddress(id: PairId): string {
  const { one, other } = PAIRS[id];
  return `#${one}&beside=${encodeURIComponent(other)}&pair=${id}`;
}
