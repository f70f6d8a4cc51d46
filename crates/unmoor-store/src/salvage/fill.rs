//! The new workspace: rows go in one by one through the rules of the schema; what other rows need and is lost is filled in.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Result, params, params_from_iter};
use unmoor_core::assessment::METHOD;
use unmoor_core::pack;

use super::Salvaged;
use super::tables::{Found, Table, words_of};
use crate::rows::{self, unreadable};
use crate::{documents, schema};

/// Writes what was found into a workspace that has the tables and nothing else.
pub(super) fn fill(sql: &Connection, tables: &[Table], found: Found, at: Timestamp) -> Result<Salvaged> {
    let Found { rows, mut lost, damaged } = found;
    sql.pragma_update(None, "foreign_keys", false)?; // what a row needs may come later, or has to be filled in
    let tx = sql.unchecked_transaction()?;
    for table in tables {
        let mut statements = BTreeMap::new();
        for values in rows.get(&table.name).into_iter().flatten() {
            let statement = match statements.entry(values.len()) {
                Entry::Vacant(entry) => entry.insert(tx.prepare(&insertion(table, values.len()))?),
                Entry::Occupied(entry) => entry.into_mut(),
            };
            if let Err(error) = statement.execute(params_from_iter(values)) {
                if error.sqlite_error_code() != Some(rusqlite::ErrorCode::ConstraintViolation) {
                    return Err(error);
                }
                lost.push(format!("One of {} breaks a rule of the workspace and was left out.", words_of(&table.name)));
            }
        }
    }
    documents_as_taken_in(&tx, &mut lost, &damaged)?;
    let filled = Filling { sql: &tx, at: at.to_string() };
    filled.assessments(&mut lost)?;
    filled.unnamed_documents(&mut lost)?;
    filled.parents(&mut lost)?;
    filled.places()?;
    each_readable(&tx, &mut lost)?;
    known_from_the_log(&tx, &mut lost, &damaged)?;
    loose(&tx, &mut lost)?;
    let count = |table: &str| tx.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, u32>(0));
    let has_documents = tables.iter().any(|table| table.name == "evidence_file");
    let documents = if has_documents { count("evidence_file")? } else { 0 };
    let mut all = 0;
    for table in tables {
        all += count(&table.name)? as usize;
    }
    let titles = titles(&tx)?;
    let assessments = count("assessment")? as usize;
    tx.commit()?;
    sql.pragma_update(None, "foreign_keys", true)?;
    let lost = lost.into_iter().map(|line| named(&line, &titles)).collect();
    Ok(Salvaged { assessments, rows: all, documents: documents as usize, lost })
}

/// The statement for rows that have this many values.
fn insertion(table: &Table, many: usize) -> String {
    let names: Vec<String> = table.columns.iter().take(many).map(|column| format!("\"{}\"", column.name)).collect();
    let marks = vec!["?"; names.len()].join(", ");
    format!("INSERT INTO {} ({}) VALUES ({marks})", table.name, names.join(", "))
}

/// A document whose bytes are not those that were taken in is none: its name is its hash.
fn documents_as_taken_in(sql: &Connection, lost: &mut Vec<String>, damaged: &BTreeSet<String>) -> Result<()> {
    if !schema::tables(sql)?.iter().any(|(table, _)| table == "evidence_file") {
        return Ok(());
    }
    for (assessment, sha256) in documents::altered(sql)? {
        sql.execute("DELETE FROM evidence_file WHERE assessment = ?1 AND sha256 = ?2", [&assessment, &sha256])?;
        lost.push(format!("One of the documents of {assessment} is damaged and was left out ({}…).", &sha256[..8]));
    }
    if !damaged.contains("evidence_file") && !damaged.contains("evidence_item") {
        return Ok(());
    }
    let mut statement = sql.prepare(
        "SELECT DISTINCT assessment, question, file_name FROM evidence_item WHERE file_sha256 IS NOT NULL AND NOT EXISTS
         (SELECT 1 FROM evidence_file AS f WHERE f.assessment = evidence_item.assessment AND f.sha256 = file_sha256)",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (assessment, question): (String, String) = (row.get(0)?, row.get(1)?);
        let name: Option<String> = row.get(2)?;
        lost.push(format!(
            "The document {} that {assessment} names at {question} is not there.",
            name.unwrap_or_default()
        ));
    }
    Ok(())
}

/// Fills in what rows need that were read.
struct Filling<'t> {
    sql: &'t Connection,
    at: String,
}

