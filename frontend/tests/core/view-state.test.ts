import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { motionAt } from "../../src/core/clock";
import { frameAt } from "../../src/core/frame-at";
import { NETWORK_READER } from "../../src/core/network/reader";
import { ORDERS } from "../../src/core/network/recursion";
import { VIEWS } from "../../src/core/network/views";
import { shownOf } from "../../src/core/shown";
import { UNITS } from "../../src/core/units";
import { type Command, INITIAL, NOTHING, update, type ViewState } from "../../src/core/view-state";
import type { Scene } from "../../src/model/types";
import { type FilmName, film } from "../film";

const SCENES = (["square", "fan-out", "lecture-network", "lecture-arrays", "network", "two-samples"] as FilmName[]).map(
  film,
);

const reached = (state: ViewState, commands: readonly Command[]) =>
  commands.reduce((now, command) => update(now, command, NETWORK_READER), state);
const shown = (state: ViewState) => shownOf(state, NETWORK_READER);
const opened = (scene: Scene): ViewState => reached(INITIAL, [{ type: "load", scene }]);
const onlyType = <const T extends readonly Command["type"][]>(...types: T) =>
  fc.constantFrom(...types).map((type) => ({ type }) as Command);

const anyT = fc.oneof(fc.integer({ min: -2, max: 90 }), fc.double({ min: -1, max: 90, noNaN: true }));
const anyScene = fc.constantFrom(...SCENES);
const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: onlyType("next", "previous", "play", "pause", "toggle", "nextGroup", "previousGroup", "nextHere"),
  },
  {
    weight: 4,
    arbitrary: fc.integer({ min: 0, max: 4000 }).map((elapsedMs) => ({ type: "tick", elapsedMs }) as const),
  },
  onlyType("start", "end", "toBackward", "settle", "faster", "slower", "nextUnit", "mirror", "both", "nextOrder"),
  onlyType("motion", "loop", "hall", "dark", "everything", "table", "leave", "learn"),
  fc.record({ type: fc.constantFrom("seek" as const, "scrub" as const), t: anyT }),
  fc.record({ type: fc.constant("speed" as const), speed: fc.double() }),
  fc.record({ type: fc.constant("unit" as const), unit: fc.constantFrom(...UNITS, null) }),
  fc.record({ type: fc.constant("view" as const), view: fc.constantFrom(...VIEWS, null) }),
  fc.record({ type: fc.constant("order" as const), order: fc.constantFrom(...ORDERS) }),
  fc.record({ type: fc.constant("neuron" as const), neuron: fc.constantFrom("1.1", "2.2", "3.1", "9.9", null) }),
  fc.record({ type: fc.constant("sample" as const), sample: fc.integer({ min: -1, max: 4 }) }),
  fc.record({ type: fc.constantFrom("select" as const, "open" as const), node: fc.constantFrom("x", "z1", null) }),
  fc.record({ type: fc.constant("panel" as const), panel: fc.constantFrom("source" as const, "details" as const) }),
  fc.record({
    type: fc.constant("load" as const),
    scene: anyScene,
    at: fc.constantFrom("start" as const, "same" as const),
  }),
);
const anyCommands = fc.array(anyCommand, { maxLength: 40 });

