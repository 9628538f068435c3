//! The instant preview: what the mean-field twin expects of each policy, before anything is simulated.

use grapevine_engine::draws::sobol::SCRAMBLES;
use grapevine_engine::metric::{METRICS, Metric, metric_index};
use grapevine_engine::model::unknowns;
use grapevine_engine::scenario::Scenario;
use grapevine_engine::scenario::params::ParamId;
use grapevine_engine::twin::{self, LeftOut};

/// Weeks of all policies that are computed at most, so that the preview stays instant.
const EFFORT: usize = 400_000;

/// Expectations by policy and metric, averaged over the unknowns.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// Indices into [`METRICS`]: customers at the end, net present value, and the scenario's measure.
    pub metrics: Vec<usize>,
    /// `[policy][metric]`
    pub expected: Vec<Vec<f64>>,
    /// What the twin does not see.
    pub left_out: Vec<LeftOut>,
}

impl Preview {
    /// Computes the preview at up to 64 points over the unknowns (one without unknowns).
    pub fn of(s: &Scenario) -> Preview {
        let mut metrics: Vec<usize> = ["customers", "npv"].into_iter().filter_map(metric_index).collect();
        if !metrics.contains(&s.answer.measure) {
            metrics.push(s.answer.measure);
        }
        let weeks = s.world[ParamId::TimeWeeks] as usize * s.policies.len();
        let points = if s.unknowns.is_empty() { 1 } else { (EFFORT / weeks.max(1)).clamp(8, 64) as u32 };
        let mut expected = vec![vec![0.0; metrics.len()]; s.policies.len()];
        for point in 0..points {
            let (_, world) = unknowns::sobol_point(s, point % SCRAMBLES, point / SCRAMBLES);
            for (policy, sums) in s.policies.iter().zip(&mut expected) {
                let values = twin::expect(policy, &s.shocks, &world).metrics(&metrics, &world);
                sums.iter_mut().zip(values).for_each(|(sum, v)| *sum += v / f64::from(points));
            }
        }
        Preview { metrics, expected, left_out: twin::applies(s).err().unwrap_or_default() }
    }

    /// The metrics shown.
    pub fn shown(&self) -> impl Iterator<Item = &'static Metric> {
        self.metrics.iter().map(|&m| &METRICS[m])
    }
}
