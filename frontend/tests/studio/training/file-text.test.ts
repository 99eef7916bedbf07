import { expect, test } from "vitest";
import { fileText } from "../../../src/studio/training/file-text";

const bytes = (...numbers: number[]) => new Uint8Array(numbers).buffer;

test("a byte order mark says how a file is encoded", () => {
  expect(fileText(bytes(0xff, 0xfe, 0x31, 0, 0x09, 0), "en")).toEqual({ text: "1\t", encoding: "utf-16le" });
  expect(fileText(bytes(0xfe, 0xff, 0, 0x31), "en")).toEqual({ text: "1", encoding: "utf-16be" });
});

test("what is no UTF-8 is read as the language of the reader once wrote, and that is told", () => {
  expect(fileText(new TextEncoder().encode("größe,类").buffer as ArrayBuffer, "en")).toEqual({
    text: "größe,类",
    encoding: "utf-8",
  });
  expect(fileText(bytes(0xc0, 0xe0), "zh-Hans")).toEqual({ text: "类", encoding: "gb18030" });
  expect(fileText(bytes(0xc3, 0xfe), "zh-Hant").encoding).toBe("big5");
  expect(fileText(bytes(0xe9, 0x2c), "en")).toEqual({ text: "é,", encoding: "windows-1252" });
});
