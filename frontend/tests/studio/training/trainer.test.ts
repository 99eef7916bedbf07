import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ProblemError, plainProblem } from "../../../src/studio/problem";
import type { Server } from "../../../src/studio/server";
import type { TrainingDocument } from "../../../src/studio/training/document";
import { Trainer } from "../../../src/studio/training/trainer";
import { packed } from "../../core/training/frame";
import { FakeSocket } from "../fake-socket";

const POINTS = { columns: ["x", "y"], classes: ["-1", "+1"], x: [[1, 2]], labels: [1], train_count: 1 };
const document: TrainingDocument = {
  source: { kind: "network", sizes: [2, 3, 1], activation: "tanh", seed: 1, loss: "half_sse", reduction: "mean" },
  dataset: { name: "spiral", seed: 0, points: 500, noise: 0, features: ["x", "y"] },
  optimiser: "sgd",
  eta: 0.1,
  steps: 200,
};
let sockets: FakeSocket[];
let asked: unknown[];
let refusal: ProblemError | null;
let trainer: Trainer;
const socket = () => sockets.at(-1) as FakeSocket;
const sent = (type: string) => socket().sent.filter((message) => message.type === type);
/** The last message that steers. */
const last = () => socket().sent.findLast(({ type }) => type !== "surface");
/** Promises that are settled already have their say. */
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  [sockets, asked, refusal] = [[], [], null];
  const post = async (_: string, body: unknown) => {
    asked.push(body);
    if (refusal) throw refusal;
    return POINTS;
  };
  trainer = new Trainer({ post } as unknown as Server, () => {
    sockets.push(new FakeSocket());
    return socket();
  });
  trainer.setPace(null);
});

afterEach(() => vi.useRealTimers());

/** The server answers a `train`, and rests at step 0. */
function begin(given: TrainingDocument = document): void {
  const seq = sent("train").at(-1)?.seq;
  socket().say({ type: "training", seq, training: given, train_count: 250, test_count: 250, steps_per_epoch: 1 });
  progress(0, "paused");
}

function progress(step: number, state: string, loss = 1 / (step + 1)): void {
  const header = { type: "progress", seq: 1, state, step, steps: 200, epoch: step };
  socket().say(packed(header, { steps: [step], losses: [loss], test_losses: [2 * loss], gradient_norms: [1, 2] }));
}

function surface(step: number): void {
  const cells = Number(sent("surface").at(-1)?.cells);
  const maps = (units: number) => Array(units * cells * cells).fill(0);
  const header = { type: "surface", seq: 1, step, cells, box: [-6, 6, -6, 6], units: [3, 1] };
  socket().say(packed(header, { a1: maps(3), a2: maps(1) }));
}

async function opened(step = 0): Promise<void> {
  void trainer.open(document, step);
  await settle();
  socket().accept();
  begin();
}

describe("a training that is opened", () => {
  test("gets its points, begins at rest, and trains nothing by itself", async () => {
    await opened();
    expect(asked).toEqual([{ name: "spiral", seed: 0, points: 500, noise: 0 }]);
    expect(sent("train")[0]).toMatchObject({ training: document, paused: true });
    expect(sent("resume")).toHaveLength(0);
    expect(trainer.state).toMatchObject({ phase: "paused", step: 0, isConnected: true });
    expect([...trainer.state.history.losses]).toEqual([1]);
  });

  test("goes to the step that is asked for, and rests there", async () => {
    await opened(120);
    expect(trainer.state.phase).toBe("restoring");
    expect(last()).toMatchObject({ type: "step", count: 120 });
    progress(60, "running");
    expect(trainer.state).toMatchObject({ phase: "restoring", step: 60, goal: 120 });
    progress(120, "paused");
    expect(trainer.state).toMatchObject({ phase: "paused", step: 120, goal: 0 });
    expect(sent("resume")).toHaveLength(0);
  });

  test("stays where it is when the same is opened at the same step again", async () => {
    await opened(120);
    progress(120, "paused");
    const before = socket().sent.length;
    await trainer.open(structuredClone(document), 120);
    expect(socket().sent).toHaveLength(before);
  });

  test("is refused with the server's reason", async () => {
    void trainer.open(document);
    await settle();
    socket().accept();
    socket().say({ type: "error", seq: last()?.seq, problem: { code: "eta", detail: "too large", node: "eta" } });
    expect(trainer.state).toMatchObject({ phase: "refused", problem: { code: "eta", node: "eta" } });
  });

  test("is refused where its points cannot be had, and nothing is asked of the connection", async () => {
    refusal = new ProblemError({ ...plainProblem("csv", "line 2"), node: "dataset.text" });
    await trainer.open(document);
    expect(sockets).toHaveLength(0);
    expect(trainer.state).toMatchObject({ phase: "refused", problem: { node: "dataset.text" } });
  });
});

