//! The slides in English.

use crate::texts::slides::SlidesTexts;

pub static TEXTS: SlidesTexts = SlidesTexts {
    chart: "Chart",
    label: "Label",
    bar: "Bar",
    dot: "Dot",
    line: "Line",
    grid: "Grid line",
    curve: "Curve",
    area: "Area",
    title: "Title",
    subtitle: "Subtitle",
    body: "Text",
    footer: "Footer",
    number: "Slide number",
    rule: "Rule",
    notes: "Notes",
    slide_image: "Slide image",
    layout_title: "Title slide",
    layout_title_only: "Title only",
    question: |n, horizon, measure| {
        format!("Which of {n} policies is best over {horizon}, measured by {measure}?")
    },
    question_of_one: |name, horizon, measure| {
        format!("What does “{name}” bring over {horizon}, measured by {measure}?")
    },
    made: |pack, version| format!("Evidence pack “{pack}” · simulated with grapevine {version}"),
    opening_notes: "Every number on these slides comes from one stored run, named at the foot of each slide. All \
        policies live through the same simulated worlds, so that differences come from the policies and not from luck.",
    facts: "Facts",
    verdict_notes: "The sentence in the title is the verdict of the run. It claims no more than the numbers allow: \
        where a choice is open, it says so.",
    policies: "The policies in numbers",
    part: |title, part, parts| format!("{title} ({part} of {parts})"),
    policies_notes: "Each row is a policy, each number a mean over all worlds. “Gain” is the difference to today's way \
        of working, with its margin of error. “Best in” and “beats today” count worlds. “Worst 5 %” is the mean gain in \
        the twentieth of worlds where the policy does worst. “Seen : true” says how many failures there are for \
        each one the firm hears of.",
    policy: "Policy",
    left_out: |kind, names| format!("Without a slide of their own ({kind}): {names}."),
    rests: "What it rests on: check these numbers first",
    rests_counted: |weak, all| {
        format!(
            "{weak} of the {all} numbers have only grade C (a quoted slogan) or D (an assumption). The most important:"
        )
    },
    rests_head: ["Assumption", "Value", "Grade", "Source"],
    share: "share",
    factor: "factor",
    tag: "en-US",
    own: "your file",
    drawn: "your file, drawn anew for each world",
    rests_notes: "First come the unknowns, the one that matters most on top, then numbers the policies act on. Whoever \
        knows one of them better writes it into the scenario file and runs it again.",
    how: "How to read it:",
    reading: &[
        (
            "policies",
            "Each row is a policy compared with today. The dot is the mean difference, the thick bar holds the middle \
             half of the worlds, the thin one 95 of 100. Right of the zero line the policy does better. Ask first: does \
             the thin bar cross zero? Then there are worlds in which the policy loses.",
        ),
        (
            "fan",
            "Time runs from left to right, the cumulated gain upwards. The line is the middle world: half do better, half \
             worse. The darker the area, the more usual the course. Where the line crosses zero the policy has paid for itself.",
        ),
        (
            "iceberg",
            "Above the water stand the dissatisfied customers the firm hears of, below it those it does not. A figure \
             stands for a group of customers. The pointers say what becomes of them.",
        ),
        (
            "causes",
            "Each group of bars is a reason for leaving. Compare the bars within a group: a shorter one means fewer lost customers.",
        ),
        (
            "dots",
            "Each dot is one equally likely world. Count the dots left and right of zero: that is the risk, without any \
             percentage.",
        ),
        (
            "tornado",
            "Each bar is something nobody knows for certain. It spans the mean difference from the low end of what is \
             plausible to the high end. The longest bar is worth a measurement first; a bar that crosses zero can turn the decision.",
        ),
        (
            "seen",
            "One line is what truly happens, the other what the firm gets to see of it. The gap between them is what \
             complaints do not tell.",
        ),
        (
            "packs",
            "The same policies under two sets of numbers: what is often quoted, and what was measured. Where both agree, \
             the choice does not hang on the slogans.",
        ),
        (
            "pilot",
            "Compare what a trial with two groups would show with what happens when all customers get the policy. The \
             difference comes from talk between the groups.",
        ),
        (
            "heatmap",
            "Each field is a pair of assumptions, its colour the gain there. The line marks where the policy just pays \
             for itself, the cross today's assumptions. Ask how far the cross is from the line.",
        ),
        (
            "cdf",
            "Choose a gain on the horizontal axis and read upwards: the line says in how many worlds a policy brings at least \
             that much. A line that lies further right throughout is the better choice whatever one thinks of risk.",
        ),
        (
            "retention",
            "The curves say how many of the customers still there stay through the next step: as it is, and if nobody \
             changed. Where the second one rises, the easily lost have gone first; that is sorting. Only what lies between \
             the two is people who changed.",
        ),
        (
            "network",
            "Each point is one person of a single simulated world, each line a story that was told. Colours tell who was let \
             down, who said so and who only heard of it. Ask who of all these the firm ever hears from.",
        ),
    ],
};
