/** What the reader prefers: theme, language and notation, chosen here, by the address, on an earlier visit, or by the system. */

import { isNotation, type Notation } from "../core/network/notation";
import type { ViewStore } from "../player/view-store";
import type { Address } from "./address";
import { recall, remember } from "./memory";
import { isTheme, nextTheme, shownTheme, type Theme } from "./theme";
import { type Language, languageOf } from "./words";

export class Preferences {
  #theme: Theme;
  #language: Language;
  /** Chosen here or by the address: then it is part of the address. */
  readonly #chosen = { theme: false, lang: false, notation: false };
  readonly #prefersDark = matchMedia("(prefers-color-scheme: dark)");

  constructor(
    private readonly store: ViewStore,
    private readonly onChange: () => void,
  ) {
    const theme = recall("theme");
    this.#theme = isTheme(theme) ? theme : "auto";
    this.#language = languageOf(recall("lang") ?? navigator.language);
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
  follow({ theme, lang, notation }: Address): void {
    if (theme !== undefined && isTheme(theme)) this.setTheme(theme);
    if (lang !== undefined) this.setLanguage(lang);
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
