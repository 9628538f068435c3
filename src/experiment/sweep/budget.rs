//! When to stop beginning new work: a time of day or a length of time. Neither enters any result.

use std::time::Duration;

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

/// How long it is from a moment of the day (seconds after local midnight) to the next time of day.
pub fn until(minutes: u32, now: u32) -> Duration {
    let (target, day) = (60 * minutes, 24 * 3600);
    Duration::from_secs(u64::from(if target > now { target - now } else { target + day - now }))
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

    #[test]
    fn a_time_that_has_passed_is_tomorrow() {
        assert_eq!(until(420, 6 * 3600).as_secs(), 3600);
        assert_eq!(until(420, 8 * 3600).as_secs(), 23 * 3600);
        assert_eq!(until(420, 7 * 3600).as_secs(), 24 * 3600);
    }
}
