//! What if: answers are tried out on a scratch copy; nothing is kept unless one says so.

mod choices;
mod compared;

use unmoor_core::assessment::{Answer, Assessment, OptionKey, QuestionId};
use unmoor_core::pack::Pack;
use unmoor_core::what_if::{Trial, scratch};
use unmoor_core::words;
use unmoor_store::{Act, StoreFault};

use crate::App;
use crate::assessed::Assessed;
use crate::exposure::option_of;
use crate::fault::{Fault, FaultCode};
use crate::result::answer_text;
use crate::view::*;
use crate::walk::answer;

impl App {
    /// The verdict with some answers changed, beside the verdict as it stands. Nothing is kept.
    pub fn try_out(&mut self, req: TryRequest) -> Result<TryView, Fault> {
        let assessed = self.assessed(&req.assessment)?;
        let tried = Tried::new(&assessed, &req.trials)?;
        Ok(tried.view(req.question.as_deref()))
    }

    /// Takes over what was tried out, in one step of undo.
    pub fn keep_tried(&mut self, req: KeepTrials) -> Result<ResultView, Fault> {
        let assessed = self.assessed(&req.assessment)?;
        let trials = Tried::new(&assessed, &req.trials)?.trials;
        let (at, id) = (self.clock.now(), assessed.assessment.id.clone());
        self.workspace_mut()?.change(Act::KeepWhatIf, at, |tx| {
            for trial in &trials {
                match trial {
                    Trial::Answer { question, answer } => tx.edit_answer(&id, question, |record| {
                        record.answer.clone_from(answer);
                        Ok::<_, StoreFault>(())
                    })?,
                    Trial::Exposure { question, option } => tx.set_exposure(&id, question, *option)?,
                }
            }
            Ok::<_, StoreFault>(())
        })?;
        self.get_result(AssessmentRequest { assessment: req.assessment })
    }
}

impl Assessed {
    /// Scores a copy with some answers changed, as [`App::try_out`] does: for the command line.
    ///
    /// # Errors
    /// Where a question or an option is not known.
    pub fn what_if(&self, trials: &[TrialInput]) -> Result<(TryView, Assessed), Fault> {
        let tried = Tried::new(self, trials)?;
        Ok((tried.view(None), tried.after))
    }

    /// How the answer to a question is shown today; claimed where there is none.
    pub fn shown_by(&self, question: &str) -> EvidenceStep {
        match choices::input(self.assessment.answer(&question.into())) {
            AnswerInput::Answered { evidence, .. } => evidence,
            _ => EvidenceStep::Claimed,
        }
    }
}

/// An assessment, the answers that are tried out, and what it comes to with them.
struct Tried<'a> {
    before: &'a Assessed,
    /// One a question; those that change nothing are left out.
    trials: Vec<Trial>,
    after: Assessed,
}

impl<'a> Tried<'a> {
    fn new(before: &'a Assessed, inputs: &[TrialInput]) -> Result<Self, Fault> {
        let mut trials: Vec<Trial> = Vec::new();
        for input in inputs {
            let trial = trial(before.pack, input)?;
            trials.retain(|known| known.question() != trial.question());
            trials.push(trial);
        }
        trials.retain(|trial| !trial.changes_nothing(&before.assessment));
        let after = Assessed::new(scratch(&before.assessment, &trials), before.pack);
        Ok(Self { before, trials, after })
    }

    fn view(&self, question: Option<&str>) -> TryView {
        TryView {
            before: compared::end(self.before),
            after: compared::end(&self.after),
            figures: compared::figures(self.before, &self.after),
            caps: compared::caps(self.before, &self.after),
            sections: compared::sections(self.before, &self.after),
            changes: self.trials.iter().map(|trial| self.change(trial)).collect(),
            overwrites: overwrites(&self.before.assessment, &self.trials),
            question: question.and_then(|id| self.question(&QuestionId::from(id))),
            choices: choices::choices(self.before, &self.trials),
            way_up: choices::way_up(self.before),
            said: compared::said(self.before, &self.after),
        }
    }

    fn change(&self, trial: &Trial) -> TryChange {
        let id = trial.question();
        TryChange {
            question: id.to_string(),
            title: choices::title(self.before.pack, id),
            from: in_words(self.before.pack, &self.before.assessment, id),
            to: in_words(self.before.pack, &self.after.assessment, id),
        }
    }

