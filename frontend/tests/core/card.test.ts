import { describe, expect, test } from "vitest";
import { cardAloud, cardSentence, resultsOf } from "../../src/core/card";
import { plainFormula } from "../../src/core/formula/plain";
import { formulaResults } from "../../src/core/formula/spoken";
import { frameAt } from "../../src/core/frame-at";
import { LANGUAGES, messagesFor } from "../../src/core/messages";
import { stepCard } from "../../src/core/step-card";
import { FILMS, type FilmName, film, node } from "../film";

const english = messagesFor("en");

/** The step of a node, `progress` of it done. */
function momentOf(name: FilmName, id: string, pass: "forward" | "backward", progress = 1) {
  const scene = film(name);
  const step = scene.steps.findLast((each) => each.node === node(scene, id).index && each.pass === pass);
  return { scene, numbers: scene.numbers, frame: frameAt(scene, scene.numbers, (step?.index ?? 0) + progress) };
}

function sentence(name: FilmName, id: string, pass: "forward" | "backward", progress = 1): string {
  return cardSentence(stepCard(momentOf(name, id, pass, progress), english), english);
}

function formulas(name: FilmName, id: string, pass: "forward" | "backward", progress = 1): string[] {
  const moment = momentOf(name, id, pass, progress);
  return stepCard(moment, english).formula.map((formula) => plainFormula(formula, moment));
}

describe("the sentence of a step is its idea", () => {
  test.each([
    ["mul_1", "forward", "w is multiplied by x."],
    ["z", "forward", "w·x and b are added."],
    ["a", "forward", "z goes through sigmoid; the slope there is fixed from now on."],
    ["C", "backward", "On its way to (a − y)² the gradient is divided by 2."],
    ["a", "backward", "On its way to z the gradient is multiplied by the slope that is fixed there."],
    ["z", "backward", "A sum hands its gradient on unchanged: to w·x and b."],
    ["mul_1", "backward", "A product swaps its factors: w gets the gradient times x, and x gets it times w."],
  ] as const)("%s %s", (id, pass, text) => {
    expect(sentence("neuron", id, pass)).toBe(text);
  });

  test("at a fan-out it counts the contributions", () => {
    expect(sentence("fan-out", "z", "backward")).toMatch(/ s has 1 of its 3 contributions\.$/);
    expect(sentence("fan-out", "x", "backward")).toMatch(/ With this s has all 3 contributions, added up\.$/);
    expect(sentence("square", "y", "backward")).toMatch(/^Both factors are x: the gradient comes to it twice\./);
  });

  test("a dead gate is said to be one, once its nothing has come", () => {
    expect(sentence("dead-relu", "h", "backward")).toMatch(/Nothing gets through to w·x \+ b: the slope here is 0\.$/);
    expect(sentence("dead-relu", "h", "backward", 0.2)).not.toContain("Nothing");
  });

  test("of what a constant would receive nothing is said or written", () => {
    expect(sentence("fan-out", "y", "backward")).toMatch(/^On its way to s the gradient is multiplied by 3\./);
    expect(formulas("fan-out", "y", "backward")).toEqual(["dz/ds += ∂z/∂y · 3 = 4 · 3 = 12"]);
  });

  test.each(FILMS)("in every language every step of %s has one, without gaps and without arithmetic", (name) => {
    const scene = film(name);
    for (const messages of LANGUAGES) {
      for (const { index } of scene.steps) {
        const moment = { scene, numbers: scene.numbers, frame: frameAt(scene, scene.numbers, index + 1) };
        const told = cardSentence(stepCard(moment, messages), messages);
        expect(told).not.toMatch(/undefined|NaN|\{|\}|^$|_\d|@\d| = |\d\.\d/);
      }
    }
  });

  test.each(["zh-Hans", "zh-Hant"])("in %s it has full-width marks", (tag) => {
    const messages = messagesFor(tag);
    for (const name of FILMS) {
      const scene = film(name);
      for (const { index } of scene.steps) {
        const moment = { scene, numbers: scene.numbers, frame: frameAt(scene, scene.numbers, index + 1) };
        expect(stepCard(moment, messages).sentence).toMatch(/^(?:(?![;:!?]|(?<![₀-₉]),).)*。$/u);
      }
    }
  });
});

describe("the formula of a step", () => {
  test("is rule, numbers and result in one line", () => {
    expect(formulas("neuron", "a", "forward")).toEqual(["a = σ(z) = σ(2) = 0.8808"]);
    expect(formulas("neuron", "mul_1", "backward")).toEqual([
      "∂C/∂w = ∂C/∂(w·x) · x = 0.09248 · 2 = 0.185",
      "∂C/∂x = ∂C/∂(w·x) · w = 0.09248 · 0.5 = 0.04624",
    ]);
  });

  test("has question marks before its numbers have landed", () => {
    expect(formulas("neuron", "z", "forward", 0.2)).toEqual(["z = w·x + b = 1 + 1 = ?"]);
    expect(formulas("neuron", "a", "backward", 0.05)[0]).toMatch(/= \?$/);
  });

  test("of the seed is 1, and at the start there is none", () => {
    const scene = film("neuron");
    const at = (t: number) => ({ scene, numbers: scene.numbers, frame: frameAt(scene, scene.numbers, t) });
    const seed = at(scene.forwardSteps + 1);
    expect(stepCard(seed, english).formula.map((each) => plainFormula(each, seed))).toEqual(["∂C/∂C = 1"]);
    expect(stepCard(at(0), english)).toMatchObject({ sentence: english.atStart, formula: [] });
  });

  test("of what is too large to be written is the rule alone", () => {
    for (const each of formulas("heat-map", "h", "forward")) expect(each).not.toMatch(/\d×\d/);
  });
});

test("read aloud a step is its sentence and what came out of it", () => {
  const moment = momentOf("neuron", "a", "forward");
  const card = stepCard(moment, english);
  expect(cardAloud(card, formulaResults(card, moment), english)).toBe(
    "z goes through sigmoid; the slope there is fixed from now on. a = 0.8808.",
  );
  // Where formulas are not at hand, what came out of it is heard all the same.
  expect(cardAloud(card, resultsOf(moment), english)).toBe(
    "z goes through sigmoid; the slope there is fixed from now on. a = 0.8808.",
  );
});
