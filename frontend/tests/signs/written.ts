/**
 * All that is written of a film, for `tests/signs`, which bundles this and lets node run it: what every node is called,
 * the formulas and the sentence of every step, unit by unit, and what is written in the pictures of a network.
 */
import { cardSentence } from "../../src/core/card";
import { type FigureKey, figureAt, type Snapshot } from "../../src/core/formula/figure";
import { plainFormula } from "../../src/core/formula/plain";
import type { Setting } from "../../src/core/formula/setting";
import { formulasOf } from "../../src/core/formula/step";
import { fill } from "../../src/core/formula/template";
import { frameAt } from "../../src/core/frame-at";
import { messagesFor } from "../../src/core/messages";
import { gradientText, plainName, typeset } from "../../src/core/name";
import { cardOf } from "../../src/core/network/card";
import { drawingOf } from "../../src/core/network/drawing";
import { networkFormulas } from "../../src/core/network/formulas";
import { networkOf } from "../../src/core/network/structure";
import { timelineOf } from "../../src/core/timeline";
import { spanFrom } from "../../src/core/units";
import { readScene } from "../../src/model/json";
import type { Scene } from "../../src/model/types";
import { momentAt, type View } from "../core/network/moment";

/** A formula as it is read, and with all digits of its numbers; null where an array stands in it. */
interface WrittenFormula {
  readonly text: string;
  readonly exact: string | null;
  /** `symbol = … = figure`: the figure of the film that is said to have the symbol; null for a part of a sum. */
  readonly figure: FigureKey | null;
}

interface WrittenStep {
  readonly unit: string;
  readonly step: number;
  readonly sentence: string;
  readonly formulas: readonly WrittenFormula[];
}

interface WrittenFilm {
  readonly nodes: readonly { readonly id: string; readonly name: string; readonly gradient: string | null }[];
  readonly steps: readonly WrittenStep[];
  /** Every line of the network, of the reversed one and of both, that says of what by what; none of arrays. */
  readonly lines: readonly string[];
}

const MESSAGES = messagesFor("en");

export function writtenOf(document: unknown): WrittenFilm {
  const scene = readScene(document);
  const nodes = scene.nodes.map((node) => ({
    id: node.id,
    name: plainName(node),
    gradient: node.onPath ? gradientText(scene, node) : null,
  }));
  return { nodes, steps: timelineOf(scene).units.flatMap((unit) => stepsOf(scene, unit)), lines: linesOf(scene) };
}

const STAGE = { width: 1920, height: 900, floor: 12, digits: 4 };
const VIEWS: readonly View[] = [
  { ...STAGE, mirror: 0 },
  { ...STAGE, mirror: 1 },
  { ...STAGE, mirror: 0, half: "forward" },
  { ...STAGE, mirror: 1, half: "backward" },
];

function linesOf(scene: Scene): string[] {
  if (!networkOf(scene)) return [];
  const { groups } = timelineOf(scene);
  const moments = VIEWS.flatMap((view) =>
    groups.flatMap(({ first, end }) => [(first + end) / 2, end].map((t) => momentAt(scene, t, { first, end }, view))),
  );
  const lines = moments.flatMap((moment) => drawingOf(moment).labels.flatMap((label) => label.lines));
  const texts = lines.map(({ runs }) =>
    runs.map(({ text, place }) => (place === "super" ? `^${text}` : text)).join(""),
  );
  return [...new Set(texts.filter((text) => text.includes("∂")))];
}

function stepsOf(scene: Scene, unit: Parameters<typeof spanFrom>[1]): WrittenStep[] {
  const timeline = timelineOf(scene);
  const steps: WrittenStep[] = [];
  for (let t = 0; t < timeline.length; t = steps.at(-1)?.step ?? timeline.length) {
    const span = spanFrom(timeline, unit, t);
    const moment = { scene, numbers: scene.numbers, frame: frameAt(scene, scene.numbers, span.end, span) };
    const card = cardOf(moment, MESSAGES);
    const formulas = [...card.formula, ...card.handedOut, ...onPanel(moment, unit)].map((each) =>
      written(each, moment),
    );
    steps.push({ unit, step: span.end, sentence: cardSentence(card, MESSAGES), formulas });
  }
  return steps;
}

/** What the studio writes of a single step beside the card. */
function onPanel({ scene, frame }: Snapshot, unit: string): readonly Setting[] {
  if (unit !== "op" || !frame.active) return [];
  return networkFormulas(scene, frame.active) ?? formulasOf(scene, frame.active).lines.map(({ whole }) => whole);
}

function written(setting: Setting, moment: Snapshot): WrittenFormula {
  const { text, places } = setting;
  const figures = places.map(({ key }) => figureAt(moment, key));
  const isOfNumbers = figures.every((figure) => figure?.shape.length === 0);
  const exact = isOfNumbers
    ? fill(typeset(text), (slot) => exactly(figures[Number(slot)]?.data[0], places[Number(slot)]?.isAdded))
    : null;
  const result = /(?:^|= )\{(\d+)\}$/.exec(text)?.[1];
  const isPart = text.includes(" += ") || !text.includes(" = ");
  return { text: plainFormula(setting, moment), exact, figure: isPart ? null : (places[Number(result)]?.key ?? null) };
}

function exactly(number = Number.NaN, isAdded = false): string {
  return `${isAdded ? " + " : ""}(${number})`;
}
