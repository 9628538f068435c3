//! What `results.xlsx` says in English.

use crate::texts::workbook::{
    Assumptions, BreakEven, Changes, Charts, Guide, Losses, Measures, Policies, Sheets, Texts, Unknowns,
    Verdict, Weeks, Yearly,
};

pub static TEXTS: Texts = Texts {
    subject: "Results of a simulation of service policies",
    quotes: ["“", "”"],
    percentage_points: "pp",
    sheets: Sheets {
        verdict: "Verdict",
        policies: "Policies",
        measures: "All measures",
        assumptions: "Assumptions",
        yearly: "Yearly",
        break_even: "Break-even",
        weeks: "Break-even by week",
        changes: "Break-even data",
        losses: "Losses by cause",
        unknowns: "Unknowns",
        guide: "Reading guide",
    },
    verdict: Verdict {
        about: |worlds, policies| {
            format!("{policies} policies compared in {worlds} simulated worlds, the same for every policy")
        },
        facts: "The leading policy in numbers",
        leader: "Leading policy",
        measure: |name| format!("Measure: {name}"),
        measure_note: "mean over the worlds under this policy; it decides which policy leads",
        gain: "Mean gain against today",
        beats: "Better than today in",
        worlds_of: |events, of| format!("{events} of {of} worlds"),
        worst: "Worst 5\u{a0}% of worlds",
        worst_note: "mean gain in these worlds: what to expect when things go badly",
        payback: "Months until paid back",
        never_in: |events, of| {
            format!("median over the worlds; within the horizon never in {events} of {of}")
        },
        cost: "Additional cost",
        cost_note: "beyond today's, discounted over the horizon",
        roq: "Return on quality (ROQ)",
        roq_note: "additional margin per unit of additional cost, less 1; both discounted",
        wrong_if: "The verdict would be wrong if",
        assumed: |law| format!("assumed: {law}"),
        remarks: "What limits it",
        one_world: "One world says nothing about chance; run more of them.",
        model: "The numbers come from a model: they are as good as the assumptions on the sheet of that name.",
        rests_on: "What it rests on",
        numbers: |own, pack, name, unknowns| {
            format!(
                "{own} numbers from your scenario file and {pack} from the evidence pack “{name}”, each with source \
                 and grade on the sheet “Assumptions”. Numbers that are drawn anew for each world: {unknowns} (sheet \
                 “Unknowns”)."
            )
        },
        repeat: "How to repeat it",
        file: "Scenario file",
        seed: "Seed",
        seed_note: "the same seed gives the same worlds",
        worlds: "Worlds",
        worlds_note: "stored, those that failed included",
        version: "Version of grapevine",
        version_note: |version| format!("any program with results version {version} gives the same numbers"),
        command: "Command",
    },
    policies: Policies {
        title: "Policies compared",
        about: |measure, baseline, confidence| {
            format!(
                "Measure: {measure}. Gains and changes are against “{baseline}”, world by world; low and high are the \
                 ends of the {confidence} interval of the mean."
            )
        },
        head: [
            "No.",
            "Policy",
            "Mean of the measure",
            "Change against today",
            "low",
            "high",
            "Best in",
            "Beats today in",
            "Worst 5\u{a0}% of worlds",
            "Months until paid back",
            "Never paid back in",
            "Additional cost",
            "Additional margin",
            "Return (ROQ)",
            "Regret per world",
            "Lost customers treated badly",
        ],
        at_once: "at once",
        never: "mostly never",
        also: "The other measures asked for",
        also_mean: "Mean",
        also_change: "Change against today",
        also_error: "Half the interval",
    },
    measures: Measures {
        title: "Every measure under every policy",
        about: |baseline, confidence| {
            format!(
                "Means over worlds; changes are against “{baseline}” in the same worlds, with {confidence} intervals of \
                 the mean. Filter by measure or policy. Measures that are 0 everywhere are left out."
            )
        },
        head: ["Measure", "Name in files", "Policy", "Mean", "Change", "low", "high"],
    },
    assumptions: Assumptions {
        title: "Assumptions",
        head: ["Name", "Meaning", "Value", "Unit", "Origin", "Source", "Grade"],
        own: "your file",
        drawn: "your file, drawn anew for each world",
        pack: |name| format!("evidence pack “{name}”"),
    },
    yearly: Yearly {
        title: "Year by year",
        about: |rate| {
            format!(
                "Means over worlds. Money is discounted to the start, as it is stored (continuous rate {rate}\u{a0}% per \
                 year): the years of a policy add up to its net present value. Cash is margin less cost."
            )
        },
        head: [
            "Policy",
            "Year",
            "Weeks",
            "Revenue (discounted)",
            "Margin (discounted)",
            "Cost (discounted)",
            "Cash (discounted)",
            "Customers at the end",
            "Visits",
            "Service failures",
            "Complaints",
            "People told bad stories",
            "Customers joined",
            "Customers left",
        ],
    },
    break_even: BreakEven {
        title: "When does it pay off? Try your own numbers",
        about: "Type a number into a yellow cell and everything below follows; empty the cell to return to the run. \
                With no number typed in, the answer is that of the run's mean.",
        policy: "Policy",
        policy_hint: |count, sheet| {
            format!("Choose by number, 1 to {count}; the names stand on the sheet “{sheet}”.")
        },
        input_head: ["Against today", "The run", "Your number", "What counts", "Meaning"],
        inputs: [
            "Cost at the start",
            "Cost per week",
            "Additional customers",
            "Value of a kept customer per year",
            "Margin per week",
            "Discount rate per year",
        ],
        input_notes: [
            "once, in the first week of the policy",
            "mean of all additional costs from then on, savings taken off",
            "mean number of customers more than today",
            "additional margin per additional customer",
            "customers × value ÷ 52, unless you type it in yourself",
            "continuous: money in a year counts e to the power of minus the rate",
        ],
        not_a_number: "A number is needed here; empty the cell to return to the run.",
        not_a_rate: "A rate between 0 % and 1000 % is needed here.",
        result_head: ["Answer", "The run", "With your numbers", "Meaning"],
        results: [
            "Break-even week",
            "Break-even month",
            "Gain in net present value",
            "Return on quality (ROQ)",
            "Additional margin, discounted",
            "Additional cost, discounted",
        ],
        result_notes: [
            "from the end of this week on the cumulated gain stays at or above 0",
            "the same in months of 52/12 weeks",
            "discounted margin less discounted cost, over the horizon",
            "discounted margin per unit of discounted cost, less 1; none where nothing is spent",
            "",
            "",
        ],
        never: "never",
        comparison: "For comparison: gain on the sheet “Policies”",
        comparison_note: "there the luck is taken off that is known from the expected course; here it is not",
        how: "How it is calculated: the run's weekly changes (sheet “Break-even data”) keep their shape over time and \
              are made as large as your numbers say, week by week on the sheet “Break-even by week”. The week printed \
              elsewhere is the median over worlds; this one is that of the mean, so the two differ a little.",
    },
    weeks: Weeks {
        title: "Break-even, week by week",
        about: "Every number is a formula; change the yellow cells of the sheet “Break-even”. Margin and cost are those \
                beyond today's, not discounted.",
        head: [
            "Week",
            "Margin, the run",
            "Cost, the run",
            "Margin, your numbers",
            "Cost, your numbers",
            "Discount factor",
            "Cumulated gain, discounted",
            "Stays at or above 0",
            "Cumulated gain of the run",
            "Run stays at or above 0",
        ],
        settings: [
            "First week of the policy",
            "Last week of the policy",
            "Margin keeps its shape (1) or changes evenly (0)",
            "Cost keeps its shape (1) or changes evenly (0)",
        ],
    },
    changes: Changes {
        title: "What the run says about each policy against today",
        about: "Means over worlds, not discounted. The break-even sheets read from here; nothing here needs to be changed.",
        head: [
            "No.",
            "Policy",
            "Cost at the start",
            "Cost per week",
            "Additional customers",
            "Value of a kept customer per year",
            "Margin per week",
            "First week",
            "Last week",
            "Margin keeps its shape",
            "Cost keeps its shape",
            "Gain on the sheet “Policies”",
        ],
        weekly: "Week by week, beyond today's",
        week: "Week",
        margin: "Margin",
        cost: "Cost",
    },
    losses: Losses {
        title: "Why customers leave",
        about: "Customers lost over the horizon, means over worlds. The last column counts those among the lost who never \
                said a word to the firm.",
        policy: "Policy",
    },
    unknowns: Unknowns {
        title: "What is not known, and what it does",
        about: |policy, rival| {
            format!(
                "Drawn anew for each world. Low and high: a tenth of the worlds lies below and above. The change is that \
                 of “{policy}” against “{rival}” there, the other unknowns at their means; at the flip point it is 0."
            )
        },
        none: "Nothing was drawn: every number of this scenario is taken as known.",
        no_effect: "Drawn anew for each world. There are too few worlds, or policies, to say what an unknown does.",
        head: [
            "Name",
            "Meaning",
            "Law",
            "Mean",
            "low",
            "high",
            "Change where low",
            "Change where high",
            "Flip point",
        ],
    },
    guide: Guide {
        title: "How to read this workbook",
        about: "What the sheets show and what the words mean.",
        sheets_title: "The sheets",
        sheets: &[
            (
                "Verdict",
                "The answer in a sentence, the leading policy in numbers, and how to repeat the run.",
            ),
            ("Policies", "All policies side by side: gain, interval, odds, risk, pay-back, cost and return."),
            ("All measures", "Every stored measure under every policy, to filter."),
            ("Assumptions", "Every number the run rests on, with meaning, origin, source and grade."),
            ("Yearly", "Money and customers year by year, means over worlds."),
            (
                "Break-even",
                "Your own numbers for cost, margin, value of a customer and discount rate: the answer follows. The last two \
                 sheets hold the calculation and the run's numbers.",
            ),
            ("Losses by cause", "Why customers leave under each policy."),
            ("Unknowns", "What was drawn for each world, what it does, and where the verdict would turn."),
        ],
        words_title: "The words",
        words: &[
            (
                "World",
                "One possible course of events: the unknowns are drawn, people live through the weeks, chance included. \
                 Every policy is tried in the same worlds, so differences are due to the policies.",
            ),
            ("Today", "The policy that all others are compared with."),
            (
                "Gain, change",
                "What a policy has more than today in the same world, on average over the worlds.",
            ),
            (
                "Interval of the mean",
                "The range in which the true mean lies with the confidence given. It becomes narrower with more worlds.",
            ),
            ("Best in", "The share of worlds in which the policy is the best of all; ties are shared."),
            (
                "Worst 5\u{a0}% of worlds",
                "The mean gain in the twentieth of worlds in which the policy does worst.",
            ),
            ("Paid back", "From then on the cumulated gain stays at or above 0; median over the worlds."),
            ("Net present value", "All cash of the horizon, discounted to the start."),
            (
                "Return on quality (ROQ)",
                "Discounted additional margin per unit of discounted additional cost, less 1. No figure where a policy \
                 does not surely cost more than today.",
            ),
            ("Regret", "What is lost against the best choice in hindsight, on average per world."),
            (
                "Grade",
                "A: peer-reviewed measurement; B: survey or trade figure; C: quoted slogan; D: assumption.",
            ),
        ],
        caution_title: "Please note",
        cautions: &[
            (
                "Digits",
                "Cells hold the full number; the digits shown end about where the error of the simulation begins.",
            ),
            (
                "Dash",
                "“—” stands for what cannot be said: today has no gain over itself, and a return needs a cost.",
            ),
            (
                "Two means of a gain",
                "The gains of the verdict and of the policies have luck taken off that is known from the expected \
                 course. Margin, cost, years and break-even are plain means over the worlds. Where the two differ, they \
                 do so within the interval.",
            ),
            (
                "Yellow cells",
                "Only these are meant to be changed. Nothing is protected and there are no macros.",
            ),
        ],
    },
    charts: Charts {
        gains: |confidence| format!("Change against today, mean and {confidence} interval"),
        cash: "Cash by year, discounted, mean over worlds",
        year: "Year",
        cumulated: "Cumulated gain against today, discounted",
        run: "The run",
        yours: "With your numbers",
        week: "Week",
        losses: "Customers lost by cause, mean over worlds",
    },
};
