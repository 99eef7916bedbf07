import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Frame } from "../../src/core/frame";
import { frameAt } from "../../src/core/frame-at";
import { scheduleOf } from "../../src/core/schedule";
import { type Timeline, timelineOf } from "../../src/core/timeline";
import {
  countOf,
  nearestRest,
  type Span,
  spanFrom,
  spanTo,
  startBefore,
  UNITS,
  type Unit,
  unitIn,
} from "../../src/core/units";
import { windowsOf } from "../../src/core/windows";
import type { Scene } from "../../src/model/types";
import { FILMS, film, node } from "../film";

const NETWORKS = ["network", "lecture-network", "softmax-network", "two-samples"] as const;
const network = film("lecture-network");
const anyUnit = fc.constantFrom(...UNITS);
const anyFilm = fc.constantFrom(...FILMS, "two-samples" as const).map(film);
/** A film on its way through what is left of a unit. */
const anyTravel = fc
  .tuple(anyFilm, anyUnit, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.double({ min: 0, max: 1 }))
  .map(([scene, unit, where, progress]) => {
    const span = spanFrom(timelineOf(scene), unit, Math.floor(where * scene.steps.length));
    return { scene, span, t: span.first + progress * (span.end - span.first) };
  });

/** The spans one steps through from the start to the end. */
function walk(timeline: Timeline, unit: Unit): Span[] {
  const spans: Span[] = [];
  for (let t = 0; t < timeline.length; t = spans.at(-1)?.end ?? timeline.length)
    spans.push(spanFrom(timeline, unit, t));
  return spans;
}

/** Everything a frame says but for what is lit up because it has just happened. */
function known({ nodes, edges, ledgers, t, step, active }: Frame): unknown {
  const plain = <T extends { readonly isActive: boolean }>({ isActive, ...rest }: T) => rest;
  return { nodes: nodes.map(plain), edges: edges.map(plain), ledgers: ledgers.map(plain), t, step, active };
}

describe("units", () => {
  test.each(FILMS)("cover every step of %s once, whatever one steps by", (name) => {
    const timeline = timelineOf(film(name));
    for (const unit of UNITS) {
      const spans = walk(timeline, unitIn(timeline, unit));
      expect(spans.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, i) => first + i))).toEqual(
        Array.from({ length: timeline.length }, (_, i) => i),
      );
    }
  });

  test("of the lecture's network are its neurons, its layers, the loss and the seed", () => {
    const timeline = timelineOf(network);
    expect(timeline.units).toEqual(["op", "neuron", "layer"]);
    expect(walk(timeline, "layer")).toHaveLength(3 + 1 + 1 + 1 + 3);
    expect(walk(timeline, "neuron")).toHaveLength(6 + 1 + 1 + 1 + 6);
    expect(walk(timeline, "op")).toHaveLength(network.steps.length);
  });

  test("are left from within as far as they go: the rest of a unit ends where the unit ends", () => {
    const timeline = timelineOf(network);
    for (const unit of ["neuron", "layer"] as const) {
      for (const { first, end } of walk(timeline, unit)) {
        for (let t = first; t < end; t++) expect(spanFrom(timeline, unit, t)).toEqual({ first: t, end });
      }
    }
    const several = walk(timeline, "layer").filter(({ first, end }) => end > first + 2);
    expect(several.length).toBeGreaterThan(3);
  });

  test("are neurons where nothing else is asked for, or what comes nearest to them", () => {
    expect(unitIn(timelineOf(network), null)).toBe("neuron");
    expect(unitIn(timelineOf(film("lecture-arrays")), null)).toBe("layer");
    expect(unitIn(timelineOf(film("neuron")), null)).toBe("op");
  });

  test.each(FILMS)("of %s are counted one by one, from none at the start to all at the end", (name) => {
    const timeline = timelineOf(film(name));
    for (const asked of UNITS) {
      const unit = unitIn(timeline, asked);
      const spans = walk(timeline, unit);
      expect(countOf(timeline, unit, 0)).toEqual({ begun: 0, all: spans.length });
      spans.forEach(({ first, end }, i) => {
        for (const t of [first + 0.01, end]) expect(countOf(timeline, unit, t).begun).toBe(i + 1);
      });
    }
  });

  test("of an expression are its ops alone", () => {
    expect(timelineOf(film("neuron")).units).toEqual(["op"]);
    expect(unitIn(timelineOf(film("neuron")), "layer")).toBe("op");
  });

  test("lead back as they lead forward", () => {
    fc.assert(
      fc.property(anyFilm, anyUnit, (scene, asked) => {
        const timeline = timelineOf(scene);
        const unit = unitIn(timeline, asked);
        for (const span of walk(timeline, unit)) {
          expect(startBefore(timeline, unit, span.end)).toBe(span.first);
          expect(spanTo(timeline, unit, span.end)).toEqual(span);
        }
        expect(startBefore(timeline, unit, 0)).toBe(0);
      }),
    );
  });
});

