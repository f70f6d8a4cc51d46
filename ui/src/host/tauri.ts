import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { asFault, type Host } from "./host";

/** The real door: the shell's commands and events. */
export const tauriHost: Host = {
  async call(name, request) {
    try {
      return await invoke(name, { req: request });
    } catch (thrown) {
      throw asFault(thrown);
    }
  },
  on(name, listener) {
    let stop: (() => void) | null = null;
    let stopped = false;
    void listen(name, (event) => listener(event.payload as never)).then((unlisten) => {
      if (stopped) unlisten();
      else stop = unlisten;
    });
    return () => {
      stopped = true;
      stop?.();
    };
  },
};
