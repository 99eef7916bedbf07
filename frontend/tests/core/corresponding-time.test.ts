import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { correspondingTime, haveSameLayers } from "../../src/core/corresponding-time";
import { frameAt } from "../../src/core/frame-at";
import { layersOf } from "../../src/core/groups";
import type { Scene } from "../../src/model/types";
import { type FilmName, film } from "../film";

/** The film of the arrays and that of the single numbers of one sample of the same network. */
const PAIRS: readonly (readonly [FilmName, FilmName])[] = [
  ["lecture-arrays", "lecture-network"],
  ["softmax-arrays", "softmax-network"],
  ["network-batch", "network"],
];
const BOTH_WAYS = PAIRS.flatMap(([arrays, numbers]) => [
  { from: film(arrays), to: film(numbers) },
  { from: film(numbers), to: film(arrays) },
]);
/** By number: a counterexample that prints two films is none that is read. */
const pair = fc.nat(BOTH_WAYS.length - 1);
const filmsOf = (pair: number) => BOTH_WAYS[pair] as (typeof BOTH_WAYS)[number];
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Some whole t, or one inside a step. */
const placed = fc.tuple(pair, share, fc.boolean()).map(([pair, at, isWhole]) => {
  const t = at * filmsOf(pair).from.steps.length;
  return { pair, t: isWhole ? Math.round(t) : t };
});

describe("a place in another film of the same network", () => {
  test.each(PAIRS)("of %s and %s has the ends and the turn where they are", (arrays, numbers) => {
    for (const [from, to] of [
      [film(arrays), film(numbers)],
      [film(numbers), film(arrays)],
    ] as const) {
      expect(correspondingTime(from, 0, to)).toBe(0);
      expect(correspondingTime(from, from.forwardSteps, to)).toBe(to.forwardSteps);
      expect(correspondingTime(from, from.forwardSteps + 1, to)).toBe(to.forwardSteps + 1);
      expect(correspondingTime(from, from.steps.length, to)).toBe(to.steps.length);
    }
  });

  test("does not go back where the film goes on", () => {
    fc.assert(
      fc.property(pair, share, share, (pair, a, b) => {
        const { from, to } = filmsOf(pair);
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((each) => each * from.steps.length);
        expect(correspondingTime(from, early ?? 0, to)).toBeLessThanOrEqual(correspondingTime(from, late ?? 0, to));
      }),
    );
  });

  test("there and back is the same layer of the same pass, and never later", () => {
    fc.assert(
      fc.property(placed, ({ pair, t }) => {
        const { from, to } = filmsOf(pair);
        const there = correspondingTime(from, t, to);
        const back = correspondingTime(to, there, from);
        const layer = layersOf(from).find(({ first, end }) => first < t && t <= end) ?? { first: 0, end: 0 };
        expect(back).toBeGreaterThanOrEqual(layer.first);
        expect(back).toBeLessThanOrEqual(layer.end);
        if (Number.isInteger(t)) expect(back).toBeLessThanOrEqual(t);
        expect(correspondingTime(from, back, to)).toBeLessThanOrEqual(there);
      }),
    );
  });

  test("is in the layer and pass it came from", () => {
    fc.assert(
      fc.property(placed, ({ pair, t }) => {
        const { from, to } = filmsOf(pair);
        expect(active(to, correspondingTime(from, t, to))).toEqual(active(from, t));
      }),
    );
  });

  test("knows no value and no gradient that was not known", () => {
    fc.assert(
      fc.property(placed, ({ pair, t }) => {
        const { from, to } = filmsOf(pair);
        const before = known(from, t);
        const inBoth = known(from, from.steps.length, true);
        for (const name of known(to, correspondingTime(from, t, to), true))
          if (inBoth.has(name)) expect(before).toContain(name);
      }),
    );
  });

  test("has no number of the step that has set out", () => {
    fc.assert(
      fc.property(placed, ({ pair, t }) => {
        const { from, to } = filmsOf(pair);
        const there = correspondingTime(from, t, to);
        expect(known(to, there, true)).toEqual(known(to, Math.floor(there), true));
        const { edges } = frameAt(to, to.numbers, there);
        const rest = frameAt(to, to.numbers, Math.floor(there)).edges;
        expect(edges.map(({ amountOpacity }) => amountOpacity)).toEqual(rest.map((edge) => edge.amountOpacity));
      }),
    );
  });

  test("is the step the array is at while one of its numbers is", () => {
    const [numbers, arrays] = [film("lecture-network"), film("lecture-arrays")];
    const at = (t: number) => {
      const { active, progress } = frameAt(arrays, arrays.numbers, correspondingTime(numbers, t, arrays));
      return [active?.pass, arrays.nodes[active?.node ?? -1]?.id, progress === 1];
    };
    expect(at(2)).toEqual(["forward", "z1", false]);
    expect(at(5)).toEqual(["forward", "z1", false]); // a1_1 is known, z1_2 is not
    expect(at(9)).toEqual(["forward", "a1", false]);
    expect(at(10)).toEqual(["forward", "a1", true]);
    expect(at(46)).toEqual(["backward", "a3", false]);
    expect(at(51)).toEqual(["backward", "z3", false]);
    expect(at(55)).toEqual(["backward", "z3", true]);
  });

  test("is the same step in a film of the same steps", () => {
    const scene = film("lecture-network");
    expect(correspondingTime(scene, 17.25, scene)).toBe(17.25);
  });

  test("is asked for between networks of the same layers only", () => {
    expect(haveSameLayers(film("lecture-arrays"), film("lecture-network"))).toBe(true);
    expect(haveSameLayers(film("network"), film("lecture-network"))).toBe(false);
    expect(haveSameLayers(film("neuron"), film("square"))).toBe(false);
  });
});

/** Pass and layer of the step in motion or just done. */
function active(scene: Scene, t: number) {
  const layer = layersOf(scene).findLast(({ first }) => first < t);
  return [layer?.name, layer && layer.first >= scene.forwardSteps];
}

/** Arrays of which all is known at t, such as `value z2`; of which something is known, where a hint is enough. */
function known(scene: Scene, t: number, isHintEnough = false): Set<string> {
  const frame = frameAt(scene, scene.numbers, t);
  const found = { yes: new Set<string>(), no: new Set<string>() };
  for (const node of scene.nodes) {
    const match = /^([xzaWwb]\d*|[tequvhC])(?:_\d+)*$/.exec(node.id);
    if (!match?.[1]) continue;
    const name = match[1].replace("w", "W");
    const at = frame.nodes[node.index];
    found[at?.value ? "yes" : "no"].add(`value ${name}`);
    if (at?.gradientState === "none") continue;
    const isKnown = at?.gradientState === "done" || (isHintEnough && at?.gradientState === "partial");
    found[isKnown ? "yes" : "no"].add(`gradient ${name}`);
  }
  return isHintEnough ? found.yes : new Set([...found.yes].filter((name) => !found.no.has(name)));
}