describe("whatever hands ask for", () => {
  test("time stays within what is played, and speed within its bounds", () => {
    fc.assert(
      fc.property(anyScene, anyCommands, (scene, commands) => {
        const state = reached(opened(scene), commands);
        const length = shown(state).timeline?.length ?? 0;
        expect(state.t).toBeGreaterThanOrEqual(0);
        expect(state.t).toBeLessThanOrEqual(length);
        expect(state.speed).toBeGreaterThanOrEqual(0.25);
        expect(state.speed).toBeLessThanOrEqual(4);
      }),
    );
  });

  test("nothing plays at the end, unless it is to begin again", () => {
    fc.assert(
      fc.property(anyScene, anyCommands, (scene, commands) => {
        const state = reached(opened(scene), commands);
        const length = shown(state).timeline?.length ?? 0;
        if (state.playing && !state.loop) expect(state.t).toBeLessThan(length);
        // What is not under way does not move, however much time goes by.
        if (state.until === null) expect(reached(state, [{ type: "tick", elapsedMs: 5000 }]).t).toBe(state.t);
        if (state.playing) expect(state.until).toBe(length);
      }),
    );
  });

  test("a step to either side rests where a unit ends", () => {
    fc.assert(
      fc.property(anyScene, anyCommands, fc.constantFrom("next", "previous"), (scene, commands, type) => {
        const before = reached(opened(scene), [...commands, { type: "motion", on: false }] as Command[]);
        const asked = reached(before, [{ type }]);
        // Back from what is under way leads to where that began, be it within a unit that was chosen since.
        const begun = type === "previous" ? motionAt(before)?.first : undefined;
        const { timeline, unit } = shown(asked);
        const cuts = unit === "layer" ? timeline?.layers : unit === "neuron" ? timeline?.groups : null;
        expect(asked.playing).toBe(false);
        expect(Number.isInteger(asked.t)).toBe(true);
        const isOver = asked.t === timeline?.length;
        if (cuts && !isOver) expect([begun ?? 0, 0, ...cuts.map(({ end }) => end)]).toContain(asked.t);
      }),
    );
  });

  test("a scrub that is let go of rests where a unit ends, nearest to the hand", () => {
    fc.assert(
      fc.property(anyScene, fc.constantFrom(...UNITS), anyT, (scene, unit, t) => {
        const held = reached(opened(scene), [
          { type: "unit", unit },
          { type: "scrub", t },
        ]);
        const released = reached(held, [{ type: "settle" }]);
        const { timeline, unit: own, step } = shown(released);
        const cuts = own === "layer" ? timeline?.layers : own === "neuron" ? timeline?.groups : null;
        const rests = cuts ? [0, ...cuts.map(({ end }) => end)] : [...Array(scene.steps.length + 1).keys()];
        const nearest = Math.min(...rests.map((rest) => Math.abs(rest - held.t)));
        expect(rests).toContain(released.t);
        expect(Math.abs(released.t - held.t)).toBe(nearest);
        expect(step).toBe(released.t);
      }),
    );
  });

  test("one step beyond the end stays there", () => {
    fc.assert(
      fc.property(anyScene, anyCommands, fc.boolean(), (scene, commands, hasMotion) => {
        const end = reached(opened(scene), [...commands, { type: "motion", on: hasMotion }, { type: "end" }]);
        const beyond = reached(end, [{ type: "next" }, { type: "tick", elapsedMs: 20_000 }]);
        expect([beyond.t, beyond.playing, beyond.until]).toEqual([end.t, false, null]);
      }),
    );
  });

  test("the same commands lead to the same", () => {
    fc.assert(
      fc.property(anyScene, anyCommands, (scene, commands) => {
        expect(reached(opened(scene), commands)).toEqual(reached(opened(scene), commands));
      }),
    );
  });

  test("a change of view or of scene shows no number of the same network earlier than it was known", () => {
    const lecture = [film("lecture-network"), film("lecture-arrays")] as const;
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.constantFrom(...UNITS),
        anyT,
        fc.array(anyCommand, { maxLength: 6 }),
        (isFirst, unit, t, noise) => {
          const [from, to] = isFirst ? lecture : [lecture[1], lecture[0]];
          const still = noise.filter(({ type }) => type === "hall" || type === "everything" || type === "panel");
          const before = reached(opened(from), [{ type: "unit", unit }, { type: "scrub", t }, ...still]);
          const moved = reached(before, [{ type: "load", scene: to, at: "same" }]);
          const known = (state: ViewState, scene: Scene) =>
            frameAt(scene, scene.numbers, state.t, shown(state).span).nodes.filter((node) => node.gradient !== null)
              .length / scene.nodes.length;
          if (known(before, from) === 0) expect(known(moved, to)).toBe(0);
          const back = reached(moved, [{ type: "load", scene: from, at: "same" }]);
          expect(shown(back).step).toBeLessThanOrEqual(shown(before).step + 1);
          expect(back.t).toBeLessThanOrEqual(before.t);
        },
      ),
    );
  });

  test("going back to a scene leads exactly to where one was", () => {
    const [neurons, arrays] = [film("lecture-network"), film("lecture-arrays")];
    for (let t = 0; t <= neurons.steps.length; t++) {
      const before = reached(opened(neurons), [{ type: "seek", t }]);
      const back = reached(before, [
        { type: "load", scene: arrays, at: "same" },
        { type: "load", scene: neurons, at: "same" },
      ]);
      expect(back.t).toBe(t);
    }
  });

  test("numbers and labels may change, the place stays, and what plays goes on", () => {
    const [first, again] = [film("lecture-network"), film("lecture-network")];
    const playing = reached(opened(first), [{ type: "play" }, { type: "tick", elapsedMs: 300 }]);
    const moved = reached(playing, [{ type: "load", scene: again, at: "same" }]);
    expect([moved.t, moved.playing, moved.span]).toEqual([playing.t, true, playing.span]);
  });
});

