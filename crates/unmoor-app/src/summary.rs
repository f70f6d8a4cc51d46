//! An assessment and its score as the command line prints them.

use serde_json::{Value, json};
use unmoor_core::assessment::Assessment;
use unmoor_core::score::{Ends, LineState};
use unmoor_core::{demo, file, pack, words};

use crate::assessed::Assessed;

impl Assessed {
    /// An assessment that need not be in a workspace.
    pub fn of(assessment: Assessment) -> Self {
        Self::new(assessment, pack::builtin())
    }

    /// The demo assessment.
    pub fn demo() -> Self {
        Self::of(demo::assessment())
    }

    /// The bytes of its assessment file.
    pub fn file(&self) -> Vec<u8> {
        file::write(&self.assessment)
    }

    /// Its assessment file as a value.
    pub fn file_json(&self) -> Value {
        serde_json::from_slice(&self.file()).unwrap_or_default()
    }

    /// The score, every number in full.
    pub fn score_json(&self) -> Value {
        let mut json = serde_json::to_value(self.score.figures()).unwrap_or_default();
        if let Some(fields) = json.as_object_mut() {
            fields.insert("id".to_owned(), json!(self.assessment.id));
            fields.insert("title".to_owned(), json!(self.assessment.title));
            fields.insert("method".to_owned(), json!(self.assessment.method));
            fields.insert("packs".to_owned(), json!(self.assessment.packs));
        }
        json
    }

    /// The score in a few lines.
    pub fn score_text(&self) -> String {
        let score = &self.score;
        let mut text = format!("{}\n{}\n\n", self.assessment.title, words::verdict(score, self.service()));
        let mut line = |label: &str, value: String| text.push_str(&format!("{label:<14}{value}\n"));
        line("Grade", self.grade().text);
        line("Portability", ends(score.portability, words::one_decimal));
        line("Average", ends(score.average, words::one_decimal));
        line("Exposure", ends(score.exposure, words::axis_one_decimal));
        line(
            "Risk",
            format!(
                "{}, {} to {}",
                ends(score.risk, words::risk_one_decimal),
                words::zone(score.zone.assured),
                words::zone(score.zone.possible)
            ),
        );
        line("Coverage", words::percent(score.coverage.value));
        line("Confidence", words::percent(score.confidence.value));
        line("Proof", words::percent(score.proof.value));
        for blocker in score.blockers() {
            line("Blocker", format!("{} {}", blocker.id, words::blocker(&blocker, score, self.pack)));
        }
        text.push('\n');
        for section in &score.sections {
            text.push_str(&format!("{:<14}{}\n", section.id.as_str(), ends(section.value, words::one_decimal)));
        }
        text
    }

    /// The assessment with its answers, for a person.
    pub fn shown(&self) -> String {
        let Self { assessment, pack, score, .. } = self;
        let mut text = format!("{}\n{}, {}\n", assessment.title, assessment.vendor.name, assessment.vendor.service);
        for line in &score.lines {
            let Some(question) = pack.question(&line.id) else { continue };
            let shown = match line.state {
                LineState::Answered { evidence, .. } => format!(" ({})", words::evidence(evidence)),
                _ => String::new(),
            };
            let answer = crate::result::answer_text(question, assessment.answer(&line.id));
            text.push_str(&format!("\n{}  {}\n       {answer}{shown}\n", line.id, question.prompt));
        }
        text
    }
}

fn ends(ends: Ends<f64>, print: fn(f64) -> String) -> String {
    format!("{} assured, {} possible", print(ends.assured), print(ends.possible))
}
