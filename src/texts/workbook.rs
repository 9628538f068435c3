//! Texts of `results.xlsx`.

/// Everything that the workbook says beside the sentences it shares with the printed answer.
pub struct Texts {
    /// Of the document's properties.
    pub subject: &'static str,
    /// Around a policy's name.
    pub quotes: [&'static str; 2],
    /// Short, for number formats.
    pub percentage_points: &'static str,
    pub sheets: Sheets,
    pub verdict: Verdict,
    pub policies: Policies,
    pub measures: Measures,
    pub assumptions: Assumptions,
    pub yearly: Yearly,
    pub break_even: BreakEven,
    pub weeks: Weeks,
    pub changes: Changes,
    pub losses: Losses,
    pub unknowns: Unknowns,
    pub guide: Guide,
    pub charts: Charts,
}

/// Names of the sheets: at most 31 characters, none of `[]:*?/\`.
pub struct Sheets {
    pub verdict: &'static str,
    pub policies: &'static str,
    pub measures: &'static str,
    pub assumptions: &'static str,
    pub yearly: &'static str,
    pub break_even: &'static str,
    pub weeks: &'static str,
    pub changes: &'static str,
    pub losses: &'static str,
    pub unknowns: &'static str,
    pub guide: &'static str,
}

pub struct Verdict {
    /// worlds, policies
    pub about: fn(&str, &str) -> String,
    pub facts: &'static str,
    pub leader: &'static str,
    /// name of the measure
    pub measure: fn(&str) -> String,
    pub measure_note: &'static str,
    pub gain: &'static str,
    pub beats: &'static str,
    /// events, of
    pub worlds_of: fn(u64, u64) -> String,
    pub worst: &'static str,
    pub worst_note: &'static str,
    pub payback: &'static str,
    /// events, of
    pub never_in: fn(u64, u64) -> String,
    pub cost: &'static str,
    pub cost_note: &'static str,
    pub roq: &'static str,
    pub roq_note: &'static str,
    pub wrong_if: &'static str,
    /// law
    pub assumed: fn(&str) -> String,
    pub remarks: &'static str,
    pub one_world: &'static str,
    pub model: &'static str,
    pub rests_on: &'static str,
    /// the file's numbers, the pack's, the pack's name, unknowns
    pub numbers: fn(&str, &str, &str, &str) -> String,
    pub repeat: &'static str,
    pub file: &'static str,
    pub seed: &'static str,
    pub seed_note: &'static str,
    pub worlds: &'static str,
    pub worlds_note: &'static str,
    pub version: &'static str,
    /// version of the results
    pub version_note: fn(u32) -> String,
    pub command: &'static str,
}

pub struct Policies {
    pub title: &'static str,
    /// measure, baseline, confidence
    pub about: fn(&str, &str, &str) -> String,
    pub head: [&'static str; 16],
    pub at_once: &'static str,
    pub never: &'static str,
    pub also: &'static str,
    pub also_mean: &'static str,
    pub also_change: &'static str,
    pub also_error: &'static str,
}

pub struct Measures {
    pub title: &'static str,
    /// baseline, confidence
    pub about: fn(&str, &str) -> String,
    pub head: [&'static str; 7],
}

pub struct Assumptions {
    pub title: &'static str,
    pub head: [&'static str; 7],
    pub own: &'static str,
    pub drawn: &'static str,
    /// name of the pack
    pub pack: fn(&str) -> String,
}

pub struct Yearly {
    pub title: &'static str,
    /// rate in per cent
    pub about: fn(&str) -> String,
    pub head: [&'static str; 14],
}

pub struct BreakEven {
    pub title: &'static str,
    pub about: &'static str,
    pub policy: &'static str,
    /// policies, name of the sheet that lists them
    pub policy_hint: fn(usize, &str) -> String,
    pub input_head: [&'static str; 5],
    pub inputs: [&'static str; 6],
    pub input_notes: [&'static str; 6],
    pub not_a_number: &'static str,
    pub not_a_rate: &'static str,
    /// result, the run, with your numbers, note
    pub result_head: [&'static str; 4],
    pub results: [&'static str; 6],
    pub result_notes: [&'static str; 6],
    pub never: &'static str,
    pub comparison: &'static str,
    pub comparison_note: &'static str,
    pub how: &'static str,
}

pub struct Weeks {
    pub title: &'static str,
    pub about: &'static str,
    pub head: [&'static str; 10],
    pub settings: [&'static str; 4],
}

pub struct Changes {
    pub title: &'static str,
    pub about: &'static str,
    pub head: [&'static str; 12],
    pub weekly: &'static str,
    pub week: &'static str,
    pub margin: &'static str,
    pub cost: &'static str,
}

pub struct Losses {
    pub title: &'static str,
    pub about: &'static str,
    pub policy: &'static str,
}

pub struct Unknowns {
    pub title: &'static str,
    /// policy, the one it is compared with
    pub about: fn(&str, &str) -> String,
    pub none: &'static str,
    pub no_effect: &'static str,
    pub head: [&'static str; 9],
}

/// Words and what they mean.
type Entries = &'static [(&'static str, &'static str)];

pub struct Guide {
    pub title: &'static str,
    pub about: &'static str,
    pub sheets_title: &'static str,
    pub sheets: Entries,
    pub words_title: &'static str,
    pub words: Entries,
    pub caution_title: &'static str,
    pub cautions: Entries,
}

pub struct Charts {
    /// confidence
    pub gains: fn(&str) -> String,
    pub cash: &'static str,
    pub year: &'static str,
    pub cumulated: &'static str,
    pub run: &'static str,
    pub yours: &'static str,
    pub week: &'static str,
    pub losses: &'static str,
}
