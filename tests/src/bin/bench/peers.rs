//! The words of a report for two other typesetters: the same headings, paragraphs and tables, in the same two columns.

use unmoor_report::document::{Block, Document, Flow, GroupHeading, Part, Row};

/// One piece of the words.
enum Piece {
    Part(String),
    Heading(String),
    Paragraph(String),
    Table(Vec<String>, Vec<Vec<String>>),
    /// Entries in two columns: headings and lists of key and text.
    Columns(usize, Vec<(Option<String>, Vec<Vec<String>>)>),
}

fn pieces(document: &Document) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for Part { number, title, lead, blocks, .. } in &document.parts {
        pieces.push(Piece::Part(format!("{number} {title}")));
        pieces.push(Piece::Paragraph(lead.to_plain()));
        blocks.iter().for_each(|block| add(&mut pieces, block));
    }
    pieces
}

fn add(pieces: &mut Vec<Piece>, block: &Block) {
    match block {
        Block::Heading(heading) => pieces.push(Piece::Heading(heading.text.clone())),
        Block::Paragraph(paragraph) => pieces.push(Piece::Paragraph(paragraph.text.to_plain())),
        Block::Table(table) => {
            let heads = table.columns.iter().map(|column| column.head.to_plain()).collect();
            pieces.push(Piece::Table(heads, table.rows.iter().map(cells).collect()));
        }
        Block::Columns(columns) => {
            let group = |heading: &Option<GroupHeading>, rows: &[Row]| {
                (heading.as_ref().map(|heading| heading.text.clone()), rows.iter().map(cells).collect())
            };
            let groups = columns.groups.iter().map(|g| group(&g.heading, &g.rows)).collect();
            pieces.push(Piece::Columns(columns.count, groups));
        }
        Block::Halves(left, right) => left.iter().chain(right).for_each(|block| add(pieces, block)),
        _ => {}
    }
}

fn cells(row: &Row) -> Vec<String> {
    let flow = |flow: &Flow| match flow {
        Flow::Paragraph(paragraph) => paragraph.text.to_plain(),
        Flow::Grid(cells) => cells.iter().map(|cell| cell.text.to_plain()).collect::<Vec<_>>().join(" "),
        _ => String::new(),
    };
    row.cells.iter().map(|cell| cell.iter().map(flow).collect::<Vec<_>>().join("\n")).collect()
}

/// As Typst.
pub(crate) fn typst(document: &Document) -> String {
    let set = |text: &str| format!("#{:?}", text);
    let cell = |text: &String| {
        let lines: Vec<String> = text.split('\n').map(set).collect();
        format!("[{}]", lines.join(" \\ "))
    };
    let mut out = String::from(
        "#set page(paper: \"a4\", margin: (x: 54pt, top: 78pt, bottom: 62pt), numbering: \"1\", header: [Report])\n\
         #set text(font: \"Inter\", size: 7.75pt)\n#set par(leading: 0.35em)\n#show heading: set text(font: \"Source Serif 4\")\n\
         #outline(depth: 1)\n",
    );
    for piece in pieces(document) {
        match piece {
            Piece::Part(text) => out.push_str(&format!("#pagebreak(weak: true)\n= {}\n", set(&text))),
            Piece::Heading(text) => out.push_str(&format!("== {}\n", set(&text))),
            Piece::Paragraph(text) => out.push_str(&format!("\n{}\n\n", set(&text))),
            Piece::Table(heads, rows) => {
                let columns = heads.len();
                let heads: Vec<String> = heads.iter().map(cell).collect();
                out.push_str(&format!("#table(columns: {columns}, table.header({}),\n", heads.join(", ")));
                for row in rows {
                    let cells: Vec<String> = (0..columns).map(|at| row.get(at).map_or("[]".to_owned(), cell)).collect();
                    out.push_str(&format!("{},\n", cells.join(", ")));
                }
                out.push_str(")\n");
            }
            Piece::Columns(count, groups) => {
                out.push_str(&format!("#columns({count})[\n"));
                for (heading, rows) in groups {
                    if let Some(heading) = heading {
                        out.push_str(&format!("=== {}\n", set(&heading)));
                    }
                    for row in rows {
                        let cells: Vec<String> = row.iter().map(cell).collect();
                        let widths = if cells.len() == 2 { "(37pt, 1fr)" } else { "1" };
                        out.push_str(&format!(
                            "#grid(columns: {widths}, {})\n#line(length: 100%, stroke: 0.5pt)\n",
                            cells.join(", ")
                        ));
                    }
                }
                out.push_str("]\n");
            }
        }
    }
    out
}

/// As HTML.
pub(crate) fn html(document: &Document) -> String {
    let set = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>");
    let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/unmoor-report/fonts");
    let mut out = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Report</title><style>\
         @font-face {{ font-family: Inter; src: url(file://{fonts}/Inter_400Regular.ttf) }}\
         @font-face {{ font-family: Serif4; src: url(file://{fonts}/SourceSerif4_400Regular.ttf) }}\
         @page {{ size: A4; margin: 78pt 54pt 62pt }} body {{ font: 7.75pt/10.5pt Inter }} h1, h2, h3 {{ font-family: Serif4 }}\
         h1 {{ break-before: page }} table {{ border-collapse: collapse; width: 100% }} td, th {{ vertical-align: top; text-align: left;\
         border-bottom: .5pt solid #b9b3a7 }} .c {{ column-gap: 12pt }}</style>"
    );
    for piece in pieces(document) {
        match piece {
            Piece::Part(text) => out.push_str(&format!("<h1>{}</h1>", set(&text))),
            Piece::Heading(text) => out.push_str(&format!("<h2>{}</h2>", set(&text))),
            Piece::Paragraph(text) => out.push_str(&format!("<p>{}</p>", set(&text))),
            Piece::Table(heads, rows) => {
                let row = |cells: &[String], tag: &str| -> String {
                    cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", set(cell))).collect()
                };
                out.push_str(&format!("<table><thead><tr>{}</tr></thead>", row(&heads, "th")));
                rows.iter().for_each(|cells| out.push_str(&format!("<tr>{}</tr>", row(cells, "td"))));
                out.push_str("</table>");
            }
            Piece::Columns(count, groups) => {
                out.push_str(&format!("<div class=c style='columns: {count}'>"));
                for (heading, rows) in groups {
                    if let Some(heading) = heading {
                        out.push_str(&format!("<h3>{}</h3>", set(&heading)));
                    }
                    out.push_str("<table>");
                    for row in rows {
                        let cells: String = row.iter().map(|cell| format!("<td>{}</td>", set(cell))).collect();
                        out.push_str(&format!("<tr>{cells}</tr>"));
                    }
                    out.push_str("</table>");
                }
                out.push_str("</div>");
            }
        }
    }
    out
}
