//! The list that travels with an export: every file with its size and hash, every table with its rows.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::{Deserialize, Serialize};
use unmoor_store::SCHEMA;

use super::altered;
use crate::fault::Fault;
use crate::files;

/// The name of the list.
pub(super) const NAME: &str = "manifest.json";

const FORMAT: &str = "unmoor.export";
const VERSION: u32 = 1;

/// The largest list that is read: some 200,000 files.
const LIMIT: u64 = 64 << 20;

/// What an export holds. It has no date, so that the same workspace gives the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "Manifest of an Unmoor export", extend("$id" = "unmoor-export-1.schema.json"))]
pub(super) struct Manifest {
    /// `unmoor.export`.
    pub(super) format: String,
    /// 1; a higher one is refused.
    pub(super) version: u32,
    /// The schema of the workspace's tables; a higher one than is known is refused.
    pub(super) schema: u32,
    /// How many assessments there are.
    pub(super) assessments: u64,
    /// How many documents were kept as evidence, each counted for every assessment that has it.
    pub(super) documents: u64,
    /// How many snapshots there are.
    pub(super) snapshots: u64,
    /// Every file but this one, by its path.
    pub(super) files: Vec<Listed>,
}

/// A file of an export.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub(super) struct Listed {
    /// Where it lies in the folder, with `/` between folders.
    pub(super) path: String,
    /// How many bytes it has.
    pub(super) bytes: u64,
    /// SHA-256 of its bytes, 64 hexadecimal digits in lower case.
    pub(super) sha256: String,
    /// How many rows it has below its heading; tables only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) rows: Option<u64>,
}

/// The path of the list's JSON Schema from the root of the repository, and its text.
pub fn schema_file() -> (&'static str, String) {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Manifest>();
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    ("docs/format/unmoor-export-1.schema.json", text + "\n")
}

impl Manifest {
    /// The list of these files, by their paths.
    pub(super) fn new(mut files: Vec<Listed>, [assessments, documents, snapshots]: [u64; 3]) -> Self {
        files.sort();
        Self { format: FORMAT.to_owned(), version: VERSION, schema: SCHEMA, assessments, documents, snapshots, files }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Reads the list of an export, and refuses one that leads out of its folder.
    pub(super) fn read(folder: &Path) -> Result<Self, Fault> {
        let bytes = match files::read(&folder.join(NAME), LIMIT) {
            Ok(bytes) => bytes,
            Err(fault) => return Err(altered(folder, format!("{NAME} cannot be read")).with_details(fault.details)),
        };
        let list: Self = serde_json::from_slice(&bytes).map_err(|error| {
            altered(folder, format!("{NAME} is no list of an export")).with_details(error.to_string())
        })?;
        if list.format != FORMAT {
            return Err(altered(folder, format!("{NAME} is the list of something else")));
        }
        if list.version > VERSION || list.schema > SCHEMA {
            let happened = format!("The export \"{}\" was written by a newer Unmoor.", files::name(folder));
            return Err(Fault::refused(happened, "Bring it in with the newer Unmoor."));
        }
        let mut paths = BTreeSet::new();
        for file in &list.files {
            let plain = Path::new(&file.path).components().all(|part| matches!(part, Component::Normal(_)));
            if !plain || file.path.contains('\\') || !paths.insert(&file.path) {
                return Err(altered(folder, format!("{NAME} lists \"{}\", which is no file of an export", file.path)));
            }
        }
        Ok(list)
    }

    /// The file with this path.
    pub(super) fn file(&self, path: &str) -> Option<&Listed> {
        self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok().and_then(|at| self.files.get(at))
    }
}
