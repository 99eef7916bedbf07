import { expect, test } from "vitest";
import { hasAnyOf } from "../../src/picture/page-fonts";

const letters = (text: string) => new Set([...text].map((char) => char.codePointAt(0) ?? 0));

test("a font is needed for the letters it has", () => {
  expect(hasAnyOf("U+0-FF, U+2202", letters("∂"))).toBe(true);
  expect(hasAnyOf("U+0-FF", letters("∂"))).toBe(false);
  expect(hasAnyOf("U+3??", letters("σ"))).toBe(true);
  expect(hasAnyOf("", letters("x"))).toBe(true);
});
