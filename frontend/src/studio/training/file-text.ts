/** The text of a file whose encoding nobody told: by its byte order mark, as UTF-8, or as its language once wrote. */

interface FileText {
  readonly text: string;
  /** As the standard of encodings names it. */
  readonly encoding: string;
}

/** What spreadsheets of a language write where they do not write UTF-8. */
const ONCE: Readonly<Record<string, string>> = { "zh-Hans": "gb18030", "zh-Hant": "big5" };

export function fileText(bytes: ArrayBuffer, language: string): FileText {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return decoded(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decoded(bytes, "utf-16be");
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return decoded(bytes, ONCE[language] ?? "windows-1252");
  }
}

function decoded(bytes: ArrayBuffer, encoding: string): FileText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}
