/** Build what reads a player's picture as marks: a classic script, for files that a browser without a window makes. */
import { defineConfig } from "vite";

export default defineConfig({
  publicDir: false,
  build: {
    outDir: "../static/dist",
    emptyOutDir: false,
    target: "es2022",
    minify: "terser",
    terserOptions: { compress: { passes: 2 } },
    lib: {
      entry: "src/picture/main.ts",
      formats: ["iife"],
      name: "ChainRulePicture",
      fileName: () => "picture.js",
    },
  },
});
