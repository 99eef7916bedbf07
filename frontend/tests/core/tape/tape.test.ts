import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lower } from "../../../src/core/tape/lower";
import { recompute, tapeOf } from "../../../src/core/tape/tape";
import type { Numbers, Scene } from "../../../src/model/types";
import { type FilmName, film, node } from "../../film";

const SINGLE = ["neuron", "square", "fan-out", "beside-the-path", "dead-relu", "not-finite", "network"] as const;

function computed(scene: Scene, changes: Readonly<Record<string, number>>): Numbers {
  const found = recompute(scene, scene.numbers, changes);
  if (found === null) throw new Error("The scene has no tape.");
  return found;
}

/** Every figure as a plain number, null where there is none. */
function plain({ values, gradients, amounts, totals, locals }: Numbers) {
  const first = (each: Float64Array | null) => each?.[0] ?? null;
  const data = locals.map((each) => first(each?.data ?? null));
  return [...[values, gradients, amounts, totals].map((column) => column.map(first)), data];
}

describe("a tape", () => {
  test.each(SINGLE)("of %s computes the figures of the film it belongs to", (name) => {
    const scene = film(name);
    const [found, expected] = [plain(computed(scene, {})).flat(), plain(scene.numbers).flat()];
    expect(found.length).toBe(expected.length);
    found.forEach((each, i) => {
      const wanted = expected[i] ?? null;
      if (each === null || wanted === null || !Number.isFinite(wanted)) expect(each).toBe(wanted);
      else expect(Math.abs(each - wanted)).toBeLessThanOrEqual(1e-15 * Math.abs(wanted));
    });
  });

  test("computes values and gradients for other inputs: of x*x they are x*x and 2x", () => {
    const scene = film("square");
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (x) => {
        const { values, gradients } = computed(scene, { x });
        expect(values[node(scene, "y").index]?.[0]).toBe(x * x);
        expect(gradients[node(scene, "x").index]?.[0]).toBe(x + x);
      }),
    );
  });

  test("changes what it is told to change, and keeps the other inputs as they were", () => {
    const scene = film("neuron");
    const moved = computed(scene, { w: 0.75 });
    const further = recompute(scene, moved, { x: 3 });
    const value = (id: string) => further?.values[node(scene, id).index]?.[0];
    expect([value("w"), value("x"), value("b"), value("z")]).toEqual([0.75, 3, 1, 3.25]);
  });

  test("never writes to figures that it has handed out", () => {
    const scene = film("neuron");
    const before = computed(scene, { w: 2 });
    const copy = structuredClone(plain(before));
    computed(scene, { w: -3 });
    expect(plain(before)).toEqual(copy);
  });

  test("is lowered once a scene", () => {
    const scene = film("network");
    expect(tapeOf(scene)).toBe(tapeOf(scene));
  });

  test.each(["vectors", "heat-map", "lecture-arrays"] as FilmName[])("is not there for the arrays of %s", (name) => {
    const scene = film(name);
    expect(tapeOf(scene)).toBeNull();
    expect(recompute(scene, scene.numbers, {})).toBeNull();
  });

  test("shares registers where nothing has to be computed", () => {
    const { locals, amounts, totals, gradients } = lower(film("square"));
    expect(locals).toEqual([0, 0]);
    expect(totals[0]).toBe(amounts[0]);
    expect(gradients[0]).toBe(totals[1]);
  });
});

describe("what is to be known of a run", () => {
  test("follows the figures: a kink is told where one is on it, and nowhere else", () => {
    const scene = film("dead-relu");
    const at = (changes: Readonly<Record<string, number>>) => computed(scene, changes).diagnostics ?? [];
    expect(at({ w: 1 })).toEqual([]);
    const [told] = at({ w: -0.25, b: 0.5 });
    expect(told).toMatchObject({ code: "kink", node: "h" });
    expect(told?.messages["zh-Hans"]).toContain("relu");
    expect(told?.message).toMatch(/^relu has no derivative at this value of .*; the rule: relu'\(0\) = 0$/);
  });

  test("names the first value and the first gradient that are not finite", () => {
    const scene = film("not-finite");
    expect(computed(scene, { x: 1 }).diagnostics).toEqual([]);
    const told = computed(scene, { x: 0 }).diagnostics ?? [];
    expect(told.map(({ code }) => code)).toEqual(["non-finite-value", "non-finite-gradient"]);
    const said = scene.numbers.diagnostics?.map(({ message }) => message);
    expect(told.map(({ message }) => message)).toEqual(said);
  });

  test("keeps what was told of the text", () => {
    const scene = film("square");
    const note = { code: "read-as", node: "y", message: "x² is read as x**2", messages: {} };
    const numbers = { ...scene.numbers, diagnostics: [note] };
    expect(recompute(scene, numbers, { x: 1 })?.diagnostics).toEqual([note]);
  });
});
