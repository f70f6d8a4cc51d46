//! What is said about the report of an assessment: kept in the workspace, so that the next report is like the last.

use std::collections::BTreeSet;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use unmoor_core::assessment::AssessmentId;
use unmoor_core::{file, words};
use unmoor_report::compose::{LetterSettings, PartName, Settings};
use unmoor_report::document::{Accent, Paper};
use unmoor_report::logo::{self, Logo, LogoFault, LogoKind};

use super::{ReportJob, formats, parts};
use crate::App;
use crate::assessed::Assessed;
use crate::exchange;
use crate::fault::{Fault, FaultCode};
use crate::files;
use crate::view::*;

/// Countries that print on Letter.
const LETTER_COUNTRIES: [&str; 12] = ["US", "CA", "MX", "PH", "CL", "CO", "CR", "GT", "PA", "PR", "VE", "DO"];

/// What the workspace keeps for the reports of an assessment.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    options: ReportOptions,
    /// The client's logo, its file in base 64.
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<String>,
}

/// The name of the setting of the workspace.
fn key(id: &str) -> String {
    format!("report/{id}")
}

impl App {
    pub(super) fn report_view(&self, id: &str) -> Result<ReportView, Fault> {
        let assessed = self.assessed(id)?;
        let kept = self.kept_report(id)?;
        let accent = Accent::of(&kept.options.accent).unwrap_or(Accent::SEA).hex();
        let logo = logo_of(&kept).map(|logo| picture(&logo));
        let snapshots = self.workspace()?.snapshots(&AssessmentId::from(id))?;
        let snapshots = snapshots.iter().rev().map(|snapshot| ReportSnapshot {
            id: snapshot.id.clone(),
            name: format!("{}, {}", snapshot.name, words::date(day(snapshot.at))),
        });
        let header = self.header(&assessed)?;
        let options = kept.options;
        Ok(ReportView {
            header,
            parts: parts(),
            options,
            formats: formats(),
            accent,
            logo,
            snapshots: snapshots.collect(),
        })
    }

    /// Keeps what is said about the report of an assessment.
    pub fn set_report_options(&mut self, req: SetReportOptions) -> Result<ReportView, Fault> {
        self.keep_report_options(&req.assessment, &req.options)?;
        self.report_view(&req.assessment)
    }

    /// Keeps the client's logo from a file.
    pub fn take_report_logo(&mut self, id: &str, file: &Path) -> Result<ReportView, Fault> {
        let logo = read_logo(file)?;
        let kept = Kept { logo: Some(STANDARD.encode(&logo.file)), ..self.kept_report(id)? };
        self.keep_report(id, &kept)?;
        self.report_view(id)
    }

    /// Takes the client's logo away.
    pub fn remove_report_logo(&mut self, req: AssessmentRequest) -> Result<ReportView, Fault> {
        let kept = Kept { logo: None, ..self.kept_report(&req.assessment)? };
        self.keep_report(&req.assessment, &kept)?;
        self.report_view(&req.assessment)
    }

    /// A workspace that can only be read keeps nothing, and its reports can be made all the same.
    pub(super) fn keep_report_options(&mut self, id: &str, options: &ReportOptions) -> Result<(), Fault> {
        settings(options, self.clock.today())?;
        let kept = self.kept_report(id)?;
        if kept.options == *options || self.workspace()?.access() == unmoor_store::Access::ReadOnly {
            return Ok(());
        }
        self.keep_report(id, &Kept { options: options.clone(), ..kept })
    }

    pub(super) fn report_logo(&self, id: &str) -> Result<Option<Logo>, Fault> {
        Ok(logo_of(&self.kept_report(id)?))
    }

    /// The name under which the reports of an assessment know its client; may be empty.
    pub(crate) fn report_client(&self, id: &str) -> Result<String, Fault> {
        Ok(self.kept_report(id)?.options.client)
    }

    /// A snapshot that a report compares with: its name, its day, and what was recorded.
    pub(super) fn earlier(&self, id: &str, snapshot: &str, job: &ReportJob) -> Result<(String, Date, Assessed), Fault> {
        let snapshots = self.workspace()?.snapshots(&AssessmentId::from(id))?;
        let found = snapshots.into_iter().find(|one| one.id == snapshot).ok_or_else(|| {
            let happened = "The snapshot that the report should compare with is gone.";
            Fault::new(FaultCode::NotFound, happened, "Nothing was changed.", "Choose another snapshot, or none.")
        })?;
        let pack = job.assessed.pack;
        let earlier = Assessed::new(exchange::parse_with(&found.file, &[pack])?, pack);
        Ok((found.name, day(found.at), earlier))
    }

