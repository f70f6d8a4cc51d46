import { mount } from "svelte";
import { tauriHost } from "./host/tauri";
import App from "./views/App.svelte";

const target = document.getElementById("app");
if (target) mount(App, { target, props: { host: tauriHost } });
