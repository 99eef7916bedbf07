/** Build the player. */
import { classicScript } from "./vite.classic";

export default classicScript({
  entry: "src/player/main.ts",
  name: "ChainRule",
  file: "player.js",
  define: { "Number.POSITIVE_INFINITY": "Infinity", "Number.NEGATIVE_INFINITY": "-Infinity" },
  compress: { inline: 1 },
});
