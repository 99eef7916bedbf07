import { expect, test } from "vitest";

/** Big5 has the traditional characters and few others; these are its two levels. */
function big5(): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let lead = 0xa4; lead <= 0xf9; lead++) {
    if (lead === 0xc7 || lead === 0xc8) continue;
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail < 0x7f || trail > 0xa0) bytes.push(lead, trail);
  }
  return new Set(new TextDecoder("big5").decode(new Uint8Array(bytes)));
}

const files = import.meta.glob<string>("../../src/**/zh-hant.ts", { eager: true, query: "?raw", import: "default" });

test.each(Object.entries(files))("%s has no simplified characters", (_file, text) => {
  const known = big5();
  const chinese = [...text].filter((letter) => /[\u4e00-\u9fff]/.test(letter));
  expect(chinese.length).toBeGreaterThan(10);
  expect(chinese.filter((letter) => !known.has(letter))).toEqual([]);
});
