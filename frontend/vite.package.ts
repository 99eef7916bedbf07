/** Build what the package `chainrule-player` has beside the classic player: modules, and the plugin as a classic script. */
import { defineConfig } from "vite";

const MODULES = {
  entry: { "chainrule-player": "src/package/index.ts", reveal: "src/package/reveal.ts" },
  formats: ["es"] as const,
  fileName: (_: string, name: string) => `${name}.js`,
};
const CLASSIC = {
  entry: "src/package/reveal.ts",
  formats: ["iife"] as const,
  name: "ChainRuleReveal",
  fileName: () => "reveal.global.js",
};

export default defineConfig(({ mode }) => ({
  publicDir: false,
  build: {
    outDir: "../dist/npm",
    emptyOutDir: false,
    target: "es2022",
    minify: "terser",
    terserOptions: { compress: { passes: 2 }, module: mode !== "classic" },
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    lib:
      mode === "classic"
        ? { ...CLASSIC, formats: [...CLASSIC.formats] }
        : { ...MODULES, formats: [...MODULES.formats] },
  },
}));
