import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advance, type Playhead } from "../../src/core/clock";
import { LANDING } from "../../src/core/easing";
import type { Frame } from "../../src/core/frame";
import { frameAt } from "../../src/core/frame-at";
import { scheduleOf } from "../../src/core/schedule";
import { timelineOf } from "../../src/core/timeline";
import type { Scene } from "../../src/model/types";
import { edge, FILMS, film, node } from "../film";

const anyFilm = fc.constantFrom(...FILMS).map(film);
const anyMoment = anyFilm.chain((scene) =>
  fc.tuple(fc.constant(scene), fc.double({ min: 0, max: scene.steps.length, noNaN: true })),
);
const anyStep = anyFilm.chain((scene) => fc.tuple(fc.constant(scene), fc.nat(scene.steps.length)));

function at(scene: Scene, t: number): Frame {
  return frameAt(scene, scene.numbers, t);
}

/** The moment in which the gradient of a node is complete: the end of the last step that contributes to it. */
function completeAt(scene: Scene, index: number): number {
  if (index === scene.output) return scene.forwardSteps + 1;
  return (scheduleOf(scene).arrivalsAt[index]?.at(-1)?.step ?? Number.POSITIVE_INFINITY) + 1;
}

describe("nothing is shown before its time", () => {
  test("a value is a question mark until its step is in motion", () => {
    fc.assert(
      fc.property(anyMoment, ([scene, t]) => {
        const frame = at(scene, t);
        const order = scheduleOf(scene).forwardStep;
        for (const each of scene.nodes) {
          const step = order[each.index] ?? -1;
          if (t <= step) expect(frame.nodes[each.index]?.value).toBeNull();
          if (t >= step + 1) expect(frame.nodes[each.index]?.valueOpacity).toBe(1);
        }
      }),
    );
  });

  test("a gradient is never complete before its last contribution has arrived", () => {
    fc.assert(
      fc.property(anyMoment, ([scene, t]) => {
        const frame = at(scene, t);
        for (const each of scene.nodes) {
          const state = frame.nodes[each.index]?.gradientState;
          if (!each.onPath) expect(state).toBe("none");
          else if (t <= completeAt(scene, each.index) - 1) expect(state).not.toBe("done");
          else if (t >= completeAt(scene, each.index)) expect(state).toBe("done");
        }
      }),
    );
  });

  test("a gradient packet carries a gradient that is complete", () => {
    fc.assert(
      fc.property(anyMoment, ([scene, t]) => {
        at(scene, t).edges.forEach((each, i) => {
          const consumer = scene.edges[i]?.consumer ?? -1;
          if (each.packet?.kind === "gradient") expect(completeAt(scene, consumer)).toBeLessThanOrEqual(t);
        });
      }),
    );
  });
});

describe("every number is the trace's", () => {
  test("values, gradients, sums, amounts and packets are the arrays of Numbers themselves", () => {
    fc.assert(
      fc.property(anyMoment, ([scene, t]) => {
        const { values, gradients, amounts, totals } = scene.numbers;
        const frame = at(scene, t);
        const known = new Set<Float64Array | null>([...values, ...gradients, ...amounts, ...totals]);
        frame.nodes.forEach((each, i) => {
          if (each.value) expect(each.value).toBe(values[i]);
          if (each.gradientState === "done") expect(each.gradient).toBe(gradients[i]);
          if (each.gradientState === "partial") expect(totals).toContain(each.gradient);
        });
        for (const { packet } of frame.edges) if (packet) expect(known.has(packet.number)).toBe(true);
        for (const ledger of frame.ledgers) {
          for (const entry of ledger.entries) if (entry.amount) expect(entry.amount).toBe(amounts[entry.edge]);
          if (ledger.isDone) expect(ledger.total).toEqual(gradients[ledger.node]);
        }
      }),
    );
  });

  test("other numbers of the same structure change the figures and nothing else", () => {
    const scene = film("fan-out");
    const doubled = {
      ...scene.numbers,
      values: scene.numbers.values.map((each) => each.map((x) => 2 * x)),
    };
    const frame = frameAt(scene, doubled, 4.5);
    expect(frame.nodes.map((each) => each.valueOpacity)).toEqual(at(scene, 4.5).nodes.map((each) => each.valueOpacity));
    expect(frame.nodes[0]?.value?.[0]).toBe(4);
  });
});

