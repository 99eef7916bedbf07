/** Keys of the training view, beside those of the whole studio. */

import { keyName } from "../../core/commands";
import { belongsToControl } from "../commands";
import type { TrainingWords } from "../words/training/en";
import type { TrainingTab } from "./tab";
import type { Trainer } from "./trainer";

interface TrainingCommand {
  readonly id: keyof TrainingWords["commands"];
  /** Names as the core's `keyName` gives them. */
  readonly keys: readonly string[];
  perform(trainer: Trainer): void;
}

export const TRAINING_COMMANDS: readonly TrainingCommand[] = [
  { id: "toggle", keys: ["Space"], perform: (trainer) => toggle(trainer) },
  { id: "step", keys: ["ArrowRight", "PageDown"], perform: (trainer) => trainer.step() },
  { id: "stop", keys: ["Home"], perform: (trainer) => trainer.goTo(0) },
];

/** Do what the key asks of the training. */
export function pressTraining(event: KeyboardEvent, { trainer }: TrainingTab): void {
  if (event.defaultPrevented || belongsToControl(event)) return;
  const name = keyName(event);
  const command = TRAINING_COMMANDS.find(({ keys }) => name !== null && keys.includes(name));
  // The pictures have keys of their own.
  const isInPicture = event.target instanceof Element && event.target.closest(".picture") !== null;
  if (!command || (isInPicture && command.id !== "toggle")) return;
  event.preventDefault();
  command.perform(trainer);
}

function toggle(trainer: Trainer): void {
  if (trainer.state.phase === "running") trainer.pause();
  else trainer.train();
}
