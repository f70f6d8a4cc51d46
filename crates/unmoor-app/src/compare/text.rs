//! A comparison as a text: Markdown for a document, CSV for a spreadsheet. Both hold every answer that differs.

use unmoor_core::words;

use crate::view::*;

pub(super) fn of(view: &ComparisonView, format: CompareFormat) -> String {
    match format {
        CompareFormat::Markdown => markdown(view),
        CompareFormat::Csv => csv(view),
    }
}

fn markdown(view: &ComparisonView) -> String {
    let names = || view.columns.iter().map(|column| column.name.clone());
    let mut text = format!("# {}\n\n{}\n{}\n\n", plain(&view.headline), view.gist, plain(&view.ranking));
    let head: Vec<String> = [String::new()].into_iter().chain(names()).chain(["Clearly freer".to_owned()]).collect();
    let mut rows = vec![line("Service", view.columns.iter().map(|column| column.service.clone()), "")];
    rows.push(line("Grade", view.columns.iter().map(|column| column.grade.text.clone()), ""));
    for row in [&view.whole].into_iter().chain(&view.sections) {
        rows.push(line(&row.label, row.cells.iter().map(|cell| cell.as_ref().map_or_else(none, ends)), &row.freer));
    }
    for figures in &view.figures {
        rows.push(line(&figures.label, figures.cells.iter().map(figure), ""));
    }
    table(&mut text, &head, &rows);
    for column in view.columns.iter().filter(|column| !column.own.is_empty()) {
        text.push_str(&format!("\n{}: {}\n", plain(&column.name), plain(&column.own)));
    }
    text.push_str(&format!("\n## Where they differ most\n\n{}\n\n", view.answers_lead));
    let head: Vec<String> = ["Question".to_owned()].into_iter().chain(names()).chain(["Weight".to_owned()]).collect();
    let answer = |answer: &CompareAnswer| {
        let cells = answer.cells.iter().map(|cell| match cell.shown_by.as_str() {
            "" => cell.text.clone(),
            shown_by => format!("{} ({shown_by})", cell.text),
        });
        line(&format!("{} {}", answer.id, answer.prompt), cells, &answer.weight.to_string())
    };
    let rows: Vec<Vec<String>> = view.answers.iter().map(answer).collect();
    if !rows.is_empty() {
        table(&mut text, &head, &rows);
    }
    text
}

fn line(label: &str, cells: impl Iterator<Item = String>, last: &str) -> Vec<String> {
    [label.to_owned()].into_iter().chain(cells).chain([last.to_owned()]).collect()
}

fn ends(interval: &IntervalView) -> String {
    match (&interval.assured_text, &interval.possible_text) {
        (assured, possible) if assured == possible => assured.clone(),
        (assured, possible) => format!("{assured} to {possible}"),
    }
}

fn none() -> String {
    "does not apply".to_owned()
}

fn figure(cell: &FigureCell) -> String {
    let value = [cell.word.as_str(), &cell.number].into_iter().filter(|part| !part.is_empty());
    let value = value.collect::<Vec<_>>().join(" ");
    [value, cell.note.clone()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn table(text: &mut String, head: &[String], rows: &[Vec<String>]) {
    let mut write = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
    };
    write(head);
    write(&vec!["---".to_owned(); head.len()]);
    rows.iter().for_each(|row| write(row));
}

/// Text that Markdown takes for nothing else, on one line.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '#' => plain.extend(['\\', letter]),
            letter if letter.is_control() => plain.push(' '),
            letter => plain.push(letter),
        }
    }
    plain
}

/// Two columns for each assessment: both ends of an interval, or a statement and how it is shown.
fn csv(view: &ComparisonView) -> String {
    let pair = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
    let columns = || view.columns.iter();
    let mut rows = vec![record("", "", columns().flat_map(|one| pair(&one.name, "")), "Clearly freer, or weight")];
    rows.push(record("", "Service", columns().flat_map(|one| pair(&one.service, "")), ""));
    rows.push(record("", "Grade, assured and possible", columns().flat_map(|one| grades(&one.grade)), ""));
    for row in [&view.whole].into_iter().chain(&view.sections) {
        let cells = row.cells.iter().flat_map(|cell| match cell {
            Some(cell) => [words::one_decimal(cell.assured), words::one_decimal(cell.possible)],
            None => [none(), none()],
        });
        rows.push(record(&row.id, &row.label, cells, &row.freer));
    }
    for figures in &view.figures {
        let value = |cell: &FigureCell| figure(&FigureCell { note: String::new(), ..cell.clone() });
        let cells = figures.cells.iter().flat_map(|cell| [value(cell), cell.note.clone()]);
        rows.push(record("", &figures.label, cells, ""));
    }
    for answer in &view.answers {
        let cells = answer.cells.iter().flat_map(|cell| pair(&cell.text, &cell.shown_by));
        rows.push(record(&answer.id, &answer.prompt, cells, &answer.weight.to_string()));
    }
    // The mark in front tells spreadsheets that the text is UTF-8.
    format!("\u{feff}{}", rows.concat())
}

fn grades(grade: &GradeView) -> [String; 2] {
    [grade.assured, grade.possible].map(|letter| format!("{letter:?}"))
}

fn record(id: &str, label: &str, cells: impl Iterator<Item = String>, last: &str) -> String {
    let all = [id.to_owned(), label.to_owned()].into_iter().chain(cells).chain([last.to_owned()]);
    let cells: Vec<String> = all.map(|cell| quoted(&cell)).collect();
    format!("{}\r\n", cells.join(","))
}

/// A cell as every spreadsheet reads it. What would be a formula is kept from being one.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    let guard = if formula { "'" } else { "" };
    let text = format!("{guard}{cell}");
    match text.contains(['"', ',', '\n', '\r', ';']) || text != text.trim() {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula_and_never_breaks_its_row() {
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("-5.2"), "-5.2");
        assert_eq!(quoted("@SUM(A1,\"x\")"), "\"'@SUM(A1,\"\"x\"\")\"");
        assert_eq!(quoted("two\nlines"), "\"two\nlines\"");
        assert_eq!(quoted("plain"), "plain");
    }

    #[test]
    fn a_name_is_no_markdown() {
        assert_eq!(plain("a|b*<i>\n[x]"), "a\\|b\\*\\<i\\> \\[x\\]");
    }
}
