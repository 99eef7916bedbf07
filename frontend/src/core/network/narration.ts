/**
 * What a network says of a moment: `narrateNetwork` gives the sentence of a whole unit, or of a step in a neuron; null
 * where the general sentence of `narration.ts` is the right one.
 */
import type { Numbers, Scene } from "../../model/types";
import type { Frame } from "../frame";
import type { Messages } from "../messages";
import { stoppedText } from "../narration";
import { narrateNeuron } from "./neuron-words";
import { roleOf } from "./roles";
import { narrateUnit } from "./unit-words";
import { neuronWords } from "./words";

export function narrateNetwork(
  scene: Scene,
  numbers: Numbers,
  { span, active: step, hasLanded: isDone }: Pick<Frame, "span" | "active" | "hasLanded">,
  messages: Messages,
): string | null {
  if (span.end - span.first > 1) return narrateUnit(scene, numbers, span, messages, isDone);
  const node = step && !step.isSeed ? scene.nodes[step.node] : undefined;
  const role = node && roleOf(scene, node);
  if (!step || !node || !role) return null;
  const words = neuronWords(messages.tag);
  const sentence = narrateNeuron({ scene, numbers, words, isDone }, step, node, role);
  return `${sentence}${stoppedText(scene, numbers, step, messages, isDone)}`;
}
