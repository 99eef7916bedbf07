import { expect, test } from "vitest";
import { changes } from "../../src/views/shared/changes";

test("is new the first time, and whenever something differs from the last time", () => {
  const isNew = changes();
  const data = new Float64Array(2);
  expect(isNew(data, 1)).toBe(true);
  expect(isNew(data, 1)).toBe(false);
  expect(isNew(data, 2)).toBe(true);
  expect(isNew(new Float64Array(2), 2)).toBe(true);
});

test("two of them do not know of each other", () => {
  const [a, b] = [changes(), changes()];
  a(1);
  expect(b(1)).toBe(true);
});
