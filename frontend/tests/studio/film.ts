/** Films for the tests, as the server answered them, and a formula as a reader sees it. */

import type { Snapshot } from "../../src/core/formula/figure";
import { plainFormula } from "../../src/core/formula/plain";
import { frameAt } from "../../src/core/frame-at";
import { readScene } from "../../src/model/json";
import neuron from "../fixtures/neuron-squared.json";
import softmax from "../fixtures/softmax.json";
import spread from "../fixtures/spread-bias.json";

/** `z = w*x + b`, `a = sigmoid(z)`, `y = a*a`. */
export const neuronSquared = readScene(neuron);
/** `y = softmax(z)`, `C = -sum(t*log(y))`. */
export const softmaxLoss = readScene(softmax);

/** `y = sum((x + b)**2)` with a vector x and a single b. */
export const spreadBias = readScene(spread);

export function momentAt(scene: typeof neuronSquared, t: number): Snapshot {
  return { scene, numbers: scene.numbers, frame: frameAt(scene, scene.numbers, t) };
}

/** The text of a setting with its figures at a moment. */
export const shown = plainFormula;
