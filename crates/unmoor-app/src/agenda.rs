//! The dates of one vendor or of all of them: as a list, and as a calendar file.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use unmoor_core::agenda::{Appointment, Occasion, agenda, appointments};
use unmoor_core::assessment::{Assessment, AssessmentId, Contract, Vendor};
use unmoor_core::pack::{self, Pack};
use unmoor_core::redaction::redact;
use unmoor_core::{contract, words};
use unmoor_store::Held;

use crate::App;
use crate::calendar::{self, Entry};
use crate::clock::Clock;
use crate::exchange::safe_name;
use crate::fault::Fault;
use crate::redaction::{self, Checked, Redaction, check};
use crate::view::CalendarRequest;

/// A date with what happens on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgendaLine {
    /// The assessment's id.
    pub assessment: String,
    /// Who is assessed.
    pub vendor: String,
    /// Which product.
    pub service: String,
    /// ISO date.
    pub date: String,
    /// Which date of this assessment it is: `start`, `safe-day`, `notice`, `end` or `due-XR-01`.
    pub key: String,
    /// `last day for notice`.
    pub what: String,
    /// `in 94 days`.
    pub when: String,
    /// How it comes about, or who sees to it; may be empty.
    pub more: String,
    #[serde(skip)]
    day: Date,
    #[serde(skip)]
    reminders: &'static [i32],
    #[serde(skip)]
    changed: Timestamp,
}

/// A calendar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// A name for the file, without its folder.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl App {
    /// The dates of every assessment in the workspace, earliest first.
    pub fn agenda(&self, redaction: &Redaction) -> Result<Vec<AgendaLine>, Fault> {
        let workspace = self.workspace()?;
        if !redaction.is_none() {
            let mut lines = Vec::new();
            for head in workspace.list()? {
                lines.extend(self.agenda_of(head.id.as_str(), redaction)?);
            }
            lines.sort_by(|a, b| a.order().cmp(&b.order()));
            return Ok(lines);
        }
        let (treatments, today) = (workspace.treatments()?, self.clock.today());
        let mut lines = Vec::new();
        for head in workspace.list()? {
            let first = treatments.partition_point(|(id, ..)| *id < head.id);
            let own = treatments[first..].iter().take_while(|(id, ..)| *id == head.id);
            let own = own.map(|(_, question, treatment)| (question, treatment));
            let vendor = Vendor { name: head.vendor, service: head.service, ..Vendor::default() };
            let of = Of { id: &head.id, vendor: &vendor, contract: Some(&head.contract), changed: head.updated_at };
            lines.extend(of.lines(appointments(of.contract, own), &self.packs, today));
        }
        lines.sort_by(|a, b| a.order().cmp(&b.order()));
        Ok(lines)
    }

    /// The dates of one assessment of the workspace, earliest first. Nothing of any other is in them.
    pub fn agenda_of(&self, id: &str, redaction: &Redaction) -> Result<Vec<AgendaLine>, Fault> {
        let Held { assessment, updated_at, .. } = self.workspace()?.held(&AssessmentId::from(id))?;
        let redaction = self.knowing_client(id, redaction.clone())?;
        leaving_out(&assessment, &redaction, updated_at, &self.packs, &self.clock)
    }

    /// The calendar file of one assessment, or of the whole workspace.
    pub fn calendar(&self, req: &CalendarRequest) -> Result<Calendar, Fault> {
        let redaction = redaction::of(&req.redact);
        match &req.assessment {
            Some(id) => calendar(&self.agenda_of(id, &redaction)?, "", &self.clock),
            None => calendar(&self.agenda(&redaction)?, &self.workspace_view()?.name, &self.clock),
        }
    }
}

/// The dates of an assessment that is in no workspace, earliest first.
pub fn agenda_in(assessment: &Assessment, redaction: &Redaction, clock: &Clock) -> Result<Vec<AgendaLine>, Fault> {
    leaving_out(assessment, redaction, clock.now(), &[pack::builtin()], clock)
}

/// The dates with something left out. A calendar of them is read back before anybody gets them; one of several assessments
/// holds the same entries.
fn leaving_out(
    assessment: &Assessment,
    redaction: &Redaction,
    changed: Timestamp,
    packs: &[&Pack],
    clock: &Clock,
) -> Result<Vec<AgendaLine>, Fault> {
    let told = redact(assessment, redaction);
    let lines = lines(&told.assessment, changed, packs, clock.today());
    if lines.is_empty() || redaction.is_none() {
        return Ok(lines);
    }
    let of = Checked {
        redaction,
        removed: &told.removed,
        assessments: std::slice::from_ref(&told.assessment),
        pack: pack::scoring(assessment, packs).ok(),
        formats: &[],
        said: "",
    };
    check(&calendar::unfolded(&calendar(&lines, "", clock)?.bytes), &of)?;
    Ok(lines)
}

