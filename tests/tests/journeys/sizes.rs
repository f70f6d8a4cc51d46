//! Every screen and every sheet in every size a window has, from 1024 x 700 to 4K, at 100 to 200 % text, with long German
//! words: nothing is cut off.

use serde_json::json;
use unmoor_tests::filled::{self, Words};
use unmoor_tests::folders::Folders;
use unmoor_tests::window::{Window, test_id};

use crate::room::Room;
use crate::scenes::{Scene, scenes, seldom, unlock};
use crate::{DEMO, go};

/// Width, height and text size in percent.
const SIZES: [(u32, u32, u32); 7] = [
    (1024, 700, 100),
    (1024, 700, 150),
    (1024, 700, 200),
    (1280, 860, 125),
    (1920, 1080, 150),
    (3840, 2160, 100),
    (3840, 2160, 200),
];

/// Those of them in which there is the least room.
const SMALL: [(u32, u32, u32); 2] = [(1024, 700, 100), (1024, 700, 200)];

/// The size in which the window opens.
const USUAL: (u32, u32, u32) = (1280, 860, 100);

#[test]
fn nothing_is_cut_off_in_any_size() {
    let folders = Folders::fresh();
    filled::workspace(&folders, Words::Long);
    let window = Window::open(&folders);
    let cut = cut_off_in(&window, &scenes(), &SIZES);
    assert!(cut.is_empty(), "cut off:\n{}", cut.join("\n"));
    window.close();
}

#[test]
fn nothing_that_is_seldom_met_is_cut_off_in_the_smallest_window() {
    let folders = Folders::fresh();
    filled::seldom(&folders, Words::Long);
    let window = Window::open(&folders);
    unlock(&window);
    let cut = cut_off_in(&window, &seldom(), &SMALL);
    assert!(cut.is_empty(), "cut off:\n{}", cut.join("\n"));
    window.close();
}

fn cut_off_in(window: &Window, scenes: &[Scene], sizes: &[(u32, u32, u32)]) -> Vec<String> {
    let mut cut = Vec::new();
    for &(width, height, text) in sizes {
        window.resize(width, height);
        wear(window, text);
        for scene in scenes {
            scene.enter(window);
            cut.extend(look(window, scene.name, (width, height, text)));
            scene.leave(window);
        }
    }
    cut
}

/// Takes a picture of what stands there, and gives what of it is cut off.
fn look(window: &Window, name: &str, (width, height, text): (u32, u32, u32)) -> Vec<String> {
    window.picture(&format!("{name}-{width}x{height}-{text}"));
    cut_off(window, &format!("{name} at {width} x {height}, {text} %"))
}

/// What is cut off where there is the least room, in a window that has no way to its settings now; it is left in its usual size.
pub(crate) fn cut_off_when_small(window: &Window, name: &str) -> Vec<String> {
    let mut cut = Vec::new();
    for (width, height, text) in SMALL {
        window.resize(width, height);
        enlarge(window, text);
        cut.extend(look(window, name, (width, height, text)));
    }
    let (width, height, text) = USUAL;
    window.resize(width, height);
    enlarge(window, text);
    cut
}

#[test]
fn nothing_is_cut_off_in_the_room_in_any_size() {
    let folders = Folders::fresh();
    filled::workspace(&folders, Words::Long);
    let window = Window::open(&folders);
    window.wait_for(&test_id("home"));
    let room = Room::start(&window);
    let mut cut = Vec::new();
    room.vote(|window, name| cut.extend(cut_off_when_small(window, name)));
    window.press("5");
    window.wait_for(&test_id("dissent"));
    for (key, sheet) in [
        ("w", "people-sheet"),
        ("x", "people-sheet"),
        ("p", "parking-sheet"),
        ("g", "chooser-questions"),
        ("n", "reason-sheet"),
        ("Escape", "leave-sheet"),
    ] {
        window.press(key);
        window.wait_for(&test_id(sheet));
        cut.extend(cut_off_when_small(&window, &format!("workshop-{sheet}-{}", key.to_lowercase())));
        window.press("Escape");
        window.wait_gone(&test_id(sheet));
    }
    for (width, height, text) in SIZES {
        let mut sized = |window: &Window, name: &str| {
            window.resize(width, height);
            enlarge(window, text);
            cut.extend(look(window, name, (width, height, text)));
        };
        sized(&window, "workshop-votes");
        room.on_the_wall(|wall| sized(wall, "projector"));
    }
    assert!(cut.is_empty(), "cut off:\n{}", cut.join("\n"));
    window.close();
}

/// Sets the text size as a person does.
fn wear(window: &Window, text: u32) {
    go(window, "#/settings");
    window.click(&test_id(&format!("size-{text}")));
}

/// Sets the text size of a window that has no way to its settings now, as the settings would.
fn enlarge(window: &Window, text: u32) {
    window.run(&format!("document.documentElement.style.setProperty('--text-size', {})", f64::from(text) / 100.0));
}

