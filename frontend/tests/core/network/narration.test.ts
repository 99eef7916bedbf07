import { describe, expect, test } from "vitest";
import { groupsOf, layersOf } from "../../../src/core/groups";
import { LANGUAGES, type Messages, messagesFor } from "../../../src/core/messages";
import { narrate } from "../../../src/core/narration";
import { narrateNetwork } from "../../../src/core/network/narration";
import { NEURON_WORDS } from "../../../src/core/network/words";
import { timelineOf } from "../../../src/core/timeline";
import { type Span, spanTo } from "../../../src/core/units";
import type { Scene, Step } from "../../../src/model/types";
import { FILMS, film, node } from "../../film";

const english = messagesFor("en");

/** What the strip says of a span, as the player puts it together. */
function told(scene: Scene, span: Span, messages: Messages, hasLanded = true): string {
  const active = scene.steps[span.end - 1] ?? null;
  const own = narrateNetwork(scene, scene.numbers, { span, active, hasLanded }, messages);
  return own ?? narrate(scene, scene.numbers, active, messages, hasLanded);
}

function spanOf({ index }: Step): Span {
  return { first: index, end: index + 1 };
}

test("there are words for a neuron in every language", () => {
  expect(NEURON_WORDS.map(({ tag }) => tag).sort()).toEqual(LANGUAGES.map(({ tag }) => tag).sort());
});

test.each(FILMS)("every step of %s has a sentence of its own, in every language", (name) => {
  const scene = film(name);
  for (const messages of LANGUAGES) {
    const sentences = scene.steps.map((step) => told(scene, spanOf(step), messages));
    for (const each of sentences) expect(each).not.toMatch(/undefined|\{|\}|^$/);
    expect(new Set(sentences).size).toBe(sentences.length);
  }
});

describe("in a network the sentences are the lecture's", () => {
  test.each([
    ["p2_1_1", "forward", "Forward, weight w₂,₁,₁ of layer 2: w × a = 2 × 0.982 = 1.964."],
    ["p1_2_1", "forward", "Forward, weight w₁,₂,₁ of layer 1: w × x = (−1) × 1 = −1."],
    ["s2_1_2", "forward", "Forward, neuron 1 of layer 2: the sum so far, 1.964 + (−0.1192) = 1.845."],
    ["z2_1", "forward", "Forward, neuron 1 of layer 2: the bias is added, z₂,₁ = 1.845 + 0 = 1.845."],
    [
      "a2_1",
      "forward",
      "Forward, neuron 1 of layer 2: a₂,₁ = sigmoid(1.845) = 0.8635; " +
        "the slope σ′(z) = 0.1179 is put away for the way back.",
    ],
    [
      "a3_1",
      "backward",
      "Backward, neuron 1 of layer 3: base case, σ′(z) × ∂C/∂a = ∂C/∂z: 0.2361 × (−0.3823) = −0.09028.",
    ],
    ["a2_1", "backward", "Backward, neuron 1 of layer 2: σ′(z) × ∂C/∂a = ∂C/∂z: 0.1179 × (−0.3883) = −0.04576."],
    [
      "z2_1",
      "backward",
      "Backward, neuron 1 of layer 2: the sum hands ∂C/∂z = −0.04576 on to its terms: ∂C/∂b₂,₁ = −0.04576.",
    ],
    [
      "s2_1_2",
      "backward",
      "Backward, neuron 1 of layer 2: the sum hands ∂C/∂z = −0.04576 on to its terms: w₂,₁,₁, w₂,₁,₂.",
    ],
    [
      "p3_2_1",
      "backward",
      "Backward, weight w₃,₂,₁ of layer 3: a × ∂C/∂z = ∂C/∂w: 0.8635 × 0.1175 = 0.1014; " +
        "w × ∂C/∂z = −0.1175 goes on to a₂,₁, so far −0.1175.",
    ],
  ] as const)("%s %s", (id, pass, text) => {
    const scene = film("lecture-network");
    const step = scene.steps.findLast((each) => each.node === node(scene, id).index && each.pass === pass);
    expect(step && told(scene, spanOf(step), english)).toBe(text);
  });

  test("no name in it is a string of underscores, in any language", () => {
    for (const name of FILMS) {
      const scene = film(name);
      for (const messages of LANGUAGES) {
        const sentences = scene.steps.map((step) => told(scene, spanOf(step), messages));
        const units = [...groupsOf(scene), ...layersOf(scene)].map((span) => told(scene, span, messages));
        for (const each of [...sentences, ...units]) expect(each).not.toMatch(/_\d|@\d|undefined/);
      }
    }
  });

  test("while a step is in motion no result of it is told", () => {
    const scene = film("lecture-network");
    // A sum hands on what it has, and the seed is 1 from the first.
    const steps = scene.steps.filter(
      ({ isSeed, node, pass }) => !isSeed && !(pass === "backward" && isSum(scene, node)),
    );
    for (const step of steps) {
      const [open, done] = [false, true].map((isDone) => told(scene, spanOf(step), english, isDone));
      expect(open).toContain("?");
      expect(done).not.toContain("?");
    }
  });

  test("a whole neuron or layer is one sentence of what came out of it", () => {
    const scene = film("lecture-network");
    const unit = (end: number, kind: "neuron" | "layer", isDone = true) =>
      told(scene, spanTo(timelineOf(scene), kind, end), english, isDone);
    expect(unit(5, "neuron")).toBe("Forward, neuron 1 of layer 1: a₁,₁ = 0.982.");
    expect(unit(10, "layer")).toBe("Forward, layer 1: a₁,₁ = 0.982, a₁,₂ = 0.1192.");
    expect(unit(10, "layer", false)).toBe("Forward, layer 1: a₁,₁ = ?, a₁,₂ = ?.");
    expect(unit(37, "layer")).toBe("Forward, the loss: L = 0.4168.");
    expect(unit(45, "layer")).toBe("Backward, the loss: ∂C/∂y₁ = −0.3823, ∂C/∂y₂ = 0.8291.");
    expect(unit(55, "layer")).toBe(
      "Backward, layer 3: ∂C/∂z₃,₁ = −0.09028, ∂C/∂z₃,₂ = 0.1175, and with them the gradients of 6 parameters.",
    );
  });
});

function isSum(scene: Scene, node: number): boolean {
  return /^s\d+_\d/.test(scene.nodes[node]?.id ?? "");
}
