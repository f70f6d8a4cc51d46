//! A question as the walk shows it.

use unmoor_core::assessment::{Answer, AnswerRecord, Assessment, Decided, Decision, Evidence, ParticipantId};
use unmoor_core::pack::{AnswerOption, Pack, Question, Reference, ReferenceStatus};
use unmoor_core::{applies::applies, votes, words};

use super::evidence;
use crate::ask::claims;
use crate::assessed::Assessed;
use crate::clock::Clock;
use crate::vendor;
use crate::view::*;

/// The question with its answer.
pub(super) fn view(question: &Question, assessed: &Assessed, held: &[String], clock: &Clock) -> QuestionView {
    let Assessed { assessment, pack, sealed, .. } = assessed;
    let blank = AnswerRecord::default();
    let record = assessment.answers.get(&question.id).unwrap_or(&blank);
    let (state, option, evidence, reason) = parts(&record.answer);
    let text = |text: &str| words::typographic(text);
    QuestionView {
        id: question.id.to_string(),
        place: place_of(question, assessment, pack),
        section: question.section.to_string(),
        title: text(&question.title),
        prompt: text(&question.prompt),
        why: text(&question.why),
        good: text(&question.good),
        weight: question.weight,
        asked_of: words::team(&question.asked_of),
        options: options(question),
        state,
        option,
        evidence: evidence_step(evidence.unwrap_or_default()),
        reason,
        usual_reason: question.not_applicable_when.as_deref().map(text).unwrap_or_default(),
        note: record.note.clone(),
        marked: record.marked,
        disputed: votes::disputed(question, record),
        evidence_items: record.evidence_items.iter().map(|item| evidence::view(item, held)).collect(),
        evidence_wanted: question.evidence.iter().map(|line| text(line)).collect(),
        evidence_hint: hint(question, &record.answer),
        knockout: knockout(question),
        ask_vendor: question.ask_vendor.as_deref().map(text),
        asks_vendor: vendor::is_listed(question, assessment),
        asks_chosen: record.ask_vendor,
        references: question.references.iter().filter_map(|id| reference(pack, id)).collect(),
        references_note: format!(
            "References as of {}. What they demand is told in our words. Not legal advice.",
            words::date(pack.about.as_of)
        ),
        votes: seen_votes(question, record, assessment),
        sealed_votes: sealed.get(&question.id).copied().unwrap_or_default(),
        decision: record.decision.as_ref().map(|decision| decided(decision, question, assessment, clock)),
        claims: claims(question, assessment, clock),
    }
}

fn parts(answer: &Answer) -> (AnswerState, Option<String>, Option<Evidence>, String) {
    match answer {
        Answer::Open => (AnswerState::Open, None, None, String::new()),
        Answer::Unknown => (AnswerState::Unknown, None, None, String::new()),
        Answer::Answered { option, evidence } => {
            (AnswerState::Answered, Some(option.to_string()), Some(*evidence), String::new())
        }
        Answer::NotApplicable { reason } => (AnswerState::NotApplicable, None, None, reason.as_str().to_owned()),
    }
}

pub(crate) fn place_of(question: &Question, assessment: &Assessment, pack: &Pack) -> String {
    let asked = pack.questions.iter().filter(|q| q.section == question.section && applies(pack, q, assessment));
    let ids: Vec<_> = asked.map(|q| &q.id).collect();
    let index = ids.iter().position(|id| **id == question.id).map_or(0, |index| index + 1);
    let name = pack.section(&question.section).map_or(question.section.as_str(), |section| &section.name);
    format!("{}, {index} of {}", words::section_name(name), ids.len())
}

fn options(question: &Question) -> Vec<OptionView> {
    (1..)
        .zip(&question.options)
        .map(|(number, option)| OptionView {
            key: option.key.to_string(),
            number,
            label: words::typographic(&option.label),
            level: option.level,
        })
        .collect()
}

pub(crate) fn evidence_step(evidence: Evidence) -> EvidenceStep {
    match evidence {
        Evidence::Claimed => EvidenceStep::Claimed,
        Evidence::Documented => EvidenceStep::Documented,
        Evidence::Tested => EvidenceStep::Tested,
    }
}

/// What the way of showing does to this answer.
fn hint(question: &Question, answer: &Answer) -> String {
    let best_is_document = question.best_evidence == Evidence::Documented;
    let Answer::Answered { option, evidence } = answer else {
        return if best_is_document {
            "A document is the best there can be here.".to_owned()
        } else {
            "Words count 69 at most, documents 84, a test in full.".to_owned()
        };
    };
    let level = question.option(*option).map_or(0, |option| option.level);
    let ceiling = question.ceiling(*evidence);
    if level <= 69 {
        "Counts in full, however it is shown.".to_owned()
    } else if level <= ceiling {
        "Shown well enough to count in full.".to_owned()
    } else if best_is_document {
        format!("A document would let it count {level} instead of {ceiling}.")
    } else if *evidence == Evidence::Claimed && level > 84 {
        format!("Counts {ceiling} while it is only said; 84 with a document, {level} when tested.")
    } else if *evidence == Evidence::Claimed {
        format!("Counts {ceiling} while it is only said; {level} with a document.")
    } else {
        format!("Counts {ceiling} until somebody has tried it; {level} when tested.")
    }
}

