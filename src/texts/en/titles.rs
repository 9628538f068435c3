//! Findings that stand over charts, in English.

use crate::texts::titles::TitleTexts;

pub static TEXTS: TitleTexts = TitleTexts {
    no_policy: "No policy",
    least_of_all: |none, good_one, b| format!("{none} {good_one} – least of all {b}"),
    none_clearly_better: |base, b, bad_one| {
        format!("No policy is clearly better than {base} – {b} {bad_one}")
    },
    nothing_to_compare: |base| format!("There is no policy to compare with {base}"),
    open_one: |a, base| format!("Still open: {a} is not clearly better or worse than {base}"),
    open_all: |base| format!("Still open: no policy is clearly better or worse than {base}"),
    does_not: |b| format!(" – {b} does not"),
    only_one: |a, good_clearly| format!("Only {a} {good_clearly}"),
    both: |good_many, a| format!("Both policies {good_many}, led by {a}"),
    all: |n, good_many, a| format!("All {n} policies {good_many}, led by {a}"),
    some: |k, n, good_many, a, does_not| format!("{k} of {n} policies {good_many}, led by {a}{does_not}"),
    brings_nothing: |name| format!("{name} brings neither gain nor cost"),
    ahead_from_start: |name| format!("{name} is ahead from the start in half of the worlds"),
    never_in_any_world: |name, horizon| {
        format!("In no world does {name} earn its cost back within {horizon}")
    },
    never_in: |never, name, horizon| {
        format!("In {never} {name} does not earn its cost back within {horizon}")
    },
    no_failures: "No failures: nobody had a reason to complain",
    nobody_complains: "No dissatisfied customer complains",
    everybody_complains: "Every dissatisfied customer complains",
    fewer_than_one_complains: |per| format!("Fewer than one of {per} dissatisfied customers complains"),
    one_complains: |per| format!("Of {per} dissatisfied customers one complains"),
    some_complain: |per, k| format!("Of {per} dissatisfied customers {k} complain"),
    nobody_lost: "No customer is lost",
    nothing_to_see: "There are no failures to see",
    hears_nothing: "The firm hears of no failure",
    hears_everything: "The firm hears of every failure",
    hears_of_share: |share| format!("The firm hears of {share} of its failures"),
    hears_of_one_in: |n| format!("The firm hears of one failure in {n}"),
    survey_shows_times: |times| format!(" – its survey shows {times} times as many as there are"),
    survey_shows_fewer: " – its survey shows fewer than there are",
    survey_shows_truth: " – its survey shows them as they are",
    money_verbs: [
        "pays off",
        "clearly pays off",
        "pay off",
        "costs more than it brings",
        "pays off on average",
        "pay off on average",
    ],
    other_verbs: ["helps", "clearly helps", "help", "makes it worse", "helps on average", "help on average"],
    paid_back_in_the_one_world: |name, months| {
        format!("{name} has earned its cost back after {months}, in the one world simulated")
    },
    paid_back_in_half: |name, months| {
        format!("After {months} half of the worlds have earned the cost of {name} back")
    },
    causes: [
        "leave because of how they were treated",
        "leave because of the product",
        "go to a competitor",
        "leave on the advice of a friend",
        "move away",
        "die",
        "leave because the place is hard to reach",
        "leave because of the price",
    ],
    all_lost: |cause| format!("All lost customers {cause}"),
    some_lost: |k, cause| format!("{k} of 100 lost customers {cause}"),
    drop_unnoticed: |time| format!("Within {time} the firm does not notice that quality has dropped"),
    drop_noticed: |time| format!("After {time} the firm notices that quality has dropped"),
};
