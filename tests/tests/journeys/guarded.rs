//! What the pages may not do, tried from inside the built window.

use std::collections::BTreeSet;
use std::io;
use std::net::TcpListener;

use serde_json::Value;
use unmoor_tests::folders::Folders;
use unmoor_tests::window::Window;

/// Runs an expression that gives a promise, and says how it ended.
fn outcome(window: &Window, promise: &str) -> String {
    let ended = window.run_async(&format!("{promise}.then(() => done('allowed'), (error) => done(String(error)))"));
    ended.as_str().map(str::to_owned).unwrap_or_else(|| ended.to_string())
}

/// Somebody on this computer who would answer the pages, and hears whoever calls.
struct Neighbour(TcpListener);

impl Neighbour {
    fn listening() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port of this computer");
        listener.set_nonblocking(true).expect("a listener that does not wait");
        Self(listener)
    }

    fn address(&self, file: &str) -> String {
        format!("http://{}/{file}", self.0.local_addr().expect("its own address"))
    }

    /// The system takes a call before anybody accepts it, so one that was made is waiting here.
    fn heard_nobody(&self) {
        let call = self.0.accept().map(|(_, from)| from);
        assert!(call.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::WouldBlock), "it was called: {call:?}");
    }
}

#[test]
fn the_pages_reach_no_files_and_no_command_outside_the_table() {
    let folders = Folders::fresh();
    let window = Window::open(&folders);
    for promise in [
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
    assert_eq!(window.run("return Object.isFrozen(Object.prototype)"), true);
    window.close();
}

/// That a call fails would say nothing where there is no network: the policy itself says that it stopped it, and somebody
/// who would have answered heard nothing.
#[test]
fn the_content_security_policy_stops_what_the_pages_would_load_from_elsewhere() {
    let folders = Folders::fresh();
    let neighbour = Neighbour::listening();
    let window = Window::open(&folders);
    let ways = [
        ("connect-src", "fetch(address).catch(() => null);"),
        ("img-src", "new Image().src = address;"),
        ("script-src-elem", "const it = document.createElement('script'); it.src = address; document.head.append(it);"),
        (
            "style-src-elem",
            "const it = document.createElement('link'); it.rel = 'stylesheet'; it.href = address; document.head.append(it);",
        ),
        (
            "form-action",
            "const it = document.createElement('form'); it.method = 'post'; it.action = address; document.body.append(it); it.submit();",
        ),
    ];
    for (directive, way) in ways {
        let address = neighbour.address(directive);
        let told = window.run_async(&format!(
            "const address = {address:?};
             document.addEventListener('securitypolicyviolation', (event) => {{
                 if (event.blockedURI.startsWith(address)) done(event.effectiveDirective);
             }});
             setTimeout(() => done('nothing was stopped'), 10_000);
             {way}"
        ));
        assert_eq!(told, directive, "{way}");
    }
    neighbour.heard_nobody();
    window.close();
}

/// A page that was left is gone with all that was kept in it; so the same page, asked after a while, is still there. WebKit calls
/// the host of a link before it asks whether it may go there: that call goes to a proxy that is not there.
#[test]
fn the_window_stays_on_its_own_pages() {
    let folders = Folders::fresh();
    let neighbour = Neighbour::listening();
    let window = Window::open(&folders);
    let home = window.run("window.stayed = 0; return location.href");
    let only = window.handle();
    let ways = [
        "location.href = address;",
        "const it = document.createElement('link'); it.rel = 'preconnect'; it.href = address; document.head.append(it);",
        "location.replace(address);",
        "window.open(address);",
        "const it = document.createElement('a'); it.href = address; document.body.append(it); it.click(); it.remove();",
        "const it = document.createElement('a'); it.href = address; it.target = '_blank'; document.body.append(it); it.click(); it.remove();",
    ];
    for (before, way) in ways.into_iter().enumerate() {
        let address = neighbour.address("page");
        window.run(&format!("const address = {address:?}; {way}"));
        let after = window.run_async("setTimeout(() => done([location.href, window.stayed++]), 500)");
        assert_eq!(after, Value::from(vec![home.clone(), Value::from(before)]), "{way}");
    }
    assert_eq!(window.handles(), BTreeSet::from([only]), "no other window is open");
    neighbour.heard_nobody();
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
