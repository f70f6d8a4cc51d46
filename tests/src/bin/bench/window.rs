//! Times in the real window, beside those of a window with nothing in it, by the page's own clock.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};
use unmoor_tests::many::{Filled, vendors};
use unmoor_tests::place;
use unmoor_tests::window::{Window, test_id};

use crate::Outcome;
use crate::table::{beside, heading, line, sorted};

/// How often each window is started, in turns.
const STARTS: usize = 7;

/// How many keys are pressed.
const KEYS: usize = 200;

/// How many letters are typed into a field.
const SEARCHES: usize = 60;

/// How many frames are looked at while rows scroll by.
const FRAMES: usize = 300;

/// Prints them.
pub(crate) fn times() -> Outcome {
    let folder = tempfile::tempdir()?;
    let bare = starts(folder.path())?;
    answers(folder.path(), &bare.key)?;
    trials(folder.path())?;
    many(folder.path(), &bare.typed)
}

/// Where a release build of the window has its data, and the default workspace in it.
struct Home {
    share: PathBuf,
    caches: PathBuf,
}

/// What the system remembers from one start to the next, above all the programs that the graphics driver has made: only the
/// first start on a computer is without.
fn caches(folder: &Path) -> PathBuf {
    folder.join("caches")
}

impl Home {
    fn new(folder: &Path, name: &str) -> Outcome<Self> {
        let home = Self { share: folder.join(name), caches: caches(folder) };
        std::fs::create_dir_all(home.data())?;
        Ok(home)
    }

    fn data(&self) -> PathBuf {
        self.share.join("unmoor")
    }

    fn workspace(&self) -> PathBuf {
        self.data().join("Workspace.unmoor")
    }

    fn open(&self) -> Window {
        let folders = [("XDG_DATA_HOME", self.share.clone()), ("XDG_CACHE_HOME", self.caches.clone())];
        Window::start("unmoor-window", &folders)
    }
}

/// How long keys take in the bare window.
struct Bare {
    /// One that only changes a number on the page.
    key: Pressed,
    /// One that is typed into a field, and the text beside it follows: the web view's own work for a field is more.
    typed: Pressed,
}

/// Starts both windows in turns until a key is handled; gives how long keys take in the bare one.
fn starts(folder: &Path) -> Outcome<Bare> {
    let home = Home::new(folder, "starts")?;
    vendors(&home.workspace(), 1_000, Filled::Everything);
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    let (mut memory, mut bare_memory) = (0, 0);
    let mut keys = None;
    for round in 0..=STARTS {
        let window = home.open();
        // The page itself says when: a driver that asks again and again would take the processor from it.
        let tally = format!("document.querySelector({:?})?.textContent", test_id("tally"));
        wait(&window, &format!("{tally}?.includes('1,000 assessments')"));
        window.press("/");
        wait(&window, &format!("document.activeElement === document.querySelector({:?})", test_id("search")));
        let ready = window.age();
        memory = window.memory();
        window.close();

        let window = Window::start("bare-window", &[("XDG_CACHE_HOME", caches(folder))]);
        window.press("x");
        wait(&window, "document.querySelector('#keys').textContent === '1'");
        let bare_ready = window.age();
        bare_memory = window.memory();
        if round == STARTS {
            let key = press(&window, "document.querySelector('#keys').textContent", KEYS, |_| "x".to_owned());
            window.run("document.querySelector('#field').focus()");
            let letter = |number: usize| if number % 4 < 2 { "h" } else { "Backspace" }.to_owned();
            let typed = press(&window, "document.querySelector('#typed').textContent", SEARCHES, letter);
            keys = Some(Bare { key, typed });
        }
        window.close();
        // The first start of each fills the caches of the system.
        if round > 0 {
            ours.push(ready);
            bare.push(bare_ready);
        }
    }
    println!(
        "\n{:<64} {:>10} {:>10}",
        "in the window, beside a bare window of the same Tauri (medians)", "Unmoor", "bare"
    );
    beside("from the start to a usable Home of 1,000: a key is handled", &sorted(ours), &sorted(bare), Some(1.5));
    let mib = |bytes: u64| format!("{:.0} MiB", bytes as f64 / f64::from(1 << 20));
    println!("{:<64} {:>10} {:>10}", "memory of the program, its web view left out", mib(memory), mib(bare_memory));
    keys.ok_or_else(|| "no window was started".into())
}

