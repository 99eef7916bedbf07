import { describe, expect, test } from "vitest";
import { type Check, checkSentences } from "../../src/studio/panels/check";
import { ENGLISH, loadLanguage } from "../../src/studio/words";

const DECIDED = { worst_relative_error: 2e-11, gradient: 6, difference: 6.0000000001, index: [] };
const OPEN = { worst_relative_error: 0, gradient: 0, difference: 0, index: [] };
const english = ENGLISH.words.check;

function checkOf(inputs: Check["inputs"], node: string | null, error = 2e-11): Check {
  return { inputs, node, worst_relative_error: error };
}

describe("what the check of the gradients says", () => {
  test("is that they agree, and where they are farthest apart", () => {
    const check = checkOf({ x: { ...DECIDED, checked: 1, elements: 1, undecided: {} } }, "x");
    expect(checkSentences(check, english)).toEqual([
      "1 of 1 gradients were compared with central differences; they agree.",
      "Farthest apart, relatively by 2e−11, they are at x: the gradient is 6, the difference 6.",
    ]);
  });

  test("is that they differ, at which element", () => {
    const wrong = { ...DECIDED, worst_relative_error: 0.5, difference: 12, index: [0, 2] };
    const check = checkOf({ W: { ...wrong, checked: 6, elements: 6, undecided: {} } }, "W", 0.5);
    const [verdict, worst] = checkSentences(check, english);
    expect(verdict).toMatch(/not all agree/);
    expect(worst).toMatch(/at W\[0\]\[2\]: the gradient is 6, the difference 12/);
  });

  test("names what differences cannot decide, and why, a sentence a reason", () => {
    const inputs = {
      x: { ...OPEN, checked: 0, elements: 1, undecided: { "outside-domain": 1 } },
      W: { ...OPEN, checked: 2, elements: 6, undecided: { kink: 3, unresolved: 1 } },
      b: { ...OPEN, checked: 0, elements: 1, undecided: { kink: 1 } },
    };
    const [, ...reasons] = checkSentences(checkOf(inputs, "W", 0), english);
    expect(reasons.map((sentence) => sentence.split(". ")[0])).toEqual([
      "Undecided: x",
      "Undecided: W (3 numbers), b",
      "Undecided: W (1 numbers)",
    ]);
  });

  test("is that nothing can be decided where no number could be compared", () => {
    const check = checkOf({ x: { ...OPEN, checked: 0, elements: 1, undecided: { kink: 1 } } }, "x", 0);
    expect(checkSentences(check, english)[0]).toBe("Central differences can decide nothing here.");
  });

  test.each(["zh-Hans", "zh-Hant"])("is said in %s with its marks", async (tag) => {
    const { words } = await loadLanguage(tag);
    const check = checkOf({ x: { ...OPEN, checked: 0, elements: 2, undecided: { kink: 2 } } }, "x", 0);
    const said = checkSentences(check, words.check).join("");
    expect(said).toMatch(/x（2 [个個][数數]）。/);
    expect(said).not.toMatch(/[一-鿿][,;:]/);
  });
});
