import { mount } from "svelte";
import { tauriHost } from "./host/tauri";
import ProjectorScreen from "./workshop/ProjectorScreen.svelte";

const target = document.getElementById("app");
if (target) mount(ProjectorScreen, { target, props: { host: tauriHost } });
