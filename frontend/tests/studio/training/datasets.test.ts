import { describe, expect, test } from "vitest";
import type { Server } from "../../../src/studio/server";
import { nameOf, readDatasets, smallPictures } from "../../../src/studio/training/datasets";
import { readExamples } from "../../../src/studio/training/examples";
import { words as chinese } from "../../../src/studio/words/zh-hans";

const json = {
  features: ["x", "y"],
  datasets: [
    { id: "circle", title: "Circle", about: "A disc.", kind: "drawn", needs: null, is_available: true, defaults: {} },
    { id: "iris", title: "Iris", about: "Flowers.", kind: "packaged", needs: "scikit-learn", is_available: false },
    { id: "new", title: "New", about: "Not translated yet.", kind: "csv", is_available: true },
  ],
};

describe("the data sets", () => {
  const datasets = readDatasets(json);

  test("say which package is missing, and nothing where none is", () => {
    expect(datasets.entries.map(({ missing }) => missing)).toEqual([null, "scikit-learn", null]);
    expect(datasets.features).toEqual(["x", "y"]);
  });

  test("are called as the reader's language calls them, or as the server does", () => {
    const [circle, , unknown] = datasets.entries;
    expect(circle && nameOf(circle, chinese)[0]).toBe("圆");
    expect(unknown && nameOf(unknown, chinese)).toEqual(["New", "Not translated yet."]);
  });

  test("that are drawn are drawn small; one that cannot be had is left out", async () => {
    const two = { ...datasets, entries: [...datasets.entries, { ...datasets.entries[0], id: "broken" }] };
    const points = { columns: ["x", "y"], classes: [], x: [[0, 1]], labels: [1], train_count: 1 };
    const get = async (path: string) => (path.startsWith("datasets/circle") ? points : Promise.reject(new Error("no")));
    const found = await smallPictures({ get } as unknown as Server, two as typeof datasets);
    expect([...found.keys()]).toEqual(["circle"]);
  });

  test("are none where the answer is none", () => {
    expect(readDatasets(null).entries).toEqual([]);
    expect(readDatasets({ datasets: "x" }).entries).toEqual([]);
  });
});

test("examples without a document that can be trained are left out", () => {
  const source = { kind: "preset", id: "xor-network" };
  const found = readExamples({
    trainings: [
      { id: "a", title: "A", teaches: "", document: { source } },
      { id: "b", title: "B", teaches: "", document: {} },
    ],
  });
  expect(found.map(({ id }) => id)).toEqual(["a"]);
  expect(readExamples(null)).toEqual([]);
});
