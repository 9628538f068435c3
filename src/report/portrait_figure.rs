//! From the run's portrait to the charts of single people.

use super::chart::data::{Network, Part, Retention};
use crate::stats::moments::Moments;
use crate::stats::paired::Estimate;
use crate::store::portrait::{self, Neighbourhood, Staying};
use crate::store::{Results, StoreError};

/// Customers of a step, all worlds together, below which its share says too little.
const FEWEST: u32 = 400;

/// The neighbourhood and the retention of a run, as far as it has them.
pub fn of(results: &Results) -> Result<(Option<Network>, Option<Retention>), StoreError> {
    let m = &results.manifest;
    let Some(portrait) = portrait::read(&results.folder, m.policies.len())? else { return Ok((None, None)) };
    let alpha = 1.0 - m.confidence;
    let network = portrait.neighbourhood.map(|n| network(results, n));
    Ok((network, portrait.staying.and_then(|staying| retention(&staying, alpha))))
}

fn network(results: &Results, n: Neighbourhood) -> Network {
    let name = |policy: usize| results.manifest.policies[policy].name.clone();
    Network {
        world: n.world,
        of: n.of,
        weeks: n.weeks,
        people: n.people,
        customers: n.customers,
        ties: n.ties,
        policies: n.lives.iter().map(|life| name(life.policy)).collect(),
        events: n.lives.into_iter().map(|life| life.events).collect(),
    }
}

/// Shares who stay from step to step, as far as there are enough of them. `None` below two such steps.
fn retention(staying: &Staying, alpha: f64) -> Option<Retention> {
    let sides = [&staying.as_is, &staying.unchanged];
    let all = |side: usize, k: usize| sides[side].iter().map(|world| world[k]).sum::<u32>();
    let enough = |k: &usize| [0, 1].iter().all(|&side| all(side, *k) >= FEWEST);
    let everywhere = |k: &usize| sides.iter().all(|side| side.iter().all(|world| world[*k] > 0));
    let steps = (0..sides[0][0].len() - 1).take_while(|k| enough(k) && everywhere(k)).count();
    if steps < 2 {
        return None;
    }
    let share = |world: &[u32], k: usize| f64::from(world[k + 1]) / f64::from(world[k]);
    let by_world = |side: usize, k: usize| -> Vec<f64> { sides[side].iter().map(|w| share(w, k)).collect() };
    let mean = |values: &[f64]| Moments::of(values).map_or(f64::NAN, |m| m.mean());
    let rises = |side: usize| -> Vec<f64> {
        let (first, last) = (by_world(side, 0), by_world(side, steps - 1));
        last.iter().zip(&first).map(|(last, first)| last - first).collect()
    };
    let (rise, sorting) = (rises(0), rises(1));
    let change: Vec<f64> = rise.iter().zip(&sorting).map(|(all, part)| all - part).collect();
    let split = staying.people_change && staying.inseparable.is_none();
    Some(Retention {
        step_weeks: staying.step_weeks,
        worlds: sides[0].len() as u32,
        customers: mean(&sides[0].iter().map(|world| f64::from(world[0])).collect::<Vec<_>>()),
        steps: (0..steps).map(|k| [0, 1].map(|side| mean(&by_world(side, k)))).collect(),
        rise: part(&rise, alpha),
        parts: split.then(|| [part(&sorting, alpha), part(&change, alpha)]),
        inseparable: staying.inseparable.is_some(),
        firm_changes: staying.firm_changes,
    })
}

fn part(values: &[f64], alpha: f64) -> Part {
    let estimate = Estimate::of(values, alpha);
    let nothing = Part { mean: f64::NAN, interval: (f64::NAN, f64::NAN) };
    estimate.map_or(nothing, |e| Part { mean: e.mean, interval: (e.low(), e.high()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn staying(as_is: &[[u32; 4]], unchanged: &[[u32; 4]]) -> Staying {
        let of = |worlds: &[[u32; 4]]| worlds.iter().map(|w| w.to_vec()).collect();
        Staying {
            step_weeks: 13,
            as_is: of(as_is),
            unchanged: of(unchanged),
            people_change: as_is != unchanged,
            inseparable: None,
            firm_changes: false,
        }
    }

    #[test]
    fn the_rise_is_the_sum_of_its_parts() {
        let s = staying(
            &[[1000, 800, 680, 612], [1000, 810, 680, 614]],
            &[[1000, 800, 660, 560], [1000, 805, 670, 560]],
        );
        let r = retention(&s, 0.05).expect("a curve");
        let [sorting, change] = r.parts.expect("two parts");
        assert_eq!(r.steps.len(), 3);
        assert!((r.rise.mean - sorting.mean - change.mean).abs() < 1e-12);
        assert!((r.rise.mean - (612.0 / 680.0 - 0.8 + 614.0 / 680.0 - 0.81) / 2.0).abs() < 1e-12);
        assert!(r.rise.interval.0 < r.rise.mean && r.rise.mean < r.rise.interval.1);
    }

    #[test]
    fn steps_with_hardly_anybody_left_are_not_shown() {
        let s = staying(&[[1000, 500, 200, 20]; 2], &[[1000, 500, 200, 20]; 2]);
        let r = retention(&s, 0.05).expect("a curve");
        assert_eq!((r.steps.len(), r.parts), (3, None), "400 make the third step, 40 no fourth one");
        assert!(retention(&staying(&[[100, 50, 20, 2]; 2], &[[100, 50, 20, 2]; 2]), 0.05).is_none());
    }
}
