//! The questions for the vendor: which are on the list, and the list as a letter.

use unmoor_core::assessment::{Answer, Assessment, QuestionId, Vendor};
use unmoor_core::pack::Question;
use unmoor_core::rank::{self, Swing};
use unmoor_core::{applies::applies, words};
use unmoor_store::Act;

use crate::App;
use crate::assessed::Assessed;
use crate::fault::Fault;
use crate::redaction::Redaction;
use crate::view::*;

impl App {
    /// The questions for the vendor, and the letter that asks them.
    pub fn get_vendor_list(&mut self, req: AssessmentRequest) -> Result<VendorListView, Fault> {
        let questions = of(&self.assessed(&req.assessment)?);
        let letter = letter(&self.assessment(&req.assessment)?.vendor, &questions);
        Ok(VendorListView { questions, letter })
    }

    /// Puts a question on the list for the vendor, or takes it off; the walk stays where it is.
    pub fn set_ask_vendor(&mut self, req: SetAskVendor) -> Result<WalkView, Fault> {
        let at = WalkAt { question: req.question.clone(), ..req.at.clone() };
        let question = self.question(&at)?;
        if req.ask && question.ask_vendor.is_none() {
            return Err(Fault::refused(
                format!("The vendor cannot know {}.", question.id),
                &format!("Ask {} in your own house.", words::team(&question.asked_of)),
            ));
        }
        self.change_record(&at, Act::SetAskVendor, |record| record.ask_vendor = req.ask)?;
        let unknown = *self.assessment(&at.assessment)?.answer(&question.id) == Answer::Unknown;
        let said = match (req.ask, unknown) {
            (true, _) => format!("{} is on the list for the vendor.", question.id),
            (false, true) => format!("{} stays on the list while it is not known.", question.id),
            (false, false) => format!("{} is off the list for the vendor.", question.id),
        };
        self.show_again(&req.at, &said)
    }

    /// The questions for the vendor as a text to send.
    pub fn vendor_letter(&self, id: &str) -> Result<String, Fault> {
        let assessed = self.leave(id, &Redaction::people())?;
        Ok(letter(&assessed.assessment.vendor, &of(&assessed)))
    }
}

fn of(assessed: &Assessed) -> Vec<VendorQuestion> {
    questions(assessed, &rank::swings(&assessed.assessment, assessed.pack))
}

/// Whether a question is on the list: what is not known, and what was put there, as far as the vendor can know it.
pub(crate) fn is_listed(question: &Question, assessment: &Assessment) -> bool {
    let record = assessment.answers.get(&question.id);
    let wanted = record.is_some_and(|record| record.ask_vendor || record.answer == Answer::Unknown);
    wanted && question.ask_vendor.is_some()
}

/// The list: what is open or not known first, widest swing first; then what is answered, in the order of the pack.
pub(crate) fn questions(assessed: &Assessed, swings: &[Swing]) -> Vec<VendorQuestion> {
    let Assessed { assessment, pack, .. } = assessed;
    let on_list = |id: &QuestionId| {
        pack.question(id).filter(|question| is_listed(question, assessment) && applies(pack, question, assessment))
    };
    let view = |question: &Question, swing: Option<&Swing>| {
        let answer = assessment.answer(&question.id);
        Some(VendorQuestion {
            id: question.id.to_string(),
            swing: swing.map(|swing| words::plain(swing.width(), 0)).unwrap_or_default(),
            text: words::typographic(question.ask_vendor.as_deref()?),
            who: words::role(&question.asked_of),
            chosen: assessment.answers.get(&question.id).is_some_and(|record| record.ask_vendor),
            stands: match answer {
                Answer::Unknown => "Not known".to_owned(),
                Answer::Open => "Not answered".to_owned(),
                _ => "Answered".to_owned(),
            },
        })
    };
    let open = swings.iter().filter_map(|swing| view(on_list(&swing.id)?, Some(swing)));
    let answered = pack.questions.iter().filter(|question| !swings.iter().any(|swing| swing.id == question.id));
    open.chain(answered.filter_map(|question| view(on_list(&question.id)?, None))).collect()
}

/// The questions as a letter: nothing of scores, answers or evidence is in it.
pub(crate) fn letter(vendor: &Vendor, questions: &[VendorQuestion]) -> String {
    if questions.is_empty() {
        return String::new();
    }
    let mut letter = format!(
        "To {}\n\nQuestions about {}\n\nWe are reviewing how portable our use of {} is. Please answer the following \
         questions in writing and send the documents you refer to.\n",
        vendor.name, vendor.service, vendor.service
    );
    for (number, question) in (1..).zip(questions) {
        letter.push_str(&format!("\n{number}. {}\n   Our reference: {}\n", question.text, question.id));
    }
    letter
}
