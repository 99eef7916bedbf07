/** Remember a choice on this device; where nothing may be kept, forget it. */

const PREFIX = "chainrule.";

type MemoryKey = "theme" | "lang" | "notation" | "panels" | "place";

export function recall(name: MemoryKey): string | null {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

export function remember(name: MemoryKey, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // A private window may refuse; the choice then lasts as long as the page.
  }
}
