//! A calendar file (RFC 5545) of whole days: what every calendar program reads, written in one place.
//!
//! Its entries have ids that stay the same, so that a calendar that reads the file again moves them instead of adding them.

use jiff::Timestamp;
use jiff::civil::Date;

/// A day in the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Stays the same when the entry changes, and belongs to no other entry anywhere.
    pub(crate) uid: String,
    /// The day.
    pub(crate) day: Date,
    /// What stands in the calendar.
    pub(crate) summary: String,
    /// More about it; may have several lines.
    pub(crate) description: String,
    /// Days before it on which one is reminded, at nine in the morning.
    pub(crate) reminders: Vec<i32>,
    /// When what it is made from was last changed.
    pub(crate) changed: Timestamp,
}

/// A line may have so many bytes, its end left out.
const LINE: usize = 75;

/// Writes a calendar. `made` is the time of writing.
pub(crate) fn write(name: &str, entries: &[Entry], made: Timestamp) -> Vec<u8> {
    let mut lines = Lines::default();
    lines.put("BEGIN", "VCALENDAR");
    lines.put("VERSION", "2.0");
    lines.put("PRODID", concat!("-//Unmoor//Unmoor ", env!("CARGO_PKG_VERSION"), "//EN"));
    lines.put("CALSCALE", "GREGORIAN");
    lines.put_text("X-WR-CALNAME", name);
    for entry in entries {
        lines.put("BEGIN", "VEVENT");
        lines.put_text("UID", &entry.uid);
        lines.put("DTSTAMP", &utc(made));
        lines.put("LAST-MODIFIED", &utc(entry.changed));
        lines.put("SEQUENCE", &revision(entry.changed).to_string());
        lines.put("DTSTART;VALUE=DATE", &basic(entry.day));
        if let Ok(next) = entry.day.tomorrow() {
            lines.put("DTEND;VALUE=DATE", &basic(next));
        }
        lines.put_text("SUMMARY", &entry.summary);
        lines.put_text("DESCRIPTION", &entry.description);
        lines.put("TRANSP", "TRANSPARENT");
        for days in &entry.reminders {
            lines.put("BEGIN", "VALARM");
            lines.put("ACTION", "DISPLAY");
            lines.put_text("DESCRIPTION", &entry.summary);
            lines.put("TRIGGER", &before(*days));
            lines.put("END", "VALARM");
        }
        lines.put("END", "VEVENT");
    }
    lines.put("END", "VCALENDAR");
    lines.bytes
}

/// A calendar with its lines whole again, to look for something in it.
pub(crate) fn unfolded(bytes: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(bytes).replace("\r\n ", "").into_bytes()
}

/// Nine in the morning so many days before the day begins.
fn before(days: i32) -> String {
    format!("-P{}DT15H", days - 1)
}

/// A number that grows with every change, as calendars want it of an entry that is sent again: minutes since 2020.
fn revision(changed: Timestamp) -> i64 {
    const START_OF_2020: i64 = 1_577_836_800;
    (changed.as_second() - START_OF_2020).max(0) / 60
}

fn basic(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[derive(Default)]
struct Lines {
    bytes: Vec<u8>,
}

impl Lines {
    /// A value that needs no care.
    fn put(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{value}"));
    }

    fn put_text(&mut self, name: &str, text: &str) {
        self.put(name, &escaped(text));
    }

    /// Folds a line where it would have too many bytes, never within a character.
    fn fold(&mut self, line: &str) {
        let mut used = 0;
        for letter in line.chars() {
            if used + letter.len_utf8() > LINE {
                self.bytes.extend_from_slice(b"\r\n ");
                used = 1;
            }
            used += letter.len_utf8();
            self.bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
        self.bytes.extend_from_slice(b"\r\n");
    }
}

/// A text as it may stand in a line. Characters that control a terminal or turn the direction of what follows are left
/// out: the file has no use for them, and the words after a name must stay readable.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => safe.extend(['\\', letter]),
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => safe.push_str("\\n"),
            '\t' => safe.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            other if other.is_control() => {}
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use icalendar::parser::{Property, read_calendar, unfold};
    use jiff::civil::date;

    const MADE: &str = "2026-11-23T09:00:00Z";

    fn entry(summary: &str, description: &str) -> Entry {
        Entry {
            uid: "01a1e8aa-safe-day@unmoor".to_owned(),
            day: date(2027, 12, 31),
            summary: summary.to_owned(),
            description: description.to_owned(),
            reminders: vec![30, 7],
            changed: "2026-11-20T08:30:00Z".parse().unwrap(),
        }
    }

    fn written(entries: &[Entry]) -> String {
        String::from_utf8(write("Vendors", entries, MADE.parse().unwrap())).unwrap()
    }

    /// What another reader of calendars finds: the text of a property, unescaped by the rules of the format.
    fn read(text: &str, name: &str) -> String {
        let unfolded = unfold(text);
        let calendar = read_calendar(&unfolded).unwrap();
        let event = &calendar.components[0];
        assert_eq!(event.name.as_str(), "VEVENT");
        let property: &Property<'_> = event.properties.iter().find(|it| it.name.as_str() == name).unwrap();
        property.val.clone().unescape_text().to_string()
    }

    #[test]
    fn another_reader_finds_what_was_written() {
        let nasty = "O\u{2019}Reilly; \"Söhne\", <b>Payroll</b> \\ co\nשלום عربى";
        let text = written(&[entry(nasty, &format!("{nasty}\r\nsecond line"))]);
        assert_eq!(read(&text, "SUMMARY"), nasty);
        assert_eq!(read(&text, "DESCRIPTION"), format!("{nasty}\nsecond line"));
        assert_eq!(read(&text, "UID"), "01a1e8aa-safe-day@unmoor");
        assert!(text.contains("\r\nDTSTART;VALUE=DATE:20271231\r\nDTEND;VALUE=DATE:20280101\r\n"), "{text}");
        assert!(text.contains("TRIGGER:-P29DT15H\r\n") && text.contains("TRIGGER:-P6DT15H\r\n"), "{text}");
    }

    #[test]
    fn lines_are_short_end_as_they_must_and_keep_their_letters_whole() {
        let long = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverwaltung 漢字🚢".repeat(40);
        let text = written(&[entry(&long, &long)]);
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "every line ends with CR LF");
        assert!(text.split("\r\n").all(|line| line.len() <= LINE), "no line has more than {LINE} bytes");
        assert_eq!(read(&text, "SUMMARY"), long);
    }

    #[test]
    fn what_controls_a_screen_or_turns_the_direction_stays_out() {
        assert_eq!(escaped("a\u{0}\u{1b}[31m\u{7}b\u{202e}c\u{2066}d\tx"), "a[31mbcd x");
    }

    #[test]
    fn an_entry_that_changed_has_a_higher_number() {
        let at = |text: &str| revision(text.parse().unwrap());
        assert!(at("2026-11-20T08:31:00Z") > at("2026-11-20T08:30:00Z"));
        assert_eq!(at("1970-01-01T00:00:00Z"), 0);
        assert!(at("2500-01-01T00:00:00Z") < i64::from(i32::MAX), "a calendar keeps it in 32 bits");
    }
}
