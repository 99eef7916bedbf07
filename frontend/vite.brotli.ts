/** Lay a packed twin beside every script and style sheet that is built: `studio.js.br`, for browsers that take it. */
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import type { Plugin } from "vite";

export function brotliTwins(): Plugin {
  return {
    name: "brotli-twins",
    writeBundle({ dir = "." }, bundle) {
      for (const name of Object.keys(bundle)) {
        const file = `${dir}/${name}`;
        if (/\.(js|css)$/.test(name)) writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file)));
      }
    },
  };
}
