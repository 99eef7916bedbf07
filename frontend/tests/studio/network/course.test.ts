import { expect, test } from "vitest";
import { added, courseFrom, measured, pointOf, stepped, visited, zeroed } from "../../../src/studio/network/course";
import { withArray } from "../../../src/studio/network/document";
import { LECTURE } from "./lecture";

const START = courseFrom({ kind: "preset", id: "one" }, LECTURE, 0.5);
const [NEXT, OTHER] = [withArray(LECTURE, "b1", [2, 0]), withArray(LECTURE, "b1", [3, 0])];
const passes = (course: typeof START) => pointOf(course).passes.map(({ point, sample }) => [point, sample]);

test("a step leads one point further, with its document and its loss", () => {
  const course = stepped(START, NEXT, 0.4);
  expect(course.points.map(({ loss }) => loss)).toEqual([0.5, 0.4]);
  expect(pointOf(course)).toMatchObject({ source: NEXT, document: NEXT });
  expect(course.points[0]?.source).toEqual({ kind: "preset", id: "one" });
});

test("the loss of its trace takes the place of the one that was foreseen, at the point where one is alone", () => {
  const course = measured(stepped(START, NEXT, 0.4), 0.41);
  expect(course.points.map(({ loss }) => loss)).toEqual([0.5, 0.41]);
});

test("every point can be visited again, and those ahead stay until another step is taken", () => {
  const there = stepped(stepped(START, NEXT, 0.4), OTHER, 0.3);
  const back = visited(there, 0);
  expect(pointOf(back).document).toBe(LECTURE);
  expect(pointOf(visited(back, 2)).document).toBe(OTHER);
  expect(stepped(back, OTHER, 0.3).points.map(({ document }) => document)).toEqual([LECTURE, OTHER]);
  expect(visited(there, 9)).toBe(there);
});

test("a step leaves .grad as it is, with the point at which each pass was made", () => {
  const course = added(stepped(added(START, null, { b1: [1, 2] }), NEXT, 0.4), 1, { b1: [3, 4] });
  expect(passes(course)).toEqual([[0, null], [1, 1]]); // biome-ignore format: a pass a pair
  expect(passes(visited(course, 0))).toEqual([[0, null]]);
});

test("clearing empties .grad where one is and nowhere else", () => {
  const course = zeroed(stepped(added(START, null, { b1: [1, 2] }), NEXT, 0.4));
  expect(passes(course)).toEqual([]);
  expect(passes(visited(course, 0))).toEqual([[0, null]]);
});
