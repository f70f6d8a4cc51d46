//! Commands within a command: of the passphrase, backups, snapshots and packs.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(crate) enum PassphraseCommand {
    /// Encrypt the workspace under a passphrase, or under another one
    Set {
        /// The file whose first line is the new passphrase; without it you are asked
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
    /// Decrypt the workspace
    Remove,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BackupCommand {
    /// List the backups of the workspace, newest first
    List,
    /// Restore a backup: as a new file, or in place of the workspace, which stays beside it under another name
    Restore {
        /// Its number in the list
        #[arg(default_value_t = 1)]
        number: u32,
        /// The workspace to make
        #[arg(short, long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum SnapshotCommand {
    /// Take a snapshot
    Take {
        /// Id of the assessment, or its first characters
        assessment: String,
        /// What it is called; today's date without it
        #[arg(long)]
        name: Option<String>,
    },
    /// List the snapshots of an assessment, and score each again
    List {
        /// Id of the assessment, or its first characters
        assessment: String,
    },
    /// Tell what changed from a snapshot to another one, or to now
    Diff {
        /// Id of the assessment, or its first characters
        assessment: String,
        /// Name or id of the earlier snapshot
        from: String,
        /// Name or id of the later snapshot; now without it
        to: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum PackCommand {
    /// List the packs
    List,
    /// Show a pack with its sections and questions
    Show {
        /// Its id for the newest version, or ID@VERSION
        #[arg(default_value = "unmoor-standard")]
        pack: String,
    },
    /// Check a pack file and list every problem with its line
    Validate {
        /// The pack file
        file: PathBuf,
    },
    /// Write a pack to begin with: valid as it stands, with a section of your own
    New {
        /// Its id: small letters, digits and hyphens, such as our-bank
        id: String,
        /// As it is shown; the id without it
        #[arg(long, default_value = "")]
        title: String,
        /// Begin with everything that the standard pack asks
        #[arg(long)]
        with_standard: bool,
        /// The file to write
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Bring a pack into the workspace; other versions of it stay beside it
    Import {
        /// The pack file
        file: PathBuf,
    },
    /// Write a pack of the workspace to a file
    Export {
        /// Its id for the newest version, or ID@VERSION
        pack: String,
        /// The file to write
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Take a pack out of the workspace that no assessment was made with
    Remove {
        /// Its id for the newest version, or ID@VERSION
        pack: String,
    },
}
