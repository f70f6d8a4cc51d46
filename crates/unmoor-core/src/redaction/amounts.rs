//! Amounts of money in a text: a currency's sign, code or word, and a number on either side of it.

mod currencies;
mod tokens;

use currencies::{is_code, is_magnitude, is_name, is_short, is_whose};
use tokens::{Kind, Token, tokens};

use super::letters::is_format;

/// What stands in place of an amount.
const INSTEAD: &str = "[amount]";

/// How many pieces may stand between a number and its currency: `": **"`.
const BETWEEN: usize = 6;

/// The text with every amount in it replaced; `found` is told each as it stood there.
pub(super) fn replaced(text: &str, found: &mut dyn FnMut(&str, &str)) -> String {
    let tokens = tokens(text);
    let read = Reading(&tokens);
    let mut out = String::with_capacity(text.len());
    let (mut at, mut written) = (0, 0);
    while at < tokens.len() {
        let Some(end) = read.amount(at) else {
            at += 1;
            continue;
        };
        let (first, last) = read.with_its_marks(at, end, written);
        let (from, to) = (tokens[first].at, tokens[last - 1].end());
        found(&text[from..to], INSTEAD);
        out.push_str(&text[written..from]);
        out.push_str(INSTEAD);
        written = to;
        at = last;
    }
    out + &text[written..]
}

/// Words of a text in which a number stands so close to a currency that it may be an amount: what [`replaced`] did not know how to
/// read. One word may stand between them.
pub(super) fn doubtful(text: &str) -> Option<&str> {
    let tokens = tokens(text);
    let read = Reading(&tokens);
    // Numbers and currencies of a sentence, with how many words stand before each.
    let (mut words, mut numbers, mut currencies) = (0, Vec::new(), Vec::new());
    let mut at = 0;
    while at < tokens.len() {
        let token = tokens[at];
        let sentence_ends = matches!(token.text, "." | "!" | "?" | ";")
            && tokens.get(at + 1).is_none_or(|next| matches!(next.kind, Kind::Space | Kind::Apart));
        if sentence_ends || token.kind == Kind::Apart {
            numbers.clear();
            currencies.clear();
        }
        let is_named = at > 0 && tokens[at - 1].is('-') && at > 1 && tokens[at - 2].kind != Kind::Space;
        match token.kind {
            Kind::Number if !is_named => numbers.push((words, token)),
            Kind::Word | Kind::Sign if read.is_plain_currency(at) => currencies.push((words, token)),
            _ => {}
        }
        words += usize::from(matches!(token.kind, Kind::Number | Kind::Word | Kind::Mixed | Kind::Sign));
        at += 1;
        for (number, one) in &numbers {
            if let Some((_, other)) = currencies.iter().find(|(currency, _)| number.abs_diff(*currency) <= 2) {
                return text.get(one.at.min(other.at)..one.end().max(other.end()));
            }
        }
    }
    None
}