    fn question(&self, id: &QuestionId) -> Option<TryQuestion> {
        let pack = self.before.pack;
        let (prompt, options, evidence) = match pack.question(id) {
            Some(question) => {
                let options = question.options.iter().map(|option| (option.key, &option.label, option.level));
                let steps = [EvidenceStep::Claimed, EvidenceStep::Documented, EvidenceStep::Tested];
                (&question.prompt, options.collect::<Vec<_>>(), steps.to_vec())
            }
            None => {
                let question = pack.exposure.iter().find(|question| question.id == *id)?;
                let options = question.options.iter().map(|option| (option.key, &option.label, option.exposure));
                (&question.prompt, options.collect(), Vec::new())
            }
        };
        let option = |(at, (key, label, level)): (usize, (OptionKey, &String, u32))| TryOption {
            key: key.to_string(),
            number: at + 1,
            label: words::typographic(label),
            level,
        };
        Some(TryQuestion {
            id: id.to_string(),
            prompt: words::typographic(prompt),
            options: options.into_iter().enumerate().map(option).collect(),
            evidence,
            recorded: in_words(pack, &self.before.assessment, id),
            recorded_answer: said_of(pack, &self.before.assessment, id),
            answer: said_of(pack, &self.after.assessment, id),
            changed: self.trials.iter().any(|trial| trial.question() == id),
        })
    }
}

fn trial(pack: &Pack, input: &TrialInput) -> Result<Trial, Fault> {
    let question = QuestionId(input.question.clone());
    if let Some(asked) = pack.question(&question) {
        return Ok(Trial::Answer { question, answer: answer(asked, &input.answer)? });
    }
    if pack.exposure.iter().all(|known| known.id != question) {
        let happened = format!("There is no question {question}.");
        let remedy = "Choose one of the questions of this assessment.";
        return Err(Fault::new(FaultCode::NotFound, happened, "Nothing was changed.", remedy));
    }
    let option = match &input.answer {
        AnswerInput::Open | AnswerInput::Unknown => None,
        AnswerInput::Answered { option, .. } => Some(option_of(pack, &question, option)?),
        AnswerInput::NotApplicable { .. } => {
            let happened = format!("{question} is an exposure question: it takes an option, or is open.");
            return Err(Fault::refused(happened, "Leave it open where you do not know."));
        }
    };
    Ok(Trial::Exposure { question, option })
}

/// What an assessment says about a question or exposure question, in words.
fn in_words(pack: &Pack, assessment: &Assessment, id: &QuestionId) -> String {
    if let Some(question) = pack.question(id) {
        let answer = assessment.answer(id);
        let said = answer_text(question, answer);
        return match answer {
            Answer::Answered { evidence, .. } => format!("{said}, {}", words::evidence(*evidence)),
            _ => said,
        };
    }
    let options = pack.exposure.iter().find(|question| question.id == *id).map(|question| &question.options);
    let chosen = assessment.exposure.get(id).and_then(|key| options?.iter().find(|option| option.key == *key));
    chosen.map_or_else(|| "Not answered".to_owned(), |option| words::typographic(&option.label))
}

/// The same as a window can send it back.
fn said_of(pack: &Pack, assessment: &Assessment, id: &QuestionId) -> AnswerInput {
    if pack.question(id).is_none() {
        return match assessment.exposure.get(id) {
            Some(key) => AnswerInput::Answered { option: key.to_string(), evidence: EvidenceStep::Claimed },
            None => AnswerInput::Open,
        };
    }
    choices::input(assessment.answer(id))
}

/// What keeping the trials would overwrite: "Overwrites two answers (AL-04, XR-01) and answers one open question (AL-05)."
fn overwrites(assessment: &Assessment, trials: &[Trial]) -> String {
    let open = |trial: &&Trial| match trial {
        Trial::Answer { question, .. } => *assessment.answer(question) == Answer::Open,
        Trial::Exposure { question, .. } => !assessment.exposure.contains_key(question),
    };
    let (fresh, over): (Vec<&Trial>, Vec<&Trial>) = trials.iter().partition(open);
    let ids = |trials: &[&Trial]| {
        let ids: Vec<String> = trials.iter().map(|trial| trial.question().to_string()).collect();
        words::listed(&ids)
    };
    let mut parts = Vec::new();
    if !over.is_empty() {
        parts.push(format!("overwrites {} ({})", words::counted(over.len(), "answer", "answers"), ids(&over)));
    }
    if !fresh.is_empty() {
        let open = words::counted(fresh.len(), "open question", "open questions");
        parts.push(format!("answers {open} ({})", ids(&fresh)));
    }
    if parts.is_empty() { String::new() } else { words::sentence(&words::capital(&parts.join(" and "))) }
}
