import { expect, test } from "vitest";

const sources: Record<string, string> = import.meta.glob("../../src/**/*.ts", {
  eager: true,
  import: "default",
  query: "?raw",
});

/** What each file declares by these words, by name; all of it, or only what it shows to others. */
function declared(words: string, isShown = true): Map<string, string[]> {
  const declaration = new RegExp(
    `^${isShown ? "export " : "(?:export )?"}(?:declare )?(?:abstract )?(?:${words}) (\\w+)`,
    "gm",
  );
  const files = new Map<string, string[]>();
  for (const [file, text] of Object.entries(sources)) {
    for (const [, name = ""] of text.matchAll(declaration)) files.set(name, [...(files.get(name) ?? []), file]);
  }
  return files;
}

const TYPES = "type|interface|class|enum";

test("no name stands for two types", () => {
  const twice = [...declared(TYPES, false)].filter(([, files]) => files.length > 1);
  expect(Object.keys(sources).length).toBeGreaterThan(100);
  expect(Object.fromEntries(twice)).toEqual({});
});

test("what is shown of a computation is a trace, a scene or a player, and no type of a film", () => {
  const types = [...declared(TYPES, false).keys()];
  expect(types).toContain("Scene");
  expect(types.filter((name) => /Film|Kept/.test(name))).toEqual([]);
});

const PUBLIC = ["/package/", "/player/api.ts"];
const using: Record<string, string> = import.meta.glob("../**/*.ts", {
  eager: true,
  import: "default",
  query: "?raw",
});

test("what a file shows to others is used by others", () => {
  const files = new Map<string, Set<string>>();
  for (const [file, text] of Object.entries({ ...sources, ...using })) {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");
    for (const word of code.match(/\w+/g) ?? []) files.set(word, (files.get(word) ?? new Set()).add(file));
  }
  const shown = [...declared("type|interface|class|const|async function|function\\*?")];
  const alone = shown.filter(
    ([name, [file = ""]]) => !PUBLIC.some((part) => file.includes(part)) && files.get(name)?.size === 1,
  );
  expect(shown.length).toBeGreaterThan(1000);
  expect(alone.map(([name, [file]]) => `${name} of ${file}`)).toEqual([]);
});
