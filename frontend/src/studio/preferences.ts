/** What the reader prefers: theme, language and notation, chosen here, by the address, on an earlier visit, or by the system. */

import { isNotation, type Notation } from "../core/network/notation";
import type { ViewStore } from "../player/view-store";
import type { Address } from "./address";
import { recall, remember } from "./memory";
import { isTheme, nextTheme, shownTheme, type Theme } from "./theme";
import { type Language, loadLanguage } from "./words";

/** The tag of the language to begin in: what the address asks for, what was chosen before, or what the browser speaks. */
export function firstLanguage({ lang }: Address): string {
  return lang ?? recall("lang") ?? navigator.language;
}

export class Preferences {
  #theme: Theme;
  #language: Language;
  #wanted = "";
  /** Chosen here or by the address: then it is part of the address. */
  readonly #chosen = { theme: false, lang: false, notation: false };
  readonly #prefersDark = matchMedia("(prefers-color-scheme: dark)");

  constructor(
    private readonly store: ViewStore,
    language: Language,
    private readonly onChange: () => void,
  ) {
    const theme = recall("theme");
    this.#theme = isTheme(theme) ? theme : "auto";
    this.#language = language;
    const notation = recall("notation");
    if (isNotation(notation)) store.dispatch({ type: "notation", notation });
    this.#prefersDark.addEventListener("change", () => this.#changed());
    this.#dress();
  }

  get theme(): Theme {
    return this.#theme;
  }

  get language(): Language {
    return this.#language;
  }

  /** The theme in force. */
  get shown(): Exclude<Theme, "auto"> {
    return shownTheme(this.#theme, this.#prefersDark.matches);
  }

  /** What the address says of it. */
  get address(): Pick<Address, "theme" | "lang" | "notation"> {
    const { theme, lang, notation } = this.#chosen;
    return {
      ...(theme ? { theme: this.#theme } : {}),
      ...(lang ? { lang: this.#language.words.tag } : {}),
      ...(notation ? { notation: this.store.state.notation } : {}),
    };
  }

  /** Take what an address asks for. */
  async follow({ theme, lang, notation }: Address): Promise<void> {
    if (theme !== undefined && isTheme(theme)) this.setTheme(theme);
    if (notation !== undefined) this.setNotation(notation);
    if (lang !== undefined) await this.setLanguage(lang);
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#chosen.theme = true;
    remember("theme", theme);
    this.#changed();
  }

  nextTheme(): void {
    this.setTheme(nextTheme(this.#theme));
  }

  /** Its words may have to be fetched first; of several choices the last counts. */
  async setLanguage(tag: string): Promise<void> {
    this.#wanted = tag;
    const language = await loadLanguage(tag);
    if (this.#wanted !== tag) return;
    this.#language = language;
    this.#chosen.lang = true;
    remember("lang", tag);
    this.#changed();
  }

  setNotation(notation: Notation): void {
    this.store.dispatch({ type: "notation", notation });
    this.#chosen.notation = true;
    remember("notation", notation);
    this.#changed();
  }

  #changed(): void {
    this.#dress();
    this.onChange();
  }

  #dress(): void {
    const root = document.documentElement;
    root.dataset.theme = this.shown;
    root.lang = this.#language.words.tag;
  }
}
