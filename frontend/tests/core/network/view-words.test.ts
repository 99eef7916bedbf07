import { expect, test } from "vitest";
import { LANGUAGES } from "../../../src/core/messages";
import { networkWords } from "../../../src/core/network/view-words";

test("the network views have words in every language of the player, each its own", () => {
  const titles = LANGUAGES.map((messages) => networkWords(messages).reversedTitle);
  expect(new Set(titles).size).toBe(LANGUAGES.length);
  expect(titles.every((title) => title.length > 0)).toBe(true);
});
