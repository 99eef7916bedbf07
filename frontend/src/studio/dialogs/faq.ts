/**
 * What learners ask, as they ask it: sixteen questions, each with the address of the moment that answers it. The words
 * are in `words/`; `docs/teaching.md` has the table with the tests.
 */

import { pairAddress } from "../beside/pairs";

export const FAQ = {
  add: "#preset=chain-case-2&step=7",
  constantGain: "#preset=lecture-network&view=reversed&sample=1&step=71",
  linear: "#preset=lecture-network&view=reversed&sample=1&step=46",
  saturation: pairAddress("saturation"),
  quarter: "#preset=vanishing-chain&step=30",
  deadRelu: "#preset=dead-relu&step=11",
  transpose: pairAddress("transpose"),
  biasSum: "#preset=lecture-network&view=graph&step=23",
  sumOrMean: "#preset=mean-or-sum&step=13",
  accumulate: pairAddress("cleared"),
  backwards: "#preset=lecture-network&view=reversed&sample=1&order=left&step=44",
  partial: "#preset=chain-case-2&step=6",
  update: "#preset=mazur&view=network&step=55",
  softmax: "#preset=softmax-ce&step=11",
  nextLayer: "#preset=lecture-network&view=reversed&sample=1&step=60",
  hidden: "#preset=lecture-network&view=network&sample=1&step=65",
} as const;

export type FaqId = keyof typeof FAQ;

export interface FaqText {
  readonly asked: string;
  readonly answer: string;
  /** Other words under which one would look for it. */
  readonly also: string;
}

export const FAQ_IDS = Object.keys(FAQ) as readonly FaqId[];
