//! Unmoor in a real window, driven as a person would: by keys, clicks and looking.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::desktop::Desktop;
use crate::driver::{Driver, Refusal};
use crate::folders::Folders;
use crate::{keys, place, wait};

/// One window at a time: two web views on two cores only make each other slow.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// A picture of an empty window packs into less than this many bytes.
const BLANK_PICTURE: usize = 12_000;

/// The key under which the protocol hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A running Unmoor and the session that drives it.
///
/// What is looked for is a CSS selector; [`test_id`] makes one of a `data-testid`.
pub struct Window {
    driver: Driver,
    /// The program that is Unmoor's; none for a browser.
    program: Option<PathBuf>,
    desktop: Desktop,
    started: Instant,
    _turn: MutexGuard<'static, ()>,
}

/// The selector of the element whose `data-testid` this is.
pub fn test_id(name: &str) -> String {
    format!("[data-testid=\"{name}\"]")
}

impl Window {
    /// Starts Unmoor and waits until a screen with a heading stands.
    ///
    /// # Panics
    /// If the window does not come up.
    pub fn open(folders: &Folders) -> Window {
        Window::start("unmoor-window", &folders.variables())
    }

    /// Starts a program of this workspace with these environment variables, and waits until its page has a heading.
    ///
    /// # Panics
    /// If the window does not come up.
    pub fn start(program: &str, variables: &[(&str, PathBuf)]) -> Window {
        let turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let desktop = Desktop::start(variables);
        let program = place::program(program);
        let capabilities = json!({ "webkitgtk:browserOptions": { "binary": &program, "args": [] } });
        let started = Instant::now();
        let driver = Driver::open(desktop.port(), capabilities).expect("the program opens its window");
        let window = Window { driver, program: Some(program), desktop, started, _turn: turn };
        window.wait_for("h1");
        window
    }

    /// Opens a page from a file in the browser that the system's own web view brings along, light or dark.
    ///
    /// # Panics
    /// If the page does not come up.
    pub fn browse(page: &Path, theme: &str) -> Window {
        let turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let theme = if theme == "dark" { "Adwaita:dark" } else { "Adwaita" };
        let desktop = Desktop::start(&[("GTK_THEME", PathBuf::from(theme))]);
        let started = Instant::now();
        let driver = Driver::open(desktop.port(), json!({})).expect("the driver's own browser opens");
        let window = Window { driver, program: None, desktop, started, _turn: turn };
        window.go(&format!("file://{}", page.display()));
        window
    }

    /// Goes to a page, as a browser does.
    ///
    /// # Panics
    /// If it does not come up.
    pub fn go(&self, address: &str) {
        self.driver.post("url", &json!({ "url": address })).expect("the page comes up");
        self.wait_for("h1");
    }

    /// Where the browser puts what it downloads.
    pub fn downloads(&self) -> PathBuf {
        self.desktop.home()
    }

    /// How long ago the program was started.
    pub fn age(&self) -> Duration {
        self.started.elapsed()
    }

