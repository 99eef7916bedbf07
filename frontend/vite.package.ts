/**
 * Build what the package `chainrule-player` has beside the classic player: two modules, and the plugin as a classic script.
 * Each by itself (`--mode`), so that none of them imports a part that it shares with another.
 */
import { defineConfig, type LibraryOptions } from "vite";

const PARTS: Record<string, LibraryOptions> = {
  player: { entry: "src/package/index.ts", formats: ["es"], fileName: () => "chainrule-player.js" },
  reveal: { entry: "src/package/reveal.ts", formats: ["es"], fileName: () => "reveal.js" },
  classic: {
    entry: "src/package/reveal.ts",
    formats: ["iife"],
    name: "ChainRuleReveal",
    fileName: () => "reveal.global.js",
  },
};

export default defineConfig(({ mode }) => ({
  publicDir: false,
  build: {
    outDir: "../dist/npm",
    emptyOutDir: false,
    target: "es2022",
    minify: "terser",
    terserOptions: { format: { ascii_only: true }, compress: { passes: 2 }, module: mode !== "classic" },
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    lib: PARTS[mode] ?? {},
    // A script is one file.
    rolldownOptions: { output: { inlineDynamicImports: true } },
  },
}));
