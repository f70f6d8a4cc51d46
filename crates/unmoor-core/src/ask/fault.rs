//! Why a response is refused, as sentences: what happened, what was kept, what to do.

use crate::file::ReadFault;
use crate::json::SyntaxFault;

use super::{MAX_BYTES, VERSION};

/// Why a response is refused. Reading changes nothing, so nothing was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ResponseFault {
    /// More than [`MAX_BYTES`].
    #[error(
        "this file has {bytes} bytes, a response has at most {}; nothing was changed; check that it is the file you meant",
        MAX_BYTES
    )]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// The page with the questions came back, and not what it saves.
    #[error(
        "this file is the form with the questions, not the answers; nothing was changed; \
         open it in a browser, fill it in, press \"Save the answers\" and bring in the file that this saves"
    )]
    IsForm,
    /// It is not JSON.
    #[error(
        "this file is not a response: line {line}, column {column} is not JSON; nothing was changed; \
         mend that line, or have the answers saved again"
    )]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Its `format` says that it is something else, or it has none.
    #[error(
        "this file is not a response to questions that were asked by file; nothing was changed; \
         bring in the file that came back, which ends in .unmoor-response.json"
    )]
    NotResponse,
    /// Its `version` is higher than [`VERSION`].
    #[error(
        "this response was written for a newer Unmoor (file version {found}, this one knows {}); nothing was changed; \
         update Unmoor and bring it in again",
        VERSION
    )]
    TooNew {
        /// Its version.
        found: u32,
    },
    /// A part of it is laid out wrongly.
    #[error(transparent)]
    Part(#[from] ReadFault),
    /// A state without its option.
    #[error(
        "{question} is said to be answered, without an option; nothing was changed; \
         add the option to the file, or set its state to \"unknown\""
    )]
    NoOption {
        /// The question.
        question: String,
    },
    /// Nobody says who filled it in.
    #[error("this response does not say who filled it in; nothing was changed; put a name into its field \"by\"")]
    Unsigned,
    /// No answer in it.
    #[error("nothing is filled in in this response; nothing was changed; ask for the file again, filled in")]
    NothingAnswered,
    /// No assessment at hand asked this.
    #[error(
        "this response is about {about:?}, and no assessment of this workspace asked for it; nothing was changed; \
         open the workspace from which it was asked"
    )]
    NoSuchAssessment {
        /// What it is about.
        about: String,
    },
    /// The assessment has no such request, or no longer.
    #[error(
        "{title:?} did not ask this, or has withdrawn the questions; nothing was changed; \
         undo the withdrawal, or ask again by a new file"
    )]
    NoSuchRequest {
        /// What the assessment is called.
        title: String,
    },
    /// It was meant for another assessment than the one that is to take it.
    #[error("this response answers what {asked:?} asked, not {chosen:?}; nothing was changed; bring it in there")]
    OtherAssessment {
        /// The assessment that asked.
        asked: String,
        /// The one that was to take it.
        chosen: String,
    },
    /// What was asked is not what the file says that was asked.
    #[error(
        "this response was altered: {what} is not as it was sent; nothing was changed; \
         have the file filled in as it was sent, or ask again by a new file"
    )]
    Altered {
        /// The part that differs.
        what: String,
    },
    /// The same answers again.
    #[error("these answers of {by:?} are in already; nothing was changed; there is nothing left to do")]
    AlreadyIn {
        /// Who filled it in.
        by: String,
    },
    /// Other answers to a request that has its answers.
    #[error(
        "{by:?} has answered this already, and other answers are in this file; nothing was changed; \
         to hear again, ask by a new file"
    )]
    AnsweredBefore {
        /// Who filled it in the first time.
        by: String,
    },
    /// An answer to a question that no pack of the assessment has.
    #[error(
        "this response answers {question:?}, which is no question of this assessment; nothing was changed; \
         mend its id in the file, or take the answer out"
    )]
    UnknownQuestion {
        /// The id.
        question: String,
    },
    /// An answer to a question that was not asked.
    #[error(
        "this response answers {question}, which was not asked; nothing was changed; \
         take the answer out of the file, or ask for it by a new file"
    )]
    NotAsked {
        /// The question.
        question: String,
    },
    /// An option that the question does not have.
    #[error(
        "this response chooses {option:?} for {question}, which has the options {known}; nothing was changed; \
         mend the option in the file"
    )]
    UnknownOption {
        /// The question.
        question: String,
        /// What was chosen.
        option: String,
        /// The options it has.
        known: String,
    },
}

impl From<SyntaxFault> for ResponseFault {
    fn from(fault: SyntaxFault) -> Self {
        match fault {
            SyntaxFault::NotJson { line, column } => Self::NotJson { line, column },
            whole => Self::Part(whole.into()),
        }
    }
}
