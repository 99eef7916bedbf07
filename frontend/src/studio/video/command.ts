/** The film as slides: where the server has them, and what is typed where Chainrule is installed. Pure. */

/** What the film is of, and how it is looked at. */
export interface SlidesRequest {
  /** Of a worked example that is as it was; null where the source has to be handed over as a file. */
  readonly preset: string | null;
  readonly view: string;
  /** From 1. */
  readonly sample: number;
  readonly lang: string;
  /** Of files, without an ending. */
  readonly name: string;
}

/** A trace at the server, and which of its samples is looked at. */
export interface ServedTrace {
  readonly address: string;
  /** From 1. */
  readonly sample: number;
}

/** What the server writes, a page or a slide for every step. */
export const SLIDES = { pdf: "PDF", pptx: "PowerPoint", tex: "TikZ" } as const;
export type SlidesForm = keyof typeof SLIDES;

export function slidesAddress(
  { address, sample }: ServedTrace,
  form: SlidesForm,
  { view, lang }: SlidesRequest,
): string {
  return `${address}.${form}?${new URLSearchParams({ view, sample: String(sample), lang })}`;
}

export function sourceName({ name }: SlidesRequest): string {
  return `${name}-source.json`;
}

export function exportCommands(film: SlidesRequest): string[] {
  const { preset, view, sample, lang, name } = film;
  const source = preset === null ? sourceName(film) : `preset:${preset}`;
  const options = [
    `--view ${view}`,
    ...(sample === 1 ? [] : [`--sample ${sample}`]),
    ...(lang === "en" ? [] : [`--lang ${lang}`]),
  ].join(" ");
  return Object.keys(SLIDES).map((ending) => `chainrule export ${source} ${options} -o ${name}.${ending}`);
}
