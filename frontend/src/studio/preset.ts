/** The worked examples as the server lists them. */

export interface Cue {
  readonly step: number;
  readonly text: string;
  /** Node and edge ids to look at. */
  readonly look: readonly string[];
}

export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly origin: string;
  readonly teaches: string;
  readonly group: string;
  readonly text: string;
  readonly tour: readonly Cue[];
  /** By language what it says in it. */
  readonly said: Readonly<Record<string, PresetTexts>>;
}

/** What a preset says in another language; a tour of none is told in English. */
interface PresetTexts {
  readonly title: string;
  readonly teaches: string;
  readonly tour: readonly string[];
}

/** The preset in a language; what is not there is in English. */
export function inLanguage(preset: Preset, tag: string): Preset {
  const said = preset.said[tag];
  if (!said) return preset;
  return {
    ...preset,
    title: said.title || preset.title,
    teaches: said.teaches || preset.teaches,
    tour: preset.tour.map((cue, i) => ({ ...cue, text: said.tour[i] ?? cue.text })),
  };
}

type Json = Readonly<Record<string, unknown>>;

/** Read the answer of `GET presets`, a list or an object that holds one. */
export function readPresets(json: unknown): Preset[] {
  const list = Array.isArray(json) ? json : isRecord(json) && Array.isArray(json.presets) ? json.presets : [];
  return list.filter(isRecord).map(readPreset);
}

function readPreset(json: Json): Preset {
  const document = isRecord(json.document) ? json.document : {};
  return {
    id: words(json.id),
    title: words(json.title),
    origin: words(json.source),
    teaches: words(json.teaches),
    group: words(json.group),
    text: words(document.text) || words(json.text),
    tour: Array.isArray(json.tour) ? json.tour.filter(isRecord).map(readCue) : [],
    said: readSaid(isRecord(json.words) ? json.words : {}),
  };
}

function readSaid(json: Json): Record<string, PresetTexts> {
  const languages = Object.entries(json).flatMap(([tag, each]) => (isRecord(each) ? [[tag, each] as const] : []));
  return Object.fromEntries(
    languages.map(([tag, { title, teaches, tour }]) => [
      tag,
      { title: words(title), teaches: words(teaches), tour: Array.isArray(tour) ? tour.map(words) : [] },
    ]),
  );
}

function readCue(json: Json): Cue {
  const look = Array.isArray(json.look) ? json.look : [];
  return {
    step: typeof json.step === "number" ? json.step : 0,
    text: words(json.text),
    look: look.filter((id): id is string => typeof id === "string"),
  };
}

function isRecord(json: unknown): json is Json {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function words(json: unknown): string {
  return typeof json === "string" ? json : "";
}

/** The names of the ops that can be called, from the answer of `GET ops`. */
export function readFunctions(json: unknown): string[] {
  const ops = isRecord(json) && Array.isArray(json.ops) ? json.ops : [];
  const called = ops.filter(isRecord).flatMap((op) => /^([a-z_]\w*)\(/.exec(words(op.signature))?.[1] ?? []);
  return [...new Set(called)].sort();
}
