import { expect, test } from "vitest";

const sources: Record<string, string> = import.meta.glob("../../src/**/*.ts", {
  eager: true,
  import: "default",
  query: "?raw",
});

/** What each file declares for others by these words, by name. */
function declared(words: string): Map<string, string[]> {
  const declaration = new RegExp(`^export (?:declare )?(?:abstract )?(?:${words}) (\\w+)`, "gm");
  const files = new Map<string, string[]>();
  for (const [file, text] of Object.entries(sources)) {
    for (const [, name = ""] of text.matchAll(declaration)) files.set(name, [...(files.get(name) ?? []), file]);
  }
  return files;
}

test("no name stands for two types", () => {
  const twice = [...declared("type|interface|class|enum")].filter(([, files]) => files.length > 1);
  expect(Object.keys(sources).length).toBeGreaterThan(100);
  expect(Object.fromEntries(twice)).toEqual({});
});
