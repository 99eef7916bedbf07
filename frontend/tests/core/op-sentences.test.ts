import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/core/messages";
import { kindOf, opSentences } from "../../src/core/op-sentences";

const of = (op: string, inputs: readonly number[], isSingle = false, options = {}) =>
  kindOf({ op, inputs, options }, false, isSingle);
const CONVOLVED = { name: "c", op: "conv2d", operands: ["x", "K"], isFixed: [false, false] };
const POOLED = { name: "p", op: "max_pool2d", operands: ["a"], isFixed: [false] };

describe("what is said of one operand", () => {
  test("a square is squared, whether it is an op of its own or a power of two", () => {
    expect([of("square", [0]), of("power_n", [0], true, { n: 2 }), of("power_n", [0], true, { n: 3 })]).toEqual([
      "square",
      "square",
      "power",
    ]);
  });

  test("of one number the sum and the mean are that number", () => {
    expect(["sum", "mean"].map((op) => of(op, [0], true))).toEqual(["same", "same"]);
    expect(["sum", "mean"].map((op) => of(op, [0]))).toEqual(["total", "mean"]);
  });

  test("what is transposed is turned over", () => {
    expect(
      opSentences("en").forward[of("transpose", [0])]({ name: "T", op: "transpose", operands: ["K"], isFixed: [] }),
    ).toBe("K is turned over: its rows become columns.");
  });
});

describe("what is said of windows", () => {
  test("a kernel slides, and a maximum per window picks winners", () => {
    expect([of("conv1d", [0, 1]), of("conv2d", [0, 1]), of("max_pool2d", [0])]).toEqual(["slide", "slide", "winners"]);
    const { forward, backward } = opSentences("en");
    expect(forward.slide(CONVOLVED)).toBe("K slides over x; at every place the products are added up.");
    expect(forward.winners(POOLED)).toBe("Of every window of a the greatest number stays.");
    expect(backward.slide(CONVOLVED)).toMatch(/^K gathers what comes back from every place it was laid on/);
  });

  test.each(LANGUAGES.map(({ tag }) => tag))("names the operands in %s, there and back", (tag) => {
    const { forward, backward } = opSentences(tag);
    for (const said of [forward.slide(CONVOLVED), backward.slide(CONVOLVED)]) {
      expect(said).toContain("K");
      expect(said).toContain("x");
    }
    expect(forward.winners(POOLED)).toContain("a");
  });
});
