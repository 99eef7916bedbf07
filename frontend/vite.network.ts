/** Build the views of networks: a second classic script, which adds them to the player. */
import { defineConfig } from "vite";
import { brotliTwins } from "./vite.brotli";

export default defineConfig({
  publicDir: false,
  plugins: [brotliTwins()],
  build: {
    outDir: "../static/dist",
    emptyOutDir: false,
    target: "es2022",
    // A twentieth smaller than the default makes it.
    minify: "terser",
    terserOptions: { ecma: 2020, compress: { passes: 3, unsafe_arrows: true, keep_fargs: false } },
    // With light-dark() as it is: its replacement loses all colours where a page inherits its colour scheme.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    lib: {
      entry: "src/player/network-main.ts",
      formats: ["iife"],
      name: "ChainRuleNetworks",
      fileName: () => "network.js",
    },
  },
});
