import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NETWORK_READER } from "../../../src/core/network/reader";
import { readScene } from "../../../src/model/json";
import type { Scene } from "../../../src/model/types";
import { ViewStore } from "../../../src/player/view-store";
import type { Socket } from "../../../src/studio/live";
import { NetworkBench } from "../../../src/studio/network/bench";
import { withNumber } from "../../../src/studio/network/document";
import { ProblemError, plainProblem } from "../../../src/studio/problem";
import type { Server } from "../../../src/studio/server";
import type { NetworkSource, Source } from "../../../src/studio/source";
import { Workbench } from "../../../src/studio/workbench";
import one from "../../fixtures/network.json";
import batch from "../../fixtures/network-batch.json";
import { neuronSquared } from "../film";

const [single, whole] = [readScene(one), readScene(batch)];
const given = batch.source as unknown as NetworkSource;
let asked: Source[];
let posted: { readonly path: string; readonly body: unknown }[];
let isTooLarge: boolean;
let refusing: string | null;
let workbench: Workbench;
let network: NetworkBench;
let store: ViewStore;

/** What is on the stage. */
const shown = () => ({ view: store.shown.view, scene: store.state.scene });

const server: Server = {
  address: (path) => new URL(path, "http://localhost/"),
  get: async () => batch,
  post: async (path, body) => {
    posted.push({ path, body });
    return null;
  },
  inputs: async () => ({ inputs: ["w", "x", "b"], unused: [] }),
  trace: async (source): Promise<Scene> => {
    asked.push(source);
    if (source.kind === "expression") return neuronSquared;
    const isFilm = source.kind === "network" && source.detail === "scalar";
    if (isFilm && isTooLarge) throw new ProblemError(plainProblem("limit-nodes", "Too many nodes."));
    if (refusing !== null && source.kind === "network") throw new ProblemError(plainProblem(refusing, "No."));
    const document = source.kind === "network" ? source : given;
    return { ...(isFilm ? single : whole), id: JSON.stringify(document), source: document };
  },
};

const noSocket: Socket = {
  binaryType: "arraybuffer",
  readyState: 0,
  onopen: null,
  onmessage: null,
  onclose: null,
  send: () => undefined,
  close: () => undefined,
};

const films = () => asked.filter((source) => source.kind === "network" && source.detail === "scalar");
const settled = () => vi.advanceTimersByTimeAsync(1_000);

beforeEach(async () => {
  vi.useFakeTimers();
  asked = [];
  posted = [];
  isTooLarge = false;
  refusing = null;
  workbench = new Workbench(server, () => noSocket);
  store = new ViewStore();
  store.reader = NETWORK_READER;
  store.dispatch({ type: "motion", on: false });
  store.dispatch({ type: "view", view: null });
  network = new NetworkBench(server, workbench, () => noSocket, store);
  await workbench.open({ kind: "preset", id: "one" });
  await settled();
});

afterEach(() => {
  workbench.close();
  vi.useRealTimers();
});

test("a network is shown by the film of its first sample", () => {
  expect(shown()).toMatchObject({ view: "network", scene: { nodes: single.nodes } });
  expect(films()).toEqual([{ ...given, detail: "scalar", samples: [{ x: [1, -1], target: [1] }] }]);
  expect(network.state.figures?.losses).toEqual(batch.values.C);
  expect(network.state.figures?.gradients.W1).toEqual(batch.gradients.W1);
});

test("the graph shows the arrays of the whole batch, and asks for nothing", () => {
  const before = asked.length;
  network.look({ view: "graph" });
  expect(shown()).toMatchObject({ view: "graph", scene: { nodes: whole.nodes } });
  network.look({ view: "reversed" });
  expect(shown()).toMatchObject({ view: "reversed", scene: { nodes: single.nodes } });
  expect(asked).toHaveLength(before);
});

test("the reader who mirrors the arrays sees the neurons, on the same step", async () => {
  store.dispatch({ type: "seek", t: 12 });
  network.look({ view: "graph" });
  store.dispatch({ type: "mirror" });
  expect(shown()).toMatchObject({ view: "reversed", scene: { nodes: single.nodes } });
  expect(store.state.t).toBe(12);
});