describe("a unit in one travel", () => {
  test("ends and begins as the same steps do one by one", () => {
    fc.assert(
      fc.property(anyTravel, ({ scene, span }) => {
        for (const t of [span.first, span.end]) {
          expect(known(frameAt(scene, scene.numbers, t, span))).toEqual(known(frameAt(scene, scene.numbers, t)));
        }
      }),
    );
  });

  test("shows no number before what it is made of stands", () => {
    fc.assert(
      fc.property(anyTravel, ({ scene, span, t }) => {
        const frame = frameAt(scene, scene.numbers, t, span);
        for (const each of scene.nodes) {
          const now = frame.nodes[each.index];
          if (now?.value && !each.isLeaf) {
            expect(each.inputs.map((input) => frame.nodes[input]?.valueOpacity)).toEqual(each.inputs.map(() => 1));
          }
        }
        scene.edges.forEach(({ consumer }, index) => {
          const edge = frame.edges[index];
          if (!edge || edge.gradientReach === 0) return;
          expect(frame.nodes[consumer]).toMatchObject({ gradientState: "done", gradientOpacity: 1 });
        });
      }),
    );
  });

  test.each(NETWORKS)(
    "brings contributions to one sum of %s one after the other, in the order of the trace",
    (name) => {
      const scene = film(name);
      for (const span of UNITS.flatMap((unit) => walk(timelineOf(scene), unit))) {
        const windows = windowsOf(scene, span);
        for (const queue of scheduleOf(scene).arrivalsAt) {
          const own = [...new Set(queue.map(({ step }) => step))].flatMap((step) => windows[step - span.first] ?? []);
          own.slice(1).forEach(({ from }, i) => {
            expect(from).toBeGreaterThanOrEqual(own[i]?.to ?? 0);
          });
        }
      }
    },
  );

  test.each(NETWORKS)("moves all neurons of the first layer of %s together, each in its order", (name) => {
    const scene: Scene = film(name);
    const timeline = timelineOf(scene);
    const span = spanFrom(timeline, unitIn(timeline, "layer"), 0);
    const windows = windowsOf(scene, span);
    const at = (id: string) => windows[scheduleOf(scene).forwardStep[node(scene, id).index] ?? -1]?.from ?? -1;
    const end = name === "two-samples" ? "@1" : "";
    const neurons = scene.nodes.filter(({ id }) => /^z1_\d/.test(id) && id.endsWith(end)).map(({ id }) => id.slice(3));
    for (const j of neurons.map((each) => each.replace(end, ""))) {
      expect(at(`p1_${j}_1${end}`)).toBe(0);
      expect(at(`p1_${j}_2${end}`)).toBe(0);
      const order = [at(`p1_${j}_1${end}`), at(`s1_${j}_2${end}`), at(`z1_${j}${end}`), at(`a1_${j}${end}`)];
      expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
    }
  });
});

test("a film that is let go half way between two rests comes to the later one", () => {
  const timeline = timelineOf(film("lecture-network"));
  const { groups } = timeline;
  const [first, second] = [groups[0]?.end ?? 0, groups[1]?.end ?? 0];
  expect(nearestRest(timeline, "neuron", (first + second) / 2)).toBe(second);
  expect(nearestRest(timeline, "neuron", (first + second) / 2 - 0.01)).toBe(first);
});
