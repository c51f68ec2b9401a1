import { defineConfig } from "vitest/config";

// The tests in headless Chromium: one browser for all of them.
export default defineConfig({
  test: { include: ["tests/ui.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
});
