import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Scene } from "../../src/model/types";
import type { Socket } from "../../src/studio/live";
import { ProblemError, plainProblem } from "../../src/studio/problem";
import type { Server } from "../../src/studio/server";
import type { ExpressionSource, Source } from "../../src/studio/source";
import { Workbench } from "../../src/studio/workbench";
import { FakeSocket } from "./fake-socket";
import { neuronSquared, spreadBias } from "./film";

const TEXT = "z = w*x + b\na = sigmoid(z)\ny = a*a";
const SPREAD = "y = sum((x + b)**2)";
const asked: Source[] = [];
let refusal: ProblemError | null;
let workbench: Workbench;

/** Answers with the same film for every source, under another id for other inputs, until it refuses. */
const server: Server = {
  address: (path) => new URL(path, "http://localhost/"),
  get: async () => null,
  post: async () => null,
  inputs: async (text, given) => {
    const inputs = [...new Set(text.match(/\b[wxb]\b/g))];
    return { inputs, unused: given.filter((name) => !inputs.includes(name as string)) };
  },
  trace: async (source): Promise<Scene> => {
    asked.push(source);
    if (refusal) throw refusal;
    if (source.kind === "expression" && source.text === SPREAD)
      return { ...spreadBias, id: JSON.stringify(source.inputs), source: { ...source } };
    const known: ExpressionSource =
      source.kind === "expression" ? source : { kind: "expression", text: TEXT, inputs: { w: -0.5, x: 2, b: 1.5 } };
    return { ...neuronSquared, id: JSON.stringify(known.inputs), source: { ...known } };
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

const settled = () => vi.advanceTimersByTimeAsync(1_000);

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  refusal = null;
  workbench = new Workbench(server, () => noSocket);
});

afterEach(() => {
  workbench.close();
  vi.useRealTimers();
});

test("a preset brings its text and its inputs", async () => {
  await workbench.open({ kind: "preset", id: "one" });
  expect(workbench.bench).toMatchObject({ preset: "one", text: TEXT, given: { w: -0.5, x: 2, b: 1.5 }, problem: null });
});

test("a preset with other inputs stays that preset", async () => {
  await workbench.open({ kind: "preset", id: "one" }, { w: 9 });
  expect(workbench.bench).toMatchObject({ preset: "one", source: { inputs: { w: 9, x: 2, b: 1.5 } } });
});

test("names that a text has and no value knows are worth 1", async () => {
  workbench.edit("y = w + x");
  await settled();
  expect(asked).toEqual([{ kind: "expression", text: "y = w + x", inputs: { w: 1, x: 1 } }]);
});

test("a name that comes back has the value it had", async () => {
  await workbench.open({ kind: "preset", id: "one" });
  workbench.edit("y = x");
  await settled();
  workbench.edit("y = x + w");
  await settled();
  expect(asked.at(-1)).toMatchObject({ inputs: { w: -0.5, x: 2 } });
});

test("typing asks once, after the hand has paused", async () => {
  for (const text of ["y", "y =", "y = x"]) workbench.edit(text);
  await settled();
  expect(asked).toHaveLength(1);
});

test("a text that cannot be computed keeps the picture, and is kept itself", async () => {
  await workbench.open({ kind: "preset", id: "one" });
  refusal = new ProblemError(plainProblem("shape-mismatch", "no"));
  workbench.edit("y = w @ x");
  await settled();
  expect(workbench.bench).toMatchObject({ text: "y = w @ x", scene: { id: workbench.bench.scene?.id } });
  expect(workbench.bench.problem?.code).toBe("shape-mismatch");
  refusal = null;
  workbench.setInput("w", 3, "end");
  await settled();
  expect(workbench.bench.problem?.code).toBe("shape-mismatch");
});

test("other figures of the same picture leave the scene alone", async () => {
  await workbench.open({ kind: "preset", id: "one" });
  const { scene, traceId } = workbench.bench;
  workbench.setInput("w", 3, "end");
  await settled();
  expect(workbench.bench.scene).toBe(scene);
  expect(workbench.bench.traceId).not.toBe(traceId);
});

