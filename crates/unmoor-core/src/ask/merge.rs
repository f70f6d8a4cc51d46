//! What a response would do to an assessment: looked at first, done afterwards, never over the team's answer.

use jiff::Timestamp;

use crate::assessment::{
    Answer, AnswerRecord, Assessment, Claim, Extra, OptionKey, ParticipantId, QuestionId, Request, Vote,
};
use crate::file::fault::short;
use crate::pack::{Pack, Question};
use crate::votes;

use super::fault::ResponseFault;
use super::form::{Asked, Given, Response};

/// The answers of a response beside what the assessment has. Nothing is changed yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Merge {
    /// The request that it answers, as it stands in the assessment.
    pub request: Request,
    /// Who filled it in.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// What is answered, in the order of the request.
    pub lines: Vec<Line>,
    /// What was asked and left open.
    pub left_open: Vec<QuestionId>,
}

/// One answer of a response.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The question.
    pub question: QuestionId,
    /// Which statement; `None` for "we do not know".
    pub option: Option<OptionKey>,
    /// The comment.
    pub note: String,
    /// The vote of the same person that it replaces; a sealed one is not told.
    pub replaces: Option<Vote>,
    /// Whether it joins a blind vote that is under way: nobody sees it before the others.
    pub sealed: bool,
    /// How many options it lies from the team's answer; `None` where either has none.
    pub apart: Option<usize>,
}

/// Compares a response with the assessment that asked for it. `now` is when it was filled in, where it does not say so.
///
/// # Errors
/// It was not asked for, was altered, is in already, or answers what was not asked.
pub fn merge(
    response: &Response,
    assessment: &Assessment,
    pack: &Pack,
    now: Timestamp,
) -> Result<Merge, ResponseFault> {
    let request = assessment.requests.iter().find(|request| request.id == response.request.id);
    let request = request.ok_or_else(|| ResponseFault::NoSuchRequest { title: short(&assessment.title) })?;
    if let Some(what) = altered(&super::asked(request, assessment, pack), &response.request) {
        return Err(ResponseFault::Altered { what });
    }
    for (id, given) in &response.answers {
        known(id, given, request, pack)?;
    }
    let at = response.at.unwrap_or(now);
    let merge = Merge {
        request: request.clone(),
        by: response.by.clone(),
        at,
        lines: lines(response, request, assessment, pack),
        left_open: request.questions.iter().filter(|id| !response.answers.contains_key(id)).cloned().collect(),
    };
    match request.answered {
        None => Ok(merge),
        Some(_) if merge.is_in(assessment) => Err(ResponseFault::AlreadyIn { by: short(&request.by) }),
        Some(_) => Err(ResponseFault::AnsweredBefore { by: short(&request.by) }),
    }
}

/// The first part of what was asked that is not as it was sent. Names are not compared: the team may have mended one.
fn altered(sent: &Asked, found: &Asked) -> Option<String> {
    if sent.assessment != found.assessment {
        return Some("the assessment it is for".to_owned());
    }
    if sent.participant != found.participant {
        return Some("the addressee".to_owned());
    }
    if sent.made != found.made {
        return Some("the date of the request".to_owned());
    }
    let ids = |asked: &Asked| asked.questions.iter().map(|question| question.id.clone()).collect::<Vec<_>>();
    if ids(sent) != ids(found) {
        return Some("the list of questions".to_owned());
    }
    sent.questions.iter().zip(&found.questions).find(|(sent, found)| sent != found).map(|(sent, found)| {
        let part = if sent.options == found.options { "the wording" } else { "a statement" };
        format!("{part} of {}", sent.id)
    })
}

/// Refuses an answer to what was not asked, and a statement that is not there.
fn known(id: &QuestionId, given: &Given, request: &Request, pack: &Pack) -> Result<(), ResponseFault> {
    let question = || short(id.as_str());
    let Some(of_pack) = pack.question(id) else {
        return Err(ResponseFault::UnknownQuestion { question: question() });
    };
    if !request.questions.contains(id) {
        return Err(ResponseFault::NotAsked { question: question() });
    }
    match given.option {
        Some(option) if of_pack.option(option).is_none() => Err(ResponseFault::UnknownOption {
            question: question(),
            option: option.to_string(),
            known: of_pack.options.iter().map(|option| option.key.to_string()).collect::<Vec<_>>().join(", "),
        }),
        _ => Ok(()),
    }
}

fn lines(response: &Response, request: &Request, assessment: &Assessment, pack: &Pack) -> Vec<Line> {
    let line = |id: &QuestionId| {
        let Given { option, note } = response.answers.get(id)?.clone();
        let record = assessment.answers.get(id);
        let vote = |who: &ParticipantId| votes::seen(record?).find(|vote| vote.participant == *who).cloned();
        let blind = record.is_some_and(|record| record.votes.iter().any(|vote| vote.sealed));
        Some(Line {
            question: id.clone(),
            option,
            note,
            replaces: request.participant.as_ref().and_then(vote),
            sealed: blind && request.participant.is_some(),
            apart: apart(pack.question(id)?, option, assessment.answer(id)),
        })
    };
    request.questions.iter().filter_map(line).collect()
}

fn apart(question: &Question, option: Option<OptionKey>, ours: &Answer) -> Option<usize> {
    let Answer::Answered { option: ours, .. } = ours else { return None };
    Some(question.step(option?)?.abs_diff(question.step(*ours)?))
}

impl Merge {
    /// Puts one of its lines into the record of its question: as a vote, or as a claim. The answer stays as it is.
    pub fn put(&self, line: &Line, record: &mut AnswerRecord) {
        let Line { option, note, sealed, .. } = line.clone();
        let extra = Extra::new();
        match self.request.participant.clone() {
            Some(participant) => {
                record.votes.retain(|vote| vote.participant != participant);
                record.votes.push(Vote { participant, option, note, at: self.at, sealed, extra });
            }
            None => record.claims.push(Claim { request: self.request.id.clone(), option, note, at: self.at, extra }),
        }
    }

    /// Says in the assessment that the request was answered.
    pub fn close(&self, assessment: &mut Assessment, now: Timestamp) {
        for request in assessment.requests.iter_mut().filter(|request| request.id == self.request.id) {
            request.answered = Some(now);
            request.by.clone_from(&self.by);
        }
    }

    /// Whether the assessment holds every answer of it already.
    fn is_in(&self, assessment: &Assessment) -> bool {
        self.by == self.request.by
            && self.lines.iter().all(|line| {
                let Some(record) = assessment.answers.get(&line.question) else { return false };
                let same = |option: Option<OptionKey>, note: &str| option == line.option && note == line.note;
                match &self.request.participant {
                    Some(who) => {
                        record.votes.iter().any(|vote| vote.participant == *who && same(vote.option, &vote.note))
                    }
                    None => record
                        .claims
                        .iter()
                        .any(|claim| claim.request == self.request.id && same(claim.option, &claim.note)),
                }
            })
    }
}
