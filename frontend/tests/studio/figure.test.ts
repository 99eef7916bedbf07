import { describe, expect, test } from "vitest";
import { figureAt } from "../../src/studio/formula/figure";
import { momentAt, neuronSquared } from "./film";

describe("a figure of a contribution that is on its way", () => {
  const step = neuronSquared.steps.findIndex(
    ({ pass, edges }) =>
      pass === "backward" &&
      edges.some(
        (edge) => neuronSquared.edges.filter(({ source }) => source === neuronSquared.edges[edge]?.source).length > 1,
      ),
  );
  const edge = neuronSquared.steps[step]?.edges[0] ?? -1;
  const ticks = Array.from({ length: 200 }, (_, tick) => momentAt(neuronSquared, step + tick / 200));

  test("the running total is known exactly when the ledger has the arrival", () => {
    const source = neuronSquared.edges[edge]?.source;
    for (const moment of ticks) {
      const entries = moment.frame.ledgers.find(({ node }) => node === source)?.entries ?? [];
      const hasArrived = entries.some((entry) => entry.edge === edge && entry.opacity > 0);
      if (figureAt(moment, `t${edge}`) !== null && moment.frame.edges[edge]?.packet) expect(hasArrived).toBe(true);
      if (hasArrived) expect(figureAt(moment, `t${edge}`)).not.toBeNull();
    }
  });

  test("the total never comes before the amount", () => {
    for (const moment of ticks) {
      if (figureAt(moment, `t${edge}`)) expect(figureAt(moment, `a${edge}`)).not.toBeNull();
    }
    expect(ticks.some((moment) => figureAt(moment, `a${edge}`) && !figureAt(moment, `t${edge}`))).toBe(true);
  });
});
