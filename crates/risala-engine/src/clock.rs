//! The only reader of the clock: everything else is given its time.

use std::time::Instant;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};
use risala_letter::Problem;

use crate::messages::code;

/// This moment.
#[allow(clippy::disallowed_methods)] // the one place
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// Measures how long a call takes.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts to measure.
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Milliseconds since the start.
    pub fn elapsed_ms(self) -> u64 {
        u64::try_from(self.0.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

/// The moment a letter is dated: what the caller said (RFC 3339, or a day), else now; in the campaign's time
/// zone.
///
/// # Errors
/// `command.bad_date` when `said` is neither.
pub fn moment(said: Option<&str>, zone: &TimeZone) -> Result<ZonedDateTime, Problem> {
    let Some(said) = said else {
        return Ok(now().to_zoned_datetime(zone.clone()));
    };
    if let Ok(timestamp) = said.parse::<Timestamp>() {
        return Ok(timestamp.to_zoned_datetime(zone.clone()));
    }
    said.parse::<Date>()
        .ok()
        .and_then(|date| date.at(12, 0, 0, 0).to_zoned_datetime(zone.clone()).ok())
        .ok_or_else(|| Problem::error(code::BAD_DATE).arg("date", said))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_is_the_one_of_the_campaigns_zone() {
        let damascus = TimeZone::get("Asia/Damascus").unwrap();
        for (said, expect) in [
            ("2026-03-01T22:30:00Z", "2026-03-02"),
            ("2026-03-01T22:30:00+03:00", "2026-03-01"),
            ("2026-03-01", "2026-03-01"),
        ] {
            let moment = moment(Some(said), &damascus).unwrap();
            assert_eq!(moment.date().to_string(), expect, "{said}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused_by_name() {
        let problem = moment(Some("yesterday"), &TimeZone::UTC).unwrap_err();
        assert_eq!(problem.code.0, "command.bad_date");
        assert_eq!(problem.args["date"], "yesterday");
    }
}
