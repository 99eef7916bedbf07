import { describe, expect, test } from "vitest";
import { messageIn, readDiagnostics } from "../../src/model/diagnostics";

const KINK = {
  code: "kink",
  message: "relu has no derivative at this value of x; the rule: relu'(0) = 0",
  node: "y",
  rule: "relu'(0) = 0",
  translations: { "zh-Hant": { message: "relu 在 x 的這個值處沒有導數", rule: "relu'(0) = 0" } },
};

describe("what is worth knowing about a film", () => {
  test("is said in the reader's language, and in English where the film does not know that one", () => {
    const [kink] = readDiagnostics([KINK]);
    if (kink === undefined) throw new Error("nothing was read");
    expect(messageIn(kink, "zh-Hant")).toBe("relu 在 x 的這個值處沒有導數");
    expect(messageIn(kink, "en")).toBe(KINK.message);
    expect(messageIn(kink, "zh-Hans")).toBe(KINK.message);
    expect(messageIn(kink, "constructor")).toBe(KINK.message);
  });

  test("is read from a film that was kept before there were translations", () => {
    const [kink] = readDiagnostics([{ code: "kink", message: "a kink", node: "y" }]);
    expect(kink).toEqual({ code: "kink", message: "a kink", node: "y", messages: {} });
  });

  test("is nothing where nothing is told", () => {
    expect(readDiagnostics(undefined)).toEqual([]);
  });
});
