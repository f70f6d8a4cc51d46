//! Programs written in Rust that check or describe this repository: built once from crates.io into `target/tools`, each in the one
//! version that is named here. None of them is a part of Unmoor.

use std::path::PathBuf;

use crate::place;
use crate::step;

/// A tool and its version.
pub(crate) struct Tool {
    name: &'static str,
    version: &'static str,
}

/// Licences, sources, duplicates and known weaknesses of what is built in.
pub(crate) const DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2" };
/// The bill of materials of what is built in.
pub(crate) const CYCLONEDX: Tool = Tool { name: "cargo-cyclonedx", version: "0.5.9" };
/// Files that are altered under the guidance of what code was reached.
pub(crate) const FUZZ: Tool = Tool { name: "cargo-fuzz", version: "0.13.2" };

impl Tool {
    /// Builds the tool if it is not there in this version; gives its file.
    pub(crate) fn ensure(&self) -> Result<PathBuf, String> {
        if !self.is_there() {
            println!("{} {} is built from its source: some minutes, once.", self.name, self.version);
            let mut cargo = step::cargo(["install", self.name, "--locked", "--version", self.version, "--force"]);
            step::go(cargo.arg("--root").arg(folder()).env_remove("CARGO_TARGET_DIR"))?;
        }
        Ok(self.file())
    }

    pub(crate) fn file(&self) -> PathBuf {
        folder().join("bin").join(format!("{}{}", self.name, std::env::consts::EXE_SUFFIX))
    }

    /// Whether it is there, by cargo's own list of what it installed.
    fn is_there(&self) -> bool {
        let list = std::fs::read_to_string(folder().join(".crates.toml")).unwrap_or_default();
        self.file().exists() && list.contains(&format!("\"{} {} ", self.name, self.version))
    }
}

fn folder() -> PathBuf {
    place::root().join("target").join("tools")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tool_is_named_with_all_three_parts_of_its_version() {
        for tool in [DENY, CYCLONEDX, FUZZ] {
            assert_eq!(tool.version.split('.').filter(|part| part.parse::<u32>().is_ok()).count(), 3, "{}", tool.name);
        }
    }
}
