import { mount } from "svelte";
import { tauriHost } from "./host/tauri";
import { faces } from "./shared/faces";
import ProjectorScreen from "./workshop/ProjectorScreen.svelte";

const target = document.getElementById("app");
await faces();
if (target) mount(ProjectorScreen, { target, props: { host: tauriHost } });
