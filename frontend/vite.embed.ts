/** Build what a frame needs beside the player: a third classic script. */
import { classicScript } from "./vite.classic";

export default classicScript({ entry: "src/embed/main.ts", name: "ChainRuleEmbed", file: "embed.js" });
