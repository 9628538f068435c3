//! Findings in words, written from the numbers so that a title never claims more than they show.

use super::data::{
    BreakEven, Causes, Context, Finding, IcebergCounts, Lang, Policies, PolicyRow, Says, SeenOverTime, Unit,
};
use super::layout::{counted, horizon, quoted};
use super::number::{odds, whole};
use super::time;
use crate::texts;

/// The verbs of a finding: "pays off" for money, "helps" for any other measure.
#[derive(Clone, Copy)]
struct Verbs {
    good_one: &'static str,
    good_clearly: &'static str,
    good_many: &'static str,
    bad_one: &'static str,
}

/// Below this share of worlds a policy that is better in the mean is called so "on average" only.
const OFTEN: f64 = 0.8;

fn verbs(lang: Lang, unit: Unit) -> [&'static str; 6] {
    let t = lang.texts().titles;
    if unit == Unit::Money { t.money_verbs } else { t.other_verbs }
}

impl Verbs {
    fn of(lang: Lang, unit: Unit) -> Verbs {
        let [good_one, good_clearly, good_many, bad_one, ..] = verbs(lang, unit);
        Verbs { good_one, good_clearly, good_many, bad_one }
    }
    /// The same verbs with "on average".
    fn on_average(self, lang: Lang, unit: Unit) -> Verbs {
        let [.., good_one, good_many] = verbs(lang, unit);
        Verbs { good_one, good_many, good_clearly: good_one, ..self }
    }
}

/// The row with the largest (or for `best = false` the smallest) mean gain among those with a finding.
fn extreme(data: &Policies, finding: Finding, best: bool) -> Option<&PolicyRow> {
    let up = data.measure.higher_is_better == best;
    // Of equals the first is named, as it also stands first in the picture.
    let rows = data.rows.iter().rev().filter(|r| r.finding == finding);
    rows.max_by(|a, b| if up { a.mean.total_cmp(&b.mean) } else { b.mean.total_cmp(&a.mean) })
}

/// What the comparison found: "“X” pays off – “Y” does not"; says "open" where it is open. Names have at
/// most `longest` characters.
pub fn policies(data: &Policies, lang: Lang, longest: usize) -> String {
    let n = data.rows.len();
    let name = |r: &PolicyRow| quoted(lang, &r.name, longest);
    let v = Verbs::of(lang, data.measure.unit);
    let seldom = |r: &PolicyRow| r.finding == Finding::Better && r.better < OFTEN;
    let in_the_mean = data.rows.iter().any(seldom);
    let v = if in_the_mean { v.on_average(lang, data.measure.unit) } else { v };
    let count = |f: Finding| data.rows.iter().filter(|r| r.finding == f).count();
    // Whom the verdict calls best is named, even where another has the higher mean in the table.
    let named = |r: &&PolicyRow| matches!(&data.says, Says::Best(best) if *best == r.name);
    let best = data.rows.iter().find(|r| named(r) && r.finding == Finding::Better);
    let best = best.or_else(|| extreme(data, Finding::Better, true)).map(name);
    let worst = extreme(data, Finding::Worse, false).map(name);
    let base = quoted(lang, &data.baseline, longest);
    if let Some(title) = open(data, lang, &v, best.as_deref(), worst.is_some(), &base, longest) {
        return title;
    }
    match (best, worst) {
        (Some(a), b) => winners(lang, &v, &a, b.as_deref(), count(Finding::Better), n),
        (None, Some(b)) if n == 1 => format!("{b} {}", v.bad_one),
        (None, Some(b)) if count(Finding::Open) == 0 => {
            let none = lang.texts().titles.no_policy;
            (lang.texts().titles.least_of_all)(&none, &v.good_one, &b)
        }
        (None, Some(b)) => (lang.texts().titles.none_clearly_better)(&base, &b, &v.bad_one),
        (None, None) if n == 0 => (lang.texts().titles.nothing_to_compare)(&base),
        (None, None) if n == 1 => {
            let a = name(&data.rows[0]);
            (lang.texts().titles.open_one)(&a, &base)
        }
        (None, None) => (lang.texts().titles.open_all)(&base),
    }
}

/// The title where the verdict does not name a best policy; `None` where the findings alone say the same.
fn open(
    data: &Policies,
    lang: Lang,
    v: &Verbs,
    best: Option<&str>,
    has_worse: bool,
    base: &str,
    longest: usize,
) -> Option<String> {
    let (t, n) = (texts::of(lang).verdict_titles, data.rows.len());
    let better = data.rows.iter().filter(|r| r.finding == Finding::Better).count();
    match (&data.says, best) {
        (Says::Open { .. }, Some(a)) if better == 1 => Some((t.open_one)(a, v.good_one)),
        (Says::Open { .. }, Some(_)) => Some((t.open_many)(better, n, v.good_many)),
        (Says::Alike(_), Some(a)) if better == 1 => Some((t.alike_one)(a, v.good_one)),
        (Says::Alike(_), Some(_)) => Some((t.alike_many)(better, n, v.good_many)),
        (Says::Alike(among), None) if !has_worse => Some(if among.len() > n {
            let only = data.rows.first().filter(|_| n == 1).map(|r| quoted(lang, &r.name, longest));
            (t.no_difference)(only.as_deref(), base)
        } else {
            (t.none_better)(base)
        }),
        (Says::Identical, _) => Some((t.identical)(base)),
        _ => None,
    }
}

