/**
 * A network and its mirror, one above the other, in one moment: each shows what its own pass has made of it, and rests
 * while the step happens in the other. Forward it is the end of the forward pass that stays, backward what is known.
 */
import type { Numbers, Scene } from "../../model/types";
import type { Frame } from "../frame";
import { frameAt } from "../frame-at";
import { isBackward } from "./picture";

export type Half = "forward" | "backward";

/** Does the step happen in the other half? */
export function isResting(half: Half, frame: Frame): boolean {
  return isBackward(frame) === (half === "forward");
}

export function frameOf(half: Half, scene: Scene, numbers: Numbers, frame: Frame): Frame {
  if (!isResting(half, frame)) return frame;
  return frameAt(scene, numbers, half === "forward" ? scene.forwardSteps : frame.step);
}
