//! What some of many vendors have: documents, snapshots, the notes of a workshop, questions sent out, a place, settings.

use std::path::Path;

use rusqlite::{Transaction, params};
use unmoor_app::view::*;
use unmoor_app::{App, evidence};

use super::{copied, id};
use crate::place;

/// Tables whose rows belong to a workshop or to findings; every fourth vendor has those of the demo.
const EVERY_FOURTH: [&str; 9] =
    ["vote", "decision", "dissent", "present", "session", "session_present", "parked", "treatment", "claim"];

/// Gives the demo what it does not have by itself: a document, a snapshot, settings.
pub(super) fn prepare(app: &mut App, demo: &str, folder: &Path) {
    let file = folder.join("terms.pdf");
    place::put(&file, b"%PDF-1.7 terms");
    let held = app.hold_document(evidence::read(&file).expect("what was just written"));
    std::fs::remove_file(&file).expect("it was taken in");
    let item = PutEvidenceItem {
        at: WalkAt { assessment: demo.to_owned(), question: "EX-01".to_owned(), filter: None },
        id: String::new(),
        kind: EvidenceItemKind::File,
        title: String::new(),
        detail: String::new(),
        locator: String::new(),
        date: String::new(),
        document: held.document.map(|document| document.sha256),
    };
    app.put_evidence_item(item).expect("an item");
    let name = "Before the talks".to_owned();
    app.take_snapshot(TakeSnapshot { assessment: demo.to_owned(), name }).expect("a snapshot");
    let options = ReportOptions { client: "Norvik".to_owned(), ..ReportOptions::default() };
    app.set_report_options(SetReportOptions { assessment: demo.to_owned(), options }).expect("settings");
}

/// Gives some of the vendors in `temp.vendor` what only some have.
pub(super) fn fill(tx: &Transaction<'_>, demo: &str, count: usize) -> rusqlite::Result<()> {
    tx.execute_batch(&format!(
        "INSERT INTO request (assessment, position, id, sender, made, answered, by)
         VALUES ('{demo}', 0, 'r1', 'Norvik', '2026-11-02T09:00:00Z', '2026-11-12T16:20:00Z', 'P. Okoro');
         INSERT INTO request_question VALUES ('{demo}', 0, 0, 'DO-01');
         INSERT INTO claim (assessment, question, position, request, option, note, at)
         VALUES ('{demo}', 'DO-01', 0, 'r1', 'b', 'Clause 9.1.', '2026-11-12T16:20:00Z');"
    ))?;
    for table in EVERY_FOURTH.into_iter().chain(["request", "request_question"]) {
        // One in ten is hardly begun, and none of those is here.
        copied(tx, table, demo, "v.n % 4 = 1")?;
    }
    tx.execute_batch(&format!(
        "INSERT INTO snapshot (id, assessment, name, at, file, score)
         SELECT printf('01a1e8aa-d571-73c1-be4a-%012x', v.n), v.id, t.name, t.at,
                CAST(replace(CAST(t.file AS TEXT), '{demo}', v.id) AS BLOB), t.score
           FROM temp.vendor v JOIN snapshot t WHERE t.assessment = '{demo}' AND v.n % 20 = 1;
         INSERT INTO change (at, way, act, assessment, title, question)
         SELECT t.at, t.way, t.act, v.id, t.title, t.question
           FROM temp.vendor v JOIN change t WHERE t.assessment = '{demo}' AND v.n % 4 = 1;
         INSERT INTO place SELECT id, 'DO-01' FROM temp.vendor WHERE n % 3 = 1;
         INSERT INTO setting SELECT replace(key, '{demo}', v.id), value
           FROM temp.vendor v JOIN setting WHERE instr(key, '{demo}') AND v.n % 5 = 1;
         DELETE FROM setting WHERE instr(key, '{demo}');"
    ))?;
    documents(tx, count)
}

/// Every eighth vendor has a document that no other has, of up to 6 kB.
fn documents(tx: &Transaction<'_>, count: usize) -> rusqlite::Result<()> {
    for n in (1..count).step_by(8) {
        let bytes = format!("%PDF-1.7 terms of {}\n{}", id(n), "A clause.\n".repeat(n * 37 % 600)).into_bytes();
        let (hash, size) = (unmoor_store::sha256(&bytes), bytes.len() as i64);
        tx.execute("INSERT INTO evidence_file VALUES (?1, ?2, ?3, ?4)", params![id(n), hash, size, bytes])?;
        tx.execute(
            "UPDATE evidence_item SET file_sha256 = ?2, file_size = ?3 WHERE assessment = ?1 AND file_sha256 IS NOT NULL",
            params![id(n), hash, size],
        )?;
    }
    // The others have nothing that could be opened.
    tx.execute_batch(
        "DELETE FROM evidence_item WHERE file_sha256 IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM evidence_file f WHERE f.assessment = evidence_item.assessment);",
    )
}
