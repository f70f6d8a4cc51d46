//! Votes: how far they lie apart, who does not agree, and which of them nobody may see yet.

use std::collections::BTreeMap;

use crate::assessment::{Answer, AnswerRecord, Assessment, ParticipantId, QuestionId, Vote};
use crate::pack::Question;

/// How many options votes must lie apart before the question has to be discussed.
pub const FAR_APART: usize = 2;

/// The first and the last option that somebody voted for, as places among the question's options from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// The first.
    pub from: usize,
    /// The last.
    pub to: usize,
}

/// The votes that may be seen: a sealed one stays with whoever cast it until it is revealed.
pub fn seen(record: &AnswerRecord) -> impl Iterator<Item = &Vote> {
    record.votes.iter().filter(|vote| !vote.sealed)
}

/// Which options the votes span; `None` where nobody voted for one.
pub fn spread(question: &Question, record: &AnswerRecord) -> Option<Spread> {
    let mut steps = seen(record).filter_map(|vote| question.step(vote.option?));
    let first = steps.next()?;
    Some(steps.fold(Spread { from: first, to: first }, |spread, step| Spread {
        from: spread.from.min(step),
        to: spread.to.max(step),
    }))
}

/// Whether votes lie two or more options apart. Who did not know is not apart from anybody.
pub fn disputed(question: &Question, record: &AnswerRecord) -> bool {
    spread(question, record).is_some_and(|spread| spread.to - spread.from >= FAR_APART)
}

/// How far those who voted agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// All said the same, which may be that they do not know.
    Same,
    /// Somebody does not know, and those who do are not far apart.
    Unsure,
    /// One option apart.
    Close,
    /// Two or more options apart.
    Apart,
}

/// How far the votes that may be seen agree; `None` where nobody voted.
pub fn agreement(question: &Question, record: &AnswerRecord) -> Option<Agreement> {
    let first = seen(record).next()?.option;
    Some(if disputed(question, record) {
        Agreement::Apart
    } else if seen(record).all(|vote| vote.option == first) {
        Agreement::Same
    } else if seen(record).any(|vote| vote.option.is_none()) {
        Agreement::Unsure
    } else {
        Agreement::Close
    })
}

/// Who voted for another option than the answer that the room wants to give; nobody where it does not apply.
pub fn dissenters(record: &AnswerRecord, answer: &Answer) -> Vec<ParticipantId> {
    let agreed = match answer {
        Answer::Answered { option, .. } => Some(*option),
        Answer::Unknown => None,
        Answer::Open | Answer::NotApplicable { .. } => return Vec::new(),
    };
    let others = seen(record).filter(|vote| vote.option.is_some() && vote.option != agreed);
    others.map(|vote| vote.participant.clone()).collect()
}

/// Takes the sealed votes out, and says how many there were on each question.
pub fn take_sealed(assessment: &mut Assessment) -> BTreeMap<QuestionId, u32> {
    let mut taken = BTreeMap::new();
    for (question, record) in &mut assessment.answers {
        let sealed: u32 = record.votes.iter().filter(|vote| vote.sealed).map(|_| 1).sum();
        if sealed > 0 {
            record.votes.retain(|vote| !vote.sealed);
            taken.insert(question.clone(), sealed);
        }
    }
    assessment.answers.retain(|question, record| !(taken.contains_key(question) && record.is_blank()));
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{Evidence, Extra, OptionKey};
    use crate::pack;

    fn record(votes: &[(&str, Option<char>)]) -> AnswerRecord {
        let vote = |(who, option): &(&str, Option<char>)| Vote {
            participant: (*who).into(),
            option: option.map(OptionKey),
            note: String::new(),
            at: "2026-11-20T09:14:00Z".parse().unwrap(),
            sealed: false,
            extra: Extra::new(),
        };
        AnswerRecord { votes: votes.iter().map(vote).collect(), ..AnswerRecord::default() }
    }

    fn question() -> &'static Question {
        &pack::builtin().questions[0]
    }

    #[test]
    fn votes_are_disputed_from_two_options_apart() {
        let far = |votes: &[(&str, Option<char>)]| disputed(question(), &record(votes));
        assert!(!far(&[]));
        assert!(!far(&[("p1", Some('c')), ("p2", Some('d'))]));
        assert!(far(&[("p1", Some('c')), ("p2", Some('e')), ("p3", Some('d'))]));
        assert!(!far(&[("p1", Some('a')), ("p2", None)]), "not to know is no opinion");
    }

    #[test]
    fn whoever_does_not_know_does_not_agree_with_whoever_does() {
        let how = |votes: &[(&str, Option<char>)]| agreement(question(), &record(votes));
        assert_eq!(how(&[]), None);
        assert_eq!(how(&[("p1", Some('a')), ("p2", Some('a'))]), Some(Agreement::Same));
        assert_eq!(how(&[("p1", None), ("p2", None)]), Some(Agreement::Same));
        assert_eq!(how(&[("p1", Some('a')), ("p2", None)]), Some(Agreement::Unsure));
        assert_eq!(how(&[("p1", Some('a')), ("p2", None), ("p3", Some('b'))]), Some(Agreement::Unsure));
        assert_eq!(how(&[("p1", Some('a')), ("p2", Some('b'))]), Some(Agreement::Close));
        assert_eq!(how(&[("p1", Some('a')), ("p2", None), ("p3", Some('c'))]), Some(Agreement::Apart));
    }

    #[test]
    fn a_sealed_vote_is_seen_by_nothing_that_looks_at_votes() {
        let mut sealed = record(&[("p1", Some('a')), ("p2", Some('e'))]);
        sealed.votes[1].sealed = true;
        assert!(!disputed(question(), &sealed));
        assert_eq!(spread(question(), &sealed), Some(Spread { from: 0, to: 0 }));
        let answer = Answer::Answered { option: OptionKey('a'), evidence: Evidence::Claimed };
        assert!(dissenters(&sealed, &answer).is_empty());
    }

    #[test]
    fn whoever_voted_otherwise_is_suggested_as_dissent() {
        let votes = record(&[("p1", Some('c')), ("p2", Some('e')), ("p3", None)]);
        let answer = Answer::Answered { option: OptionKey('e'), evidence: Evidence::Claimed };
        assert_eq!(dissenters(&votes, &answer), ["p1".into()]);
        assert_eq!(dissenters(&votes, &Answer::Unknown), ["p1".into(), "p2".into()]);
        assert!(dissenters(&votes, &Answer::Open).is_empty());
    }

    #[test]
    fn sealed_votes_are_taken_out_and_counted() {
        let mut assessment = crate::demo::assessment();
        for vote in &mut assessment.answers.get_mut(&"XR-01".into()).unwrap().votes {
            vote.sealed = true;
        }
        let mut only = record(&[("p1", Some('a'))]);
        only.votes[0].sealed = true;
        assessment.answers.insert("AI-01".into(), only);
        assert_eq!(take_sealed(&mut assessment), BTreeMap::from([("AI-01".into(), 1), ("XR-01".into(), 4)]));
        assert!(!assessment.answers.contains_key(&"AI-01".into()), "a question with nothing else is not reached");
        assert!(assessment.answers[&"XR-01".into()].votes.is_empty());
        assert!(take_sealed(&mut assessment).is_empty());
    }
}
