import { describe, expect, test } from "vitest";
import { cardSentence } from "../../../src/core/card";
import { figureAt } from "../../../src/core/formula/figure";
import { plainFormula } from "../../../src/core/formula/plain";
import { frameAt } from "../../../src/core/frame-at";
import { groupsOf } from "../../../src/core/groups";
import { LANGUAGES, messagesFor } from "../../../src/core/messages";
import { cardOf } from "../../../src/core/network/card";
import { ofAllShares } from "../../../src/core/network/layer-formulas";
import { timelineOf } from "../../../src/core/timeline";
import { type Span, spanFrom, UNITS, type Unit, unitIn } from "../../../src/core/units";
import type { Scene } from "../../../src/model/types";
import { FILMS, film } from "../../film";

const english = messagesFor("en");
const network = film("lecture-network");

function spansOf(scene: Scene, unit: Unit): Span[] {
  const timeline = timelineOf(scene);
  const spans: Span[] = [];
  for (let t = 0; t < timeline.length; t = spans.at(-1)?.end ?? timeline.length)
    spans.push(spanFrom(timeline, unitIn(timeline, unit), t));
  return spans;
}

function momentOf(scene: Scene, span: Span, progress = 1) {
  const t = span.first + progress * (span.end - span.first);
  return { scene, numbers: scene.numbers, frame: frameAt(scene, scene.numbers, t, span) };
}

function sentenceOf(scene: Scene, span: Span, messages = english): string {
  return cardSentence(cardOf(momentOf(scene, span), messages), messages);
}

function formulasOf(scene: Scene, span: Span, progress = 1): string[] {
  const moment = momentOf(scene, span, progress);
  return cardOf(moment, english).formula.map((formula) => plainFormula(formula, moment));
}

test("the fifteen scenes of a sample say the idea, each for the place where it stands", () => {
  const spans = spansOf(network, "neuron");
  expect(spans).toHaveLength(15);
  const said = spans.map((span) => cardOf(momentOf(network, span), english));
  expect(said.map(({ place }) => place)).toEqual([
    ...[1, 2, 3].flatMap((layer) => [1, 2].map((number) => `Neuron ${number} of layer ${layer}`)),
    "The loss",
    "",
    "The loss",
    ...[3, 2, 1].flatMap((layer) => [2, 1].map((number) => `Neuron ${number} of layer ${layer}`)),
  ]);
  expect(said.map(({ sentence }) => sentence)).toEqual([
    "Weigh, add, squash. The slope at z is locked away for the way back.",
    "The same inputs, other weights. Weigh, add, squash.",
    "Weigh, add, squash. The slope at z is locked away for the way back.",
    "Weigh, add, squash. The slope at z is locked away for the way back.",
    "Weigh, add, squash. This is the last layer: what comes out is the output y₁.",
    "Weigh, add, squash. This is the last layer: what comes out is the output y₂.",
    "How far is the output y from the label ŷ? One number says it: the loss Cⁿ.",
    "Now the other way. How much does Cⁿ change if Cⁿ itself does? One for one: we start with 1.",
    "How much does each output matter to the loss? As much as it is wrong.",
    "The base case: to the right of this neuron there is only the loss. ∂Cⁿ/∂y times the gain, and we are done.",
    "The base case once more: times the gain, done.",
    "What comes back is weighted, added up, and shrunk by the gain.",
    "What comes back is weighted, added up, and shrunk by the gain.",
    "What comes back is weighted, added up, and shrunk by the gain. And every weight here gets its input times ∂Cⁿ/∂z.",
    "What comes back is weighted, added up, and shrunk by the gain. And every weight here gets its input times ∂Cⁿ/∂z.",
  ]);
});

