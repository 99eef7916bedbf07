import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { NETWORK_READER } from "../../src/core/network/reader";
import { timelineOf } from "../../src/core/timeline";
import type { Command } from "../../src/core/view-state";
import { ViewStore } from "../../src/player/view-store";
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

/** A store with a scene, and a short way to ask it for something. */
function opened(name: Parameters<typeof film>[0] = "square") {
  const store = new ViewStore();
  store.reader = NETWORK_READER;
  store.dispatch({ type: "load", scene: film(name) });
  const ask = (
    ...types: readonly (Command["type"] & ("play" | "pause" | "next" | "previous" | "loop" | "mirror"))[]
  ) => {
    for (const type of types) store.dispatch({ type });
  };
  return { store, ask };
}

function frames(count: number, ms: number): void {
  for (let i = 0; i < count; i++) frame(ms);
}

describe("a film", () => {
  test("does not move by itself", () => {
    const { store } = opened();
    frames(50, 100);
    expect(store.state.t).toBe(0);
    expect(waiting).toBeNull();
  });

  test("plays to its end and stops there", () => {
    const { store, ask } = opened();
    ask("play");
    expect(store.state.playing).toBe(true);
    frames(200, 50);
    expect(store.state.t).toBe(3);
    expect(store.state.playing).toBe(false);
    expect(waiting).toBeNull();
  });

  test("that is paused stands still", () => {
    const { store, ask } = opened();
    ask("play");
    frames(5, 50);
    ask("pause");
    const { t } = store.state;
    expect(t).toBeGreaterThan(0);
    frames(50, 50);
    expect(store.state.t).toBe(t);
  });

  test("at its end plays again from the start", () => {
    const { store, ask } = opened();
    store.dispatch({ type: "seek", t: 3 });
    ask("play");
    expect(store.state.t).toBe(0);
  });

  test("that loops begins again after a while", () => {
    const { store, ask } = opened();
    ask("loop");
    store.dispatch({ type: "seek", t: 2.9 });
    ask("play");
    frames(3, 90);
    expect(store.state.t).toBe(3);
    frames(40, 90);
    expect(store.state.t).toBeLessThan(3);
    expect(store.state.playing).toBe(true);
  });

  test("does not leap after the tab was away", () => {
    const { store, ask } = opened();
    ask("play");
    frame(16);
    frame(60_000);
    expect(store.state.t).toBeLessThan(1);
  });
});

describe("a step", () => {
  test("forward moves, and rests at the next whole t", () => {
    const { store, ask } = opened();
    ask("next");
    frames(3, 50);
    expect(store.state.t).toBeGreaterThan(0);
    expect(store.state.t).toBeLessThan(1);
    frames(60, 50);
    expect(store.state.t).toBe(1);
    expect(store.state.playing).toBe(false);
  });

  test("asked for twice is two steps: the first is finished at once", () => {
    const { store, ask } = opened();
    ask("next");
    frames(3, 50);
    ask("next");
    expect(store.state.t).toBe(1);
    frames(60, 50);
    expect(store.state.t).toBe(2);
  });

  test("back goes to the start of the one in motion, then to the one before", () => {
    const { store, ask } = opened();
    store.dispatch({ type: "seek", t: 2.4 });
    ask("previous");
    expect(store.state.t).toBe(2);
    ask("previous");
    expect(store.state.t).toBe(1);
    store.dispatch({ type: "seek", t: 0 });
    ask("previous");
    expect(store.state.t).toBe(0);
  });

  test("beyond the end does nothing, with movement and without", () => {
    for (const on of [true, false]) {
      const { store, ask } = opened();
      store.dispatch({ type: "motion", on });
      store.dispatch({ type: "end" });
      ask("next", "next");
      frames(60, 90);
      expect([store.state.t, store.state.playing, waiting]).toEqual([3, false, null]);
    }
  });

  test("asked for while the last one moves ends the last one, and begins no other", () => {
    const { store, ask } = opened();
    store.dispatch({ type: "seek", t: 2 });
    ask("next");
    frames(4, 50);
    ask("next");
    frames(60, 90);
    expect([store.state.t, store.state.playing, waiting]).toEqual([3, false, null]);
  });

  test("without movement is there at once", () => {
    const { store, ask } = opened();
    store.dispatch({ type: "motion", on: false });
    ask("next");
    expect(store.state.t).toBe(1);
    expect(waiting).toBeNull();
    store.dispatch({ type: "seek", t: 3 });
    ask("next");
    expect(store.state.t).toBe(3);
  });
});

