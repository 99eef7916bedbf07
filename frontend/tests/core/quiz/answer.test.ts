import { describe, expect, test } from "vitest";
import { isMeant, readAnswer } from "../../../src/core/quiz/answer";

describe("an answer", () => {
  test.each([
    ["0.24", 0.24, 2],
    [" -1,5 ", -1.5, 2],
    ["−0.0240", -0.024, 3],
    ["2e-3", 0.002, 1],
    [".5", 0.5, 1],
    ["1/4", 0.25, 15],
    ["-3/4", -0.75, 15],
  ])("%s is read as %d", (text, value, digits) => {
    expect(readAnswer(text)).toEqual({ value, digits });
  });

  test.each(["", "x", "1.2.3", "1/0", "--1", "1e999"])("'%s' is no number", (text) => {
    expect(readAnswer(text)).toBeNull();
  });

  test("may be rounded to two digits, but not to one", () => {
    expect(isMeant({ value: 0.24, digits: 2 }, 0.2361)).toBe(true);
    expect(isMeant({ value: 0.2, digits: 1 }, 0.2361)).toBe(false);
    expect(isMeant({ value: 0.25, digits: 2 }, 0.2361)).toBe(false);
  });

  test("of nothing is nothing, and of another sign never right", () => {
    expect(isMeant({ value: 0, digits: 0 }, 0)).toBe(true);
    expect(isMeant({ value: -0.2361, digits: 4 }, 0.2361)).toBe(false);
  });
});