impl Filling<'_> {
    /// The head of each assessment of which anything was found, its question pack, its kinds of service.
    fn assessments(&self, lost: &mut Vec<String>) -> Result<()> {
        let mut parts: Vec<String> = Vec::new();
        for (table, column) in schema::tables(self.sql)? {
            let its_own = ["place", "change", "undo_touch", "undo_slice"].contains(&table.as_str());
            if column == "assessment" && !its_own {
                parts.push(format!("SELECT assessment FROM {table}"));
            }
        }
        let ids = format!(
            "SELECT DISTINCT assessment FROM ({}) WHERE assessment NOT IN (SELECT id FROM assessment)",
            parts.join(" UNION ")
        );
        for id in self.column(&ids, &[])? {
            let last = "SELECT title FROM change WHERE assessment = ?1 AND title IS NOT NULL ORDER BY seq DESC LIMIT 1";
            let title: Option<String> = self.sql.query_row(last, [&id], |row| row.get(0)).optional()?;
            let title = title.unwrap_or_else(|| "Salvaged assessment".to_owned());
            self.sql.execute(
                "INSERT INTO assessment (id, title, vendor, service, method, depth, created_at, updated_at)
                 VALUES (?1, ?2, ?2, ?2, ?3, 'full', ?4, ?4)",
                params![id, title, METHOD, self.at],
            )?;
            lost.push(format!(
                "Vendor, service, depth and dates of {id} are lost: it is called \"{title}\" now; fill them in under Details."
            ));
        }
        let pack = pack::builtin().reference();
        for id in self.column("SELECT id FROM assessment WHERE id NOT IN (SELECT assessment FROM pack_ref)", &[])? {
            let usual = "SELECT pack, version FROM pack_ref GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT 1";
            let usual = self.sql.query_row(usual, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
            let (name, version) = usual.unwrap_or_else(|| (pack.id.clone(), pack.version.clone()));
            let put = "INSERT INTO pack_ref (assessment, position, pack, version) VALUES (?1, 0, ?2, ?3)";
            self.sql.execute(put, params![id, name, version])?;
            lost.push(format!("The question pack of {id} is lost: {name} {version} stands in its place."));
        }
        for id in self.column("SELECT id FROM assessment WHERE id NOT IN (SELECT assessment FROM scope_kind)", &[])? {
            let put = "INSERT INTO scope_kind (assessment, position, kind) VALUES (?1, 0, 'saas')";
            self.sql.execute(put, [&id])?;
            lost.push(format!("The kinds of service of {id} are lost: it counts as SaaS; set them under Details."));
        }
        Ok(())
    }

    /// A document that nothing names would go when the workspace is opened, so one whose evidence is lost gets a new item.
    fn unnamed_documents(&self, lost: &mut Vec<String>) -> Result<()> {
        if !schema::tables(self.sql)?.iter().any(|(table, _)| table == "evidence_file") {
            return Ok(());
        }
        let find = format!("SELECT assessment, sha256, size FROM evidence_file WHERE {}", documents::UNNAMED);
        let mut unnamed: Vec<(String, String, i64)> = Vec::new();
        let mut statement = self.sql.prepare(&find)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            unnamed.push((row.get(0)?, row.get(1)?, row.get(2)?));
        }
        for (assessment, sha256, size) in unnamed {
            let first = "SELECT coalesce((SELECT min(question) FROM answer WHERE assessment = ?1), 'DO-01')";
            let question: String = self.sql.query_row(first, [&assessment], |row| row.get(0))?;
            let name = format!("salvaged-{}", &sha256[..8]);
            self.sql.execute(
                "INSERT INTO evidence_item (assessment, question, position, id, kind, title, detail, file_name, file_sha256,
                 file_size) SELECT ?1, ?2, (SELECT coalesce(max(position) + 1, 0) FROM evidence_item WHERE assessment = ?1 AND
                 question = ?2), ?3, 'file', 'Salvaged document', '', ?3, ?4, ?5",
                params![assessment, question, name, sha256, size],
            )?;
            lost.push(format!("The question of a document in {assessment} is lost: it hangs on {question} as {name}."));
        }
        Ok(())
    }

    /// Answers, decisions, workshops and requests of which only parts were found.
    fn parents(&self, lost: &mut Vec<String>) -> Result<()> {
        let exist: BTreeSet<String> = schema::tables(self.sql)?.into_iter().map(|(table, _)| table).collect();
        let parts = |of: &[&str], columns: &str| {
            let parts: Vec<String> =
                of.iter().filter(|of| exist.contains(**of)).map(|of| format!("SELECT {columns} FROM {of}")).collect();
            parts.join(" UNION ")
        };
        let decided = parts(&["dissent", "present"], "assessment, question");
        self.fill(
            &decided,
            "decision WHERE decision.assessment = p.a AND decision.question = p.b",
            "INSERT INTO decision (assessment, question, note, at) VALUES (?1, ?2, '', ?3)",
            "What was decided on {b} in {a} is lost; who was there or did not agree is kept.",
            lost,
        )?;
        let answered = parts(&["evidence_item", "vote", "decision", "claim", "treatment"], "assessment, question");
        self.fill(
            &answered,
            "answer WHERE answer.assessment = p.a AND answer.question = p.b",
            "INSERT INTO answer (assessment, question, state, note, marked) SELECT ?1, ?2, 'open', '', 0 WHERE ?3 = ?3",
            "The answer to {b} in {a} is lost; what hangs on it is kept, and the question is open again.",
            lost,
        )?;
        if exist.contains("session") {
            self.fill(
                "SELECT assessment, session FROM session_present",
                "session WHERE session.assessment = p.a AND session.position = p.b",
                "INSERT INTO session (assessment, position, id, started) VALUES (?1, ?2, 'salvaged-' || ?2, ?3)",
                "The time of a workshop of {a} is lost; who was there is kept.",
                lost,
            )?;
            self.fill(
                "SELECT assessment, request FROM request_question",
                "request WHERE request.assessment = p.a AND request.position = p.b",
                "INSERT INTO request (assessment, position, id, sender, made, by) VALUES (?1, ?2, 'salvaged-' || ?2, '', ?3, '')",
                "Who was asked by file in {a} is lost; what was asked is kept.",
                lost,
            )?;
        }
        Ok(())
    }

    /// For each pair of keys that `pairs` gives and that `there` lacks, runs `put` and says `what`.
    fn fill(&self, pairs: &str, there: &str, put: &str, what: &str, lost: &mut Vec<String>) -> Result<()> {
        let find = format!(
            "WITH p (a, b) AS (SELECT DISTINCT * FROM ({pairs})) SELECT a, b FROM p WHERE NOT EXISTS (SELECT 1 FROM {there})"
        );
        let mut missing: Vec<(String, Value)> = Vec::new();
        let mut statement = self.sql.prepare(&find)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            missing.push((row.get(0)?, row.get(1)?));
        }
        for (assessment, key) in missing {
            self.sql.execute(put, params![assessment, key, self.at])?;
            let key = match key {
                Value::Text(text) => text,
                _ => String::new(),
            };
            lost.push(what.replace("{a}", &assessment).replace("{b}", &key));
        }
        Ok(())
    }

    /// Workshops and requests are known by their place in a list, so the lists must have no gaps.
    fn places(&self) -> Result<()> {
        for (list, part, column) in
            [("session", "session_present", "session"), ("request", "request_question", "request")]
        {
            if !schema::tables(self.sql)?.iter().any(|(table, _)| table == list) {
                continue;
            }
            let mut places: BTreeMap<String, Vec<i64>> = BTreeMap::new();
            let mut statement = self.sql.prepare(&format!("SELECT assessment, position FROM {list} ORDER BY 1, 2"))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                places.entry(row.get(0)?).or_default().push(row.get(1)?);
            }
            for (assessment, places) in places {
                for (now, then) in (0i64..).zip(places).filter(|(now, then)| now != then) {
                    let moved = format!("UPDATE {list} SET position = ?1 WHERE assessment = ?2 AND position = ?3");
                    self.sql.execute(&moved, params![now, assessment, then])?;
                    let moved = format!("UPDATE {part} SET {column} = ?1 WHERE assessment = ?2 AND {column} = ?3");
                    self.sql.execute(&moved, params![now, assessment, then])?;
                }
            }
        }
        Ok(())
    }

    fn column(&self, find: &str, values: &[&str]) -> Result<Vec<String>> {
        column(self.sql, find, values)
    }
}

