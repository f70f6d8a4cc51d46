//! Every screen in every size a window has, from 1024 x 700 to 4K, at 100 to 200 % text, with long German words: nothing is cut off.

use serde_json::{Value, json};
use unmoor_tests::cli::Cli;
use unmoor_tests::folders::Folders;
use unmoor_tests::place;
use unmoor_tests::window::{Window, test_id};

use crate::screens::screens_of;
use crate::{DEMO, go};

/// Width, height and text size in percent.
const SIZES: [(u32, u32, u32); 6] =
    [(1024, 700, 100), (1024, 700, 150), (1024, 700, 200), (1280, 860, 125), (1920, 1080, 150), (3840, 2160, 100)];

/// 60 letters, as a German department can be called.
const LONG: &str = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunte";

#[test]
fn nothing_is_cut_off_in_any_size() {
    let folders = Folders::fresh();
    german_demo(&folders);
    let window = Window::open(&folders);
    let mut cut = Vec::new();
    for (width, height, text) in SIZES {
        window.resize(width, height);
        go(&window, "#/settings");
        window.click(&test_id(&format!("size-{text}")));
        for (name, address, mark) in screens_of(DEMO) {
            go(&window, &address);
            window.wait_for(&test_id(mark));
            window.picture(&format!("{name}-{width}x{height}-{text}"));
            cut.extend(cut_off(&window, &format!("{name} at {width} x {height}, {text} %")));
        }
    }
    assert!(cut.is_empty(), "cut off:\n{}", cut.join("\n"));
    window.close();
}

/// The demo with names, notes and people whose words are as long as German ones.
fn german_demo(folders: &Folders) {
    let demo =
        std::fs::read_to_string(place::root().join("crates/unmoor-core/demo/demo.unmoor.json")).expect("the demo");
    let mut file: Value = serde_json::from_str(&demo).expect("JSON");
    file["title"] = json!(format!("{LONG} {LONG}"));
    file["vendor"] = json!({ "name": LONG, "service": format!("{LONG} 4.0") });
    for person in file["participants"].as_array_mut().expect("people") {
        person["name"] = json!(LONG);
    }
    let note = format!("{LONG} und ").repeat(80);
    for answer in file["answers"].as_object_mut().expect("answers").values_mut() {
        answer["note"] = json!(note);
    }
    let source = folders.chosen().join("german.unmoor.json");
    place::put(&source, file.to_string().as_bytes());
    Cli::on(&folders.data()).run_on("import", &source).done();
}

/// What a person could not read: text beyond the window without a way to scroll there, and text cut short without the
/// whole of it in a title.
fn cut_off(window: &Window, screen: &str) -> Vec<String> {
    let script = r#"
        const found = [];
        const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
        const above = (element, is) => { for (let at = element; at; at = at.parentElement) if (is(at)) return at; return null; };
        const hidden = (element) => above(element, (at) => {
            const style = getComputedStyle(at);
            return style.visibility === "hidden" || style.display === "none" || style.clipPath !== "none" || at.matches("svg");
        });
        for (const element of document.querySelectorAll(".window *")) {
            const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
            if (!own || hidden(element)) continue;
            const text = element.textContent.trim().slice(0, 40);
            const range = document.createRange();
            range.selectNodeContents(element);
            const box = range.getBoundingClientRect();
            if (box.width === 0) continue;
            const clipped = above(element, (at) => /hidden|clip/.test(getComputedStyle(at).overflowX) && at !== document.body);
            if (clipped && clipped.scrollWidth > clipped.clientWidth + 1 && !above(element, (at) => at.title))
                found.push(`"${text}" is cut short and has no title (${clipped.className})`);
            if (!clipped && box.right > innerWidth + 1 && !above(element.parentElement, scrolls))
                found.push(`"${text}" runs out of the window`);
        }
        const over = document.documentElement.scrollWidth - innerWidth;
        if (over > 0) found.push(`the page is ${over} px wider than the window`);
        return [...new Set(found)];
    "#;
    let found = window.run(script);
    let lines = found.as_array().expect("a list").iter();
    lines.map(|line| format!("{screen}: {}", line.as_str().unwrap_or_default())).collect()
}
