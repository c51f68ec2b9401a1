//! The hours in which letters reach a recipient, in the main time zone of the country.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;

use super::schedule::{DAY, MINUTE};

/// Country and its main time zone, from the public-domain time zone database.
static ZONES: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| include_str!("zones.csv").lines().skip(1).filter_map(|line| line.split_once(',')).collect());

/// From one time of the day to another; over midnight when the second is the earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    from: Time,
    to: Time,
}

impl FromStr for Hours {
    type Err = ();

    /// Reads `09:00-17:00`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (from, to) = text.trim().split_once('-').ok_or(())?;
        let (from, to) = (time(from)?, time(to)?);
        if from == to { Err(()) } else { Ok(Self { from, to }) }
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.from.strftime("%H:%M"), self.to.strftime("%H:%M"))
    }
}

fn time(text: &str) -> Result<Time, ()> {
    let (hour, minute) = text.trim().split_once(':').ok_or(())?;
    let digits = |part: &str| (part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok());
    let (hour, minute) = (digits(hour).flatten().ok_or(())?, digits(minute).flatten().ok_or(())?);
    Time::new(hour, minute, 0, 0).map_err(|_| ())
}

impl Hours {
    /// Milliseconds of a day that it is open.
    pub fn length(&self) -> i64 {
        let minutes = |time: Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
        (minutes(self.to) - minutes(self.from)).rem_euclid(24 * 60) * MINUTE
    }

    fn holds(&self, time: Time) -> bool {
        if self.from < self.to { self.from <= time && time < self.to } else { self.from <= time || time < self.to }
    }
}

/// Where a recipient is and when they are reached: `Asia/Damascus 09:00-17:00`, as the store keeps it. A country that
/// has no known zone counts as `home`.
pub fn place(country: &str, hours: Hours, home: &str) -> String {
    format!("{} {hours}", ZONES.get(country).copied().unwrap_or(home))
}

/// The zone and hours of a place; `None` for a place that is open at any hour, or that nobody can read.
fn read(place: &str) -> Option<(TimeZone, Hours)> {
    let (zone, hours) = place.split_once(' ')?;
    Some((TimeZone::get(zone).ok()?, hours.parse().ok()?))
}

/// Milliseconds of a day that a place is open.
pub fn length(place: &str) -> i64 {
    read(place).map_or(DAY, |(_, hours)| hours.length())
}

/// The first moment from `now` on (milliseconds since 1970) at which a place is open.
pub fn opens(place: &str, now: i64) -> i64 {
    let (Some((zone, hours)), Ok(moment)) = (read(place), Timestamp::from_millisecond(now)) else { return now };
    let here = moment.to_zoned_datetime(zone);
    if hours.holds(here.time()) {
        return now;
    }
    let days = [here.date(), here.date().tomorrow().unwrap_or(here.date())];
    let openings = days.iter().filter_map(|date| {
        let opening = date.to_datetime(hours.from).to_zoned_datetime(here.time_zone().clone()).ok()?;
        Some(opening.timestamp().as_millisecond())
    });
    openings.filter(|opening| *opening > now).min().unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use risala_letter::{Lang, countries};

    use super::*;

    fn at(moment: &str) -> i64 {
        moment.parse::<Timestamp>().unwrap().as_millisecond()
    }

    #[test]
    fn hours_are_read_strictly() {
        for (text, expect) in [
            ("09:00-17:00", Some("09:00-17:00")),
            (" 22:30 - 06:00 ", Some("22:30-06:00")),
            ("09:00-09:00", None),
            ("9-17", None),
            ("9:00-17:00", None),
            ("09:00-24:00", None),
            ("09:60-10:00", None),
            ("+9:00-10:00", None),
            ("", None),
            ("٠٩:٠٠-١٧:٠٠", None),
        ] {
            assert_eq!(text.parse::<Hours>().ok().map(|hours| hours.to_string()).as_deref(), expect, "{text}");
        }
    }

    #[test]
    fn a_place_opens_in_its_own_time() {
        let office: Hours = "09:00-17:00".parse().unwrap();
        let (london, tokyo) = (place("GB", office, "UTC"), place("JP", office, "UTC"));
        let night = "22:00-06:00".parse().unwrap();
        for (place, now, expect) in [
            (&london, "2026-07-01T07:59:00Z", "2026-07-01T08:00:00Z"),
            (&london, "2026-07-01T08:00:00Z", "2026-07-01T08:00:00Z"),
            (&london, "2026-07-01T16:00:00Z", "2026-07-02T08:00:00Z"),
            (&london, "2026-01-01T08:30:00Z", "2026-01-01T09:00:00Z"),
            (&tokyo, "2026-07-01T08:00:00Z", "2026-07-02T00:00:00Z"),
            (&super::place("GB", night, "UTC"), "2026-07-01T10:00:00Z", "2026-07-01T21:00:00Z"),
            (&super::place("GB", night, "UTC"), "2026-07-01T02:00:00Z", "2026-07-01T02:00:00Z"),
            // On the night that has no 02:30 the place opens when the clock is past it.
            (
                &super::place("FR", "02:30-04:00".parse().unwrap(), "UTC"),
                "2026-03-29T00:00:00Z",
                "2026-03-29T01:30:00Z",
            ),
            (&String::new(), "2026-07-01T02:00:00Z", "2026-07-01T02:00:00Z"),
            (&"nowhere 09:00-17:00".to_owned(), "2026-07-01T02:00:00Z", "2026-07-01T02:00:00Z"),
        ] {
            let found = Timestamp::from_millisecond(opens(place, at(now))).unwrap();
            assert_eq!(found.to_string(), expect, "{place} {now}");
        }
        assert_eq!(length(&super::place("GB", night, "UTC")), 8 * 60 * MINUTE);
    }

    #[test]
    fn every_country_has_a_zone_of_the_database() {
        let uninhabited = ["BV", "HM", "UM"];
        let letters = || (b'A'..=b'Z').map(char::from);
        let codes = letters().flat_map(|first| letters().map(move |second| format!("{first}{second}")));
        let known = codes.filter(|code| countries::name(code, Lang::En).is_some());
        let missing: Vec<_> =
            known.filter(|code| !ZONES.contains_key(&**code) && !uninhabited.contains(&&**code)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        let unknown: Vec<_> = ZONES.values().filter(|zone| TimeZone::get(zone).is_err()).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
