import { expect, test } from "vitest";
import { formatNumber } from "../../../src/core/format";
import type { Snapshot } from "../../../src/core/formula/figure";
import { plainFormula } from "../../../src/core/formula/plain";
import type { Frame } from "../../../src/core/frame";
import { LANGUAGES, messagesFor } from "../../../src/core/messages";
import { type OrderPlayback, orderPlayback } from "../../../src/core/network/order-playback";
import { endOf, sampleAt } from "../../../src/core/network/structure";
import type { Scene } from "../../../src/model/types";
import { film, node } from "../../film";

const MOMENTS = 50;

function momentAt(scene: Scene, frame: Frame): Snapshot {
  return { scene, numbers: scene.numbers, frame };
}

/** The formula of the event, with the numbers that are there. */
function written(played: OrderPlayback, snapshot: Snapshot): string {
  const { formula } = played.card(snapshot, messagesFor("en"));
  return formula.map((each) => plainFormula(each, snapshot)).join();
}

test.each(["left", "right"] as const)("from the %s a formula has its result exactly while the flag has it", (order) => {
  const scene = film("lecture-network");
  const played = orderPlayback(scene, order);
  if (!played) throw new Error("no film");
  let flags = 0;
  for (let i = 1; i <= played.timeline.length * MOMENTS; i++) {
    const frame = played.frameAt(scene.numbers, i / MOMENTS);
    const event = frame.order?.event;
    if (event?.kind !== "answer") continue;
    const { z } = event.neuron;
    const isShown = frame.nodes[z]?.gradient !== null;
    const told = written(played, { scene, numbers: scene.numbers, frame });
    const result = ` = ${formatNumber(scene.numbers.gradients[z]?.[0] ?? Number.NaN)}`;
    expect(told.endsWith(result), `${told} at ${i / MOMENTS}`).toBe(isShown);
    expect(frame.hasLanded).toBe(isShown);
    if (isShown) flags += 1;
  }
  expect(flags).toBeGreaterThan(0);
});

test("from the right the factor that comes in has a number once its sum has one", () => {
  const scene = film("lecture-network");
  const played = orderPlayback(scene, "right");
  if (!played) throw new Error("no film");
  const last = played.timeline.length - 1;
  const seen = new Set<string>();
  for (let i = 1; i < MOMENTS; i++) {
    const frame = played.frameAt(scene.numbers, last + i / MOMENTS);
    const neuron = frame.order?.event?.neuron;
    const isSummed = frame.nodes[neuron?.a ?? -1]?.gradient !== null;
    // The terms stand in brackets, behind the gain.
    expect(/\[[^\]]*\?[^\]]*\] = /.test(written(played, { scene, numbers: scene.numbers, frame }))).toBe(!isSummed);
    seen.add(String(isSummed));
  }
  expect(seen.size).toBe(2);
});

test("of several samples it is the order of the one in motion, and says so", () => {
  const scene = film("two-samples");
  const ends = new Set<string>();
  for (const step of scene.steps) {
    const end = sampleAt(scene, step);
    const own = endOf(node(scene, scene.nodes[step.node]?.id ?? ""));
    if (own) expect(end).toBe(own);
    const frame = orderPlayback(scene, "right", end)?.frameAt(scene.numbers, 1);
    expect(frame?.order?.sample).toBe(end);
    expect(scene.nodes[frame?.order?.event?.neuron.z ?? -1]?.id.endsWith(end)).toBe(true);
    ends.add(end);
  }
  expect([...ends].sort()).toEqual(["@1", "@2"]);
  expect(sampleAt(scene, null)).toBe("@1");
});

test.each(LANGUAGES.map(({ tag }) => tag))("in %s every event has a sentence", (tag) => {
  const scene = film("lecture-network");
  const played = orderPlayback(scene, "left");
  if (!played) throw new Error("no film");
  for (let t = 0; t <= played.timeline.length; t++)
    expect(played.card(momentAt(scene, played.frameAt(scene.numbers, t)), messagesFor(tag)).sentence).not.toBe("");
});
