import { expect, test } from "vitest";
import { curveOf } from "../../../src/core/network/curve";
import { networkOf } from "../../../src/core/network/structure";
import { film } from "../../film";

test.each(["lecture-network", "softmax-network", "two-samples"] as const)(
  "in %s the trace's point (z, a) lies on the curve that is drawn",
  (name) => {
    const scene = film(name);
    for (const { z, a, activation, gain } of networkOf(scene)?.layers.flat() ?? []) {
      if (gain === null) continue;
      const x = scene.numbers.values[z]?.[0] ?? Number.NaN;
      const points = curveOf(activation, x)?.points ?? [];
      const right = points.findIndex(([at]) => at >= x);
      const [low, high] = [points[right - 1], points[right]];
      if (!low || !high) throw new Error("outside the window");
      const between = low[1] + ((high[1] - low[1]) * (x - low[0])) / (high[0] - low[0]);
      expect(between).toBeCloseTo(scene.numbers.values[a]?.[0] ?? Number.NaN, 1);
    }
  },
);

test("a function of several numbers has no curve", () => {
  expect(curveOf("softmax", 0)).toBeNull();
});
