/** Hand something to the reader as a file. */

const KEPT_MS = 10_000;

export function saveText(name: string, text: string): void {
  saveBlob(name, new Blob([text], { type: "application/json" }));
}

export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
