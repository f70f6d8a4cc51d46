//! The pages on screen are the pages on paper.

use std::ops::ControlFlow;
use std::path::Path;

use crate::picture::{apart, draw, picture};
use crate::support::{composed, keep, render};
use unmoor_core::demo;
use unmoor_report::document::Document;
use unmoor_report::fonts::Typefaces;
use unmoor_report::preview::{self, Preview};

fn shown(document: &Document) -> Preview {
    preview::of(document, &Typefaces::Bundled, &mut |_| ControlFlow::Continue(())).unwrap()
}

#[test]
fn every_page_on_screen_is_the_page_on_paper() {
    let document = composed(&demo::assessment());
    let (preview, pdf) = (shown(&document), render(&document));
    assert_eq!(preview.pages(), pdf.pages);
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let report = keep(&folder, "report.pdf", &pdf.bytes);
    // Poppler moves lines and letters to whole pixels: at twice the size it moves them by half as much.
    draw("pdftoppm", &["-r", "192", "-png", &report, &at("paper")]);
    for page in 0..preview.pages() {
        let svg = preview.page(page).unwrap();
        assert!(svg.len() < 1_000_000, "page {} takes {} bytes", page + 1, svg.len());
        let svg = keep(&folder, "page.svg", svg.as_bytes());
        let screen = at(&format!("screen-{page}.png"));
        draw("rsvg-convert", &["--dpi-x", "96", "--dpi-y", "96", "--zoom", "2.66667", "-o", &screen, &svg]);
        let paper = at(&format!("paper-{:02}.png", page + 1));
        let worst = apart(&picture(Path::new(&paper)), &picture(Path::new(&screen)), 16);
        assert!(worst < 20.0, "page {} is drawn otherwise: {worst}", page + 1);
    }
}

#[test]
fn a_page_says_what_stands_on_it_and_holds_nothing_that_could_run() {
    let preview = shown(&composed(&demo::assessment()));
    assert_eq!((preview.name(0), preview.name(1)), ("Cover".to_owned(), "1\u{2002}For the board".to_owned()));
    assert_eq!(preview.page(preview.pages()), None);
    let svg = preview.page(1).unwrap();
    for thing in ["<script", "http:", "https:", "onload", "<text"] {
        assert!(!svg.replace("http://www.w3.org/2000/svg", "").contains(thing), "{thing}");
    }
}
