import fc from "fast-check";
import { expect, test } from "vitest";
import { lengthMs, pictureTimesOf } from "../../src/core/picture-times";
import { timelineOf } from "../../src/core/timeline";
import { UNITS } from "../../src/core/units";
import { film } from "../film";

const timeline = timelineOf(film("lecture-network"));

test("time goes on from the beginning to the end, every picture is another one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 60 }), fc.constantFrom(...UNITS), (fps, unit) => {
      const times = pictureTimesOf(timeline, { unit, fps });
      expect(times[0]?.t).toBe(0);
      expect(times.at(-1)?.t).toBe(timeline.length);
      expect(times.every(({ t }, i) => i === 0 || t > (times[i - 1]?.t ?? 0))).toBe(true);
    }),
    { numRuns: 20 },
  );
});

test("the film takes as long at any rate of pictures", () => {
  const [coarse, fine] = [10, 60].map((fps) => lengthMs(pictureTimesOf(timeline, { unit: "op", fps })));
  expect(Math.abs((coarse ?? 0) - (fine ?? 0))).toBeLessThanOrEqual(100);
});

test("it stands still at its beginning, after every step, and at its end", () => {
  const times = pictureTimesOf(timeline, { unit: "op", fps: 30 });
  const still = times.filter(({ ms }) => ms > 300).map(({ t }) => t);
  expect(still).toEqual(Array.from({ length: timeline.length + 1 }, (_, step) => step));
  expect(times[0]?.ms).toBe(1000);
  expect(times.at(-1)?.ms).toBeGreaterThanOrEqual(2000);
});
