//! The text document: nothing is lost, and its headings, tables, links and pictures are real.

use std::collections::BTreeSet;

use unmoor_core::assessment::Assessment;
use unmoor_core::demo;
use unmoor_report::compose;
use unmoor_report::format::Format;

use super::{converted, converted_bytes, parts};
use crate::formats::made;
use crate::support::{hostile, input, printed_words_of, run, squeezed, unanswered};

fn body(assessment: &Assessment) -> String {
    let parts = parts(&made(Format::Word, assessment));
    String::from_utf8(parts["word/document.xml"].clone()).unwrap()
}

#[test]
fn nothing_is_lost_on_the_way_through_libreoffice() {
    let assessments = [("demo", demo::assessment()), ("unanswered", unanswered()), ("hostile", hostile())];
    let files: Vec<_> =
        assessments.iter().map(|(name, one)| (format!("{name}.docx"), made(Format::Word, one))).collect();
    let texts = converted(&files, "txt:Text (encoded):UTF8");
    for (name, assessment) in &assessments {
        let text = squeezed(&texts[&format!("{name}.txt")]);
        for words in printed_words_of(&compose::document(&input(assessment))) {
            assert!(text.contains(&squeezed(&words)), "{name}: \u{201c}{words}\u{201d} is missing");
        }
    }
}

/// LibreOffice fills the fields when it opens the document; Word does where they are marked as out of date.
#[test]
fn the_contents_list_the_parts_with_the_pages_where_they_stand() {
    let body = body(&demo::assessment());
    let document = compose::document(&input(&demo::assessment()));
    assert!(body.matches("w:val=\"TOC1\"").count() >= document.parts.len() && !body.contains("w:val=\"TOC2\""));
    assert_eq!(body.matches(" PAGEREF ").count(), body.matches("w:val=\"TOC1\"").count());
    assert_eq!(body.matches("w:dirty=\"true\"").count(), body.matches(" PAGEREF ").count());
    let file = ("demo.docx".to_owned(), made(Format::Word, &demo::assessment()));
    let pdf = converted_bytes(&[file], "pdf").remove("demo.pdf").expect("a PDF");
    let text = run("pdftotext", &["-layout", "FILE", "-"], &pdf);
    let pages: Vec<&str> = text.split('\u{c}').collect();
    for part in &document.parts {
        let title = format!("{} {}", part.number, part.title);
        let listed = text.lines().find_map(|line| line.trim().strip_prefix(&title)?.trim().parse::<usize>().ok());
        let listed = listed.expect("a page in the contents");
        let here = pages[listed - 1].lines().any(|line| line.trim() == title);
        assert!(here, "{title} does not stand on page {listed}: {}", pages[listed - 1]);
    }
}

#[test]
fn the_letter_can_be_signed_and_nothing_is_said_of_an_attachment() {
    let text = squeezed(&body(&demo::assessment()));
    assert!(text.contains("____") && text.contains("Nameandrole"), "a line to sign on");
    assert!(!text.contains("attachedtothisPDF"));
}

/// What stands between two marks, for each time that they stand there.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Vec<&'t str> {
    text.split(start).skip(1).filter_map(|rest| rest.split(end).next()).collect()
}

