//! Data of single people the tests draw.

use super::data::*;
use crate::store::portrait::Kind;

/// People on a lattice, who know those beside, below and sometimes farther off.
pub fn network(n: u16) -> Network {
    let across = 20;
    let place = |i: u16| {
        let shift = (u32::from(i) * 7919 % 31) as u16;
        [(i % across) * 50 + shift, ((i / across) * 66 + shift).min(1000)]
    };
    let tie = |i: u16| [[i, i + 1], [i, i + across], [i, (i * 17 + 5) % n]];
    let ties = (0..n).flat_map(tie).filter(|[a, b]| a < b && *b < n).collect();
    let week = |i: u32, of: u32| (i * 37) % of;
    let life = |every: u16, spoken: u32| {
        let mut events: Vec<[u32; 4]> = Vec::new();
        for i in (0..n).step_by(usize::from(every)).map(u32::from) {
            let at = week(i, 150);
            let kind = if i % 60 < spoken { Kind::Vain } else { Kind::Silent };
            events.push([at, kind as u32, i, 0]);
            let near = [i + 1, i + 2, i + u32::from(across)].into_iter().filter(|j| *j < u32::from(n));
            events.extend(near.map(|j| [at, Kind::Bad as u32, i, j]));
            events.push([at, Kind::BadToOutside as u32, i, 9]);
            if i % 2 == 0 {
                events.push([at + 1, Kind::Left as u32, i, 0]);
            }
        }
        events.sort_unstable();
        events
    };
    Network {
        world: 0,
        of: 20_000,
        weeks: 156,
        people: (0..n).map(place).collect(),
        customers: (0..n).filter(|i| i % 5 == 0).collect(),
        ties,
        policies: vec!["As today".into(), "Ask for complaints, answer within 2 days".into()],
        events: vec![life(10, 10), life(15, 30)],
    }
}

/// Retention that rises by sorting and by so many points of change.
pub fn retention(sorting: f64, change: f64) -> Retention {
    let share = |k: u32, points: f64| 0.9 + points * (1.0 - 1.0 / (1.0 + f64::from(k) / 3.0));
    let last = 1.0 - 1.0 / (1.0 + 11.0 / 3.0);
    let part =
        |points: f64| Part { mean: points * last, interval: (points * last - 0.002, points * last + 0.002) };
    Retention {
        step_weeks: 13,
        worlds: 8,
        customers: 5_000.0,
        steps: (0..12).map(|k| [share(k, sorting + change), share(k, sorting)]).collect(),
        rise: part(sorting + change),
        parts: Some([part(sorting), part(change)]),
        inseparable: false,
        firm_changes: false,
    }
}

/// Neighbourhoods and curves that are hard to draw, with a name for messages.
pub fn nasty() -> Vec<(&'static str, Network, Retention)> {
    let quiet = Network { events: vec![Vec::new()], policies: vec![String::new()], ..network(280) };
    let named = Network { policies: vec![super::samples::LONG.into()], ..network(40) };
    let crowd = Network { people: vec![[500, 500]; 280], weeks: 3, of: 4_000_000_000, ..network(280) };
    let plain = |sorting| Retention { parts: None, ..retention(sorting, 0.0) };
    let broken = Retention {
        steps: vec![[f64::NAN; 2]; 3],
        rise: Part { mean: f64::NAN, interval: (f64::NAN, f64::NAN) },
        ..plain(0.0)
    };
    vec![
        ("people, none let down", quiet, plain(0.05)),
        ("people, long name", named, retention(0.03, -0.06)),
        ("people on one spot", crowd, retention(0.02, -0.02)),
        ("people, twelve", network(12), Retention { step_weeks: 1, ..plain(0.0) }),
        (
            "people who fall away",
            network(280),
            Retention { step_weeks: 52, firm_changes: true, ..retention(-0.05, 0.08) },
        ),
        ("people who cannot be told apart", network(280), Retention { inseparable: true, ..plain(0.08) }),
        ("people and no numbers", network(280), broken),
        ("people, open change", network(280), Retention { step_weeks: 4, ..retention(0.06, 0.0001) }),
        ("people, all stay", network(280), Retention { firm_changes: true, ..plain(-0.04) }),
        (
            "people, high shares",
            network(280),
            Retention { steps: vec![[1.0, 1.0], [0.999, 1.0], [1.0, 1.0]], ..retention(0.0, 0.0) },
        ),
    ]
}