/// A key answers a question: saved on the disk, scored again, the next question painted.
fn answers(folder: &Path, bare: &Pressed) -> Outcome {
    answered(folder, "answers for the first time")?;
    let times = answered(folder, "answers")?;
    beside("a key: saved on disk, scored, the next question painted", &times, &bare.painted, None);
    heading("in the window");
    line(&format!("a key that answers, {KEYS} of them"), times, Some(Duration::from_millis(50)));
    line("a key in the bare window, painted, for comparison", bare.painted.clone(), None);
    Ok(())
}

fn answered(folder: &Path, home: &str) -> Outcome<Vec<Duration>> {
    let window = Home::new(folder, home)?.open();
    window.click(&test_id("open-demo"));
    window.wait_for(&test_id("verdict"));
    window.click(&test_id("tab-walk"));
    window.wait_for(&test_id("prompt"));
    // The demo asks 95 questions: in time one begins again.
    let to_first = || {
        window.run("location.hash = location.hash.replace(/[^/]*$/, 'DO-01')");
        window.wait_text(&test_id("question-id"), |text| text == "DO-01");
    };
    let seen = format!(
        "document.querySelector({:?})?.dataset.state === 'saving' ? last : document.querySelector({:?})?.textContent",
        test_id("saved"),
        test_id("question-id"),
    );
    let times = press(&window, &seen, KEYS, |number| {
        if number % 90 == 0 {
            to_first();
        }
        ["1", "2", "3"][number % 3].to_owned()
    });
    window.close();
    Ok(times.painted)
}

/// A key tries an answer out: scored on a scratch copy, the verdict painted.
fn trials(folder: &Path) -> Outcome {
    tried(folder, "trials for the first time")?;
    let times = tried(folder, "trials")?;
    line("a key that tries an answer out, the verdict painted", times, Some(Duration::from_millis(50)));
    Ok(())
}

fn tried(folder: &Path, home: &str) -> Outcome<Vec<Duration>> {
    let window = Home::new(folder, home)?.open();
    window.click(&test_id("open-demo"));
    window.wait_for(&test_id("verdict"));
    window.press("t");
    window.wait_for(".try :focus");
    let seen = "document.querySelector('.tryoptions [aria-pressed=true]')?.dataset.testid";
    let times = press(&window, seen, KEYS, |number| (1 + number % 5).to_string());
    window.close();
    Ok(times.painted)
}

/// Home with ten thousand vendors.
fn many(folder: &Path, bare: &Pressed) -> Outcome {
    let home = Home::new(folder, "many")?;
    let large = folder.join("Ten-thousand.unmoor");
    vendors(&large, 10_000, Filled::Everything);
    let settings = json!({ "recent": [large] });
    place::put(&home.data().join("settings.json"), settings.to_string().as_bytes());
    let window = home.open();
    window.wait_for(&test_id("first-start"));
    let tally = format!("document.querySelector({:?})?.textContent", test_id("tally"));
    let shown = format!("{tally}?.match(/10,000/)");
    let first = open(&window, "Ten-thousand", &shown);
    line("open 10,000 for the first time, Home painted: looked through", vec![first], None);
    let (mut opened, mut scored) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        open(
            &window,
            "The workspace of this computer",
            &format!("document.querySelector({:?})", test_id("first-start")),
        );
        opened.push(open(&window, "Ten-thousand", &shown));
        scored.push(until(&window, &format!("{tally}?.includes('first')")));
    }
    line("open 10,000 again, Home painted", sorted(opened), Some(Duration::from_millis(300)));
    line("open 10,000 again, all scored and painted", sorted(scored), None);

    window.press("/");
    let seen = format!("{tally} + document.querySelector({:?})?.textContent", test_id("vendor-row"));
    // Each of these finds other vendors than the one before it.
    let search = ["h", "a", "Backspace", "Backspace", "1", "0", "4", "Backspace", "Backspace", "Backspace"];
    let keys = press(&window, &seen, SEARCHES, |number| search[number % search.len()].to_owned());
    line("a search key among 10,000, found and laid out", keys.laid_out, Some(Duration::from_millis(16)));
    line("a search key among 10,000, painted", keys.painted.clone(), None);
    beside("the same, beside a letter typed into the bare window", &keys.painted, &bare.painted, None);
    window.run(&format!("document.querySelector({:?}).focus()", test_id("sort-vendor")));
    let sorts = press(&window, &seen, 20, |_| "Enter".to_owned());
    line("a sort of 10,000, painted", sorts.painted, None);
    let (frames, unread) = scrolled(&window);
    line("a frame while the rows of 10,000 scroll by", frames, None);
    println!("{:<64} {unread:>6} of {FRAMES}", "frames of these in which a row in sight had not been read");
    println!("{:<64} {:>6} MiB", "memory of the program with 10,000, its web view left out", window.memory() >> 20);
    window.close();
    Ok(())
}

