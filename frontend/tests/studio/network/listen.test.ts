import { expect, test } from "vitest";
import type { NetworkBench } from "../../../src/studio/network/bench";
import type { NetworkDocument } from "../../../src/studio/network/document";
import { listen } from "../../../src/studio/network/listen";
import { LECTURE } from "./lecture";

/** What was edited, and whether one can come back to what was before. */
function heard(...events: readonly [type: string, detail: unknown][]) {
  const turns: boolean[] = [];
  const edited: NetworkDocument[] = [];
  const edit = async (document: NetworkDocument) => void edited.push(document);
  const network = { state: { refused: null, document: LECTURE }, sample: 1, edit } as unknown as NetworkBench;
  const host = new EventTarget();
  listen(host, network, (isTurn) => turns.push(isTurn));
  for (const [type, detail] of events) host.dispatchEvent(new CustomEvent(type, { detail }));
  return { turns, edited };
}

test("an array that changes again and again is one place to come back to", () => {
  const set = (array: string) => ["array-set", { array, value: [1, 2] }] as const;
  const { turns } = heard([...set("b1")], [...set("b1")], [...set("b2")], [...set("b1")]);
  expect(turns).toEqual([true, false, true, true]);
});

test("every other change is a place to come back to", () => {
  const { turns, edited } = heard(["network-edit", { ...LECTURE, reduction: "mean" }], ["network-edit", LECTURE]);
  expect(turns).toEqual([true, true]);
  expect(edited.map(({ reduction }) => reduction)).toEqual(["mean", "sum"]);
});

test("x and target are those of the chosen sample", () => {
  const { edited } = heard(["array-set", { array: "target", value: [7, 8] }]);
  expect(edited[0]?.samples).toEqual([LECTURE.samples[0], { x: [0, 0], target: [7, 8] }]);
});
