/** The words of the pictures of a training. A language is one file in `words/`; `pictureWords(tag)` finds it. */

/** Figures come as texts that are ready to be read. */
export interface PictureWords {
  /** BCP 47, as of the core's messages. */
  readonly tag: string;
  readonly curve: CurveWords;
  readonly norms: NormsWords;
  readonly surface: SurfaceWords;
  readonly maps: MapsWords;
  /** `Step 40` */
  readonly step: (step: string) => string;
  /** Where there is nothing to draw yet. */
  readonly nothingYet: string;
}

interface CurveWords {
  readonly title: string;
  readonly train: string;
  readonly test: string;
  readonly steps: string;
  readonly diverged: (step: string) => string;
  /** All of it in one sentence, `test` null without a test half. */
  readonly summary: (step: string, train: string, test: string | null) => string;
}

export interface NormsWords {
  readonly title: string;
  readonly now: string;
  readonly layer: (layer: number) => string;
  /** `now: 0.1 · 0.2`; `when` is `now` or a step. */
  readonly told: (when: string, figures: string) => string;
  /** How much longer the last layer's gradient is than the first's. */
  readonly ratio: (ratio: string) => string;
  readonly summary: (step: string, norms: readonly string[]) => string;
}

interface SurfaceWords {
  readonly title: string;
  readonly train: string;
  readonly test: string;
  /** Where the inputs are no points of a plane. */
  readonly noPlane: string;
  /** How a cell is chosen. */
  readonly read: string;
  readonly at: (x: string, y: string, answer: string) => string;
  readonly summary: (step: string, low: string, high: string) => string;
}

interface MapsWords {
  readonly title: string;
  readonly input: string;
  readonly output: string;
  readonly neuron: (layer: number, unit: number) => string;
  readonly bias: (figure: string) => string;
  readonly weight: (name: string, figure: string) => string;
  /** Only the largest weights are drawn. */
  readonly largest: (shown: string, all: string) => string;
  /** Only so many neurons of a layer are drawn. */
  readonly more: (count: string) => string;
  readonly summary: (sizes: string, step: string) => string;
}

const files = import.meta.glob<{ readonly words: PictureWords }>("./words/*.ts", { eager: true });

/** All languages, the first of which stands in for those that are missing. */
export const PICTURE_WORDS: readonly PictureWords[] = Object.values(files).map((file) => file.words);

/** The words for the `tag` of messages. */
export function pictureWords(tag: string): PictureWords {
  const found = PICTURE_WORDS.find((each) => each.tag === tag) ?? PICTURE_WORDS[0];
  if (!found) throw new RangeError("There is no language file.");
  return found;
}