describe("the hands on a training", () => {
  test("train, pause, and go one step", async () => {
    await opened();
    trainer.train();
    expect([last()?.type, trainer.state.phase]).toEqual(["resume", "running"]);
    progress(40, "running");
    trainer.pause();
    expect(last()?.type).toBe("pause");
    progress(41, "paused");
    expect(trainer.state).toMatchObject({ phase: "paused", step: 41 });
    trainer.step();
    expect(last()).toMatchObject({ type: "step", count: 1 });
    progress(42, "paused");
    expect([...trainer.state.history.steps]).toEqual([0, 40, 41, 42]);
    expect(sent("resume")).toHaveLength(1);
  });

  test("go forward by steps, and back by beginning anew", async () => {
    await opened();
    trainer.goTo(30);
    expect(last()).toMatchObject({ type: "step", count: 30 });
    progress(30, "paused");
    trainer.goTo(10);
    expect(last()?.type).toBe("train");
    begin();
    expect(last()).toMatchObject({ type: "step", count: 10 });
    progress(10, "paused");
    expect(trainer.state).toMatchObject({ phase: "paused", step: 10 });
    trainer.goTo(1_000);
    expect(last()).toMatchObject({ type: "step", count: 190 });
  });

  test("let a longer training go on from where the shorter one ended", async () => {
    await opened();
    progress(200, "done");
    expect(trainer.state.phase).toBe("done");
    void trainer.end(400, true);
    await settle();
    const longer = { ...document, steps: 400 };
    expect(last()).toMatchObject({ type: "train", training: longer });
    begin(longer);
    progress(200, "paused");
    expect(last()?.type).toBe("resume");
    expect(trainer.state.phase).toBe("running");
  });

  test("lead a training at a pace: so many steps, and the next when their time has come", async () => {
    await opened();
    trainer.setPace(20);
    trainer.train();
    expect(last()).toMatchObject({ type: "step", count: 2 });
    progress(2, "paused");
    expect(trainer.state.phase).toBe("running");
    await vi.advanceTimersByTimeAsync(90);
    expect(sent("step")).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10);
    expect(sent("step")).toHaveLength(2);
    progress(4, "paused");
    trainer.pause();
    progress(4, "paused");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent("step")).toHaveLength(2);
    expect(trainer.state).toMatchObject({ phase: "paused", step: 4 });
  });

  test("lead one of few steps slowly enough to be watched", async () => {
    const fresh = new Trainer({} as Server, () => new FakeSocket());
    for (const [steps, pace] of [
      [300, 30],
      [2_000, 100],
    ] as const) {
      void fresh.open({ ...document, eta: 1 / steps, steps });
      expect(fresh.state.pace).toBe(pace);
    }
  });

  test("lead any at the pace that was chosen", async () => {
    trainer.setPace(10);
    void trainer.open({ ...document, steps: 300 });
    expect(trainer.state.pace).toBe(10);
  });

  test("let a training run free that was led, and lead one that ran free", async () => {
    await opened();
    trainer.setPace(20);
    trainer.train();
    trainer.setPace(null);
    progress(2, "paused");
    expect(last()?.type).toBe("resume");
    trainer.setPace(10);
    expect(last()).toMatchObject({ type: "step", count: 1 });
  });
});

describe("a changed setting", () => {
  test("begins anew at step 0, at rest, even while it trains", async () => {
    await opened();
    trainer.train();
    progress(50, "running");
    const changed = { ...document, eta: 0.2 };
    void trainer.edit(changed);
    await settle();
    expect(last()).toMatchObject({ type: "train", training: changed, paused: true });
    progress(60, "running");
    expect(trainer.state.step).toBe(50);
    begin(changed);
    expect(trainer.state).toMatchObject({ phase: "paused", step: 0 });
    expect([...trainer.state.history.steps]).toEqual([0]);
    expect(sent("resume")).toHaveLength(1);
  });

  test("waits while the server is being asked; of many the last is asked for", async () => {
    await opened();
    for (const eta of [0.2, 0.3, 0.4]) {
      void trainer.edit({ ...document, eta });
      await settle();
    }
    const etas = () => sent("train").map(({ training }) => (training as TrainingDocument).eta);
    expect(etas()).toEqual([0.1, 0.2]);
    begin();
    expect(etas()).toEqual([0.1, 0.2, 0.4]);
    expect(trainer.state.phase).toBe("opening");
  });

  test("of the features changes the inputs of the network with it, and asks for no new points", async () => {
    await opened();
    const dataset = { ...document.dataset, name: "spiral", features: ["x", "y", "x^2"] };
    void trainer.edit({ ...document, dataset });
    await settle();
    expect(last()).toMatchObject({ type: "train", training: { source: { sizes: [3, 3, 1] }, dataset } });
    expect(asked).toHaveLength(1);
  });
});

