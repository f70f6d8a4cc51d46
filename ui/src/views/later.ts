/** What Home does without: the pages that the window reads after its first picture. */
export { default as Screens } from "./Screens.svelte";
export { default as Sheets } from "./Sheets.svelte";
