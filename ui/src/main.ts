import { mount } from "svelte";
import { tauriHost } from "./host/tauri";
import { faces } from "./shared/faces";
import App from "./views/App.svelte";

const target = document.getElementById("app");
await faces();
if (target) mount(App, { target, props: { host: tauriHost } });
