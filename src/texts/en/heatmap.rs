//! The chart of the gain over two parameters in English.

use crate::texts::heatmap::HeatMapTexts;

pub static TEXTS: HeatMapTexts = HeatMapTexts {
    ahead_everywhere: |p, base| format!("{p} is ahead of {base} over the whole range shown"),
    behind_everywhere: |p, base| format!("{p} is behind {base} over the whole range shown"),
    depends: |p, base, x, y| format!("Whether {p} beats {base} depends on {x} and {y}"),
    ahead_in_part: |p, base| {
        format!("{p} is clearly ahead of {base} in part of the range, clearly behind nowhere")
    },
    behind_in_part: |p, base| {
        format!("{p} is clearly behind {base} in part of the range, clearly ahead nowhere")
    },
    open: |p, base| format!("Still open: nowhere in the range is {p} clearly better or worse than {base}"),
    open_depends: |p, x, y| format!("Still open for {p}: it depends on {x} and {y}"),
    depends_on_two: |p, base| format!("Whether {p} beats {base} depends on two unknowns"),
    open_depends_on_two: |p| format!("Still open for {p}: it depends on two unknowns"),
    nothing: |p| format!("There is nothing to show of {p}"),
    surface: |share| format!("Surface through all worlds (explains {share} of their spread)"),
    points: |share| format!("Surface through all points (explains {share} of their spread)"),
    grid: "Every cell simulated on its own",
    line: "line: break-even",
    dots: "dotted: open",
    blank: "blank: few worlds",
    in_percent: |name| format!("{name}, %"),
    assumed: |x, y| format!("assumed on average: {x} and {y}"),
    today: |x, y| format!("today: {x} and {y}"),
    one_policy: "there is only one policy, so there is no gain to show",
    one_unknown: "it takes two unknowns that vary; write what you are unsure of under [unknowns]",
    too_few: |have, needed| {
        format!("{have} worlds are too few for a surface; run again with --trials {needed}")
    },
    no_spread: "the gain is the same in every world",
    mostly_luck: |share| {
        format!(
            "the two unknowns that matter most explain only {share} of how the gain spreads: the rest is luck"
        )
    },
    gain_line: |policy, base, time, unit| format!("Mean gain of {policy} over {base} after {time}{unit}"),
    difference_line: |what, policy, base, time, unit| {
        format!("{what}, mean of {policy} from {base} over {time}{unit}")
    },
};