/// A calendar file of these dates; without a name it has that of their vendor.
pub fn calendar(lines: &[AgendaLine], name: &str, clock: &Clock) -> Result<Calendar, Fault> {
    let Some(first) = lines.first() else {
        return Err(Fault::refused(
            "There is no date to save: no contract has a date, and nothing is due.",
            "Enter the dates of the contract under Details, or the day by which a finding is seen to.",
        ));
    };
    let name = if name.is_empty() { called(&first.vendor, &first.service) } else { name.to_owned() };
    let today = clock.today();
    let entries: Vec<Entry> = lines.iter().map(|line| entry(line, today)).collect();
    Ok(Calendar {
        bytes: calendar::write(&format!("{name}: dates"), &entries, clock.now()),
        name: format!("{}-dates.ics", safe_name(&name, "")),
    })
}

fn lines(assessment: &Assessment, changed: Timestamp, packs: &[&Pack], today: Date) -> Vec<AgendaLine> {
    let Assessment { id, vendor, contract, .. } = assessment;
    Of { id, vendor, contract: contract.as_ref(), changed }.lines(agenda(assessment), packs, today)
}

/// Whose dates they are.
struct Of<'a> {
    id: &'a AssessmentId,
    vendor: &'a Vendor,
    contract: Option<&'a Contract>,
    changed: Timestamp,
}

impl Of<'_> {
    fn lines(&self, appointments: Vec<Appointment>, packs: &[&Pack], today: Date) -> Vec<AgendaLine> {
        let line = |Appointment { day, occasion }: Appointment| AgendaLine {
            assessment: self.id.to_string(),
            vendor: self.vendor.name.clone(),
            service: self.vendor.service.clone(),
            date: day.to_string(),
            key: occasion.key(),
            what: what(&occasion, packs),
            when: words::when(contract::days_left(today, day)),
            more: more(self.contract, &occasion),
            day,
            reminders: reminders(&occasion),
            changed: self.changed,
        };
        appointments.into_iter().map(line).collect()
    }
}

impl AgendaLine {
    fn order(&self) -> impl Ord + '_ {
        (self.day, &self.vendor, &self.service, &self.assessment)
    }
}

/// What happens, and of a question what it is called.
fn what(occasion: &Occasion, packs: &[&Pack]) -> String {
    let question = match occasion {
        Occasion::Due { question, .. } => packs.iter().find_map(|pack| pack.question(question)),
        _ => None,
    };
    let title = question.map(|question| format!(" {}", words::typographic(&question.title)));
    format!("{}{}", words::occasion(occasion), title.unwrap_or_default())
}

/// How a date comes about, or who sees to it.
fn more(contract: Option<&Contract>, occasion: &Occasion) -> String {
    match occasion {
        Occasion::SafeDay => {
            contract::last_safe_day(contract).map(|safe| words::safe_day_sum(&safe)).unwrap_or_default()
        }
        Occasion::Due { owner, .. } => owner.clone(),
        _ => String::new(),
    }
}

/// Days before a date on which one is reminded: a month to prepare what ends a contract, and a week to do it.
fn reminders(occasion: &Occasion) -> &'static [i32] {
    match occasion {
        Occasion::Starts => &[],
        Occasion::SafeDay | Occasion::Notice => &[30, 7],
        Occasion::Ends | Occasion::Renews => &[30],
        Occasion::Due { .. } => &[3],
    }
}

fn entry(line: &AgendaLine, today: Date) -> Entry {
    let called = called(&line.vendor, &line.service);
    let description = [line.more.as_str(), "From Unmoor. Save the dates again after a change, and they move."];
    let left = contract::days_left(today, line.day);
    Entry {
        uid: format!("{}-{}@unmoor", line.assessment, line.key),
        day: line.day,
        summary: format!("{called}: {}", line.what),
        description: description.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"),
        // A reminder that lies in the past would go off at once.
        reminders: line.reminders.iter().copied().filter(|days| i64::from(*days) <= left).collect(),
        changed: line.changed,
    }
}

/// Vendor and service, the vendor only where the service does not say it.
pub(crate) fn called(vendor: &str, service: &str) -> String {
    match (vendor.trim(), service.trim()) {
        (vendor, "") => vendor.to_owned(),
        (vendor, service) if service.to_lowercase().starts_with(&vendor.to_lowercase()) => service.to_owned(),
        (vendor, service) => format!("{vendor}, {service}"),
    }
}
