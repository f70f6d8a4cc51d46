//! The one place that reads the time.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

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
        let zone = match self {
            Self::System => TimeZone::system(),
            Self::Fixed(_) => TimeZone::UTC,
        };
        at.to_zoned(zone).date()
    }
}
