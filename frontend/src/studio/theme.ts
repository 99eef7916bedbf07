/** Light, dark or projector: what was chosen, or what the system prefers. */

export const THEMES = ["auto", "light", "dark", "projector"] as const;
export type Theme = (typeof THEMES)[number];

export function isTheme(name: string | null): name is Theme {
  return THEMES.some((theme) => theme === name);
}

export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "auto";
}

/** The theme in force; `prefersDark` is the system's wish. */
export function shownTheme(theme: Theme, prefersDark: boolean): Exclude<Theme, "auto"> {
  return theme === "auto" ? (prefersDark ? "dark" : "light") : theme;
}
