//! Which rows belong to which table: found by going down from the list of tables, and where the way is broken, by their shape.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::Connection;
use rusqlite::types::Value;

use super::cells::{self, Kind, Raw, Row};
use super::pages::Pages;

/// Tables of which nothing is brought over: undo ends with the session.
const LEFT: [&str; 3] = ["undo_step", "undo_touch", "undo_slice"];

/// Columns in which a letter that was spoilt leaves the others worth having.
const FREE: [&str; 14] = [
    "title",
    "vendor",
    "service",
    "name",
    "role",
    "note",
    "detail",
    "text",
    "reason",
    "locator",
    "owner",
    "sender",
    "by",
    "accepted_by",
];

/// Deeper than any table of a workspace.
const DEEPEST: u32 = 24;

/// A table as its schema describes it.
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
    /// Whether it has row numbers.
    numbered: bool,
}

/// A column of a table.
pub(super) struct Column {
    pub(super) name: String,
    kind: String,
    required: bool,
    /// Whether rows that were written before it was added may lack it.
    may_lack: bool,
    /// Whether it is the row's number.
    is_number: bool,
}

/// What was found of a workspace.
#[derive(Default)]
pub(super) struct Found {
    /// Rows of each table that can be read, with their values as text and numbers.
    pub(super) rows: BTreeMap<String, Vec<Vec<Value>>>,
    /// What could not be read, a line for each place.
    pub(super) lost: Vec<String>,
    /// Tables of which something could not be read.
    pub(super) damaged: BTreeSet<String>,
}

impl Found {
    /// How many rows were found.
    pub(super) fn count(&self) -> usize {
        self.rows.values().map(Vec::len).sum()
    }
}

/// The tables of a schema, from a database that has them and nothing else.
pub(super) fn of(fresh: &Connection) -> rusqlite::Result<Vec<Table>> {
    let mut statement = fresh.prepare(
        "SELECT t.name, t.wr = 0, c.name, c.type, c.\"notnull\", c.dflt_value IS NOT NULL OR c.\"notnull\" = 0, c.pk
         FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c
         WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid",
    )?;
    let mut rows = statement.query([])?;
    let mut tables: Vec<Table> = Vec::new();
    while let Some(row) = rows.next()? {
        let (name, numbered): (String, bool) = (row.get(0)?, row.get(1)?);
        if tables.last().is_none_or(|last| last.name != name) {
            tables.push(Table { name, columns: Vec::new(), numbered });
        }
        let kind: String = row.get(3)?;
        let is_number = numbered && kind == "INTEGER" && row.get::<_, u32>(6)? == 1;
        let column = Column { name: row.get(2)?, required: row.get(4)?, may_lack: row.get(5)?, is_number, kind };
        if let Some(table) = tables.last_mut() {
            table.columns.push(column);
        }
    }
    Ok(tables)
}

/// Reads every row that can be read.
pub(super) fn read(pages: &Pages, tables: &[Table]) -> Found {
    let mut reader = Reader { pages, seen: BTreeSet::new(), other: BTreeSet::new(), found: Found::default() };
    let roots = reader.roots();
    for (name, root) in &roots {
        if let Some(table) = tables.iter().find(|table| table.name == *name) {
            reader.walk(table, *root);
        }
    }
    let unlisted: BTreeSet<&str> = tables
        .iter()
        .map(|table| table.name.as_str())
        .filter(|name| !roots.iter().any(|(root, _)| root == name))
        .collect();
    if !unlisted.is_empty() {
        reader.found.lost.push(
            "The list of tables is damaged: rows were told apart by their shape, and some may not have been found."
                .to_owned(),
        );
        reader.found.damaged.extend(unlisted.iter().map(|name| (*name).to_owned()));
    }
    if !reader.found.damaged.is_empty() {
        reader.strays(tables);
    }
    reader.found
}

/// As many letters of a key are told.
const SHOWN: usize = 120;

/// What was found at one place of a table.
struct Judged {
    page: u32,
    /// Whether a page as a whole could not be read.
    whole: bool,
    /// The row, where one could be read, with its values, where it is one of the table.
    row: Option<Option<(Vec<Value>, bool)>>,
}

struct Reader<'p> {
    pages: &'p Pages,
    /// Pages that were found to belong somewhere.
    seen: BTreeSet<u32>,
    /// Pages that were found not to be of a kind, so that none is read as often as something points to it.
    other: BTreeSet<(u32, Kind)>,
    found: Found,
}

