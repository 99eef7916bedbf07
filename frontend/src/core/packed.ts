/** Documents as texts: JSON in which infinite numbers are words, and base64url of it for addresses. */

/** JSON has no infinite numbers; a document writes them as texts, in the mask of an attention for one. */
export function jsonText(value: unknown, space?: number): string {
  const leaf = (_: string, each: unknown) => (each === Infinity || each === -Infinity ? String(each) : each);
  return JSON.stringify(value, leaf, space);
}

/** base64url of the JSON of `value`, without padding. */
export function pack(value: unknown): string {
  const bytes = new TextEncoder().encode(jsonText(value));
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** The value that `pack` packed; undefined where `packed` is something else. */
export function unpack(packed: string): unknown {
  try {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
