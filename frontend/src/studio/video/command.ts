/** What is typed where Chainrule is installed to get the same film as slides: one line a file. Pure. */

/** What the film is of, and how it is looked at. */
export interface Filmed {
  /** Of a worked example that is as it was; null where the source has to be handed over as a file. */
  readonly preset: string | null;
  readonly view: string;
  /** From 1. */
  readonly sample: number;
  readonly lang: string;
  /** Of files, without an ending. */
  readonly name: string;
}

const ENDINGS = ["pdf", "pptx", "tex"] as const;

export function sourceName({ name }: Filmed): string {
  return `${name}-source.json`;
}

export function exportCommands(film: Filmed): string[] {
  const { preset, view, sample, lang, name } = film;
  const source = preset === null ? sourceName(film) : `preset:${preset}`;
  const options = [
    `--view ${view}`,
    ...(sample === 1 ? [] : [`--sample ${sample}`]),
    ...(lang === "en" ? [] : [`--lang ${lang}`]),
  ].join(" ");
  return ENDINGS.map((ending) => `chainrule export ${source} ${options} -o ${name}.${ending}`);
}
