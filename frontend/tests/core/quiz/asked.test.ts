import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frameAt } from "../../../src/core/frame-at";
import { NETWORK_READER } from "../../../src/core/network/reader";
import { askedIn, FADES, NO_QUIZ, nextToAsk, openQuestion, readKeys } from "../../../src/core/quiz/asked";
import { rightAnswer } from "../../../src/core/quiz/mistakes";
import { type Command, INITIAL, update, type ViewState } from "../../../src/core/view-state";
import type { Scene } from "../../../src/model/types";
import { film } from "../../film";

const NAMES = ["neuron", "fan-out", "lecture-network", "two-samples"] as const;
const OF_ARRAYS = ["lecture-arrays", "vectors", "softmax-arrays"] as const;

function reached(scene: Scene, commands: readonly Command[], hasMotion = true): ViewState {
  const start = update({ ...INITIAL, hasMotion }, { type: "load", scene }, NETWORK_READER);
  return commands.reduce((state, command) => update(state, command, NETWORK_READER), start);
}

const hand: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>(
    { type: "next" },
    { type: "previous" },
    { type: "play" },
    { type: "pause" },
    { type: "end" },
    { type: "nextGroup" },
    { type: "nextUnit" },
    { type: "toBackward" },
    { type: "settle" },
  ),
  fc.double({ min: 0, max: 200, noNaN: true }).map((t): Command => ({ type: "seek", t })),
  fc.double({ min: 0, max: 200, noNaN: true }).map((t): Command => ({ type: "scrub", t })),
  fc.integer({ min: 16, max: 4000 }).map((elapsedMs): Command => ({ type: "tick", elapsedMs })),
);

describe("a question", () => {
  test("is read from a link, and what is none is left out", () => {
    expect(readKeys("gradient:z2_1,sign:w,colour:w,size:y.0,gradient:")).toEqual([
      "gradient:z2_1",
      "sign:w",
      "size:y.0",
    ]);
  });

  test("of a node that has no gradient, or of no node, is none", () => {
    const scene = film("beside-the-path");
    const beside = scene.nodes.find(({ onPath }) => !onPath)?.id ?? "";
    expect(askedIn(scene, `gradient:${beside}`)).toBeNull();
    expect(askedIn(scene, "gradient:nobody")).toBeNull();
  });

  test.each(NAMES)(
    "is never passed by any hand in %s, and its number is not known where the timeline waits",
    (name) => {
      const scene = film(name);
      fc.assert(
        fc.property(fc.array(hand, { maxLength: 12 }), fc.nat(1000), fc.boolean(), (hands, at, hasMotion) => {
          const key = nextToAsk(scene, at % scene.steps.length);
          if (key === null) return;
          const asked = askedIn(scene, key);
          const state = reached(scene, [{ type: "ask", keys: [key], fade: 1 }, ...hands], hasMotion);
          expect(state.t).toBeLessThanOrEqual(asked?.step ?? 0);
          const frame = frameAt(scene, scene.numbers, state.t);
          expect(frame.nodes[asked?.node ?? -1]?.gradientState).not.toBe("done");
        }),
      );
    },
  );

  test("that is answered lets the timeline go on, and the number lands", () => {
    const scene = film("lecture-network");
    const key = "gradient:z2_1";
    const asked = askedIn(scene, key);
    const commands: Command[] = [
      { type: "ask", keys: [key], fade: 1 },
      { type: "end" },
      { type: "answered", key },
      { type: "next" },
    ];
    const state = reached(scene, commands, false);
    expect(state.t).toBeGreaterThan(asked?.step ?? Number.POSITIVE_INFINITY);
  });

  test("asked for by a key is the next one to come, and asking again takes it back", () => {
    const scene = film("neuron");
    const once = reached(scene, [{ type: "toBackward" }, { type: "askNext" }], false);
    const open = openQuestion(scene, once.quiz);
    expect(open?.step).toBeGreaterThanOrEqual(once.t);
    const there = reached(
      scene,
      [{ type: "toBackward" }, { type: "askNext" }, { type: "end" }, { type: "askNext" }],
      false,
    );
    expect(openQuestion(scene, there.quiz)).toBeNull();
  });
});

describe("a faded pass", () => {
  test.each([...NAMES, ...OF_ARRAYS])(
    "of %s asks nothing, the last third, and everything, in the order of the trace",
    (name) => {
      const scene = film(name);
      const counts = FADES.map((fade) => {
        const answered: string[] = [];
        let last = 0;
        for (;;) {
          const open = openQuestion(scene, { ...NO_QUIZ, fade, answered });
          if (!open) return answered.length;
          expect(open.step).toBeGreaterThanOrEqual(last);
          expect(rightAnswer(scene.numbers, open.question)).not.toBeNull();
          last = open.step;
          answered.push(open.key);
        }
      });
      const [none = -1, some = -1, all = -1] = counts;
      expect(none).toBe(0);
      expect(some).toBe(all - Math.floor((all * 2) / 3));
      expect(all).toBeGreaterThan(0);
    },
  );

  test("of a network in matrices asks for one element of every z and every parameter, beside the diagonal, as drawn", () => {
    const scene = film("lecture-arrays");
    const answered: string[] = [];
    for (;;) {
      const open = openQuestion(scene, { ...NO_QUIZ, fade: 3, answered });
      if (!open) break;
      answered.push(open.key);
    }
    expect(answered.map((key) => key.replace("gradient:", "")).sort()).toEqual(
      ["W1:2:1", "W2:2:1", "W3:2:1", "b1:2", "b2:2", "b3:2", "z1:2:1", "z2:2:1", "z3:2:1"].sort(),
    );
    // Two neurons and two samples, a sample a row: drawn in row 2 and column 1 is the second neuron of the first sample.
    expect(askedIn(scene, "gradient:z3:2:1")?.question.cell).toBe(1);
    expect(askedIn(scene, "gradient:W3:2:1")?.question.cell).toBe(2);
  });
});
