import { describe, expect, test } from "vitest";
import { readFragment } from "../../../src/studio/address";
import { PAIR_IDS, pairAddress } from "../../../src/studio/beside/pairs";
import { FAQ } from "../../../src/studio/dialogs/faq";
import { FIGURES, LEFT_OUT, NOTES, noteText } from "../../../src/studio/dialogs/lecture-index";

/** By part of the lecture, such as `Note 3`, the addresses that `docs/lecture.md` gives for it. */
const PAGES: Record<string, string> = import.meta.glob("../../../../docs/lecture.md", {
  eager: true,
  import: "default",
  query: "?raw",
});
const ROWS = Object.values(PAGES)
  .join()
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .filter(([, part]) => /^(Note|Figure|Left out) \d+$/.test(part ?? ""));

function addressesOf(part: string): readonly string[] {
  return ROWS.filter(([, name]) => name === part).map((cells) => (cells[8] ?? "").replaceAll("`", "").slice(1));
}

const LISTED: readonly (readonly [string, string])[] = [
  ...NOTES.map(({ address }, i) => [`Note ${i + 1}`, address] as const),
  ...FIGURES.map((address, i) => [`Figure ${i + 1}`, address] as const),
  ...LEFT_OUT.map((address, i) => [`Left out ${i + 1}`, address] as const),
];

describe("the gallery, one click from the first page", () => {
  test("lists every note, figure and gap of the lecture", () => {
    expect(new Set(LISTED.map(([part]) => part))).toEqual(new Set(ROWS.map(([, part]) => part)));
  });

  test.each(LISTED)("leads for %s to a moment of it, one click further", (part, address) => {
    expect(addressesOf(part)).toContain(address);
  });

  test("says every note in every language", () => {
    for (const note of NOTES) {
      const [english, simplified, traditional] = ["en", "zh-Hans", "zh-Hant"].map((tag) => noteText(note, tag));
      expect([english, simplified, traditional].every(Boolean)).toBe(true);
      if (typeof note.text !== "string") expect(simplified).toMatch(/\p{Script=Han}/u);
    }
  });

  test.each([...Object.values(FAQ), ...PAIR_IDS.map(pairAddress)])("knows how to read %s", (address) => {
    expect(readFragment(address).faults).toEqual([]);
  });
});
