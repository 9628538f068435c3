//! Titles that leave open what the verdict leaves open.

/// Names come quoted; a verb is the finding's own: "pays off" or "helps" of one, "pay off" or "help" of several.
pub struct TitleTexts {
    /// It is not settled which policy is best, but this is known: policy, verb.
    pub open_one: fn(&str, &str) -> String,
    /// The same of several: how many, of how many policies, verb.
    pub open_many: fn(usize, usize, &str) -> String,
    /// The best differ by less than matters: policy, verb.
    pub alike_one: fn(&str, &str) -> String,
    pub alike_many: fn(usize, usize, &str) -> String,
    /// No policy differs from the baseline by what matters: the only policy (if it is), baseline.
    pub no_difference: fn(Option<&str>, &str) -> String,
    /// Some policies are alike, and none is better than the baseline.
    pub none_better: fn(&str) -> String,
    /// Every policy did the same in every world as the baseline.
    pub identical: fn(&str) -> String,
    /// No single unknown turns round what is open anyway: policy.
    pub tornado_open: fn(&str) -> String,
    /// Several unknowns each have both signs: how many, policy.
    pub tornado_decide: fn(usize, &str) -> String,
}