describe("time", () => {
  test("at a whole t everything rests: nothing travels, nothing is half seen", () => {
    fc.assert(
      fc.property(anyStep, ([scene, k]) => {
        const frame = at(scene, k);
        for (const each of frame.edges) {
          expect(each.packet).toBeNull();
          expect([0, 0.5, 1]).toContain(each.gradientReach);
          expect([0, 1]).toContain(each.amountOpacity);
        }
        for (const each of frame.nodes) {
          expect([0, 1]).toContain(each.valueOpacity);
          expect([0, 1]).toContain(each.gradientOpacity);
        }
      }),
    );
  });

  test("step k is the same picture, reached forwards in any frames or backwards", () => {
    fc.assert(
      fc.property(
        anyStep,
        fc.array(fc.double({ min: 1, max: 200, noNaN: true }), { maxLength: 400 }),
        ([scene, k], frames) => {
          let moment: Playhead = { t: 0, restedMs: 0, span: null };
          for (const ms of frames)
            moment = advance(timelineOf(scene), moment, ms, { speed: 1, until: k, tween: true, unit: "op" });
          moment = advance(timelineOf(scene), moment, 1e7, { speed: 1, until: k, tween: true, unit: "op" });
          const forwards = at(scene, moment.t);
          at(scene, scene.steps.length);
          expect(at(scene, k)).toEqual(forwards);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("t outside the film, or none at all, is its start or its end", () => {
    const scene = film("square");
    expect(at(scene, -3).t).toBe(0);
    expect(at(scene, 99).t).toBe(scene.steps.length);
    expect(at(scene, Number.NaN).t).toBe(0);
    expect(at(scene, 0).active).toBeNull();
  });

  test("the active step is the one in motion, or the one that has just come to rest", () => {
    const scene = film("neuron");
    expect(at(scene, 3.25).active?.index).toBe(3);
    expect(at(scene, 4).active?.index).toBe(3);
    expect(at(scene, 4).step).toBe(4);
  });
});

describe("what does not change", () => {
  const twoMoments = anyFilm.chain((scene) => {
    const t = fc.double({ min: 0, max: scene.steps.length, noNaN: true });
    return fc.tuple(fc.constant(scene), t, t, fc.nat(4));
  });

  test("a frame is the same whatever was looked at before", () => {
    fc.assert(
      fc.property(twoMoments, ([scene, before, t, length]) => {
        const span = { first: Math.floor(t), end: Math.min(scene.steps.length, Math.floor(t) + 1 + length) };
        at(scene, before);
        frameAt(scene, scene.numbers, before, span);
        // Copied numbers have been looked at by nobody.
        expect(frameAt(scene, scene.numbers, t, span)).toEqual(frameAt(scene, { ...scene.numbers }, t, span));
      }),
    );
  });

  test("is the same object from frame to frame, so that nobody need draw it again", () => {
    const scene = film("network");
    const [a, b] = [at(scene, 2.3), at(scene, 2.6)];
    const changed = a.nodes.filter((each, i) => each !== b.nodes[i]).length;
    expect(changed).toBe(1);
    expect(a.edges.filter((each, i) => each !== b.edges[i]).length).toBe(scene.steps[2]?.edges.length);
  });
});

describe("a value used more than once", () => {
  test("receives both contributions of x*x, one after the other", () => {
    const scene = film("square");
    const x = node(scene, "x").index;
    expect(at(scene, 2).nodes[x]?.gradientState).toBe("unknown");
    expect(at(scene, 2.2).edges.map((each) => each.packet !== null)).toEqual([true, false]);
    expect(at(scene, 2.5).nodes[x]).toMatchObject({ gradientState: "partial", gradient: Float64Array.of(3) });
    expect(at(scene, 2.7).edges.map((each) => each.packet !== null)).toEqual([false, true]);
    expect(at(scene, 3).nodes[x]).toMatchObject({ gradientState: "done", gradient: Float64Array.of(6) });
  });

  test("shows the ledger 0 -> +1 -> +12 -> +24 = 37 as it fills", () => {
    const scene = film("fan-out");
    const s = node(scene, "s").index;
    const told = (t: number) => {
      const ledger = at(scene, t).ledgers.find((each) => each.node === s);
      return ledger && [ledger.entries.map((each) => each.amount?.[0] ?? null), ledger.total?.[0] ?? null];
    };
    expect(told(scene.forwardSteps + 1)).toBeUndefined();
    expect(told(6)).toEqual([[1, null, null], 1]);
    expect(told(8)).toEqual([[1, 12, null], 13]);
    expect(told(9)).toEqual([[1, 12, 24], 37]);
  });

  test("contributions to different operands leave together", () => {
    const scene = film("fan-out");
    const frame = at(scene, 6.2);
    const positions = ["mul_1.0", "mul_1.1"].map((id) => frame.edges[edge(scene, id).index]?.packet?.position);
    expect(positions[0]).toBeDefined();
    expect(positions[0]).toBe(positions[1]);
  });
});

describe("a gradient on its way", () => {
  test("travels against the edge, and carries its amount once it has met the local derivative", () => {
    const scene = film("neuron");
    const index = edge(scene, "a.0").index;
    const step = scheduleOf(scene).arrivals[index]?.step ?? 0;
    const before = at(scene, step + 0.2).edges[index]?.packet;
    const after = at(scene, step + 0.5).edges[index]?.packet;
    expect(before?.position).toBeGreaterThan(after?.position ?? 1);
    expect(before?.number).toBe(scene.numbers.gradients[node(scene, "a").index]);
    expect(after?.number).toBe(scene.numbers.amounts[index]);
  });

  test("stops at a dead gate and stays stopped", () => {
    const scene = film("dead-relu");
    const index = edge(scene, "h.0").index;
    const step = scheduleOf(scene).arrivals[index]?.step ?? 0;
    expect(at(scene, step + 0.5).edges[index]?.packet).toMatchObject({ position: 0.5, isBlocked: true });
    expect(at(scene, step + 1).edges[index]).toMatchObject({ isBlocked: true, gradientReach: 0.5 });
    expect(at(scene, scene.steps.length).edges[edge(scene, "mul_1.0").index]?.isBlocked).toBe(false);
  });
});

describe("the local derivative of an edge", () => {
  test("is there before what it makes of the gradient, and stays", () => {
    fc.assert(
      fc.property(anyMoment, ([scene, t]) => {
        const [now, later] = [at(scene, t), at(scene, Math.min(scene.steps.length, t + 0.2))];
        now.edges.forEach(({ localOpacity, amountOpacity }, i) => {
          if (amountOpacity > 0) expect(localOpacity).toBe(1);
          expect(later.edges[i]?.localOpacity ?? 0).toBeGreaterThanOrEqual(localOpacity);
        });
      }),
    );
  });

  test("appears in the first quarter of the way, evenly", () => {
    const scene = film("square");
    const { step, from, to } = scheduleOf(scene).arrivalsAt[node(scene, "x").index]?.[0] ?? { step: 0, from: 0, to: 1 };
    const opacity = (way: number) =>
      at(scene, step + from + way * (to - from)).edges[scheduleOf(scene).arrivalsAt[0]?.[0]?.edge ?? 0]?.localOpacity ??
      -1;
    expect(opacity(0)).toBe(0);
    expect(opacity(LANDING / 16)).toBeCloseTo(0.25);
    expect(opacity(LANDING / 8)).toBeCloseTo(0.5);
    expect(opacity(LANDING / 4)).toBeCloseTo(1);
    expect(opacity(1)).toBe(1);
  });
});
