import { expect, test } from "vitest";
import { Asked } from "../../../src/studio/training/asked";

test("what comes before the answer belongs to nothing that is wanted", () => {
  const asked = new Asked();
  asked.ask(() => 1);
  expect(asked.isSettled).toBe(false);
  expect(asked.settle()).toBe(true);
  expect(asked.isSettled).toBe(true);
});

test("while the server is being asked nothing is said, and afterwards it has to be asked again", () => {
  const asked = new Asked();
  const said: number[] = [];
  const say = () => said.push(said.length + 1);
  asked.ask(say);
  asked.ask(say);
  expect(said).toEqual([1]);
  expect(asked.settle()).toBe(false);
  expect(asked.isSettled).toBe(false);
  asked.ask(say);
  expect(said).toEqual([1, 2]);
  expect([asked.isFor(1), asked.isFor(2)]).toEqual([false, true]);
});

test("a lost connection leaves nothing to wait for", () => {
  const asked = new Asked();
  asked.ask(() => 1);
  asked.lose();
  expect(asked.isFor(1)).toBe(false);
  asked.ask(() => 2);
  expect(asked.settle()).toBe(true);
});
