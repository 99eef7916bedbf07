import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatNumber } from "../../../src/core/format";
import { type Drawing, drawingOf, isWrittenAlike, writingOf } from "../../../src/core/network/drawing";
import { appearanceAt } from "../../../src/core/network/label";
import { distance, overlap } from "../../../src/core/network/rect";
import { networkOf } from "../../../src/core/network/structure";
import { timelineOf } from "../../../src/core/timeline";
import { readScene } from "../../../src/model/json";
import type { Scene } from "../../../src/model/types";
import { film } from "../../film";
import { denseDocument } from "./dense";
import { momentAt, type View } from "./moment";

const FILMS = ["network", "lecture-network", "softmax-network", "two-samples"] as const;
const VIEWS: readonly View[] = [
  { width: 1280, height: 512, floor: 12, digits: 4, mirror: 0 },
  { width: 1280, height: 512, floor: 16, digits: 3, mirror: 1 },
  { width: 640, height: 262, floor: 11, digits: 4, mirror: 1 },
  { width: 480, height: 226, floor: 11, digits: 3, mirror: 0 },
  { width: 390, height: 300, floor: 11, digits: 3, mirror: 1 },
  { width: 820, height: 380, floor: 12, digits: 4, mirror: 0, everything: true },
  { width: 1056, height: 205, floor: 12, digits: 4, mirror: 0, half: "forward" },
  { width: 1056, height: 205, floor: 12, digits: 4, mirror: 1, half: "backward" },
  { width: 1920, height: 360, floor: 24, digits: 3, mirror: 1, half: "backward" },
];

/** What could not be read: labels on each other, beyond the stage, or too small. */
function faultsOf({ labels }: Drawing, { width, height, floor }: View): string[] {
  return labels.flatMap(({ room, lines, key }, i) => {
    const met = labels.slice(i + 1).filter((other) => overlap(room, other.room));
    const isOutside = Math.min(room.x, room.y, width - room.x - room.width, height - room.y - room.height) < -0.01;
    return [
      ...met.map((other) => `${key} and ${other.key} meet`),
      ...(isOutside ? [`${key} is cut`] : []),
      ...(lines.some(({ font }) => font < floor) ? [`${key} is small`] : []),
    ];
  });
}

/** All figures of a drawing that say a number, by key. */
function numbersIn({ labels }: Drawing): Map<string, number> {
  const runs = labels.flatMap(({ lines }) => lines.flatMap((line) => line.runs));
  return new Map(
    runs.flatMap(({ figure, number }) => (figure && typeof number === "number" ? [[figure, number]] : [])),
  );
}

function spans(scene: Scene) {
  return timelineOf(scene).groups;
}

