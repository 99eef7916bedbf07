import { expect, test } from "vitest";
import { regionOf } from "../../../src/studio/network/refusal";
import { plainProblem } from "../../../src/studio/problem";
import { LECTURE } from "./lecture";

test.each([
  ["layers[1].activation", { part: "layer", place: 1 }],
  ["sizes[1]", { part: "layer", place: 0 }],
  ["sizes[0]", { part: "shape" }],
  ["samples[0].target", { part: "samples" }],
  ["samples", { part: "samples" }],
  ["loss", { part: "shape" }],
  ["layers[9].W", { part: "shape" }],
  [null, { part: "shape" }],
])("what is wrong with %s is said there", (node, region) => {
  const problem = { ...plainProblem("invalid-value", "no"), node };
  expect(regionOf({ document: LECTURE, problem })).toEqual(region);
});
