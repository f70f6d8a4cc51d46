import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const areas = [
  "ask",
  "home",
  "sheet",
  "exposure",
  "walk",
  "workshop",
  "result",
  "report",
  "settings",
  "palette",
  "passphrase",
  "help",
  "unscored",
  "compare",
  "history",
];

/** Folders that a floor of the house may not reach into; see "Three floors of UI" in the style of this codebase. */
function closed(folders, message) {
  return { group: folders.flatMap((folder) => [`**/${folder}`, `**/${folder}/*`]), message };
}

const tauri = { group: ["@tauri-apps/*"], message: "Only src/host knows Tauri: call through `Host`." };

export default ts.config(
  { ignores: ["dist", "dev", "node_modules", "src/generated"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-restricted-imports": ["error", { patterns: [tauri] }],
      "svelte/no-at-html-tags": "error",
      "svelte/no-navigation-without-resolve": "off", // there is no SvelteKit here
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts", "**/*.svelte.test.ts"],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig },
    },
  },
  { files: ["src/host/**"], rules: { "no-restricted-imports": "off" } },
  {
    files: ["src/shared/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [tauri, closed([...areas, "views"], "shared/ is the ground floor: it knows no area.")] },
      ],
    },
  },
  ...areas.map((area) => ({
    files: [`src/${area}/**`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            tauri,
            closed([...areas.filter((other) => other !== area), "views"], "An area imports shared/, not other areas."),
          ],
        },
      ],
    },
  })),
);
