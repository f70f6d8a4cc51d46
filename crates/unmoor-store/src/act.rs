//! What a change is called, and which part of an assessment it touched.

use unmoor_core::assessment::{AssessmentId, QuestionId};

macro_rules! acts {
    ($($(#[$doc:meta])* $act:ident = $word:literal, $phrase:literal;)*) => {
        /// What somebody did. Its word stands in the change log; its phrase is for saying aloud what was undone.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Act { $($(#[$doc])* $act,)* }

        impl Act {
            /// Every act.
            pub const ALL: &[Self] = &[$(Self::$act),*];

            /// The word in the change log. It never changes: workspaces hold it.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$act => $word),* }
            }

            /// What it is called in a sentence such as "Undone: the answer".
            pub const fn phrase(self) -> &'static str {
                match self { $(Self::$act => $phrase),* }
            }

            /// The act with this word; `None` for a word of a newer version.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$act),)* _ => None }
            }
        }
    };
}

acts! {
    /// A new assessment.
    AddAssessment = "add_assessment", "the new assessment";
    /// An assessment came in from a file or a report.
    Import = "import", "the import";
    /// The demo assessment was filled in.
    AddDemo = "add_demo", "the demo";
    /// An assessment was removed.
    RemoveAssessment = "remove_assessment", "the removal of the assessment";
    /// Title, vendor, service, scope or contract.
    EditDetails = "edit_details", "the edit of the details";
    /// Who was in the room.
    EditParticipants = "edit_participants", "the edit of the participants";
    /// An exposure question.
    AnswerExposure = "answer_exposure", "the exposure answer";
    /// A question: an option, unknown, not applicable or open again.
    Answer = "answer", "the answer";
    /// How an answer is shown: claimed, documented, tested.
    SetEvidence = "set_evidence", "the choice of evidence";
    /// The note of a question.
    SetNote = "set_note", "the note";
    /// The mark to come back to a question.
    SetMark = "set_mark", "the mark";
    /// An evidence item was added.
    AddEvidenceItem = "add_evidence_item", "the new evidence item";
    /// An evidence item was edited.
    EditEvidenceItem = "edit_evidence_item", "the edit of the evidence item";
    /// An evidence item was removed.
    RemoveEvidenceItem = "remove_evidence_item", "the removal of the evidence item";
    /// A participant's vote.
    Vote = "vote", "the vote";
    /// What was agreed after a vote.
    Decide = "decide", "the decision";
}

/// A part of an assessment: what a view must draw again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// All of it: it was added, replaced or removed.
    Whole,
    /// Everything but exposure and answers.
    Details,
    /// The answer to one exposure question.
    Exposure(QuestionId),
    /// The record of one question.
    Answer(QuestionId),
}

impl Place {
    /// The word in the undo steps.
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Details => "details",
            Self::Exposure(_) => "exposure",
            Self::Answer(_) => "answer",
        }
    }

    /// The question, where it is about one.
    pub const fn question(&self) -> Option<&QuestionId> {
        match self {
            Self::Exposure(question) | Self::Answer(question) => Some(question),
            Self::Whole | Self::Details => None,
        }
    }
}

/// One part of one assessment that a change touched.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touch {
    /// Which assessment.
    pub assessment: AssessmentId,
    /// Which part of it.
    pub place: Place,
}
