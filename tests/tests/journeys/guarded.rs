//! What the pages may not do, tried from inside the built window.

use serde_json::Value;
use unmoor_tests::folders::Folders;
use unmoor_tests::window::Window;

/// Runs an expression that gives a promise, and says how it ended.
fn outcome(window: &Window, promise: &str) -> String {
    let ended = window.run_async(&format!("{promise}.then(() => done('allowed'), (error) => done(String(error)))"));
    ended.as_str().map(str::to_owned).unwrap_or_else(|| ended.to_string())
}

#[test]
fn the_pages_reach_no_network_no_files_and_no_command_outside_the_table() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    for promise in [
        "fetch('https://example.org/')",
        "fetch('http://127.0.0.1:9/')",
        "new Promise((yes, no) => { const image = new Image(); image.onload = yes; image.onerror = no; image.src = 'https://example.org/x.png'; })",
        "window.__TAURI_INTERNALS__.invoke('plugin:fs|read_text_file', { path: '/etc/hostname' })",
        "window.__TAURI_INTERNALS__.invoke('plugin:shell|open', { path: '/etc' })",
        "window.__TAURI_INTERNALS__.invoke('plugin:dialog|open', { options: {} })",
        "window.__TAURI_INTERNALS__.invoke('plugin:opener|open_url', { url: 'https://example.org/' })",
        "window.__TAURI_INTERNALS__.invoke('plugin:window|close', { label: 'main' })",
        "window.__TAURI_INTERNALS__.invoke('no_such_command', {})",
    ] {
        assert_ne!(outcome(&window, promise), "allowed", "{promise}");
    }
    assert_eq!(outcome(&window, "window.__TAURI_INTERNALS__.invoke('get_about', { req: {} })"), "allowed");
    window.close();
}

#[test]
fn the_window_stays_on_its_own_pages() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    let home = window.run("return location.origin");
    window.run("location.href = 'https://example.org/'");
    window.run("window.open('https://example.org/')");
    window.wait_for("h1");
    assert_eq!(window.run("return location.origin"), home);
    window.close();
}

#[test]
fn styles_of_the_built_pages_pass_the_content_security_policy() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    let set = "const box = document.createElement('div'); box.style.setProperty('width', '37px');
        document.body.append(box); const width = box.getBoundingClientRect().width; box.remove(); return width;";
    assert_eq!(window.run(set), Value::from(37));
    let inline = "const script = document.createElement('script'); script.textContent = 'window.reached = true';
        document.body.append(script); script.remove(); return window.reached === true;";
    assert_eq!(window.run(inline), Value::from(false), "an inline script ran");
    window.close();
}
