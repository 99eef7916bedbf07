import { defineConfig } from "vitest/config";

export default defineConfig({
  assetsInclude: ["**/*.trace"],
  // Laws are tried with many cases: on a machine that is busy with other things that takes its time.
  test: { include: ["tests/**/*.test.ts"], environment: "node", testTimeout: 60_000 },
});
