import { expect, test } from "vitest";
import { LatestOnly } from "../../src/studio/latest-only";

test("of what is asked for while busy only the newest is done", async () => {
  const done: number[] = [];
  const open: (() => void)[] = [];
  const newest = new LatestOnly<number>(async (job) => {
    await new Promise<void>((resolve) => open.push(resolve));
    done.push(job);
  });
  for (const job of [1, 2, 3]) newest.push(job);
  open.shift()?.();
  await new Promise((resolve) => setTimeout(resolve));
  open.shift()?.();
  await new Promise((resolve) => setTimeout(resolve));
  expect(done).toEqual([1, 3]);
});
