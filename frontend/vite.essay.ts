/** Build what drives the essay at /lecture: a classic script like the player's, which does all the rest. */
import { defineConfig } from "vite";
import { brotliTwins } from "./vite.brotli";

export default defineConfig({
  publicDir: false,
  plugins: [brotliTwins()],
  build: {
    outDir: "../static/dist",
    emptyOutDir: false,
    target: "es2022",
    minify: "terser",
    lib: { entry: "src/essay/main.ts", formats: ["iife"], name: "ChainRuleEssay", fileName: () => "essay.js" },
  },
});
