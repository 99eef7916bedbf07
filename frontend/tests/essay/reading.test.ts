import { describe, expect, test } from "vitest";
import { passageAt, wayOf } from "../../src/essay/reading";

describe("the passage that is read", () => {
  test("is the last one whose head has passed the line", () => {
    expect(passageAt([-400, -20, 300, 700], 360)).toBe(2);
    expect(passageAt([-400, -20, 370, 700], 360)).toBe(1);
  });

  test("is the first one before any has", () => {
    expect(passageAt([500, 900], 360)).toBe(0);
  });
});

describe("keys lead on", () => {
  const press = (key: string, held: Partial<KeyboardEvent> = {}) =>
    wayOf({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held } as KeyboardEvent);

  test.each(["PageDown", " ", "ArrowRight"])("%j forward", (key) => expect(press(key)).toBe(1));
  test.each(["PageUp", "ArrowLeft"])("%j back", (key) => expect(press(key)).toBe(-1));

  test("space back with shift, and nothing with the keys of the browser", () => {
    expect(press(" ", { shiftKey: true })).toBe(-1);
    expect(press("ArrowLeft", { altKey: true })).toBe(0);
    expect(press("ArrowDown")).toBe(0);
  });
});
