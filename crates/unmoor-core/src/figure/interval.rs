//! The headline interval: portability from assured to possible, with the average before the caps.

use serde::Serialize;

use super::{GradeMark, LabelledInterval, Table, grade_marks};
use crate::score::{End, Score};
use crate::words;

/// Portability on the scale from 0 to 100.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IntervalBar {
    /// Portability.
    pub interval: LabelledInterval,
    /// The grades on the scale.
    pub grades: Vec<GradeMark>,
    /// The average before the caps; `None` where no cap binds.
    pub average: Option<LabelledInterval>,
    /// Whether the word "provisional" stands beside it.
    pub provisional: bool,
}

impl IntervalBar {
    /// The headline interval of a score.
    pub fn new(score: &Score) -> Self {
        let capped = score.binding(End::Assured).chain(score.binding(End::Possible)).next().is_some();
        Self {
            interval: LabelledInterval::new(score.portability),
            grades: grade_marks(score.portability),
            average: capped.then(|| LabelledInterval::new(score.average)),
            provisional: score.provisional.is_some(),
        }
    }

    /// What stands at the bracket: "average before the caps, 63 to 79".
    pub fn bracket(&self) -> Option<String> {
        self.average.as_ref().map(|average| format!("average before the caps, {}", words::interval(average.ends)))
    }

    /// The figure in words.
    pub fn alt(&self) -> String {
        let LabelledInterval { labels, grade, .. } = &self.interval;
        let first = format!(
            "Portability on a scale from 0 to 100: assured {}, grade {}; possible {}, grade {}.",
            labels.assured,
            grade.assured.letter(),
            labels.possible,
            grade.possible.letter(),
        );
        match &self.average {
            None => first,
            Some(average) if average.labels.assured == average.labels.possible => {
                format!("{first} Before the caps the average is {}.", average.labels.assured)
            }
            Some(average) => {
                let (assured, possible) = (&average.labels.assured, &average.labels.possible);
                format!("{first} Before the caps the average runs from {assured} to {possible}.")
            }
        }
    }

    /// The figure's numbers.
    pub fn table(&self) -> Table {
        let row = |name: &str, interval: &LabelledInterval| {
            vec![name.to_owned(), words::one_decimal(interval.ends.assured), words::one_decimal(interval.ends.possible)]
        };
        let letters = &self.interval.grade;
        let grade = vec!["Grade".to_owned(), letters.assured.letter().into(), letters.possible.letter().into()];
        let average = self.average.iter().map(|average| row("Average before the caps", average));
        let rows = [row("Portability", &self.interval), grade].into_iter().chain(average).collect();
        Table::new(&["", "Assured", "Possible"], rows)
    }
}