#[test]
fn headings_are_headings_and_never_skip_a_level() {
    let body = body(&demo::assessment());
    let level = |style: &str| match style {
        "ItemHeading" => Some(2),
        other => other.strip_prefix("Heading").map(|level| level.parse::<u32>().unwrap()),
    };
    let levels: Vec<u32> = between(&body, "w:pStyle w:val=\"", "\"").into_iter().filter_map(level).collect();
    assert!(levels.len() > 60, "{}", levels.len());
    assert_eq!(levels[0], 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    let styles = String::from_utf8(parts(&made(Format::Word, &demo::assessment()))["word/styles.xml"].clone()).unwrap();
    assert!(between(&styles, "w:styleId=\"ItemHeading\"", "</w:style>")[0].contains("<w:outlineLvl w:val=\"1\"/>"));
    for (level, outline) in [(1, 0), (2, 1), (3, 2)] {
        let style = between(&styles, &format!("w:styleId=\"Heading{level}\""), "</w:style>")[0];
        assert!(style.contains(&format!("<w:name w:val=\"heading {level}\"/>")), "Word knows its own headings by name");
        assert!(style.contains(&format!("<w:outlineLvl w:val=\"{outline}\"/>")));
    }
    let used: BTreeSet<&str> = between(&body, "w:pStyle w:val=\"", "\"").into_iter().collect();
    assert!(used.iter().all(|used| *used == "Normal" || styles.contains(&format!("w:styleId=\"{used}\""))), "{used:?}");
}

#[test]
fn tables_have_columns_and_their_heads_are_repeated() {
    let body = body(&demo::assessment());
    let tables = between(&body, "<w:tbl>", "</w:tbl>");
    assert!(tables.len() > 15, "{}", tables.len());
    let mut heads = 0;
    for table in tables {
        let columns = table.matches("<w:gridCol ").count();
        assert!(columns > 0);
        heads += table.matches("<w:tblHeader/>").count();
        assert_eq!(table.contains("w:firstRow=\"1\""), table.contains("<w:tblHeader/>"), "a head is flagged as one");
        for row in between(table, "<w:tr>", "</w:tr>") {
            let spans: usize =
                between(row, "<w:gridSpan w:val=\"", "\"").iter().map(|s| s.parse::<usize>().unwrap() - 1).sum();
            assert_eq!(row.matches("<w:tc>").count() + spans, columns, "{row}");
        }
    }
    assert!(heads > 6, "{heads}");
}

#[test]
fn a_title_with_a_long_word_is_set_smaller_so_that_the_word_is_not_broken() {
    let mut assessment = demo::assessment();
    assert!(body(&assessment).contains("<w:pStyle w:val=\"Title\"/>"));
    assessment.vendor.service = "Kundenbeziehungsverwaltungsplattform Relate".to_owned();
    assert!(body(&assessment).contains("<w:pStyle w:val=\"TitleSmall\"/>"));
}

#[test]
fn every_link_leads_somewhere_and_every_picture_has_words() {
    let body = body(&demo::assessment());
    let bookmarks = between(&body, "<w:bookmarkStart ", "/>");
    let names: BTreeSet<&str> = bookmarks.iter().map(|mark| between(mark, "w:name=\"", "\"")[0]).collect();
    let ids: BTreeSet<&str> = bookmarks.iter().map(|mark| between(mark, "w:id=\"", "\"")[0]).collect();
    assert_eq!((names.len(), ids.len()), (bookmarks.len(), bookmarks.len()), "each bookmark stands once");
    let links = between(&body, "<w:hyperlink w:anchor=\"", "\"");
    assert!(links.len() > 200, "{}", links.len());
    assert!(links.iter().all(|link| names.contains(link)));
    let pictures = between(&body, "<wp:docPr ", "/>");
    assert!(pictures.len() >= 6);
    let ids: BTreeSet<&str> = pictures.iter().map(|picture| between(picture, "id=\"", "\"")[0]).collect();
    assert_eq!(ids.len(), pictures.len());
    assert!(pictures.iter().all(|picture| between(picture, "descr=\"", "\"")[0].len() > 20));
    let parts = parts(&made(Format::Word, &demo::assessment()));
    for at in 1..=pictures.len() {
        assert!(parts[&format!("word/media/figure{at}.png")].starts_with(b"\x89PNG"));
        let svg = String::from_utf8_lossy(&parts[&format!("word/media/figure{at}.svg")]).into_owned();
        assert!(svg.starts_with("<svg"));
        assert!(svg.contains(" viewBox=\"-1 -1 "), "nothing at its edge is cut in half");
    }
}
