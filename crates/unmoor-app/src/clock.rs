//! The one place that reads the time.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use unmoor_core::words;

/// Where the app's time comes from; tests pass a fixed one.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock and time zone.
    System,
    /// Always this instant, in UTC.
    Fixed(Timestamp),
}

impl Clock {
    /// Now.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp::now(),
            Self::Fixed(at) => *at,
        }
    }

    /// Today, where the person is.
    pub fn today(&self) -> Date {
        self.day_of(self.now())
    }

    /// The day of an instant, where the person is.
    pub fn day_of(&self, at: Timestamp) -> Date {
        at.to_zoned(self.zone()).date()
    }

    /// An instant as it is shown, where the person is: `26 Nov 2026, 14:05`.
    pub fn moment(&self, at: Timestamp) -> String {
        let there = at.to_zoned(self.zone());
        format!("{}, {:02}:{:02}", words::date_short(there.date()), there.hour(), there.minute())
    }

    /// An instant as it stands in the name of a file, where the person is: `2026-11-26 14.05`.
    pub(crate) fn stamp(&self, at: Timestamp) -> String {
        at.to_zoned(self.zone()).strftime("%Y-%m-%d %H.%M").to_string()
    }

    fn zone(&self) -> TimeZone {
        match self {
            Self::System => TimeZone::system(),
            Self::Fixed(_) => TimeZone::UTC,
        }
    }
}
