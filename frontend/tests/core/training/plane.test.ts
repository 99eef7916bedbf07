import fc from "fast-check";
import { expect, test } from "vitest";
import { extremesOf, mostProbable, shownOf } from "../../../src/core/training/answer";
import { featureMaps } from "../../../src/core/training/features";
import { acrossOf, answerAt, answersAt, cellAt, centreOf, downOf, moved } from "../../../src/core/training/plane";
import { classified, pointsInPlane, readPoints } from "../../../src/core/training/points";

const box = [-6, 6, -3, 3] as const;
const square = { left: 10, top: 20, side: 100 };

test("the top of the plane is the top of the picture", () => {
  expect([acrossOf(box, square, -6), acrossOf(box, square, 6)]).toEqual([10, 110]);
  expect([downOf(box, square, 3), downOf(box, square, -3)]).toEqual([20, 120]);
});

test("a cell is found where it is drawn", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), fc.nat(), (cells, row, column) => {
      const cell = { row: row % cells, column: column % cells };
      const { x, y } = centreOf(box, cells, cell);
      const across = (acrossOf(box, square, x) - square.left) / square.side;
      const down = (downOf(box, square, y) - square.top) / square.side;
      expect(cellAt(cells, across, down)).toEqual(cell);
    }),
  );
});

test("the border stops the cursor", () => {
  expect(moved(10, { row: 0, column: 9 }, -1, 1)).toEqual({ row: 0, column: 9 });
  expect(cellAt(10, 1, -0.1)).toEqual({ row: 0, column: 9 });
});

const network = { sizes: [2, 2, 1], activations: ["tanh", "sigmoid"], features: ["x", "xy"] };
const surface = {
  seq: 1,
  step: 3,
  cells: 2,
  box: [-2, 2, -2, 2] as const,
  layers: [
    { units: 2, cells: 2, data: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8) },
    { units: 1, cells: 2, data: Float64Array.of(0.1, 0.2, Number.NaN, 0.4) },
  ],
};

test("answers are those of the neuron and of the cell", () => {
  const maps = surface.layers[0];
  if (!maps) throw new Error("no maps");
  expect(answersAt(maps, { row: 1, column: 0 })).toEqual([3, 7]);
  expect(answerAt(maps, 1, { row: 0, column: 1 })).toBe(6);
});

test("without a neuron the network's answer is shown; an unknown neuron shows nothing", () => {
  expect(shownOf(surface, network, null)).toMatchObject({ unit: 0, range: { middle: 0.5 } });
  expect(shownOf(surface, network, { layer: 1, unit: 1 })).toMatchObject({ unit: 1, range: { middle: 0 } });
  expect(shownOf(surface, network, { layer: 1, unit: 2 })).toBeNull();
  expect(shownOf(null, network, null)).toBeNull();
});

test("an input shows its feature", () => {
  const shown = shownOf(surface, network, { layer: 0, unit: 1 });
  expect([...(shown?.maps.data ?? [])].slice(4)).toEqual([-1, 1, 1, -1]);
});

test("several outputs are shown at once", () => {
  const two = { ...surface, layers: [{ units: 2, cells: 1, data: Float64Array.of(0.3, 0.7) }] };
  expect(shownOf(two, { ...network, activations: ["softmax"] }, null)?.unit).toBeNull();
  expect(mostProbable([0.3, 0.5, 0.2])).toBe(1);
});

test("the extremes leave out what is no number", () => {
  const shown = shownOf(surface, network, null);
  expect(shown && extremesOf(shown)).toEqual([0.1, 0.4]);
});

test("every feature of the data sets has a map, and nothing else has", () => {
  const names = ["x", "y", "x^2", "y^2", "xy", "sin x", "sin y", "petal width"];
  const { data } = featureMaps(names, { cells: 1, box: [1, 3, 2, 4] });
  expect([...data]).toEqual([2, 3, 4, 9, 6, Math.sin(2), Math.sin(3), Number.NaN]);
});

test("two labels make two classes; more are the values of a regression", () => {
  const points = { columns: ["x", "y"], classes: [], x: [], trainCount: 3 };
  expect(classified({ ...points, labels: [1, 0, 1] })).toMatchObject({ classes: ["0", "1"], labels: [1, 0, 1] });
  expect(classified({ ...points, labels: [1, -1, -1] })).toMatchObject({ classes: ["-1", "1"], labels: [1, 0, 0] });
  expect(classified({ ...points, labels: [0.1, 0.2, 0.3] }).classes).toEqual([]);
  expect(classified({ ...points, classes: ["a", "b", "c"], labels: [0, 1] }).classes).toEqual(["a", "b", "c"]);
});

test("points are read with their halves; sets that are no plane have no places", () => {
  const points = readPoints({
    columns: ["y", "x"],
    classes: ["a", "b"],
    x: [
      [1, 2],
      [3, 4],
    ],
    labels: [0, 1],
    train_count: 1,
  });
  expect(pointsInPlane(points)).toEqual([
    { x: 2, y: 1, label: 0, isTest: false },
    { x: 4, y: 3, label: 1, isTest: true },
  ]);
  expect(pointsInPlane({ ...points, columns: ["length", "width"] })).toEqual([]);
  expect(() => readPoints({ columns: [] })).toThrow(/points/);
});
