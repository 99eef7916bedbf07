import { expect, test } from "vitest";
import written from "../../../../chainrule/training/data/examples.json";
import { inWords, type TrainingExample } from "../../../src/studio/training/examples";
import { words as english } from "../../../src/studio/words/en";
import { words as chinese } from "../../../src/studio/words/zh-hans";

const examples = written.examples as unknown as readonly TrainingExample[];

test("every training the server shows is told in Chinese, and in the server's own words in English", () => {
  for (const example of examples) {
    const told = inWords(example, chinese);
    expect(told.title).toMatch(/[\u4e00-\u9fff]/);
    expect(told.teaches).toMatch(/[\u4e00-\u9fff]/);
    expect(inWords(example, english)).toEqual(example);
  }
});

test("no training is told that the server does not show", () => {
  expect(Object.keys(chinese.training.shown).sort()).toEqual(examples.map(({ id }) => id).sort());
});
