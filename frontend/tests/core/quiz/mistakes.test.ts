import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge } from "../../../src/core/quiz/answer";
import { type Mistake, type Question, rightAnswer, wrongAnswers } from "../../../src/core/quiz/mistakes";
import type { Scene, SceneEdge } from "../../../src/model/types";
import { film, node } from "../../film";
import { randomScene } from "../../random-scene";

const RATE = 0.5;
const RUNS = { numRuns: 500 };

/** A gradient as the sum over all ways to the output of the products of their slopes: no backward pass. */
function overAllWays(scene: Scene, from: number, slope: (edge: SceneEdge) => number): number {
  if (from === scene.output) return 1;
  const edges = (scene.nodes[from]?.consumers ?? []).flatMap((at) => scene.edges[at] ?? []);
  return edges
    .filter((edge) => edge.onPath)
    .reduce((sum, edge) => sum + slope(edge) * overAllWays(scene, edge.consumer, slope), 0);
}

function local(scene: Scene, edge: SceneEdge): number {
  return scene.numbers.locals[edge.index]?.data[0] ?? Number.NaN;
}

function value(scene: Scene, index: number): number {
  return scene.numbers.values[index]?.[0] ?? Number.NaN;
}

function isAbove(scene: Scene, from: number, edge: SceneEdge): boolean {
  if (edge.source === from) return edge.onPath;
  return (scene.nodes[from]?.consumers ?? []).some((at) => {
    const next = scene.edges[at];
    return next?.onPath === true && isAbove(scene, next.consumer, edge);
  });
}

/** Who makes the mistake at `at` takes `slope` there in place of the local derivative. Null where it cannot be made. */
type Slip = (scene: Scene, at: SceneEdge) => number | null;

const FUNCTIONS = ["sigmoid", "tanh", "square"];
const SLIPS: Readonly<Partial<Record<Mistake, Slip>>> = {
  gain: (scene, at) => (FUNCTIONS.includes(scene.nodes[at.consumer]?.op ?? "") ? 1 : null),
  value: (scene, at) => (FUNCTIONS.includes(scene.nodes[at.consumer]?.op ?? "") ? value(scene, at.consumer) : null),
  branch: (scene, at) => {
    const ways = (scene.nodes[at.source]?.consumers ?? []).filter((each) => scene.edges[each]?.onPath);
    return ways.length > 1 ? 0 : null;
  },
  sign: (scene, at) =>
    scene.nodes[at.consumer]?.op === "negate" || (scene.nodes[at.consumer]?.op === "subtract" && at.slot === 1)
      ? 1
      : null,
};

const asked = fc.tuple(randomScene, fc.nat(1000), fc.nat(1000));

describe("a mistake is known by the number that comes out", () => {
  test.each(Object.entries(SLIPS))("%s, made at any one edge of a random graph", (mistake, slip) => {
    fc.assert(
      fc.property(asked, ([scene, which, where]) => {
        const index = which % scene.nodes.length;
        const question: Question = { quantity: "gradient", index };
        const places = scene.edges.filter((at) => isAbove(scene, index, at) && slip(scene, at) !== null);
        const at = places[where % Math.max(1, places.length)];
        if (!at) return;
        const wrong = overAllWays(scene, index, (edge) =>
          edge.index === at.index ? (slip(scene, at) ?? 0) : local(scene, edge),
        );
        expectNamed(scene, question, wrong, mistake as Mistake);
      }),
      RUNS,
    );
  });

  test("sign, of the whole number", () => {
    fc.assert(
      fc.property(asked, ([scene, which]) => {
        const question: Question = { quantity: "gradient", index: which % scene.nodes.length };
        expectNamed(scene, question, -(rightAnswer(scene.numbers, question) ?? 0), "sign");
      }),
      RUNS,
    );
  });

  test("updated, with every parameter after its step", () => {
    fc.assert(
      fc.property(asked, ([scene, which]) => {
        const index = which % scene.nodes.length;
        const wrong = overAllWays(scene, index, (edge) => {
          const consumer = scene.nodes[edge.consumer];
          const other = consumer?.op === "multiply" ? scene.nodes[consumer.inputs[1 - edge.slot] ?? -1] : undefined;
          if (other?.role !== "parameter") return local(scene, edge);
          return value(scene, other.index) - RATE * (scene.numbers.gradients[other.index]?.[0] ?? 0);
        });
        expectNamed(scene, { quantity: "gradient", index }, wrong, "updated");
      }),
      RUNS,
    );
  });

  test("the gradient of a node is right, and so is every contribution", () => {
    fc.assert(
      fc.property(asked, ([scene, which]) => {
        const question: Question =
          which % 2 === 0
            ? { quantity: "gradient", index: which % scene.nodes.length }
            : { quantity: "amount", index: which % Math.max(1, scene.edges.length) };
        const right = rightAnswer(scene.numbers, question);
        if (right === null) return;
        expect(judge({ value: right, digits: 17 }, scene, scene.numbers, question, RATE)).toEqual({ kind: "right" });
      }),
      RUNS,
    );
  });
});

