import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  // The window's content security policy allows no inlined fonts; WebKitGTK 2.50 is the oldest webview we know.
  build: { target: "safari17", assetsInlineLimit: 0, chunkSizeWarningLimit: 800 },
  test: { include: ["src/**/*.test.ts"], setupFiles: ["tests/setup.ts"] },
});