describe("the formula of a neuron is the lecture's", () => {
  test.each([
    [
      10,
      [
        "z₂,₁ = w₂,₁,₁ a₁,₁ + w₂,₁,₂ a₁,₂ + b₂,₁ = 1.964 − 0.1192 + 0 = 1.845",
        "a₂,₁ = σ(z₂,₁) = 0.8635",
        "σ′(z₂,₁) = σ(z₂,₁) (1 − σ(z₂,₁)) = 0.8635 (1 − 0.8635) = 0.1179",
      ],
    ],
    [30, ["Cⁿ = ½ [(y₁ − ŷ₁)² + (y₂ − ŷ₂)²] = ½ [0.1461 + 0.6874] = 0.4168"]],
    [37, ["∂Cⁿ/∂Cⁿ = 1"]],
    [38, ["∂Cⁿ/∂y₁ = y₁ − ŷ₁ = 0.6177 − 1 = −0.3823", "∂Cⁿ/∂y₂ = y₂ − ŷ₂ = 0.8291 − 0 = 0.8291"]],
    [50, ["∂Cⁿ/∂z₃,₁ = σ′(z₃,₁) ∂Cⁿ/∂y₁ = 0.2361 · (−0.3823) = −0.09028"]],
    [60, ["∂Cⁿ/∂z₂,₁ = σ′(z₂,₁)[w₃,₁,₁ ∂Cⁿ/∂z₃,₁ + w₃,₂,₁ ∂Cⁿ/∂z₃,₂] = 0.1179 [−0.2708 − 0.1175] = −0.04576"]],
  ] as const)("from step %d on", (first, formulas) => {
    const span = spansOf(network, "neuron").find((each) => each.first === first);
    expect(span && formulasOf(network, span)).toEqual(formulas);
  });

  test("what a neuron hands out stands by itself", () => {
    const moment = momentOf(network, { first: 60, end: 65 });
    expect(cardOf(moment, english).handedOut.map((formula) => plainFormula(formula, moment))).toEqual([
      "∂Cⁿ/∂a₂,₁ = ∂Cⁿ/∂z₃,₁ ∂z₃,₁/∂a₂,₁ + ∂Cⁿ/∂z₃,₂ ∂z₃,₂/∂a₂,₁ = −0.2708 − 0.1175 = −0.3883",
      "∂Cⁿ/∂w₂,₁,₁ = ∂Cⁿ/∂z₂,₁ ∂z₂,₁/∂w₂,₁,₁ = ∂Cⁿ/∂z₂,₁ · a₁,₁ = −0.04576 · 0.982 = −0.04494",
      "∂Cⁿ/∂w₂,₁,₂ = ∂Cⁿ/∂z₂,₁ ∂z₂,₁/∂w₂,₁,₂ = ∂Cⁿ/∂z₂,₁ · a₁,₂ = −0.04576 · 0.1192 = −0.005455",
      "∂Cⁿ/∂b₂,₁ = ∂Cⁿ/∂z₂,₁ = −0.04576",
    ]);
  });

  test("of several samples the weights add them up", () => {
    const scene = film("two-samples");
    const span = spansOf(scene, "neuron").findLast(({ end }) => end === scene.steps.length);
    const moment = momentOf(scene, span as Span);
    const [first] = cardOf(moment, english).handedOut;
    expect(first && plainFormula(first, moment)).toBe(
      "∂L/∂w₁,₁,₁ += ∂L/∂z₁,₁⁽¹⁾ ∂z₁,₁⁽¹⁾/∂w₁,₁,₁ = ∂L/∂z₁,₁⁽¹⁾ · x₁⁽¹⁾ = 3 · 1 = 3",
    );
  });

  test("behind a softmax it says what is hidden in it: y − ŷ", () => {
    const scene = film("softmax-network");
    const softmax = groupsOf(scene).filter(({ name }) => name === "layer 2/softmax");
    expect(softmax).toHaveLength(2);
    expect(formulasOf(scene, softmax[1] as Span)).toEqual([
      "∂Cⁿ/∂z₂,₁ = y₁ − ŷ₁ = 0.03134 − 0 = 0.03134",
      "∂Cⁿ/∂z₂,₂ = y₂ − ŷ₂ = 0.9687 − 1 = −0.03134",
    ]);
  });

  test("behind a softmax without a cross-entropy every z hears from all k outputs", () => {
    const { tex, text } = ofAllShares(film("softmax-network"));
    expect(text).toBe("Σ ∂y_k/∂z · ∂Cⁿ/∂y_k");
    expect(tex).toBe(String.raw`\sum_k\frac{\partial y_k}{\partial z}\,\frac{\partial C^{n}}{\partial y_k}`);
  });

  test("of a layer is the rule of its arrays, with the samples as columns", () => {
    const span = spansOf(film("lecture-arrays"), "layer").findLast(({ first }) => first > 0) as Span;
    expect(formulasOf(film("lecture-arrays"), span)).toEqual(["∂L/∂z₁ = σ′(z₁) ⊙ W₂ᵀ ∂L/∂z₂", "∂L/∂W₁ = ∂L/∂z₁ xᵀ"]);
  });
});

test("stepped op by op a weight's formula names what the lecture names, and no product", () => {
  const step = network.steps.find(({ node, pass }) => network.nodes[node]?.id === "p2_1_1" && pass === "backward");
  const span = { first: step?.index ?? 0, end: (step?.index ?? 0) + 1 };
  expect(formulasOf(network, span)).toEqual([
    "∂Cⁿ/∂w₂,₁,₁ = ∂Cⁿ/∂z₂,₁ ∂z₂,₁/∂w₂,₁,₁ = ∂Cⁿ/∂z₂,₁ · a₁,₁ = −0.04576 · 0.982 = −0.04494",
    "∂Cⁿ/∂a₁,₁ += ∂Cⁿ/∂z₂,₁ ∂z₂,₁/∂a₁,₁ = ∂Cⁿ/∂z₂,₁ · w₂,₁,₁ = −0.04576 · 2 = −0.09153",
  ]);
});

test.each(["network", "lecture-network", "softmax-network", "two-samples"] as const)(
  "in %s a formula has a number exactly when the picture has it",
  (name) => {
    const scene = film(name);
    for (const unit of UNITS) {
      for (const span of spansOf(scene, unit)) {
        for (let tick = 1; tick <= 20; tick++) {
          const moment = momentOf(scene, span, tick / 20);
          const { formula, handedOut } = cardOf(moment, english);
          for (const each of [...formula, ...handedOut]) {
            const isOpen = each.places.some(({ key }) => figureAt(moment, key) === null);
            expect(plainFormula(each, moment).includes("?")).toBe(isOpen);
            if (tick === 20) expect(isOpen).toBe(false);
          }
        }
      }
    }
  },
);

describe("in every language", () => {
  test.each(FILMS)("every unit of %s has a sentence, without gaps and without arithmetic", (name) => {
    const scene = film(name);
    for (const messages of LANGUAGES) {
      for (const unit of UNITS) {
        for (const span of spansOf(scene, unit)) {
          const said = sentenceOf(scene, span, messages);
          expect(said).not.toMatch(/undefined|\{|\}|^$|_\d|@\d| = |\d\.\d|_/);
          if (unit !== "op") expect(said).not.toContain("half");
          if (messages.tag !== "en") expect(said).toMatch(/^(?:(?![;!?]|(?<![₀-₉]),).)*。$/u);
        }
      }
    }
  });
});