test("without a connection a drag of arrays asks for whole films, and ends with the last value", async () => {
  await workbench.open({ kind: "expression", text: SPREAD, inputs: { x: [1, 2], b: 0.5 } });
  asked.length = 0;
  for (const value of [1, 2, 3, 4]) workbench.setInput("b", value, "move");
  expect(workbench.bench.traceId).toBeNull();
  workbench.setInput("b", 5, "end");
  await settled();
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.length).toBeLessThan(5);
  expect(asked.at(-1)).toMatchObject({ inputs: { b: 5 } });
  expect(workbench.bench.source).toMatchObject({ inputs: { b: 5 } });
});

test("single numbers are computed in the page: a drag asks for nothing until it ends, then for the trace's id", async () => {
  await workbench.open({ kind: "preset", id: "one" });
  asked.length = 0;
  const { scene } = workbench.bench;
  const z = scene?.nodes.find(({ id }) => id === "z")?.index ?? -1;
  for (const w of [1, 2, 3, 4]) {
    workbench.setInput("w", w, "move");
    expect(workbench.bench.numbers?.values[z]?.[0]).toBe(w * 2 + 1.5);
  }
  await settled();
  expect(asked).toEqual([]);
  workbench.setInput("w", 5, "end");
  expect(workbench.bench.numbers?.values[z]?.[0]).toBe(11.5);
  await settled();
  expect(asked).toMatchObject([{ inputs: { w: 5 } }]);
});

test("single numbers that are computed in the page stay where the server cannot be reached", async () => {
  await workbench.open({ kind: "preset", id: "one" });
  refusal = new ProblemError(plainProblem("unreachable", "no"));
  workbench.setInput("x", 3, "end");
  await settled();
  const { scene, numbers, problem } = workbench.bench;
  expect(problem?.code).toBe("unreachable");
  expect(numbers?.values[scene?.nodes.find(({ id }) => id === "z")?.index ?? -1]?.[0]).toBe(0);
});

test("an answer that comes after the next question is not shown", async () => {
  await workbench.open({ kind: "preset", id: "one" });
  const opened = workbench.open({ kind: "preset", id: "two" });
  await workbench.open({ kind: "preset", id: "three" });
  await opened;
  expect(workbench.bench.preset).toBe("three");
});

test("a server that could not be reached is asked again until it answers, and nothing is said of it then", async () => {
  await workbench.open({ kind: "preset", id: "one" });
  refusal = new ProblemError(plainProblem("unreachable", "no"));
  workbench.edit("y = x");
  await settled();
  expect(workbench.bench).toMatchObject({ text: "y = x", problem: { code: "unreachable" } });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(workbench.bench.problem?.code).toBe("unreachable");
  refusal = null;
  await vi.advanceTimersByTimeAsync(15_000);
  expect(workbench.bench).toMatchObject({ problem: null, source: { text: "y = x" } });
  const count = asked.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(count);
});

test("the connection that is made again says that the server is there", async () => {
  const sockets: FakeSocket[] = [];
  const bench = new Workbench(server, () => {
    const socket = new FakeSocket();
    sockets.push(socket);
    return socket;
  });
  const connect = () => {
    const socket = sockets.at(-1);
    socket?.accept();
    socket?.say({ type: "opened", seq: socket.sent.at(-1)?.seq });
  };
  await bench.open({ kind: "expression", text: SPREAD, inputs: { x: [1, 2], b: 0.5 } });
  connect();
  for (let i = 0; i < 4; i++) {
    refusal = new ProblemError(plainProblem("unreachable", "no"));
    sockets.at(-1)?.drop();
    bench.edit(`y = x + ${i}`);
    await vi.advanceTimersByTimeAsync(300);
    expect(bench.bench).toMatchObject({ isLive: false, problem: { code: "unreachable" } });
    refusal = null;
    connect();
    await vi.advanceTimersByTimeAsync(1);
    expect(bench.bench).toMatchObject({ problem: null, source: { text: `y = x + ${i}` } });
    connect();
  }
  bench.close();
});

test("a value that is not used comes along with a source, and goes with the next edit", async () => {
  await workbench.open({ kind: "expression", text: "y = w*x", inputs: { w: 2, x: 3, wieght: 4 } });
  expect(asked.at(-1)).toMatchObject({ inputs: { w: 2, x: 3, wieght: 4 } });
  workbench.edit("y = w*x + 1");
  await settled();
  expect(asked.at(-1)).toEqual({ kind: "expression", text: "y = w*x + 1", inputs: { w: 2, x: 3 } });
});
