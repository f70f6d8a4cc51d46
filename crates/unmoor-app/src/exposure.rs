//! Exposure: what would it hurt?

use unmoor_core::assessment::{OptionKey, QuestionId};
use unmoor_core::pack::Pack;
use unmoor_core::words;

use crate::App;
use crate::assessed::Assessed;
use crate::fault::{Fault, FaultCode};
use crate::view::*;

impl App {
    /// The exposure questions with their answers.
    pub fn get_exposure(&mut self, req: AssessmentRequest) -> Result<ExposureView, Fault> {
        let assessed = self.assessed(&req.assessment)?;
        self.exposure_view(&assessed, String::new())
    }

    /// Answers an exposure question, or opens it again.
    pub fn answer_exposure(&mut self, req: AnswerExposure) -> Result<ExposureView, Fault> {
        let id = QuestionId(req.question.clone());
        let option = match &req.option {
            None => None,
            Some(key) => Some(option_of(self.pack_of(&self.assessment(&req.assessment)?)?, &id, key)?),
        };
        self.set_exposure(&req.assessment, &id, option)?;
        let assessed = self.assessed(&req.assessment)?;
        let said = format!("{id} saved. {}", summary(&assessed));
        self.exposure_view(&assessed, said)
    }

    fn exposure_view(&self, assessed: &Assessed, said: String) -> Result<ExposureView, Fault> {
        let Assessed { assessment, pack, score, .. } = assessed;
        Ok(ExposureView {
            header: self.header(assessed)?,
            questions: pack
                .exposure
                .iter()
                .map(|question| ExposureQuestionView {
                    id: question.id.to_string(),
                    prompt: words::typographic(&question.prompt),
                    weight: question.weight,
                    options: question
                        .options
                        .iter()
                        .map(|option| ChoiceView {
                            key: option.key.to_string(),
                            label: words::typographic(&option.label),
                        })
                        .collect(),
                    option: assessment.exposure.get(&question.id).map(ToString::to_string),
                })
                .collect(),
            answered: score.exposure_lines.iter().filter(|line| line.option.is_some()).map(|_| 1).sum(),
            summary: summary(assessed),
            exposure_assured: score.exposure.assured,
            exposure_possible: score.exposure.possible,
            said,
        })
    }
}

/// The option of an exposure question by its key.
pub(crate) fn option_of(pack: &Pack, id: &QuestionId, key: &str) -> Result<OptionKey, Fault> {
    let question = pack.exposure.iter().find(|question| question.id == *id).ok_or_else(|| {
        Fault::new(
            FaultCode::NotFound,
            format!("There is no exposure question {id}."),
            "Nothing was changed.",
            "Choose one of the exposure questions of the pack.",
        )
    })?;
    let option = question.options.iter().find(|option| option.key.to_string() == key);
    option
        .map(|option| option.key)
        .ok_or_else(|| Fault::refused(format!("{id} has no option \"{key}\"."), "Choose one of its options."))
}

fn summary(assessed: &Assessed) -> String {
    let exposure = assessed.score.exposure;
    let (low, high) = (words::whole(exposure.possible), words::whole(exposure.assured));
    if low == high { format!("Exposure {low} of 100") } else { format!("Exposure {low} to {high} of 100") }
}