fn column(sql: &Connection, find: &str, values: &[&str]) -> Result<Vec<String>> {
    let mut statement = sql.prepare(find)?;
    let rows = statement.query_map(params_from_iter(values), |row| row.get(0))?;
    rows.collect()
}

/// Every assessment reads back, or what keeps it from that is taken out.
fn each_readable(sql: &Connection, lost: &mut Vec<String>) -> Result<()> {
    if schema::tables(sql)?.iter().all(|(table, _)| table != "session") {
        return Ok(()); // of an older schema: it is read once it has been migrated
    }
    for id in column(sql, "SELECT id FROM assessment", &[])? {
        if rows::one(sql, &id).is_ok() {
            continue;
        }
        let hinders = rows::tables().filter(|table| table.name != rows::ASSESSMENT.name).find(|table| {
            let without = || {
                sql.execute_batch("SAVEPOINT without")?;
                sql.execute(&format!("DELETE FROM {} WHERE {} = ?1", table.name, table.key), [&id])?;
                let reads = rows::one(sql, &id).is_ok();
                sql.execute_batch("ROLLBACK TO without; RELEASE without")?;
                Ok::<_, rusqlite::Error>(reads)
            };
            without().unwrap_or(false)
        });
        match hinders {
            Some(table) => {
                sql.execute(&format!("DELETE FROM {} WHERE {} = ?1", table.name, table.key), [&id])?;
                lost.push(format!("Of {id} {} cannot be read and were left out.", words_of(table.name)));
            }
            None => {
                for table in rows::tables() {
                    sql.execute(&format!("DELETE FROM {} WHERE {} = ?1", table.name, table.key), [&id])?;
                }
                lost.push(format!("The assessment {id} cannot be read and was left out."));
            }
        }
    }
    Ok(())
}

