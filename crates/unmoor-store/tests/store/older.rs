//! A workspace of every schema that was ever shipped opens, keeps everything, and leaves a copy beside it.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::TempDir;
use unmoor_core::assessment::Assessment;
use unmoor_core::{file, pack};
use unmoor_store::*;

/// The assessment that lies in each of these workspaces, as a file of its own: the demo of that time.
fn held() -> Assessment {
    file::read(include_bytes!("../fixtures/schema-1.unmoor.json"), &[pack::builtin()]).unwrap()
}

/// A workspace with that assessment in it, written by the Unmoor of each schema.
const SHIPPED: [(u32, &[u8]); 2] =
    [(1, include_bytes!("../fixtures/schema-1.unmoor")), (2, include_bytes!("../fixtures/schema-2.unmoor"))];

fn laid(folder: &Path, bytes: &[u8]) -> PathBuf {
    let path = folder.join("some.unmoor");
    File::create(&path).unwrap().write_all(bytes).unwrap();
    path
}

#[test]
fn every_older_schema_is_here() {
    assert_eq!(SHIPPED.map(|(schema, _)| schema), [1, 2]);
    assert_eq!(SHIPPED.len() + 1, usize::try_from(SCHEMA).unwrap(), "add a file of the schema before the newest");
}

/// The newest schema is written by the code that is tested.
fn newest(folder: &Path) -> PathBuf {
    let path = folder.join("new.unmoor");
    let mut workspace = Workspace::create(&path).unwrap();
    crate::some::add(&mut workspace, &held(), 0);
    drop(workspace);
    path
}

#[test]
fn a_workspace_of_the_newest_schema_opens_wherever_it_is_laid() {
    let folder = TempDir::new().unwrap();
    let path = laid(folder.path(), &fs::read(newest(folder.path())).unwrap());
    let workspace = Workspace::open(&path, Access::ReadWrite).unwrap();
    assert_eq!(workspace.assessment(&held().id).unwrap(), held());
    assert!(workspace.check().unwrap().is_sound());
    let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(names.into_iter().all(|name| !name.contains("-schema-")), "nothing is migrated, so no copy is kept");
}

/// Columns, references and indexes of every table, as SQLite describes them.
fn shape(path: &Path) -> Vec<String> {
    let sql = Connection::open(path).unwrap();
    let mut shape = Vec::new();
    for ask in [
        "SELECT t.name, t.wr, t.strict, c.* FROM pragma_table_list AS t, pragma_table_xinfo(t.name) AS c",
        "SELECT t.name, '', '', r.* FROM pragma_table_list AS t, pragma_foreign_key_list(t.name) AS r",
        "SELECT t.name, i.\"unique\", i.origin, c.* FROM pragma_table_list AS t, pragma_index_list(t.name) AS i,
         pragma_index_xinfo(i.name) AS c",
    ] {
        let mut statement = sql.prepare(ask).unwrap();
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| {
            (0..columns).map(|at| row.get(at)).collect::<rusqlite::Result<Vec<rusqlite::types::Value>>>()
        });
        shape.extend(rows.unwrap().map(|row| format!("{:?}", row.unwrap())));
    }
    shape.sort();
    shape
}

#[test]
fn a_migrated_workspace_has_the_shape_of_a_new_one() {
    for (schema, bytes) in SHIPPED {
        let folder = TempDir::new().unwrap();
        let path = laid(folder.path(), bytes);
        drop(Workspace::open(&path, Access::ReadWrite).unwrap());
        assert_eq!(shape(&path), shape(&newest(folder.path())), "from schema {schema}");
    }
}

#[test]
fn an_older_workspace_is_migrated_and_a_copy_of_it_is_kept() {
    for (schema, bytes) in SHIPPED {
        let folder = TempDir::new().unwrap();
        let path = laid(folder.path(), bytes);
        let workspace = Workspace::open(&path, Access::ReadWrite).unwrap();
        assert_eq!(workspace.assessment(&held().id).unwrap(), held());
        assert!(workspace.check().unwrap().is_sound());
        drop(workspace);
        let copy = folder.path().join(format!("some.unmoor-schema-{schema}"));
        assert_eq!(fs::read(copy).unwrap()[60..64], schema.to_be_bytes());
        assert_eq!(fs::read(&path).unwrap()[60..64], SCHEMA.to_be_bytes());
    }
}

#[test]
fn an_older_workspace_that_is_only_looked_at_stays_as_it_is() {
    for (_, bytes) in SHIPPED {
        let folder = TempDir::new().unwrap();
        let path = laid(folder.path(), bytes);
        let workspace = Workspace::open(&path, Access::ReadOnly).unwrap();
        assert_eq!(workspace.assessment(&held().id).unwrap(), held());
        assert!(workspace.check().unwrap().is_sound());
        drop(workspace);
        assert!(fs::read(&path).unwrap() == bytes, "not a byte of it changed");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing lies beside it");
    }
}