/// Scrolls through the rows, a few further with each frame; gives the times between frames, shortest first, and in how many of
/// them a row in sight had not been read yet.
fn scrolled(window: &Window) -> (Vec<Duration>, u64) {
    let seen = window.run_async(&format!(
        "const screen = document.querySelector('main.home'); const times = []; let unread = 0; let last;
         const inSight = (row) => {{ const at = row.getBoundingClientRect(); return at.bottom > 60 && at.top < innerHeight; }};
         const step = (now) => {{
           if (last !== undefined) times.push(now - last);
           last = now;
           if ([...document.querySelectorAll('[data-row][aria-busy]')].some(inSight)) unread += 1;
           if (times.length === {FRAMES}) return done({{ times, unread }});
           screen.scrollTop += 150;
           requestAnimationFrame(step);
         }};
         requestAnimationFrame(step);"
    ));
    let times = seen["times"].as_array().into_iter().flatten().map(milliseconds).collect();
    (sorted(times), seen["unread"].as_u64().unwrap_or_default())
}

/// Chooses an entry of the workspace's menu, and gives how long it takes from the click to the frame after `shown`.
fn open(window: &Window, entry: &str, shown: &str) -> Duration {
    window.click(&test_id("workspace-menu"));
    let click = format!(
        "[...document.querySelectorAll('[role=menuitem]')].find((item) => item.textContent.includes({entry:?})).click();"
    );
    milliseconds(&window.run_async(&format!("window.begun = performance.now(); {click} {}", when(shown))))
}

/// How long it takes since the last click until something is so.
fn until(window: &Window, so: &str) -> Duration {
    milliseconds(&window.run_async(&when(so)))
}

fn wait(window: &Window, so: &str) {
    window.run_async(&format!("window.begun = performance.now(); {}", when(so)));
}

/// A script that hands over the time since `begun` once something is so and the page has been painted with it.
fn when(so: &str) -> String {
    format!(
        "{PAINTED}
         const look = () => {{
           if (!({so})) return requestAnimationFrame(look);
           painted(() => done(performance.now() - window.begun));
         }};
         look();"
    )
}

/// Calls back after the next frame has been painted: a message is answered only once the frame is done.
const PAINTED: &str = "const painted = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
});";

/// How long keys take, shortest first.
struct Pressed {
    /// Until the page stands as the key has made it: what is Unmoor's own work.
    laid_out: Vec<Duration>,
    /// Until the frame with it has been painted, for which even an empty page waits up to a sixtieth of a second.
    painted: Vec<Duration>,
}

/// Presses keys one after the other, each once the last has been painted, and times how long it takes until `seen` has another
/// value.
fn press(window: &Window, seen: &str, count: usize, key: impl Fn(usize) -> String) -> Pressed {
    window.run(&format!(
        "{PAINTED}
         window.times = [];
         window.laidOut = [];
         window.pressing?.abort();
         window.pressing = new AbortController();
         let last;
         const look = () => {seen};
         addEventListener('keydown', () => {{
           const pressed = performance.now();
           const before = last = look();
           const observer = new MutationObserver(() => {{
             last = before;
             if (look() === before) return;
             observer.disconnect();
             void document.body.offsetHeight;
             window.laidOut.push(performance.now() - pressed);
             painted(() => window.times.push(performance.now() - pressed));
           }});
           observer.observe(document.body, {{ subtree: true, childList: true, characterData: true, attributes: true }});
         }}, {{ capture: true, signal: window.pressing.signal }});"
    ));
    for number in 0..count {
        window.press(&key(number));
        wait(window, &format!("window.times.length > {number}"));
    }
    let times = |name: &str| {
        let times = window.run(&format!("return window.{name}"));
        sorted(times.as_array().into_iter().flatten().map(milliseconds).collect())
    };
    Pressed { laid_out: times("laidOut"), painted: times("times") }
}

fn milliseconds(time: &Value) -> Duration {
    Duration::from_secs_f64(time.as_f64().unwrap_or_default() / 1000.0)
}