/// Assessments and answers of which the change log tells and which are not there.
fn known_from_the_log(sql: &Connection, lost: &mut Vec<String>, damaged: &BTreeSet<String>) -> Result<()> {
    if damaged.contains("assessment") {
        let gone =
            "SELECT DISTINCT assessment FROM change WHERE act IN ('add_assessment', 'import', 'add_demo', 'rescore')
             AND assessment NOT IN (SELECT id FROM assessment) AND assessment NOT IN
             (SELECT assessment FROM change WHERE act = 'remove_assessment' OR way = 'undone')";
        for id in column(sql, gone, &[])? {
            let title =
                "SELECT title FROM change WHERE assessment = ?1 AND title IS NOT NULL ORDER BY seq DESC LIMIT 1";
            let title: Option<String> = sql.query_row(title, [&id], |row| row.get(0)).optional()?;
            lost.push(format!("The assessment \"{}\" ({id}) is lost.", title.unwrap_or_default()));
        }
    }
    if damaged.contains("answer") {
        let mut statement = sql.prepare(
            "SELECT assessment, question, max(seq), way FROM change WHERE act = 'answer' AND question IS NOT NULL
             AND assessment IN (SELECT id FROM assessment) GROUP BY 1, 2",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (assessment, question, way): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(3)?);
            let there = "SELECT EXISTS (SELECT 1 FROM answer WHERE assessment = ?1 AND question = ?2)";
            if way != "undone" && !sql.query_row(there, [&assessment, &question], |row| row.get::<_, bool>(0))? {
                lost.push(format!("The answer to {question} in {assessment} is lost, as the change log shows."));
            }
        }
    }
    Ok(())
}

/// Rows that still belong to nothing are left out.
fn loose(sql: &Connection, lost: &mut Vec<String>) -> Result<()> {
    for _ in 0..4 {
        let mut found: Vec<(String, Option<i64>)> = Vec::new();
        sql.pragma_query(None, "foreign_key_check", |row| {
            found.push((row.get(0)?, row.get(1)?));
            Ok(())
        })?;
        let tables: BTreeSet<&String> = found.iter().map(|(table, _)| table).collect();
        if tables.is_empty() {
            return Ok(());
        }
        for table in tables {
            lost.push(format!("Some of {} belonged to nothing any more and were left out.", words_of(table)));
            let mut parents: BTreeMap<i64, (String, Vec<String>)> = BTreeMap::new();
            sql.pragma(None, "foreign_key_list", table, |row| {
                let entry = parents.entry(row.get(0)?).or_insert((row.get(2)?, Vec::new()));
                let (from, to): (String, String) = (row.get(3)?, row.get(4)?);
                entry.1.push(format!("parent.\"{to}\" = {table}.\"{from}\""));
                Ok(())
            })?;
            for (parent, on) in parents.values() {
                let on = on.join(" AND ");
                sql.execute(
                    &format!("DELETE FROM {table} WHERE NOT EXISTS (SELECT 1 FROM {parent} AS parent WHERE {on})"),
                    [],
                )?;
            }
        }
    }
    Err(unreadable("what was read does not hold together"))
}

fn titles(sql: &Connection) -> Result<BTreeMap<String, String>> {
    let mut statement = sql.prepare("SELECT id, title FROM assessment")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect()
}

/// A sentence with the titles of assessments in place of their ids.
fn named(line: &str, titles: &BTreeMap<String, String>) -> String {
    let mut named = line.to_owned();
    for (id, title) in titles.iter().filter(|(id, _)| id.len() >= 8 && line.contains(id.as_str())) {
        named = named.replace(id, &format!("\"{title}\""));
    }
    named
}
