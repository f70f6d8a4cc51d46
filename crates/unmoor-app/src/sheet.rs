//! The sheet of an assessment: check what was filled in, say what it would ask, make or change the assessment.

use jiff::civil::Date;
use unmoor_core::applies::applies;
use unmoor_core::assessment::{
    Assessment, AssessmentId, Contract, Depth, Extra, Kind, Participant, ParticipantId, QuestionId, Scope, Vendor,
};
use unmoor_core::pack::{Pack, Section, Tier};
use unmoor_core::{contract, file, words};
use unmoor_store::Act;

use crate::App;
use crate::fault::Fault;
use crate::view::*;

/// How long a question takes, for the estimates: 40 seconds, rounded to five minutes.
const SECONDS_A_QUESTION: u32 = 40;

const NAME_LIMIT: usize = 200;

impl App {
    /// An empty sheet with what it offers.
    pub fn get_sheet(&mut self, _: Nothing) -> Result<SheetView, Fault> {
        let details = Details { depth: "standard".to_owned(), kinds: vec!["saas".to_owned()], ..Details::default() };
        Ok(self.sheet(details))
    }

    /// The sheet of an assessment, filled in.
    pub fn get_details(&mut self, req: AssessmentRequest) -> Result<SheetView, Fault> {
        let assessment = self.assessment(&req.assessment)?;
        Ok(self.sheet(details_of(&assessment)))
    }

    /// What a sheet would ask, and what is wrong with it.
    pub fn preview_scope(&mut self, details: Details) -> Result<ScopePreview, Fault> {
        Ok(self.preview(&details))
    }

    /// Makes an assessment from a sheet.
    pub fn create_assessment(&mut self, details: Details) -> Result<Created, Fault> {
        let filled = check(&details).map_err(sheet_fault)?;
        let id = self.new_id();
        let pack = self.pack();
        let mut assessment =
            Assessment::new(AssessmentId(id.clone()), filled.title, filled.vendor, pack.reference(), filled.scope);
        assessment.contract = filled.contract;
        assessment.participants = number(filled.participants, &[]);
        self.add_assessment(Act::AddAssessment, &assessment)?;
        Ok(Created { assessment: id })
    }

    /// Changes the details of an assessment. Answers stay, also those that the new scope no longer asks.
    pub fn change_details(&mut self, req: ChangeDetails) -> Result<Created, Fault> {
        let filled = check(&req.details).map_err(sheet_fault)?;
        let mut assessment = self.assessment(&req.assessment)?;
        let former = std::mem::take(&mut assessment.participants);
        assessment.title = filled.title;
        assessment.vendor = Vendor { extra: assessment.vendor.extra, ..filled.vendor };
        assessment.scope = Scope { extra: assessment.scope.extra, ..filled.scope };
        let kept = assessment.contract.take().map(|contract| contract.extra).unwrap_or_default();
        assessment.contract = filled.contract.or_else(|| (!kept.is_empty()).then(Contract::default));
        if let Some(contract) = &mut assessment.contract {
            contract.extra = kept;
        }
        assessment.participants = number(filled.participants, &former);
        let forgotten = forget_missing(&mut assessment);
        self.put_details(&assessment, &forgotten)?;
        Ok(Created { assessment: req.assessment })
    }

    /// Kinds of service by their keys, as a person types them.
    pub fn known_kinds(&self, typed: &[String]) -> Result<Vec<String>, Fault> {
        let keys: Vec<String> =
            typed.iter().map(|key| key.trim().to_lowercase()).filter(|key| !key.is_empty()).collect();
        match keys.iter().find(|key| !Kind::ALL.iter().any(|kind| kind_key(*kind) == key.as_str())) {
            None => Ok(keys),
            Some(unknown) => Err(Fault::refused(
                format!("There is no kind of service \"{unknown}\"."),
                "Choose among saas, paas, faas, iaas, dbaas, analytics, ai and licensed.",
            )),
        }
    }

    fn sheet(&self, details: Details) -> SheetView {
        SheetView {
            kinds: Kind::ALL
                .iter()
                .map(|kind| ChoiceView {
                    key: kind_key(*kind).to_owned(),
                    label: words::capital(words::kind_full(*kind)),
                })
                .collect(),
            roles: ROLES.iter().map(|role| ChoiceView { key: (*role).to_owned(), label: words::role(role) }).collect(),
            preview: self.preview(&details),
            details,
        }
    }

