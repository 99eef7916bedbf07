/** A player of the essay, by what the public player offers, and nothing else. */
import type { ChainRuleApi, ChainRuleEvents } from "../player/api";

export type EssayPlayer = HTMLElement & ChainRuleApi;

type Quantity = "value" | "gradient";

/** A single number of the film: as far as it has come, or of the whole trace; undefined where there is none. */
export function numberOf(
  film: EssayPlayer,
  quantity: Quantity,
  name: string,
  at: "now" | "end" = "now",
): number | undefined {
  const found = film[quantity](name, { at });
  return typeof found === "number" ? found : undefined;
}

/** Every input, by id: what can be given another value. */
export function inputsOf(film: EssayPlayer): readonly string[] {
  return (film.scene?.nodes ?? []).filter(({ op, shape }) => op === "input" && shape.length === 0).map(({ id }) => id);
}

export function listen<K extends keyof ChainRuleEvents>(
  film: EssayPlayer,
  name: K,
  hear: (detail: ChainRuleEvents[K]["detail"]) => void,
): void {
  film.addEventListener(name, (event) => hear((event as ChainRuleEvents[K]).detail));
}
