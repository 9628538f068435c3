//! How far a run is: a bar with time left on a terminal, one line per 10 % elsewhere, nothing if quiet.

use std::io::IsTerminal;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::out;
use crate::report::Lang;

/// Counts finished worlds; shared by all threads.
pub struct Progress {
    total: usize,
    /// It may end before `total`.
    at_most: bool,
    /// Of a sweep: a point in a world.
    of_trials: bool,
    /// Counted and printed under one lock, so that lines come in order.
    done: Mutex<usize>,
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
        Progress { total, at_most, of_trials: false, done: Mutex::new(0), start: Instant::now(), lang, show }
    }
    /// Of so many trials of a sweep.
    pub fn of_trials(total: usize, quiet: bool, lang: Lang) -> Progress {
        let progress = Progress { of_trials: true, ..Progress::new(total, false, quiet, lang) };
        if let Show::Bar(bar) = &progress.show {
            bar.set_style(style(lang.texts().plan.bar, lang));
        }
        progress
    }
    /// One more world is done.
    pub fn tick(&self) {
        self.tick_with(|| None);
    }
    /// One more trial is done; `remark` is asked for what stands behind a line, when one is due. The last line waits for
    /// [`Progress::complete`]: what was done last is not in the answer yet.
    pub fn tick_with(&self, remark: impl FnOnce() -> Option<String>) {
        match &self.show {
            Show::Bar(bar) => bar.inc(1),
            Show::Lines => {
                let mut done = self.counted();
                *done += 1;
                let last = self.of_trials && *done == self.total;
                if let Some(percent) = due(*done, self.total).filter(|_| !last) {
                    self.print(percent, *done, remark());
                }
            }
            Show::Nothing => {}
        }
    }
    /// Prints the last line, if everything is done.
    pub fn complete(&self, remark: impl FnOnce() -> Option<String>) {
        let done = self.counted();
        if matches!(self.show, Show::Lines) && *done > 0 && *done == self.total {
            self.print(100, *done, remark());
        }
    }
    fn counted(&self) -> MutexGuard<'_, usize> {
        // A thread that panicked while it held a number left a number.
        self.done.lock().unwrap_or_else(PoisonError::into_inner)
    }
    fn print(&self, percent: usize, done: usize, remark: Option<String>) {
        let remark = remark.map_or_else(String::new, |text| format!(" · {text}"));
        out::note(&format!("{}{remark}", self.line(percent, done, self.start.elapsed())));
    }
    /// Says something beside the bar; nothing elsewhere.
    pub fn say(&self, text: &str) {
        if let Show::Bar(bar) = &self.show {
            bar.set_message(format!("· {text}"));
        }
    }
    /// Whether there is a bar to say something beside.
    pub fn is_bar(&self) -> bool {
        matches!(self.show, Show::Bar(_))
    }
    fn line(&self, percent: usize, done: usize, elapsed: Duration) -> String {
        let left = time_left(self.lang, done, self.total, elapsed);
        let (done, total) = (self.lang.count(done as u64), self.lang.count(self.total as u64));
        if self.at_most {
            // How many worlds it takes is not known, so neither is the time.
            let elapsed = seconds(self.lang, elapsed.as_secs_f64());
            return (self.lang.texts().run.so_far)(&done, &total, &elapsed);
        }
        let said = if self.of_trials { self.lang.texts().plan.line } else { self.lang.texts().run.line };
        said(&percent, &done, &total, &left)
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
    bar.set_style(style(template, lang));
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// The multiple of 10 % that is reached by exactly this world.
fn due(done: usize, total: usize) -> Option<usize> {
    let (now, before) = (done * 10 / total.max(1), (done - 1) * 10 / total.max(1));
    (now > before).then_some(now * 10)
}

fn style(template: &str, lang: Lang) -> ProgressStyle {
    let count = move |n: u64, text: &mut dyn std::fmt::Write| {
        // A text in memory takes everything.
        let _ = text.write_str(&lang.count(n));
    };
    ProgressStyle::with_template(template)
        .expect("the template is well formed")
        .with_key("pos", move |state: &ProgressState, text: &mut dyn std::fmt::Write| {
            count(state.pos(), text)
        })
        .with_key("len", move |state: &ProgressState, text: &mut dyn std::fmt::Write| {
            count(state.len().unwrap_or(0), text);
        })
}

fn time_left(lang: Lang, done: usize, total: usize, elapsed: Duration) -> String {
    seconds(lang, elapsed.as_secs_f64() * (total - done) as f64 / done as f64)
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
        let line = |p: Progress| p.line(50, 32, Duration::from_secs(30));
        assert_eq!(line(Progress::new(64, false, true, Lang::En)), " 50 %  32 of 64 worlds, 30 s left");
        assert_eq!(line(Progress::of_trials(64, true, Lang::En)), " 50 %  32 of 64 trials, 30 s left");
        let open = Progress::new(1024, true, true, Lang::En);
        assert_eq!(open.line(50, 512, Duration::from_secs(30)), "512 of at most 1,024 worlds, 30 s so far");
        assert_eq!([0.04, 600.0, 10_000.0].map(|s| seconds(Lang::De, s)), ["0,0 s", "10 min", "2,8 h"]);
    }
}
