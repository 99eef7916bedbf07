import { defineConfig } from "vitest/config";

export default defineConfig({
  assetsInclude: ["**/*.trace"],
  test: { include: ["tests/**/*.test.ts"], environment: "node" },
});
