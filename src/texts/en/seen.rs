//! What the firm sees beside what is true, in English.

use crate::texts::seen::SeenTexts;

pub static TEXTS: SeenTexts = SeenTexts {
    title: "What the firm sees",
    failures: "failures",
    heard: "heard of",
    true_rate: "true rate",
    seen_rate: "seen rate",
    corrected: "guessed rate",
    survey: "survey's rate",
    noticed: "weeks to notice",
    false_alarms: "false alarms",
    at_work: "weeks at work",
    remark: "Rates: failures per 100 visits. Seen: complaints. Guessed: complaints divided by the share believed to \
             complain.",
    survey_remark: |confidence| {
        format!(
            " Survey: with the {confidence} interval the firm would state; it does not know who fails to answer."
        )
    },
};
