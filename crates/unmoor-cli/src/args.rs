//! The words of the command line.

mod texts;
mod within;

use std::path::PathBuf;

use clap::{ArgGroup, Args as ClapArgs, Parser, Subcommand, ValueEnum};

pub(crate) use texts::typed;
pub(crate) use within::{BackupCommand, PackCommand, PassphraseCommand, SnapshotCommand};

/// Shows how locked in you are with a software vendor, and how to get free.
#[derive(Debug, Parser)]
#[command(name = "unmoor", version, arg_required_else_help = true)]
pub(crate) struct Args {
    /// The workspace file; without it the default workspace of this user
    #[arg(long, global = true, value_name = "FILE", env = "UNMOOR_WORKSPACE")]
    pub(crate) workspace: Option<PathBuf>,

    /// The folder of the default workspace
    #[arg(long, global = true, value_name = "DIR", env = "UNMOOR_DATA_DIR", hide = true)]
    pub(crate) data_dir: Option<PathBuf>,

    /// The file whose first line is the passphrase of the workspace; - reads it from standard input
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,

    /// Print JSON instead of text
    #[arg(long, global = true)]
    pub(crate) json: bool,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Fill the demo assessment, score it and write its report; needs no workspace
    Demo {
        /// The folder for the assessment file and the report; made if it is not there
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Make an assessment
    New(New),
    /// List the assessments of the workspace
    List,
    /// Show an assessment with its answers
    Show {
        /// Id, the first characters of an id, or an assessment file
        assessment: String,
    },
    /// Answer a question or an exposure question
    Answer(Answer),
    /// Say who sees to a finding, by when and how far it is, or who accepts it and why
    Treat(crate::treat::Treat),
    /// Add, list, save or remove what shows an answer: documents, links, quotations, people spoken to
    Evidence {
        #[command(subcommand)]
        command: EvidenceCommand,
    },
    /// Show what other answers would make of the score; keeps nothing
    WhatIf(crate::what_if::WhatIf),
    /// Score an assessment
    Score {
        /// Id, the first characters of an id, or an assessment file
        assessment: String,
    },
    /// Keep an assessment as it is under a name, and see what changed since
    Snapshot {
        #[command(subcommand)]
        command: SnapshotCommand,
    },
    /// Compare two to six assessments on the questions that all of them have in scope
    Compare {
        /// Ids, the first characters of ids, or assessment files
        #[arg(required = true)]
        assessments: Vec<String>,
        /// Also write it to a file; its ending chooses the format: .md, .csv
        #[arg(short, long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Make a copy that is scored with the question pack at hand; the original stays as it is
    Rescore {
        /// Id of the assessment, or its first characters
        assessment: String,
        /// Only tell what could not be carried over
        #[arg(long)]
        look: bool,
    },
    /// Write the report of an assessment
    Report(Report),
    /// List the dates of one vendor or of all: contract, last safe day, what is due; or write them as a calendar
    Dates {
        /// Id, the first characters of an id, or an assessment file; without it every assessment of the workspace
        assessment: Option<String>,
        /// The calendar file to write: .ics
        #[arg(short, long, value_name = "FILE")]
        out: Option<PathBuf>,
        #[command(flatten)]
        left_out: LeftOut,
        /// The client's name, which is looked for where the client is left out; without it what its reports bear
        #[arg(long, default_value = "", value_name = "NAME")]
        client: String,
    },
    /// Take the assessment out of a report, score it again and compare every number
    Verify {
        /// The report
        file: PathBuf,
    },
    /// Write questions to a file, for a participant or for the vendor; the answers come back with `import`
    Ask(Ask),
    /// Bring assessment files, reports, responses or answer sheets in, or make a workspace from an export of everything
    Import {
        /// Assessment files, reports, responses, answer sheets, folders of them, or the folder of an `export --all`
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// Take responses and answer sheets in without asking
        #[arg(long)]
        yes: bool,
        /// Only responses to what this assessment asked: its id, or the first characters of it
        #[arg(long, value_name = "ASSESSMENT")]
        into: Option<String>,
    },
    /// Write an assessment as a file, or everything in the workspace as a folder
    Export {
        /// Id, the first characters of an id, or an assessment file
        #[arg(required_unless_present = "all")]
        assessment: Option<String>,
        /// The file to write
        #[arg(short, long, value_name = "FILE", required_unless_present_any = ["all", "look"])]
        out: Option<PathBuf>,
        /// Write everything in the workspace into this new folder; where something is left out only the assessments
        #[arg(long, value_name = "DIR", conflicts_with_all = ["assessment", "out", "look"])]
        all: Option<PathBuf>,
        #[command(flatten)]
        left_out: LeftOut,
        /// The client's name, which is looked for where the client is left out; without it what its reports bear
        #[arg(long, default_value = "", value_name = "NAME")]
        client: String,
    },
    /// Write the answers of an assessment as a sheet for a spreadsheet; filled in, it comes back with `import`
    Sheet {
        /// Id of the assessment, or its first characters
        assessment: String,
        /// The file to write: .xlsx or .csv
        #[arg(short, long, value_name = "FILE", required_unless_present = "look")]
        out: Option<PathBuf>,
        #[command(flatten)]
        left_out: LeftOut,
        /// The client's name, which is looked for where the client is left out; without it what its reports bear
        #[arg(long, default_value = "", value_name = "NAME")]
        client: String,
    },
    /// Look at question packs, begin one, check it, bring it in, hand it out
    Pack {
        #[command(subcommand)]
        command: PackCommand,
    },
    /// Check the health of the workspace
    Check,
    /// Set, change or remove the passphrase of the workspace
    Passphrase {
        #[command(subcommand)]
        command: PassphraseCommand,
    },
    /// Back the workspace up, also while it is in use; list its backups, restore one
    #[command(args_conflicts_with_subcommands = true)]
    Backup {
        #[command(subcommand)]
        command: Option<BackupCommand>,
        /// Write a copy to this file instead of into the folder of the backups
        #[arg(short, long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Take what can be read of a damaged workspace into a new one, and list what could not be read
    Salvage {
        /// The damaged workspace; it is not changed
        damaged: PathBuf,
        /// The workspace to make
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Make a workspace from a backup; never over a file that is there
    Restore {
        /// The backup
        backup: PathBuf,
        /// The workspace to make
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
    },
}

#[derive(Debug, ClapArgs)]
pub(crate) struct New {
    /// Who is assessed
    #[arg(long)]
    pub(crate) vendor: String,
    /// Which product of theirs
    #[arg(long)]
    pub(crate) service: String,
    /// What you call it; "vendor, service" without it
    #[arg(long, default_value = "")]
    pub(crate) title: String,
    /// Kind of service: saas, paas, faas, iaas, dbaas, analytics, ai, licensed; several with commas
    #[arg(long = "kinds", value_delimiter = ',', default_value = "saas")]
    pub(crate) kinds: Vec<String>,
    /// Question pack: its id for the newest version, or ID@VERSION; the standard one without it
    #[arg(long, default_value = "")]
    pub(crate) pack: String,
    /// How deep: quick, standard or full
    #[arg(long, default_value = "standard")]
    pub(crate) depth: String,
    /// First day of the contract, such as 2025-01-01
    #[arg(long, default_value = "")]
    pub(crate) starts: String,
    /// Last day of the contract
    #[arg(long, default_value = "")]
    pub(crate) ends: String,
    /// Notice in days
    #[arg(long, default_value = "")]
    pub(crate) notice_days: String,
    /// Whether the contract renews by itself
    #[arg(long)]
    pub(crate) auto_renews: Option<bool>,
    /// How many months a move away would take
    #[arg(long, default_value = "")]
    pub(crate) months_to_leave: String,
}

#[derive(Debug, ClapArgs)]
#[command(group(ArgGroup::new("said").required(true).multiple(true)
    .args(["option", "unknown", "not_applicable", "open", "note", "mark"])))]
pub(crate) struct Answer {
    /// Id of the assessment, or its first characters
    pub(crate) assessment: String,
    /// Question, such as DO-01 or XP-03
    pub(crate) question: String,
    /// Option, a to e
    #[arg(conflicts_with_all = ["unknown", "not_applicable", "open"])]
    pub(crate) option: Option<String>,
    /// How it is shown; claimed without it
    #[arg(long, value_enum, requires = "option")]
    pub(crate) evidence: Option<Shown>,
    /// We don't know
    #[arg(long, conflicts_with_all = ["not_applicable", "open"])]
    pub(crate) unknown: bool,
    /// Does not apply, and why
    #[arg(long, value_name = "REASON", conflicts_with = "open")]
    pub(crate) not_applicable: Option<String>,
    /// Take the answer back
    #[arg(long)]
    pub(crate) open: bool,
    /// The note; replaces the one that is there
    #[arg(long)]
    pub(crate) note: Option<String>,
    /// Mark to come back to, or take the mark off
    #[arg(long, value_name = "BOOL")]
    pub(crate) mark: Option<bool>,
}

#[derive(Debug, ClapArgs)]
#[command(group(ArgGroup::new("to").required(true).args(["vendor", "participant"])))]
#[command(group(ArgGroup::new("which").args(["questions", "unknown", "unanswered", "role"])))]
pub(crate) struct Ask {
    /// Id of the assessment, or its first characters
    pub(crate) assessment: String,
    /// Ask the vendor
    #[arg(long)]
    pub(crate) vendor: bool,
    /// Ask a participant, by name or id
    #[arg(long, value_name = "NAME")]
    pub(crate) participant: Option<String>,
    /// These questions, such as DO-01,DO-05
    #[arg(long, value_delimiter = ',', value_name = "IDS")]
    pub(crate) questions: Vec<String>,
    /// What is not known; for the vendor also what was put on its list
    #[arg(long)]
    pub(crate) unknown: bool,
    /// What is not answered yet
    #[arg(long)]
    pub(crate) unanswered: bool,
    /// What a role usually knows, such as legal
    #[arg(long)]
    pub(crate) role: Option<String>,
    /// Who asks, as the file says it; without it whoever asked last
    #[arg(long, value_name = "NAME")]
    pub(crate) sender: Option<String>,
    /// The file to write: .html is a form for any browser, .json a response that a program fills in
    #[arg(short, long, value_name = "FILE")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum EvidenceCommand {
    /// Add evidence to a question; a file is copied into the workspace
    Add(AddEvidence),
    /// List the evidence of an assessment, or of one question
    List {
        /// Id, the first characters of an id, or an assessment file
        assessment: String,
        /// Question, such as DO-01
        question: Option<String>,
    },
    /// Save a copy of a document that was taken in
    Save {
        /// Id of the assessment, or its first characters
        assessment: String,
        /// Id of the item, as `list` shows it
        item: String,
        /// The file to write
        #[arg(short, long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Remove an item
    Remove {
        /// Id of the assessment, or its first characters
        assessment: String,
        /// Id of the item, as `list` shows it
        item: String,
    },
}

#[derive(Debug, ClapArgs)]
#[command(group(ArgGroup::new("kind").required(true).args(["file", "link", "quotation", "person"])))]
pub(crate) struct AddEvidence {
    /// Id of the assessment, or its first characters
    pub(crate) assessment: String,
    /// Question, such as DO-01
    pub(crate) question: String,
    /// A document, copied into the workspace; at most 100 MiB
    #[arg(long, value_name = "PATH")]
    pub(crate) file: Option<PathBuf>,
    /// An address
    #[arg(long, value_name = "URL")]
    pub(crate) link: Option<String>,
    /// The words of a document; --title names the document
    #[arg(long, value_name = "WORDS", requires = "title")]
    pub(crate) quotation: Option<String>,
    /// Somebody you spoke to; --detail says their role or what they said
    #[arg(long, value_name = "NAME", conflicts_with = "title")]
    pub(crate) person: Option<String>,
    /// What it is called; a file's name or the address without it
    #[arg(long, default_value = "")]
    pub(crate) title: String,
    /// More about a document, or what a person said
    #[arg(long, default_value = "", conflicts_with_all = ["link", "quotation"])]
    pub(crate) detail: String,
    /// Where in the document: page, clause, sheet
    #[arg(long, default_value = "")]
    pub(crate) locator: String,
    /// The date it bears, such as 2026-09-25
    #[arg(long, default_value = "")]
    pub(crate) date: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Shown {
    Claimed,
    Documented,
    Tested,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Paper {
    A4,
    Letter,
}

/// What is left out of what is written.
#[derive(Debug, Clone, Default, ClapArgs)]
pub(crate) struct LeftOut {
    /// Leave out, with commas: people, client, amounts, notes, evidence. What is written is read back first, and refused where
    /// anything of it is still there
    #[arg(long, value_delimiter = ',', value_name = "WHAT")]
    pub(crate) redact: Vec<Out>,
    /// The same as --redact people: "Participant 1 (legal)" instead of names; names inside notes stay unless they are known
    #[arg(long)]
    pub(crate) without_names: bool,
    /// Only tell what would be left out
    #[arg(long)]
    pub(crate) look: bool,
}

/// Something that can be left out.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Out {
    People,
    Client,
    Amounts,
    Notes,
    Evidence,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Report {
    /// Id, the first characters of an id, or an assessment file
    pub(crate) assessment: String,
    /// The file to write; its ending chooses the format: .pdf, .docx, .xlsx, .md or .json
    #[arg(short, long, value_name = "FILE", required_unless_present = "look")]
    pub(crate) out: Option<PathBuf>,
    /// Who the report is for
    #[arg(long, default_value = "")]
    pub(crate) client: String,
    /// Who made it
    #[arg(long, default_value = "")]
    pub(crate) author: String,
    /// The line at the foot of every page
    #[arg(long, default_value = "")]
    pub(crate) confidentiality: String,
    #[command(flatten)]
    pub(crate) left_out: LeftOut,
    /// What it is printed on; without it what is usual in your country
    #[arg(long, value_enum)]
    pub(crate) paper: Option<Paper>,
    /// Parts to leave out, with commas: cover, board, sections, findings, open, letter, tests, workshop, change, answers,
    /// method, references
    #[arg(long, value_delimiter = ',', value_name = "PARTS")]
    pub(crate) without: Vec<String>,
    /// The client's colour, such as #0e6073
    #[arg(long, default_value = "", value_name = "COLOUR")]
    pub(crate) accent: String,
    /// The client's logo: an SVG or a PNG
    #[arg(long, value_name = "FILE")]
    pub(crate) logo: Option<PathBuf>,
    /// The snapshot that the report compares with, by its name or id; for an assessment of the workspace
    #[arg(long, value_name = "SNAPSHOT")]
    pub(crate) since: Option<String>,
    #[command(flatten)]
    pub(crate) letter: Letter,
}

/// What the letter to the vendor says beside its questions.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "The letter to the vendor")]
pub(crate) struct Letter {
    /// To whom the letter goes: once for each line of the address; without it the vendor's name
    #[arg(long, value_name = "LINE")]
    pub(crate) letter_to: Vec<String>,
    /// Who signs the letter: once for each line, such as a name and a role; without it a line is left to sign on
    #[arg(long, value_name = "LINE")]
    pub(crate) letter_from: Vec<String>,
    /// Where the letter is written
    #[arg(long, default_value = "", value_name = "PLACE")]
    pub(crate) letter_place: String,
    /// By when an answer is wanted, such as 2027-01-15; without it three weeks after the report
    #[arg(long, default_value = "", value_name = "DATE")]
    pub(crate) letter_reply_by: String,
    /// Where the answer goes, such as an address for mail
    #[arg(long, default_value = "", value_name = "ADDRESS")]
    pub(crate) letter_reply_to: String,
}
