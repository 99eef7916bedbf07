/** How questions were answered, kept in the browser by film; where nothing may be kept, as long as the page lasts. */
import type { QuestionKey } from "../../core/quiz/asked";
import { type GradientRule, RULES } from "../../core/quiz/rules";
import type { Answered } from "../shared/question";

const KEY = "chainrule.results";
const MOST_FILMS = 50;

type TraceResults = Readonly<Record<QuestionKey, Answered>>;
interface StoredResults {
  readonly films: Readonly<Record<string, TraceResults>>;
  /** Rules that were not known at once, to be asked for again in another example. */
  readonly missed: readonly GradientRule[];
}

const NOTHING: StoredResults = { films: {}, missed: [] };
let results: StoredResults | null = null;

export function resultsOf(film: string): readonly Answered[] {
  return Object.values(read().films[film] ?? {});
}

export function missedRules(): readonly GradientRule[] {
  return read().missed;
}

/** `rule`: which one was asked for, where one was. */
export function keep(film: string, how: Answered, rule: GradientRule | null): void {
  const { films, missed } = read();
  const { [film]: before = {}, ...others } = films;
  const newest = Object.fromEntries(Object.entries(others).slice(1 - MOST_FILMS));
  const without = missed.filter((each) => each !== rule);
  const isMissed = rule !== null && !(how.right && how.tries === 1);
  write({
    films: { ...newest, [film]: { ...before, [how.key]: how } },
    missed: isMissed ? [...without, rule] : without,
  });
}

function read(): StoredResults {
  results ??= stored();
  return results;
}

function stored(): StoredResults {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return isStoredResults(found) ? found : NOTHING;
  } catch {
    return NOTHING;
  }
}

function write(now: StoredResults): void {
  results = now;
  try {
    localStorage.setItem(KEY, JSON.stringify(now));
  } catch {
    // A private window, or a frame without an origin of its own, may refuse.
  }
}

function isStoredResults(found: unknown): found is StoredResults {
  if (typeof found !== "object" || found === null || !("films" in found) || !("missed" in found)) return false;
  const { films, missed } = found;
  return (
    typeof films === "object" && films !== null && Array.isArray(missed) && missed.every((each) => RULES.includes(each))
  );
}
