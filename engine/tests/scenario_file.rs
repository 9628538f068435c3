//! What a scenario file may say, and what is said back when it is wrong.

use grapevine_engine::evidence::Pack;
use grapevine_engine::scenario::params::ParamId;
use grapevine_engine::scenario::{
    Change, Lang, Law, Problem, Scenario, Setting, assumptions, parse, resolved_text,
};

const FRONT_DESK: &str = include_str!("../../scenarios/front-desk.toml");

const EMPFANG: &str = include_str!("../../scenarios/empfang.toml");

const POLICIES: &str = r#"
[[policy]]
name = "As today"
baseline = true

[[policy]]
name = "Train"
set = { "training.sessions_per_month" = 1 }
"#;

/// A scenario with the given lines in `[world]` and two sound policies.
fn with_world(lines: &str) -> String {
    format!("grapevine = 1\n[world]\n{lines}\n{POLICIES}")
}

fn good(text: &str) -> Scenario {
    parse(text).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn bad(text: &str) -> Vec<Problem> {
    parse(text).err().unwrap_or_else(|| panic!("taken as good:\n{text}"))
}

/// The only problem, as (marked text, title, help).
fn only(text: &str) -> (String, String, String) {
    let problems = bad(text);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    let p = &problems[0];
    (text[p.span.clone()].to_owned(), p.title.clone(), p.help.clone().unwrap_or_default())
}

/// Asserts the only problem of one line in `[world]`.
fn world_line_says(line: &str, marked: &str, title: &str, help: &str) {
    let (found_marked, found_title, found_help) = only(&with_world(line));
    assert_eq!(found_marked, marked, "marked text for {line}");
    assert_eq!(found_title, title, "title for {line}");
    assert!(found_help.contains(help), "help for {line}: {found_help}");
}

#[test]
fn the_shipped_sample_is_read_as_written() {
    let s = good(FRONT_DESK);
    assert_eq!(s.title, "Ask for complaints, or train the front desk?");
    assert_eq!((s.evidence, s.seed, s.lang), (Pack::Folklore, 1, Lang::En));
    assert_eq!(s.world[ParamId::TimeWeeks], 156.0);
    assert_eq!(s.world[ParamId::NetworkKind], 1.0);
    assert_eq!(s.currency, "EUR");
    let laws: Vec<_> = s.unknowns.iter().map(|u| (u.param, u.law)).collect();
    assert_eq!(
        laws,
        [
            (ParamId::VoiceRate, Law::Beta { a: 2.0, b: 38.0 }),
            (ParamId::ReachTold, Law::Uniform { low: 9.0, high: 15.0 }),
            (ParamId::RecoveryResolved, Law::Triangular { low: 0.4, mode: 0.6, high: 0.8 }),
        ]
    );
    assert_eq!(s.policies.iter().map(|p| p.baseline).collect::<Vec<_>>(), [true, false, false]);
    let ask = &s.policies[1];
    assert_eq!((ask.cost.setup, ask.cost.per_week, ask.cost.per_complaint), (6_000.0, 100.0, 3.0));
    assert_eq!(
        ask.changes,
        [
            Change { param: ParamId::VoiceRate, to: Setting::Times(3.0) },
            Change { param: ParamId::RecoveryResolved, to: Setting::Plus(0.1) },
        ]
    );
    assert_eq!((s.policies[2].from_week, s.policies[2].ramp_weeks), (8, 12));
    assert_eq!((s.answer.measure, s.answer.worth_having, s.answer.confidence), (0, Some(5_000.0), 0.95));
    assert_eq!(s.answer.also.len(), 4);
    let keys: Vec<_> = s.given.iter().map(|id| id.param().key).collect();
    assert_eq!(keys.len(), 10, "{keys:?}");
    assert!(s.given.is_sorted(), "{keys:?}");
}

#[test]
fn the_german_sample_holds_the_same_numbers() {
    let (english, german) = (good(FRONT_DESK), good(EMPFANG));
    assert_eq!(german.lang, Lang::De);
    assert_eq!(german.world, english.world);
    assert_eq!(german.unknowns, english.unknowns);
    let numbers = |s: &Scenario| -> Vec<_> {
        s.policies
            .iter()
            .map(|p| (p.baseline, p.cost, p.changes.clone(), p.from_week, p.ramp_weeks))
            .collect()
    };
    assert_eq!(numbers(&german), numbers(&english));
    assert_eq!(
        (german.answer.measure, german.answer.worth_having),
        (english.answer.measure, english.answer.worth_having)
    );
}

#[test]
fn dotted_lines_tables_and_quoted_keys_say_the_same() {
    let dotted = good(&with_world("voice.rate = 0.1\nspend.mean = 20"));
    let tables = good(&with_world("[world.voice]\nrate = 0.1\n[world.spend]\nmean = 20"));
    let quoted = good(&with_world("\"voice.rate\" = 0.1\n\"spend.mean\" = \"20\""));
    assert_eq!(dotted.world, tables.world);
    assert_eq!(dotted.world, quoted.world);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_do_not_matter() {
    let windows = format!("\u{feff}{}", FRONT_DESK.replace('\n', "\r\n"));
    assert_eq!(good(&windows).world, good(FRONT_DESK).world);
    let marked = format!("\u{feff}{}", with_world("voice.rat = 1").replace('\n', "\r\n"));
    let (found, ..) = only(&marked);
    assert_eq!(found, "voice.rat");
}

#[test]
fn an_unknown_key_is_marked_whole_and_the_nearest_is_offered() {
    world_line_says(
        "voice.rat = 0.05",
        "voice.rat",
        "unknown key `voice.rat`",
        "did you mean `voice.rate`? (share of unhappy customers who tell the firm, 0 to 1)",
    );
    world_line_says("weather.rain = 1", "weather.rain", "unknown key `weather.rain`", "explain parameters");
    world_line_says(
        "money.curency = \"EUR\"",
        "money.curency",
        "unknown key `money.curency`",
        "`money.currency`",
    );
    world_line_says("network.flie = \"a\"", "network.flie", "unknown key `network.flie`", "`network.file`");
    world_line_says("seed = 3", "seed", "unknown key `seed`", "belongs at the top of the file");
    let (marked, title, help) = only(&format!("voice.rate = 1\n{}", with_world("")));
    assert_eq!((marked.as_str(), title.as_str()), ("voice", "unknown key `voice`"));
    assert!(help.contains("[world]"), "{help}");
    let (_, title, help) = only(&format!("polcy = 1\n{}", with_world("")));
    assert_eq!((title.as_str(), help.as_str()), ("unknown key `polcy`", "did you mean `policy`?"));
}

#[test]
fn german_numbers_are_met_with_what_to_write_instead() {
    for (value, what, help) in [
        ("4,5", "has a decimal comma", "write 4.5"),
        ("1.000,50", "mixes points and commas", "write 1000.5"),
        ("1.000.000", "has more than one point", "write 1_000_000"),
        ("1,234.5", "mixes points and commas", "write 1234.5"),
        ("28k", "is written with an abbreviation", "write the number in full: 28_000"),
        ("1,5 Mio", "is written with an abbreviation", "1_500_000"),
        ("12 EUR", "has something behind the number: `EUR`", "write the number alone: 12"),
        ("€ 12", "has something behind the number: `€`", "write the number alone: 12"),
        ("5 %", "is written in percent", "write 0.05"),
        ("4,5%", "is written in percent", "write 0.045"),
        ("5 000", "has gaps between its digits", "write 5000"),
        ("12,500", "has a decimal comma", "write 12.5 with a point, or 12_500 if thousands are meant"),
    ] {
        // Bare, TOML itself cannot read them; in quotes it can. The message is the same.
        for written in [value.to_owned(), format!("\"{value}\"")] {
            let title = format!("`spend.mean`: `{value}` {what}");
            world_line_says(&format!("spend.mean = {written} # remark"), &written, &title, help);
        }
    }
}

#[test]
fn a_german_thousands_point_is_not_taken_for_a_decimal_point() {
    world_line_says(
        "market.people = 20.000",
        "20.000",
        "`market.people`: `20.000` is read as 20",
        "write 20_000",
    );
    // In quotes it is no better: the simulation would run with twenty people.
    world_line_says(
        "market.people = \"20.000\"",
        "\"20.000\"",
        "`market.people`: `20.000` is read as 20",
        "write 20_000",
    );
    unknown_line_says(
        "spend.mean = \"1.500 .. 2.500\"",
        "\"1.500 .. 2.500\"",
        "`spend.mean`: `1.500` is read as 1.5",
        "write 1500 if",
    );
    let factor = format!(
        "grapevine = 1\n{POLICIES}\n[[policy]]\nname = \"B\"\nset = {{ \"spend.mean\" = \"x 1.256\" }}\n"
    );
    assert!(parse(&factor).is_ok(), "a factor is no thousand");
    world_line_says("spend.mean = 1.500", "1.500", "`spend.mean`: `1.500` is read as 1.5", "write 1500 if");
    assert_eq!(good(&with_world("wom.positive_effect = 0.125")).world[ParamId::WomPositiveEffect], 0.125);
}

#[test]
fn a_decimal_comma_inside_an_inline_table_is_found() {
    let text = format!("grapevine = 1\n{POLICIES}cost = {{ setup = 4,5, per_week = 300 }}\n");
    let (marked, title, help) = only(&text);
    assert_eq!((marked.as_str(), help.as_str()), ("4,5", "write 4.5"));
    assert_eq!(title, "`setup`: `4,5` has a decimal comma");
}

#[test]
fn values_without_their_quotes_are_recognised() {
    world_line_says(
        "spend.mean = 9 .. 15",
        "9 .. 15",
        "`spend.mean`: `9 .. 15` lacks its quotes",
        "write \"9 .. 15\"",
    );
    world_line_says("network.kind = ring", "ring", "`network.kind`: `ring` cannot be read", "\"ring\"");
    world_line_says(
        "spend.mean = .5",
        ".5",
        "`spend.mean`: `.5` is not how TOML writes numbers",
        "write 0.5",
    );
    world_line_says("reach.persistent = Ja", "Ja", "`reach.persistent`: `Ja` cannot be read", "write true");
    world_line_says(
        "network.kind = “ring”",
        "“ring”",
        "`network.kind`: `“ring”` stands in curly quotes",
        "\"ring\"",
    );
}

#[test]
fn shares_are_fractions() {
    world_line_says("voice.rate = 94", "94", "`voice.rate` is 94, outside 0 to 1", "write 0.94 for 94 %");
    world_line_says(
        "voice.rate = -0.2",
        "-0.2",
        "`voice.rate` is -0.2, outside 0 to 1",
        "cannot be negative",
    );
    world_line_says(
        "voice.rate = 1.5",
        "1.5",
        "`voice.rate` is 1.5, outside 0 to 1",
        "write 0.015 for 1.5 %",
    );
}

#[test]
fn numbers_that_are_no_numbers_are_refused() {
    for value in ["nan", "inf", "-inf"] {
        let title = format!("`voice.rate` is `{value}`, not a finite number");
        world_line_says(&format!("voice.rate = {value}"), value, &title, "ordinary number");
        let title = format!("`voice.rate`: `{value}` is not a finite number");
        world_line_says(
            &format!("voice.rate = \"{value}\""),
            &format!("\"{value}\""),
            &title,
            "ordinary number",
        );
    }
    world_line_says(
        "voice.rate = \"1e999\"",
        "\"1e999\"",
        "`voice.rate`: `1e999` is too large to be a number",
        "",
    );
    world_line_says("voice.rate = true", "true", "`voice.rate` must be a number, found true or false", "");
    world_line_says("voice.rate = []", "[]", "`voice.rate` must be a number, found a list", "");
    world_line_says("voice.rate = \"\"", "\"\"", "`voice.rate`: `` is empty", "0.05");
}

#[test]
fn whole_numbers_words_and_flags_are_checked() {
    world_line_says(
        "time.weeks = 0",
        "0",
        "`time.weeks` is 0, outside 1 to 5200, a whole number",
        "1 or more weeks",
    );
    world_line_says("time.weeks = 1.5", "1.5", "`time.weeks` is 1.5, not a whole number", "");
    world_line_says(
        "network.kind = \"rign\"",
        "\"rign\"",
        "`network.kind` does not know \"rign\"",
        "did you mean \"ring\"?",
    );
    world_line_says(
        "network.kind = 3",
        "3",
        "`network.kind` must be one of its words, found a number",
        "\"ring\"",
    );
    world_line_says(
        "reach.persistent = 1",
        "1",
        "`reach.persistent` is true or false, found a number",
        "without quotes",
    );
    world_line_says("voice.rate = \"never\"", "\"never\"", "`voice.rate` cannot be \"never\"", "0 to 1");
    assert_eq!(good(&with_world("wom.half_life_years = \"never\"")).world[ParamId::WomHalfLifeYears], 1.0e6);
}

#[test]
fn the_world_is_fixed() {
    world_line_says(
        "voice.rate = \"0.1 .. 0.2\"",
        "\"0.1 .. 0.2\"",
        "`voice.rate` has a range in [world]",
        "below [unknowns]",
    );
    world_line_says("voice.rate = \"x 3\"", "\"x 3\"", "`voice.rate` is relative in [world]", "policy's set");
}

#[test]
fn values_that_contradict_each_other_are_found() {
    world_line_says(
        "market.people = 100\nmarket.customers = 200",
        "200",
        "the market has 100 people, but 200 customers",
        "raise it",
    );
    world_line_says("network.neighbours = 5", "5", "`network.neighbours` is 5, an odd number", "write 6");
    world_line_says(
        "market.people = 10\nmarket.customers = 3\nnetwork.neighbours = 10",
        "10",
        "`network.neighbours` is 10, but there are only 10 people",
        "well_mixed",
    );
    world_line_says(
        "network.kind = \"barabasi_albert\"\nmarket.people = 5\nmarket.customers = 1\nnetwork.attachments = 5",
        "5",
        "`network.attachments` is 5, but there are only 5 people",
        "well_mixed",
    );
    world_line_says(
        "market.people = 50_000_000",
        "50_000_000",
        "50_000_000 people with 12 ties each do not fit into memory",
        "fewer people",
    );
    world_line_says(
        "network.kind = \"edge_list\"",
        "\"edge_list\"",
        "an edge list without a file",
        "network.file",
    );
    world_line_says(
        "network.file = \"a.csv\"",
        "network.file",
        "`network.file` is given, but the network is another",
        "edge_list",
    );
    world_line_says(
        "reach.persistent = true",
        "true",
        "`reach.persistent` does not go with reach.law = \"literal\"",
        "negative_binomial",
    );
    world_line_says(
        "marketing.effect_half_more = 1.5",
        "1.5",
        "marketing must help more the more is spent: none 0.8, today 1, half more 1.5, unlimited 1.4",
        "effect_saturation",
    );
    good(&with_world(
        "marketing.effect_none = 1\nmarketing.effect_half_more = 1\nmarketing.effect_saturation = 1",
    ));
    world_line_says(
        "tolerance.on = true\nquality.failure_concentration = 20",
        "20",
        "`quality.failure_concentration` and `tolerance.on` both say why people differ in their failures",
        "leave quality.failure_concentration out",
    );
    world_line_says(
        "standards.on = true\nstandards.spread_usual = 0.8",
        "0.8",
        "standards must lower the spread the more is spent: none 1, usual 0.8, half more 0.81, most 0.75",
        "spread_half_more below",
    );
    good(&with_world(
        "standards.on = true\nstandards.spread_usual = 1\nstandards.spread_half_more = 1\nstandards.spread_most = 1",
    ));
    world_line_says(
        "expectation.on = true\nexpectation.start_variance = 0.01",
        "0.01",
        "`expectation.variance_floor` is 0.05, above expectation.start_variance, 0.01",
        "lower the floor",
    );
    world_line_says(
        "personalisation.level = 0.5",
        "0.5",
        "`personalisation.level` is given, but `personalisation.on` is off",
        "add personalisation.on = true",
    );
    good(&with_world("market.people = 50_000_000\nnetwork.kind = \"well_mixed\""));
}

fn unknown_line_says(line: &str, marked: &str, title: &str, help: &str) {
    let (found_marked, found_title, found_help) = only(&with_world(&format!("[unknowns]\n{line}")));
    assert_eq!((found_marked.as_str(), found_title.as_str()), (marked, title), "for {line}");
    assert!(found_help.contains(help), "help for {line}: {found_help}");
}

#[test]
fn unknowns_need_a_law_that_fits() {
    let refused = |law: &str, what: &str, help: &str| {
        let title = format!("`voice.rate`: {what}");
        unknown_line_says(&format!("voice.rate = \"{law}\""), &format!("\"{law}\""), &title, help);
    };
    refused("5 .. 9", "reaches up to 9, outside 0 to 1", "5 % is 0.05");
    refused("-0.1 .. 0.2", "reaches down to -0.1, outside 0 to 1", "");
    refused("triangular(0.5, 0.8, 1.2)", "reaches up to 1.2, outside 0 to 1", "");
    refused("normal(5, 1)", "the mean 5 lies outside 0 to 1", "");
    refused("0.2 .. 0.1", "`0.2 .. 0.1` has its ends the wrong way round, or equal", "smaller number first");
    refused("0 .. 0.1 log", "`0 .. 0.1 log` takes the logarithm of zero or less", "above 0");
    refused("triangular(0.5, 0.2, 0.8)", "`triangular(0.5, 0.2, 0.8)` is out of order", "most likely");
    refused("beta(2)", "`beta(2)` needs 2 numbers in `beta(…)`, found 1", "beta(2, 38)");
    refused(
        "beta(0,5, 3,2)",
        "`beta(0,5, 3,2)` needs 2 numbers in `beta(…)`, found 4",
        "decimals take a point",
    );
    refused("beta(0, 3)", "`beta(0, 3)` has a number that is not positive", "above 0");
    refused("betta(2, 3)", "`betta(2, 3)` names no distribution: `betta`", "did you mean \"beta(2, 38)\"?");
    refused(
        "uniform(0.1, 0.2)",
        "`uniform(0.1, 0.2)` names no distribution: `uniform`",
        "write \"0.1 .. 0.2\"",
    );
    refused(
        "lognormal(0.1, 0.8)",
        "`lognormal(0.1, 0.8)` does not say which number is which",
        "mean 30, cv 0.8",
    );
    refused("beta(2, 38", "`beta(2, 38` lacks its closing bracket", "beta(2, 38)");
    refused("0,1 .. 0,2", "`0,1 .. 0,2` has a decimal comma", "write \"0.1 .. 0.2\"");
    refused("0.1 bis 0.2", "`0.1 bis 0.2` is not how a range is written", "write \"0.1 .. 0.2\"");
    refused("0.1-0.2", "`0.1-0.2` is not how a range is written", "write \"0.1 .. 0.2\"");
    unknown_line_says("voice.rate = 0.1", "0.1", "`voice.rate` is one number in [unknowns]", "[world]");
    unknown_line_says(
        "voice.rate = \"x 2\"",
        "\"x 2\"",
        "`voice.rate` is relative in [unknowns]",
        "policy's set",
    );
    unknown_line_says(
        "time.weeks = \"52 .. 104\"",
        "time.weeks",
        "`time.weeks` cannot be unknown: it is the same in all worlds",
        "[world]",
    );
    unknown_line_says(
        "reach.law = \"fixed\"",
        "reach.law",
        "`reach.law` cannot be unknown: it is not a number",
        "[world]",
    );
    good(&with_world(
        "[unknowns]\nspend.mean = \"normal(30, 15)\"\nvisits.per_year = \"lognormal(mean 12, cv 0.8)\"",
    ));
}

#[test]
fn one_thing_is_said_once() {
    let (marked, title, help) =
        only(&with_world("voice.rate = 0.1\n[unknowns]\nvoice.rate = \"0.1 .. 0.2\""));
    assert_eq!((marked.as_str(), title.as_str()), ("voice.rate", "`voice.rate` is set twice"));
    assert!(help.contains("line 3"), "{help}");
    let (_, title, _) = only(&with_world("voice.rate = 0.1\nvoice.rate = 0.2"));
    assert_eq!(title, "`rate` stands twice");
}

/// Asserts the only problem of a third policy.
fn policy_says(lines: &str, marked: &str, title: &str, help: &str) {
    let text = format!("grapevine = 1\n{POLICIES}\n[[policy]]\n{lines}\n");
    let (found_marked, found_title, found_help) = only(&text);
    assert_eq!((found_marked.as_str(), found_title.as_str()), (marked, title), "for {lines}");
    assert!(found_help.contains(help), "help for {lines}: {found_help}");
}

#[test]
fn policies_are_named_different_and_do_something() {
    let set = "set = { \"staff.count\" = \"+ 1\" }";
    policy_says(
        &format!("name = \" train \"\n{set}"),
        "\" train \"",
        "two policies are called \"train\"",
        "rename",
    );
    policy_says(
        "name = \"Idle\"",
        "\"Idle\"",
        "policy \"Idle\" changes nothing and costs nothing",
        "add set",
    );
    policy_says(set, "[[policy]]", "a policy has no name", "As today");
    policy_says(&format!("name = \" \"\n{set}"), "\" \"", "`name` is empty", "");
    policy_says(
        &format!("name = \"B\"\nbaseline = true\n{set}"),
        "baseline",
        "a second baseline: \"B\"",
        "\"As today\" is",
    );
    policy_says(
        &format!("name = \"B\"\nbasline = true\n{set}"),
        "basline",
        "unknown key `basline` in a policy",
        "did you mean `baseline`?",
    );
    policy_says(
        "name = \"B\"\nvoice.rate = 1",
        "voice",
        "unknown key `voice` in a policy",
        "levers belong in set",
    );
    policy_says(
        "name = \"B\"\nper_week = 1",
        "per_week",
        "unknown key `per_week` in a policy",
        "cost = { per_week",
    );
}

#[test]
fn policies_set_levers_only() {
    let set = |what: &str| format!("name = \"B\"\nset = {{ {what} }}");
    policy_says(&set("\"voice.rate\" = 5"), "5", "`voice.rate` is 5, outside 0 to 1", "write 0.05 for 5 %");
    policy_says(
        &set("\"voice.rate\" = \"+ 10 %\""),
        "\"+ 10 %\"",
        "`voice.rate`: `+ 10 %` is written in percent",
        "\"x 1.1\"",
    );
    policy_says(
        &set("\"voice.rate\" = \"x 1,5\""),
        "\"x 1,5\"",
        "`voice.rate`: `x 1,5` has a decimal comma",
        "write \"x 1.5\"",
    );
    policy_says(
        &set("\"voice.rate\" = \"3x\""),
        "\"3x\"",
        "`voice.rate`: `3x` is not how a factor is written",
        "write \"x 3\"",
    );
    policy_says(
        &set("\"voice.rate\" = \"x -2\""),
        "\"x -2\"",
        "`voice.rate`: `x -2` multiplies by a negative number",
        "",
    );
    policy_says(
        &set("\"voice.rate\" = \"9 .. 15\""),
        "\"9 .. 15\"",
        "`voice.rate` has a range in a policy",
        "[unknowns]",
    );
    policy_says(&set("\"time.weeks\" = 52"), "\"time.weeks\"", "a policy cannot set `time.weeks`", "[world]");
    policy_says(
        &set("\"stay.silent.minor\" = 0.5"),
        "\"stay.silent.minor\"",
        "a policy cannot set `stay.silent.minor`",
        "levers",
    );
    policy_says(&set("\"voice.rtae\" = 0.5"), "\"voice.rtae\"", "unknown key `voice.rtae`", "`voice.rate`");
    policy_says(
        &set("\"voice.rate\" = 0.5, voice.rate = 0.6"),
        "voice.rate",
        "`voice.rate` is set twice in one policy",
        "",
    );
    policy_says(
        "name = \"B\"\nset = \"voice.rate\"",
        "\"voice.rate\"",
        "`set` must be a table, found a text",
        "set = {",
    );
}

#[test]
fn costs_and_starts_are_checked() {
    let cost = |what: &str| format!("name = \"B\"\ncost = {{ {what} }}");
    policy_says(
        &cost("per_customer = 3"),
        "per_customer",
        "unknown cost `per_customer`",
        "did you mean `per_customer_year`?",
    );
    policy_says(
        &cost("per_employee = 3"),
        "per_employee",
        "unknown cost `per_employee`",
        "did you mean `per_employee_month`?",
    );
    policy_says(&cost("setpu = 3"), "setpu", "unknown cost `setpu`", "did you mean `setup`?");
    policy_says(&cost("setup = -3"), "-3", "`cost.setup` is -3, it is negative", "from 0 up");
    policy_says(&cost("setup = 12.000"), "12.000", "`cost.setup`: `12.000` is read as 12", "write 12_000");
    policy_says(
        &cost("setup = \"12k\""),
        "\"12k\"",
        "`cost.setup`: `12k` is written with an abbreviation",
        "12_000",
    );
    policy_says(&cost("setup = nan"), "nan", "`cost.setup` is `nan`, not a finite number", "");
    let from = |what: &str| format!("name = \"B\"\ncost = {{ setup = 1 }}\nfrom = {{ {what} }}");
    policy_says(
        &from("week = 260"),
        "260",
        "the policy starts in week 260, after the end",
        "time.weeks is 260",
    );
    policy_says(&from("week = -1"), "-1", "`from.week` is -1, not a number of weeks", "");
    policy_says(&from("ramp = 4"), "ramp", "unknown key `ramp` in from", "did you mean `ramp_weeks`?");
}

/// A third policy with a rule, or with the given calendar.
fn ruled(lines: &str) -> String {
    format!("name = \"B\"\ncost = {{ setup = 1 }}\n{lines}")
}

#[test]
fn a_rule_is_read_written_and_put_in_words() {
    let rule = "when = { signal = \"complaints_per_1000\", above = 3, until_below = 2.5, for_weeks = 4, \
                delay_weeks = 6, min_weeks = 13, over_weeks = 8 }\nfrom = { week = 10, until_week = 100 }";
    let s = good(&format!("grapevine = 1\n{POLICIES}\n[[policy]]\n{}\n", ruled(rule)));
    let policy = &s.policies[2];
    let rule = policy.when.expect("a rule");
    assert_eq!((rule.above, rule.threshold, rule.until), (true, 3.0, Some(2.5)));
    assert_eq!([rule.for_weeks, rule.delay_weeks, rule.min_weeks, rule.over_weeks], [4, 6, 13, 8]);
    assert_eq!((policy.from_week, policy.until_week), (10, Some(100)));
    assert_eq!(good(&resolved_text(&s)).policies, s.policies);
    let words = |lang| rule.words(lang, "EUR").join(", ");
    assert_eq!(
        words(Lang::En),
        "when complaints_per_1000 is above 3 per 1000 visits, in the mean of 8 weeks, 4 weeks in a row, starting \
         6 weeks later, for at least 13 weeks, until below 2.5"
    );
    assert_eq!(
        words(Lang::De),
        "wenn complaints_per_1000 über 3 je 1000 Besuche liegt, im Mittel von 8 Wochen, 4 Wochen in Folge, Beginn \
         6 Wochen später, mindestens 13 Wochen, bis unter 2,5"
    );
}

#[test]
fn rules_that_cannot_be_meant_are_refused() {
    let says = |when: &str, marked: &str, title: &str, help: &str| {
        policy_says(&ruled(&format!("when = {{ {when} }}")), marked, title, help);
    };
    let signal = "signal = \"complaints_per_1000\"";
    says(
        "signal = \"complaint_per_1000\", above = 3",
        "\"complaint_per_1000\"",
        "the firm sees no signal \"complaint_per_1000\"",
        "did you mean \"complaints_per_1000\"?",
    );
    says(
        "signal = \"truth\", above = 3",
        "\"truth\"",
        "the firm sees no signal \"truth\"",
        "the firm sees: complaints",
    );
    says("above = 3", "when", "a rule without a signal", "complaints_per_1000");
    says(signal, "when", "a rule without a threshold", "add above");
    says(&format!("{signal}, above = 3, below = 2"), "2", "a rule has `above` and `below`", "keep one");
    says(
        &format!("{signal}, above = 3, until_below = 4"),
        "4",
        "`until_below` is 4, on the wrong side of above = 3",
        "write 3 or less",
    );
    says(
        &format!("{signal}, below = 3, until_above = 2"),
        "2",
        "`until_above` is 2, on the wrong side of below = 3",
        "write 3 or more",
    );
    says(
        &format!("{signal}, above = 3, until_above = 4"),
        "4",
        "`until_above` does not go with `above`",
        "write until_below",
    );
    says(
        "signal = \"failure_rate_corrected\", above = 5",
        "5",
        "the threshold 5 lies outside what `failure_rate_corrected` can be",
        "write 0.05 for 5 %",
    );
    says(
        &format!("{signal}, above = -1"),
        "-1",
        "the threshold -1 lies outside what `complaints_per_1000` can be",
        "never below 0",
    );
    says(
        &format!("{signal}, above = 3, for_weeks = 0"),
        "0",
        "`when.for_weeks` is 0, not a number of weeks",
        "from 1 to",
    );
    says(
        &format!("{signal}, above = 3, for_week = 4"),
        "for_week",
        "unknown key `for_week` in when",
        "did you mean `for_weeks`?",
    );
    says(
        &format!("{signal}, above = 3, delay_weeks = 300"),
        "when",
        "the rule cannot start anything before week 301, after the end",
        "time.weeks is 260",
    );
    says(
        "signal = \"survey_failure_rate\", above = 0.05",
        "when",
        "the rule looks at `survey_failure_rate`, but survey.on is off",
        "survey.on = true",
    );
    policy_says(
        &ruled("when = 3"),
        "3",
        "`when` must be a table, found a number",
        "write for example when = {",
    );
}

#[test]
fn a_survey_must_be_on_where_it_is_looked_at_and_a_policy_must_not_end_before_it_starts() {
    policy_says(
        &ruled("from = { week = 8, until_week = 8 }"),
        "8",
        "the policy ends with week 8, before it starts in week 8",
        "later until_week",
    );
    policy_says(
        "name = \"B\"\nset = { \"alarm.on\" = true, \"alarm.signal\" = \"survey\" }",
        "\"B\"",
        "policy \"B\" watches a survey that is off",
        "survey.on = true",
    );
    let asked = "when = { signal = \"survey_failure_rate\", above = 0.05 }";
    good(&format!("{}\n[[policy]]\n{}", with_world("survey.on = true"), ruled(asked)));
}

#[test]
fn exactly_one_baseline() {
    let (_, title, help) = only("grapevine = 1\n");
    assert_eq!(title, "the file has no policy");
    assert!(help.contains("[[policy]]"), "{help}");
    let (marked, title, help) = only("grapevine = 1\n[[policy]]\nname = \"A\"\ncost = { setup = 1 }\n");
    assert_eq!((marked.as_str(), title.as_str()), ("[[policy]]", "no policy is the baseline"));
    assert!(help.contains("baseline = true"), "{help}");
    // The idle policy is the one that lacks the word: one problem, not two.
    let (_, title, _) = only("grapevine = 1\n[[policy]]\nname = \"A\"\n");
    assert_eq!(title, "no policy is the baseline");
    good("grapevine = 1\n[[policy]]\nname = \"A\"\nbaseline = true\n");
    let (_, title, help) = only("grapevine = 1\n[policy]\nname = \"A\"\n");
    assert_eq!(title, "`policy` must be a list of tables");
    assert!(help.contains("two brackets"), "{help}");
}

#[test]
fn the_head_and_the_answer_are_checked() {
    let head = |line: &str| only(&format!("grapevine = 1\n{line}\n{POLICIES}"));
    assert_eq!(head("seed = -1").1, "`seed` must be a whole number from 0 up");
    assert_eq!(head("evidence = \"folk\"").2, "write \"folklore\" or \"measured\"");
    assert_eq!(head("title = 3").1, "`title` must be a text, found a number");
    assert_eq!(head("pilot = 3").1, "`pilot` must be a table");
    assert_eq!(head("world = 3").1, "`world` must be a table");
    assert_eq!(only(POLICIES).1, "`grapevine = 1` is missing: is this a scenario file?");
    assert_eq!(only(&format!("grapevine = 2\n{POLICIES}")).1, "this program reads format 1, found 2");
    let answer = |line: &str| only(&format!("grapevine = 1\n{POLICIES}[answer]\n{line}\n"));
    assert_eq!(answer("measure = \"npw\"").2, "did you mean \"npv\"? (net present value)");
    assert_eq!(answer("also = [\"customers\", \"customers\"]").1, "\"customers\" stands twice in `also`");
    assert_eq!(answer("also = \"customers\"").1, "`also` must be a list of measures");
    assert_eq!(answer("worth_having = -5").1, "`worth_having` is -5, below 0");
    assert_eq!(answer("confidence = 95").2, "write 0.95 for 95 %");
    assert_eq!(answer("measures = \"npv\"").2, "did you mean `measure`?");
}

#[test]
fn all_problems_come_out_at_once_in_file_order() {
    let text = r#"grapevine = 1
titel = "x"
[world]
spend.mean = 4,5
voice.rat = 0.05
voice.product_rate = 94
[unknowns]
reach.told = "15 .. 9"
[[policy]]
name = "A"
baseline = true
[[policy]]
name = "B"
set = { "stay.silent.minor" = 0.5 }
cost = { per_customer = 3 }
[answer]
measure = "nvp"
"#;
    let problems = bad(text);
    let marked: Vec<_> = problems.iter().map(|p| &text[p.span.clone()]).collect();
    assert_eq!(
        marked,
        [
            "titel",
            "4,5",
            "voice.rat",
            "94",
            "\"15 .. 9\"",
            "\"stay.silent.minor\"",
            "per_customer",
            "\"nvp\""
        ]
    );
    // A broken line hides neither contradictions nor doubles elsewhere, and gives rise to none itself.
    let more = text.replace("[unknowns]", "market.people = 100\nmarket.customers = 1.000\n[unknowns]");
    let more = more.replace("name = \"B\"", "name = \"a \"").replace("baseline = true", "baseline = ja");
    let titles: Vec<_> = bad(&more).into_iter().map(|p| p.title).collect();
    assert!(titles.contains(&"`market.customers`: `1.000` is read as 1".to_owned()), "{titles:#?}");
    assert!(titles.contains(&"two policies are called \"a\"".to_owned()), "{titles:#?}");
    assert_eq!(titles.len(), 11, "{titles:#?}");
}

#[test]
fn a_flood_of_mistakes_is_cut_off_and_quick() {
    let lines: String = (0..50_000).map(|i| format!("voice.rat{i} = 1\n")).collect();
    let problems = bad(&with_world(&lines));
    assert_eq!(problems.len(), 200);
}

#[test]
fn the_assumptions_name_the_file_or_a_source_for_every_value() {
    let s = good(FRONT_DESK);
    let all = assumptions(&s);
    assert_eq!(all.len(), ParamId::all().filter(|&id| !s.is_idle(id)).count());
    let voice = all.iter().find(|a| a.key == "voice.rate").expect("in the table");
    assert_eq!((voice.value_text.as_str(), voice.from_file, voice.grade), ("beta(2, 38)", true, None));
    let silent = all.iter().find(|a| a.key == "stay.silent.minor").expect("in the table");
    assert!(silent.source.contains("TARP") && silent.grade.is_some() && !silent.from_file);
}

#[test]
fn the_resolved_text_reads_back_as_the_same_scenario() {
    let tricky = FRONT_DESK
        .replace("As today", "As \\\"today\\\" \\\\ ü")
        .replace("\"folklore\"    ", "\"measured\"    ");
    for text in [FRONT_DESK, &tricky] {
        let first = good(text);
        let again = good(&resolved_text(&first));
        assert_eq!((&again.title, again.seed, again.evidence), (&first.title, first.seed, first.evidence));
        for id in ParamId::all().filter(|id| first.unknowns.iter().all(|u| u.param != *id)) {
            assert_eq!(again.world[id], first.world[id], "{}", id.param().key);
        }
        assert_eq!(again.unknowns, first.unknowns);
        assert_eq!(again.policies, first.policies);
        assert_eq!(again.answer.also, first.answer.also);
    }
}

#[test]
fn numbers_of_a_rival_who_is_not_there_are_refused_and_not_listed() {
    let two = "rivals.on = true\nrivals.firms = 2\nrivals.2.quality = -0.5\n";
    let s = good(&with_world(two));
    assert_eq!(s.world[ParamId::Rival2Quality], -0.5);
    let keys: Vec<_> = assumptions(&s).iter().map(|a| a.key).collect();
    assert!(keys.contains(&"rivals.2.size") && !keys.contains(&"rivals.3.size"));
    let (marked, title, help) = only(&with_world(&format!("{two}rivals.3.quality = 1")));
    assert_eq!(marked, "1");
    assert_eq!(title, "`rivals.3.quality` is given, but rivals.firms is 2");
    assert!(help.contains("rivals.firms = 3"), "{help}");
    let (_, title, _) = only(&with_world("rivals.2.quality = 1"));
    assert_eq!(title, "`rivals.2.quality` is given, but `rivals.on` is off");
}

#[test]
fn numbers_of_visits_by_recency_are_refused_under_another_law_and_not_listed() {
    world_line_says(
        "visits.recency_2 = 0.3",
        "0.3",
        "`visits.recency_2` is given, but visits.law is not \"recency\"",
        "write visits.law = \"recency\" below [world], or leave visits.recency_2 out",
    );
    let s = good(&with_world("visits.law = \"recency\"\nvisits.recency_2 = 0.3"));
    assert!(!s.is_idle(ParamId::VisitsRecency4) && s.world[ParamId::VisitsRecency2] == 0.3);
    assert!(good(&with_world("")).is_idle(ParamId::VisitsRecency4));
}

#[test]
fn a_discount_rate_above_1_is_for_visits_by_recency() {
    world_line_says(
        "money.discount_rate = 5",
        "5",
        "`money.discount_rate` is above 1 a year",
        "shares are fractions: 10 % is 0.10",
    );
    let s = good(&with_world("visits.law = \"recency\"\nmoney.discount_rate = 9.48"));
    assert_eq!(s.world[ParamId::MoneyDiscountRate], 9.48);
}