impl Reader<'_> {
    /// Where each table begins, as the list of tables says; the pages of indexes are set aside.
    fn roots(&mut self) -> Vec<(String, u32)> {
        let mut listed = Vec::new();
        self.descend(1, Kind::Table, 0, &mut |_, row, _| listed.extend(row.cloned()));
        let mut roots = Vec::new();
        for row in listed {
            let [Raw::Text(kind), Raw::Text(name), _, Raw::Integer(root), ..] = row.values.as_slice() else { continue };
            let (Ok(name), Ok(root)) = (String::from_utf8(name.clone()), u32::try_from(*root)) else { continue };
            match kind.as_slice() {
                b"table" => roots.push((name, root)),
                b"index" => self.descend(root, Kind::Index, 0, &mut |_, _, _| {}),
                _ => {}
            }
        }
        roots
    }

    /// Goes through a tree of pages and hands every row on, in order; of what cannot be read it hands on nothing, with the
    /// page that it is about. Pages that were seen before are not gone through again.
    fn descend(&mut self, number: u32, kind: Kind, depth: u32, each: &mut dyn FnMut(u32, Option<&Row>, bool)) {
        if depth >= DEEPEST || self.seen.contains(&number) || self.other.contains(&(number, kind)) {
            each(number, None, true);
            return;
        }
        let Some(node) = cells::node(self.pages, number).filter(|node| node.kind == kind) else {
            self.other.insert((number, kind));
            each(number, None, true);
            return;
        };
        self.seen.insert(number);
        for cell in &node.cells {
            if let Some(child) = cell.child {
                self.descend(child, kind, depth + 1, each);
            }
            if cell.broken {
                each(number, None, false);
            } else if cell.row.is_some() {
                each(number, cell.row.as_ref(), false);
            }
        }
        if let Some(last) = node.last {
            self.descend(last, kind, depth + 1, each);
        }
    }

    fn walk(&mut self, table: &Table, root: u32) {
        let kind = if table.numbered { Kind::Table } else { Kind::Index };
        let mut events = Vec::new();
        self.descend(root, kind, 0, &mut |page, row, whole| events.push((page, row.cloned(), whole)));
        if LEFT.contains(&table.name.as_str()) {
            return;
        }
        let judged: Vec<Judged> = events
            .into_iter()
            .map(|(page, row, whole)| Judged { page, whole, row: row.map(|row| judge(table, &row)) })
            .collect();
        let own: BTreeSet<u32> =
            judged.iter().filter(|one| matches!(one.row, Some(Some(_)))).map(|one| one.page).collect();
        let what = words_of(&table.name);
        let (mut last, mut told) = (String::new(), BTreeSet::new());
        let Found { rows, lost, damaged } = &mut self.found;
        let rows = rows.entry(table.name.clone()).or_default();
        for Judged { page, whole, row } in judged {
            let mended = match row {
                Some(Some((values, mended))) => {
                    last = format!(" after {}", key(table, &values).chars().take(SHOWN).collect::<String>());
                    rows.push(values);
                    mended
                }
                // A page of which nothing fits belongs to another table, to which the way is found later.
                Some(None) if !own.contains(&page) => {
                    self.seen.remove(&page);
                    if told.insert(page) {
                        lost.push(format!("A page of {what}{last} cannot be read (page {page})."));
                    }
                    damaged.insert(table.name.clone());
                    continue;
                }
                _ => {
                    let how = if whole { "A page" } else { "One" };
                    lost.push(format!("{how} of {what}{last} cannot be read (page {page})."));
                    damaged.insert(table.name.clone());
                    continue;
                }
            };
            if mended {
                lost.push(format!("A text among {what} is damaged in part:{}.", last.trim_start_matches(" after")));
                damaged.insert(table.name.clone());
            }
        }
    }

    /// Rows on pages to which no way leads, of the tables of which something is missing.
    fn strays(&mut self, tables: &[Table]) {
        let candidates: Vec<&Table> = tables
            .iter()
            .filter(|table| self.found.damaged.contains(&table.name) && !LEFT.contains(&table.name.as_str()))
            .collect();
        for number in self.pages.numbers() {
            if self.seen.contains(&number) {
                continue;
            }
            let Some(node) = cells::node(self.pages, number) else { continue };
            let rows: Vec<&Row> = node.cells.iter().filter_map(|cell| cell.row.as_ref()).collect();
            let fitting = candidates.iter().filter(|table| table.numbered == (node.kind == Kind::Table)).map(|table| {
                let fits: Vec<Vec<Value>> = rows
                    .iter()
                    .filter_map(|row| judge(table, row))
                    .filter(|(_, mended)| !mended)
                    .map(|(values, _)| values)
                    .collect();
                (*table, fits)
            });
            let mut fitting: Vec<(&Table, Vec<Vec<Value>>)> = fitting.filter(|(_, fits)| !fits.is_empty()).collect();
            fitting.sort_by_key(|(_, fits)| std::cmp::Reverse(fits.len()));
            let several = matches!(fitting.as_slice(), [(_, one), (_, two), ..] if one.len() == two.len());
            let Some((table, fits)) = fitting.into_iter().next() else { continue };
            if several {
                let what = words_of(&table.name);
                self.found
                    .lost
                    .push(format!("A page was taken for {what}, but may be something else (page {number})."));
            }
            self.found.rows.entry(table.name.clone()).or_default().extend(fits);
        }
    }
}

