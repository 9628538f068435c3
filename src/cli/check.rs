//! `check FILE`: every problem at once, or what the scenario rests on.

use std::path::{Path, PathBuf};

use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets};
use grapevine_engine::evidence::packs_differ;
use grapevine_engine::metric::Unit;
use grapevine_engine::scenario::params::{Param, ParamId as P, plain};
use grapevine_engine::scenario::{Assumption, COSTS, Change, Cost, Lang, Policy, Scenario, assumptions};

use super::exit::{self, Failure};
use super::packs::Evidence;
use super::{evidence, out, problems, rules, said, texts};
use crate::report::assumptions::{Sources, grades, short};
use crate::report::preview::Preview;

/// Arguments of `check`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    /// Scenario file
    pub file: PathBuf,
    /// List all defaults, not only those that matter most
    #[arg(long)]
    pub all: bool,
    /// Evidence pack behind what the file does not say, instead of the file's own; both lists where they differ
    #[arg(long, value_enum, value_name = "PACK")]
    pub evidence: Option<Evidence>,
    /// Language, en or de [default: the scenario's]
    #[arg(long, value_parser = super::language)]
    pub lang: Option<Lang>,
}

/// Widest table, in characters.
const WIDTH: u16 = 100;

/// Defaults that usually decide the answer: shown without `--all`.
const IMPORTANT: &[P] = &[
    P::MoneyDiscountRate,
    P::MoneyMargin,
    P::VisitsPerYear,
    P::SpendMean,
    P::QualityFailureRate,
    P::QualityMajorShare,
    P::VoiceRate,
    P::RecoveryResolved,
    P::RecoveryResponseDays,
    P::StaySilentMinor,
    P::StaySilentMajor,
    P::StayResolvedMinor,
    P::StayQuickMinor,
    P::StayIntentDiscount,
    P::ExitCompetitor,
    P::ExitProduct,
    P::ReachTold,
    P::ReachToldRecovered,
    P::TalkSatisfiedShare,
    P::NetworkKind,
    P::WomPositiveEffect,
    P::WomNegativeEffect,
    P::WomHalfLifeYears,
    P::AcquisitionPerYear,
];

/// Checks a file and prints what it rests on.
///
/// # Errors
/// Code 2 with every problem, or 74 if the file cannot be read.
pub fn execute(args: &Args) -> Result<u8, Failure> {
    let loaded = problems::load(&args.file, args.evidence.and_then(Evidence::pack))?;
    let lang = args.lang.unwrap_or(loaded.scenario.lang);
    let both = args.evidence == Some(Evidence::Both);
    out::data(&text(&loaded.path, &Scenario { lang, ..loaded.scenario }, args.all, both))?;
    loaded.notes.iter().for_each(|note| out::note(&format!("note: {note}")));
    let next = texts(lang).check.next;
    let evidence = args.evidence.map_or(String::new(), |e| format!(" --evidence {}", e.name()));
    out::note(&format!("{next}: grapevine run {}{evidence}", out::shell(&args.file)));
    Ok(exit::DONE)
}

/// The whole answer of `check` for a sound scenario, in the scenario's language; with `all` defaults, and with
/// `both` those in which the packs differ beside each other.
pub fn text(path: &Path, s: &Scenario, all: bool, both: bool) -> String {
    let (list, t) = (assumptions(s), texts(s.lang).check);
    let mut text = summary(path, s);
    text += &section(t.from_your_file, &given(s, &list));
    if !s.unknowns.is_empty() {
        text += &section(t.unknown, &unknown(s, &list));
    }
    text += &section(t.policies, &policies(s));
    if !s.shocks.is_empty() {
        text += &section(t.shocks, &shocks(s));
    }
    text += &pilot(s);
    text += &preview(s);
    let (table, sources, left_out) = defaults(s, &list, all);
    let pack = s.evidence.name();
    text += &section(&(t.defaults)(&pack), &table);
    text += &format!("\n{sources}\n\n{}\n", grades(s.lang.into()));
    if left_out > 0 {
        let more = t.more_defaults_all_shows;
        text += &format!("{left_out} {more}\n");
    }
    text + &differing(s, &list, both)
}

/// Where the other pack has another number for what the file leaves open: the table, or how many.
fn differing(s: &Scenario, list: &[Assumption], both: bool) -> String {
    let differ: Vec<&'static Param> =
        list.iter().filter(|a| !a.from_file).map(|a| a.param.param()).filter(|p| packs_differ(p)).collect();
    let (n, other) = (differ.len(), s.evidence.other().name());
    let same = texts(s.lang).check.pack_changes_nothing;
    if n == 0 {
        return same.replace("measured", other) + "\n";
    }
    if !both {
        return (texts(s.lang).check.other_defaults)(&n, &other) + "\n";
    }
    let title = (texts(s.lang).check.packs_differ)(&n);
    format!("\n{}\n{}\n", out::bold(&title), evidence::table(&differ, s.lang, WIDTH))
}

