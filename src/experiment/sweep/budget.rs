//! When to stop beginning new work: a time of day or a length of time. Neither enters any result.

use std::time::Duration;

use jiff::civil::Time;
use jiff::{ToSpan, Zoned};

/// Reads `8h`, `90m`, `1h30m`, `45s`.
///
/// # Errors
/// Anything else.
pub fn length(text: &str) -> Result<Duration, String> {
    let wrong = || format!("`{text}` is not a length of time: write 8h, 90m or 1h30m");
    let (mut total, mut digits) = (0_u64, String::new());
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            'h' | 'm' | 's' if !digits.is_empty() => {
                let unit = match c {
                    'h' => 3600,
                    'm' => 60,
                    _ => 1,
                };
                let n: u64 = digits.parse().map_err(|_| wrong())?;
                total = n.checked_mul(unit).and_then(|s| s.checked_add(total)).ok_or_else(wrong)?;
                digits.clear();
            }
            _ => return Err(wrong()),
        }
    }
    if total == 0 || !digits.is_empty() { Err(wrong()) } else { Ok(Duration::from_secs(total)) }
}

/// Reads a time of day, `07:00`, as minutes after midnight.
///
/// # Errors
/// Anything else.
pub fn time_of_day(text: &str) -> Result<u32, String> {
    let wrong = || format!("`{text}` is not a time of day: write 07:00");
    let (hours, minutes) = text.split_once(':').ok_or_else(wrong)?;
    let read = |t: &str, below: u32| {
        let fine = (1..=2).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
        t.parse::<u32>().ok().filter(|n| fine && *n < below)
    };
    let (hours, minutes) = (read(hours, 24).ok_or_else(wrong)?, read(minutes, 60).ok_or_else(wrong)?);
    Ok(60 * hours + minutes)
}

/// The next moment at which a clock on the wall shows this time of day. On a day that skips it, the moment at which
/// clocks are put forward.
pub fn next(minutes: u32, now: &Zoned) -> Zoned {
    let time = Time::midnight() + i64::from(minutes).minutes();
    let on = |date: jiff::civil::Date| date.to_datetime(time).to_zoned(now.time_zone().clone()).ok();
    let today = on(now.date()).filter(|at| at > now);
    today.or_else(|| on(now.date().tomorrow().ok()?)).unwrap_or_else(|| now.clone())
}

/// How long it is from one moment to a later one.
pub fn between(now: &Zoned, later: &Zoned) -> Duration {
    Duration::try_from(now.duration_until(later)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_times_are_read_as_people_write_them() {
        let seconds = |t| length(t).map(|d| d.as_secs());
        assert_eq!([seconds("8h"), seconds("1h30m"), seconds("45s")], [Ok(28_800), Ok(5_400), Ok(45)]);
        for wrong in ["", "8", "h", "8 h", "-1h", "1d", "0h", "99999999999999999999h"] {
            assert!(length(wrong).is_err(), "{wrong}");
        }
        assert_eq!([time_of_day("07:00"), time_of_day("23:59")], [Ok(420), Ok(1439)]);
        for wrong in ["7", "24:00", "07:60", "7pm", "07:00:00", "+7:00"] {
            assert!(time_of_day(wrong).is_err(), "{wrong}");
        }
    }

    fn clock(text: &str) -> Zoned {
        text.parse().expect("a moment with its time zone")
    }
    fn hours(minutes: u32, now: &str) -> f64 {
        let now = clock(now);
        between(&now, &next(minutes, &now)).as_secs_f64() / 3600.0
    }

    #[test]
    fn a_time_that_has_passed_is_tomorrow() {
        assert_eq!(hours(420, "2026-03-10T06:00[UTC]"), 1.0);
        assert_eq!(hours(420, "2026-03-10T08:00[UTC]"), 23.0);
        assert_eq!(hours(420, "2026-03-10T07:00[UTC]"), 24.0);
    }

    #[test]
    fn a_night_in_which_clocks_change_is_as_long_as_it_is() {
        assert_eq!(hours(420, "2026-03-28T23:00+01:00[+01:00]"), 8.0);
        let berlin = "CET-1CEST,M3.5.0,M10.5.0/3";
        let zone = jiff::tz::TimeZone::posix(berlin).expect("a zone");
        let evening = |month, day| {
            jiff::civil::date(2026, month, day).at(23, 0, 0, 0).to_zoned(zone.clone()).expect("a moment")
        };
        let night = |now: Zoned| between(&now, &next(420, &now)).as_secs() / 3600;
        assert_eq!([night(evening(3, 28)), night(evening(10, 24)), night(evening(6, 1))], [7, 9, 8]);
    }
}
