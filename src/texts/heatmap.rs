//! The chart of the gain over two parameters.

/// Names of policies and parameters come quoted.
pub struct HeatMapTexts {
    /// Clearly ahead, or behind, in every cell: policy, baseline.
    pub ahead_everywhere: fn(&str, &str) -> String,
    pub behind_everywhere: fn(&str, &str) -> String,
    /// Clearly ahead in some cells, clearly behind in others: policy, baseline, the two parameters.
    pub depends: fn(&str, &str, &str, &str) -> String,
    /// Clearly ahead in some cells (or behind), open in the others: policy, baseline.
    pub ahead_in_part: fn(&str, &str) -> String,
    pub behind_in_part: fn(&str, &str) -> String,
    /// Nothing is clear anywhere: policy, baseline.
    pub open: fn(&str, &str) -> String,
    /// Over all worlds it is open, whatever the cells show: policy, the two parameters.
    pub open_depends: fn(&str, &str, &str) -> String,
    /// Both without the parameters' names, where they are long.
    pub depends_on_two: fn(&str, &str) -> String,
    pub open_depends_on_two: fn(&str) -> String,
    /// No cell is known: policy.
    pub nothing: fn(&str) -> String,
    /// What is drawn: policy, baseline, horizon, unit.
    pub gain_line: fn(&str, &str, &str, &str) -> String,
    /// The same of another measure: difference, policy, baseline, horizon, unit.
    pub difference_line: fn(&str, &str, &str, &str, &str) -> String,
    /// Share of the spread that the two parameters explain.
    pub surface: fn(&str) -> String,
    pub points: fn(&str) -> String,
    pub grid: &'static str,
    /// What stands in the picture, as far as it does.
    pub line: &'static str,
    pub dots: &'static str,
    pub blank: &'static str,
    /// A name and its unit.
    pub in_percent: fn(&str) -> String,
    /// The mark and its two values.
    pub assumed: fn(&str, &str) -> String,
    pub today: fn(&str, &str) -> String,
    /// Why there is no such chart.
    pub one_policy: &'static str,
    pub one_unknown: &'static str,
    /// worlds there are, worlds needed
    pub too_few: fn(usize, usize) -> String,
    pub no_spread: &'static str,
    /// share of the spread
    pub mostly_luck: fn(&str) -> String,
}
