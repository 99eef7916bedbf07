/** Gradient descent as a way one goes: theta0, theta1, ..., and what .grad holds at each of them. Values alone. */

import type { Source } from "../source";
import type { NetworkDocument } from "./document";
import type { ParameterArrays } from "./figures";

/** The gradients of one backward pass, as they were added to .grad. */
export interface GradientPass {
  /** The point of the course at which it was made, from 0. */
  readonly point: number;
  /** The sample it is of, from 0; null for all of them together. */
  readonly sample: number | null;
  readonly gradients: ParameterArrays;
}

export interface CoursePoint {
  /** What brings it back to the last digit: a worked example by its name, or a document. */
  readonly source: Source;
  readonly document: NetworkDocument;
  readonly loss: number;
  /** What .grad holds, pass by pass. */
  readonly passes: readonly GradientPass[];
}

export interface Course {
  readonly points: readonly CoursePoint[];
  /** Where one is, from 0. */
  readonly at: number;
}

export function courseFrom(source: Source, document: NetworkDocument, loss: number): Course {
  return { points: [{ source, document, loss, passes: [] }], at: 0 };
}

export function pointOf({ points, at }: Course): CoursePoint {
  return points[at] as CoursePoint;
}

/** One point further; those that lay ahead are gone. No step clears .grad. */
export function stepped(course: Course, document: NetworkDocument, loss: number): Course {
  const { passes } = pointOf(course);
  const behind = course.points.slice(0, course.at + 1);
  return { points: [...behind, { source: document, document, loss, passes }], at: course.at + 1 };
}

/** At the point where one is, L is that of its trace: computed before, in the page, it may differ in its last digit. */
export function measured(course: Course, loss: number): Course {
  return changed(course, { loss });
}

/** At another point of the same course, with the .grad it was left with. */
export function visited(course: Course, at: number): Course {
  return course.points[at] === undefined ? course : { ...course, at };
}

/** One more backward pass at the point where one is. */
export function added(course: Course, sample: number | null, gradients: ParameterArrays): Course {
  return withPasses(course, [...pointOf(course).passes, { point: course.at, sample, gradients }]);
}

/** As `zero_grad` does. */
export function zeroed(course: Course): Course {
  return withPasses(course, []);
}

function withPasses(course: Course, passes: readonly GradientPass[]): Course {
  return changed(course, { passes });
}

function changed(course: Course, patch: Partial<CoursePoint>): Course {
  return { ...course, points: course.points.map((point, i) => (i === course.at ? { ...point, ...patch } : point)) };
}
