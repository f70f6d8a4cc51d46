//! The sheet of an assessment: make an assessment from it, or change the details of one.

mod check;
mod preview;

use jiff::civil::Date;
use unmoor_core::assessment::{
    Assessment, AssessmentId, Contract, Depth, Kind, Participant, ParticipantId, QuestionId, Scope, Vendor,
};
use unmoor_core::pack::Pack;
use unmoor_core::words;
use unmoor_store::Act;

use self::check::{check, sheet_fault};
pub(crate) use self::preview::minutes;
use crate::App;
use crate::fault::Fault;
use crate::packs::pack_key;
use crate::view::*;

impl App {
    /// An empty sheet with what it offers. Whoever has no assessment yet is offered the short one first.
    pub fn get_sheet(&mut self, _: Nothing) -> Result<SheetView, Fault> {
        let depth = if self.portfolio.cards().is_empty() { "quick" } else { "standard" };
        let details = Details {
            depth: depth.to_owned(),
            kinds: vec!["saas".to_owned()],
            pack: pack_key(self.pack()),
            ..Details::default()
        };
        Ok(self.sheet(details, None))
    }

    /// The sheet of an assessment, filled in.
    pub fn get_details(&mut self, req: AssessmentRequest) -> Result<SheetView, Fault> {
        let assessment = self.assessment(&req.assessment)?;
        Ok(self.sheet(details_of(&assessment), Some(&assessment)))
    }

    /// What a sheet would ask, and what is wrong with it.
    pub fn preview_scope(&mut self, req: PreviewScope) -> Result<ScopePreview, Fault> {
        let assessment = req.assessment.map(|id| self.assessment(&id)).transpose()?;
        Ok(self.preview(&req.details, assessment.as_ref()))
    }

    /// Makes an assessment from a sheet.
    pub fn create_assessment(&mut self, details: Details) -> Result<Created, Fault> {
        let filled = check(&details).map_err(sheet_fault)?;
        let id = self.new_id();
        let pack = self.chosen_pack(&details)?;
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

    /// The pack that a sheet chooses.
    fn chosen_pack(&self, details: &Details) -> Result<&'static Pack, Fault> {
        if details.pack.is_empty() { Ok(self.pack()) } else { self.find_pack(&details.pack) }
    }

    /// The pack that a sheet is about: that of the assessment whose details it has, or the one that is chosen.
    fn pack_of_sheet(&self, details: &Details, assessment: Option<&Assessment>) -> &'static Pack {
        let found = match assessment {
            Some(assessment) => self.pack_of(assessment),
            None => self.chosen_pack(details),
        };
        found.unwrap_or_else(|_| self.pack())
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

    fn sheet(&self, details: Details, assessment: Option<&Assessment>) -> SheetView {
        SheetView {
            kinds: Kind::ALL
                .iter()
                .map(|kind| ChoiceView {
                    key: kind_key(*kind).to_owned(),
                    label: words::capital(words::kind_full(*kind)),
                })
                .collect(),
            roles: roles(),
            packs: match assessment {
                Some(_) => Vec::new(),
                None => self
                    .packs
                    .iter()
                    .map(|pack| ChoiceView {
                        key: pack_key(pack),
                        label: format!("{}, version {}", pack.about.title, pack.about.version),
                    })
                    .collect(),
            },
            preview: self.preview(&details, assessment),
            details,
        }
    }
}

/// The roles that a participant can be given.
pub(crate) fn roles() -> Vec<ChoiceView> {
    words::roles().iter().map(|role| ChoiceView { key: (*role).to_owned(), label: words::role(role) }).collect()
}

/// The role that was chosen for somebody; none is a choice too.
pub(crate) fn known_role(key: &str) -> Result<String, Fault> {
    if key.is_empty() || words::roles().contains(&key) {
        return Ok(key.to_owned());
    }
    Err(Fault::refused(format!("There is no role \"{key}\"."), "Choose one of those offered."))
}

/// The name of somebody who is added.
pub(crate) fn person_name(name: &str) -> Result<String, Fault> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Fault::refused("Somebody without a name cannot be added.", "Type a name."));
    }
    if name.chars().count() > check::NAME_LIMIT {
        return Err(Fault::refused("A name has at most 200 characters.", "Shorten it."));
    }
    Ok(name.to_owned())
}

/// The id of somebody who is added.
pub(crate) fn fresh_participant(people: &[Participant]) -> ParticipantId {
    let taken = |id: &ParticipantId| people.iter().any(|person| person.id == *id);
    let ids = (1..).map(|number| ParticipantId(format!("p{number}")));
    ids.into_iter().find(|id| !taken(id)).unwrap_or_else(|| ParticipantId("p".to_owned()))
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

/// Takes everything of people who are no longer on the sheet away, so that nothing points nowhere: their votes, their
/// dissent, that they were there, and what they were asked by file. Gives the questions whose records changed.
fn forget_missing(assessment: &mut Assessment) -> Vec<QuestionId> {
    let people = &assessment.participants;
    let known = |id: &ParticipantId| people.iter().any(|person| person.id == *id);
    let mut changed = Vec::new();
    for (question, record) in &mut assessment.answers {
        let before = record.clone();
        record.votes.retain(|vote| known(&vote.participant));
        if let Some(decision) = &mut record.decision {
            decision.dissent.retain(&known);
            decision.present.retain(&known);
        }
        if *record != before {
            changed.push(question.clone());
        }
    }
    assessment.sessions.iter_mut().for_each(|session| session.present.retain(&known));
    assessment.requests.retain(|request| request.participant.as_ref().is_none_or(&known));
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
        months_to_leave: contract.months_to_leave.map(|months| months.to_string()).unwrap_or_default(),
        pack: String::new(),
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
    [Depth::Quick, Depth::Standard, Depth::Full].into_iter().find(|depth| depth_key(*depth) == details.depth)
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
