//! Why an assessment file is refused, as sentences: what happened, what was kept, what to do.

pub(crate) use crate::json::short;
use crate::json::{MAX_DEPTH, MAX_VALUES, SyntaxFault};

use super::{MAX_BYTES, VERSION};

/// Why an assessment file is refused. Reading changes nothing, so nothing was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadFault {
    /// Nothing in it.
    #[error("this file is empty; nothing was changed; ask for the file again or take it from a backup")]
    Empty,
    /// More than [`MAX_BYTES`].
    #[error(
        "this file has {bytes} bytes, an assessment has at most {}; nothing was changed; check that it is the file you meant",
        MAX_BYTES
    )]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// It ends in the middle.
    #[error(
        "this file is cut off: it ends in the middle, at line {line}; nothing was changed; copy or download it again"
    )]
    CutOff {
        /// The last line, from 1.
        line: usize,
    },
    /// It is not JSON.
    #[error(
        "this file is not an assessment: line {line}, column {column} is not JSON; nothing was changed; \
         mend that line, or open the file that Unmoor wrote"
    )]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Nested deeper than [`MAX_DEPTH`].
    #[error(
        "this file has lists or objects nested deeper than {} levels, at line {line}; nothing was changed; \
         check that it is the file you meant",
        MAX_DEPTH
    )]
    TooDeep {
        /// The line, from 1.
        line: usize,
    },
    /// More values than [`MAX_VALUES`].
    #[error("this file has more than {} values; nothing was changed; check that it is the file you meant", MAX_VALUES)]
    TooManyValues,
    /// Its `format` says that it is something else, or it has none.
    #[error(
        "this file is not an assessment: its format is {found}; nothing was changed; open a file that ends in .unmoor.json"
    )]
    OtherFormat {
        /// What it says that it is.
        found: String,
    },
    /// It is a pack of questions.
    #[error(
        "this file is a pack of questions, not an assessment; nothing was changed; open a file that ends in .unmoor.json"
    )]
    IsPack,
    /// Its `version` is higher than [`VERSION`].
    #[error(
        "this assessment was written by a newer Unmoor (file version {found}, this one knows {}); nothing was changed; \
         update Unmoor and open it again",
        VERSION
    )]
    TooNew {
        /// Its version.
        found: String,
    },
    /// A method other than `unmoor-1`.
    #[error(
        "this assessment is scored by the method {found:?}, this Unmoor knows \"unmoor-1\"; nothing was changed; \
         update Unmoor and open it again"
    )]
    UnknownMethod {
        /// Its method.
        found: String,
    },
    /// A pack that is not at hand.
    #[error(
        "this assessment needs the question pack {id:?}, which this Unmoor does not have; \
         nothing was changed; open it with the Unmoor that wrote it"
    )]
    UnknownPack {
        /// The pack's id.
        id: String,
    },
    /// A pack that is at hand in another version.
    #[error(
        "this assessment needs version {version:?} of the question pack {id:?}, this Unmoor has {known}; \
         nothing was changed; open it with the Unmoor that wrote it"
    )]
    UnknownPackVersion {
        /// The pack's id.
        id: String,
        /// The version it needs.
        version: String,
        /// The versions at hand.
        known: String,
    },
    /// An answer to a question that no pack of the assessment has.
    #[error(
        "{path} names the question {id:?}, which none of this assessment's packs has; nothing was changed; \
         mend its id in the file, or take the answer out"
    )]
    UnknownQuestion {
        /// `answers` or `exposure`.
        path: String,
        /// The id.
        id: String,
    },
    /// An option that the question does not have.
    #[error(
        "{path} names the option {option:?}, but {question} has the options {known}; nothing was changed; \
         mend the option in the file"
    )]
    UnknownOption {
        /// Where.
        path: String,
        /// The question.
        question: String,
        /// What stands there.
        option: String,
        /// The options it has.
        known: String,
    },
    /// The same question twice.
    #[error(
        "{question} is answered twice in this file; nothing was changed; \
         keep the answer that holds, take the other out, then open the file again"
    )]
    SecondAnswer {
        /// The question.
        question: String,
    },
    /// The same field twice.
    #[error("{path} stands twice in this file; nothing was changed; keep one of the two, then open the file again")]
    SecondField {
        /// Where.
        path: String,
    },
    /// A field that must be there.
    #[error("{path} is missing; nothing was changed; add it to the file, or ask for the file again")]
    Missing {
        /// Where.
        path: String,
    },
    /// A value of another kind.
    #[error("{path} is {found}, it must be {expected}; nothing was changed; mend it in the file")]
    WrongType {
        /// Where.
        path: String,
        /// What it must be.
        expected: String,
        /// What it is.
        found: String,
    },
    /// Not one of the words of the format.
    #[error("{path} says {found:?}, it must be one of {known}; nothing was changed; mend it in the file")]
    UnknownWord {
        /// Where.
        path: String,
        /// What it says.
        found: String,
        /// The words there are.
        known: String,
    },
    /// Text that is too long.
    #[error("{path} is longer than {limit}; nothing was changed; shorten it in the file")]
    TooLong {
        /// Where.
        path: String,
        /// The most there may be, with its unit.
        limit: String,
    },
    /// Text that must not be blank.
    #[error("{path} is blank; nothing was changed; fill it in")]
    Blank {
        /// Where.
        path: String,
    },
    /// A list that is too long.
    #[error("{path} has more than {limit} entries; nothing was changed; shorten it in the file")]
    TooMany {
        /// Where.
        path: String,
        /// The most there may be.
        limit: usize,
    },
    /// A day that does not exist, or is not written as one.
    #[error(
        "{path} says {found:?}, which is not a date; nothing was changed; write it as year-month-day, such as 2027-02-25"
    )]
    InvalidDate {
        /// Where.
        path: String,
        /// What it says.
        found: String,
    },
    /// A point in time that does not exist, or is not written as one.
    #[error(
        "{path} says {found:?}, which is not a point in time; nothing was changed; write it such as 2026-11-20T09:14:00Z"
    )]
    InvalidTime {
        /// Where.
        path: String,
        /// What it says.
        found: String,
    },
    /// Not applicable without a reason.
    #[error(
        "{question} is said not to apply, without a reason; nothing was changed; \
         add a reason to the file, or set its state to \"unknown\""
    )]
    NoReason {
        /// The question.
        question: String,
    },
    /// Answered without an option.
    #[error(
        "{question} is said to be answered, without an option; nothing was changed; \
         add the option to the file, or set its state to \"open\""
    )]
    NoOption {
        /// The question.
        question: String,
    },
    /// A field that contradicts the state.
    #[error(
        "{question} has the state {state:?} and yet the field {field:?}; nothing was changed; \
         take the field out of the file, or mend the state"
    )]
    Contradiction {
        /// The question.
        question: String,
        /// Its state.
        state: &'static str,
        /// The field that does not go with it.
        field: &'static str,
    },
    /// A scope without kinds.
    #[error(
        "scope.kinds names no kind of service, so nothing would be asked; nothing was changed; \
         add at least one, such as \"saas\""
    )]
    NoKinds,
    /// No pack named.
    #[error("packs names no question pack; nothing was changed; add the pack the questions come from")]
    NoPack,
    /// Two entries of a list under one id.
    #[error("{path} has {id:?} twice; nothing was changed; keep one of the two, then open the file again")]
    Twice {
        /// Where.
        path: String,
        /// What is there twice.
        id: String,
    },
    /// Somebody who is not among the participants.
    #[error(
        "{path} names the participant {id:?}, who is not listed under participants; nothing was changed; \
         add the participant to the file, or take the entry out"
    )]
    UnknownParticipant {
        /// Where.
        path: String,
        /// The participant's id.
        id: String,
    },
    /// A claim that answers no request to the vendor.
    #[error(
        "{path} answers the request {id:?}, which is not listed under requests as one to the vendor; nothing was changed; \
         add the request to the file, or take the claim out"
    )]
    UnknownRequest {
        /// Where.
        path: String,
        /// The request's id.
        id: String,
    },
}

impl From<SyntaxFault> for ReadFault {
    fn from(fault: SyntaxFault) -> Self {
        match fault {
            SyntaxFault::Empty => Self::Empty,
            SyntaxFault::CutOff { line } => Self::CutOff { line },
            SyntaxFault::NotJson { line, column } => Self::NotJson { line, column },
            SyntaxFault::TooDeep { line } => Self::TooDeep { line },
            SyntaxFault::TooMany => Self::TooManyValues,
        }
    }
}
