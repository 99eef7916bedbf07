import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advance, nextSpeed, type Playhead, restMs, SPEEDS, spanMs, stepWeight, travelMs } from "../../src/core/clock";
import { timelineOf } from "../../src/core/timeline";
import { UNITS } from "../../src/core/units";
import { FILMS, film } from "../film";

const START: Playhead = { t: 0, restedMs: 0, span: null };
const anyFilm = fc.constantFrom(...FILMS).map(film);
const anyPace = fc.record({
  speed: fc.constantFrom(...SPEEDS),
  until: fc.constant(Number.POSITIVE_INFINITY),
  tween: fc.boolean(),
  unit: fc.constantFrom(...UNITS),
});

describe("the frame rate does not matter", () => {
  test("many short frames end where one long one does", () => {
    fc.assert(
      fc.property(
        anyFilm,
        anyPace,
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 }),
        (scene, pace, frames) => {
          const total = frames.reduce((sum, ms) => sum + ms, 0);
          const many = frames.reduce((moment, ms) => advance(timelineOf(scene), moment, ms, pace), START);
          // A thousandth of a millisecond to both sides: sums of fractions differ in their last bits.
          expect(many.t).toBeGreaterThanOrEqual(advance(timelineOf(scene), START, total - 1e-3, pace).t);
          expect(many.t).toBeLessThanOrEqual(advance(timelineOf(scene), START, total + 1e-3, pace).t);
        },
      ),
    );
  });
});

describe("a step", () => {
  test.each(FILMS)("of %s travels for 600 to 1,100 ms, then rests for 400 to 650", (name) => {
    const scene = film(name);
    for (const step of scene.steps) {
      expect(travelMs(scene, step)).toBeGreaterThanOrEqual(600);
      expect(travelMs(scene, step)).toBeLessThanOrEqual(1100);
      expect(restMs(scene, step)).toBeGreaterThanOrEqual(400);
      expect(restMs(scene, step)).toBeLessThanOrEqual(650);
    }
  });

  test("takes longer where contributions meet", () => {
    const scene = film("square");
    const [forward, seed, backward] = scene.steps.map((step) => stepWeight(scene, step));
    expect(seed).toBe(0);
    expect(backward).toBeGreaterThan(forward ?? 1);
  });

  test("rests at its whole t before the next one begins", () => {
    const scene = film("square");
    const [first] = scene.steps;
    if (!first) throw new Error("no step");
    const pace = { speed: 1, until: 3, tween: true, unit: "op" as const };
    const landed = advance(timelineOf(scene), START, travelMs(scene, first), pace);
    expect(landed.t).toBe(1);
    expect(advance(timelineOf(scene), landed, restMs(scene, first) - 1, pace).t).toBe(1);
    expect(advance(timelineOf(scene), landed, restMs(scene, first) + 60, pace).t).toBeGreaterThan(1);
  });

  test("takes half the time at twice the speed", () => {
    const scene = film("neuron");
    const slow = advance(timelineOf(scene), START, 1000, { speed: 1, until: 99, tween: true, unit: "op" as const });
    const fast = advance(timelineOf(scene), START, 500, { speed: 2, until: 99, tween: true, unit: "op" as const });
    expect(fast.t).toBeCloseTo(slow.t, 9);
  });
});