    fn kept_report(&self, id: &str) -> Result<Kept, Fault> {
        let kept = self.workspace()?.setting(&key(id))?;
        let first = || Kept { options: ReportOptions { paper: usual_paper(), ..Default::default() }, logo: None };
        Ok(kept.and_then(|kept| read_kept(&kept)).unwrap_or_else(first))
    }

    fn keep_report(&mut self, id: &str, kept: &Kept) -> Result<(), Fault> {
        let text = serde_json::to_string(kept).unwrap_or_default();
        Ok(self.workspace_mut()?.set_setting(&key(id), Some(&text))?)
    }
}

/// Reads what was kept. Before there was a redaction, people alone could be left out, by a word of their own.
fn read_kept(text: &str) -> Option<Kept> {
    let kept: serde_json::Value = serde_json::from_str(text).ok()?;
    let options = &kept["options"];
    let without_names = options["redact"].is_null() && options["without_names"] == true;
    let mut kept: Kept = serde_json::from_value(kept).ok()?;
    if without_names {
        kept.options.redact = vec![RedactionSubject::People];
    }
    Some(kept)
}

/// The paper that is usual where this computer stands.
pub fn usual_paper() -> ReportPaper {
    let named = ["LC_ALL", "LC_PAPER", "LANG"].into_iter().find_map(|name| std::env::var(name).ok());
    paper_of(&named.unwrap_or_default())
}

/// The paper of a locale such as `en_US.UTF-8`.
fn paper_of(locale: &str) -> ReportPaper {
    let country = locale.split(['_', '-']).nth(1).and_then(|rest| rest.split(['.', '@']).next()).unwrap_or_default();
    if LETTER_COUNTRIES.contains(&country) { ReportPaper::Letter } else { ReportPaper::A4 }
}

/// The settings of a report that was asked for in these words.
pub(super) fn settings(options: &ReportOptions, made_on: Date) -> Result<Settings, Fault> {
    let text = |text: &str| text.trim().to_owned();
    let letter = &options.letter;
    let texts = [
        ("The name of the client", &options.client),
        ("The name of the author", &options.author),
        ("The confidentiality line", &options.confidentiality),
        ("The place of the letter", &letter.place),
        ("The address of the vendor", &letter.address),
        ("The signature of the letter", &letter.signed),
        ("The address for the answer", &letter.reply_to),
    ];
    if let Some((what, _)) = texts.iter().find(|(_, text)| text.chars().count() > file::MAX_NAME) {
        return Err(Fault::refused(format!("{what} is longer than {} characters.", file::MAX_NAME), "Shorten it."));
    }
    let accent = text(&options.accent);
    if !accent.is_empty() && Accent::of(&accent).is_none() {
        return Err(Fault::refused(
            format!("\u{201c}{accent}\u{201d} is no colour."),
            "Write it as # and six digits or letters from a to f, such as #0e6073.",
        ));
    }
    if !unmoor_report::fits_foot(&text(&options.confidentiality)) {
        return Err(Fault::refused(
            "The confidentiality line is longer than the foot of a page has room for.",
            "Shorten it to two lines, about 200 letters.",
        ));
    }
    let part = |word: &String| {
        PartName::of_word(word).ok_or_else(|| {
            let words: Vec<&str> = PartName::ALL.into_iter().map(PartName::word).collect();
            let happened = format!("A report has no part \u{201c}{word}\u{201d}.");
            Fault::refused(happened, &format!("Its parts are {}.", words.join(", ")))
        })
    };
    Ok(Settings {
        client: text(&options.client),
        author: text(&options.author),
        confidentiality: text(&options.confidentiality),
        paper: match options.paper {
            ReportPaper::A4 => Paper::A4,
            ReportPaper::Letter => Paper::Letter,
        },
        left_out: options.left_out.iter().map(part).collect::<Result<BTreeSet<_>, _>>()?,
        accent: Some(accent).filter(|accent| !accent.is_empty()),
        letter: LetterSettings {
            place: text(&letter.place),
            address: text(&letter.address),
            reply_by: reply_by(&letter.reply_by)?,
            reply_to: text(&letter.reply_to),
            signed: text(&letter.signed),
        },
        ..Settings::new(made_on)
    })
}

