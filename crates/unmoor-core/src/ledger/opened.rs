//! The figures that open, and the words by which a window asks for them.

use std::fmt;
use std::str::FromStr;

use crate::assessment::{QuestionId, SectionId};
use crate::score::CapKind;

/// A figure of the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// The grade of both ends.
    Grade,
    /// `P`.
    Portability,
    /// `M`.
    Average,
    /// `S` of a section.
    Section(SectionId),
    /// `X`.
    Exposure,
    /// `100 - P`.
    LockIn,
    /// `R`.
    Risk,
    /// Answered weight over applicable weight.
    Coverage,
    /// How well the answers are shown.
    Confidence,
    /// Tested weight over the weight that can be tested.
    Proof,
    /// How often the grade survives other weights.
    Stability,
    /// A cap, by its kind and by what caused it.
    Cap(CapKind, String),
    /// How many findings there are of which severity.
    Findings,
    /// `F` of a finding.
    Finding(QuestionId),
    /// What one option up would bring.
    Gain(QuestionId),
    /// What one step of evidence up would bring.
    ProofGain(QuestionId),
    /// What an answer does, against the question left open.
    Effect(QuestionId),
    /// What answering an unknown could take off the interval.
    Swing(QuestionId),
    /// A step of the shortest way up, from 1.
    WayStep(usize),
    /// The last safe day, or the last day for notice where no time to move is known.
    Deadline,
}

/// A word that names no figure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no figure {0:?}")]
pub struct UnknownFigure(pub String);

const CAPS: [(CapKind, &str); 4] = [
    (CapKind::Knockout, "knockout"),
    (CapKind::KnockoutUnknown, "unknown"),
    (CapKind::WeakestSection, "weakest"),
    (CapKind::ProofGate, "proof"),
];

const PLAIN: [(Opened, &str); 12] = [
    (Opened::Grade, "grade"),
    (Opened::Portability, "portability"),
    (Opened::Average, "average"),
    (Opened::Exposure, "exposure"),
    (Opened::LockIn, "lock-in"),
    (Opened::Risk, "risk"),
    (Opened::Coverage, "coverage"),
    (Opened::Confidence, "confidence"),
    (Opened::Proof, "proof"),
    (Opened::Stability, "stability"),
    (Opened::Findings, "findings"),
    (Opened::Deadline, "deadline"),
];

impl fmt::Display for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section(id) => write!(f, "section:{id}"),
            Self::Cap(kind, id) => {
                let word = CAPS.iter().find(|(known, _)| known == kind).map_or("", |(_, word)| word);
                write!(f, "cap:{word}:{id}")
            }
            Self::Finding(id) => write!(f, "finding:{id}"),
            Self::Gain(id) => write!(f, "gain:{id}"),
            Self::ProofGain(id) => write!(f, "proof-gain:{id}"),
            Self::Effect(id) => write!(f, "effect:{id}"),
            Self::Swing(id) => write!(f, "swing:{id}"),
            Self::WayStep(number) => write!(f, "way:{number}"),
            plain => {
                let word = PLAIN.iter().find(|(known, _)| known == plain).map_or("", |(_, word)| word);
                f.write_str(word)
            }
        }
    }
}

impl FromStr for Opened {
    type Err = UnknownFigure;

    fn from_str(word: &str) -> Result<Self, UnknownFigure> {
        let unknown = || UnknownFigure(word.to_owned());
        let Some((kind, id)) = word.split_once(':') else {
            return PLAIN
                .iter()
                .find(|(_, known)| *known == word)
                .map(|(opened, _)| opened.clone())
                .ok_or_else(unknown);
        };
        Ok(match kind {
            "section" => Self::Section(SectionId(id.to_owned())),
            "finding" => Self::Finding(id.into()),
            "gain" => Self::Gain(id.into()),
            "proof-gain" => Self::ProofGain(id.into()),
            "effect" => Self::Effect(id.into()),
            "swing" => Self::Swing(id.into()),
            "way" => Self::WayStep(id.parse().map_err(|_| unknown())?),
            "cap" => {
                let (kind, id) = id.split_once(':').ok_or_else(unknown)?;
                let kind = CAPS.iter().find(|(_, word)| *word == kind).map(|(kind, _)| *kind).ok_or_else(unknown)?;
                Self::Cap(kind, id.to_owned())
            }
            _ => return Err(unknown()),
        })
    }
}
