import { expect, test } from "vitest";
import { compact } from "../../src/core/compact";
import { nameMiddle } from "../../src/views/graph/node";
import { film } from "../film";

/** Half of a line of the smallest text. */
const HALF_LINE = 6;

test("the name of a node drawn small stands clear of its body, and within its room: of scalars and of arrays", () => {
  const scene = film("vectors");
  if (!scene.layout) throw new Error("the film has a layout");
  const small = compact(scene, scene.layout, { width: 500, height: 400 }, "right");
  if (!small) throw new Error("it can be drawn small");
  for (const node of scene.nodes.filter(({ op }) => op !== "constant")) {
    const place = small.nodes[node.index];
    if (!place) throw new Error(`${node.id} has a place`);
    const middle = nameMiddle(node, place);
    const above = middle - HALF_LINE + place.height / 2;
    const below = place.body.dy - place.body.height / 2 - (middle + HALF_LINE);
    expect(Math.min(above, below), node.id).toBeGreaterThanOrEqual(0);
    // As much air over it as under it, but for a few pixels.
    expect(Math.abs(above - below), node.id).toBeLessThanOrEqual(3);
  }
});
