/** The points of a data set: what they ask of a network, and where they are in the plane. */

import { type Points, readPoints } from "../../core/training/points";
import { ProblemError, plainProblem } from "../problem";
import type { Server } from "../server";
import type { OtherSource } from "../source";
import { type Description, sameData } from "./document";
import type { Demands } from "./shape";

export interface Found {
  /** With `x` and `y` as columns where there is a plane, whatever features the network sees. */
  readonly plane: Points;
  readonly demands: Demands;
}

export class Data {
  #last: { readonly description: Description; readonly points: Points } | null = null;

  constructor(private readonly server: Server) {}

  /** The points of `description`, null where it is none; a problem is returned, not thrown. */
  async look(description: Description | undefined): Promise<Found | ProblemError | null> {
    if (description === undefined) return null;
    const { features, ...rest } = description;
    try {
      const points = sameData(this.#last?.description, rest)
        ? this.#last?.points
        : readPoints(await this.server.post("datasets/points", rest));
      if (points === undefined) return null;
      this.#last = { description: rest, points };
      return { plane: inPlane(points), demands: { columns: features ?? points.columns, classes: points.classes } };
    } catch (error) {
      return error instanceof ProblemError ? error : new ProblemError(plainProblem("unreadable", String(error)));
    }
  }

  /** The samples of a network as points: with two inputs in the plane, coloured by the first target. */
  ofSamples({ samples }: OtherSource): Points | null {
    const rows = (Array.isArray(samples) ? samples : []) as readonly Sample[];
    const first = rows[0];
    if (first === undefined) return null;
    const columns = first.x.map((_, i) => `x${i + 1}`);
    const x = rows.map((row) => row.x);
    return inPlane({ columns, x, trainCount: rows.length, ...labelled(rows.map(({ target }) => target)) });
  }
}

/** Targets that are one of two numbers, or one hot, are classes; of other ones the first number is the value. */
function labelled(targets: readonly (readonly number[])[]): Pick<Points, "classes" | "labels"> {
  const width = targets[0]?.length ?? 0;
  const isHot = width > 1 && targets.every((row) => row.every((each) => each === 0 || each === 1) && sum(row) === 1);
  if (isHot)
    return { classes: targets[0]?.map((_, i) => String(i + 1)) ?? [], labels: targets.map((row) => row.indexOf(1)) };
  const values = targets.map(([first = Number.NaN]) => first);
  const pair = PAIRS.find((low) => width === 1 && values.every((value) => value === low || value === 1));
  if (pair === undefined) return { classes: [], labels: values };
  return { classes: [String(pair), "1"], labels: values.map((value) => (value === 1 ? 1 : 0)) };
}

function sum(row: readonly number[]): number {
  return row.reduce((total, each) => total + each, 0);
}

/** Two columns span a plane, whatever they are called. */
function inPlane(points: Points): Points {
  return points.columns.length === 2 ? { ...points, columns: ["x", "y"] } : points;
}

/** What the lower of two classes is called, where the upper one is 1. */
const PAIRS = [0, -1] as const;

interface Sample {
  readonly x: readonly number[];
  readonly target: readonly number[];
}
