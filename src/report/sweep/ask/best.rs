//! `best`: which policy is best where, and on average over the points.

use serde_json::json;

use super::{Reply, Subject};
use crate::report::ask::words::{listed, table, wrapped};
use crate::stats::crossed::{self, Mean};
use crate::stats::mcb::FromBest;
use crate::stats::paired::Estimate;
use crate::stats::rule::{self, Region, Rule};

/// One policy over all points.
struct Standing {
    policy: usize,
    mean: f64,
    /// Ahead of the best of the others on average, and the interval of that; all intervals hold together.
    ahead: f64,
    from_best: Option<FromBest>,
    /// Points at which it is best, and at which it is clearly ahead of every other.
    best: usize,
    clearly: usize,
}

/// What the answer is made of.
struct Found<'a> {
    s: &'a Subject,
    points: Vec<usize>,
    /// Points of one trajectory or block, which share coordinates.
    together: Vec<usize>,
    /// Factors that vary.
    factors: Vec<usize>,
    /// The best on average first.
    standings: Vec<Standing>,
    /// The rule, what it adds to the policy that is best on average, and half the interval of that where it is known.
    rule: Option<(Rule, f64, Option<f64>)>,
}

pub fn reply(s: &Subject) -> Result<Reply, String> {
    let found = found(s);
    let points = found.points.len() as f64;
    let policies: Vec<_> = found
        .standings
        .iter()
        .map(|x| {
            json!({
                "name": s.results.plan.policies[x.policy],
                "mean": s.sign() * x.mean,
                "best_at": x.best as f64 / points,
                "clearly_best_at": (s.cases.worlds > 1).then(|| x.clearly as f64 / points),
                "against_best_other": x.ahead,
                "from_best": x.from_best,
            })
        })
        .collect();
    let numbers = json!({
        "points": found.points.len(),
        "interval_over": s.interval_over(),
        "policies": policies,
        "rule": found.rule.as_ref().map(|(rule, adds, half)| rule_numbers(&found, rule, *adds, *half)),
    });
    Ok(Reply { first: first(&found), lines: lines(&found), numbers, enough: true })
}

fn found(s: &Subject) -> Found<'_> {
    let points = s.sample();
    let together: Vec<usize> = points.iter().map(|p| s.roles[*p].row).collect();
    let values: Vec<Vec<f64>> = s.means.iter().map(|m| points.iter().map(|p| m[*p]).collect()).collect();
    let factors = s.varying();
    let columns = s.columns(&factors, &points);
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let rule = rule::rule(&columns, &values, &together);
    let mut found = Found { s, points, together, factors, standings: Vec::new(), rule: None };
    found.standings = standings(&found, &values);
    found.rule = rule.and_then(|rule| judged(&found, rule));
    found
}

fn standings(found: &Found, values: &[Vec<f64>]) -> Vec<Standing> {
    let s = found.s;
    let whole = s.whole_worlds(&found.points);
    let mean = |p: usize| found.mean(&whole, |_| p);
    let means: Option<Vec<Mean>> = (0..values.len()).map(mean).collect();
    let from_best = means.as_ref().and_then(|m| crossed::among(m, s.alpha, s.is_random()));
    let plain: Vec<f64> = values.iter().map(|v| v.iter().sum::<f64>() / v.len() as f64).collect();
    let others = |p: usize| (0..values.len()).filter(move |o| *o != p);
    let is_best = |p: usize, i: usize| values.iter().all(|v| v[i] <= values[p][i]);
    let standing = |policy: usize| {
        let best: Vec<usize> = (0..found.points.len()).filter(|i| is_best(policy, *i)).collect();
        let clearly = |i: &&usize| others(policy).all(|o| clearly_ahead(s, found.points[**i], policy, o));
        Standing {
            policy,
            mean: plain[policy],
            ahead: plain[policy] - others(policy).map(|o| plain[o]).fold(f64::NEG_INFINITY, f64::max),
            from_best: from_best.as_ref().map(|f| f[policy]),
            best: best.len(),
            clearly: best.iter().filter(clearly).count(),
        }
    };
    let mut all: Vec<Standing> = (0..values.len()).map(standing).collect();
    all.sort_by(|a, b| b.mean.total_cmp(&a.mean).then(a.policy.cmp(&b.policy)));
    all
}

impl Found<'_> {
    /// Mean over points and worlds of the policy that is taken at each point.
    fn mean(&self, whole: &[bool], taken: impl Fn(usize) -> usize) -> Option<Mean> {
        let (s, worlds) = (self.s, self.s.cases.worlds);
        Mean::of(worlds, &self.together, |i, w| {
            let there = whole.is_empty() || whole[i * worlds + w];
            if there { s.sign() * s.cases.of(taken(i), self.points[i])[w] } else { f64::NAN }
        })
    }
}

/// The rule with what it adds. One whose gain the worlds do not tell from nothing is none: then only the policy that is
/// best on average is left of it.
fn judged(found: &Found, mut rule: Rule) -> Option<(Rule, f64, Option<f64>)> {
    if rule.regions.len() == 1 {
        return Some((rule, 0.0, None));
    }
    let s = found.s;
    let whole = s.whole_worlds(&found.points);
    let (by_rule, always) = (found.mean(&whole, |i| rule.taken[i])?, found.mean(&whole, |_| rule.leader)?);
    let adds = by_rule.less(&always);
    let half = adds.error(s.is_random()).map(|e| e.half(s.alpha));
    if adds.mean <= half.unwrap_or(0.0) {
        let n = found.points.len();
        let right = (rule.always * n as f64).round() as usize;
        rule.regions = vec![Region { limits: Vec::new(), policy: rule.leader, points: n, right }];
        (rule.right, rule.right_elsewhere) = (rule.always, rule.always);
        return Some((rule, 0.0, None));
    }
    Some((rule, adds.mean, half))
}

