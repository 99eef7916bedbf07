import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { timelineOf } from "../../src/core/timeline";
import { Clock } from "../../src/player/clock";
import { film } from "../film";

/** Frames by hand: every call of `frame` is one of the screen's. */
let waiting: FrameRequestCallback | null = null;
let now = 0;

function frame(ms: number): void {
  now += ms;
  const callback = waiting;
  waiting = null;
  callback?.(now);
}

beforeEach(() => {
  waiting = null;
  now = 1;
  vi.stubGlobal("requestAnimationFrame", (callback: FrameRequestCallback) => {
    waiting = callback;
    return 1;
  });
  vi.stubGlobal("cancelAnimationFrame", () => {
    waiting = null;
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function clock(name: Parameters<typeof film>[0] = "square") {
  const heard = { times: 0, states: 0 };
  const machine = new Clock(
    () => {
      heard.times += 1;
    },
    () => {
      heard.states += 1;
    },
  );
  machine.load(timelineOf(film(name)));
  return { machine, heard };
}

function frames(count: number, ms: number): void {
  for (let i = 0; i < count; i++) frame(ms);
}

describe("a film", () => {
  test("does not move by itself", () => {
    const { machine } = clock();
    frames(50, 100);
    expect(machine.t).toBe(0);
    expect(waiting).toBeNull();
  });

  test("plays to its end and stops there", () => {
    const { machine, heard } = clock();
    machine.play();
    expect(machine.playing).toBe(true);
    frames(200, 50);
    expect(machine.t).toBe(3);
    expect(machine.playing).toBe(false);
    expect(heard.states).toBe(2);
    expect(waiting).toBeNull();
  });

  test("that is paused stands still", () => {
    const { machine } = clock();
    machine.play();
    frames(5, 50);
    machine.pause();
    const { t } = machine;
    expect(t).toBeGreaterThan(0);
    frames(50, 50);
    expect(machine.t).toBe(t);
  });

  test("at its end plays again from the start", () => {
    const { machine } = clock();
    machine.seek(3);
    machine.play();
    expect(machine.t).toBe(0);
  });

  test("that loops begins again after a while", () => {
    const { machine } = clock();
    machine.loop = true;
    machine.seek(2.9);
    machine.play();
    frames(3, 90);
    expect(machine.t).toBe(3);
    frames(40, 90);
    expect(machine.t).toBeLessThan(3);
    expect(machine.playing).toBe(true);
  });

  test("does not leap after the tab was away", () => {
    const { machine } = clock();
    machine.play();
    frame(16);
    frame(60_000);
    expect(machine.t).toBeLessThan(1);
  });
});

describe("a step", () => {
  test("forward moves, and rests at the next whole t", () => {
    const { machine } = clock();
    machine.next();
    frames(3, 50);
    expect(machine.t).toBeGreaterThan(0);
    expect(machine.t).toBeLessThan(1);
    frames(60, 50);
    expect(machine.t).toBe(1);
    expect(machine.playing).toBe(false);
  });

  test("asked for twice is two steps: the first is finished at once", () => {
    const { machine } = clock();
    machine.next();
    frames(3, 50);
    machine.next();
    expect(machine.t).toBe(1);
    frames(60, 50);
    expect(machine.t).toBe(2);
  });

  test("back goes to the start of the one in motion, then to the one before", () => {
    const { machine } = clock();
    machine.seek(2.4);
    machine.previous();
    expect(machine.t).toBe(2);
    machine.previous();
    expect(machine.t).toBe(1);
    machine.seek(0);
    machine.previous();
    expect(machine.t).toBe(0);
  });

  test("without movement is there at once", () => {
    const { machine } = clock();
    machine.tween = false;
    machine.next();
    expect(machine.t).toBe(1);
    expect(waiting).toBeNull();
    machine.seek(3);
    machine.next();
    expect(machine.t).toBe(3);
  });
});

describe("stepping by layer", () => {
  const layers = timelineOf(film("lecture-network")).layers.map(({ end }) => end);

  test("rests where layers end, forward and back", () => {
    const { machine } = clock("lecture-network");
    machine.unit = "layer";
    const seen: number[] = [];
    for (const _ of layers) {
      machine.next();
      for (let i = 0; i < 60 && waiting; i++) frame(90);
      seen.push(machine.t);
    }
    expect(seen).toEqual(layers);
    for (const end of [...layers].reverse().slice(1)) {
      machine.previous();
      expect(machine.t).toBe(end);
    }
  });

  test("counts a step as complete only with its whole layer", () => {
    const { machine } = clock("lecture-network");
    machine.unit = "layer";
    machine.next();
    frames(8, 90);
    expect(machine.t).toBeGreaterThan(1);
    expect(machine.step).toBe(0);
    machine.previous();
    expect(machine.t).toBe(0);
  });

  test("plays from layer to layer to the end", () => {
    const { machine } = clock("lecture-network");
    machine.unit = "layer";
    machine.play();
    const spans = new Set<number>();
    for (let i = 0; i < 2000 && waiting; i++) {
      frame(50);
      if (machine.span) spans.add(machine.span.end);
    }
    expect([...spans].filter((end) => end > 0)).toEqual(layers);
  });

  test("without movement leaps from layer to layer", () => {
    const { machine } = clock("lecture-network");
    machine.tween = false;
    machine.unit = "layer";
    machine.next();
    expect(machine.t).toBe(layers[0]);
    expect(waiting).toBeNull();
  });

  test("an expression is stepped by ops all the same", () => {
    const { machine } = clock("neuron");
    machine.tween = false;
    machine.unit = "layer";
    machine.next();
    expect([machine.t, machine.unit]).toEqual([1, "op"]);
  });
});

describe("the mirror of a network", () => {
  test("moves in the same frames as the film, and comes to rest", () => {
    const { machine } = clock();
    machine.mirrorTo(1);
    frame(16);
    frame(90);
    const onItsWay = machine.mirror;
    expect(onItsWay).toBeGreaterThan(0);
    expect(onItsWay).toBeLessThan(1);
    machine.next();
    for (let i = 0; i < 30 && waiting; i++) frame(90);
    expect(machine.mirror).toBe(1);
    expect(machine.t).toBe(1);
    expect(waiting).toBeNull();
  });

  test("goes on while the film is sought, and does not move the film", () => {
    const { machine, heard } = clock();
    machine.seek(1);
    machine.mirrorTo(1);
    frame(16);
    frame(90);
    machine.seek(2);
    const times = heard.times;
    for (let i = 0; i < 30 && waiting; i++) frame(90);
    expect([machine.mirror, machine.t]).toEqual([1, 2]);
    expect(heard.times).toBe(times);
  });

  test("turns round on its way", () => {
    const { machine } = clock();
    machine.mirrorTo(1);
    for (let i = 0; i < 5; i++) frame(90);
    machine.mirrorTo(0);
    for (let i = 0; i < 30 && waiting; i++) frame(90);
    expect(machine.mirror).toBe(0);
  });

  test("is there at once where motion is reduced", () => {
    const { machine } = clock();
    machine.tween = false;
    machine.mirrorTo(1);
    expect(machine.mirror).toBe(1);
    expect(waiting).toBeNull();
  });
});

describe("without a film or with odd wishes", () => {
  test("nothing happens without a film", () => {
    const machine = new Clock(
      () => undefined,
      () => undefined,
    );
    machine.play();
    machine.next();
    machine.seek(3);
    expect(machine.t).toBe(0);
    expect(machine.playing).toBe(false);
  });

  test("t and speed stay within their bounds", () => {
    const { machine } = clock();
    machine.seek(99);
    expect(machine.t).toBe(3);
    machine.seek(Number.NaN);
    expect(machine.t).toBe(0);
    machine.speed = 100;
    expect(machine.speed).toBe(4);
    machine.speed = Number.NaN;
    expect(machine.speed).toBe(1);
  });
});