fn winners(lang: Lang, v: &Verbs, a: &str, b: Option<&str>, better: usize, n: usize) -> String {
    let does_not = match b {
        Some(b) => (lang.texts().titles.does_not)(&b),
        None => String::new(),
    };
    match better {
        1 if n == 1 || b.is_some() => format!("{a} {}{does_not}", v.good_one),
        1 => (lang.texts().titles.only_one)(&a, &v.good_clearly),
        2 if n == 2 => (lang.texts().titles.both)(&v.good_many, &a),
        k if k == n => (lang.texts().titles.all)(&n, &v.good_many, &a),
        k => (lang.texts().titles.some)(&k, &n, &v.good_many, &a, &does_not),
    }
}

/// When the policy has earned its cost back; its name has at most `longest` characters.
pub fn fan(policy: &str, b: &BreakEven, ctx: &Context, longest: usize) -> String {
    let lang = ctx.lang;
    let (t, name) = (lang.texts().titles, quoted(lang, policy, longest));
    // In German the dative that follows „nach“.
    let unit = |m: f64| time::Unit::of_moment(m, ctx.weeks.into());
    let months = |m: f64| unit(m).count(lang, unit(m).number(m));
    match b.median.filter(|m| m.is_finite()) {
        Some(m) if ctx.worlds == 1 => (t.paid_back_in_the_one_world)(&name, &months(m)),
        Some(m) if m <= 0.0 => (lang.texts().titles.ahead_from_start)(&name),
        Some(m) => (t.paid_back_in_half)(&name, &months(m)),
        None if b.never >= 1.0 && ctx.worlds > 1 => {
            (lang.texts().titles.never_in_any_world)(&name, &horizon(ctx))
        }
        None => {
            let never = odds(lang, b.never, ctx.worlds);
            (lang.texts().titles.never_in)(&never, &name, &horizon(ctx))
        }
    }
}

/// How many dissatisfied customers speak up.
pub fn iceberg(c: &IcebergCounts, lang: Lang) -> String {
    let voiced = c.voiced_recovered + c.voiced_lost;
    let all = voiced + c.silent_stay + c.silent_leave;
    if all <= 0.0 {
        return lang.texts().titles.no_failures.to_owned();
    }
    // "One of 22" is said where one of 20 would be off by more than a tenth.
    let (per, count) = [20.0, (all / voiced).round().clamp(2.0, 50.0), 100.0, 1000.0]
        .map(|n| (n, (voiced / all * n).round()))
        .into_iter()
        .find(|(n, k)| *k > 0.0 && (k / n - voiced / all).abs() <= 0.1 * voiced / all)
        .unwrap_or((1000.0, (voiced / all * 1000.0).round()));
    let per = whole(lang, per);
    if voiced <= 0.0 {
        return lang.texts().titles.nobody_complains.to_owned();
    }
    if voiced >= all {
        return lang.texts().titles.everybody_complains.to_owned();
    }
    match count {
        0.0 => (lang.texts().titles.fewer_than_one_complains)(&per),
        1.0 => (lang.texts().titles.one_complains)(&per),
        k => {
            let k = whole(lang, k);
            (lang.texts().titles.some_complain)(&per, &k)
        }
    }
}

/// Index of the largest cause under the baseline; `None` if nobody leaves.
pub fn main_cause(counts: &[f64; 8]) -> Option<usize> {
    let (i, top) = counts.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1))?;
    (*top > 0.0).then_some(i)
}

/// "68 of 100 lost customers leave because of how they were treated".
pub fn causes(data: &Causes, lang: Lang) -> String {
    let counts = &data.baseline.counts;
    let Some(i) = main_cause(counts) else {
        return lang.texts().titles.nobody_lost.to_owned();
    };
    let share = counts[i] / counts.iter().sum::<f64>();
    let k = (share * 100.0).round().max(1.0);
    let t = lang.texts().titles;
    if k == 100.0 { (t.all_lost)(&t.causes[i]) } else { (t.some_lost)(&k, &t.causes[i]) }
}

/// Whether the week in which the firm notices is the end of the run: worlds in which it does not count that long.
pub fn is_unnoticed(noticed: f64, ctx: &Context) -> bool {
    noticed >= f64::from(ctx.weeks) - 0.5
}

/// Of how many failures the firm hears, and what its survey makes of them.
pub fn seen(data: &SeenOverTime, ctx: &Context) -> String {
    let lang = ctx.lang;
    if let (Some(drop), Some(noticed)) = (data.dropped, data.noticed)
        && drop.is_finite()
        && noticed.is_finite()
    {
        if is_unnoticed(noticed, ctx) {
            return (lang.texts().titles.drop_unnoticed)(&horizon(ctx));
        }
        let n = (noticed - drop).round().max(1.0);
        let weeks = counted(lang, n, lang.texts().chart.weeks);
        return (lang.texts().titles.drop_noticed)(&weeks);
    }
    let heard = match data.per_heard {
        n if data.truth.iter().all(|(_, q)| q[1] <= 0.0 || !q[1].is_finite()) || n <= 0.0 => {
            return lang.texts().titles.nothing_to_see.to_owned();
        }
        n if !n.is_finite() => lang.texts().titles.hears_nothing.to_owned(),
        n if n <= 1.0 => lang.texts().titles.hears_everything.to_owned(),
        n if n < 3.0 => {
            let share = super::number::percent(lang, 1.0 / n);
            (lang.texts().titles.hears_of_share)(&share)
        }
        n => {
            let n = whole(lang, n);
            (lang.texts().titles.hears_of_one_in)(&n)
        }
    };
    let Some(ratio) = data.survey_to_true.filter(|r| r.is_finite() && *r > 0.0) else { return heard };
    let times = super::number::number(lang, ratio, 1, super::number::Sign::Minus);
    heard
        + &match ratio {
            r if r > 1.1 => (lang.texts().titles.survey_shows_times)(&times),
            r if r < 0.9 => lang.texts().titles.survey_shows_fewer.to_owned(),
            _ => lang.texts().titles.survey_shows_truth.to_owned(),
        }
}
