import { expect, test } from "vitest";
import { readColour } from "../../src/core/heat";

test("a colour is read as the browser computes it, without what shows through", () => {
  expect(readColour("rgb(12, 34, 56)")).toEqual([12, 34, 56]);
  expect(readColour("rgba(12, 34, 56, 0.5)")).toEqual([12, 34, 56]);
});
