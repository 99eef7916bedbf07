/** Build what drives the essay at /lecture: a classic script like the player's, which does all the rest. */
import { classicScript } from "./vite.classic";

export default classicScript({ entry: "src/essay/main.ts", name: "ChainRuleEssay", file: "essay.js" });
