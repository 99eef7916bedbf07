import { describe, expect, test } from "vitest";
import { inLanguage, readPresets } from "../../src/studio/preset";

const json = {
  presets: [
    {
      id: "one",
      title: "One",
      teaches: "Two ways",
      tour: [
        { step: 1, look: [], text: "first" },
        { step: 2, look: ["a"], text: "second" },
      ],
      words: { "zh-Hans": { title: "一", teaches: "两条路", tour: ["第一"] } },
    },
    { id: "other", title: "Other" },
  ],
};

describe("a worked example in another language", () => {
  const [one, other] = readPresets(json);
  if (!one || !other) throw new Error("no presets");

  test("says what there is in it, and the rest in English", () => {
    expect(inLanguage(one, "zh-Hans")).toMatchObject({ title: "一", teaches: "两条路" });
    expect(inLanguage(one, "zh-Hans").tour.map(({ step, text }) => [step, text])).toEqual([
      [1, "第一"],
      [2, "second"],
    ]);
  });

  test("is in English where nothing is said in the language", () => {
    expect(inLanguage(one, "fr")).toBe(one);
    expect(inLanguage(other, "zh-Hans").title).toBe("Other");
  });
});
