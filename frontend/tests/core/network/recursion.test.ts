import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seedNodes } from "../../../src/core/network/backward";
import { orderFrameAt } from "../../../src/core/network/order-frame";
import { ordersOf } from "../../../src/core/network/orders";
import {
  eventsOf,
  MOST_EVALUATIONS,
  needsOf,
  type OrderEvent,
  recursion,
  sweep,
} from "../../../src/core/network/recursion";
import { networkOf } from "../../../src/core/network/structure";
import { readScene } from "../../../src/model/json";
import type { Scene } from "../../../src/model/types";
import { type FilmName, film } from "../../film";
import { denseDocument } from "./dense";

const anySizes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 5 });

function opened(scene: Scene) {
  const network = networkOf(scene);
  if (!network) throw new Error("no network");
  return { scene, network };
}

const dense = (sizes: readonly number[]) => opened(readScene(denseDocument(sizes)));

function indices(events: readonly OrderEvent[], is: (event: OrderEvent) => boolean): number[] {
  return events.flatMap((event, i) => (is(event) ? [i] : []));
}

describe("the recursion from the left", () => {
  test("evaluates as often as the count says, whatever the shape", () => {
    fc.assert(
      fc.property(anySizes, (sizes) => {
        const { network } = dense(sizes);
        const answers = recursion(network).filter(({ kind }) => kind === "answer");
        expect(answers).toHaveLength(ordersOf(network).fromLeft);
        expect(answers.at(-1)?.count).toBe(answers.length);
      }),
    );
  });

  test("answers after its ask and after the answers of all it needs, and asks the next layer only", () => {
    fc.assert(
      fc.property(anySizes, (sizes) => {
        const { network } = dense(sizes);
        const open: { readonly event: OrderEvent; readonly heard: Set<unknown> }[] = [];
        for (const event of recursion(network)) {
          if (event.kind === "ask") {
            const asker = open.at(-1)?.event.neuron ?? null;
            expect(event.asker).toBe(asker);
            if (asker) expect(needsOf(network, asker)).toContain(event.neuron);
            open.push({ event, heard: new Set() });
            expect(event.stack).toEqual(open.map((each) => each.event.neuron));
          } else {
            const call = open.pop();
            expect(call?.event.neuron).toBe(event.neuron);
            expect(call?.heard).toEqual(new Set(needsOf(network, event.neuron)));
            open.at(-1)?.heard.add(event.neuron);
          }
        }
        expect(open).toEqual([]);
      }),
    );
  });

  test("forgets every answer with the answer of the one that asked, and keeps the reader's", () => {
    fc.assert(
      fc.property(anySizes, (sizes) => {
        const events = recursion(dense(sizes).network);
        events.forEach((event, i) => {
          if (event.kind === "ask") return;
          const user = events.findIndex((each, k) => k > i && each.kind === "answer" && each.neuron === event.asker);
          expect(event.usedIn).toBe(event.asker ? user : Number.POSITIVE_INFINITY);
        });
      }),
    );
  });

  test("of the lecture's network asks for each output seven times, for the middle thrice, for the first once", () => {
    const { network } = opened(film("lecture-network"));
    const asked = network.layers.map((layer) =>
      layer.map(
        (neuron) => indices(recursion(network), (each) => each.kind === "ask" && each.neuron === neuron).length,
      ),
    );
    expect(asked).toEqual([
      [1, 1],
      [3, 3],
      [7, 7],
    ]);
  });

  test("is not played where it explodes, and the count is still said", () => {
    const { scene, network } = dense([2, 8, 8, 8, 8]);
    expect(ordersOf(network).fromLeft).toBeGreaterThan(MOST_EVALUATIONS);
    expect(eventsOf(scene, network, "left")).toBeNull();
    expect(eventsOf(scene, network, "right")).toHaveLength(32);
  });
});

describe("the sweep from the right", () => {
  test.each(["network", "lecture-network", "softmax-network"] as const)(
    "of %s evaluates every neuron once, after all it needs",
    (name) => {
      const { scene, network } = opened(film(name));
      const events = sweep(scene, network);
      expect(events).toHaveLength(ordersOf(network).fromRight);
      const at = new Map(events.map(({ neuron }, i) => [neuron, i]));
      for (const { neuron } of events) {
        for (const needed of needsOf(network, neuron)) expect(at.get(needed)).toBeLessThan(at.get(neuron) ?? -1);
      }
    },
  );
});

