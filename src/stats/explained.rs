//! How much of the spread the unknowns explain: adjusted R² of a linear fit.

/// Fewest worlds per unknown for which the share is given.
pub const MIN_WORLDS_PER_UNKNOWN: usize = 10;

/// Adjusted R² (Ezekiel 1930) of the least-squares fit of `y` on `columns` with an intercept, limited to
/// 0..=1. It is what the unknowns explain *linearly*; curvature and interaction count as luck. `None` when
/// nothing varies, values are not finite, or there are fewer than [`MIN_WORLDS_PER_UNKNOWN`] worlds per
/// unknown.
pub fn adjusted_r2(y: &[f64], columns: &[&[f64]]) -> Option<f64> {
    let n = y.len();
    if columns.is_empty() || n < MIN_WORLDS_PER_UNKNOWN * columns.len() || n < columns.len() + 2 {
        return None;
    }
    let y = standardised(y)?;
    let mut residual = y.clone();
    let mut basis: Vec<Vec<f64>> = Vec::new();
    for column in columns {
        if !super::all_finite(column) {
            return None;
        }
        // Modified Gram-Schmidt; a column that the earlier ones (or the constant) explain adds nothing.
        let Some(mut v) = standardised(column) else { continue };
        for _ in 0..2 {
            for b in &basis {
                remove(&mut v, b);
            }
        }
        let length = dot(&v, &v).sqrt();
        if length < 1e-7 {
            continue;
        }
        v.iter_mut().for_each(|x| *x /= length);
        remove(&mut residual, &v);
        basis.push(v);
    }
    if basis.is_empty() {
        return None;
    }
    let left = dot(&residual, &residual);
    let freedom = (n - 1 - basis.len()) as f64;
    Some((1.0 - left * (n - 1) as f64 / freedom).clamp(0.0, 1.0))
}

/// Centred and scaled to length 1; `None` when it does not vary or is not finite.
fn standardised(x: &[f64]) -> Option<Vec<f64>> {
    let mean = super::moments::Moments::of(x)?.mean();
    let centred: Vec<f64> = x.iter().map(|v| v - mean).collect();
    let length = dot(&centred, &centred).sqrt();
    let scale = x.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
    (length > 1e-12 * scale).then(|| centred.iter().map(|v| v / length).collect())
}
fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
/// Removes from `v` its part along the unit vector `b`.
fn remove(v: &mut [f64], b: &[f64]) {
    let along = dot(v, b);
    v.iter_mut().zip(b).for_each(|(v, b)| *v -= along * b);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wave(n: usize, factor: f64) -> Vec<f64> {
        (0..n).map(|i| (i as f64 * factor).sin()).collect()
    }

    #[test]
    fn a_linear_function_is_explained_wholly() {
        let (a, b) = (wave(60, 1.0), wave(60, 2.3));
        let y: Vec<f64> = a.iter().zip(&b).map(|(a, b)| 1e6 + 3.0 * a - 2.0 * b).collect();
        assert!(adjusted_r2(&y, &[&a, &b]).unwrap() > 1.0 - 1e-9);
    }

    #[test]
    fn a_small_regression_agrees_with_the_hand_calculation() {
        // y = 0, 1, 2, 4 on x = 0..3 repeated five times: slope 1.3, R2 = 169/175 by hand.
        let x: Vec<f64> = (0..20).map(|i| f64::from(i % 4)).collect();
        let y: Vec<f64> = x.iter().map(|&x| if x == 3.0 { 4.0 } else { x }).collect();
        let r2 = 169.0 / 175.0;
        let adjusted = 1.0 - (1.0 - r2) * 19.0 / 18.0;
        assert!((adjusted_r2(&y, &[&x]).unwrap() - adjusted).abs() < 1e-12);
    }

    #[test]
    fn what_cannot_be_said_is_not_said() {
        let a = wave(60, 1.0);
        assert_eq!(adjusted_r2(&a, &[]), None);
        assert_eq!(adjusted_r2(&[1.0; 60], &[&a]), None, "no spread to explain");
        assert_eq!(adjusted_r2(&a, &[&[2.0; 60]]), None, "nothing varies that could explain");
        assert_eq!(adjusted_r2(&a[..19], &[&a[..19], &a[..19]]), None, "too few worlds");
        assert!(adjusted_r2(&a, &[&a, &a]).unwrap() > 1.0 - 1e-9, "a repeated column adds nothing");
    }
}
