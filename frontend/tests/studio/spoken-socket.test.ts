import fc from "fast-check";
import { expect, test } from "vitest";
import { withLanguage } from "../../src/studio/spoken-socket";

test("a message says what it said before, and in which language", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string({ minLength: 1 }), (fields, language) => {
      const message = { ...fields, type: "set" };
      const read = JSON.parse(withLanguage(JSON.stringify(message), language));
      expect(read).toEqual({ lang: language, ...JSON.parse(JSON.stringify(message)) });
    }),
  );
});

test("where no language is known nothing is said of it", () => {
  expect(withLanguage('{"type":"ping"}', "")).toBe('{"type":"ping"}');
});
