import { describe, expect, test } from "vitest";
import { figureAt } from "../../../src/core/formula/figure";
import { plainFormula } from "../../../src/core/formula/plain";
import { messagesFor } from "../../../src/core/messages";
import { stepCard } from "../../../src/core/step-card";
import { momentAt, neuronSquared } from "../../studio/film";

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

  test("amount, total, chip and ledger have their numbers at the same moment, when the packet has landed", () => {
    const source = neuronSquared.edges[edge]?.source;
    for (const moment of ticks) {
      const { edges, ledgers } = moment.frame;
      const entry = ledgers.find(({ node }) => node === source)?.entries.find((each) => each.edge === edge);
      const known = figureAt(moment, `a${edge}`) !== null;
      expect(figureAt(moment, `t${edge}`) !== null).toBe(known);
      expect((edges[edge]?.amountOpacity ?? 0) > 0).toBe(known);
      expect((entry?.amount ?? null) !== null).toBe(known);
    }
  });

  test("the formula has its results when the panel has the last of them, not before and not later", () => {
    for (const [tick, moment] of ticks.entries()) {
      const { active, hasLanded } = moment.frame;
      const all = (active?.edges ?? []).every((each) => figureAt(moment, `a${each}`) !== null);
      expect(hasLanded).toBe(tick === 0 ? true : all);
      const { formula } = stepCard(moment, messagesFor("en"));
      expect(formula.some((each) => plainFormula(each, moment).endsWith("?"))).toBe(!hasLanded);
    }
  });
});

test("a formula has as many digits as the picture beside it", () => {
  const moment = momentAt(neuronSquared, neuronSquared.steps.length);
  const { formula } = stepCard(moment, messagesFor("en"));
  const written = (digits?: number) =>
    formula.map((each) => plainFormula(each, digits === undefined ? moment : { ...moment, digits })).join();
  const figures = (text: string) => text.match(/\d+\.\d+/g) ?? [];
  expect(figures(written()).some((each) => each.replace(/^0\.0*|\./g, "").length === 4)).toBe(true);
  expect(figures(written(3)).every((each) => each.replace(/^0\.0*|\./g, "").length <= 3)).toBe(true);
});
