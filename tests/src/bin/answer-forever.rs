//! Answers questions without end and says after each that it is saved: made to be killed.

use std::io::Write;
use std::path::PathBuf;

use unmoor_app::clock::Clock;
use unmoor_app::view::{AnswerInput, AnswerQuestion, EvidenceStep, WalkAt};
use unmoor_app::{Access, App, Start};

const QUESTIONS: [&str; 6] = ["DO-01", "DO-02", "DO-03", "EX-01", "EX-02", "CC-01"];
const OPTIONS: [&str; 5] = ["a", "b", "c", "d", "e"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let (Some(data), Some(assessment), Some(round)) = (words.next(), words.next(), words.next()) else {
        return Err("answer-forever DATA_FOLDER ASSESSMENT ROUND".into());
    };
    let start = Start {
        data_folder: Some(PathBuf::from(data)),
        workspace: None,
        access: Access::ReadWrite,
        clock: Clock::System,
    };
    let mut app = App::start(start)?;
    let mut out = std::io::stdout();
    for turn in round.parse::<usize>()?.. {
        let (question, option) = (QUESTIONS[turn % QUESTIONS.len()], OPTIONS[(turn / QUESTIONS.len()) % OPTIONS.len()]);
        writeln!(out, "saving {question} {option}")?;
        app.answer_question(AnswerQuestion {
            at: WalkAt { assessment: assessment.clone(), question: question.to_owned(), filter: None },
            answer: AnswerInput::Answered { option: option.to_owned(), evidence: EvidenceStep::Claimed },
            advance: true,
        })?;
        // The view came back, so the window would now say "saved".
        writeln!(out, "saved {question} {option}")?;
        out.flush()?;
    }
    Ok(())
}
