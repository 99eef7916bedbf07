/** Build what draws pictures without a browser: a classic script, for an engine that a program brings. */
import { classicScript } from "./vite.classic";

export default classicScript({ entry: "src/still/main.ts", name: "ChainRuleStill", file: "still.js" });
