/** How the studio is looked at: theme, language and notation, chosen by the reader, the address, an earlier visit, or the system. */

import type { Address } from "./address";
import { recall, remember } from "./memory";
import { FIRST_NOTATION, isNotation, type Notation } from "./network/notation";
import { isTheme, nextTheme, shownTheme, type Theme } from "./theme";
import { type Language, languageOf } from "./words";

export class Preferences {
  #theme: Theme;
  #language: Language;
  #notation: Notation;
  /** Chosen here or by the address: then it is part of the address. */
  readonly #chosen = { theme: false, lang: false, notation: false };
  readonly #prefersDark = matchMedia("(prefers-color-scheme: dark)");

  constructor(private readonly onChange: () => void) {
    const theme = recall("theme");
    this.#theme = isTheme(theme) ? theme : "auto";
    this.#language = languageOf(recall("lang") ?? navigator.language);
    const notation = recall("notation");
    this.#notation = isNotation(notation) ? notation : FIRST_NOTATION;
    this.#prefersDark.addEventListener("change", () => this.#changed());
    this.#dress();
  }

  get theme(): Theme {
    return this.#theme;
  }

  get language(): Language {
    return this.#language;
  }

  /** How the loss of one sample is written. */
  get notation(): Notation {
    return this.#notation;
  }

  /** The theme in force. */
  get shown(): Exclude<Theme, "auto"> {
    return shownTheme(this.#theme, this.#prefersDark.matches);
  }

  /** What the address says of it. */
  get address(): { readonly theme: string | null; readonly lang: string | null; readonly notation?: Notation } {
    const { theme, lang, notation } = this.#chosen;
    return {
      theme: theme ? this.#theme : null,
      lang: lang ? this.#language.words.tag : null,
      ...(notation ? { notation: this.#notation } : {}),
    };
  }

  /** Take what an address asks for. */
  follow({ theme, lang, notation }: Pick<Address, "theme" | "lang" | "notation">): void {
    if (isTheme(theme)) this.setTheme(theme);
    if (lang !== null) this.setLanguage(lang);
    if (notation !== undefined) this.setNotation(notation);
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

  setLanguage(tag: string): void {
    this.#language = languageOf(tag);
    this.#chosen.lang = true;
    remember("lang", tag);
    this.#changed();
  }

  setNotation(notation: Notation): void {
    this.#notation = notation;
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