/// Which statements cap the score, and at what; empty where none does.
fn knockout(question: &Question) -> String {
    let Some(knockout) = &question.knockout else { return String::new() };
    let fires = |(_, option): &(u32, &AnswerOption)| option.level <= knockout.trigger_at_or_below;
    let firing = (1..).zip(&question.options).filter(fires).map(|(number, _)| number.to_string());
    let cap = format!("the score at {} or below", knockout.cap_score);
    let said = match firing.collect::<Vec<_>>().as_slice() {
        [] => format!("not knowing holds the assured end of {cap}"),
        [one] => format!("statement {one} holds {cap}; not knowing holds the assured end there"),
        many => format!("statements {} hold {cap}; not knowing holds the assured end there", words::listed(many)),
    };
    match knockout.exposure_at_least {
        None => format!("{}.", words::capital(&said)),
        Some(least) => format!("Where the exposure is {least} or more, {said}."),
    }
}

fn reference(pack: &Pack, id: &str) -> Option<ReferenceView> {
    let reference: &Reference = pack.references.iter().find(|reference| reference.id == *id)?;
    Some(ReferenceView {
        id: reference.id.clone(),
        framework: reference.framework.clone(),
        locator: reference.locator.clone(),
        demand: words::typographic(&reference.demand),
        caution: match reference.status {
            ReferenceStatus::Verified => String::new(),
            ReferenceStatus::FromMemory => "Not checked against the text: look it up before relying on it.".to_owned(),
        },
    })
}

fn seen_votes(question: &Question, record: &AnswerRecord, assessment: &Assessment) -> Vec<VoteView> {
    votes::seen(record)
        .filter_map(|vote| {
            let person = assessment.participants.iter().find(|person| person.id == vote.participant)?;
            let number =
                vote.option.and_then(|option| question.step(option)).and_then(|step| u32::try_from(step + 1).ok());
            Some(VoteView {
                name: person.name.clone(),
                role: words::role(&person.role),
                number,
                note: vote.note.clone(),
            })
        })
        .collect()
}

pub(crate) fn decided(
    decision: &Decision,
    question: &Question,
    assessment: &Assessment,
    clock: &Clock,
) -> DecisionView {
    let names = |ids: &[ParticipantId]| -> Vec<String> {
        let named = ids.iter().filter_map(|id| assessment.participants.iter().find(|person| person.id == *id));
        named.map(|person| person.name.clone()).collect()
    };
    let today = Decided::of(assessment.answer(&question.id));
    DecisionView {
        outcome: decision.decided.as_ref().map(|decided| outcome(decided, question)).unwrap_or_default(),
        changed: decision.decided.is_some() && decision.decided != today,
        note: decision.note.clone(),
        day: words::date(clock.day_of(decision.at)),
        dissent: names(&decision.dissent),
        present: names(&decision.present),
    }
}

/// What was decided, in words.
fn outcome(decided: &Decided, question: &Question) -> String {
    match decided {
        Decided::Unknown => "We don\u{2019}t know".to_owned(),
        Decided::NotApplicable { reason } => {
            format!("Does not apply: {}", words::sentence(&words::typographic(reason.as_str())))
        }
        Decided::Answered { option, evidence } => {
            let label = question.option(*option).map_or("", |option| &option.label);
            format!("{} ({})", words::typographic(label), words::evidence(*evidence))
        }
    }
}

#[cfg(test)]
mod tests {
    use unmoor_core::assessment::OptionKey;
    use unmoor_core::pack::builtin;

    use super::*;

    fn asked(id: &str) -> Question {
        builtin().question(&id.into()).unwrap().clone()
    }

    #[test]
    fn a_knock_out_names_every_statement_that_fires_it() {
        let one = "Statement 5 holds the score at 49 or below; not knowing holds the assured end there.";
        let two = "Statements 4 and 5 hold the score at 49 or below; not knowing holds the assured end there.";
        for (id, wanted) in [("AL-02", one), ("EX-02", two), ("DO-11", two), ("DO-02", "")] {
            assert_eq!(knockout(&asked(id)), wanted, "{id}");
        }
        let exposed = "Where the exposure is 60 or more, statement 5 holds the score at 49 or below; \
                       not knowing holds the assured end there.";
        assert_eq!(knockout(&asked("XR-01")), exposed);
        let mut own = asked("EX-02"); // levels 100, 75, 45, 15 and 0
        own.knockout.as_mut().unwrap().trigger_at_or_below = 75;
        assert!(knockout(&own).starts_with("Statements 2, 3, 4 and 5 hold the score"), "{}", knockout(&own));
    }

    #[test]
    fn what_a_claim_may_earn_counts_in_full_however_it_is_shown() {
        let question = asked("EX-02");
        let hint = |key, evidence| hint(&question, &Answer::Answered { option: OptionKey(key), evidence });
        for evidence in [Evidence::Claimed, Evidence::Documented, Evidence::Tested] {
            assert_eq!(hint('c', evidence), "Counts in full, however it is shown.");
        }
        assert_eq!(hint('b', Evidence::Claimed), "Counts 69 while it is only said; 75 with a document.");
    }
}
