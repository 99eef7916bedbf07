import { expect, test } from "vitest";
import { textFloor } from "../../src/core/text-floor";

test("the floor follows the height of the window: a sixtieth at a desk, a forty-fifth in a hall", () => {
  expect(textFloor({ width: 1280, height: 720 }, "studio")).toBe(12);
  expect(textFloor({ width: 1280, height: 720 }, "hall")).toBe(16);
  expect(textFloor({ width: 1920, height: 1080 }, "hall")).toBe(24);
});

test("in a frame, on a phone and in a low window it is 11 pixels", () => {
  expect(textFloor({ width: 1920, height: 1080 }, "frame")).toBe(11);
  expect(textFloor({ width: 390, height: 844 }, "hall")).toBe(11);
  expect(textFloor({ width: 800, height: 320 }, "studio")).toBe(11);
});