    /// How much memory the program itself takes, its pages left out, in bytes.
    ///
    /// # Panics
    /// If it is not running.
    pub fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(self.process().join("status")).expect("the program is running");
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib: Option<u64> = resident.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        kib.expect("the system says how much memory a program takes") * 1024
    }

    /// Presses keys one after the other: `press("1 Enter Ctrl+z")`.
    ///
    /// # Panics
    /// If the window does not take them.
    pub fn press(&self, keys: &str) {
        for key in keys.split(' ') {
            self.driver.post("actions", &keys::actions(key)).expect("the window takes a key");
        }
    }

    /// Types a text into what has the focus, letter by letter.
    ///
    /// # Panics
    /// If nothing has the focus.
    pub fn type_text(&self, text: &str) {
        let focused = self.driver.get("element/active").expect("something has the focus");
        self.to_element(&focused, "value", &json!({ "text": text })).expect("it takes text");
    }

    /// Clicks what the selector finds, once it is there and can be clicked: the driver clicks a disabled button
    /// without a word, and refuses to click what is seen in part only, which is scrolled into sight then.
    ///
    /// # Panics
    /// If it does not come or cannot be clicked.
    pub fn click(&self, selector: &str) {
        self.until(&format!("{selector} can be clicked"), || {
            let element = self.find(selector)?;
            let enabled = self.driver.get(&format!("element/{}/enabled", id(&element))).ok()?;
            (enabled == true).then_some(())?;
            if self.to_element(&element, "click", &json!({})).is_err() {
                self.run(&format!("document.querySelector({selector:?})?.scrollIntoView({{ block: 'center' }})"));
                return None;
            }
            Some(())
        });
    }

    /// Empties a field and types into it.
    ///
    /// # Panics
    /// If the field does not come or takes no text.
    pub fn fill(&self, selector: &str, text: &str) {
        self.until(&format!("{selector} takes text"), || {
            let element = self.find(selector)?;
            self.to_element(&element, "clear", &json!({})).ok()?;
            self.to_element(&element, "value", &json!({ "text": text })).ok()
        });
    }

    /// Waits until the selector finds something.
    ///
    /// # Panics
    /// If it does not come.
    pub fn wait_for(&self, selector: &str) {
        self.until(&format!("{selector} is there"), || self.find(selector));
    }

    /// Waits until the selector finds nothing.
    ///
    /// # Panics
    /// If it stays.
    pub fn wait_gone(&self, selector: &str) {
        self.until(&format!("{selector} is gone"), || self.find(selector).is_none().then_some(()));
    }

    /// Waits until the text of an element is as wished, and returns it.
    ///
    /// # Panics
    /// If it does not come to that.
    pub fn wait_text(&self, selector: &str, wished: impl Fn(&str) -> bool) -> String {
        let mut last = String::new();
        self.until(&format!("{selector} has the text that is waited for"), || {
            last = self.try_text(selector)?;
            wished(&last).then(|| last.clone())
        })
    }

    /// Waits until the window is at this address, such as `#/settings`.
    ///
    /// # Panics
    /// If it does not come there.
    pub fn until_address(&self, address: &str) {
        self.until(&format!("the window is at {address}"), || {
            (self.run("return location.hash") == address).then_some(())
        });
    }

    /// The text of an element as a person sees it, once it is there.
    ///
    /// # Panics
    /// If it does not come.
    pub fn text(&self, selector: &str) -> String {
        self.until(&format!("{selector} is there"), || self.try_text(selector))
    }

    /// Whether the selector finds something now.
    pub fn has(&self, selector: &str) -> bool {
        self.find(selector).is_some()
    }

    /// What a script in the page returns: `run("return document.title")`.
    ///
    /// # Panics
    /// If the script throws.
    pub fn run(&self, script: &str) -> Value {
        self.driver.post("execute/sync", &json!({ "script": script, "args": [] })).expect("the script runs")
    }

    /// What a script in the page hands to `done`: `run_async("fetch(…).then(done)")`.
    ///
    /// # Panics
    /// If the script throws or never calls `done`.
    pub fn run_async(&self, script: &str) -> Value {
        let script = format!("const done = arguments[arguments.length - 1]; {script}");
        self.driver.post("execute/async", &json!({ "script": script, "args": [] })).expect("the script calls done")
    }

    /// The window that is driven now.
    ///
    /// # Panics
    /// If there is none.
    pub fn handle(&self) -> String {
        self.driver.get("window").expect("a window is driven").as_str().unwrap_or_default().to_owned()
    }

    /// Every window that is open.
    ///
    /// # Panics
    /// If the driver does not say.
    pub fn handles(&self) -> BTreeSet<String> {
        let handles = self.driver.get("window/handles").expect("the driver knows its windows");
        handles.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
    }

    /// Waits for a window beside this one, and gives it.
    ///
    /// # Panics
    /// If none comes.
    pub fn another_window(&self, than: &str) -> String {
        self.until("another window is open", || {
            let handles = self.driver.get("window/handles").ok()?;
            let other = handles.as_array()?.iter().find_map(|one| one.as_str().filter(|one| *one != than))?;
            Some(other.to_owned())
        })
    }

    /// Drives this window from now on.
    ///
    /// # Panics
    /// If it is gone.
    pub fn switch_to(&self, handle: &str) {
        self.driver.post("window", &json!({ "handle": handle })).expect("the window is there");
    }

    /// Makes the window this large, and waits until the page has taken it up.
    ///
    /// # Panics
    /// If it does not.
    pub fn resize(&self, width: u32, height: u32) {
        let rect = json!({ "x": 0, "y": 0, "width": width, "height": height });
        self.driver.post("window/rect", &rect).expect("the window takes a size");
        self.until(&format!("the page is {width} wide"), || (self.run("return innerWidth") == width).then_some(()));
    }

    /// Moves the pointer to the left edge of the window, where nothing takes notice of it.
    ///
    /// # Panics
    /// If the window does not take it.
    pub fn park_pointer(&self) {
        let height = self.run("return innerHeight").as_u64().unwrap_or(1);
        let moves = json!([{ "type": "pointerMove", "duration": 0, "x": 1, "y": height - 2 }]);
        let pointer = json!({ "type": "pointer", "id": "mouse", "actions": moves });
        self.driver.post("actions", &json!({ "actions": [pointer] })).expect("the window takes the pointer");
    }

    /// Saves a picture of the window as `target/screens/NAME.png`, once it has stopped moving.
    ///
    /// # Panics
    /// If the window is blank.
    pub fn picture(&self, name: &str) {
        self.settle();
        let picture = self.driver.get("screenshot").expect("a picture can be taken");
        let bytes = from_base64(picture.as_str().expect("a picture is text in base64"));
        assert!(bytes.len() > BLANK_PICTURE, "the window is blank: {} bytes for {name}", bytes.len());
        place::put(&place::screens().join(format!("{name}.png")), &bytes);
    }

    /// Ends what moves, and waits until the page has been painted as it now is.
    ///
    /// # Panics
    /// If it is not painted.
    pub fn settle(&self) {
        let ended = "document.getAnimations().forEach((animation) => animation.finish());";
        let painted =
            "requestAnimationFrame(() => requestAnimationFrame(() => document.fonts.ready.then(() => done())))";
        self.run_async(&format!("{ended} {painted}"));
    }

    /// Closes the window as its own button would, and waits until the program has ended.
    ///
    /// # Panics
    /// If it does not end.
    pub fn close(self) {
        if self.program.is_none() {
            self.driver.close().expect("the browser closes");
            return;
        }
        let process = self.process();
        // The driver may lose the session before it has answered; what counts is that the program ends.
        let _ = self.driver.close();
        wait::until("Unmoor has ended", || (!process.exists()).then_some(()));
    }

    /// Ends the program at once, as `kill -9` does.
    ///
    /// # Panics
    /// If it is not running.
    pub fn kill(self) {
        let process = self.process();
        let id = process.file_name().and_then(|name| name.to_str()?.parse().ok());
        let id = id.and_then(rustix::process::Pid::from_raw).expect("a process has a number");
        rustix::process::kill_process(id, rustix::process::Signal::KILL).expect("our own process can be killed");
        wait::until("Unmoor has ended", || (!process.exists()).then_some(()));
    }

    /// Waits for something on the page; a failure leaves a picture and says what the page said instead.
    #[track_caller]
    fn until<T>(&self, what: &str, look: impl FnMut() -> Option<T>) -> T {
        wait::patiently(look).unwrap_or_else(|| {
            if let Ok(picture) = self.driver.get("screenshot") {
                let bytes = from_base64(picture.as_str().unwrap_or_default());
                place::put(&place::screens().join("failed.png"), &bytes);
            }
            let page = self.try_text("body").unwrap_or_default();
            panic!("waited in vain: {what}; target/screens/failed.png shows the window, which says:\n{page}")
        })
    }

    /// The program's folder in `/proc`.
    fn process(&self) -> PathBuf {
        let program = self.program.as_ref().expect("a window of Unmoor");
        let own = |process: &PathBuf| {
            std::fs::read_link(process.join("exe")).is_ok_and(|exe| exe == *program)
                && std::fs::read(process.join("environ")).is_ok_and(|all| self.desktop.is_named_in(&all))
        };
        let processes = std::fs::read_dir("/proc").expect("a system with /proc");
        processes.flatten().map(|entry| entry.path()).find(own).expect("Unmoor is running")
    }

    fn find(&self, selector: &str) -> Option<Value> {
        self.driver.post("element", &json!({ "using": "css selector", "value": selector })).ok()
    }

    fn try_text(&self, selector: &str) -> Option<String> {
        // The driver's own idea of visible text leaves out lines that are cut with an ellipsis.
        let text = self.run(&format!("return document.querySelector({})?.innerText", json!(selector)));
        text.as_str().map(str::to_owned)
    }

    fn to_element(&self, element: &Value, what: &str, body: &Value) -> Result<Value, Refusal> {
        self.driver.post(&format!("element/{}/{what}", id(element)), body)
    }
}

fn id(element: &Value) -> &str {
    element[ELEMENT].as_str().expect("an element has an id")
}

fn from_base64(text: &str) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0u32, 0);
    for letter in text.bytes() {
        let Some(value) = LETTERS.iter().position(|known| *known == letter) else { continue }; // padding, line ends
        held = (held << 6) | value as u32;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_with_and_without_padding() {
        assert_eq!(from_base64("VW5tb29y"), b"Unmoor");
        assert_eq!(from_base64("VW5tbw=="), b"Unmo");
    }
}
