import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mixed, paintClasses, paintMap, pixelAt, rampOf } from "../../../src/core/training/colour";
import { around, rangeOf, sideIn, strengthIn } from "../../../src/core/training/range";

const [blue, white, orange, violet] = [
  [0, 0, 255],
  [255, 255, 255],
  [255, 128, 0],
  [128, 0, 128],
] as const;
const ramp = rampOf(orange, white, blue, violet);
const bytesOf = (pixels: Uint32Array) => [...new Uint8Array(pixels.buffer)];
const maps = (units: number, ...data: number[]) => ({
  units,
  cells: Math.sqrt(data.length / units),
  data: Float64Array.from(data),
});

describe("the map of a neuron", () => {
  const range = { low: -1, middle: 0, high: 1, boundary: 0 };

  test("is neutral in the middle, blue above it, orange below it, and marks what is no number", () => {
    const pixels = new Uint32Array(4);
    paintMap(pixels, maps(1, 0, 1, -1, Number.NaN), 0, range, ramp, false);
    const [middle, high, low, broken] = [0, 4, 8, 12].map((i) => bytesOf(pixels).slice(i, i + 4));
    expect(middle).toEqual([255, 255, 255, 255]);
    expect(high?.[2]).toBe(255);
    expect(high?.[0]).toBeLessThan(128);
    expect(low?.[0]).toBe(255);
    expect(low?.[2]).toBeLessThan(128);
    expect(broken).toEqual([...violet, 255]);
  });

  test("takes the cells of its own neuron", () => {
    const [first, second] = [new Uint32Array(1), new Uint32Array(1)];
    paintMap(first, maps(2, 1, -1), 0, range, ramp, false);
    paintMap(second, maps(2, 1, -1), 1, range, ramp, false);
    expect([first[0], second[0]]).toEqual([pixelAt(ramp, 1), pixelAt(ramp, -1)]);
  });

  test("shows only the side of the boundary where it is asked to", () => {
    const pixels = new Uint32Array(4);
    paintMap(pixels, maps(1, 0.01, 0.9, -0.01, Number.NaN), 0, range, ramp, true);
    expect([...pixels]).toEqual([1, 1, -1, Number.NaN].map((strength) => pixelAt(ramp, strength)));
  });
});

test("the side of a neuron is that of its activation: a sigmoid's is at a half, a dead ReLU is on neither", () => {
  const side = (activation: string, x: number) => sideIn(rangeOf(activation, maps(1, x)), x);
  expect([0.4, 0.6].map((x) => side("sigmoid", x))).toEqual([-1, 1]);
  expect([0.4, 0.6].map((x) => side("softmax", x))).toEqual([0, 1]);
  expect([0, 0.1].map((x) => side("relu", x))).toEqual([0, 1]);
  expect(side("tanh", Number.NaN)).toBeNaN();
});

test("several outputs show the most probable, the stronger the surer", () => {
  const ramps = [orange, blue].map((colour) => rampOf(colour, white, colour, violet));
  const pixels = new Uint32Array(4);
  paintClasses(pixels, maps(2, 1, 0.5, 0.25, 0.1, 0, 0.5, 0.75, 0.9), ramps, false);
  const at = (i: number, strength: number) => pixelAt(ramps[i] ?? ramp, strength);
  expect([...pixels]).toEqual([at(0, 1), at(0, 0), at(1, 0.5), at(1, 0.8)]);
});

describe("a range", () => {
  test("has the bounds of its activation, whatever the numbers", () => {
    expect(rangeOf("tanh", maps(1, 0.1))).toMatchObject({ low: -1, middle: 0, high: 1 });
    expect(rangeOf("sigmoid", maps(1, 0.1))).toMatchObject({ low: 0, middle: 0.5, high: 1 });
  });

  test("without bounds goes to a round number, the same for all neurons of the layer", () => {
    expect(rangeOf("linear", maps(2, -3, 0.5))).toMatchObject({ low: -5, middle: 0, high: 5 });
    expect(rangeOf("relu", maps(1, 0, 1.7, 0, 0))).toMatchObject({ low: 0, middle: 0, high: 2 });
    expect(rangeOf("linear", maps(1, Number.NaN))).toMatchObject({ low: 0, middle: 0, high: 1 });
  });

  test("keeps order and sign, within -1 and 1", () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(finite, finite, fc.double(), (a, b, x) => {
        const range = around([Math.min(a, b), Math.max(a, b)]);
        const strength = strengthIn(range, x);
        expect(Number.isNaN(strength)).toBe(!Number.isFinite(x));
        if (!Number.isFinite(x)) return;
        expect(Math.abs(strength)).toBeLessThanOrEqual(1);
        expect(strength * Math.sign(x)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

test("a mixture begins with one colour and ends with the other", () => {
  expect(mixed(white, blue, 0)).toEqual(white);
  expect(mixed(white, blue, 1)).toEqual(blue);
});