describe("a unit of several steps", () => {
  const scene = film("lecture-network");
  const timeline = timelineOf(scene);
  const layer = timeline.layers[0] ?? { first: 0, end: 0 };
  const pace = { speed: 1, until: scene.steps.length, tween: true, unit: "layer" as const };

  test("is one travel, with no rest inside", () => {
    let moment: Playhead = START;
    const seen: number[] = [];
    for (let ms = 0; ms < 10_000 && moment.t < layer.end; ms += 10) {
      moment = advance(timeline, moment, 10, pace);
      seen.push(moment.t);
    }
    const rests = seen.filter((t, i) => i > 0 && t === seen[i - 1]);
    expect(rests).toEqual([]);
    expect(moment.t).toBe(layer.end);
    expect(moment.span).toEqual({ first: 0, end: layer.end });
  });

  test("takes longer than one step and less than all of its steps", () => {
    const steps = scene.steps.slice(0, layer.end).reduce((sum, step) => sum + travelMs(scene, step), 0);
    expect(spanMs(timeline, layer)).toBeGreaterThan(1100);
    expect(spanMs(timeline, layer)).toBeLessThan(steps);
  });

  test("rests for the longest time where it has just ended, and elsewhere for a step's own", () => {
    const own = timeline.restMs(layer.end - 1);
    expect(own).toBeLessThan(640);
    const landed = advance(timeline, START, spanMs(timeline, layer), pace);
    expect([landed.t, landed.restedMs]).toEqual([layer.end, 0]);
    expect(advance(timeline, landed, 649, pace).t).toBe(layer.end);
    expect(advance(timeline, landed, 651, pace).t).toBeGreaterThan(layer.end);
    const put: Playhead = { ...START, t: layer.end };
    expect(advance(timeline, put, own + 1, pace).t).toBeGreaterThan(layer.end);
    const further: Playhead = { t: layer.end + 1, restedMs: 0, span: landed.span };
    expect(advance(timeline, further, timeline.restMs(layer.end) + 1, pace).t).toBeGreaterThan(layer.end + 1);
  });

  test("does not rest again where what is left of a frame is too little to set out", () => {
    const landed = advance(timeline, START, spanMs(timeline, layer), pace);
    const rested = advance(timeline, landed, 650, pace);
    const later = advance(timeline, rested, 1e-14, pace);
    expect([later.t, later.restedMs]).toEqual([layer.end, 650]);
    expect(advance(timeline, later, 1, pace).t).toBeGreaterThan(layer.end);
  });

  test("begun inside plays what is left of it", () => {
    const { span, t } = advance(timeline, { ...START, t: 2 }, 1e5, { ...pace, until: layer.end });
    expect([t, span]).toEqual([layer.end, { first: 2, end: layer.end }]);
  });

  test("goes on as it began where the unit is changed on its way", () => {
    const moving = advance(timeline, START, 500, pace);
    const { t } = advance(timeline, moving, spanMs(timeline, layer) - 500, { ...pace, unit: "op" });
    expect(t).toBe(layer.end);
  });

  test("without movement is there at once, and the film still takes its time", () => {
    const still = { ...pace, tween: false };
    expect(advance(timeline, START, spanMs(timeline, layer) - 1, still).t).toBe(0);
    expect(advance(timeline, START, spanMs(timeline, layer) + 1, still).t).toBe(layer.end);
  });
});

describe("without movement", () => {
  test("t is whole at every moment, and the film still takes its time", () => {
    const scene = film("neuron");
    const pace = { speed: 1, until: scene.steps.length, tween: false, unit: "op" as const };
    let moment: Playhead = START;
    const seen = new Set<number>();
    for (let ms = 0; ms < 30_000; ms += 50) {
      moment = advance(timelineOf(scene), moment, 50, pace);
      expect(Number.isInteger(moment.t)).toBe(true);
      seen.add(moment.t);
    }
    expect([...seen]).toEqual(Array.from({ length: scene.steps.length + 1 }, (_, k) => k));
  });
});

describe("the end", () => {
  test("is where the film stops, and `until` before it", () => {
    const scene = film("square");
    expect(advance(timelineOf(scene), START, 1e6, { speed: 1, until: 2, tween: true, unit: "op" as const }).t).toBe(2);
    expect(advance(timelineOf(scene), START, 1e6, { speed: 1, until: 99, tween: true, unit: "op" as const }).t).toBe(
      scene.steps.length,
    );
  });

  test("a film never runs backwards", () => {
    const scene = film("square");
    expect(
      advance(timelineOf(scene), { ...START, t: 2.5 }, 100, { speed: 1, until: 1, tween: true, unit: "op" as const }).t,
    ).toBe(2.5);
  });
});

test("speed goes by notches and stays at the last one", () => {
  expect(nextSpeed(1, 1)).toBe(1.5);
  expect(nextSpeed(1, -1)).toBe(0.75);
  expect(nextSpeed(4, 1)).toBe(4);
  expect(nextSpeed(0.25, -1)).toBe(0.25);
});
