//! What the pictures of a sweep say, in English.

use crate::texts::sweep_chart::SweepChartTexts;

pub static TEXTS: SweepChartTexts = SweepChartTexts {
    no_factor_moves: |policy| format!("No single factor noticeably changes what {policy} brings"),
    stays_better: |policy| format!("{policy} stays better over the whole range of any one factor"),
    stays_worse: |policy| format!("{policy} stays worse over the whole range of any one factor"),
    one_factor_decides: |policy, factor| format!("One factor decides on {policy}: {factor}"),
    factors_turn: |n, policy| format!("{n} factors could each turn the verdict on {policy} round"),
    open: |policy| format!("Still open: no single factor decides on {policy}"),
    open_factors_decide: |n, policy| format!("{n} factors could each decide on {policy}"),
    bars_on_curve: "Bars: lowest and highest mean over the middle 80\u{a0}% of one factor, the others at their means \
         (curve through the points)",
    bars_simulated: "Bars: lowest and highest mean over the levels of one factor, all else as today; each simulated",
    depends_on_two: |policy, base| format!("Whether {policy} beats {base} depends on two factors"),
    open_depends_on_two: |policy| format!("Still open for {policy}: it depends on two factors"),
    blank: "blank: few points",
    blank_cell: "blank: no result",
    log_scale: |name| format!("{name} (log scale)"),
    points_worlds_people: |points, worlds, people| format!("{points} × {worlds} × {people} people"),
    points_worlds: |points, worlds| format!("{points} × {worlds}"),
    varied_horizon: "the time of each point",
    no_such_chart: |kind, kinds| {
        format!(
            "the chart `{kind}` is drawn of a run, not of a sweep, whose points are no worlds; of a sweep there are: {kinds}"
        )
    },
    nothing_to_show: |kind, why| format!("the chart `{kind}` has nothing to show: {why}"),
    needs_two_policies: "there is only one policy, so there is no gain to show; ask drivers or tornado instead",
    needs_two_factors: "it takes two factors that vary and whose levels are numbers",
    too_few: |have, needed| format!("{have} points are too few, it takes {needed}"),
    more_points: ["extend the sweep with --points", "write more into its file"],
    no_spread: "the gain is the same at every point",
    explains_little: |share| {
        format!(
            "the two factors that matter most explain only {share} of how the gain spreads over the points"
        )
    },
};
