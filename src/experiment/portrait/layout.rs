//! Where people stand in the picture: those who are close to each other in the network stand close to each other.
//!
//! Stress majorisation (Gansner, Koren & North 2004, Graph Drawing): the distance on paper follows the number of steps
//! between two people in the network, near ones mattering most. It needs nothing but sums, products and square
//! roots, which every machine rounds alike.

/// Steps between people who are not linked at all, beyond the longest.
const APART: f64 = 2.0;
/// Sweeps of majorisation; the picture is still after fewer.
const SWEEPS: usize = 70;
/// Sweeps that push apart who would stand on each other.
const PUSHES: usize = 40;

type Place = [f64; 2];

/// Places of `n` people, 0 to 1000 across and down.
pub fn places(n: usize, links: &[[u16; 2]]) -> Vec<[u16; 2]> {
    let steps = steps(n, links);
    let mut at = beginning(n, &steps);
    for _ in 0..SWEEPS {
        at = majorised(&at, &steps);
    }
    let mut at = upright(at);
    for _ in 0..PUSHES {
        push_apart(&mut at);
    }
    fitted(&at)
}

/// Steps between every two people, by breadth-first search.
fn steps(n: usize, links: &[[u16; 2]]) -> Vec<Vec<f64>> {
    let mut around = vec![Vec::new(); n];
    for &[a, b] in links {
        around[a as usize].push(b as usize);
        around[b as usize].push(a as usize);
    }
    let mut all: Vec<Vec<f64>> = (0..n).map(|from| steps_from(from, &around)).collect();
    let longest = all.iter().flatten().filter(|d| d.is_finite()).fold(1.0, |m: f64, d| m.max(*d));
    let far = longest + APART;
    all.iter_mut().flatten().filter(|d| !d.is_finite()).for_each(|d| *d = far);
    all
}

fn steps_from(from: usize, around: &[Vec<usize>]) -> Vec<f64> {
    let mut steps = vec![f64::INFINITY; around.len()];
    let mut queue = std::collections::VecDeque::from([from]);
    steps[from] = 0.0;
    while let Some(person) = queue.pop_front() {
        for &other in &around[person] {
            if !steps[other].is_finite() {
                steps[other] = steps[person] + 1.0;
                queue.push_back(other);
            }
        }
    }
    steps
}

/// A first picture: across by who is nearer to which of two people far apart, down by the distance to a third.
fn beginning(n: usize, steps: &[Vec<f64>]) -> Vec<Place> {
    let farthest = |from: &dyn Fn(usize) -> f64| {
        (0..n).max_by(|&a, &b| from(a).total_cmp(&from(b)).then(b.cmp(&a))).unwrap_or(0)
    };
    let a = farthest(&|i| steps[0][i]);
    let b = farthest(&|i| steps[a][i]);
    let c = farthest(&|i| steps[a][i].min(steps[b][i]));
    // Nobody may begin on top of another: a little of a sequence that fills the square evenly.
    let little = |i: usize, step: f64| (i as f64 * step).fract() - 0.5;
    let place = |i: usize| {
        let across = steps[a][i] - steps[b][i];
        [across + little(i, 0.754_877_666), 2.0 * steps[c][i] + little(i, 0.569_840_291)]
    };
    (0..n).map(place).collect()
}

/// Each person where the others would have him, all at once (Guttman transform with weights 1 / steps²).
fn majorised(at: &[Place], steps: &[Vec<f64>]) -> Vec<Place> {
    let of = |i: usize| {
        let (mut sum, mut weights) = ([0.0; 2], 0.0);
        for (j, other) in at.iter().enumerate() {
            if j == i {
                continue;
            }
            let d = steps[i][j];
            let weight = 1.0 / (d * d);
            let away = [at[i][0] - other[0], at[i][1] - other[1]];
            let scale = d / length(away).max(1e-9);
            for k in 0..2 {
                sum[k] += weight * (other[k] + away[k] * scale);
            }
            weights += weight;
        }
        if weights > 0.0 { sum.map(|s| s / weights) } else { at[i] }
    };
    (0..at.len()).map(of).collect()
}

