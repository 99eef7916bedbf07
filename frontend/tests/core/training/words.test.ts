import { expect, test } from "vitest";
import { LANGUAGES } from "../../../src/core/messages";
import { unitName, weightName } from "../../../src/core/training/unit-names";
import { PICTURE_WORDS, pictureWords } from "../../../src/core/training/words";

const network = { sizes: [2, 3, 1], activations: ["tanh", "tanh"], features: ["x^2", "sin x"] };
const words = pictureWords("en");

test("every language of the player has words for the pictures", () => {
  expect(PICTURE_WORDS.map(({ tag }) => tag).sort()).toEqual(LANGUAGES.map(({ tag }) => tag).sort());
  for (const { tag } of LANGUAGES) expect(pictureWords(tag).tag).toBe(tag);
});

test("figures are said in every language", () => {
  for (const { curve, norms, surface } of PICTURE_WORDS) {
    for (const figure of ["40", "0.31", "0.29"]) expect(curve.summary("40", "0.31", "0.29")).toContain(figure);
    expect(curve.summary("40", "0.31", null)).not.toMatch(/null|undefined/);
    expect(norms.summary("40", ["0.1", "0.2"])).toContain("0.2");
    expect(surface.at("1.5", "2.5", "0.9")).toMatch(/1\.5.*2\.5.*0\.9/);
  }
});

test("an input is called by its feature, a single output by what it is, all others by layer and number", () => {
  const called = (layer: number, unit: number) => unitName({ layer, unit }, network, words);
  expect([called(0, 0), called(1, 2), called(2, 0)]).toEqual(["input x²", "Neuron 3 of layer 1", "output"]);
  expect(unitName({ layer: 2, unit: 1 }, { ...network, sizes: [2, 3, 4] }, words)).toBe("output 2");
});

test("a weight is called by where it comes from and where it leads to", () => {
  expect(weightName({ layer: 1, unit: 2, source: 1 }, network)).toBe("sin x → 1.3");
  expect(weightName({ layer: 2, unit: 0, source: 1 }, network)).toBe("1.2 → 2.1");
});