fn summary(path: &Path, s: &Scenario) -> String {
    let (people, weeks) = (plain(s.world[P::MarketPeople]), plain(s.world[P::TimeWeeks]));
    let (t, lang) = (texts(s.lang).check, crate::report::Lang::from(s.lang));
    let counted = |n: usize, words: [&str; 2]| format!("{n} {}", words[usize::from(n != 1)]);
    let people = people.replace('_', if lang == crate::report::Lang::De { "." } else { "," });
    let unknowns = counted(s.unknowns.len(), t.unknowns);
    let policies = counted(s.policies.len(), t.many_policies);
    let size = (t.size)(&people, &weeks, &unknowns, &policies);
    format!("{}\n{}\n{size}\n", (t.ok)(&path.display()), s.title)
}

fn section(title: &str, table: &Table) -> String {
    format!("\n{}\n{}\n", out::bold(title), table.trim_fmt())
}

/// A table without lines: columns alone keep it readable at 80 to 100 columns.
fn new_table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_width(WIDTH);
    if header.is_empty() {
        return table;
    }
    // Names must stay whole: they are copied into files.
    table.set_header(header.to_vec());
    if let Some(names) = table.column_mut(0) {
        names.set_constraint(ColumnConstraint::ContentWidth);
    }
    table
}

fn is_unknown(s: &Scenario, a: &Assumption) -> bool {
    s.unknowns.iter().any(|unknown| unknown.param == a.param)
}

fn given(s: &Scenario, list: &[Assumption]) -> Table {
    let t = texts(s.lang).check;
    let mut table = new_table(&[t.key, t.value, t.unit, t.meaning]);
    for a in list.iter().filter(|a| a.from_file && !is_unknown(s, a)) {
        table.add_row([a.key, &a.value_text, &a.unit, a.meaning]);
    }
    if table.is_empty() {
        table.add_row(["-", "", "", texts(s.lang).check.every_value_is_a_default]);
    }
    table
}

fn unknown(s: &Scenario, list: &[Assumption]) -> Table {
    let t = texts(s.lang).check;
    let mut table = new_table(&[t.key, t.law, t.unit, t.meaning]);
    for a in list.iter().filter(|a| is_unknown(s, a)) {
        table.add_row([a.key, &a.value_text, &a.unit, a.meaning]);
    }
    table
}

fn policies(s: &Scenario) -> Table {
    let t = texts(s.lang).check;
    let mut table = new_table(&[t.policy, t.sets, t.costs]);
    for policy in &s.policies {
        let baseline = texts(s.lang).check.baseline;
        let name = format!("{}{}", policy.name, if policy.baseline { baseline } else { "" });
        table.add_row([name, settings(policy, s), costs(&policy.cost, s)]);
    }
    table
}

fn shocks(s: &Scenario) -> Table {
    let t = texts(s.lang).check;
    let mut table = new_table(&[t.shock, t.sets, t.weeks]);
    for shock in &s.shocks {
        let from = shock.from_week;
        let weeks = match shock.weeks {
            Some(weeks) => format!("{from}-{}", from.saturating_add(weeks).saturating_sub(1)),
            None => format!("{} {from}", texts(s.lang).check.from),
        };
        let ramp = match shock.ramp_weeks {
            0 => String::new(),
            n => "\n".to_owned() + &rules::rising(n, s.lang),
        };
        table.add_row([shock.name.clone(), lines(&shock.changes).join("\n"), weeks + &ramp]);
    }
    table
}

fn lines(changes: &[Change]) -> Vec<String> {
    changes.iter().map(|change| format!("{} {}", change.param.param().key, change.to)).collect()
}

fn settings(policy: &Policy, s: &Scenario) -> String {
    if policy.changes.is_empty() && policy.when.is_none() {
        return "-".to_owned();
    }
    let mut lines = lines(&policy.changes);
    lines.extend(rules::timing(policy, s.lang, &s.currency));
    lines.join("\n")
}

/// The pilot in words; nothing without one.
fn pilot(s: &Scenario) -> String {
    let Some(pilot) = &s.pilot else { return String::new() };
    let lang = crate::report::Lang::from(s.lang);
    let share = lang.percent(pilot.share);
    let (name, info) = (&s.policies[pilot.policy].name, pilot.measure.info());
    let (from, weeks) = (pilot.from_week, pilot.weeks);
    let customers = s.world[P::MarketCustomers];
    let [inside, outside] = [pilot.share, 1.0 - pilot.share].map(|part| lang.number(customers * part, 0));
    let title = out::bold(texts(s.lang).check.pilot);
    let measure = said(s.lang, info.en, info.de);
    let text = (texts(s.lang).check.pilot_in_words)(&from, &share, name, &weeks, &measure, &inside, &outside);
    format!("\n{title}\n{text}\n")
}

