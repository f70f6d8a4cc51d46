import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";
import { faces } from "./faces.ts";
import { manual } from "./manual.ts";

export default defineConfig({
  plugins: [manual(), faces(), svelte(), svelteTesting()],
  // The shell serves `dist` from its own scheme, so every address is relative.
  base: "./",
  clearScreen: false,
  server: { port: 5183, strictPort: true },
  build: {
    target: "safari17.4",
    assetsInlineLimit: 0, // fonts and pictures stay files: the content policy has no `data:` for fonts
    rolldownOptions: { input: ["index.html", "projector.html"] }, // the second window has a page of its own
    modulePreload: { polyfill: false }, // the polyfill would be an inline-style surprise for the policy
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.ts"],
    setupFiles: ["tests/setup.ts"],
  },
});
