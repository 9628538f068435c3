//! Quality: what does not go together, and curves that must fall.

use super::{Check, Problem, reach_text};
use crate::scenario::params::{ParamId as P, plain};

impl Check<'_> {
    pub(super) fn quality(&self, problems: &mut Vec<Problem>) {
        problems.extend(self.two_reasons_to_differ());
        problems.extend(self.standards());
        problems.extend(self.doubt());
    }

    /// Own failure rates come from a Beta law or from tolerances, not from both.
    fn two_reasons_to_differ(&self) -> Option<Problem> {
        let [on] = self.values([P::ToleranceOn])?;
        let (_, concentration) = self.reach(P::QualityFailureConcentration);
        (on != 0.0 && concentration > 0.0).then(|| {
            let ids = [P::QualityFailureConcentration, P::ToleranceOn];
            Problem::new(
                self.place(&ids),
                "`quality.failure_concentration` and `tolerance.on` both say why people differ in their failures",
                "one of them",
            )
            .help("leave quality.failure_concentration out (tolerances give people failure rates of their own), or tolerance.on")
        })
    }

    /// The answers must fall: 1 without standards > usual > half more > most; or all be 1.
    fn standards(&self) -> Option<Problem> {
        let ids = [P::StandardsSpreadUsual, P::StandardsSpreadHalfMore, P::StandardsSpreadMost];
        self.values(ids)?;
        let [usual, half, most] = ids.map(|id| self.reach(id));
        let flat = [usual, half, most].iter().all(|reach| *reach == (1.0, 1.0));
        if flat || (usual.1 < 1.0 && half.1 < usual.0 && most.1 < half.0) {
            return None;
        }
        let title = format!(
            "standards must lower the spread the more is spent: none 1, usual {}, half more {}, most {}",
            reach_text(usual),
            reach_text(half),
            reach_text(most)
        );
        Some(Problem::new(self.place(&[ids[1], ids[0], ids[2]]), title, "not a falling curve").help(
            "write spread_usual below 1, spread_half_more below that, spread_most below that; or all three 1",
        ))
    }

    /// Doubt only falls from visit to visit.
    fn doubt(&self) -> Option<Problem> {
        let ids = [P::ExpectationVarianceFloor, P::ExpectationStartVariance];
        self.values(ids)?;
        let [(_, floor), (start, _)] = ids.map(|id| self.reach(id));
        (floor > start).then(|| {
            let title = format!(
                "`expectation.variance_floor` is {}, above expectation.start_variance, {}",
                plain(floor),
                plain(start)
            );
            Problem::new(self.place(&ids), title, "surer before the first visit than ever after")
                .help("lower the floor, or raise the variance before the first visit")
        })
    }
}
