import { expect, test } from "vitest";
import embedding from "../../../docs/embedding.md?raw";
import { ATTRIBUTES } from "../../src/player/attributes";

test("every attribute of the element is in the table of the documentation", () => {
  const names = embedding.split("\n").flatMap((line) => (line.startsWith("| `") ? (line.split("|")[1] ?? "") : []));
  const written = new Set(names.flatMap((each) => each.match(/[a-z-]+/g) ?? []));
  expect(Object.keys(ATTRIBUTES).filter((name) => !written.has(name))).toEqual([]);
});
