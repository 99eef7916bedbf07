/** Remember a choice on this device; where nothing may be kept, forget it. */

const PREFIX = "chainrule.";

type Choice = "theme" | "lang" | "notation" | "panels" | "place";

export function recall(name: Choice): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function remember(name: Choice, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // A private window may refuse; the choice then lasts as long as the page.
  }
}