/// What a person could not read: text beyond the window or beyond what hides it without a way to scroll there, and text
/// cut short without the whole of it in a title; no room can point at a title. A heading or the name in the bar is cut short
/// only where there is no room beside it. Where a sheet lies open, it is looked at; else the screen.
pub(crate) fn cut_off(window: &Window, screen: &str) -> Vec<String> {
    let script = r#"
        const found = [];
        const root = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
        const style = (element) => getComputedStyle(element);
        const above = (element, is) => { for (let at = element; at; at = at.parentElement) if (is(at)) return at; return null; };
        const scrolls = (element, way) => above(element, (at) => /auto|scroll/.test(style(at)[way]));
        const hides = (element, way) => above(element, (at) => at !== document.body && /hidden|clip/.test(style(at)[way]));
        const unseen = (element) => above(element, (at) => {
            const { visibility, display, clipPath } = style(at);
            return visibility === "hidden" || display === "none" || clipPath !== "none";
        });
        const plain = (text) => text.replace(/\s+/g, " ").trim();
        const told = (element, text) => !element.closest(".stage") && above(element, (at) => plain(at.title ?? "").includes(text.slice(0, 40)));
        const em = parseFloat(style(document.documentElement).fontSize);
        const roomBeside = (element) => {
            const bar = element.closest(".bar");
            if (bar) {
                const parts = [...bar.children].map((part) => part.getBoundingClientRect().width).filter((width) => width > 0);
                const { paddingLeft, paddingRight, columnGap } = style(bar);
                const gaps = (bar.children.length - 1) * (parseFloat(columnGap) || 0);
                return bar.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - gaps - parts.reduce((sum, width) => sum + width, 0);
            }
            const row = element.parentElement, own = element.getBoundingClientRect();
            const next = [...row.children].map((other) => other.getBoundingClientRect())
                .filter((other) => other.width > 0 && other.left >= own.right - 1 && other.top < own.bottom && other.bottom > own.top);
            const end = row.getBoundingClientRect().right - parseFloat(style(row).paddingRight);
            return Math.min(end, ...next.map((other) => other.left)) - own.right;
        };
        const leaves = (box, text, element) => {
            if (box.right > innerWidth + 1 && !scrolls(element.parentElement, "overflowX")) found.push(`"${text}" runs out at the side`);
            if (box.left < -1 && !scrolls(element.parentElement, "overflowX")) found.push(`"${text}" begins before the window`);
            if (box.bottom > innerHeight + 1 && !scrolls(element.parentElement, "overflowY")) found.push(`"${text}" runs out at the foot`);
        };
        for (const element of root.querySelectorAll("*:not(svg, svg *)")) {
            const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
            if (!own || unseen(element)) continue;
            const text = plain(element.textContent);
            const range = document.createRange();
            range.selectNodeContents(element);
            const box = range.getBoundingClientRect();
            if (box.width === 0) continue;
            const side = hides(element, "overflowX"), foot = hides(element, "overflowY");
            const short = (side && side.scrollWidth > side.clientWidth + 1 && box.right > side.getBoundingClientRect().right + 1)
                || (foot && foot.scrollHeight > foot.clientHeight + 1 && !scrolls(element, "overflowY")
                    && box.bottom > foot.getBoundingClientRect().bottom + 1)
                || (side === element && side.scrollWidth > side.clientWidth + 1)
                || (foot === element && foot.scrollHeight > foot.clientHeight + 1);
            const cut = side ?? foot ?? element;
            if (short) {
                if (!told(element, text)) found.push(`"${text.slice(0, 40)}" is cut short and has no title`);
                else if (element.matches("h1, .here") && roomBeside(cut) > 2 * em) found.push(`"${text.slice(0, 40)}" is cut short although there is room beside it`);
            }
            else leaves(box, text.slice(0, 40), element);
        }
        for (const element of root.querySelectorAll("svg text")) {
            const own = element.getBBox();
            if (own.width > 0 && !unseen(element.ownerSVGElement)) leaves(element.getBoundingClientRect(), plain(element.textContent), element.ownerSVGElement);
        }
        for (const figure of root.querySelectorAll(".interval, .bandhead")) {
            const { width } = figure.getBoundingClientRect();
            if (!unseen(figure) && width < 48) found.push(`a bar of ${Math.round(width)} px shows nothing`);
            const letters = figure.matches(".bandhead") ? [...figure.querySelectorAll("text")] : [];
            const places = letters.map((letter) => letter.getBoundingClientRect()).sort((a, b) => a.left - b.left);
            if (places.some((place, at) => at > 0 && place.left < places[at - 1].right - 2)) found.push("grade letters lie on one another");
        }
        const over = document.documentElement.scrollWidth - innerWidth;
        if (over > 0) found.push(`the page is ${over} px wider than the window`);
        return [...new Set(found)];
    "#;
    let found = window.run(script);
    let lines = found.as_array().expect("a list").iter();
    lines.map(|line| format!("{screen}: {}", line.as_str().unwrap_or_default())).collect()
}

/// What is cut off on purpose is found.
#[test]
fn what_is_cut_off_is_found() {
    let folders = Folders::fresh();
    filled::workspace(&folders, Words::Plain);
    let window = Window::open(&folders);
    go(&window, &format!("#/result/{DEMO}"));
    window.wait_for(&test_id("verdict"));
    assert_eq!(cut_off(&window, "result"), Vec::<String>::new());
    for (rule, says) in [
        (".verdict .gist { block-size: 1rem; overflow: hidden }", "is cut short"),
        (".verdict h1 { overflow: hidden; white-space: nowrap; inline-size: 4rem }", "is cut short"),
        (".bar .here { min-inline-size: 0; max-inline-size: 3rem; overflow: hidden }", "room beside it"),
        (".sums .interval { inline-size: 1rem }", "shows nothing"),
    ] {
        window.run(&format!(
            "const rule = new CSSStyleSheet(); rule.replaceSync({}); document.adoptedStyleSheets = [rule]",
            json!(rule)
        ));
        let found = cut_off(&window, rule);
        assert!(found.iter().any(|line| line.contains(says)), "{rule}: {found:?}");
        window.run("document.adoptedStyleSheets = []");
    }
    window.close();
}
