//! How far a run is: a bar with time left on a terminal, one line per 10 % elsewhere, nothing if quiet.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::out;
use crate::report::Lang;

/// Counts finished worlds; shared by all threads.
pub struct Progress {
    total: usize,
    /// It may end before `total`.
    at_most: bool,
    done: AtomicUsize,
    start: Instant,
    lang: Lang,
    show: Show,
}

enum Show {
    Bar(ProgressBar),
    Lines,
    Nothing,
}

impl Progress {
    /// Of `total` worlds, or `at_most` so many.
    pub fn new(total: usize, at_most: bool, quiet: bool, lang: Lang) -> Progress {
        let show = match (quiet, std::io::stderr().is_terminal()) {
            (true, _) => Show::Nothing,
            (false, true) => Show::Bar(bar(total, at_most, lang)),
            (false, false) => Show::Lines,
        };
        Progress { total, at_most, done: AtomicUsize::new(0), start: Instant::now(), lang, show }
    }
    /// One more world is done.
    pub fn tick(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        match &self.show {
            Show::Bar(bar) => bar.inc(1),
            Show::Lines => {
                if let Some(percent) = due(done, self.total) {
                    out::note(&self.line(percent, done, self.start.elapsed()));
                }
            }
            Show::Nothing => {}
        }
    }
    /// Says something beside the bar; nothing elsewhere.
    pub fn say(&self, text: &str) {
        if let Show::Bar(bar) = &self.show {
            bar.set_message(format!("· {text}"));
        }
    }
    fn line(&self, percent: usize, done: usize, elapsed: Duration) -> String {
        if self.at_most {
            // How many worlds it takes is not known, so neither is the time.
            let elapsed = seconds(self.lang, elapsed.as_secs_f64());
            return (self.lang.texts().run.so_far)(&done, &self.total, &elapsed);
        }
        line(self.lang, percent, done, self.total, elapsed)
    }
    /// Removes the bar from the screen.
    pub fn finish(&self) {
        if let Show::Bar(bar) = &self.show {
            bar.finish_and_clear();
        }
    }
    /// Seconds since the start.
    pub fn seconds(&self) -> f64 {
        self.start.elapsed().as_secs_f64()
    }
}

fn bar(total: usize, at_most: bool, lang: Lang) -> ProgressBar {
    let bar = ProgressBar::new(total as u64);
    let template = match at_most {
        true => lang.texts().run.bar_at_most,
        false => lang.texts().run.bar,
    };
    let style = ProgressStyle::with_template(template).expect("the template is well formed");
    bar.set_style(style);
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// The multiple of 10 % that is reached by exactly this world.
fn due(done: usize, total: usize) -> Option<usize> {
    let (now, before) = (done * 10 / total.max(1), (done - 1) * 10 / total.max(1));
    (now > before).then_some(now * 10)
}

fn line(lang: Lang, percent: usize, done: usize, total: usize, elapsed: Duration) -> String {
    let left = elapsed.as_secs_f64() * (total - done) as f64 / done as f64;
    let left = seconds(lang, left);
    (lang.texts().run.line)(&percent, &done, &total, &left)
}

fn seconds(lang: Lang, s: f64) -> String {
    match s {
        s if s < 10.0 => format!("{} s", lang.number(s, -1)),
        s if s < 120.0 => format!("{s:.0} s"),
        s if s < 7200.0 => format!("{:.0} min", s / 60.0),
        s => format!("{} h", lang.number(s / 3600.0, -1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_lines_are_printed_whatever_the_number_of_worlds() {
        for total in [64, 100, 256, 640] {
            let lines: Vec<usize> = (1..=total).filter_map(|d| due(d, total)).collect();
            assert_eq!(lines, (1..=10).map(|i| i * 10).collect::<Vec<_>>(), "{total}");
        }
    }

    #[test]
    fn a_line_says_how_long_it_will_take() {
        let text = line(Lang::En, 50, 32, 64, Duration::from_secs(30));
        assert_eq!(text, " 50 %  32 of 64 worlds, 30 s left");
        let open = Progress::new(1024, true, true, Lang::En);
        assert_eq!(open.line(50, 512, Duration::from_secs(30)), "512 of at most 1024 worlds, 30 s so far");
        assert_eq!([0.04, 600.0, 10_000.0].map(|s| seconds(Lang::De, s)), ["0,0 s", "10 min", "2,8 h"]);
    }
}
