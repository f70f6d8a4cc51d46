//! Responses: looked at when they are brought in, taken in when that was agreed to.

use jiff::Timestamp;
use unmoor_core::ask::{self, Line, Merge, Response, ResponseFault};
use unmoor_core::assessment::{Answer, Assessment, AssessmentId, OptionKey};
use unmoor_core::pack::{Pack, Question};
use unmoor_core::votes::FAR_APART;
use unmoor_core::words;
use unmoor_store::{Act, StoreFault};

use super::asked_name;
use crate::App;
use crate::fault::{Fault, FaultCode};
use crate::result::answer_text;
use crate::view::*;

/// A response that was shown and not yet taken in.
pub(crate) struct Shown {
    response: Response,
    merge: Merge,
    assessment: AssessmentId,
}

impl App {
    /// Looks at a response, and remembers it until it is taken in. `only` is the one assessment that may take it.
    pub(crate) fn look_at_response(
        &mut self,
        file: &str,
        bytes: &[u8],
        only: Option<&str>,
    ) -> Result<MergeView, Fault> {
        let response = ask::read(bytes).map_err(refused)?;
        let assessment = self.asking(&response)?;
        if let Some(only) = only.filter(|only| *only != assessment.id.as_str()) {
            let chosen = self.assessment(only)?.title;
            return Err(refused(ResponseFault::OtherAssessment { asked: assessment.title, chosen }));
        }
        let pack = self.pack_of(&assessment)?;
        let merge = ask::merge(&response, &assessment, pack, self.clock.now()).map_err(refused)?;
        if self.shown.iter().any(|shown| shown.merge.request.id == merge.request.id) {
            let happened = "another of these files answers the same request.";
            return Err(Fault::refused(happened, "Bring in the one that holds."));
        }
        let view = self.merge_view(file, &response, &merge, &assessment, pack);
        self.shown.push(Shown { response, merge, assessment: assessment.id });
        Ok(view)
    }

    /// Takes in a response as it was shown: one step of undo, beside the team's answers and never over them. An answer sheet
    /// that was shown is the team's own, and takes their place.
    pub fn take_in_response(&mut self, req: TakeIn) -> Result<TakenView, Fault> {
        if let Some(taken) = self.take_in_sheet(&req.request)? {
            return Ok(taken);
        }
        let index = self.shown.iter().position(|shown| shown.merge.request.id == req.request).ok_or_else(|| {
            let happened = "This response is no longer at hand.";
            Fault::new(FaultCode::NotFound, happened, "Nothing was changed.", "Bring the file in again.")
        })?;
        let Shown { response, merge, assessment: id } = &self.shown[index];
        let (merge, id) = (merge.clone(), id.clone());
        let assessment = self.assessment(id.as_str())?;
        if ask::merge(response, &assessment, self.pack_of(&assessment)?, merge.at).map_err(refused)? != merge {
            let happened = format!("\"{}\" has changed since these answers were shown.", assessment.title);
            return Err(Fault::refused(happened, "Bring the file in again and look once more."));
        }
        let at = self.clock.now();
        self.workspace_mut()?.change(Act::ImportResponse, at, |tx| {
            for line in &merge.lines {
                tx.edit_answer(&id, &line.question, |record| {
                    merge.put(line, record);
                    Ok::<_, StoreFault>(())
                })?;
            }
            tx.edit_details(&id, |assessment| {
                merge.close(assessment, at);
                Ok::<_, StoreFault>(())
            })
        })?;
        self.shown.remove(index);
        let what = if merge.request.participant.is_some() { "votes" } else { "claims of the vendor" };
        let (count, are) = answers(merge.lines.len());
        Ok(TakenView {
            assessment: id.to_string(),
            question: merge.lines.first().map(|line| line.question.to_string()).unwrap_or_default(),
            said: format!("{} of {} {are} in, as {what}.", words::capital(&count), within(&merge.by)),
        })
    }

    /// The assessment that asked: the one that the response names, or else any that has its request.
    fn asking(&self, response: &Response) -> Result<Assessment, Fault> {
        let asked = |assessment: &Assessment| assessment.requests.iter().any(|one| one.id == response.request.id);
        let named = match self.assessment(response.request.assessment.as_str()) {
            Ok(assessment) if asked(&assessment) => return Ok(assessment),
            Ok(assessment) => Some(assessment),
            Err(fault) if fault.code == FaultCode::NotFound => None,
            Err(fault) => return Err(fault),
        };
        for summary in self.workspace()?.list()? {
            let other = self.assessment(summary.id.as_str())?;
            if asked(&other) {
                return Ok(other);
            }
        }
        named.ok_or_else(|| {
            let about = &response.request.about;
            let name =
                about.title.as_ref().unwrap_or(if about.service.is_empty() { &about.vendor } else { &about.service });
            refused(ResponseFault::NoSuchAssessment { about: name.chars().take(60).collect() })
        })
    }

