/** How a classic script is built: one file without imports, that works from a server and from disk alike. */
import { defineConfig, type UserConfig } from "vite";
import { brotliTwins } from "./vite.brotli";

export interface ClassicScript {
  readonly entry: string;
  /** The global that holds what it exports. */
  readonly name: string;
  readonly file: string;
  readonly define?: Record<string, string>;
  readonly compress?: object;
}

export function classicScript({ entry, name, file, define = {}, compress = {} }: ClassicScript): UserConfig {
  return defineConfig({
    publicDir: false,
    plugins: [brotliTwins()],
    define,
    build: {
      outDir: "../static/dist",
      emptyOutDir: false,
      target: "es2022",
      // A twentieth smaller than the default makes it.
      minify: "terser",
      // Pages from disk that do not name their encoding read it as another one.
      terserOptions: { format: { ascii_only: true }, ecma: 2020, safari10: false, compress: { passes: 3, unsafe_arrows: true, keep_fargs: false, lhs_constants: false, ...compress } },
      // With light-dark() as it is: its replacement loses all colours where a page inherits its colour scheme.
      cssTarget: ["chrome123", "firefox120", "safari17.5"],
      lib: { entry, formats: ["iife"], name, fileName: () => file },
      // Nobody asks a global what kind of object it is.
      rolldownOptions: { output: { generatedCode: { symbols: false } } },
    },
  });
}