fn reply_by(text: &str) -> Result<Option<Date>, Fault> {
    match text.trim() {
        "" => Ok(None),
        day => day.parse().map(Some).map_err(|_| {
            let happened = format!("\u{201c}{day}\u{201d} is no date.");
            Fault::refused(happened, "Write it as year, month and day, such as 2026-12-11.")
        }),
    }
}

/// Reads a logo from a file.
pub(super) fn read_logo(file: &Path) -> Result<Logo, Fault> {
    let bytes = files::read(file, logo::MOST_BYTES as u64)?;
    Ok(Logo::read(&bytes)?)
}

fn logo_of(kept: &Kept) -> Option<Logo> {
    Logo::read(&STANDARD.decode(kept.logo.as_ref()?).ok()?).ok()
}

/// A logo as an image of the window; what is in it cannot run there.
fn picture(logo: &Logo) -> ReportLogo {
    let (media, kind) = match logo.kind {
        LogoKind::Svg => ("image/svg+xml", "SVG"),
        LogoKind::Png => ("image/png", "PNG"),
    };
    ReportLogo { picture: format!("data:{media};base64,{}", STANDARD.encode(&logo.file)), kind: kind.to_owned() }
}

/// The day of a moment. A report knows no time zone: the same file must print the same days everywhere.
fn day(at: jiff::Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

impl From<LogoFault> for Fault {
    fn from(fault: LogoFault) -> Self {
        let told = Self::from_clauses(FaultCode::Refused, &fault.to_string(), String::new());
        let remedy = match fault {
            LogoFault::Text => "Save it with its text as outlines, or choose a PNG.",
            _ => "Choose an SVG without scripts, text and pictures, or a PNG.",
        };
        Self { remedy: remedy.to_owned(), ..told }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paper_is_that_of_the_country() {
        for (locale, paper) in [
            ("en_US.UTF-8", ReportPaper::Letter),
            ("es_MX", ReportPaper::Letter),
            ("en-CA", ReportPaper::Letter),
            ("en_GB.UTF-8", ReportPaper::A4),
            ("de_DE@euro", ReportPaper::A4),
            ("C.UTF-8", ReportPaper::A4),
            ("", ReportPaper::A4),
        ] {
            assert_eq!(paper_of(locale), paper, "{locale}");
        }
    }

    #[test]
    fn what_was_kept_before_there_was_a_redaction_still_leaves_people_out() {
        let read = |options: &str| read_kept(&format!("{{ \"options\": {options} }}")).unwrap().options;
        let old = read("{ \"client\": \"Acme\", \"without_names\": true }");
        assert_eq!((old.client.as_str(), old.redact), ("Acme", vec![RedactionSubject::People]));
        assert!(read("{ \"without_names\": false }").redact.is_empty());
        assert!(read("{ \"without_names\": true, \"redact\": [] }").redact.is_empty(), "the newer choice counts");
        let both = ReportOptions { redact: vec![RedactionSubject::Notes], ..Default::default() };
        assert_eq!(read(&serde_json::to_string(&both).unwrap()), both);
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_what_could() {
        let day = jiff::civil::date(2026, 11, 23);
        let refused = |options: ReportOptions| settings(&options, day).unwrap_err();
        let colour = refused(ReportOptions { accent: "red".to_owned(), ..Default::default() });
        assert!(colour.happened.contains("is no colour"));
        let part = refused(ReportOptions { left_out: vec!["index".to_owned()], ..Default::default() });
        assert!(part.remedy.contains("references"));
        let confidentiality = "Only for the eyes of the board and its counsel. ".repeat(8);
        let long = refused(ReportOptions { confidentiality, ..Default::default() });
        assert!(long.happened.contains("confidentiality line is longer"));
        let client = refused(ReportOptions { client: "x".repeat(1_001), ..Default::default() });
        assert!(client.happened.contains("name of the client is longer than 1000 characters"));
        let letter = LetterOptions { address: "x".repeat(1_001), ..Default::default() };
        let address = refused(ReportOptions { letter, ..Default::default() });
        assert!(address.happened.contains("address of the vendor is longer"));
        let letter = LetterOptions { reply_by: "soon".to_owned(), ..Default::default() };
        assert!(refused(ReportOptions { letter, ..Default::default() }).happened.contains("is no date"));
    }
}