describe("in the lecture's network", () => {
  const scene = film("lecture-network");
  const of = (id: string) => node(scene, id).index;
  const number = (id: string) => value(scene, of(id));
  const gradient = (id: string) => scene.numbers.gradients[of(id)]?.[0] ?? Number.NaN;

  test("the weights of a layer can be taken transposed", () => {
    const wrong = number("w2_1_1") * gradient("z2_1") + number("w2_1_2") * gradient("z2_2");
    expectNamed(scene, { quantity: "gradient", index: of("a1_1") }, wrong, "transposed");
  });

  test("sigma' can be forgotten", () => {
    expectNamed(scene, { quantity: "gradient", index: of("z2_1") }, gradient("a2_1"), "gain");
    expectNamed(scene, { quantity: "gradient", index: of("z2_1") }, gradient("a2_1") * number("a2_1"), "value");
  });

  test("one of the two ways back can be forgotten", () => {
    const wrong = number("w3_1_1") * gradient("z3_1");
    expectNamed(scene, { quantity: "gradient", index: of("a2_1") }, wrong, "branch");
  });
});

describe("of several samples", () => {
  test("the gradient of one alone is known as a forgotten sum", () => {
    const scene = film("two-samples");
    const weight = scene.nodes.find(({ role, consumers }) => role === "parameter" && consumers.length === 2);
    const edges = weight?.consumers.flatMap((at) => scene.edges[at] ?? []) ?? [];
    const [first] = edges.map(({ index }) => scene.numbers.amounts[index]?.[0] ?? 0);
    expectNamed(scene, { quantity: "gradient", index: weight?.index ?? -1 }, first ?? Number.NaN, "samples");
  });
});

describe("wrong answers", () => {
  test("forget no sum where nothing is added over the samples", () => {
    const scene = film("two-samples");
    const question: Question = { quantity: "gradient", index: node(scene, "z1_1@1").index };
    const wrong = wrongAnswers(scene, scene.numbers, question, RATE);
    expect(wrong.filter(({ mistake }) => mistake === "samples")).toEqual([]);
  });

  test("are never the right one", () => {
    fc.assert(
      fc.property(asked, ([scene, which]) => {
        const question: Question = { quantity: "gradient", index: which % scene.nodes.length };
        const right = rightAnswer(scene.numbers, question);
        for (const { value } of wrongAnswers(scene, scene.numbers, question, RATE)) expect(value).not.toBe(right);
      }),
    );
  });

  test("are none where the trace has no gradient", () => {
    const scene = film("beside-the-path");
    const beside = scene.nodes.find(({ onPath }) => !onPath);
    const question: Question = { quantity: "gradient", index: beside?.index ?? -1 };
    expect(wrongAnswers(scene, scene.numbers, question, RATE)).toEqual([]);
  });
});

/** Is the mistake among those the answer is told to be; nothing is claimed where the answer is as good as right. */
function expectNamed(scene: Scene, question: Question, wrong: number, mistake: Mistake): void {
  const right = rightAnswer(scene.numbers, question);
  if (right === null || Math.abs(wrong - right) <= 0.011 * Math.abs(right)) return;
  const verdict = judge({ value: wrong, digits: 17 }, scene, scene.numbers, question, RATE);
  expect(verdict).toEqual({ kind: "wrong", mistakes: expect.arrayContaining([mistake]) });
}
