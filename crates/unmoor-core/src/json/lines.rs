//! On which line of a JSON text each value stands, so that a problem can be pointed at.

use std::collections::BTreeMap;

use super::{MAX_DEPTH, MAX_VALUES, field};

/// The longest path that is followed.
const MAX_PATH: usize = 1_000;

/// The line, from 1, of every value of a JSON text, by path.
pub(crate) struct Lines(BTreeMap<String, usize>);

impl Lines {
    /// Looks through a text that has been read as JSON; of anything else, and of what is nested too deeply, it knows no more
    /// than the beginning.
    pub(crate) fn of(text: &str) -> Self {
        let mut scan = Scan { rest: text.trim_start_matches('\u{feff}'), line: 1, depth: 0, found: BTreeMap::new() };
        scan.value(String::new());
        Self(scan.found)
    }

    /// The line of what a path leads to, or of the nearest thing around it.
    pub(crate) fn line(&self, path: &str) -> Option<usize> {
        let mut path = path;
        loop {
            if let Some(line) = self.0.get(path) {
                return Some(*line);
            }
            if path.is_empty() {
                return None;
            }
            path = path.rfind(['.', '[']).and_then(|shorter| path.get(..shorter)).unwrap_or_default();
        }
    }
}

struct Scan<'t> {
    rest: &'t str,
    line: usize,
    depth: usize,
    found: BTreeMap<String, usize>,
}

impl Scan<'_> {
    /// A value; `None` where the text is no JSON from here on.
    fn value(&mut self, path: String) -> Option<()> {
        if self.depth > MAX_DEPTH || path.len() > MAX_PATH || self.found.len() >= MAX_VALUES {
            return None;
        }
        self.space();
        self.found.entry(path.clone()).or_insert(self.line);
        match self.rest.bytes().next()? {
            b'{' => self.entries(b'}', &mut |scan| {
                let key: String = serde_json::from_str(scan.string()?).ok()?;
                scan.space();
                scan.take(1);
                scan.value(field(&path, &key))
            }),
            b'[' => {
                let mut index = 0;
                self.entries(b']', &mut |scan| {
                    index += 1;
                    scan.value(format!("{path}[{}]", index - 1))
                })
            }
            b'"' => self.string().map(drop),
            _ => {
                let end = self.rest.find([',', ']', '}', ' ', '\t', '\r', '\n']).unwrap_or(self.rest.len());
                (end > 0).then(|| self.take(end))
            }
        }
    }

    /// What stands between brackets, one after the other.
    fn entries(&mut self, end: u8, each: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.take(1);
        self.depth += 1;
        loop {
            self.space();
            match self.rest.bytes().next()? {
                b',' => self.take(1),
                byte if byte == end => {
                    self.take(1);
                    self.depth -= 1;
                    return Some(());
                }
                _ => each(self)?,
            }
        }
    }

    /// A text with its quotes.
    fn string(&mut self) -> Option<&str> {
        let mut escaped = false;
        let end = self.rest.bytes().skip(1).position(|byte| {
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        })?;
        let (text, rest) = self.rest.split_at_checked(end + 2)?;
        self.rest = rest;
        Some(text)
    }

    fn space(&mut self) {
        let end = self.rest.find(|letter: char| !letter.is_ascii_whitespace()).unwrap_or(self.rest.len());
        self.take(end);
    }

    fn take(&mut self, bytes: usize) {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.line += taken.bytes().filter(|byte| *byte == b'\n').count();
        self.rest = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_line_and_what_is_missing_that_of_what_is_around_it() {
        let text = "{\n \"a\": [1, {\n \"b\\\"}\": \"x]\\\\\",\n\n\"c\": null}],\n \"d\":\n true }";
        let lines = Lines::of(text);
        for (path, line) in [
            ("", 1),
            ("a", 2),
            ("a[0]", 2),
            ("a[1]", 2),
            ("a[1].b\"}", 3),
            ("a[1].c", 5),
            ("d", 7),
            ("a[1].x", 2),
            ("z", 1),
        ] {
            assert_eq!(lines.line(path), Some(line), "{path}");
        }
        assert_eq!(Lines::of("{]").line("a[3]"), Some(1));
    }

    #[test]
    fn what_is_nested_without_end_and_a_name_without_end_are_let_be() {
        let deep = "[".repeat(4 << 20);
        assert_eq!(Lines::of(&deep).line("[0][0]"), Some(1));
        let name = "k".repeat(1 << 20);
        let wide = format!("{{\"a\": 1, \"{name}\": [{}0]}}", "0,".repeat(1 << 20));
        assert_eq!(Lines::of(&wide).line("a"), Some(1), "a million paths of a megabyte would fill any memory");
    }
}
