/** Build what reads a player's picture as marks: a classic script, for files that a browser without a window makes. */
import { classicScript } from "./vite.classic";

export default classicScript({ entry: "src/picture/main.ts", name: "ChainRulePicture", file: "picture.js" });
