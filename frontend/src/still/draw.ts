/** The picture of a trace at a step, as marks: what the player, set up as its attributes say, has on its stage. */
import { type DrawnPlayer, drawingOf } from "../picture/drawing-of";
import type { PictureMarks } from "../picture/types";
import { body } from "./globals";
import type { PageElement } from "./tree";

interface StillShown {
  /** As `<chain-rule>` takes them: view, step, unit, order, sample, theme, lang. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly steps: readonly number[];
  /** There is no image to take of a canvas here: a picture of more strokes than these is refused. */
  readonly most: number;
}

interface StillPlayer extends PageElement {
  document: unknown;
  step: number;
}

/** `trace`: a trace document. A picture for every number of steps that are done. */
export function* draw(trace: unknown, { attributes, steps, most }: StillShown): Generator<PictureMarks> {
  const player = document.createElement("chain-rule") as unknown as StillPlayer;
  for (const [name, value] of Object.entries(attributes)) player.setAttribute(name, value);
  body.replaceChildren(player);
  player.document = trace;
  for (const step of steps) {
    player.step = step;
    yield drawingOf(player as unknown as DrawnPlayer, { most });
  }
}
