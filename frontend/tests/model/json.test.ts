import { describe, expect, test } from "vitest";
import { readScene } from "../../src/model/json";
import { documentOf, edge, FILMS, film, node } from "../film";

describe("reading the JSON form", () => {
  test("an edge is a consumer and a slot: x*x has two from x", () => {
    const scene = film("square");
    expect(scene.edges.map((each) => each.id)).toEqual(["y.0", "y.1"]);
    expect(scene.edges.map((each) => each.source)).toEqual([0, 0]);
    expect(node(scene, "x").consumers).toEqual([0, 1]);
  });

  test.each(FILMS)("the steps of %s are those of the document, in its order", (name) => {
    const scene = film(name);
    const given = documentOf(name).steps as { pass: string; node: string }[];
    expect(scene.steps.map((step) => [step.pass, scene.nodes[step.node]?.id])).toEqual(
      given.map((step) => [step.pass, step.node]),
    );
    expect(scene.steps[scene.forwardSteps]?.isSeed).toBe(true);
  });

  test.each(FILMS)("the last total at every node of %s is its gradient", (name) => {
    const { nodes, steps, numbers } = film(name);
    const last = new Map<number, Float64Array | undefined>();
    for (const step of steps.filter((each) => each.pass === "backward")) {
      for (const index of step.edges) last.set(film(name).edges[index]?.source ?? -1, numbers.totals[index]);
    }
    expect(last.size).toBeGreaterThan(0);
    for (const [position, total] of last)
      expect([nodes[position]?.id, total]).toEqual([nodes[position]?.id, numbers.gradients[position]]);
  });

  test("a node beside the path has no gradient, and its edges belong to no step", () => {
    const scene = film("beside-the-path");
    expect(scene.numbers.gradients[node(scene, "z").index]).toBeNull();
    expect(edge(scene, "z.0").onPath).toBe(false);
    expect(scene.steps.filter((step) => step.pass === "backward").map((step) => step.node)).toEqual([
      node(scene, "y").index,
      node(scene, "y").index,
    ]);
  });

  test("what JSON has no number for comes back as NaN and infinities", () => {
    const scene = film("not-finite");
    expect(scene.numbers.values[node(scene, "log_1").index]?.[0]).toBe(Number.NEGATIVE_INFINITY);
  });

  test("arrays are row-major, local derivatives keep their shape", () => {
    const scene = film("vectors");
    expect([...(scene.numbers.values[node(scene, "W").index] ?? [])]).toEqual([0.5, -1.2, 0.3, 1.5, 0.25, -0.75]);
    expect(scene.numbers.locals[edge(scene, "matmul_1.0").index]?.shape).toEqual([2, 2, 3]);
  });

  test("places are found by index", () => {
    const scene = film("neuron");
    expect(scene.layout?.nodes.length).toBe(scene.nodes.length);
    expect(scene.layout?.edges.every((place) => place.points.length % 3 === 1)).toBe(true);
    expect(scene.layout?.nodes[node(scene, "w").index]?.body.kind).toBe("square");
  });
});

describe("what is no trace is refused with a sentence", () => {
  test("something else altogether", () => {
    expect(() => readScene([1, 2])).toThrow(/no graph/);
    expect(() => readScene(null)).toThrow(/not a trace/);
  });

  test("an operand that is no node before it", () => {
    const document = documentOf("square") as { graph: { nodes: { inputs: string[] }[] } };
    document.graph.nodes[1]?.inputs.splice(0, 1, "nobody");
    expect(() => readScene(document)).toThrow(/'y' has the operand 'nobody'/);
  });

  test("an output that is none of the nodes", () => {
    const document = documentOf("square") as { graph: { output: string } };
    document.graph.output = "q";
    expect(() => readScene(document)).toThrow(/output 'q'/);
  });

  test("a value that does not fit its shape", () => {
    const document = documentOf("square") as { values: Record<string, unknown> };
    document.values.x = [1, 2];
    expect(() => readScene(document)).toThrow(/'x' has 2 numbers where its shape asks for 1/);
  });

  test("a contribution that no step carries", () => {
    const document = documentOf("square") as { steps: { contributions?: unknown[] }[] };
    document.steps.at(-1)?.contributions?.pop();
    expect(() => readScene(document)).toThrow(/edge 'y.1'/);
  });
});