/// What the mean-field twin expects of each policy, and what it leaves out.
fn preview(s: &Scenario) -> String {
    let preview = Preview::of(s);
    let baseline = s.policies.iter().position(|p| p.baseline).unwrap_or(0);
    let mut table = new_table(&[]);
    let mut header = vec![texts(s.lang).check.policy.to_owned()];
    header.extend(preview.shown().map(|m| match (m.unit, s.lang) {
        (Unit::Money, _) => format!("{}, {}", said(s.lang, m.en, m.de), s.currency),
        _ => said(s.lang, m.en, m.de).to_owned(),
    }));
    table.set_header(header);
    for (policy, row) in s.policies.iter().zip(&preview.expected) {
        let cells = row.iter().zip(&preview.expected[baseline]).map(|(value, today)| {
            let gain = rough(s.lang, value - today, true);
            if policy.baseline {
                rough(s.lang, *value, false)
            } else {
                format!("{} ({gain})", rough(s.lang, *value, false))
            }
        });
        table.add_row(std::iter::once(policy.name.clone()).chain(cells));
    }
    let mut text = section(texts(s.lang).check.preview, &table);
    if !preview.left_out.is_empty() {
        let list: Vec<&str> = preview.left_out.iter().map(|l| said(s.lang, l.en(), l.de())).collect();
        let it = texts(s.lang).check.twin_leaves_out;
        text += &format!("{it}: {}.\n", list.join(", "));
    }
    text
}

/// A number to three digits: a preview knows no more.
fn rough(lang: Lang, value: f64, signed: bool) -> String {
    let place = if value == 0.0 { 0 } else { value.abs().log10().floor() as i32 - 2 };
    let lang = crate::report::Lang::from(lang);
    if signed { lang.signed(value, place) } else { lang.number(value, place) }
}

fn costs(cost: &Cost, s: &Scenario) -> String {
    let lines: Vec<String> = COSTS
        .iter()
        .map(|kind| (kind, kind.of(cost)))
        .filter(|(_, amount)| *amount != 0.0)
        .map(|(kind, amount)| format!("{} {} {}", kind.key, plain(amount), s.currency))
        .collect();
    if lines.is_empty() { "-".to_owned() } else { lines.join("\n") }
}

/// The defaults in use, their sources (each once, numbered), and how many defaults are left out.
fn defaults(s: &Scenario, list: &[Assumption], all: bool) -> (Table, String, usize) {
    let t = texts(s.lang).check;
    let mut table = new_table(&[t.key, t.value, t.meaning, t.source]);
    let touched =
        |id: P| s.policies.iter().any(|policy| policy.changes.iter().any(|change| change.param == id));
    let wanted = |a: &&Assumption| all || IMPORTANT.contains(&a.param) || touched(a.param);
    let mut sources = Sources::default();
    for a in list.iter().filter(|a| !a.from_file).filter(wanted) {
        let grade = a.grade.map_or(String::new(), |grade| format!("{grade:?}"));
        let meaning = if says_unit(a) { a.meaning.to_owned() } else { format!("{} ({})", a.meaning, a.unit) };
        let source = format!("{grade} [{}]", sources.number(&a.source));
        table.add_row([a.key, &short(&a.value_text), &meaning, &source]);
    }
    let left_out = list.iter().filter(|a| !a.from_file && !wanted(a)).count();
    (table, sources.list(WIDTH), left_out)
}

/// Whether the meaning makes the unit plain: words, shares, people, factors.
fn says_unit(a: &Assumption) -> bool {
    let unit = a.param.param().unit;
    unit.is_empty() || ["share", "people", "factor"].iter().any(|plain| unit.starts_with(plain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use grapevine_engine::scenario::parse;

    fn front_desk(lang: Lang) -> Scenario {
        let s = parse(include_str!("../../scenarios/front-desk.toml")).expect("shipped and sound");
        Scenario { lang, ..s }
    }

    #[test]
    fn the_assumptions_fit_a_hundred_columns_and_name_their_sources() {
        for lang in [Lang::En, Lang::De] {
            for all in [false, true] {
                let text = text(Path::new("front-desk.toml"), &front_desk(lang), all, true);
                let plain = anstream::adapter::strip_str(&text).to_string();
                for line in plain.lines() {
                    // One column of padding at either side.
                    assert!(line.chars().count() <= 101, "{} columns: {line}", line.chars().count());
                }
                assert!(
                    plain.contains("TARP")
                        && plain.contains("beta(2, 38)")
                        && plain.contains("voice.rate x 3")
                );
            }
        }
    }

    #[test]
    fn the_preview_ranks_the_policies_and_says_what_it_leaves_out() {
        let text = text(Path::new("front-desk.toml"), &front_desk(Lang::En), false, false);
        let preview = text.split("Instant preview").nth(1).expect("a preview");
        assert!(preview.contains("net present value, EUR"), "{preview}");
        assert!(preview.contains("The twin leaves out: circles of friends."), "{preview}");
        let line = |name: &str| preview.lines().find(|l| l.trim_start().starts_with(name)).expect("a policy");
        assert!(line("Train the front desk").contains("(+"), "{preview}");
        assert!(!line("As today").contains('('), "{preview}");
    }

    #[test]
    fn all_shows_every_parameter_that_counts_once() {
        let scenario = front_desk(Lang::En);
        let text = text(Path::new("front-desk.toml"), &scenario, true, false);
        for id in P::all() {
            let key = id.param().key;
            let rows = text.lines().filter(|line| line.starts_with(&format!(" {key} "))).count();
            assert_eq!(rows, usize::from(!scenario.is_idle(id)), "{key}");
        }
    }
}
