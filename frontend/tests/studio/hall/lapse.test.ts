import { describe, expect, test } from "vitest";
import { lapse } from "../../../src/studio/hall/lapse";

describe("how long a talk has lasted", () => {
  test.each([
    [0, "00:00"],
    [59_999, "00:59"],
    [725_000, "12:05"],
    [3_725_000, "1:02:05"],
    [-5, "00:00"],
  ])("%d ms read %s", (elapsedMs, text) => {
    expect(lapse(elapsedMs)).toBe(text);
  });
});