test("what was expected is looked at from its start, as it was to be", async () => {
  store.dispatch({ type: "seek", t: 12 });
  network.expect({ view: "reversed", sample: 1 });
  await workbench.open({ kind: "preset", id: "other" });
  await network.settled();
  expect(shown()).toMatchObject({ view: "reversed", scene: { nodes: single.nodes } });
  expect([store.state.t, store.state.sample, network.state.wish]).toEqual([0, 1, null]);
});

test("in another notation the same step is shown", () => {
  store.dispatch({ type: "seek", t: 12 });
  store.dispatch({ type: "notation", notation: "l-n" });
  expect(shown().scene?.nodes.find(({ id }) => id === "C")?.label).toBe("lⁿ");
  expect(store.state.t).toBe(12);
});

test("another sample is another film of the same picture", async () => {
  const { scene } = shown();
  network.look({ sample: 1 });
  await settled();
  expect(films().at(-1)).toMatchObject({ samples: [{ x: [0, 0], target: [0] }] });
  expect(shown().scene).toBe(scene);
});

test("a network that is too deep for a film of its neurons is shown by its arrays, once", async () => {
  isTooLarge = true;
  network.look({ sample: 1 });
  await settled();
  expect([network.view, network.sample, network.state.problem]).toEqual(["network", 1, null]);
  expect(shown()).toMatchObject({ view: "network", scene: { nodes: whole.nodes } });
  network.look({ sample: 0 });
  await settled();
  expect(films()).toHaveLength(2);
});

test("a network with a wide layer is shown by its arrays, and no film of its neurons is asked for", async () => {
  const row = Array.from({ length: 9 }, () => 0.5);
  const wide = { ...given, layers: [{ W: [row], b: [0], activation: "sigmoid" }], samples: [{ x: row, target: [1] }] };
  const before = films().length;
  await workbench.open(wide);
  network.look({ view: "reversed" });
  await settled();
  expect(shown()).toMatchObject({ view: "reversed", scene: { nodes: whole.nodes } });
  expect(films()).toHaveLength(before);
});

test("a number that changes changes both films", async () => {
  network.setNumber("w1_1_2", -1.5, "end");
  await settled();
  expect(network.numberAt("w1_1_2")).toBe(-1.5);
  expect(films().at(-1)).toMatchObject({ layers: [{ W: [[1, -1.5], [-1, 1]] }, {}] }); // biome-ignore format: a matrix in rows
});

test("a number that was let go where it was taken changes nothing", async () => {
  const before = asked.length;
  network.setNumber("w1_1_2", -2, "end");
  await settled();
  expect(asked).toHaveLength(before);
  expect(workbench.bench.preset).toBe("one");
});

test("a step is old minus eta times gradient, and is computed in the page with its loss", async () => {
  const before = asked.length;
  network.weigh(0.5);
  await settled();
  const [gradient = Number.NaN] = batch.gradients.b2;
  const { after, loss } = network.state.preview ?? {};
  expect(after?.layers[1]?.b).toEqual([-2 - 0.5 * gradient]);
  expect(loss).toBeLessThan(batch.values.L);
  expect([asked.length - before, posted]).toEqual([0, []]);
});

test("of a network that has no film of its neurons the server computes the loss after a step", async () => {
  isTooLarge = true;
  network.look({ sample: 1 });
  await settled();
  network.weigh(0.5);
  await settled();
  expect(asked.at(-1)).toEqual(network.state.preview?.after);
  expect(network.state.preview?.loss).toBe(batch.values.L);
});

test("every step can be undone, the first back to the very example", async () => {
  const document = network.state.document;
  for (const steps of [1, 2]) {
    network.weigh(0.5);
    await settled();
    await network.step("fresh");
    await settled();
    expect(network.state.undos).toBe(steps);
  }
  expect(workbench.bench.preset).toBeNull();
  await network.steps.undo();
  expect(network.state.undos).toBe(1);
  await network.steps.undo();
  expect(network.state.undos).toBe(0);
  expect(workbench.bench.preset).toBe("one");
  expect(network.state.document).toEqual(document);
});

