import { describe, expect, test } from "vitest";
import { LANGUAGES, messagesFor } from "../../src/core/messages";
import { networkSentences } from "../../src/core/network/words";
import { opSentences } from "../../src/core/op-sentences";

describe("in every language", () => {
  test("there are English and both ways of writing Chinese", () => {
    expect(LANGUAGES.map((each) => each.tag)).toEqual(["en", "zh-Hans", "zh-Hant"]);
  });

  test("the words of a tag are found, and English stands in for what is not there", () => {
    expect(messagesFor("zh-TW").tag).toBe("zh-Hant");
    expect(messagesFor("zh-Hant-HK").tag).toBe("zh-Hant");
    expect(messagesFor("zh-CN").tag).toBe("zh-Hans");
    expect(messagesFor("zh").tag).toBe("zh-Hans");
    expect(messagesFor("en-GB").tag).toBe("en");
    expect(messagesFor("fr").tag).toBe("en");
  });

  test("no language lacks a word, and none repeats the English one by mistake", () => {
    const [first, ...others] = LANGUAGES;
    if (!first) throw new Error("no language");
    for (const other of others) {
      expect(Object.keys(other).sort()).toEqual(Object.keys(first).sort());
      for (const [id, word] of Object.entries(other.commands)) {
        expect(word).not.toBe("");
        expect(word).not.toBe(first.commands[id as keyof typeof first.commands]);
      }
    }
  });

  test.each(LANGUAGES.map(({ tag }) => tag))("there are sentences for ops and for networks in %s", (tag) => {
    expect(opSentences(tag).tag).toBe(tag);
    expect(networkSentences(tag).tag).toBe(tag);
  });
});
