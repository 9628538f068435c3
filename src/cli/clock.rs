//! The clock on the wall, for the person at the terminal. No result ever depends on it.

use std::time::Duration;

use jiff::Zoned;

use crate::report::Lang;

/// Now, in the system's time zone (UTC where it has none).
pub fn now() -> Zoned {
    Zoned::now()
}

/// A moment as people say it: `23:58`, `07:10 tomorrow`, `2026-11-24 14:10`.
pub fn worded(lang: Lang, now: &Zoned, at: &Zoned) -> String {
    let t = lang.texts().plan;
    let time = at.strftime("%H:%M").to_string();
    let tomorrow = now.date().tomorrow().ok();
    match at.date() {
        date if date == now.date() => (t.today_at)(&time),
        date if Some(date) == tomorrow => (t.tomorrow_at)(&time),
        _ => at.strftime("%Y-%m-%d %H:%M").to_string(),
    }
}

/// So many seconds later; a time beyond the calendar is its end.
pub fn later(now: &Zoned, seconds: f64) -> Zoned {
    let length = Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX);
    now.saturating_add(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_said_as_short_as_it_can_be() {
        let at = |text: &str| text.parse::<Zoned>().expect("a moment");
        let now = at("2026-11-22T22:00[UTC]");
        let said = |seconds| worded(Lang::En, &now, &later(&now, seconds));
        assert_eq!([said(7080.0), said(33_000.0)], ["23:58", "07:10 tomorrow"]);
        assert_eq!(said(200_000.0), "2026-11-25 05:33");
        assert_eq!(worded(Lang::De, &now, &later(&now, 33_000.0)), "07:10 Uhr morgen");
        assert!(said(1e30).starts_with("9999"));
    }
}