test("after another change there is no step to undo", async () => {
  network.weigh(0.5);
  await settled();
  await network.step("fresh");
  await settled();
  const changed = network.state.document && withNumber(network.state.document, 0, "b2_1", 4);
  if (changed) await network.edit(changed);
  expect(network.state.undos).toBe(0);
});

test("shares are asked for once", async () => {
  await network.askShares();
  expect(network.state.shares).toEqual(batch.per_sample_gradients);
});

test("an expression is no network", async () => {
  await workbench.open({ kind: "expression", text: "y = w*x + b", inputs: { w: 1, x: 1, b: 1 } });
  await settled();
  expect(network.state.document).toBeNull();
  expect(shown()).toMatchObject({ view: "graph", scene: { nodes: neuronSquared.nodes } });
});

/** The networks asked for by seed. */
const drawing = () =>
  asked.filter((source) => source.kind === "network" && source.samples !== undefined && source.sizes);

test("backward passes add up, clearing empties, and undo brings every one back", async () => {
  const held = () => network.state.course?.points[0]?.passes.map(({ sample }) => sample);
  await network.backward(null);
  await network.backward(1);
  expect(held()).toEqual([null, 1]);
  expect(network.state.course?.points[0]?.passes[0]?.gradients).toEqual(network.state.figures?.gradients);
  network.steps.zero();
  expect(held()).toEqual([]);
  await network.steps.undo();
  expect(held()).toEqual([null, 1]);
  await network.steps.undo();
  await network.steps.undo();
  expect(held()).toEqual([]);
  expect(network.state.undos).toBe(0);
});

test("the step down .grad is old minus eta times all that was added", async () => {
  await network.backward(null);
  await network.backward(null);
  network.weigh(0.5);
  await settled();
  const [gradient = Number.NaN] = batch.gradients.b2;
  expect(network.state.accumulated?.after.layers[1]?.b).toEqual([-2 - 0.5 * (gradient + gradient)]);
  await network.step("accumulated");
  await settled();
  const { course } = network.state;
  expect(course?.at).toBe(1);
  expect(course?.points[1]?.passes.map(({ point }) => point)).toEqual([0, 0]);
});

test("a point that was left is gone back to exactly, and ahead again", async () => {
  network.weigh(0.5);
  await settled();
  await network.step("fresh");
  await settled();
  const there = network.state.document;
  await network.steps.visit(0);
  await settled();
  expect(workbench.bench.preset).toBe("one");
  expect(network.state.course).toMatchObject({ at: 0, points: [{}, { document: there }] });
  await network.steps.visit(1);
  await settled();
  expect(network.state.document).toEqual(there);
});

test("a shape the server refuses is kept with its reason, until it is taken back", async () => {
  const { document } = network.state;
  refusing = "target-range";
  if (document) await network.edit({ ...document, loss: "cross_entropy" });
  expect(network.state).toMatchObject({
    document,
    refused: { document: { loss: "cross_entropy" }, problem: { code: "target-range" } },
  });
  refusing = null;
  await network.shaping.takeBack();
  await settled();
  expect(network.state).toMatchObject({ refused: null, document });
  expect(workbench.bench).toMatchObject({ preset: "one", problem: null });
});

test("a seeded network stays seeded until a weight is touched", async () => {
  const { document } = network.state;
  if (!document) throw new Error("no network");
  await network.shaping.draw(document, { seed: 7, initial: "he" });
  expect(drawing().at(-1)).toMatchObject({ sizes: [2, 2, 1], seed: 7, initial: "he", samples: document.samples });
  expect(network.state.seeded).toEqual({ seed: 7, initial: "he" });
  const drawn = network.state.document;
  if (drawn) await network.edit({ ...drawn, reduction: "mean" });
  expect(asked.at(-1) ?? asked).toMatchObject({ reduction: "mean" });
  expect(network.state.seeded).toEqual({ seed: 7, initial: "he" });
  const touched = network.state.document && withNumber(network.state.document, 0, "b2_1", 4);
  if (touched) await network.edit(touched);
  expect(network.state.seeded).toBeNull();
});
