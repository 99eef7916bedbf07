import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/core/messages";
import { kindOf, opSentences } from "../../src/core/op-sentences";

const of = (op: string, inputs: readonly number[], isSingle = false) => kindOf({ op, inputs }, false, isSingle);
const CONVOLVED = { name: "c", op: "conv2d", operands: ["x", "K"], isFixed: [false, false] };
const POOLED = { name: "p", op: "max_pool2d", operands: ["a"], isFixed: [false] };

describe("what is said of one operand", () => {
  test("of one number the sum and the mean are that number", () => {
    expect(["sum", "mean"].map((op) => of(op, [0], true))).toEqual(["same", "same"]);
    expect(["sum", "mean"].map((op) => of(op, [0]))).toEqual(["total", "mean"]);
  });

  test("what is squared or transposed is called so", () => {
    const { forward } = opSentences("en");
    const told = { name: "", operands: ["K"], isFixed: [] };
    expect(forward.power({ ...told, op: "square" })).toBe("K is squared; the slope there is fixed from now on.");
    expect(forward.power({ ...told, op: "power" })).toMatch(/^K is raised to a power/);
    expect(forward.move({ ...told, op: "transpose" })).toBe("K is turned over: its rows become columns.");
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