    fn merge_view(
        &self,
        file: &str,
        response: &Response,
        merge: &Merge,
        assessment: &Assessment,
        pack: &Pack,
    ) -> MergeView {
        let Merge { request, by, lines, left_open, .. } = merge;
        let day = |at: Timestamp| words::date(self.clock.day_of(at));
        let count = match (lines.len(), request.questions.len()) {
            (1, 1) => "one question".to_owned(),
            (all, asked) if all == asked => format!("all {} questions", words::count(asked)),
            (some, asked) => format!("{} of {} questions", words::count(some), words::count(asked)),
        };
        let filled = response.at.map(|at| format!(", filled in on {}", day(at))).unwrap_or_default();
        let to = asked_name(request, assessment);
        let becomes = match request.participant {
            Some(_) => format!("The answers become the votes of {to}."),
            None => "The answers become claims of the vendor.".to_owned(),
        };
        let open: Vec<String> = left_open.iter().map(ToString::to_string).collect();
        MergeView {
            request: request.id.clone(),
            assessment: assessment.id.to_string(),
            file: file.to_owned(),
            headline: format!(
                "Answers of {} to {count} about {}",
                within(by),
                if assessment.vendor.service.is_empty() { &assessment.vendor.name } else { &assessment.vendor.service },
            ),
            about: format!(
                "Asked on {}{filled}. {becomes} They stand beside your answers: no answer of yours and no score changes.",
                day(request.made)
            ),
            caution: match request.participant {
                Some(_) if to.trim() != by.trim() => format!("{to} was asked, and {by} filled it in."),
                _ => String::new(),
            },
            they: "They say".to_owned(),
            lines: lines.iter().filter_map(|line| merge_line(line, assessment, pack, &day)).collect(),
            left_open: match open.len() {
                0 => String::new(),
                1 => format!("{} is left open.", open[0]),
                _ => format!("{} are left open.", words::listed(&open)),
            },
            act: format!("Take in {}", answers(lines.len()).0),
        }
    }
}

fn merge_line(
    line: &Line,
    assessment: &Assessment,
    pack: &Pack,
    day: &dyn Fn(Timestamp) -> String,
) -> Option<MergeLine> {
    let question = pack.question(&line.question)?;
    if line.sealed {
        return Some(sealed_line(question, line.replaces.is_some()));
    }
    let does = match &line.replaces {
        None => String::new(),
        Some(vote) => match vote.option.and_then(|option| question.step(option)) {
            Some(step) => format!("replaces statement {} of {}", step + 1, day(vote.at)),
            None => format!("replaces \u{201c}we don\u{2019}t know\u{201d} of {}", day(vote.at)),
        },
    };
    Some(MergeLine {
        id: question.id.to_string(),
        prompt: words::typographic(&question.prompt),
        theirs: said(question, line.option),
        note: line.note.clone(),
        ours: ours(question, assessment.answer(&question.id)),
        does,
        apart: match line.apart {
            Some(apart) if apart >= FAR_APART => format!("{} statements apart", words::count(apart)),
            _ => String::new(),
        },
    })
}

/// An answer that joins a blind vote: nothing of it is told before the reveal, nor what the team answered.
fn sealed_line(question: &Question, replaces: bool) -> MergeLine {
    let saying = |text: &str| SaidView { number: None, text: text.to_owned() };
    MergeLine {
        id: question.id.to_string(),
        prompt: words::typographic(&question.prompt),
        theirs: saying("Joins the blind vote"),
        note: String::new(),
        ours: saying("Shown after the reveal"),
        does: if replaces { "replaces an earlier vote of theirs".to_owned() } else { String::new() },
        apart: String::new(),
    }
}

fn said(question: &Question, option: Option<OptionKey>) -> SaidView {
    let chosen = option.and_then(|option| Some((question.step(option)?, question.option(option)?)));
    match chosen {
        Some((step, option)) => {
            SaidView { number: u32::try_from(step + 1).ok(), text: words::typographic(&option.label) }
        }
        None => SaidView { number: None, text: answer_text(question, &Answer::Unknown) },
    }
}

fn ours(question: &Question, answer: &Answer) -> SaidView {
    match answer {
        Answer::Answered { option, .. } => said(question, Some(*option)),
        other => SaidView { number: None, text: answer_text(question, other) },
    }
}

/// A name in the middle of a sentence: one with a comma in it is closed by another.
fn within(name: &str) -> String {
    if name.contains(", ") { format!("{name},") } else { name.to_owned() }
}

/// `one answer` and `is`, or `nine answers` and `are`.
fn answers(count: usize) -> (String, &'static str) {
    (words::counted(count, "answer", "answers"), if count == 1 { "is" } else { "are" })
}

fn refused(fault: ResponseFault) -> Fault {
    Fault::from_clauses(FaultCode::Refused, &fault.to_string(), fault.to_string())
}
