//! Answers questions without end, through the app or through the store, and says after each that it is saved: made to be
//! killed. What is refused is said too, and tried again.

use std::io::{Stdout, Write};
use std::path::{Path, PathBuf};

use unmoor_app::clock::Clock;
use unmoor_app::fault::Fault;
use unmoor_app::view::{AnswerInput, AnswerQuestion, EvidenceStep, SetNote, WalkAt};
use unmoor_app::{Access, App, Start};
use unmoor_core::assessment::{Answer, AssessmentId, Evidence, OptionKey, QuestionId};
use unmoor_store::{Act, StoreFault, Workspace};

const QUESTIONS: [&str; 6] = ["DO-01", "DO-02", "DO-03", "EX-01", "EX-02", "CC-01"];
const OPTIONS: [&str; 5] = ["a", "b", "c", "d", "e"];

/// After so many turns the workspace is closed and opened again, so that a kill may meet that too.
const SITTING: usize = 9;

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [through, data, assessment, round] = words.as_slice() else {
        return Err("answer-forever app|store DATA_FOLDER ASSESSMENT ROUND".into());
    };
    let mut out = std::io::stdout();
    let mut turn = round.parse::<usize>()?;
    loop {
        let sat = match through.as_str() {
            "app" => through_the_app(Path::new(data), assessment, turn, &mut out),
            _ => through_the_store(Path::new(data), assessment, turn, &mut out),
        };
        // A disk that is full may have room again; the same turn is tried once more.
        match sat {
            Ok(next) => turn = next,
            Err(refused) => say(&mut out, &format!("refused {refused}"))?,
        }
    }
}

/// What is answered in a turn: a question and its option, or every third time its note.
fn wish(turn: usize) -> (&'static str, &'static str, Option<String>) {
    let (question, option) = (QUESTIONS[turn % QUESTIONS.len()], OPTIONS[(turn / QUESTIONS.len()) % OPTIONS.len()]);
    (question, option, turn.is_multiple_of(3).then(|| format!("{turn} ").repeat(1 + turn % 900)))
}

/// Says what a turn is about to save, lets it be saved, and says that it is.
fn turn_told<E: Into<Box<dyn std::error::Error>>>(
    out: &mut Stdout,
    turn: usize,
    save: impl FnOnce() -> Result<(), E>,
) -> Outcome {
    let (question, option, note) = wish(turn);
    let what = match note {
        Some(_) => format!("{question}/note {turn}"),
        None => format!("{question} {option}"),
    };
    say(out, &format!("saving {what}"))?;
    save().map_err(Into::into)?;
    // The answer came back, so the window would now say "saved".
    say(out, &format!("saved {what}"))
}

fn say(out: &mut Stdout, line: &str) -> Outcome {
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

fn through_the_app(data: &Path, assessment: &str, from: usize, out: &mut Stdout) -> Outcome<usize> {
    let mut app = App::start(Start {
        data_folder: Some(PathBuf::from(data)),
        workspace: None,
        access: Access::ReadWrite,
        clock: Clock::System,
    })?;
    for turn in from..from + SITTING {
        let (question, option, note) = wish(turn);
        let at = WalkAt { assessment: assessment.to_owned(), question: question.to_owned(), filter: None };
        turn_told(out, turn, || match note {
            Some(note) => app.set_note(SetNote { at, note }).map(drop),
            None => {
                let answer = AnswerInput::Answered { option: option.to_owned(), evidence: EvidenceStep::Claimed };
                app.answer_question(AnswerQuestion { at, answer, advance: true }).map(drop)
            }
        })
        .map_err(in_words)?;
    }
    Ok(from + SITTING)
}

fn through_the_store(data: &Path, assessment: &str, from: usize, out: &mut Stdout) -> Outcome<usize> {
    let mut workspace = Workspace::open(data.join("Workspace.unmoor"), Access::ReadWrite)?;
    let id = AssessmentId::from(assessment);
    for turn in from..from + SITTING {
        let (question, option, note) = wish(turn);
        let at = Clock::System.now();
        turn_told(out, turn, || {
            workspace.change::<_, StoreFault>(Act::Answer, at, |tx| {
                tx.edit_answer(&id, &QuestionId::from(question), |record| {
                    match note {
                        Some(note) => record.note = note,
                        None => {
                            let option = OptionKey(option.chars().next().unwrap_or('a'));
                            record.answer = Answer::Answered { option, evidence: Evidence::Claimed };
                        }
                    }
                    Ok::<_, StoreFault>(())
                })
            })?;
            Ok::<_, StoreFault>(())
        })
        .map_err(in_words)?;
    }
    workspace.close()?;
    Ok(from + SITTING)
}

/// The code of a refusal and its sentences, on one line.
fn in_words(error: Box<dyn std::error::Error>) -> Box<dyn std::error::Error> {
    match error.downcast_ref::<Fault>() {
        Some(fault) => format!("{:?}: {fault}", fault.code).into(),
        None => error,
    }
}
