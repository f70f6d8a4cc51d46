//! The letter to the vendor: it can be sent as it stands, so nothing of scores, answers or evidence is in it.

use crate::figure::Figure;

/// A letter of questions.
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    /// How many parts stand before it.
    pub after: usize,
    /// The sender's sign, in place of its name; its words are that name.
    pub logo: Option<Figure>,
    /// Whose letter it is; may be empty.
    pub sender: String,
    /// Where and when, such as "Hamburg, 20 November 2026".
    pub dated: String,
    /// To whom, line by line.
    pub address: Vec<String>,
    /// What it is about.
    pub subject: String,
    /// How it begins.
    pub salutation: String,
    /// What stands before the questions, in paragraphs.
    pub opening: Vec<String>,
    /// What is asked.
    pub questions: Vec<Asked>,
    /// By when an answer is wanted, and what becomes of it.
    pub reply: String,
    /// How it ends.
    pub close: String,
    /// Who signs it: name and role, line by line; empty where that is not known yet.
    pub signed: Vec<String>,
}

/// A question of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its words.
    pub text: String,
    /// By what name the sender finds it again, such as `DO-11`.
    pub reference: String,
}