/// The values of a row as its table holds them, and whether a text of it had to be mended; `None` where it is no row of it.
fn judge(table: &Table, row: &Row) -> Option<(Vec<Value>, bool)> {
    let rest = table.columns.get(row.values.len()..)?;
    if row.values.is_empty() || !rest.iter().all(|column| column.may_lack) {
        return None;
    }
    let mut mended = false;
    let mut values = Vec::with_capacity(row.values.len());
    for (column, raw) in table.columns.iter().zip(&row.values) {
        values.push(match raw {
            Raw::Null if column.is_number => Value::Integer(row.number?),
            Raw::Null if !column.required => Value::Null,
            Raw::Integer(number) if column.kind == "INTEGER" && !column.is_number => Value::Integer(*number),
            Raw::Bytes(bytes) if column.kind == "BLOB" => Value::Blob(bytes.clone()),
            Raw::Text(bytes) if column.kind == "TEXT" => match std::str::from_utf8(bytes) {
                Ok(text) if !text.contains('\0') && is_possible(column, text) => Value::Text(text.to_owned()),
                Ok(text) if !text.contains('\0') => return None,
                // Zeros are what a page that was never written, or was overwritten, leaves of a text.
                _ if FREE.contains(&column.name.as_str()) => {
                    mended = true;
                    Value::Text(String::from_utf8_lossy(bytes).replace('\0', ""))
                }
                _ => return None,
            },
            _ => return None,
        });
    }
    Some((values, mended))
}

/// Whether a text can stand in a column, by the column's name.
fn is_possible(column: &Column, text: &str) -> bool {
    match column.name.as_str() {
        "at" | "created_at" | "updated_at" | "started" | "ended" | "made" | "answered" => {
            text.parse::<Timestamp>().is_ok()
        }
        "starts" | "ends" | "due" | "date" => text.parse::<Date>().is_ok(),
        "option" => text.chars().count() == 1,
        "sha256" | "file_sha256" => text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "score" => serde_json::from_str::<serde_json::Value>(text).is_ok(),
        "assessment" | "question" | "id" | "key" => !text.is_empty() && !text.chars().any(char::is_control),
        name if name.ends_with("extra") => {
            serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(text).is_ok()
        }
        _ => true,
    }
}

/// What says which row it is: its assessment and its question, or its own id.
fn key(table: &Table, values: &[Value]) -> String {
    let named = |wanted: &str| {
        let at = table.columns.iter().position(|column| column.name == wanted)?;
        match values.get(at) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        }
    };
    let words: Vec<String> = ["assessment", "question"]
        .into_iter()
        .filter_map(named)
        .chain(named("title").or_else(|| named("id")))
        .collect();
    words.join(" ")
}

/// What the rows of a table are called.
pub(super) fn words_of(table: &str) -> &'static str {
    match table {
        "assessment" => "the assessments",
        "pack_ref" => "the question packs of assessments",
        "scope_kind" => "the kinds of service",
        "contract" => "the contracts",
        "participant" => "the participants",
        "session" | "session_present" => "the workshops",
        "parked" => "the parking list",
        "request" | "request_question" => "the questions by file",
        "exposure_answer" => "the exposure answers",
        "answer" => "the answers",
        "evidence_item" => "the evidence",
        "vote" => "the votes",
        "decision" | "dissent" | "present" => "the decisions",
        "claim" => "the vendor's claims",
        "treatment" => "what is done about findings",
        "evidence_file" => "the documents",
        "snapshot" => "the snapshots",
        "change" => "the change log",
        "place" => "where one stopped",
        "setting" => "the settings of reports",
        _ => "the rest",
    }
}
