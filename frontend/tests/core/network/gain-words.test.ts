import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NO_WORDS, wording, wordsWidth } from "../../../src/core/network/gain-words";
import { widthOf } from "../../../src/core/text-width";

const TIMES = { name: "", sign: "×" };
const NAMED = { name: "w3", sign: "×" };
const ROOM = { width: 62, least: 12, most: 12.5, digits: 4 };

describe("what is written of a gain", () => {
  test("names the other factor where there is room", () => {
    expect(wording([NAMED, TIMES], 2, ROOM)).toMatchObject({ words: NAMED, figure: "2" });
  });

  test("tells fewer digits before it leaves out the name", () => {
    expect(wording([NAMED, TIMES], 0.6225, ROOM)).toMatchObject({ words: NAMED, figure: "0.62" });
  });

  test("leaves out the name before it tells a single digit", () => {
    const { words, figure } = wording([NAMED, TIMES], -0.01234, ROOM) ?? { words: null, figure: "" };
    expect(words).toBe(TIMES);
    expect(figure).toBe("−0.012");
  });

  test("says ? of a number that is not known", () => {
    expect(wording([NAMED, TIMES], null, ROOM)).toMatchObject({ words: NAMED, figure: "?" });
  });

  test("writes nothing where not even a digit fits", () => {
    expect(wording([TIMES], 0.5, { ...ROOM, width: 20 })).toBeNull();
  });

  test("never leaves its room, and is never smaller than its least font", () => {
    fc.assert(
      fc.property(fc.double(), fc.double({ min: 10, max: 200, noNaN: true }), (x, width) => {
        const found = wording([NAMED, TIMES], x, { ...ROOM, width });
        if (!found) return;
        expect(found.font).toBeGreaterThanOrEqual(ROOM.least * (1 - 1e-9));
        expect(found.font).toBeLessThanOrEqual(ROOM.most);
        const ems = wordsWidth(found.words) + widthOf(found.figure, true);
        expect(ems * found.font).toBeLessThanOrEqual(width * (1 + 1e-9));
      }),
    );
  });

  test("has no width for no words", () => {
    expect(wordsWidth(NO_WORDS)).toBe(0);
  });
});
