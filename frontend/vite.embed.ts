/** Build what a frame needs beside the player: a third classic script. */
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
    lib: { entry: "src/embed/main.ts", formats: ["iife"], name: "ChainRuleEmbed", fileName: () => "embed.js" },
  },
});
