import { expect, test } from "vitest";

const files = Object.keys(import.meta.glob("../../src/**/*.ts"));
const MESSAGES = "core/messages";

/** By folder, the languages that are written there: of every folder that speaks English. */
function spoken(paths: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const [, folder = "", name = ""] = /src\/(.+)\/([\w-]+)\.ts$/.exec(path) ?? [];
    if (paths.includes(path.replace(/[\w-]+\.ts$/, "en.ts")))
      folders.set(folder, [...(folders.get(folder) ?? []), name]);
  }
  return folders;
}

/** `folder/language.ts` for all that is said in some folder and not in another. */
function missing(paths: readonly string[]): string[] {
  const folders = spoken(paths);
  const all = [...new Set([...folders.values()].flat())].sort();
  return [...folders].flatMap(([folder, names]) =>
    all.filter((name) => !names.includes(name)).map((name) => `${folder}/${name}.ts`),
  );
}

test("what is said in one language is said in all of them", () => {
  expect(spoken(files).size).toBeGreaterThan(5);
  expect(spoken(files).get(MESSAGES)).toEqual(["en", "zh-hans", "zh-hant"]);
  expect(missing(files)).toEqual([]);
});

test("a language that is begun is told every file it lacks", () => {
  const begun = [...files, `../../src/${MESSAGES}/de.ts`];
  const others = [...spoken(files).keys()].filter((folder) => folder !== MESSAGES).map((folder) => `${folder}/de.ts`);
  expect(missing(begun).sort()).toEqual(others.sort());
});

const texts: Record<string, string> = import.meta.glob("../../src/**/*.ts", {
  eager: true,
  import: "default",
  query: "?raw",
});

test("nothing is said that no one asks for", () => {
  const isEnglish = (path: string) => path.endsWith("/en.ts");
  const isSpoken = (path: string) => /\/(en|zh-hans|zh-hant)\.ts$/.test(path);
  const asking = Object.entries(texts).flatMap(([path, text]) => (isSpoken(path) ? [] : [text]));
  const declaration = /^\s+readonly \w+\??[:(].*$/gm;
  const asked = new Set(asking.flatMap((text) => text.replace(declaration, "").match(/\w+/g) ?? []));
  const said = Object.entries(texts).flatMap(([path, text]) =>
    isEnglish(path) ? [...text.matchAll(/^ {2}(\w+)\??[:(,]/gm)].map(([, name = ""]) => name) : [],
  );
  expect(said.length).toBeGreaterThan(300);
  expect(said.filter((name) => !asked.has(name))).toEqual([]);
});
