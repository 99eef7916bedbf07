import { expect, test } from "vitest";
import { codeOf, readReading } from "../../../src/core/training/reading";

test("what was understood of a text is read as the server tells it", () => {
  const reading = readReading({
    delimiter: "semicolon",
    decimal: "comma",
    header_line: 2,
    comment_lines: [1],
    has_byte_order_mark: true,
    points: 150,
    columns: [{ name: "colour", role: "input", words: ["blue", "red"] }],
  });
  expect(reading).toMatchObject({ delimiter: "semicolon", headerLine: 2, commentLines: [1], hasByteOrderMark: true });
  expect(readReading(undefined)).toBeNull();
});

test("a word of an input is a column of its own, two words are 0 and 1, and a class is its number", () => {
  const words = ["blue", "green", "red"];
  expect(codeOf({ name: "c", role: "input", words })).toEqual([
    ["blue", "1 0 0"],
    ["green", "0 1 0"],
    ["red", "0 0 1"],
  ]);
  expect(codeOf({ name: "c", role: "input", words: ["no", "yes"] })).toEqual([
    ["no", "0"],
    ["yes", "1"],
  ]);
  expect(codeOf({ name: "c", role: "label", words }).map(([, code]) => code)).toEqual(["0", "1", "2"]);
  expect(codeOf({ name: "c", role: "input", words: [] })).toEqual([]);
});
