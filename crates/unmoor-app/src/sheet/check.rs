//! What a sheet must hold before an assessment can be made from it.

use jiff::civil::Date;
use unmoor_core::assessment::{Contract, Extra, Scope, Vendor};
use unmoor_core::{file, words};

use super::{depth_of, kinds_of};
use crate::fault::Fault;
use crate::view::*;

pub(super) const NAME_LIMIT: usize = 200;

const DATE_FORM: &str = "A date such as 31 Dec 2027 or 2027-12-31.";

/// A sheet that was filled in properly.
pub(super) struct Filled {
    pub(super) title: String,
    pub(super) vendor: Vendor,
    pub(super) scope: Scope,
    pub(super) contract: Option<Contract>,
    pub(super) participants: Vec<ParticipantInput>,
}

pub(super) fn check(details: &Details) -> Result<Filled, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let mut problem = |field: &str, message: &str| {
        problems.push(FieldProblem { field: field.to_owned(), message: message.to_owned() });
    };
    let name = details.vendor.trim();
    let service = details.service.trim();
    for (field, text, missing) in [
        ("vendor", name, "Name the vendor."),
        ("service", service, "Name the service."),
        ("title", details.title.trim(), ""),
    ] {
        if text.is_empty() && !missing.is_empty() {
            problem(field, missing);
        }
        if text.chars().count() > NAME_LIMIT {
            problem(field, "At most 200 characters.");
        }
    }
    let kinds = kinds_of(details);
    if kinds.is_empty() {
        problem("kinds", "Choose at least one kind of service.");
    }
    let depth = depth_of(details);
    if depth.is_none() {
        problem("depth", "Choose how deep to go.");
    }
    let starts = day(&details.starts).unwrap_or_else(|()| {
        problem("starts", DATE_FORM);
        None
    });
    let ends = day(&details.ends).unwrap_or_else(|()| {
        problem("ends", DATE_FORM);
        None
    });
    if let (Some(starts), Some(ends)) = (starts, ends)
        && ends < starts
    {
        problem("ends", "The contract ends before it starts.");
    }
    let notice_days = number(&details.notice_days, 3650).unwrap_or_else(|()| {
        problem("notice_days", "Days as a whole number, at most 3650.");
        None
    });
    let months_to_leave = number(&details.months_to_leave, 240).unwrap_or_else(|()| {
        problem("months_to_leave", "Months as a whole number, at most 240.");
        None
    });
    let participants: Vec<_> =
        details.participants.iter().filter(|person| !person.name.trim().is_empty()).cloned().collect();
    if participants.len() > file::MAX_ITEMS {
        problem("participants", "At most 1,000 people.");
    }
    if participants.iter().any(|person| person.name.chars().count() > NAME_LIMIT) {
        problem("participants", "At most 200 characters for a name.");
    }
    let (Some(depth), true) = (depth, problems.is_empty()) else { return Err(problems) };
    let auto_renews = details.auto_renews;
    let contract = Contract { starts, ends, notice_days, auto_renews, months_to_leave, extra: Extra::new() };
    let title = match details.title.trim() {
        "" => format!("{name}, {service}"),
        title => title.to_owned(),
    };
    Ok(Filled {
        title,
        vendor: Vendor { name: name.to_owned(), service: service.to_owned(), extra: Extra::new() },
        scope: Scope { depth, kinds, extra: Extra::new() },
        contract: (contract != Contract::default()).then_some(contract),
        participants,
    })
}

fn number(text: &str, most: u32) -> Result<Option<u32>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().ok().filter(|number| *number <= most).map(Some).ok_or(()),
    }
}

fn day(text: &str) -> Result<Option<Date>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| ()),
    }
}

pub(super) fn sheet_fault(problems: Vec<FieldProblem>) -> Fault {
    let sentence = |problem: &FieldProblem| {
        let field = words::capital(&problem.field.replace('_', " "));
        format!("{field}: {}", problem.message)
    };
    let sentences: Vec<String> = problems.iter().map(sentence).collect();
    Fault::refused("The sheet is not complete.", &sentences.join(" "))
}
