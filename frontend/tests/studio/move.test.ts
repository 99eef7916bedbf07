import { expect, test } from "vitest";
import { cellAfter } from "../../src/studio/product/move";

const size = { rows: 2, columns: 3 };

test.each([
  ["ArrowRight", { row: 1, column: 2 }],
  ["ArrowLeft", { row: 1, column: 0 }],
  ["ArrowUp", { row: 0, column: 1 }],
  ["ArrowDown", { row: 1, column: 1 }],
  ["Home", { row: 1, column: 0 }],
  ["End", { row: 1, column: 2 }],
] as const)("%s leads to the next cell, and stays at the border", (key, cell) => {
  expect(cellAfter(key, { row: 1, column: 1 }, size)).toEqual(cell);
});

test("other keys lead nowhere", () => {
  expect(cellAfter("Enter", { row: 0, column: 0 }, size)).toBeNull();
});
