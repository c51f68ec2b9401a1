//! When to try again: pure arithmetic in milliseconds, without a clock.

/// A second.
pub const SECOND: i64 = 1000;
/// A minute.
pub const MINUTE: i64 = 60 * SECOND;
/// An hour.
pub const HOUR: i64 = 60 * MINUTE;
/// A day.
pub const DAY: i64 = 24 * HOUR;

/// After the first, second and third answer that deferred a letter; then every two hours.
const STEPS: [i64; 3] = [5 * MINUTE, 30 * MINUTE, HOUR];
const LATER: i64 = 2 * HOUR;
/// How much a step may be shorter or longer, in percent: servers are not asked by all letters at once.
const SPREAD: i64 = 20;
/// No step is longer.
pub const LONGEST: i64 = LATER + LATER * SPREAD / 100;

/// After a connection failed, the first time and on.
const LINE: [i64; 6] = [SECOND, 5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 5 * MINUTE];
/// After the server asked the account to slow down.
const SLOW: [i64; 4] = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR];

/// How fast waiting goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tempo {
    /// As servers on the network want it.
    #[default]
    Real,
    /// A thousand times faster, for a rehearsal with a server on this computer.
    Rehearsal,
}

impl Tempo {
    fn of(self, time: i64) -> i64 {
        match self {
            Self::Real => time,
            Self::Rehearsal => (time / 1000).max(1),
        }
    }

    /// The wait after the `tries`th answer that deferred a letter (from 1); `chance` is anything.
    pub fn after_deferral(self, tries: u32, chance: u64) -> i64 {
        let step = STEPS.get(tries.saturating_sub(1) as usize).copied().unwrap_or(LATER);
        let spread = step * SPREAD / 100;
        let span = u64::try_from(2 * spread + 1).unwrap_or(1);
        let shift = i64::try_from(chance % span).unwrap_or_default() - spread;
        // The first steps are what was promised at least.
        self.of(if step == LATER { step + shift } else { step + shift.abs() })
    }

    /// The wait after the `failures`th connection in a row that failed (from 1).
    pub fn after_failure(self, failures: u32) -> i64 {
        self.of(stair(&LINE, failures))
    }

    /// The wait after the server asked for the `times`th time in a row to slow down (from 1).
    pub fn after_slow_down(self, times: u32) -> i64 {
        self.of(stair(&SLOW, times))
    }

    /// The wait after the server said that the day's letters are sent.
    pub fn after_quota(self) -> i64 {
        self.of(HOUR)
    }
}

fn stair(steps: &[i64], number: u32) -> i64 {
    let index = (number.max(1) as usize - 1).min(steps.len() - 1);
    steps.get(index).copied().unwrap_or(HOUR)
}

/// How far the clock was put on (or back) since it was looked at last, beyond what passed; `None` when it goes well.
pub fn jump(wall_before: i64, wall_now: i64, passed: i64) -> Option<i64> {
    let by = wall_now - wall_before - passed;
    (by.abs() > MINUTE).then_some(by)
}

/// Milliseconds between letters at so many a minute; 0 is no limit.
pub fn pace(per_minute: u32) -> i64 {
    if per_minute == 0 { 0 } else { MINUTE / i64::from(per_minute) }
}

/// What the forecast knows of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    /// Letters that wait.
    pub letters: u64,
    /// Letters a minute; 0 is no limit.
    pub per_minute: u32,
    /// Letters in 24 hours; 0 is no limit.
    pub per_day: u64,
    /// Letters of the last 24 hours.
    pub today: u64,
    /// Milliseconds of a day in which letters may leave.
    pub open: i64,
}

