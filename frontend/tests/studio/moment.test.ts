import { expect, test } from "vitest";
import { momentOf } from "../../src/studio/moment";
import type { Bench } from "../../src/studio/workbench";

const source = { kind: "expression", text: "y = w*x", inputs: { w: 2, x: [1, 2] } } as const;
const bench: Bench = {
  preset: null,
  given: {},
  text: source.text,
  source,
  scene: null,
  numbers: null,
  traceId: null,
  problem: null,
  isBusy: false,
  isLive: true,
};
const look = { step: 0, theme: null, lang: null };

test("an untouched preset is its id and nothing else", () => {
  const moment = momentOf({ ...bench, preset: "one", given: source.inputs }, look);
  expect(moment).toEqual({ source: { kind: "preset", id: "one" }, inputs: {}, step: null, theme: null, lang: null });
});

test("of a preset's inputs only those that differ are kept", () => {
  const moment = momentOf({ ...bench, preset: "one", given: { w: 1, x: [1, 2] } }, look);
  expect(moment.inputs).toEqual({ w: 2 });
});

test("a text that cannot be computed is kept with the inputs", () => {
  expect(momentOf({ ...bench, text: "y = w*" }, look).source).toEqual({ ...source, text: "y = w*" });
});

test("the step is kept once there is one", () => {
  expect(momentOf(bench, { ...look, step: 4 }).step).toBe(4);
});
