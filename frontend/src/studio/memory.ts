/** Remember a choice on this device; where nothing may be kept, forget it. */

const PREFIX = "chainrule.";

export function recall(name: "theme" | "lang"): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function remember(name: "theme" | "lang", value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // A private window may refuse; the choice then lasts as long as the page.
  }
}
