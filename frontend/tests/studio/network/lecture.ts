/** Two layers of the lecture's network, both samples. */

import type { NetworkDocument } from "../../../src/studio/network/document";

export const LECTURE: NetworkDocument = {
  kind: "network",
  layers: [
    { W: [[1, -2], [-1, 1]], b: [1, 0], activation: "sigmoid" }, // biome-ignore format: matrices in rows
    { W: [[2, -1], [-2, -1]], b: [0, 0], activation: "sigmoid" }, // biome-ignore format: matrices in rows
  ],
  loss: "half_sse",
  reduction: "sum",
  samples: [
    { x: [1, -1], target: [1, 0] },
    { x: [0, 0], target: [0, 1] },
  ],
  detail: "tensor",
};