/// Whether the worlds of a point tell two policies apart.
fn clearly_ahead(s: &Subject, point: usize, policy: usize, other: usize) -> bool {
    let pairs = s.cases.of(policy, point).iter().zip(s.cases.of(other, point));
    let all: Vec<f64> = pairs.map(|(a, b)| s.sign() * (a - b)).filter(|d| d.is_finite()).collect();
    Estimate::of(&all, s.alpha).is_some_and(|e| e.low() > 0.0)
}

fn first(found: &Found) -> String {
    let (s, leader, points) = (found.s, &found.standings[0], found.points.len());
    let t = s.lang.texts().sweep_ask;
    let name = s.name(leader.policy);
    if leader.best == points {
        return (t.best_everywhere)(&name, &s.lang.count(points as u64));
    }
    let always = s.lang.percent(leader.best as f64 / points as f64);
    match &found.rule {
        Some((rule, ..)) if rule.regions.len() > 1 => {
            let where_: Vec<String> = rule.regions.iter().map(|r| region(s, r, &found.factors)).collect();
            let right = s.lang.percent(rule.right_elsewhere);
            (t.best_by_region)(&where_.join("; "), &right, &name, &s.lang.percent(rule.always))
        }
        Some(_) => (t.best_on_average)(&name, &always),
        None => (t.best_of_few)(&name, &always),
    }
}

/// `"A" where 2 < "x" (key) < 5`
fn region(s: &Subject, region: &Region, factors: &[usize]) -> String {
    let conditions: Vec<String> = region
        .limits
        .iter()
        .map(|(f, low, high)| s.factors[factors[*f]].condition(s.lang, *low, *high))
        .collect();
    (s.lang.texts().sweep_ask.policy_where)(&s.name(region.policy), &listed(&conditions, s.lang))
}

fn rule_numbers(found: &Found, rule: &Rule, adds: f64, half: Option<f64>) -> serde_json::Value {
    let (s, factors) = (found.s, &found.factors);
    let regions: Vec<_> = rule
        .regions
        .iter()
        .map(|r| {
            let limits: Vec<_> = r
                .limits
                .iter()
                .map(|(f, low, high)| {
                    json!({ "factor": s.factors[factors[*f]].entry.key, "above": low, "below": high })
                })
                .collect();
            json!({ "policy": s.results.plan.policies[r.policy], "points": r.points, "right": r.right, "limits": limits })
        })
        .collect();
    json!({
        "regions": regions,
        "right": rule.right,
        "right_elsewhere": rule.right_elsewhere,
        "always": rule.always,
        "gain_elsewhere": adds,
        "gain_elsewhere_half": half,
    })
}

fn lines(found: &Found) -> Vec<String> {
    let s = found.s;
    let t = s.lang.texts().sweep_ask;
    let mut lines = vec![String::new()];
    lines.extend(wrapped(&s.judged_by()));
    lines.push(String::new());
    lines.extend(table(&rows(found)));
    lines.push(String::new());
    let open = |x: &&Standing| x.from_best.is_some_and(|f| f.high > 0.0);
    let open: Vec<String> = found.standings.iter().filter(open).map(|x| s.name(x.policy)).collect();
    if open.len() > 1 {
        lines.extend(wrapped(&(t.not_told_apart)(&listed(&open, s.lang))));
    }
    if let Some((rule, adds, half)) = found.rule.as_ref().filter(|r| r.0.regions.len() > 1) {
        let digits = half.unwrap_or(0.0);
        let end = |v: f64| s.gain(v, digits);
        let range = half.map_or_else(String::new, |half| {
            let to = s.lang.texts().ask.to;
            format!(" ({} {} {to} {})", s.interval_word(), end(adds - half), end(adds + half))
        });
        lines.extend(wrapped(&(t.rule_adds)(&s.amount(*adds, digits), &range, &s.lang.percent(rule.right))));
    }
    lines.extend(wrapped(t.best_remark));
    lines.extend(wrapped(match s.interval_over() {
        "worlds and points" => t.over_worlds_and_points,
        "worlds" => t.over_worlds,
        "points of one world" => t.over_points_of_one_world,
        _ => t.over_nothing,
    }));
    lines.extend(wrapped(&s.foot_of(found.points.len())));
    lines
}

fn rows(found: &Found) -> Vec<Vec<String>> {
    let s = found.s;
    let mut rows = vec![s.lang.texts().sweep_ask.best_header.map(str::to_owned).to_vec()];
    rows[0][3] += &s.in_unit();
    rows[0][4] = format!("{} {}", s.interval_word(), s.lang.texts().ask.of_all);
    let share = |n: usize| s.lang.percent(n as f64 / found.points.len() as f64);
    for x in &found.standings {
        let half = x.from_best.map_or(0.0, |f| (f.high - f.low) / 2.0);
        let range = x.from_best.map_or_else(
            || "—".to_owned(),
            |f| format!("{} {} {}", s.gain(f.low, half), s.lang.texts().ask.to, s.gain(f.high, half)),
        );
        let clearly = if s.cases.worlds > 1 { share(x.clearly) } else { "—".to_owned() };
        rows.push(vec![s.bare_name(x.policy), share(x.best), clearly, s.gain(x.ahead, half), range]);
    }
    rows
}
