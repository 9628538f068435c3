//! `best`: which policy is best where, and on average over the points.

use serde_json::json;

use super::{Reply, Subject};
use crate::report::ask::words::{listed, table, wrapped};
use crate::stats::paired::{Estimate, differences};
use crate::stats::rule::{self, Region, Rule};

/// One policy over all points.
struct Standing {
    policy: usize,
    /// Against the best of the others on average; `None` with one point.
    against: Option<Estimate>,
    mean: f64,
    /// Points at which it is best, and at which it is clearly ahead of every other.
    best: usize,
    clearly: usize,
}

pub fn reply(s: &Subject) -> Result<Reply, String> {
    let points = s.sample();
    let values: Vec<Vec<f64>> = s.means.iter().map(|m| points.iter().map(|p| m[*p]).collect()).collect();
    let mut standings: Vec<Standing> = (0..values.len()).map(|p| standing(s, &points, &values, p)).collect();
    standings.sort_by(|a, b| b.mean.total_cmp(&a.mean).then(a.policy.cmp(&b.policy)));
    let varying = s.varying();
    let columns = s.columns(&varying, &points);
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    // Points of one trajectory or block share coordinates.
    let together: Vec<usize> = points.iter().map(|p| s.roles[*p].row).collect();
    let found = rule::rule(&columns, &values, &together);
    let policies: Vec<_> = standings
        .iter()
        .map(|x| {
            json!({
                "name": s.results.plan.policies[x.policy],
                "mean": s.sign() * x.mean,
                "best_at": x.best as f64 / points.len() as f64,
                "clearly_best_at": (s.cases.worlds > 1).then(|| x.clearly as f64 / points.len() as f64),
                "against_best_other": x.against,
            })
        })
        .collect();
    let numbers = json!({
        "points": points.len(),
        "policies": policies,
        "rule": found.as_ref().map(|r| rule_numbers(s, r, &varying)),
    });
    Ok(Reply {
        first: first(s, &points, &standings[0], found.as_ref(), &varying),
        lines: lines(s, &points, &standings, found.as_ref()),
        numbers,
        enough: true,
    })
}

fn standing(s: &Subject, points: &[usize], values: &[Vec<f64>], policy: usize) -> Standing {
    let mean = |p: usize| values[p].iter().sum::<f64>() / points.len() as f64;
    let others = (0..values.len()).filter(|o| *o != policy);
    let rival = others.clone().max_by(|&a, &b| mean(a).total_cmp(&mean(b)).then(b.cmp(&a))).unwrap_or(policy);
    let is_best = |i: &usize| values.iter().all(|v| v[*i] <= values[policy][*i]);
    let best: Vec<usize> = (0..points.len()).filter(is_best).collect();
    let clearly = |i: &&usize| others.clone().all(|o| clearly_ahead(s, points[**i], policy, o));
    Standing {
        policy,
        against: Estimate::of(&differences(&values[policy], &values[rival]), s.alpha),
        mean: mean(policy),
        best: best.len(),
        clearly: best.iter().filter(clearly).count(),
    }
}

/// Whether the worlds of a point tell two policies apart.
fn clearly_ahead(s: &Subject, point: usize, policy: usize, other: usize) -> bool {
    let pairs = s.cases.of(policy, point).iter().zip(s.cases.of(other, point));
    let all: Vec<f64> = pairs.map(|(a, b)| s.sign() * (a - b)).filter(|d| d.is_finite()).collect();
    Estimate::of(&all, s.alpha).is_some_and(|e| e.low() > 0.0)
}

fn first(s: &Subject, points: &[usize], leader: &Standing, rule: Option<&Rule>, factors: &[usize]) -> String {
    let t = s.lang.texts().sweep_ask;
    let name = s.name(leader.policy);
    if leader.best == points.len() {
        return (t.best_everywhere)(&name, &s.lang.count(points.len() as u64));
    }
    let always = s.lang.percent(leader.best as f64 / points.len() as f64);
    match rule {
        Some(rule) if rule.regions.len() > 1 => {
            let where_: Vec<String> = rule.regions.iter().map(|r| region(s, r, factors)).collect();
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

fn rule_numbers(s: &Subject, rule: &Rule, factors: &[usize]) -> serde_json::Value {
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
        "gain_elsewhere": rule.gain_elsewhere,
    })
}

fn lines(s: &Subject, points: &[usize], standings: &[Standing], rule: Option<&Rule>) -> Vec<String> {
    let t = s.lang.texts().sweep_ask;
    let mut rows = vec![t.best_header.map(str::to_owned).to_vec()];
    rows[0][4] = s.interval_word();
    let share = |n: usize| s.lang.percent(n as f64 / points.len() as f64);
    for x in standings {
        let (mean, range) = x.against.map_or_else(
            || ("—".to_owned(), String::new()),
            |e| {
                let ends = format!(
                    "{} {} {}",
                    s.gain(e.low(), e.half),
                    s.lang.texts().ask.to,
                    s.gain(e.high(), e.half)
                );
                (s.gain(e.mean, e.half), ends)
            },
        );
        let clearly = if s.cases.worlds > 1 { share(x.clearly) } else { "—".to_owned() };
        rows.push(vec![s.bare_name(x.policy), share(x.best), clearly, mean, range]);
    }
    let mut lines = vec![String::new()];
    lines.extend(table(&rows));
    lines.push(String::new());
    if let Some(rule) = rule.filter(|r| r.regions.len() > 1) {
        let half = rule.gain_elsewhere.abs() / 10.0;
        let adds = s.amount(rule.gain_elsewhere, half);
        lines.extend(wrapped(&(t.rule_adds)(&adds, &s.lang.percent(rule.right))));
    }
    lines.extend(wrapped(t.best_remark));
    lines.extend(wrapped(&s.foot()));
    lines
}
