import { expect, test } from "vitest";
import { LANGUAGES } from "../../src/core/messages";
import { plainProblem, problemText } from "../../src/studio/problem";
import { loadLanguage } from "../../src/studio/words";

const WORDS = (await Promise.all(LANGUAGES.map(({ tag }) => loadLanguage(tag)))).map(({ words }) => words);

test("every language of the player is one of the studio", () => {
  expect(WORDS.map(({ tag }) => tag)).toEqual(LANGUAGES.map(({ tag }) => tag));
});

test("no language leaves a word empty", () => {
  for (const words of WORDS) {
    for (const [name, word] of Object.entries(words)) expect(word, `${words.tag} ${name}`).toBeTruthy();
  }
});

test.each([
  ["zh-TW", "zh-Hant"],
  ["zh", "zh-Hans"],
  ["en-GB", "en"],
  ["fr", "en"],
])("a reader of %s gets %s", async (tag, found) => {
  const { words, messages } = await loadLanguage(tag);
  expect([words.tag, messages.tag]).toEqual([found, found]);
});

test("a problem is said in the reader's language, with the piece of text it is about", async () => {
  const problem = {
    ...plainProblem("unknown-function", "there is no function 'sigmod'; the nearest known name is 'sigmoid'"),
    span: { offset: 4, line: 1, column: 5, length: 6 },
    suggestion: "sigmoid",
  };
  const text = "𝑦 = sigmod(z)";
  expect(problemText(problem, text, (await loadLanguage("en")).words)).toBe(
    "There is no function 'sigmod'; the nearest known name is 'sigmoid'.",
  );
  expect(problemText(problem, text, (await loadLanguage("zh-Hans")).words)).toContain("sigmod");
});

test("a problem without words of its own is said as the server says it", () => {
  const problem = plainProblem("toString", "something else");
  for (const words of WORDS) expect(problemText(problem, "", words)).toBe("Something else.");
});
