/** Build the studio: modules, one style sheet and its fonts, all beside the player. */
import { defineConfig, type Plugin } from "vite";
import { brotliTwins } from "./vite.brotli";

/** KaTeX offers every font in three formats; all browsers that can run the studio read the first. */
function woff2Only(): Plugin {
  return {
    name: "woff2-only",
    enforce: "pre",
    transform: (code, id) =>
      id.includes("katex") && id.endsWith(".css")
        ? code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\(["'](?:woff|truetype)["']\)/g, "")
        : null,
  };
}

/** Modules of the first script that later ones import as well. */
const SHARED =
  /\/src\/(model\/|core\/(memo|packed|groups|tape|network\/structure)|studio\/(problem|spans|source)\b)/;

export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [woff2Only(), brotliTwins()],
  build: {
    outDir: "../static/dist",
    emptyOutDir: false,
    target: "es2022",
    // A twentieth smaller than the default makes it.
    minify: "terser",
    terserOptions: { ecma: 2020, safari10: false, module: true, compress: { passes: 3, lhs_constants: false } },
    // With light-dark() as it is: its replacement loses all colours where a page inherits its colour scheme.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: "src/studio/main.ts",
      output: {
        entryFileNames: "studio.js",
        chunkFileNames: "studio/[name]-[hash].js",
        // What the first script shares with later ones is one file: it would be seven small ones, which all wait for it.
        codeSplitting: {
          groups: [{ name: "shared", test: SHARED }],
        },
        assetFileNames: ({ names }) => (names.includes("main.css") ? "studio.css" : "studio/[name]-[hash][extname]"),
      },
    },
  },
});