describe("stepping by layer", () => {
  const layers = timelineOf(film("lecture-network")).layers.map(({ end }) => end);

  test("rests where layers end, forward and back", () => {
    const { store, ask } = opened("lecture-network");
    store.dispatch({ type: "unit", unit: "layer" });
    const seen: number[] = [];
    for (const _ of layers) {
      ask("next");
      for (let i = 0; i < 60 && waiting; i++) frame(90);
      seen.push(store.state.t);
    }
    expect(seen).toEqual(layers);
    for (const end of [...layers].reverse().slice(1)) {
      ask("previous");
      expect(store.state.t).toBe(end);
    }
  });

  test("counts a step as complete only with its whole layer", () => {
    const { store, ask } = opened("lecture-network");
    store.dispatch({ type: "unit", unit: "layer" });
    ask("next");
    frames(8, 90);
    expect(store.state.t).toBeGreaterThan(1);
    expect(store.shown.step).toBe(0);
    ask("previous");
    expect(store.state.t).toBe(0);
  });

  test("plays from layer to layer to the end", () => {
    const { store, ask } = opened("lecture-network");
    store.dispatch({ type: "unit", unit: "layer" });
    ask("play");
    const spans = new Set<number>();
    for (let i = 0; i < 2000 && waiting; i++) {
      frame(50);
      if (store.shown.span) spans.add(store.shown.span.end);
    }
    expect([...spans].filter((end) => end > 0)).toEqual(layers);
  });

  test("without movement leaps from layer to layer", () => {
    const { store, ask } = opened("lecture-network");
    store.dispatch({ type: "motion", on: false });
    store.dispatch({ type: "unit", unit: "layer" });
    ask("next");
    expect(store.state.t).toBe(layers[0]);
    expect(waiting).toBeNull();
  });

  test("an expression is stepped by ops all the same", () => {
    const { store, ask } = opened("neuron");
    store.dispatch({ type: "motion", on: false });
    store.dispatch({ type: "unit", unit: "layer" });
    ask("next");
    expect([store.state.t, store.shown.unit]).toEqual([1, "op"]);
  });
});

describe("the mirror of a network", () => {
  test("moves in the same frames as the film, and comes to rest", () => {
    const { store, ask } = opened();
    ask("mirror");
    frame(16);
    frame(90);
    const onItsWay = store.state.mirror;
    expect(onItsWay).toBeGreaterThan(0);
    expect(onItsWay).toBeLessThan(1);
    ask("next");
    for (let i = 0; i < 30 && waiting; i++) frame(90);
    expect(store.state.mirror).toBe(1);
    expect(store.state.t).toBe(1);
    expect(waiting).toBeNull();
  });

  test("goes on while the film is sought, and does not move the film", () => {
    const { store, ask } = opened();
    store.dispatch({ type: "seek", t: 1 });
    ask("mirror");
    frame(16);
    frame(90);
    store.dispatch({ type: "seek", t: 2 });
    for (let i = 0; i < 30 && waiting; i++) {
      frame(90);
      expect(store.state.t).toBe(2);
    }
    expect(store.state.mirror).toBe(1);
  });

  test("turns round on its way", () => {
    const { store, ask } = opened();
    ask("mirror");
    for (let i = 0; i < 5; i++) frame(90);
    ask("mirror");
    for (let i = 0; i < 30 && waiting; i++) frame(90);
    expect(store.state.mirror).toBe(0);
  });

  test("is there at once where motion is reduced", () => {
    const { store, ask } = opened();
    store.dispatch({ type: "motion", on: false });
    ask("mirror");
    expect(store.state.mirror).toBe(1);
    expect(waiting).toBeNull();
  });
});

describe("without a film or with odd wishes", () => {
  test("nothing happens without a film", () => {
    const store = new ViewStore();
    store.dispatch({ type: "play" });
    store.dispatch({ type: "next" });
    store.dispatch({ type: "seek", t: 3 });
    expect(store.state.t).toBe(0);
    expect(store.state.playing).toBe(false);
  });

  test("t and speed stay within their bounds", () => {
    const { store } = opened();
    store.dispatch({ type: "seek", t: 99 });
    expect(store.state.t).toBe(3);
    store.dispatch({ type: "seek", t: Number.NaN });
    expect(store.state.t).toBe(0);
    store.dispatch({ type: "speed", speed: 100 });
    expect(store.state.speed).toBe(4);
    store.dispatch({ type: "speed", speed: Number.NaN });
    expect(store.state.speed).toBe(1);
  });
});
