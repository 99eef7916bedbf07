import { expect, test } from "vitest";
import { nearestTo } from "../../src/player/nearest";

const film = (left: number, right: number) => {
  const box = { left, right, top: 0, bottom: 100 };
  return { getBoundingClientRect: () => box } as unknown as Element;
};

test("of films the one whose middle is nearest is chosen, however large it is", () => {
  const [small, large] = [film(0, 10), film(0, 180)];
  expect(nearestTo({ x: 100, y: 50 }, [small, large])).toBe(large);
});

test("of two that stand side by side the first is chosen, for some pixels make none the nearer one", () => {
  const [left, right] = [film(0, 96), film(106, 200)];
  expect(nearestTo({ x: 100, y: 50 }, [left, right])).toBe(left);
  expect(nearestTo({ x: 100, y: 50 }, [right, left])).toBe(right);
});

test("of no films there is none", () => {
  expect(nearestTo({ x: 0, y: 0 }, [])).toBeUndefined();
});
