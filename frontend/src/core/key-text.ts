/** Keys as people read them: `Shift+ArrowLeft` is Shift + ←. */
import type { Messages } from "./messages";

export function keyText(key: string, messages: Messages): string {
  const parts = key === "+" ? ["+"] : key.split("+");
  return parts.map((part) => messages.keys[part] ?? part).join(" + ");
}