fn length([x, y]: Place) -> f64 {
    (x * x + y * y).sqrt()
}

/// Turns the picture so that it is widest across, and stretches it over the square.
fn upright(at: Vec<Place>) -> Vec<Place> {
    let n = at.len().max(1) as f64;
    let mean = [0, 1].map(|k| at.iter().map(|p| p[k]).sum::<f64>() / n);
    let moment = |a: usize, b: usize| at.iter().map(|p| (p[a] - mean[a]) * (p[b] - mean[b])).sum::<f64>();
    let (xx, yy, xy) = (moment(0, 0), moment(1, 1), moment(0, 1));
    let most = (xx + yy) / 2.0 + length([(xx - yy) / 2.0, xy]);
    let axis = if xy.abs() > 1e-9 { [xy, most - xx] } else { [1.0, 0.0] };
    let axis = axis.map(|v| v / length(axis).max(1e-12));
    let turned = at.iter().map(|p| {
        let [x, y] = [p[0] - mean[0], p[1] - mean[1]];
        [x * axis[0] + y * axis[1], y * axis[0] - x * axis[1]]
    });
    stretched(&turned.collect::<Vec<_>>())
}

/// The picture from 0 to 1 in both directions.
fn stretched(at: &[Place]) -> Vec<Place> {
    let range = [0, 1]
        .map(|k| at.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), p| (l.min(p[k]), h.max(p[k]))));
    let part = |v: f64, (low, high): (f64, f64)| if high > low { (v - low) / (high - low) } else { 0.5 };
    at.iter().map(|p| [part(p[0], range[0]), part(p[1], range[1])]).collect()
}

/// Moves apart, half each, who stand closer than a share of the room each has.
fn push_apart(at: &mut [Place]) {
    let room = 0.8 / (at.len().max(1) as f64).sqrt();
    for i in 0..at.len() {
        for j in 0..i {
            let away = [at[i][0] - at[j][0], at[i][1] - at[j][1]];
            let distance = length(away).max(1e-6);
            if distance < room {
                let push = 0.5 * (room - distance) / distance;
                for k in 0..2 {
                    at[i][k] += push * away[k];
                    at[j][k] -= push * away[k];
                }
            }
        }
    }
}

fn fitted(at: &[Place]) -> Vec<[u16; 2]> {
    stretched(at).iter().map(|p| p.map(|v| (v * 1000.0).round() as u16)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_chain_lie_at_opposite_sides_and_nobody_on_another() {
        let links: Vec<[u16; 2]> = (0..19).map(|i| [i, i + 1]).collect();
        let at = places(20, &links);
        assert_eq!(at[0][0].abs_diff(at[19][0]), 1000, "{at:?}");
        assert!(at.iter().flatten().all(|&v| v <= 1000));
        let different: std::collections::BTreeSet<_> = at.iter().collect();
        assert_eq!(different.len(), 20);
    }

    #[test]
    fn neighbours_stand_closer_than_strangers() {
        let ring = |i: u16| [[i, (i + 1) % 60], [i, (i + 2) % 60]];
        let links: Vec<[u16; 2]> = (0..60).flat_map(ring).collect();
        let at = places(60, &links);
        let apart = |a: usize, b: usize| length([0, 1].map(|k| f64::from(at[a][k]) - f64::from(at[b][k])));
        let near = (0..60).map(|i| apart(i, (i + 1) % 60)).sum::<f64>() / 60.0;
        let far = (0..60).map(|i| apart(i, (i + 30) % 60)).sum::<f64>() / 60.0;
        assert!(4.0 * near < far, "{near} {far}");
    }

    #[test]
    fn one_person_and_people_without_links_have_places() {
        assert_eq!(places(1, &[]).len(), 1);
        let at = places(30, &[]);
        let different: std::collections::BTreeSet<_> = at.iter().collect();
        assert_eq!(different.len(), 30);
    }
}
