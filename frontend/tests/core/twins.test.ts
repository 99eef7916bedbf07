/** What Python and TypeScript both say they say alike; `tests/twins/test_twins.py` reads the same files. */
import { describe, expect, test } from "vitest";
import curves from "../../../tests/twins/curves.json";
import figures from "../../../tests/twins/figures.json";
import functionPoints from "../../../tests/twins/functions.json";
import moments from "../../../tests/twins/moments.json";
import names from "../../../tests/twins/names.json";
import slots from "../../../tests/twins/slots.json";
import { formatNumber } from "../../src/core/format";
import { pieces } from "../../src/core/formula/template";
import { frameAt } from "../../src/core/frame-at";
import { nameParts } from "../../src/core/name";
import { CURVES } from "../../src/core/network/table";
import * as functions from "../../src/core/tape/functions";
import type { Scene } from "../../src/model/types";
import { type FilmName, film } from "../film";

const WORDS: Readonly<Record<string, number>> = { nan: Number.NaN, inf: Number.POSITIVE_INFINITY };

/** A number as Python writes it. */
function numberOf(text: string): number {
  return WORDS[text] ?? (text === "-inf" ? Number.NEGATIVE_INFINITY : Number(text));
}

test("every number is written by the rule", () => {
  expect(figures.length).toBeGreaterThanOrEqual(1500);
  const found = figures.map(([x, digits]) => [x, digits, formatNumber(numberOf(x as string), digits as number)]);
  expect(found).toEqual(figures);
});

test("every activation has its curve, and every curve is that of the server", () => {
  expect(Object.keys(CURVES).sort()).toEqual(Object.keys(curves).sort());
  for (const [name, points] of Object.entries(curves)) {
    for (const [x, y] of points as [number, number][]) {
      expect(Math.abs((CURVES[name]?.(x) ?? Number.NaN) - y), `${name} at ${x}`).toBeLessThan(
        1e-13 * Math.max(1, Math.abs(y)),
      );
    }
  }
});

/** `sigmoid_slope` in the manner of TypeScript. */
function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Neither NaN nor infinite nor a zero of another sign, and as close as 13 digits. */
function isSame(found: number, expected: number): boolean {
  if (!Number.isFinite(expected) || expected === 0) return Object.is(found, expected);
  return Math.abs(found - expected) <= 1e-13 * Math.abs(expected) + 1e-300;
}

test.each(Object.entries(functionPoints))("the function '%s' of rules says what the server's says", (name, points) => {
  const twin = (functions as unknown as Record<string, (...xs: number[]) => number>)[camel(name)];
  for (const point of points) {
    const [expected = Number.NaN, ...operands] = point.map(numberOf).reverse();
    expect(isSame(twin?.(...operands.reverse()) ?? Number.NaN, expected), `${name} of ${point}`).toBe(true);
  }
});

test.each(Object.entries(names))("the name '%s' has its parts", (name, expected) => {
  const parts = nameParts(name);
  const of = (place: string) => parts.find((part) => part.place === place)?.text ?? "";
  expect([of("base"), of("sub"), of("super")]).toEqual(expected);
});

test.each(Object.entries(slots))("the template '%s' has its slots", (template, expected) => {
  expect(pieces(template).map((piece) => ("slot" in piece ? [piece.slot] : piece.text))).toEqual(expected);
});

/** What is known when step `k` is done: the node of the step, and a letter a node. */
function momentOf(scene: Scene, k: number): readonly string[] {
  const frame = frameAt(scene, scene.numbers, k + 1);
  const values = frame.nodes.map(({ value }) => (value === null ? "-" : "v")).join("");
  const gradients = frame.nodes.map(({ gradientState }) => gradientState.charAt(0)).join("");
  return [scene.nodes[frame.active?.node ?? -1]?.id ?? "", values, gradients];
}

describe("at every step as much is known as the graph says", () => {
  test.each(Object.entries(moments))("in %s", (name, expected) => {
    const scene = film(name as FilmName);
    expect(scene.steps.map((_, k) => momentOf(scene, k))).toEqual(expected);
  });
});
