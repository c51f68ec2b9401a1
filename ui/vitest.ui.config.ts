import { defineConfig } from "vitest/config";

// The tests in headless Chromium, one file after the other: the browser takes a core.
export default defineConfig({
  test: { include: ["tests/*.test.ts"], fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 },
});