describe("a training that is refused", () => {
  test("shows nothing that was measured of the one before", async () => {
    await opened();
    trainer.step();
    progress(1, "paused");
    surface(1);
    void trainer.edit({ ...document, eta: -1 });
    await settle();
    expect(trainer.state.history.losses).toHaveLength(2);
    socket().say({ type: "error", seq: last()?.seq, problem: { code: "invalid-value", detail: "eta", node: "eta" } });
    expect(trainer.state).toMatchObject({ phase: "refused", step: 0, surface: null });
    expect(trainer.state.history.losses).toHaveLength(0);
    expect(trainer.state.parameters.size).toBe(0);
  });

  test("is one again when it is changed", async () => {
    await opened();
    void trainer.edit({ ...document, eta: -1 });
    await settle();
    socket().say({ type: "error", seq: last()?.seq, problem: { code: "invalid-value", detail: "eta" } });
    void trainer.edit(document);
    await settle();
    begin();
    expect(trainer.state).toMatchObject({ phase: "paused", step: 0, problem: null });
  });
});

describe("a connection that is lost", () => {
  test("is told, made again, and the training is led to the step it had and goes on", async () => {
    await opened();
    trainer.train();
    progress(40, "running");
    socket().drop();
    expect(trainer.state).toMatchObject({ isConnected: false, phase: "opening", goal: 40 });
    await vi.advanceTimersByTimeAsync(300);
    expect(sockets).toHaveLength(2);
    socket().accept();
    begin();
    expect(last()).toMatchObject({ type: "step", count: 40 });
    progress(40, "paused");
    expect(last()?.type).toBe("resume");
    expect(trainer.state).toMatchObject({ isConnected: true, phase: "running" });
  });

  test("right after a change shows nothing of what was before the change, and begins with it", async () => {
    await opened();
    trainer.step();
    progress(1, "paused");
    void trainer.edit({ ...document, eta: 0.2 });
    await settle();
    socket().drop();
    expect(trainer.state).toMatchObject({ isConnected: false, step: 0, goal: 0 });
    expect(trainer.state.history.losses).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(300);
    socket().accept();
    expect(last()).toMatchObject({ training: { eta: 0.2 } });
  });

  test("while it rests leaves it at rest", async () => {
    await opened();
    trainer.step();
    progress(1, "paused");
    socket().drop();
    await vi.advanceTimersByTimeAsync(300);
    socket().accept();
    begin();
    progress(1, "paused");
    expect(trainer.state).toMatchObject({ phase: "paused", step: 1 });
    expect(sent("resume")).toHaveLength(0);
  });

  test("after a long silence is only made again when something is wanted", async () => {
    await opened();
    trainer.step();
    progress(1, "paused");
    socket().drop(1000);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sockets).toHaveLength(1);
    expect(trainer.state).toMatchObject({ phase: "paused", isConnected: true });
    trainer.step();
    expect(sockets).toHaveLength(2);
    socket().accept();
    begin();
    expect(last()).toMatchObject({ type: "step", count: 2 });
  });

  test("refuses the film that was asked for", async () => {
    await opened();
    const moment = trainer.moment(1);
    await settle();
    socket().drop();
    await expect(moment).rejects.toBeInstanceOf(ProblemError);
  });
});

describe("what is asked about a moment", () => {
  test("is the film of the step, once the training rests", async () => {
    await opened();
    trainer.train();
    const moment = trainer.moment(1);
    await settle();
    expect(last()?.type).toBe("pause");
    progress(7, "paused");
    await settle();
    expect(last()).toMatchObject({ type: "moment", samples: 1 });
    socket().say({ type: "moment", seq: last()?.seq, step: 7, source: { kind: "network", layers: [] } });
    expect(await moment).toEqual({ step: 7, source: { kind: "network", layers: [] }, update: null });
  });

  test("is one surface at a time, coarse while it trains and fine at rest", async () => {
    await opened();
    const [fine] = sent("surface");
    trainer.train();
    progress(10, "running");
    progress(20, "running");
    expect(sent("surface")).toHaveLength(1);
    surface(0);
    expect(sent("surface")).toHaveLength(2);
    expect(Number(sent("surface")[1]?.cells)).toBeLessThan(Number(fine?.cells));
    expect(trainer.state.surface?.step).toBe(0);
  });

  test("is no surface any more where there is no plane", async () => {
    await opened();
    const { seq } = sent("surface")[0] ?? {};
    socket().say({ type: "error", seq, problem: { code: "no-plane", detail: "none" } });
    trainer.step();
    progress(1, "paused");
    expect(sent("surface")).toHaveLength(1);
    expect(trainer.state.problem).toBeNull();
  });
});
