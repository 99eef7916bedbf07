/** Build the player: one classic script, no imports, that works from a server and from disk alike. */
import { defineConfig } from "vite";
import { brotliTwins } from "./vite.brotli";

export default defineConfig({
  publicDir: false,
  plugins: [brotliTwins()],
  define: { "Number.POSITIVE_INFINITY": "Infinity", "Number.NEGATIVE_INFINITY": "-Infinity" },
  build: {
    outDir: "../static/dist",
    emptyOutDir: false,
    target: "es2022",
    // A twentieth smaller than the default makes it.
    minify: "terser",
    terserOptions: { ecma: 2020, compress: { passes: 3, unsafe_arrows: true, keep_fargs: false, inline: 1 } },
    // With light-dark() as it is: its replacement loses all colours where a page inherits its colour scheme.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    lib: { entry: "src/player/main.ts", formats: ["iife"], name: "ChainRule", fileName: () => "player.js" },
  },
});
