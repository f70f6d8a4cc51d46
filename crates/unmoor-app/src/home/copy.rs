//! The table of Home for the clipboard: as lines with tabs, and as a table for programs that take one.

use crate::App;
use crate::fault::Fault;
use crate::view::*;

const HEAD: [&str; 15] = [
    "Vendor",
    "Service",
    "Title",
    "Grade",
    "Portability assured",
    "Portability possible",
    "Risk",
    "Risk zone",
    "Coverage",
    "Next contract date",
    "What then",
    "Last safe day",
    "Last safe day, note",
    "Last touched",
    "Id",
];

impl App {
    /// Every row that a query finds, as text to paste.
    pub fn copy_home(&mut self, query: HomeQuery) -> Result<TableCopy, Fault> {
        self.take_stock(super::PATIENCE)?;
        let table = self.table(&HomeRequest { query, count: u32::MAX, ..HomeRequest::default() });
        let mut lines = vec![HEAD.map(str::to_owned)];
        lines.extend(table.rows.iter().map(cells));
        let text = lines.iter().map(|line| line.each_ref().map(|cell| plain(cell)).join("\t")).collect::<Vec<_>>();
        let (head, rows) = lines.split_first().map_or((String::new(), String::new()), |(head, rows)| {
            (html_row(head, "th"), rows.iter().map(|row| html_row(row, "td")).collect())
        });
        Ok(TableCopy {
            rows: table.found,
            text: text.join("\n"),
            html: format!("<table><thead>{head}</thead><tbody>{rows}</tbody></table>"),
        })
    }
}

fn cells(row: &HomeRow) -> [String; HEAD.len()] {
    let score = |text: fn(&RowScore) -> &String| row.score.as_ref().map(text).cloned().unwrap_or_default();
    let contract =
        |text: fn(&ContractDateView) -> &String| row.contract.as_ref().map(text).cloned().unwrap_or_default();
    [
        row.vendor.clone(),
        row.service.clone(),
        row.title.clone(),
        score(|score| &score.grade.text),
        score(|score| &score.portability.assured_text),
        score(|score| &score.portability.possible_text),
        score(|score| &score.risk_text),
        score(|score| &score.zone),
        score(|score| &score.coverage_text),
        contract(|date| &date.date),
        contract(|date| &date.note),
        row.safe_day.date.clone().unwrap_or_default(),
        row.safe_day.note.clone(),
        row.touched_at.clone(),
        row.id.clone(),
    ]
}

/// A cell of one line. A text that a spreadsheet would take for a formula gets an apostrophe before it, so that it stays
/// a text.
fn plain(cell: &str) -> String {
    let line: String = cell.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if line.starts_with(['=', '+', '-', '@']) { format!("'{line}") } else { line }
}

fn html_row(cells: &[String], element: &str) -> String {
    let cell = |cell: &String| {
        let text = plain(cell).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        format!("<{element}>{text}</{element}>")
    };
    format!("<tr>{}</tr>", cells.iter().map(cell).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_stays_one_cell_and_runs_nothing() {
        assert_eq!(plain("Acme\tCRM\r\nInc."), "Acme CRM  Inc.");
        assert_eq!(plain("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(
            html_row(&["<img src=x onerror=alert(1)>".to_owned()], "td"),
            "<tr><td>&lt;img src=x onerror=alert(1)&gt;</td></tr>"
        );
    }
}
