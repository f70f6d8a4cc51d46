//! The command line: every command, every bad input, and what survives a killed process.

#[cfg(test)]
mod asking;
#[cfg(test)]
mod backups;
#[cfg(test)]
mod bad_assessments;
#[cfg(test)]
mod bad_workspaces;
#[cfg(test)]
mod commands;
mod compare;
#[cfg(test)]
mod dates;
#[cfg(test)]
mod everything;
mod evidence;
#[cfg(test)]
mod findings;
#[cfg(test)]
mod full_disk;
#[cfg(test)]
mod history;
#[cfg(test)]
mod hostile_text;
#[cfg(test)]
mod killed;
#[cfg(test)]
mod offline;
#[cfg(test)]
mod own;
#[cfg(test)]
mod packs;
#[cfg(test)]
mod passphrase;
#[cfg(test)]
mod read_only;
#[cfg(test)]
mod redaction;
mod reports;
#[cfg(test)]
mod sheets;
#[cfg(test)]
mod what_if;
