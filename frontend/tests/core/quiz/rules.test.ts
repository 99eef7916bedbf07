import { describe, expect, test } from "vitest";
import { askedIn } from "../../../src/core/quiz/asked";
import { originsOf, ruleOf } from "../../../src/core/quiz/rules";
import { tourQuestions } from "../../../src/core/quiz/tour";
import { type FILMS, film } from "../../film";

function rule(name: (typeof FILMS)[number], id: string) {
  const scene = film(name);
  const asked = askedIn(scene, `rule:${id}`);
  return asked && ruleOf(scene, asked.question);
}

describe("which rule gives a gradient is read from the graph", () => {
  test.each([
    ["lecture-network", "a1_1", "sum"],
    ["lecture-network", "z1_1", "gain"],
    ["lecture-network", "b1_1", "bias"],
    ["lecture-network", "w1_1_1", "chain"],
    ["fan-out", "s", "sum"],
    ["vectors", "W", "chain"],
    ["dead-relu", "b", "bias"],
  ] as const)("in %s that of %s by the %s", (name, id, expected) => {
    expect(rule(name, id)).toBe(expected);
  });

  test("where a gradient comes from is told by the names of the lecture, among others from which it does not", () => {
    const scene = film("lecture-network");
    const asked = askedIn(scene, "edge:a1_1");
    const origins = asked ? originsOf(scene, asked.question) : [];
    const named = (isRight: boolean) =>
      origins.filter((each) => each.isRight === isRight).map(({ node }) => scene.nodes[node]?.id);
    expect(named(true)).toEqual(["z2_1", "z2_2"]);
    expect(named(false)).toHaveLength(2);
    expect(named(false).some((id) => /^[ps]\d/.test(id ?? ""))).toBe(false);
  });
});

describe("a tour", () => {
  const scene = film("fan-out");
  const tour = scene.steps.map(({ index, node }) => ({
    step: index,
    look: [scene.nodes[node]?.id ?? "", ...(scene.nodes[node]?.inputs ?? []).map((at) => scene.nodes[at]?.id ?? "")],
  }));

  test("asks one to three questions, each before the cue that answers it, in other forms", () => {
    const asked = tourQuestions(scene, tour);
    expect(asked.size).toBeGreaterThan(0);
    expect(asked.size).toBeLessThanOrEqual(3);
    for (const [cue, key] of asked) expect(askedIn(scene, key)?.step).toBe(tour[cue]?.step);
    expect(new Set([...asked.values()].map((key) => key.split(":")[0])).size).toBe(asked.size);
  });

  test("asks again for a rule that was missed elsewhere", () => {
    const keys = [...tourQuestions(scene, tour, ["sum"]).values()];
    expect(keys).toContain("rule:s");
  });
});