/// When the last letter leaves, in milliseconds from now.
pub fn forecast(load: Load) -> i64 {
    let Load { letters, per_minute, per_day, today, open } = load;
    if letters == 0 {
        return 0;
    }
    let open = open.clamp(MINUTE, DAY);
    let pace = pace(per_minute).max(1);
    let in_a_window = u64::try_from(open / pace).unwrap_or(1).max(1);
    let a_day = if per_day == 0 { in_a_window } else { in_a_window.min(per_day) };
    let first = if per_day == 0 { a_day } else { a_day.min(per_day.saturating_sub(today)) };
    let whole = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    if letters <= first {
        return whole(letters).saturating_mul(pace);
    }
    let rest = letters - first;
    let days = rest.div_ceil(a_day);
    let last = rest - (days - 1) * a_day;
    whole(days).saturating_mul(DAY).saturating_add(whole(last).saturating_mul(pace))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_come_again_after_5_30_and_60_minutes_then_every_two_hours() {
        for (tries, least, most) in [
            (1, 5 * MINUTE, 6 * MINUTE),
            (2, 30 * MINUTE, 36 * MINUTE),
            (3, 60 * MINUTE, 72 * MINUTE),
            (4, 96 * MINUTE, 144 * MINUTE),
            (50, 96 * MINUTE, 144 * MINUTE),
        ] {
            let all: Vec<i64> = (0..20_000).map(|n| Tempo::Real.after_deferral(tries, n * 7919)).collect();
            assert!(all.iter().all(|wait| (least..=most).contains(wait)), "{tries}");
            let spread = all.iter().max().unwrap() - all.iter().min().unwrap();
            assert!(spread > (most - least) * 9 / 10, "{tries}: {spread}");
        }
        assert_eq!(Tempo::Rehearsal.after_deferral(1, 0), 360);
    }

    #[test]
    fn failures_wait_longer_and_longer() {
        let line: Vec<i64> = (0..9).map(|n| Tempo::Real.after_failure(n) / SECOND).collect();
        assert_eq!(line, [1, 1, 5, 15, 30, 60, 300, 300, 300]);
        let slow: Vec<i64> = (1..6).map(|n| Tempo::Real.after_slow_down(n) / MINUTE).collect();
        assert_eq!(slow, [1, 5, 15, 60, 60]);
    }

    #[test]
    fn a_clock_that_jumps_is_noticed() {
        for (now, passed, expect) in [
            (1000 + SECOND, SECOND, None),
            (1000 + 30 * SECOND, SECOND, None),
            (1000 + DAY + SECOND, SECOND, Some(DAY)),
            (1000 - DAY + SECOND, SECOND, Some(-DAY)),
            (1000 + DAY, DAY, None),
        ] {
            assert_eq!(jump(1000, now, passed), expect, "{now} {passed}");
        }
    }

    #[test]
    fn the_last_letter_leaves_when_it_was_said() {
        let load = |letters, per_minute, per_day, open| Load { letters, per_minute, per_day, today: 0, open };
        for (load, expect) in [
            (load(0, 20, 0, DAY), 0),
            (load(20, 20, 0, DAY), MINUTE),
            // Ten thousand at 30 a minute: 5 h 33 min; in days of 2,000: 5 days; of 500: 20 days.
            (load(10_000, 30, 10_000, DAY), 333 * MINUTE + 20 * SECOND),
            (load(10_000, 30, 2_000, DAY), 4 * DAY + 66 * MINUTE + 40 * SECOND),
            (load(10_000, 30, 500, DAY), 19 * DAY + 16 * MINUTE + 40 * SECOND),
            // Eight hours a day at 20 a minute are 9,600.
            (load(10_000, 20, 0, 8 * HOUR), DAY + 20 * MINUTE),
        ] {
            assert_eq!(forecast(load), expect, "{load:?}");
        }
        let spent = Load { today: 500, ..load(10, 20, 500, DAY) };
        assert_eq!(forecast(spent), DAY + 30 * SECOND);
    }

    proptest! {
        #[test]
        fn more_letters_never_leave_earlier(
            letters in 0_u64..100_000, more in 0_u64..10_000, per_minute in 0_u32..100, per_day in 0_u64..5_000,
            today in 0_u64..5_000, open in 0_i64..2 * DAY,
        ) {
            let load = Load { letters, per_minute, per_day, today, open };
            let larger = Load { letters: letters + more, ..load };
            prop_assert!(forecast(load) <= forecast(larger));
        }

        #[test]
        fn no_step_is_longer_than_the_longest(tries in 0_u32..1000, chance: u64) {
            prop_assert!((1..=LONGEST).contains(&Tempo::Real.after_deferral(tries, chance)));
        }
    }
}
