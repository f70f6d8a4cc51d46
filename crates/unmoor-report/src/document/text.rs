//! Words and small signs in a row, and where they lead.

use unmoor_core::assessment::QuestionId;
use unmoor_core::finding::Severity;
use unmoor_core::score::Grade;

/// A place that links lead to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor(pub String);

impl Anchor {
    /// The answer to a question, in the list of answers.
    pub fn answer(id: &QuestionId) -> Self {
        Self(format!("answer.{id}"))
    }

    /// The finding on a question.
    pub fn finding(id: &QuestionId) -> Self {
        Self(format!("finding.{id}"))
    }

    /// The names in full.
    pub fn names() -> Self {
        Self("names".to_owned())
    }

    /// A part by its number.
    pub fn part(number: usize) -> Self {
        Self(format!("part.{number}"))
    }
}

/// Words and small signs in a row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Text(pub Vec<Inline>);

/// A piece of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words in one voice.
    Words(Words),
    /// A level in its square: a letter, `?` for unknown.
    Level(Option<Grade>),
    /// The bars of a severity.
    Severity(Severity),
    /// Empty space, in points.
    Gap(f32),
    /// The number of the page on which an anchor stands. Only on the cover and the board page.
    PageOf(Anchor),
}

/// Words in one voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The words.
    pub text: String,
    /// How heavy.
    pub weight: Weight,
    /// How loud.
    pub tone: Tone,
    /// Whether digits are as wide as each other.
    pub tabular: bool,
    /// Where it leads.
    pub link: Option<Anchor>,
}

/// How heavy words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Weight {
    /// That of the style.
    Own,
    Regular,
    Medium,
    Semi,
}

/// How loud words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Tone {
    /// That of the style.
    Own,
    Ink,
    Soft,
    Accent,
}

impl Text {
    /// Words as the style sets them.
    pub fn of(text: impl Into<String>) -> Self {
        Self::default().plain(text)
    }

    /// Adds words as the style sets them.
    pub fn plain(self, text: impl Into<String>) -> Self {
        self.words(text, Weight::Own, Tone::Own)
    }

    /// Adds words in the second voice.
    pub fn soft(self, text: impl Into<String>) -> Self {
        self.words(text, Weight::Own, Tone::Soft)
    }

    /// Adds words of medium weight.
    pub fn medium(self, text: impl Into<String>) -> Self {
        self.words(text, Weight::Medium, Tone::Ink)
    }

    /// Adds words of semi-bold weight.
    pub fn strong(self, text: impl Into<String>) -> Self {
        self.words(text, Weight::Semi, Tone::Ink)
    }

    /// Adds words of semi-bold weight in the accent.
    pub fn accent(self, text: impl Into<String>) -> Self {
        self.words(text, Weight::Semi, Tone::Accent)
    }

    /// Adds words.
    pub fn words(mut self, text: impl Into<String>, weight: Weight, tone: Tone) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.0.push(Inline::Words(Words { text, weight, tone, tabular: false, link: None }));
        }
        self
    }

    /// Sets digits of all words so far as wide as each other.
    pub fn tabular(mut self) -> Self {
        for inline in &mut self.0 {
            if let Inline::Words(words) = inline {
                words.tabular = true;
            }
        }
        self
    }

    /// Lets the words that were added last lead somewhere.
    pub fn to(mut self, anchor: Anchor) -> Self {
        if let Some(Inline::Words(words)) = self.0.last_mut() {
            words.link = Some(anchor);
        }
        self
    }

    /// Adds a sign.
    pub fn sign(mut self, inline: Inline) -> Self {
        self.0.push(inline);
        self
    }

    /// The words alone.
    pub fn to_plain(&self) -> String {
        let word = |inline: &Inline| match inline {
            Inline::Words(words) => words.text.clone(),
            Inline::Level(level) => level.map_or_else(|| "?".to_owned(), |grade| format!("{grade:?}")),
            Inline::Severity(_) | Inline::PageOf(_) => String::new(),
            Inline::Gap(_) => " ".to_owned(),
        };
        self.0.iter().map(word).collect()
    }
}
