/** The points of a data set: what they ask of a network, and where they are in the plane. */

import { type Points, readPoints } from "../../core/training/points";
import { ProblemError, plainProblem } from "../problem";
import type { Server } from "../server";
import type { NetworkSource } from "../source";
import { type Description, sameData } from "./document";
import type { Demands } from "./shape";

interface Found {
  /** With `x` and `y` as columns where there is a plane, whatever features the network sees. */
  readonly plane: Points;
  readonly demands: Demands;
  /** What its columns are called. */
  readonly columns: readonly string[];
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
      const { columns, classes } = points;
      return { plane: inPlane(points), columns, demands: { columns: features ?? columns, classes } };
    } catch (error) {
      return error instanceof ProblemError ? error : new ProblemError(plainProblem("unreadable", String(error)));
    }
  }

  /** The samples of a network as points: with two inputs in the plane, coloured by the first target. */
  ofSamples({ samples }: NetworkSource): Points | null {
    const rows = (Array.isArray(samples) ? samples : []) as readonly DataSample[];
    const first = rows[0];
    if (first === undefined) return null;
    const columns = first.x.map((_, i) => `x${i + 1}`);
    const labels = rows.map(({ target }) => target[0] ?? Number.NaN);
    return inPlane({ columns, classes: [], x: rows.map(({ x }) => x), labels, trainCount: rows.length });
  }
}

/** Two columns span a plane, whatever they are called. */
function inPlane(points: Points): Points {
  return points.columns.length === 2 ? { ...points, columns: ["x", "y"] } : points;
}

interface DataSample {
  readonly x: readonly number[];
  readonly target: readonly number[];
}