describe("the drawing of a network", () => {
  test.each(FILMS)("of %s has no label on another at any moment of any unit", (name) => {
    const scene = film(name);
    for (const view of VIEWS) {
      for (const { first, end } of spans(scene)) {
        for (const share of [0.15, 0.5, 0.8, 1]) {
          const span = { first, end };
          const drawing = drawingOf(momentAt(scene, first + share * (end - first), span, view));
          expect(faultsOf(drawing, view)).toEqual([]);
        }
      }
    }
  });

  test("leaves no doubt whose a bias is: it stands nearest to its own neuron, or to a line of it", () => {
    const scene = film("lecture-network");
    const parts = networkOf(scene)?.layers.flat() ?? [];
    for (const view of VIEWS) {
      for (const { first, end } of spans(scene)) {
        const { shapes, labels } = drawingOf(momentAt(scene, end, { first, end }, view));
        for (const label of labels.filter(({ key }) => key.startsWith("bias:"))) {
          const neuron = parts.find(({ bias }) => label.key === `bias:${bias}`);
          const isOwn = ({ key }: { key: string }) => [neuron?.a, neuron?.z].some((node) => key.endsWith(`:${node}`));
          const away = ({ at, radius }: (typeof shapes)[number]) =>
            distance(label.room, { x: at.x - radius, y: at.y - radius, width: 2 * radius, height: 2 * radius });
          const own = [
            ...shapes.filter(isOwn).map(away),
            ...labels.filter(isOwn).map((each) => distance(label.room, each.room)),
          ];
          const others = shapes.filter((shape) => shape.neuron && !isOwn(shape)).map(away);
          expect(Math.min(...own), `${view.width} x ${view.height} at ${end}`).toBeLessThan(Math.min(...others));
        }
      }
    }
  });

  test.each([390, 360])("locks every gain of the lecture's network on a phone of %i px", (width) => {
    const scene = film("lecture-network");
    const view: View = { width, height: 215, floor: 11, digits: 3, mirror: 1 };
    const { labels, shapes } = drawingOf(momentAt(scene, scene.forwardSteps, null, view));
    const amplifiers = shapes.filter(({ mirror }) => mirror === 1);
    const locks = labels.filter(({ hasLock }) => hasLock).map(({ key }) => key);
    expect(amplifiers).toHaveLength(4);
    expect(locks).toEqual(expect.arrayContaining(amplifiers.map(({ node }) => `locked:${node}`)));
  });

  test.each([
    [320, 136],
    [320, 148],
    [360, 159],
    [400, 181],
    [480, 226],
  ])("has every value and every weight of the lecture's network in a frame of %i x %i px", (width, height) => {
    const scene = film("lecture-network");
    const view: View = { width, height, floor: 11, digits: 3, mirror: 0 };
    const drawing = drawingOf(momentAt(scene, scene.forwardSteps, null, view));
    expect(faultsOf(drawing, view)).toEqual([]);
    const written = drawing.labels.map(({ key }) => key.replace(/:.*/, ""));
    expect(written.filter((kind) => kind === "in")).toHaveLength(8);
    expect(written.filter((kind) => kind === "weight")).toHaveLength(12);
    expect(numbersIn(drawing).get("value:C")).toBeCloseTo(0.4168, 4);
  });

  test("writes what is reckoned with in no fewer digits than the formulas", () => {
    const scene = film("lecture-network");
    for (const view of VIEWS) {
      for (const { first, end } of spans(scene)) {
        const { labels } = drawingOf(momentAt(scene, end, { first, end }, view));
        const runs = labels
          .filter(({ key }) => !key.startsWith("in:"))
          .flatMap(({ lines }) => lines.flatMap((line) => line.runs));
        for (const { text, number, figure } of runs) {
          if (typeof number !== "number") continue;
          const written = text.replace("×", "");
          expect(
            [3, view.digits].map((digits) => formatNumber(number, digits)),
            figure,
          ).toContain(written);
        }
      }
    }
  });

  test("of any dense network, with whatever is asked for", () => {
    const size = fc.integer({ min: 1, max: 8 });
    fc.assert(
      fc.property(
        fc.array(size, { minLength: 2, maxLength: 5 }),
        fc.integer({ min: 400, max: 1920 }),
        fc.integer({ min: 200, max: 1000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 1 }),
        fc.nat(),
        (sizes, width, height, at, mirror, asked) => {
          const scene = readScene(denseDocument(sizes));
          const view = { width, height, floor: 12, digits: 4, mirror, nodes: [asked % scene.nodes.length] };
          const drawing = drawingOf(momentAt(scene, Math.round(at * scene.steps.length), null, view));
          expect(faultsOf(drawing, view)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("opens the neuron of the step: products on its weights, the sum under it, and its slope", () => {
    const scene = film("lecture-network");
    const group = spans(scene).find(({ name }) => name === "layer 2/neuron 1");
    if (!group) throw new Error("no such neuron");
    const view = VIEWS[0] as View;
    const at = (share: number) =>
      drawingOf(momentAt(scene, group.first + share * (group.end - group.first), group, view));
    const before = numbersIn(at(0.05));
    expect(before.has("value:p2_1_1")).toBe(false);
    expect(before.get("dzdw:w2_1_1")).toBe(scene.numbers.values[idOf(scene, "a1_1")]?.[0]);
    const after = numbersIn(at(1));
    for (const name of ["p2_1_1", "p2_1_2", "z2_1", "a2_1", "b2_1"]) {
      expect(after.get(`value:${name}`), name).toBe(scene.numbers.values[idOf(scene, name)]?.[0]);
    }
    const a = after.get("value:a2_1") ?? 0;
    expect(after.get("put-away:a2_1.0")).toBeCloseTo(a * (1 - a), 12);
  });

  test("is written once for all that is known, and then only appears", () => {
    const scene = film("lecture-network");
    for (const view of [VIEWS[0], VIEWS[2], VIEWS[6], VIEWS[7]] as View[]) {
      let kept = 0;
      for (const group of spans(scene)) {
        const shares = Array.from({ length: 31 }, (_, i) => i / 30);
        let before = momentAt(scene, group.first, group, view);
        for (const share of shares) {
          const at = momentAt(scene, group.first + share * (group.end - group.first), group, view);
          const now = { ...at, layout: before.layout, words: before.words };
          if (isWrittenAlike(before, now)) {
            const writing = writingOf(now);
            expect(writing).toEqual(writingOf(before));
            const runs = writing.labels.flatMap(({ lines }) => lines.flatMap((line) => line.runs));
            const hasGrown = ({ appears }: (typeof runs)[number]) =>
              appearanceAt(now.frame, appears) > appearanceAt(before.frame, appears);
            if (runs.some(hasGrown)) kept++;
          }
          before = now;
        }
      }
      expect(kept).toBeGreaterThan(20);
    }
  });

  test("shows no number before its step, whatever is asked for", () => {
    const scene = film("lecture-network");
    for (const mirror of [0, 1]) {
      const view: View = { width: 1280, height: 620, floor: 12, digits: 4, mirror, everything: true };
      const start = numbersIn(drawingOf(momentAt(scene, 0, null, view)));
      expect([...start.keys()].filter((key) => /^(gradient|seed|local|put-away):|^value:[apzC]/.test(key))).toEqual([]);
      const forward = numbersIn(drawingOf(momentAt(scene, scene.forwardSteps, null, view)));
      expect([...forward.keys()].filter((key) => /^(gradient|seed|amount):/.test(key))).toEqual([]);
    }
  });

  test("edges are as wide as what they carry on one scale: twice the gradient is thicker, the gains stand still", () => {
    const scene = film("lecture-network");
    const view = VIEWS[1] as View;
    const { strokes } = drawingOf(momentAt(scene, scene.steps.length, null, view));
    const twice = {
      ...scene.numbers,
      amounts: scene.numbers.amounts.map((each) => each.map((x) => 2 * x)),
      gradients: scene.numbers.gradients.map((each) => each?.map((x) => 2 * x) ?? null),
    };
    const moment = momentAt(scene, scene.steps.length, null, view);
    const doubled = drawingOf({ ...moment, numbers: twice });
    const widths = strokes.filter(({ ink }) => ink !== null).map(({ width }) => width);
    const more = doubled.strokes.filter(({ ink }) => ink !== null).map(({ width }) => width);
    const step = more.map((width, i) => width - (widths[i] ?? 0));
    expect(widths.length).toBeGreaterThan(20);
    for (const each of step) expect(each).toBeCloseTo(step[0] ?? 0, 9);
    expect(step[0]).toBeGreaterThan(0.5);
    expect(keysWith(doubled, "local:")).toEqual(keysWith(drawingOf(moment), "local:"));
  });

  test("adds up what comes back in the order of the formula, whichever arrives first", () => {
    const scene = film("lecture-network");
    const view: View = { width: 1280, height: 620, floor: 12, digits: 4, mirror: 1, everything: true };
    const collected = Array.from({ length: scene.steps.length }, (_, step) => step + 1).flatMap((t) => {
      const { labels } = drawingOf(momentAt(scene, t, null, view));
      return labels.flatMap(({ data }) => (data && "collected" in data ? [data] : []));
    });
    const { network, numbers } = momentAt(scene, 0, null, view);
    const hidden = network.layers.slice(0, -1).flat();
    expect(hidden).toHaveLength(4);
    for (const { a, layer } of hidden) {
      const next = network.layers[layer] ?? [];
      const amounts = next.map(({ weights }) => {
        const edge = weights.find(({ source }) => source === a)?.fromSource ?? -1;
        return numbers.amounts[edge]?.[0];
      });
      const terms = collected.filter((data) => data.collected === a).map((data) => String(data.terms));
      expect(terms).toContain(amounts.join(" "));
      // The last neuron's comes first: what is not there yet keeps its place.
      expect(terms).toContain(`? ${amounts[1]}`);
    }
  });

  test("is whole again when the film is over: nothing is in hand, nothing steps back", () => {
    const scene = film("lecture-network");
    const { shapes, labels } = drawingOf(momentAt(scene, scene.steps.length, null, VIEWS[1] as View));
    expect(shapes.some(({ isQuiet, isInHand }) => isQuiet || isInHand)).toBe(false);
    expect(labels.some(({ isQuiet }) => isQuiet)).toBe(false);
    expect(networkOf(scene)?.layers).toHaveLength(3);
  });
});

function keysWith(drawing: Drawing, start: string): (readonly [string, number])[] {
  return [...numbersIn(drawing)].filter(([key]) => key.startsWith(start));
}

function idOf(scene: Scene, id: string): number {
  return scene.nodes.findIndex((node) => node.id === id);
}
