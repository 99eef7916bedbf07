/** The points of a data set, as `/api/v1/datasets/points` answers them: `readPoints(json)`, and their places in the plane. */

import { type Reading, readReading } from "./reading";

export interface Points {
  readonly columns: readonly string[];
  /** Empty for a regression, whose labels are the values wanted. */
  readonly classes: readonly string[];
  /** A row a point, a number a column. */
  readonly x: readonly (readonly number[])[];
  /** Class numbers, from 0. */
  readonly labels: readonly number[];
  /** So many from the first on are for training, the others for the test. */
  readonly trainCount: number;
  /** How one's own text was understood. */
  readonly reading?: Reading | null;
}

/** Throws a TypeError for anything that is no data set. */
export function readPoints(json: unknown): Points {
  const { columns, classes, x, labels, train_count, reading } = (json ?? {}) as Record<string, unknown>;
  const isWhole = [columns, classes, x, labels].every(Array.isArray) && typeof train_count === "number";
  if (!isWhole) throw new TypeError("This answer holds no points of a data set.");
  return {
    columns: columns as string[],
    classes: classes as string[],
    x: x as number[][],
    labels: labels as number[],
    trainCount: train_count as number,
    reading: readReading(reading),
  };
}

export interface PlanePoint {
  readonly x: number;
  readonly y: number;
  readonly label: number;
  readonly isTest: boolean;
}

/** The points that have an x and a y; none for sets that are no plane. */
export function pointsInPlane(points: Points): readonly PlanePoint[] {
  const [across, up] = [points.columns.indexOf("x"), points.columns.indexOf("y")];
  if (across < 0 || up < 0) return [];
  return points.x.map((row, i) => ({
    x: row[across] ?? Number.NaN,
    y: row[up] ?? Number.NaN,
    label: points.labels[i] ?? Number.NaN,
    isTest: i >= points.trainCount,
  }));
}

/** Points with two labels in all are of two classes, whatever the numbers: 0 and 1, or -1 and 1. */
export function classified(points: Points): Points {
  if (points.classes.length > 0) return points;
  const values = [...new Set(points.labels)].sort((a, b) => a - b);
  if (values.length !== 2) return points;
  return { ...points, classes: values.map(String), labels: points.labels.map((label) => values.indexOf(label)) };
}
