import { describe, expect, test } from "vitest";
import { LANGUAGES, messagesFor } from "../../src/core/messages";
import { narrate } from "../../src/core/narration";
import type { Scene } from "../../src/model/types";
import { FILMS, type FilmName, film, node } from "../film";

const english = messagesFor("en");

function sentence(name: FilmName, id: string, pass: "forward" | "backward", isDone = true): string {
  const scene = film(name);
  const step = scene.steps.findLast((each) => each.node === node(scene, id).index && each.pass === pass) ?? null;
  return narrate(scene, scene.numbers, step, english, isDone);
}

describe("one sentence a step", () => {
  test("forward it puts the numbers into the formula", () => {
    expect(sentence("neuron", "mul_1", "forward")).toBe("Forward, w·x: 0.5 × 2 = 1.");
    expect(sentence("neuron", "a", "forward")).toBe("Forward, a: sigmoid(2) = 0.8808.");
    expect(sentence("dead-relu", "mul_1", "forward")).toBe("Forward, w·x: (−1.5) × 2 = −3.");
  });

  test("backward it names gradient, local derivative and what they give", () => {
    expect(sentence("neuron", "a", "backward")).toBe(
      "Backward, a: ∂C/∂a = 0.8808 times the local derivative 0.105 gives 0.09248 for ∂C/∂z.",
    );
  });

  test("at a fan-out it tells the sum so far and in all", () => {
    expect(sentence("square", "y", "backward")).toBe(
      "Backward, y: ∂y/∂y = 1 times the local derivative 3 gives 3, so far ∂y/∂x = 3; " +
        "times the local derivative 3 gives 3, in all ∂y/∂x = 6.",
    );
  });

  test("a dead gate is said to be one", () => {
    expect(sentence("dead-relu", "h", "backward")).toMatch(/Nothing reaches w·x \+ b: the local derivative is 0\.$/);
  });

  test("the seed is the output's change with itself", () => {
    const scene = film("neuron");
    const seed = scene.steps[scene.forwardSteps] ?? null;
    expect(narrate(scene, scene.numbers, seed, english)).toContain("∂C/∂C = 1");
    expect(narrate(scene, scene.numbers, null, english)).toBe(english.atStart);
  });

  test("short vectors are read out, others described", () => {
    expect(sentence("vectors", "z", "backward")).toContain("∂C/∂z = (−0.9905, 0.9905)");
    expect(sentence("heat-map", "h", "forward")).toMatch(/9 numbers from −[\d.]+ to [\d.]+\.$/);
  });

  test("while a step is in motion its result is a question mark", () => {
    expect(sentence("neuron", "z", "forward", false)).toBe("Forward, z: 1 + 1 = ?.");
    expect(sentence("neuron", "a", "backward", false)).toContain("gives ? for");
  });
});

describe("in every language", () => {
  test("there are English and both ways of writing Chinese", () => {
    expect(LANGUAGES.map((each) => each.tag)).toEqual(["en", "zh-Hans", "zh-Hant"]);
  });

  test("the words of a tag are found, and English stands in for what is not there", () => {
    expect(messagesFor("zh-TW").tag).toBe("zh-Hant");
    expect(messagesFor("zh-Hant-HK").tag).toBe("zh-Hant");
    expect(messagesFor("zh-CN").tag).toBe("zh-Hans");
    expect(messagesFor("zh").tag).toBe("zh-Hans");
    expect(messagesFor("en-GB").tag).toBe("en");
    expect(messagesFor("fr").tag).toBe("en");
  });

  test.each(FILMS)("every step of %s has a sentence without a gap", (name) => {
    const scene: Scene = film(name);
    for (const messages of LANGUAGES) {
      const sentences = scene.steps.map((step) => narrate(scene, scene.numbers, step, messages));
      for (const each of sentences) expect(each).not.toMatch(/undefined|NaN|\{|\}|^$/);
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });

  test("no language lacks a word, and none repeats the English one by mistake", () => {
    const [first, ...others] = LANGUAGES;
    if (!first) throw new Error("no language");
    for (const other of others) {
      expect(Object.keys(other).sort()).toEqual(Object.keys(first).sort());
      for (const [id, word] of Object.entries(other.commands)) {
        expect(word).not.toBe("");
        expect(word).not.toBe(first.commands[id as keyof typeof first.commands]);
      }
    }
  });
});
