//! A workspace with as many vendors as one likes, made by copying the demo within the database.

mod some;

use std::path::Path;

use rusqlite::{Connection, Transaction, params};
use unmoor_app::clock::Clock;
use unmoor_app::view::Nothing;
use unmoor_app::{Access, App, Start};
use unmoor_store::Workspace;

/// Parts of invented names, one of them as long as German gets.
const FIRST: [&str; 12] = [
    "Halvard", "Pellan", "Norvik", "Orrery", "Marbeck", "Sundial", "Stannard", "Tessel", "Quillon", "Marlow", "Brae",
    "Øster",
];
const LAST: [&str; 8] = [
    "Systems",
    "Cloud",
    "Software GmbH",
    "& Söhne",
    "Analytics",
    "Labs",
    "Datentechnik AG",
    "Grundstücksverkehrsgenehmigungszuständigkeitsverwaltung mbH",
];
const SERVICE: [&str; 6] = ["Payroll", "Warehouse", "Sign-in", "Functions", "Kundenbeziehungsmanagement", "Search"];

/// How much each vendor has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filled {
    /// Answers alone: quickly made.
    Answers,
    /// The demo's notes, evidence and people as well, and some have what only some vendors have: every table has rows, but those
    /// of undo.
    Everything,
}

/// Makes the workspace at `path` with so many assessments: the demo's questions, every vendor with answers of its own.
///
/// # Panics
/// If it cannot be made.
pub fn vendors(path: &Path, count: usize, filled: Filled) {
    drop(Workspace::create(path).expect("a new workspace"));
    let start = Start {
        data_folder: path.parent().map(Path::to_owned),
        workspace: Some(path.to_owned()),
        access: Access::ReadWrite,
        clock: Clock::System,
    };
    let mut app = App::start(start).expect("a folder to write in");
    let demo = app.open_demo(Nothing {}).expect("the demo").assessment;
    if filled == Filled::Everything {
        some::prepare(&mut app, &demo, path.parent().unwrap_or(Path::new(".")));
    }
    drop(app);
    multiply(path, &demo, count, filled).expect("the tables of a workspace");
}

/// The id of a vendor by its number.
fn id(n: usize) -> String {
    format!("01a1e8aa-d571-73c1-ae4a-{n:012x}")
}

fn multiply(path: &Path, demo: &str, count: usize, filled: Filled) -> rusqlite::Result<()> {
    let mut sql = Connection::open(path)?;
    sql.pragma_update(None, "synchronous", "OFF")?;
    sql.execute_batch(
        "CREATE TEMP TABLE vendor (n INTEGER PRIMARY KEY, id TEXT, name TEXT, service TEXT, good INTEGER)",
    )?;
    let tx = sql.transaction()?;
    for n in 0..count {
        let id = id(n);
        let name = format!("{} {} {}", FIRST[n % 12], LAST[n / 12 % 8], n / 96 + 1);
        let good = n * 7919 % 100;
        tx.execute(
            "INSERT INTO vendor VALUES (?1, ?2, ?3, ?4, ?5)",
            params![n as i64, id, name, SERVICE[n % 6], good as i64],
        )?;
    }
    let notes = if filled == Filled::Everything { "note" } else { "''" };
    // How good a vendor is, a little better or worse from question to question; one in ten is hardly begun.
    tx.execute_batch(&format!(
        "INSERT INTO assessment SELECT v.id, 'Renewal ' || (2026 + v.n % 3), v.name, v.service, vendor_extra, method,
                CASE v.n % 7 WHEN 0 THEN 'standard' ELSE depth END, scope_extra, extra, created_at,
                strftime('%Y-%m-%dT%H:%M:%SZ', updated_at, '-' || (v.n % 300) || ' hours')
           FROM temp.vendor v JOIN assessment WHERE assessment.id = '{demo}';
         INSERT INTO contract (assessment, starts, ends, notice_days, auto_renews, months_to_leave)
         SELECT v.id, starts, date('now', (v.n * 37 % 1500 - 90) || ' days'), CASE v.n % 11 WHEN 0 THEN NULL ELSE 90 END,
                v.n % 2, CASE v.n % 5 WHEN 0 THEN NULL ELSE v.n % 14 END
           FROM temp.vendor v JOIN contract WHERE assessment = '{demo}' AND v.n % 13 > 0;
         INSERT INTO exposure_answer SELECT v.id, question, substr('abcd', 1 + (v.n / 3 + unicode(substr(question, 5)) % 2) % 4, 1)
           FROM temp.vendor v JOIN exposure_answer WHERE assessment = '{demo}';
         INSERT INTO answer (assessment, question, state, option, evidence, reason, note, marked)
         SELECT v.id, question, CASE WHEN state = 'unknown' AND v.n % 3 > 0 THEN 'answered' ELSE state END,
                CASE WHEN state = 'answered' OR state = 'unknown' AND v.n % 3 > 0 THEN
                  substr('abcde', 1 + max(0, min(4, (v.good + (v.n + unicode(substr(question, 5))) % 5 * 10 - 15) / 20)), 1)
                END,
                CASE WHEN state = 'answered' OR state = 'unknown' AND v.n % 3 > 0 THEN
                  CASE v.n % 4 WHEN 0 THEN coalesce(evidence, 'claimed') ELSE 'tested' END
                END, reason, {notes}, marked
           FROM temp.vendor v JOIN answer WHERE assessment = '{demo}' AND (v.n % 10 > 0 OR question < 'D');"
    ))?;
    for table in ["pack_ref", "scope_kind"] {
        copied(&tx, table, demo, "true")?;
    }
    if filled == Filled::Everything {
        copied(&tx, "participant", demo, "true")?;
        copied(&tx, "evidence_item", demo, "(v.n % 10 > 0 OR t.question < 'D')")?;
        some::fill(&tx, demo, count)?;
    }
    // The demo has done its service, and nobody is to undo it.
    let spent: Vec<String> = tx
        .prepare(
            "SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c ON c.name = 'assessment'
              WHERE t.type = 'table' AND t.name NOT LIKE 'undo%'",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for table in spent {
        tx.execute(&format!("DELETE FROM {table} WHERE assessment = ?1"), [demo])?;
    }
    tx.execute("DELETE FROM assessment WHERE id = ?1", [demo])?;
    tx.execute_batch("DELETE FROM undo_slice; DELETE FROM undo_touch; DELETE FROM undo_step;")?;
    tx.commit()
}

/// Gives those vendors of `temp.vendor` for which `whose` is true the demo's rows of a table.
fn copied(tx: &Transaction<'_>, table: &str, demo: &str, whose: &str) -> rusqlite::Result<()> {
    let columns: Vec<String> = tx
        .prepare("SELECT 't.' || name FROM pragma_table_info(?1) WHERE name <> 'assessment'")?
        .query_map([table], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let (from, to) = (columns.join(", "), columns.join(", ").replace("t.", ""));
    tx.execute_batch(&format!(
        "INSERT INTO {table} (assessment, {to})
         SELECT v.id, {from} FROM temp.vendor v JOIN {table} t WHERE t.assessment = '{demo}' AND {whose};"
    ))
}