/// The pieces of a text; a place in them and the place behind what was read are numbers of pieces.
struct Reading<'a>(&'a [Token<'a>]);

impl Reading<'_> {
    fn kind(&self, at: usize) -> Option<Kind> {
        self.0.get(at).map(|token| token.kind)
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.0.get(at).filter(|token| token.kind == Kind::Word).map(|token| token.text)
    }

    fn is(&self, at: usize, signs: &[char]) -> bool {
        self.0.get(at).is_some_and(|token| signs.iter().any(|sign| token.is(*sign)))
    }

    fn amount(&self, at: usize) -> Option<usize> {
        if let Some(end) = self.currency(at)
            && let Some(end) = self.behind(end)
        {
            let more = self.gap(end);
            return Some(
                self.currency(more)
                    .filter(|_| self.behind(self.currency(more).unwrap_or(more)).is_none())
                    .unwrap_or(end),
            );
        }
        self.quantities(at).into_iter().rev().find_map(|end| {
            let currency = self.between(end, true).into_iter().find_map(|at| Some((at, self.currency_behind(at)?)));
            let (currency, end) = currency?;
            // "2027 EUR 4711": nobody knows to which of the two it belongs.
            Some(self.currency(currency).and_then(|end| self.behind(end)).unwrap_or(end))
        })
    }

    /// Behind a number that follows a currency, and what is joined to it.
    fn behind(&self, currency: usize) -> Option<usize> {
        let at = self.between(currency, false).into_iter().find(|at| self.kind(*at) == Some(Kind::Number))?;
        self.quantities(at).pop()
    }

    /// Where a number may end that begins here: as it stands, with what makes it larger, and each further one that is joined to it.
    fn quantities(&self, at: usize) -> Vec<usize> {
        let mut ends: Vec<usize> = self.large(at).into_iter().collect();
        while let Some(end) = ends.last()
            && let Some(more) = self.joined(*end)
        {
            ends.push(more);
        }
        ends
    }

    /// A number with its magnitude.
    fn large(&self, at: usize) -> Option<usize> {
        if self.kind(at) != Some(Kind::Number) {
            return None;
        }
        let space = self.gap(at + 1);
        let magnitude = self.word(space).is_some_and(is_magnitude) && self.kind(space + 1) != Some(Kind::Number);
        Some(match magnitude {
            true if self.is(space + 1, &['.']) => space + 2,
            true => space + 1,
            false => at + 1,
        })
    }

    /// Another number that is joined to the one before: `10-12`, `10/12`, `10 to 12`, `10-€12`.
    fn joined(&self, end: usize) -> Option<usize> {
        let joint = self.gap(end);
        let word = self.word(joint).map(str::to_lowercase);
        let joins = matches!(word.as_deref(), Some("to" | "and" | "or" | "bis" | "und" | "oder" | "until"));
        if !joins
            && !self.is(
                joint,
                &['-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2015}', '\u{2212}', '/', '+'],
            )
        {
            return None;
        }
        let at = self.gap(joint + 1);
        let at = self.currency(at).map_or(at, |after| self.gap(after));
        self.large(at)
    }

    /// Where what belongs to a number or a currency may go on: behind a space, brackets, a colon, what makes letters bold. Before
    /// the currency no colon and no bracket that closes: there the number belongs to what stood before.
    fn between(&self, at: usize, number_first: bool) -> Vec<usize> {
        let signs: &[char] = if number_first { &['(', '['] } else { &[':', '=', '(', ')', '[', ']', '.'] };
        let mut all = vec![at];
        let mut next = at;
        while all.len() <= BETWEEN
            && (self.kind(next) == Some(Kind::Space)
                || self.is(next, signs)
                || self.is(next, &MARKS)
                || self.is(
                    next,
                    &[
                        '-', '+', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}', '|',
                        '\u{ff1a}',
                    ],
                )
                || self.is_format(next))
            && !(self.is(next, &['.']) && self.kind(next + 1) == Some(Kind::Space))
        {
            next += 1;
            all.push(next);
        }
        all
    }

    fn is_format(&self, at: usize) -> bool {
        self.0.get(at).is_some_and(|token| token.kind == Kind::Other && token.text.chars().all(is_format))
    }

    /// Behind a space, where there is one.
    fn gap(&self, at: usize) -> usize {
        at + usize::from(self.kind(at) == Some(Kind::Space))
    }

    /// A currency: a sign, also as in `US$`, a code, or a word, also as in `US dollars`.
    fn currency(&self, at: usize) -> Option<usize> {
        if self.kind(at) == Some(Kind::Sign) {
            return Some(at + 1);
        }
        let word = self.word(at)?;
        let short = word.len() <= 3 && word.bytes().all(|letter| letter.is_ascii_uppercase());
        if short && self.kind(at + 1) == Some(Kind::Sign) {
            return Some(at + 2);
        }
        if is_short(word) {
            return Some(at + 1 + usize::from(self.is(at + 1, &['.'])));
        }
        if is_code(word) || is_name(word) {
            return (!self.is_of_percent(at)).then_some(at + 1);
        }
        let after = if is_whose(word) {
            at + 1
        } else if word == "U" && self.is(at + 1, &['.']) && self.word(at + 2) == Some("S") {
            at + 3 + usize::from(self.is(at + 3, &['.']))
        } else {
            return None;
        };
        let name =
            if self.kind(after) == Some(Kind::Space) || self.is(after, &['-', '\u{2011}']) { after + 1 } else { after };
        self.word(name).is_some_and(is_name).then_some(name + 1)
    }

    /// A currency behind a number. `$HOME` is none.
    fn currency_behind(&self, at: usize) -> Option<usize> {
        let end = self.currency(at)?;
        let sign = self.kind(end - 1) == Some(Kind::Sign);
        if sign && matches!(self.kind(end), Some(Kind::Word | Kind::Mixed)) && self.0[end - 1].text == "$" {
            return None;
        }
        Some(end)
    }

    /// Whether a piece is a currency whatever stands around it; short names are not, "12 ft" may be long.
    fn is_plain_currency(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Sign) && self.kind(at + 1) != Some(Kind::Word)
            || self
                .word(at)
                .is_some_and(|word| is_code(word) || (is_name(word) && word != "real" && !self.is_of_percent(at)))
    }

    /// Whether it is the second word of "per cent".
    fn is_of_percent(&self, at: usize) -> bool {
        let per =
            at.checked_sub(2).and_then(|before| self.word(before)).is_some_and(|word| word.eq_ignore_ascii_case("per"));
        per && self.word(at).is_some_and(|word| word.eq_ignore_ascii_case("cent"))
    }

    /// The brackets and marks around an amount that would otherwise be left with nothing in them, none of what was written before.
    fn with_its_marks(&self, first: usize, last: usize, written: usize) -> (usize, usize) {
        let within = |sign: char| self.0[first..last].iter().filter(|token| token.is(sign)).count();
        let (mut from, mut to) = (first, last);
        let free = |at: usize| self.0[at].at >= written;
        for (opens, closes) in [('(', ')'), ('[', ']')] {
            if within(opens) < within(closes) && from > 0 && self.is(from - 1, &[opens]) && free(from - 1) {
                from -= 1;
            }
            if within(opens) > within(closes) && self.is(to, &[closes]) {
                to += 1;
            }
        }
        for mark in MARKS {
            while within(mark) > 0 && from > 0 && self.is(from - 1, &[mark]) && free(from - 1) {
                from -= 1;
            }
            while within(mark) > 0 && self.is(to, &[mark]) {
                to += 1;
            }
        }
        (from, to)
    }
}

/// What makes letters bold, and quotation marks.
const MARKS: [char; 10] = ['*', '_', '`', '~', '"', '\'', '\u{201c}', '\u{201d}', '\u{201e}', '\u{2019}'];

#[cfg(test)]
mod tests;
