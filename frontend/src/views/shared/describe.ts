/** A node in words: its name, op, value and gradient at this moment. */

import { describe } from "../../core/describe";
import type { NodeFrame } from "../../core/frame";
import type { Messages } from "../../core/messages";
import { aloud, gradientText, plainName } from "../../core/name";
import { opName } from "../../core/op-name";
import type { Scene, SceneNode } from "../../model/types";

export function describeNode(scene: Scene, node: SceneNode, frame: NodeFrame, messages: Messages): string {
  const value = describeValue(node, frame, messages);
  const gradient = describeGradient(node, frame, messages);
  return `${aloud(plainName(node))}, ${operationOf(node, messages)}. ${messages.value}: ${value}. ${aloud(gradientText(scene, node))}: ${gradient}`;
}

export function operationOf(node: SceneNode, messages: Messages): string {
  if (node.op === "input") return messages.input;
  return node.op === "constant" ? messages.constant : opName(node.op);
}

export function describeValue(node: SceneNode, { value }: NodeFrame, messages: Messages): string {
  return value ? describe(value, node.shape, messages) : messages.unknown;
}

export function describeGradient(node: SceneNode, frame: NodeFrame, messages: Messages): string {
  const { gradient, gradientState } = frame;
  if (gradientState === "none") return messages.noGradient;
  if (!gradient) return messages.unknown;
  const figure = describe(gradient, node.shape, messages);
  return gradientState === "partial" ? messages.soFar(figure) : figure;
}