    fn preview(&self, details: &Details) -> ScopePreview {
        let pack = self.pack();
        let kinds = kinds_of(details);
        let depths = DEPTHS
            .iter()
            .map(|(depth, what)| {
                let questions = asked(pack, *depth, &kinds);
                DepthView {
                    key: depth_key(*depth).to_owned(),
                    label: words::capital(words::depth(*depth)),
                    what: (*what).to_owned(),
                    questions,
                    minutes: minutes(questions),
                }
            })
            .collect();
        let depth = depth_of(details).unwrap_or(Depth::Standard);
        let questions = asked(pack, depth, &kinds);
        ScopePreview {
            depths,
            count: format!("{questions} questions, about {} minutes.", minutes(questions)),
            because: because(pack, depth, &kinds),
            notice: self.notice_sentence(details),
            problems: check(details).err().unwrap_or_default(),
        }
    }

    fn notice_sentence(&self, details: &Details) -> String {
        let Ok(filled) = check(details) else { return String::new() };
        let Some(contract) = filled.contract else { return String::new() };
        let Some(day) = contract::last_day_for_notice(&contract) else { return String::new() };
        match contract::days_left(self.clock.today(), day) {
            left @ 2.. => format!("Give notice by {}, in {left} days.", words::date(day)),
            1 => format!("Give notice by {}, tomorrow.", words::date(day)),
            0 => format!("Give notice by {}, today.", words::date(day)),
            _ => format!("The last day for notice, {}, has passed.", words::date(day)),
        }
    }
}

/// Roles a participant can have, by the keys that questions use in `asked_of`.
const ROLES: [&str; 10] = [
    "procurement",
    "legal",
    "engineering",
    "architecture",
    "data",
    "operations",
    "security",
    "finance",
    "product",
    "management",
];

const DEPTHS: [(Depth, &str); 3] = [
    (Depth::Quick, "What matters most"),
    (Depth::Standard, "The core, contract, exit"),
    (Depth::Full, "Everything that applies"),
];

/// About how many minutes a number of questions takes.
pub(crate) fn minutes(questions: u32) -> u32 {
    let exact = questions * SECONDS_A_QUESTION / 60;
    (exact + 2) / 5 * 5
}

/// A sheet that was filled in properly.
struct Filled {
    title: String,
    vendor: Vendor,
    scope: Scope,
    contract: Option<Contract>,
    participants: Vec<ParticipantInput>,
}

fn check(details: &Details) -> Result<Filled, Vec<FieldProblem>> {
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
    let notice_days = match details.notice_days.trim() {
        "" => None,
        text => match text.parse::<u32>() {
            Ok(days) if days <= 3650 => Some(days),
            _ => {
                problem("notice_days", "Days as a whole number, at most 3650.");
                None
            }
        },
    };
    let participants: Vec<_> =
        details.participants.iter().filter(|person| !person.name.trim().is_empty()).cloned().collect();
    if participants.len() > file::MAX_ITEMS {
        problem("participants", "At most 1,000 people.");
    }
    if participants.iter().any(|person| person.name.chars().count() > NAME_LIMIT) {
        problem("participants", "At most 200 characters for a name.");
    }
    let (Some(depth), true) = (depth, problems.is_empty()) else { return Err(problems) };
    let contract = Contract { starts, ends, notice_days, auto_renews: details.auto_renews, extra: Extra::new() };
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

const DATE_FORM: &str = "A date such as 2027-12-31.";

fn day(text: &str) -> Result<Option<Date>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| ()),
    }
}

fn sheet_fault(problems: Vec<FieldProblem>) -> Fault {
    let sentence = |problem: &FieldProblem| {
        let field = words::capital(&problem.field.replace('_', " "));
        format!("{field}: {}", problem.message)
    };
    let sentences: Vec<String> = problems.iter().map(sentence).collect();
    Fault::refused("The sheet is not complete.", &sentences.join(" "))
}

/// Gives new people an id and keeps the ids and unknown fields of those who were there.
fn number(people: Vec<ParticipantInput>, former: &[Participant]) -> Vec<Participant> {
    let mut next = 1;
    let mut fresh = || {
        loop {
            let id = ParticipantId(format!("p{next}"));
            next += 1;
            if !former.iter().any(|person| person.id == id) {
                return id;
            }
        }
    };
    people
        .into_iter()
        .map(|person| {
            let known = former.iter().find(|known| known.id.as_str() == person.id);
            Participant {
                id: known.map_or_else(&mut fresh, |known| known.id.clone()),
                name: person.name.trim().to_owned(),
                role: person.role,
                extra: known.map(|known| known.extra.clone()).unwrap_or_default(),
            }
        })
        .collect()
}

