import { describe, expect, test } from "vitest";
import { frameAt } from "../../../src/core/frame-at";
import { drawingOf } from "../../../src/core/network/drawing";
import { frameOf, isResting } from "../../../src/core/network/half";
import { timelineOf } from "../../../src/core/timeline";
import { film } from "../../film";
import { momentAt, type View } from "./moment";

const scene = film("lecture-network");
const { numbers } = scene;
const VIEW = { width: 1056, height: 205, floor: 12, digits: 4 } as const;
const FORWARD: View = { ...VIEW, mirror: 0, half: "forward" };
const BACKWARD: View = { ...VIEW, mirror: 1, half: "backward" };

/** In the middle of every unit, and at its end. */
function moments() {
  return timelineOf(scene).groups.flatMap(({ first, end }) =>
    [0.3, 0.6, 1].map((share) => ({ t: first + share * (end - first), span: { first, end } })),
  );
}

function figures(view: View, t: number, span: { first: number; end: number }): string[] {
  const runs = drawingOf(momentAt(scene, t, span, view)).labels.flatMap(({ lines }) =>
    lines.flatMap((line) => line.runs),
  );
  return runs.flatMap(({ figure, number }) => (figure && typeof number === "number" ? [figure] : []));
}

describe("of a network and its mirror, one above the other,", () => {
  test("one rests at every moment, and the other does not", () => {
    for (const { t, span } of moments()) {
      const frame = frameAt(scene, numbers, t, span);
      expect(isResting("forward", frame)).toBe(!isResting("backward", frame));
    }
  });

  test("the one in which the step happens is drawn from the film's own frame", () => {
    for (const { t, span } of moments()) {
      const frame = frameAt(scene, numbers, t, span);
      const half = isResting("forward", frame) ? "backward" : "forward";
      expect(frameOf(half, scene, numbers, frame)).toBe(frame);
    }
  });

  test("neither shows a number that is not there yet", () => {
    for (const { t, span } of moments()) {
      const known = frameAt(scene, numbers, t, span);
      for (const half of ["forward", "backward"] as const) {
        frameOf(half, scene, numbers, known).nodes.forEach((node, i) => {
          if (node.value !== null) expect(known.nodes[i]?.value).not.toBeNull();
          if (node.gradient !== null) expect(known.nodes[i]?.gradient).not.toBeNull();
        });
      }
    }
  });

  test("the network writes no gradient, and nothing moves in it once the backward pass has begun", () => {
    for (const { t, span } of moments()) {
      expect(figures(FORWARD, t, span).filter((each) => /^(gradient|seed|amount|factor):/.test(each))).toEqual([]);
      if (t > scene.forwardSteps) expect(drawingOf(momentAt(scene, t, span, FORWARD)).movers).toEqual([]);
    }
  });

  test("in the reversed network nothing moves until the backward pass begins", () => {
    for (const { t, span } of moments()) {
      if (t <= scene.forwardSteps) expect(drawingOf(momentAt(scene, t, span, BACKWARD)).movers).toEqual([]);
    }
  });

  test("the neuron in hand is marked in both", () => {
    for (const { t, span } of moments().filter(({ t: at }) => at < scene.steps.length)) {
      const marked = [FORWARD, BACKWARD].map((view) =>
        drawingOf(momentAt(scene, t, span, view)).shapes.flatMap(({ key, isInHand }) => (isInHand ? [key] : [])),
      );
      expect(marked[0]).toEqual(marked[1]);
    }
  });
});
