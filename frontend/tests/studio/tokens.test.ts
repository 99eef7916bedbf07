import { expect, test } from "vitest";
import { tokens } from "../../src/studio/tokens";

const kinds = (text: string) => tokens(text).map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`);

test("names, functions, numbers and what is assigned are told apart", () => {
  expect(kinds("a = sigmoid(w*x) + 1.5e-3 # half")).toEqual([
    "assigned a",
    "operator =",
    "function sigmoid",
    "bracket (",
    "name w",
    "operator *",
    "name x",
    "bracket )",
    "operator +",
    "number 1.5e-3",
    "comment # half",
  ]);
});

test("an equals sign inside a call assigns nothing", () => {
  expect(kinds("y = sum(x, axis=0)")).toContain("name axis");
});

test("Greek letters and letters beyond the basic plane are names", () => {
  expect(kinds("σ + 𝑥₁")[0]).toBe("name σ");
  expect(tokens("𝑥")[0]).toEqual({ kind: "name", from: 0, to: 2 });
});

test("whatever is typed is cut without a gap or a loop", () => {
  for (const text of ["((((", "1e", "..", "日本", "x\u0000y", "😀", "\ud800"]) {
    expect(
      tokens(text)
        .map(({ from, to }) => text.slice(from, to))
        .join(""),
    ).toBe(text);
  }
});