/// Takes the votes and dissents of people who are no longer on the sheet away, so that none points nowhere; gives the
/// questions whose records changed.
fn forget_missing(assessment: &mut Assessment) -> Vec<QuestionId> {
    let people = &assessment.participants;
    let known = |id: &ParticipantId| people.iter().any(|person| person.id == *id);
    let mut changed = Vec::new();
    for (question, record) in &mut assessment.answers {
        let before = record.clone();
        record.votes.retain(|vote| known(&vote.participant));
        if let Some(decision) = &mut record.decision {
            decision.dissent.retain(&known);
        }
        if *record != before {
            changed.push(question.clone());
        }
    }
    changed
}

fn details_of(assessment: &Assessment) -> Details {
    let contract = assessment.contract.clone().unwrap_or_default();
    let text = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    Details {
        title: assessment.title.clone(),
        vendor: assessment.vendor.name.clone(),
        service: assessment.vendor.service.clone(),
        kinds: assessment.scope.kinds.iter().map(|kind| kind_key(*kind).to_owned()).collect(),
        depth: depth_key(assessment.scope.depth).to_owned(),
        starts: text(contract.starts),
        ends: text(contract.ends),
        notice_days: contract.notice_days.map(|days| days.to_string()).unwrap_or_default(),
        auto_renews: contract.auto_renews,
        participants: assessment
            .participants
            .iter()
            .map(|person| ParticipantInput {
                id: person.id.to_string(),
                name: person.name.clone(),
                role: person.role.clone(),
            })
            .collect(),
    }
}

fn kinds_of(details: &Details) -> Vec<Kind> {
    Kind::ALL.into_iter().filter(|kind| details.kinds.iter().any(|key| key == kind_key(*kind))).collect()
}

fn depth_of(details: &Details) -> Option<Depth> {
    DEPTHS.iter().map(|(depth, _)| *depth).find(|depth| depth_key(*depth) == details.depth)
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Saas => "saas",
        Kind::Paas => "paas",
        Kind::Faas => "faas",
        Kind::Iaas => "iaas",
        Kind::Dbaas => "dbaas",
        Kind::Analytics => "analytics",
        Kind::Ai => "ai",
        Kind::Licensed => "licensed",
    }
}

fn depth_key(depth: Depth) -> &'static str {
    match depth {
        Depth::Quick => "quick",
        Depth::Standard => "standard",
        Depth::Full => "full",
    }
}

fn asked(pack: &Pack, depth: Depth, kinds: &[Kind]) -> u32 {
    let assessment = scoped(pack, depth, kinds);
    pack.questions.iter().filter(|question| applies(pack, question, &assessment)).map(|_| 1).sum()
}

fn scoped(pack: &Pack, depth: Depth, kinds: &[Kind]) -> Assessment {
    let scope = Scope { depth, kinds: kinds.to_vec(), extra: Extra::new() };
    Assessment::new(AssessmentId::from(""), String::new(), Vendor::default(), pack.reference(), scope)
}

/// Says which sections are asked and why.
fn because(pack: &Pack, depth: Depth, kinds: &[Kind]) -> String {
    let assessment = scoped(pack, depth, kinds);
    let sections: Vec<&Section> = pack
        .sections
        .iter()
        .filter(|section| {
            pack.questions.iter().any(|question| question.section == section.id && applies(pack, question, &assessment))
        })
        .collect();
    if sections.is_empty() {
        return "Choose a kind of service to see what will be asked.".to_owned();
    }
    let everywhere = |section: &Section| section.kinds.len() >= Kind::ALL.len() - 1;
    let mut parts = vec!["The core".to_owned()];
    for section in sections.iter().filter(|section| section.tier != Tier::Core) {
        let name = words::section_name_within(&section.name);
        if everywhere(section) {
            parts.push(name);
        } else {
            let reasons: Vec<String> = kinds
                .iter()
                .filter(|kind| section.kinds.contains(kind))
                .map(|kind| words::kind_full(*kind).to_owned())
                .collect();
            parts.push(format!("{name}, because you chose {}", words::listed(&reasons)));
        }
    }
    format!("{}.", parts.join("; "))
}
