import { expect, test } from "vitest";
import { figureAt } from "../../../src/core/formula/figure";
import { formulasOf } from "../../../src/core/formula/step";
import { film } from "../../film";
import { momentAt, neuronSquared, shown, softmaxLoss, spreadBias } from "../../studio/film";

const scene = neuronSquared;
const stepOf = (id: string, pass: "forward" | "backward") => {
  const found = scene.steps.findLast((step) => scene.nodes[step.node]?.id === id && step.pass === pass);
  if (!found) throw new Error(`no step of ${id}`);
  return found;
};
const end = momentAt(scene, scene.steps.length);
const lines = (id: string, pass: "forward" | "backward") => formulasOf(scene, stepOf(id, pass)).lines;

test("a forward step is a rule, the same with numbers, and a result", () => {
  const [line] = lines("z", "forward");
  if (!line) throw new Error("no line");
  expect(shown(line.rule, end)).toBe("z = w·x + b");
  expect(shown(line.numbers, end)).toBe("= −1 + 1.5");
  expect(shown(line.result, end)).toBe("= 0.5");
});

test("a piece of source that says what the rule says is written once", () => {
  expect(lines("mul_1", "forward").map((line) => shown(line.rule, end))).toEqual(["w·x"]);
});

test("a negative number gets brackets after an operator, not at the start", () => {
  expect(lines("mul_1", "forward").map((line) => shown(line.numbers, end))).toEqual(["= −0.5 · 2"]);
  expect(lines("mul_1", "backward").map((line) => shown(line.numbers, end))[1]).toMatch(/· \(−0\.5\)$/);
});

test("a backward step has a line an operand: upstream gradient times local derivative", () => {
  expect(lines("mul_1", "backward").map((line) => shown(line.rule, end))).toEqual([
    "∂y/∂w = ∂y/∂(w·x) · x",
    "∂y/∂x = ∂y/∂(w·x) · w",
  ]);
});

test("what is one of several contributions is added", () => {
  expect(lines("y", "backward").map((line) => shown(line.rule, end))).toEqual([
    "∂y/∂a += ∂y/∂y · a",
    "∂y/∂a += ∂y/∂y · a",
    "∂y/∂a = ∂y/∂y · a + ∂y/∂y · a",
  ]);
});

test("a product needs no brackets in a product, the sum in it has its own", () => {
  const [line] = lines("a", "backward");
  if (!line) throw new Error("no line");
  expect(shown(line.rule, end)).toBe("∂y/∂z = ∂y/∂a · a · (1 − a)");
});

test("before its step a result is a question mark, and so is every number it needs", () => {
  const [line] = lines("a", "backward");
  if (!line) throw new Error("no line");
  const before = momentAt(scene, 1);
  expect(shown(line.result, before)).toBe("∂y/∂z = ?");
  expect(shown(line.numbers, before)).toBe("∂y/∂z = ? · ? · (1 − ?)");
});

test("while a step is under way its operands are known and its result is not", () => {
  const step = stepOf("z", "forward");
  const [line] = formulasOf(scene, step).lines;
  if (!line) throw new Error("no line");
  const during = momentAt(scene, step.index + 0.3);
  expect(shown(line.numbers, during)).toBe("= −1 + 1.5");
  expect(shown(line.result, during)).toBe("= ?");
});

test("the seed is 1 and needs no numbers", () => {
  const seed = scene.steps[scene.forwardSteps];
  if (!seed) throw new Error("no seed");
  const [line] = formulasOf(scene, seed).lines;
  expect(line && shown(line.result, end)).toBe("∂y/∂y = 1");
});

test("a half-arrived sum is not yet the gradient", () => {
  const a = scene.nodes.findIndex(({ id }) => id === "a");
  const step = stepOf("y", "backward");
  expect(figureAt(momentAt(scene, step.index + 0.6), `g${a}`)).toBeNull();
  expect(figureAt(momentAt(scene, step.index + 1), `g${a}`)).not.toBeNull();
});

test("every place in the TeX of every step has a figure of the film", () => {
  for (const film of [neuronSquared, softmaxLoss]) {
    const last = momentAt(film, film.steps.length);
    for (const step of film.steps) {
      for (const { rule, numbers, result } of formulasOf(film, step).lines) {
        for (const { tex, places } of [rule, numbers, result]) {
          const marked = [...tex.matchAll(/\\htmlData\{place=(\d+)\}/g)].map(([, i]) => Number(i));
          for (const i of marked) expect(figureAt(last, places[i]?.key ?? "v-1")).not.toBeNull();
          expect(tex).not.toMatch(/\{out\}|\{g\}/);
        }
      }
    }
  }
});

test("a contraction is written by its own rule, with the upstream gradient in it", () => {
  const film = softmaxLoss;
  const step = film.steps.findLast(({ node }) => film.nodes[node]?.op === "softmax");
  if (!step) throw new Error("no softmax");
  const [line] = formulasOf(film, step).lines;
  expect(line && shown(line.rule, momentAt(film, 0))).toBe("∂C/∂z = y · (∂C/∂y − sum(∂C/∂y · y))");
});

test("numbers of a list are multiplied one by one", () => {
  const film = softmaxLoss;
  const step = film.steps.findLast(({ node }) => film.nodes[node]?.op === "log");
  if (!step) throw new Error("no log");
  const [line] = formulasOf(film, step).lines;
  expect(line && shown(line.rule, momentAt(film, 0))).toBe("∂C/∂y = ∂C/∂(log(y)) ⊙ 1 / y");
});

test("what was spread out on the way forward is added up on the way back", () => {
  const film = spreadBias;
  const step = film.steps.findLast(({ node }) => film.nodes[node]?.op === "add");
  if (!step) throw new Error("no add");
  const bias = formulasOf(film, step).lines.find(({ rule }) => rule.text.startsWith("∂y/∂b "));
  expect(bias && shown(bias.rule, momentAt(film, 0))).toBe("∂y/∂b = sum(∂y/∂(x + b) ⊙ 1)");
});

test("a part of an array is written as a person would", () => {
  const scene = film("slices");
  const at = momentAt(scene, scene.steps.length);
  const rules = scene.steps
    .filter((step) => step.pass === "forward" && scene.nodes[step.node]?.op === "index")
    .map((step) => formulasOf(scene, step).lines.map((line) => shown(line.rule, at))[0]);
  expect(rules).toEqual(["a = z[0:2]", "b = z[1:]", "c = z[2]"]);
  const back = scene.steps.flatMap((step) => formulasOf(scene, step).lines.map((line) => line.rule.tex));
  expect(back.filter((tex) => /null|\[\[/.test(tex))).toEqual([]);
});

test("one number that goes back to every element of a list is multiplied by a list, and never equal to one", () => {
  const scene = film("slices");
  const at = momentAt(scene, scene.steps.length);
  const whole = (op: string) => {
    const step = scene.steps.findLast(({ node, pass }) => scene.nodes[node]?.op === op && pass === "backward");
    return step && formulasOf(scene, step).lines.map((line) => shown(line.whole, at))[0];
  };
  expect(whole("sum")).toBe("∂L/∂a = ∂L/∂(sum(a)) · ∂(sum(a))/∂a = 1 · [1, 1] = [1, 1]");
  expect(whole("mean")).toBe("∂L/∂b = ∂L/∂(mean(b)) / count = 4 · [0.5, 0.5] = [2, 2]");
});
