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
    /// A question was put on the list for the vendor, or taken off it.
    SetAskVendor = "set_ask_vendor", "the request to the vendor";
    /// An evidence item was added.
    AddEvidenceItem = "add_evidence_item", "the new evidence item";
    /// An evidence item was edited.
    EditEvidenceItem = "edit_evidence_item", "the edit of the evidence item";
    /// An evidence item was removed.
    RemoveEvidenceItem = "remove_evidence_item", "the removal of the evidence item";
    /// A participant's vote.
    Vote = "vote", "the vote";
    /// The votes on a question were shown.
    Reveal = "reveal", "the reveal of the votes";
    /// What was agreed after a vote.
    Decide = "decide", "the decision";
    /// A workshop began or ended, or who is there changed.
    EditSession = "edit_session", "the change of the workshop";
    /// Something was put on the parking list, or taken off it.
    EditParking = "edit_parking", "the change of the parking list";
    /// Questions were written to a file for somebody.
    Ask = "ask", "the questions by file";
    /// Questions that were asked by file were withdrawn.
    WithdrawRequest = "withdraw_request", "the withdrawal of the questions";
    /// Answers came back by file.
    ImportResponse = "import_response", "the answers that came by file";
    /// Answers came back in an answer sheet.
    ImportSheet = "import_sheet", "the answers from the sheet";
    /// What is done about a finding.
    SetTreatment = "set_treatment", "the change of what is done";
    /// Answers that were tried out on a scratch copy were taken over.
    KeepWhatIf = "keep_what_if", "the answers that were tried out";
    /// A copy of an assessment that is scored by another version of its pack.
    Rescore = "rescore", "the rescored copy";
    /// A snapshot was taken.
    AddSnapshot = "add_snapshot", "the new snapshot";
    /// A snapshot got another name.
    RenameSnapshot = "rename_snapshot", "the snapshot's new name";
    /// A snapshot was removed.
    RemoveSnapshot = "remove_snapshot", "the removal of the snapshot";
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
    /// Its snapshots.
    Snapshots,
}

impl Place {
    /// The word in the undo steps.
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Details => "details",
            Self::Exposure(_) => "exposure",
            Self::Answer(_) => "answer",
            Self::Snapshots => "snapshots",
        }
    }

    /// The question, where it is about one.
    pub const fn question(&self) -> Option<&QuestionId> {
        match self {
            Self::Exposure(question) | Self::Answer(question) => Some(question),
            Self::Whole | Self::Details | Self::Snapshots => None,
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
