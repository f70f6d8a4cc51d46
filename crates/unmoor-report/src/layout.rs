//! Setting a document on pages: where every line, rule and figure stands.

mod board;
mod columns;
mod cover;
mod figures;
mod furniture;
mod letter;
mod part;
mod pen;
mod press;
mod row;
mod stack;
mod table;

pub use furniture::fits_foot;
pub(crate) use pen::Pen;
pub(crate) use press::{Kind, Laid, Stopped, lay_out};

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use unmoor_core::assessment::{Assessment, Depth};
    use unmoor_core::{demo, file, pack};

    use super::*;
    use crate::canvas::{Canvas, Child, Mark, NodeId};
    use crate::compose::{ReportInput, Settings, document};
    use crate::document::{Anchor, Block, Column, Document, Flow, Paper, Paragraph, Row, Setting, Style, Table, Text};
    use crate::fonts::Typefaces;
    use crate::style::{MEASURE, TOP};

    fn composed(assessment: &Assessment) -> Document {
        let settings = Settings::new(jiff::civil::date(2026, 11, 23));
        document(&ReportInput::new(assessment, pack::builtin(), settings, file::write(assessment)))
    }

    fn laid(document: &Document) -> Canvas {
        lay_out(document, &Typefaces::Bundled, &mut |_| ControlFlow::Continue(())).ok().unwrap().canvas
    }

    fn texts(canvas: &Canvas, page: usize) -> Vec<([f32; 4], String)> {
        let page = &canvas.pages[page];
        let meant = page.sequences.iter().flat_map(|sequence| &sequence.marks);
        let text = |mark: &Mark| match mark {
            Mark::Text { words, .. } => {
                let glyphs = words.iter().flat_map(|word| &word.runs).flat_map(|run| &run.glyphs);
                let read: String = glyphs.map(|glyph| &*glyph.text).collect();
                (!read.trim().is_empty()).then(|| (mark.frame(), read))
            }
            _ => None,
        };
        page.ground.iter().chain(meant).chain(&page.furniture).filter_map(text).collect()
    }

    #[test]
    fn no_text_is_set_over_another() {
        let mut quick = demo::assessment();
        quick.scope.depth = Depth::Quick;
        let mut bare = demo::assessment();
        bare.answers.clear();
        bare.contract = None;
        let mut long = demo::assessment();
        long.vendor.service = "Kundenbeziehungsverwaltungsplattform ".repeat(6);
        long.vendor.name = "Rindfleischetikettierungs\u{fc}berwachungsgesellschaft mbH & Co. KG".to_owned();
        for (at, record) in long.answers.values_mut().enumerate() {
            record.note = "words_that_go/on.and.on and ".repeat(at % 40);
        }
        let mut wide = demo::assessment();
        wide.vendor.service = "W".repeat(160);
        let of = |paper| {
            [&demo::assessment(), &quick, &bare, &long, &wide].map(|assessment| {
                let mut document = composed(assessment);
                document.about.paper = paper;
                document
            })
        };
        for document in [Paper::A4, Paper::Letter].into_iter().flat_map(of) {
            let canvas = laid(&document);
            for page in 0..canvas.pages.len() {
                let texts = texts(&canvas, page);
                for (at, (a, first)) in texts.iter().enumerate() {
                    for (b, second) in &texts[at + 1..] {
                        let apart =
                            a[2] <= b[0] + 0.6 || b[2] <= a[0] + 0.6 || a[3] <= b[1] + 0.6 || b[3] <= a[1] + 0.6;
                        assert!(apart, "page {}: \u{201c}{first}\u{201d} meets \u{201c}{second}\u{201d}", page + 1);
                    }
                }
            }
        }
    }

    #[test]
    fn no_name_of_the_two_axis_chart_touches_a_line() {
        for paper in [Paper::A4, Paper::Letter] {
            let mut document = composed(&demo::assessment());
            document.about.paper = paper;
            let canvas = laid(&document);
            let page = &canvas.pages[1];
            let lines: Vec<[f32; 4]> = page
                .sequences
                .iter()
                .flat_map(|sequence| &sequence.marks)
                .filter(|mark| matches!(mark, Mark::Stroke { dash: None, .. }))
                .map(Mark::frame)
                .filter(|frame| frame[2] - frame[0] < 0.01)
                .collect();
            let names = ["Strategic dependence", "Healthy reliance", "Nuisance", "Routine"];
            let named: Vec<_> = texts(&canvas, 1).into_iter().filter(|(_, text)| names.contains(&&**text)).collect();
            assert_eq!(named.len(), names.len());
            for ([left, top, right, bottom], name) in named {
                for line in lines.iter().filter(|line| line[1] < bottom && line[3] > top) {
                    assert!(line[0] < left - 3.0 || line[0] > right + 3.0, "{paper:?}: {name} touches a line");
                }
            }
        }
    }

    #[test]
    fn no_heading_stands_alone_at_the_foot_of_a_page() {
        let mut long = demo::assessment();
        for (at, record) in long.answers.values_mut().enumerate() {
            record.note = "words that go on and on ".repeat(at % 40);
        }
        let mut headings = 0;
        for assessment in [demo::assessment(), long] {
            let canvas = laid(&composed(&assessment));
            for (at, page) in canvas.pages.iter().enumerate() {
                let role = |sequence: &crate::canvas::Sequence| canvas.nodes[sequence.owner.0].role;
                headings += page.sequences.iter().filter(|one| role(one).starts_with('H')).count();
                let last = page.sequences.last().map(role);
                assert!(!last.is_some_and(|role| role.starts_with('H')), "page {} ends with a heading", at + 1);
            }
        }
        assert!(headings > 100, "{headings}");
    }

    #[test]
    fn nothing_is_too_small_or_too_thin_to_print() {
        let canvas = laid(&composed(&demo::assessment()));
        let pages = canvas.pages.iter();
        let meant = pages.clone().flat_map(|page| page.sequences.iter().flat_map(|sequence| &sequence.marks));
        for mark in meant.chain(pages.flat_map(|page| page.ground.iter().chain(&page.furniture))) {
            match mark {
                Mark::Text { size, .. } => assert!(*size >= 7.25 || *size == 7.0, "a text of {size}"),
                Mark::Stroke { width, .. } => {
                    assert!([0.5, 0.6, 0.75, 0.8, 0.9, 1.2, 1.6].contains(width), "a line of {width}");
                }
                _ => {}
            }
        }
    }

    /// A report whose only part is one table.
    fn tabled(rows: Vec<Row>) -> Document {
        let mut document = composed(&demo::assessment());
        document.parts.truncate(1);
        let columns = vec![Column::left("No.", 60.0), Column::left("Words", 100.0)];
        document.parts[0].blocks = vec![Block::Table(Table { columns, rows, setting: Setting::TABLE, x: 0.0 })];
        document
    }

    fn row(number: usize, words: &str) -> Row {
        let cell = |words: String| vec![Flow::Paragraph(Paragraph::new(Style::Table, Text::of(words)))];
        Row {
            cells: vec![cell(format!("R{number}")), cell(words.to_owned())],
            continued: format!("R{number}"),
            ..Row::default()
        }
    }

    #[test]
    fn a_table_repeats_its_head_and_leaves_no_row_alone() {
        let canvas = laid(&tabled((0..90).map(|number| row(number, "words")).collect()));
        assert!(canvas.pages.len() >= 4);
        for page in 2..canvas.pages.len() {
            let texts = texts(&canvas, page);
            assert!(texts.iter().any(|(_, text)| text == "No."), "page {} has no head", page + 1);
            assert!(texts.iter().filter(|(_, text)| text.starts_with('R')).count() >= 2);
        }
    }

    #[test]
    fn a_row_taller_than_a_page_breaks_and_says_that_it_goes_on() {
        let long = "words that go on and on ".repeat(300);
        let canvas = laid(&tabled(vec![row(1, "short"), row(2, &long), row(3, "short")]));
        let words: usize = (2..canvas.pages.len())
            .flat_map(|page| texts(&canvas, page))
            .map(|(_, text)| text.matches("words").count())
            .sum();
        assert_eq!(words, 300);
        assert!(canvas.pages.len() >= 5);
        for page in 3..canvas.pages.len() - 1 {
            assert!(texts(&canvas, page).iter().any(|(_, text)| text == "continued"), "page {}", page + 1);
        }
    }

    #[test]
    fn a_column_that_goes_on_with_a_framework_names_it_again() {
        let mut document = composed(&demo::assessment());
        document.parts = document.parts.split_off(document.parts.len() - 1);
        document.letter = None;
        let Some(Block::Columns(columns)) = document.parts[0].blocks.first().cloned() else { panic!("no index") };
        let names: Vec<String> = columns.groups.into_iter().filter_map(|group| Some(group.heading?.text)).collect();
        let canvas = laid(&document);
        let width = (MEASURE - columns.gap * (columns.count as f32 - 1.0)) / columns.count as f32;
        let mut again = 0;
        for page in 2..canvas.pages.len() {
            let texts = texts(&canvas, page);
            let top = if page > 2 { TOP } else { canvas.anchors[&Anchor::part(document.parts[0].number)].y + 60.0 };
            for column in 0..columns.count {
                let x = canvas.sheet.left + column as f32 * (width + columns.gap);
                let stands =
                    |(frame, _): &&([f32; 4], String)| frame[1] > top - 6.0 && (x..x + 1.0).contains(&frame[0]);
                let first = texts.iter().filter(stands).min_by(|(a, _), (b, _)| a[1].total_cmp(&b[1]));
                let Some((frame, first)) = first else { continue };
                assert!(names.iter().any(|name| name.starts_with(first.trim())), "page {}: {first}", page + 1);
                let beside = texts.iter().any(|(other, text)| {
                    text.trim_end().ends_with("continued") && (other[1] - frame[1]).abs() < 2.0 && other[0] < x + width
                });
                again += usize::from(beside);
            }
        }
        assert!(again > 0, "no framework of the demo goes on in another column");
    }

    /// Where a node's first and last words stand: page and left edge.
    fn ends(canvas: &Canvas, node: NodeId) -> Option<[(usize, i32); 2]> {
        let stands = |child: &Child| match child {
            Child::Sequence { page, sequence } => {
                let marks = &canvas.pages[*page].sequences[*sequence].marks;
                Some([marks.first()?, marks.last()?].map(|mark| (*page, mark.frame()[0] as i32 / 100)))
            }
            _ => None,
        };
        let mut found = canvas.nodes[node.0].children.iter().filter_map(stands);
        let first = found.next()?;
        Some([first[0], found.next_back().unwrap_or(first)[1]])
    }

    #[test]
    fn the_last_answers_stand_side_by_side() {
        let document = composed(&demo::assessment());
        let canvas = laid(&document);
        let [left, right] = ["XP-07", "XP-08"].map(|id| canvas.anchors[&Anchor::answer(&id.into())]);
        assert_eq!((left.page, left.y), (right.page, right.y));
    }

    #[test]
    fn a_question_is_not_parted_from_its_answer_at_the_foot_of_a_column() {
        let mut pairs = 0;
        for longer in 0..12 {
            let mut assessment = demo::assessment();
            for (at, record) in assessment.answers.values_mut().enumerate() {
                record.note = "words that go on and on ".repeat(40 + (at * 7 + longer * 5) % 60);
            }
            let mut document = composed(&assessment);
            document.parts.retain(|part| part.title == "Answers");
            document.board = None;
            let canvas = laid(&document);
            for body in canvas.nodes.iter().filter(|node| node.role == "LBody") {
                let children = body.children.iter().filter_map(|child| match child {
                    Child::Node(node) if canvas.nodes[node.0].role == "P" => ends(&canvas, *node),
                    _ => None,
                });
                let [question, answer, ..] = children.collect::<Vec<_>>()[..] else { continue };
                assert_eq!(question[1], answer[0], "page {}", question[1].0 + 1);
                pairs += 1;
            }
        }
        assert!(pairs > 500, "{pairs}");
    }

    #[test]
    fn text_starts_at_the_top_of_the_area_on_pages_that_go_on() {
        let canvas = laid(&composed(&demo::assessment()));
        let letter = |page: &usize| texts(&canvas, *page).iter().any(|(_, text)| text.starts_with("Letter, page 1"));
        for page in (2..canvas.pages.len()).filter(|page| !letter(page)) {
            let first =
                texts(&canvas, page).into_iter().filter(|(frame, _)| frame[1] > 60.0).map(|(frame, _)| frame[1]);
            let first = first.fold(f32::INFINITY, f32::min);
            assert!((TOP - 6.0..TOP + 12.0).contains(&first), "page {} starts at {first}", page + 1);
        }
    }
}