describe("an order of evaluation", () => {
  const network = film("lecture-network");

  test("begins at its start, and after it the trace goes on where it was left", () => {
    const at = reached(opened(network), [
      { type: "seek", t: 12 },
      { type: "view", view: "reversed" },
      { type: "order", order: "right" },
    ]);
    expect([shown(at).order, at.t, at.traceT]).toEqual(["right", 0, 12]);
    const moved = reached(at, [{ type: "seek", t: 3 }]);
    expect([moved.t, moved.traceT]).toEqual([3, 12]);
    const left = reached(moved, [{ type: "mirror" }]);
    expect([shown(left).order, left.t]).toEqual(["trace", 12]);
    expect(reached(left, [{ type: "mirror" }]).t).toBe(0);
  });

  test("goes on where the network is seen above its mirror", () => {
    const at = reached(opened(network), [{ type: "both" }, { type: "nextOrder" }]);
    expect([shown(at).view, shown(at).order]).toEqual(["both", "right"]);
  });

  test("is not that of a graph", () => {
    const graph = reached(opened(film("square")), [{ type: "view", view: "reversed" }, { type: "nextOrder" }]);
    expect(shown(graph).order).toBe("trace");
  });
});

describe("a network above its mirror", () => {
  test("is one command away, and the same leads back", () => {
    const at = reached(opened(film("lecture-network")), [{ type: "view", view: "network" }, { type: "both" }]);
    expect(shown(at).view).toBe("both");
    expect(shown(reached(at, [{ type: "both" }])).view).toBe("network");
    expect(shown(reached(at, [{ type: "mirror" }])).view).toBe("reversed");
  });

  test("is seen reversed where there is no network", () => {
    const graph = reached(opened(film("square")), [{ type: "both" }]);
    expect(shown(graph).view).toBe("reversed");
    expect(shown(reached(graph, [{ type: "both" }])).view).toBe("graph");
  });
});

describe("a neuron", () => {
  test("that the scene has not is forgotten", () => {
    const at = reached(opened(film("lecture-network")), [
      { type: "view", view: "network" },
      { type: "neuron", neuron: "9.9" },
    ]);
    expect([at.neuron, shown(at).part]).toEqual([null, null]);
  });

  test("is left by Escape, after what is chosen in it", () => {
    const inside = reached(opened(film("lecture-network")), [
      { type: "view", view: "network" },
      { type: "neuron", neuron: "2.1" },
      { type: "select", node: "z2_1" },
    ]);
    const first = reached(inside, [{ type: "leave" }]);
    expect([first.neuron, first.selection]).toEqual(["2.1", null]);
    expect(reached(first, [{ type: "leave" }]).neuron).toBeNull();
  });
});

test("panels are put away and fetched again", () => {
  const away = reached(INITIAL, [{ type: "panel", panel: "source" }]);
  expect(away.panels).toEqual({ source: false, details: false });
  expect(reached(away, [{ type: "panel", panel: "source" }]).panels.source).toBe(true);
  expect(reached(away, [{ type: "panel", panel: "source", on: false }])).toBe(away);
});

test("what changes nothing is the same state", () => {
  const state = opened(film("square"));
  expect(
    reached(state, [
      { type: "seek", t: 0 },
      { type: "point", at: NOTHING },
      { type: "hall", on: false },
    ]),
  ).toBe(state);
});

test("the screen is dark in hall mode alone, and leaving it leaves everything else as it was", () => {
  const inside = reached(opened(film("lecture-network")), [
    { type: "seek", t: 12 },
    { type: "select", node: "a1_1" },
  ]);
  expect(reached(inside, [{ type: "dark" }]).dark).toBe(false);
  const dark = reached(inside, [{ type: "hall" }, { type: "dark" }]);
  expect(dark).toMatchObject({ hall: true, dark: true });
  expect(reached(dark, [{ type: "leave" }])).toEqual(inside);
});

test("whoever goes to a single step within a neuron steps by single steps, unless a unit was chosen", () => {
  const network = opened(film("lecture-network"));
  const [neuron] = shown(network).timeline?.groups ?? [];
  const end = neuron?.end ?? Number.NaN;
  expect(shown(reached(network, [{ type: "seek", t: end }])).unit).toBe("neuron");
  const within = reached(network, [{ type: "motion", on: false }, { type: "seek", t: end - 2 }, { type: "next" }]);
  expect([shown(within).unit, within.t]).toEqual(["op", end - 1]);
  const chosen = reached(network, [
    { type: "motion", on: false },
    { type: "unit", unit: "neuron" },
    { type: "seek", t: end - 2 },
    { type: "next" },
  ]);
  expect([shown(chosen).unit, chosen.t]).toEqual(["neuron", end]);
});
