import { expect, test } from "vitest";
import { exportCommands, slidesAddress } from "../../../src/studio/video/command";

const FILM = { preset: "colah", view: "graph", sample: 1, lang: "en", name: "chainrule-colah" };

test("a worked example is exported by its name, as it is looked at", () => {
  expect(exportCommands(FILM)).toEqual([
    "chainrule export preset:colah --view graph -o chainrule-colah.pdf",
    "chainrule export preset:colah --view graph -o chainrule-colah.pptx",
    "chainrule export preset:colah --view graph -o chainrule-colah.tex",
  ]);
});

test("anything else is read from the file that is handed over beside the command", () => {
  const [first] = exportCommands({ ...FILM, preset: null, view: "reversed", sample: 2, lang: "zh-Hans" });
  expect(first).toBe(
    "chainrule export chainrule-colah-source.json --view reversed --sample 2 --lang zh-Hans -o chainrule-colah.pdf",
  );
});

test("the server is asked for the sample that its trace has", () => {
  const film = { ...FILM, view: "reversed", sample: 2, lang: "zh-Hant" };
  const address = slidesAddress({ address: "/api/v1/traces/a1", sample: 1 }, "tex", film);
  expect(address).toBe("/api/v1/traces/a1.tex?view=reversed&sample=1&lang=zh-Hant");
});