describe("the picture of an order", () => {
  const FILMS: readonly FilmName[] = ["network", "lecture-network", "softmax-network"];
  const anyMoment = fc.record({
    name: fc.constantFrom(...FILMS),
    order: fc.constantFrom("left" as const, "right" as const),
    // Doubles would crowd at both ends.
    share: fc.integer({ min: 0, max: 2000 }).map((n) => n / 2000),
  });

  function drawn(name: FilmName, order: "left" | "right", share: number) {
    const { scene, network } = opened(film(name));
    const events = eventsOf(scene, network, order);
    if (!events) throw new Error("too many");
    const t = share * events.length;
    return { scene, network, events, t, frame: orderFrameAt({ scene, network, order, events }, scene.numbers, t) };
  }

  test("has a number only from its answer on and until it was used, and it is the trace's", () => {
    fc.assert(
      fc.property(anyMoment, ({ name, order, share }) => {
        const { scene, network, events, t, frame } = drawn(name, order, share);
        for (const neuron of network.layers.flat()) {
          const found = frame.nodes[neuron.z];
          const isAnswer = (each: OrderEvent) => each.kind === "answer" && each.neuron === neuron;
          const begun = indices(events, isAnswer).filter((i) => i < t);
          const isRemembered = begun.some((i) => (events[i]?.usedIn ?? 0) + 1 > t);
          if (!isRemembered) expect(found?.gradientState).toBe("unknown");
          if (found?.gradientState === "done") expect(found.gradient).toBe(scene.numbers.gradients[neuron.z]);
          else expect(found?.gradient).toBeNull();
          const isStanding = begun.some((i) => i + 1 <= t && (events[i]?.usedIn ?? 0) >= t);
          if (isStanding) expect(found).toMatchObject({ gradientState: "done", gradientOpacity: 1 });
        }
      }),
      { numRuns: 300 },
    );
  });

  test("shows no sum before all of its terms, and no term before its answer", () => {
    fc.assert(
      fc.property(anyMoment, ({ name, order, share }) => {
        const { scene, network, events, t, frame } = drawn(name, order, share);
        for (const { node, entries, isDone, total } of frame.ledgers) {
          const asker = network.layers.flat().find(({ a }) => a === node);
          expect(total).toBe(isDone ? scene.numbers.gradients[node] : null);
          entries.forEach(({ amount, edge }, i) => {
            if (!amount) return;
            expect(amount).toBe(scene.numbers.amounts[edge]);
            const from = asker && needsOf(network, asker)[i];
            const isCause = (each: OrderEvent) =>
              each.kind === "answer" && each.neuron === (order === "left" ? from : asker);
            const began = indices(events, (each) => each.kind === "ask" && each.neuron === asker).filter((k) => k < t);
            const causes = indices(events, isCause).filter((k) => k < t && k > (began.at(-1) ?? -1));
            expect(causes).not.toEqual([]);
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  test("ends with every dC/dz known, and counts 22 against 6", () => {
    for (const [order, count] of [
      ["left", 22],
      ["right", 6],
    ] as const) {
      const { network, frame } = drawn("lecture-network", order, 1);
      expect(frame.order).toMatchObject({ count, of: count, stack: [] });
      for (const { z } of network.layers.flat()) expect(frame.nodes[z]?.gradientState).toBe("done");
    }
  });

  test("before the first event knows the seeds and no dC/dz", () => {
    const { scene, network, frame } = drawn("lecture-network", "left", 0);
    for (const { z, a } of network.layers.flat()) {
      expect(frame.nodes[z]?.gradientState).toBe("unknown");
      const isOutput = scene.nodes[a]?.id.startsWith("a3");
      expect(frame.nodes[a]?.gradientState).toBe(isOutput ? "done" : "unknown");
    }
  });

  test("where the loss reads z itself, the seed is given and the same gradient is still to be evaluated", () => {
    const { scene, network, frame } = drawn("softmax-network", "left", 0);
    const seeds = seedNodes(scene, network);
    expect([...frame.order.seeds.keys()]).toEqual(seeds);
    for (const index of seeds) {
      expect(frame.order.seeds.get(index)?.gradient).toBe(scene.numbers.gradients[index]);
      const isZ = network.layers.flat().some(({ z }) => z === index);
      expect(frame.nodes[index]?.gradientState).toBe(isZ ? "unknown" : "done");
    }
  });

  test("while anything is still on its way to a neuron its number is not there", () => {
    fc.assert(
      fc.property(anyMoment, ({ name, order, share }) => {
        const { scene, network, frame } = drawn(name, order, share);
        for (const neuron of network.layers.flat()) {
          const next = needsOf(network, neuron).flatMap(({ weights }) => weights);
          const ways = next.filter(({ source }) => source === neuron.a).flatMap((way) => [way.toSum, way.fromSource]);
          const seeds = scene.edges.filter(
            ({ source, consumer }) => source === neuron.a && scene.nodes[consumer]?.group === "loss",
          );
          const edges = [...ways, ...seeds.map(({ index }) => index)];
          const isMoving = edges.some((edge) => frame.edges[edge]?.packet?.kind === "gradient");
          if (isMoving) expect(frame.nodes[neuron.z]?.gradientState).toBe("unknown");
        }
      }),
      { numRuns: 400 },
    );
  });

  test("a request is on its way while something is asked for, and carries nothing", () => {
    const { scene, network, events } = drawn("lecture-network", "left", 0);
    const asks = indices(events, ({ kind, asker }) => kind === "ask" && asker !== null);
    expect(asks).toHaveLength(16);
    for (const i of asks) {
      const frame = orderFrameAt({ scene, network, order: "left", events }, scene.numbers, i + 0.2);
      const packets = frame.edges.flatMap(({ packet }) => packet ?? []);
      expect(packets.map(({ kind, number }) => [kind, number.length])).toEqual([["request", 0]]);
    }
  });
});
