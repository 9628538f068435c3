//! Works through units, one after the other, until there are none, time is up, or going on makes no sense.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use super::runner::Work;
use crate::experiment::runner::Watch;
use crate::store::StoreError;
use crate::store::sweep::failed::{self, FailedTrials};
use crate::store::sweep::{PointRows, SweepFolder, UnitName};
use crate::sweep_file::Point;

/// So many units without a single result end a sweep: more of the same would tell nothing.
const HOPELESS: u32 = 32;
/// Most files about failed trials of a unit; its rows hold them all.
const NOTES: usize = 16;
/// How long to wait before looking again at units that another process works on.
const PATIENCE: Duration = Duration::from_millis(200);

/// See the module.
pub struct Worker<'a> {
    pub work: Work<'a>,
    pub folder: &'a SweepFolder,
    /// All points of the sweep; a point's number is its place.
    pub points: &'a [Point],
    /// Nothing new is begun after it.
    pub deadline: Option<Instant>,
    /// Ends with the first unit in which a trial failed.
    pub fail_fast: bool,
    /// The command that repeats a trial, without the trial's name; stands in the files of failed trials.
    pub replay: String,
}

/// Why the work ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Every unit is stored, here or by another process.
    Done,
    TimeUp,
    Interrupted,
    /// A trial failed and that was to be the end.
    Failed,
    /// No trial had a result.
    Hopeless,
}

/// What a worker did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CameTo {
    pub ended: Ended,
    /// Failed trials (point x world x policy) of the units stored by it.
    pub failed: usize,
}

impl Worker<'_> {
    /// Works on units in their order; those that others have done or are at are left to them. `fruitful` says that
    /// trials of this sweep had results before; `stored` hears of every unit once it is on the disk.
    ///
    /// # Errors
    /// The disk said no; units stored before stay.
    pub fn run(
        &self,
        pool: &rayon::ThreadPool,
        units: Vec<UnitName>,
        fruitful: bool,
        watch: &impl Watch,
        mut stored: impl FnMut(&[PointRows]),
    ) -> Result<CameTo, StoreError> {
        let mut queue: VecDeque<UnitName> = units.into();
        // Units in a row, from the first, without a result; none once there was one.
        let mut fruitless = if fruitful { None } else { Some(0) };
        let (mut failed, mut busy) = (0, 0);
        while let Some(unit) = queue.pop_front() {
            if self.deadline.is_some_and(|d| Instant::now() >= d) {
                return Ok(CameTo { ended: Ended::TimeUp, failed });
            }
            if self.folder.has(&unit) {
                continue;
            }
            let Some(claim) = self.folder.claim(&unit) else {
                // Another process has it; look again when nothing else is left.
                queue.push_back(unit);
                busy += 1;
                if busy >= queue.len() {
                    std::thread::sleep(PATIENCE);
                    busy = 0;
                }
                if watch.stop() {
                    return Ok(CameTo { ended: Ended::Interrupted, failed });
                }
                continue;
            };
            if self.folder.has(&unit) {
                continue;
            }
            let points = &self.points[unit.first_point as usize..=unit.last_point as usize];
            let Some(rows) = pool.install(|| self.work.run(&unit, points, watch)) else {
                return Ok(CameTo { ended: Ended::Interrupted, failed });
            };
            let bad = self.store(&unit, &rows, points)?;
            drop(claim);
            stored(&rows);
            failed += bad;
            let useless = bad == rows.len() * unit.worlds() as usize * self.work.policies;
            fruitless = fruitless.filter(|_| useless).map(|n| n + 1);
            if bad > 0 && self.fail_fast {
                return Ok(CameTo { ended: Ended::Failed, failed });
            }
            if fruitless.is_some_and(|n| n >= HOPELESS || queue.is_empty()) {
                return Ok(CameTo { ended: Ended::Hopeless, failed });
            }
        }
        Ok(CameTo { ended: Ended::Done, failed })
    }

    /// Stores a unit and, before it, files about trials of it that failed. Returns how many these are.
    fn store(&self, unit: &UnitName, rows: &[PointRows], points: &[Point]) -> Result<usize, StoreError> {
        let (count, groups) = grouped(rows);
        for (first, group) in groups.iter().take(NOTES) {
            let point = &points[(first.point - unit.first_point) as usize];
            failed::write(self.folder.path(), first.policy, &self.note(first, group, point))?;
        }
        self.folder.write(unit, rows)?;
        Ok(count)
    }

    fn note(&self, first: &First<'_>, group: &Group, point: &Point) -> FailedTrials {
        let names = self.work.sweep.design.factors().iter().map(|f| f.key.clone());
        FailedTrials {
            point: first.point,
            world: first.world,
            policy: self.folder.plan.policies[first.policy].clone(),
            reason: first.reason.to_owned(),
            worlds: group.worlds,
            policies: group.policies.len() as u32,
            replay: format!("{} {}.{}.{}", self.replay, first.point, first.world, first.policy),
            factors: names.zip(point.levels.iter().map(ToString::to_string)).collect(),
        }
    }
}

/// The first of failed trials that are alike.
struct First<'r> {
    point: u32,
    world: u32,
    policy: usize,
    reason: &'r str,
}

/// How many there are.
struct Group {
    worlds: u32,
    last_world: u32,
    policies: Vec<usize>,
}

/// How many results failed, and these by point and reason, in order: an impossible point is one matter, not as many as it
/// has worlds and policies.
fn grouped(rows: &[PointRows]) -> (usize, Vec<(First<'_>, Group)>) {
    let mut count = 0;
    let mut found: Vec<(First<'_>, Group)> = Vec::new();
    for row in rows {
        let mut by_reason: BTreeMap<&str, usize> = BTreeMap::new();
        for world in &row.worlds {
            for (policy, result) in world.policies.iter().enumerate() {
                let Err(reason) = result else { continue };
                count += 1;
                let at = *by_reason.entry(reason).or_insert_with(|| {
                    let first = First { point: row.point, world: world.world, policy, reason };
                    found.push((first, Group { worlds: 1, last_world: world.world, policies: Vec::new() }));
                    found.len() - 1
                });
                let group = &mut found[at].1;
                group.worlds += u32::from(group.last_world != world.world);
                group.last_world = world.world;
                if !group.policies.contains(&policy) {
                    group.policies.push(policy);
                }
            }
        }
    }
    (count, found)
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::experiment::runner::quiet_trial_panics;
    use crate::experiment::sweep::resolve::resolve;
    use crate::experiment::sweep::runner::Sabotage;
    use crate::experiment::sweep::units::{Shard, missing};
    use crate::store::rounds::{Measured, WorldRows};
    use crate::sweep_file::{self, Sweep};

    /// Stops once so many units are stored.
    struct Follower {
        units: AtomicUsize,
        stop_after: usize,
    }
    impl Follower {
        fn new(stop_after: usize) -> Follower {
            Follower { units: AtomicUsize::new(0), stop_after }
        }
    }
    impl Watch for Follower {
        fn stop(&self) -> bool {
            self.units.load(Ordering::SeqCst) >= self.stop_after
        }
        fn world_done(&self) {}
    }

    /// A sweep of a test function: `points` units of one point and two worlds.
    fn sweep(dir: &Path, points: u32) -> Sweep {
        let text = format!(
            "grapevine = 1\nmodel = \"ishigami\"\n[sweep]\ndesign = \"sobol\"\npoints = {points}\n\
             trials = 2\nunit = 1\n[sweep.vary]\nx1 = \"-3 .. 3\"\n"
        );
        std::fs::write(dir.join("w.toml"), text).expect("written");
        sweep_file::load(&dir.join("w.toml"), &[]).expect("a sweep")
    }

    fn folder(dir: &Path, sweep: &Sweep) -> SweepFolder {
        let resolved = resolve(sweep, None).expect("a plan");
        SweepFolder::open(&dir.join("out"), resolved.plan, resolved.manifest).expect("a folder")
    }

    /// Works with this sabotage on what lacks.
    fn work(
        sweep: &Sweep,
        folder: &SweepFolder,
        sabotage: Option<Sabotage>,
        change: impl FnOnce(&mut Worker<'_>),
        follow: &Follower,
    ) -> CameTo {
        quiet_trial_panics();
        let points: Vec<Point> = sweep.points().collect();
        let done = folder.finished().expect("readable");
        let units = missing(&folder.plan, points.len() as u32, 2, &done, Shard::WHOLE);
        let mut worker = Worker {
            work: Work { sweep, policies: 1, series: false, sabotage },
            folder,
            points: &points,
            deadline: None,
            fail_fast: false,
            replay: "again".into(),
        };
        change(&mut worker);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
        let count = |_: &[PointRows]| {
            follow.units.fetch_add(1, Ordering::SeqCst);
        };
        let fruitful = failed::any_result(folder.path(), &done);
        worker.run(&pool, units, fruitful, follow, count).expect("stored")
    }

    fn stored(folder: &SweepFolder) -> usize {
        folder.finished().expect("readable").len()
    }

    #[test]
    fn a_sweep_without_any_result_ends_early_and_keeps_what_it_saw() {
        let dir = tempfile::tempdir().expect("a folder");
        let sweep = sweep(dir.path(), 64);
        let folder = folder(dir.path(), &sweep);
        let came_to = work(&sweep, &folder, Some(|_, _| true), |_| {}, &Follower::new(99));
        assert_eq!(came_to, CameTo { ended: Ended::Hopeless, failed: 64 });
        assert_eq!(stored(&folder), HOPELESS as usize);
        let note = std::fs::read_dir(folder.path().join("failed")).expect("a folder").count();
        assert_eq!(note, HOPELESS as usize, "one for both worlds of a point");
    }

    #[test]
    fn fruitless_units_of_an_earlier_command_are_no_hope() {
        let dir = tempfile::tempdir().expect("a folder");
        let sweep = sweep(dir.path(), 100);
        let folder = folder(dir.path(), &sweep);
        for stored_then in [32, 64] {
            let came_to = work(&sweep, &folder, Some(|_, _| true), |_| {}, &Follower::new(99));
            assert_eq!((came_to.ended, stored(&folder)), (Ended::Hopeless, stored_then));
        }
        let units = folder.finished().expect("readable");
        assert_eq!(failed::count(folder.path(), &units), 128);
    }

    #[test]
    fn failures_that_are_alike_are_one_matter() {
        let fails = |world, reasons: [Option<&str>; 2]| WorldRows {
            world,
            unknowns: Vec::new(),
            policies: reasons
                .into_iter()
                .map(|r| {
                    r.map_or(Ok(Measured { metrics: vec![1.0], weeks: Vec::new() }), |r| Err(r.to_owned()))
                })
                .collect(),
            pilot: None,
        };
        let (both, second) = ([Some("impossible"); 2], [None, Some("overflow")]);
        let rows = [
            PointRows { point: 4, worlds: (8..72).map(|world| fails(world, both)).collect() },
            PointRows { point: 5, worlds: vec![fails(8, [None; 2]), fails(9, second), fails(10, both)] },
        ];
        let (count, groups) = grouped(&rows);
        assert_eq!(count, 128 + 3);
        let told: Vec<_> = groups
            .iter()
            .map(|(f, g)| (f.point, f.world, f.policy, f.reason, g.worlds, g.policies.len()))
            .collect();
        let expected =
            [(4, 8, 0, "impossible", 64, 2), (5, 9, 1, "overflow", 1, 1), (5, 10, 0, "impossible", 1, 2)];
        assert_eq!(told, expected);
    }

    #[test]
    fn one_result_is_hope_enough_also_one_of_an_earlier_command() {
        let dir = tempfile::tempdir().expect("a folder");
        let sweep = sweep(dir.path(), 64);
        let folder = folder(dir.path(), &sweep);
        let first = Follower::new(1);
        assert_eq!(work(&sweep, &folder, None, |_| {}, &first).ended, Ended::Interrupted);
        assert_eq!(stored(&folder), 1);
        let came_to = work(&sweep, &folder, Some(|_, _| true), |_| {}, &Follower::new(99));
        assert_eq!(came_to, CameTo { ended: Ended::Done, failed: 126 });
        assert_eq!(stored(&folder), 64);
    }

    #[test]
    fn the_first_failure_ends_it_where_that_was_asked_for() {
        let dir = tempfile::tempdir().expect("a folder");
        let sweep = sweep(dir.path(), 8);
        let folder = folder(dir.path(), &sweep);
        let fails: Sabotage = |point, world| (point, world) == (3, 1);
        let came_to = work(&sweep, &folder, Some(fails), |w| w.fail_fast = true, &Follower::new(99));
        assert_eq!(came_to, CameTo { ended: Ended::Failed, failed: 1 });
        assert_eq!(stored(&folder), 4, "the unit with the failure is stored, too");
        let note = std::fs::read_dir(folder.path().join("failed")).expect("a folder").flatten().next();
        let text = std::fs::read_to_string(note.expect("a file").path()).expect("readable");
        assert!(text.contains("again 3.1.0") && text.contains("sabotaged"), "{text}");
    }

    #[test]
    fn nothing_is_begun_after_the_deadline() {
        let dir = tempfile::tempdir().expect("a folder");
        let sweep = sweep(dir.path(), 8);
        let folder = folder(dir.path(), &sweep);
        let late = |w: &mut Worker<'_>| w.deadline = Some(Instant::now());
        let came_to = work(&sweep, &folder, None, late, &Follower::new(99));
        assert_eq!(came_to, CameTo { ended: Ended::TimeUp, failed: 0 });
        assert_eq!(stored(&folder), 0);
    }

    #[test]
    fn what_another_process_works_on_is_left_to_it_until_it_lets_go() {
        let dir = tempfile::tempdir().expect("a folder");
        let sweep = sweep(dir.path(), 4);
        let folder = folder(dir.path(), &sweep);
        let unit = missing(&folder.plan, 4, 2, &[], Shard::WHOLE)[1];
        let claim = folder.claim(&unit).expect("nobody has it");
        // All others are done, this one is waited for; then the wait is interrupted.
        let came_to = work(&sweep, &folder, None, |_| {}, &Follower::new(3));
        assert_eq!((came_to.ended, stored(&folder)), (Ended::Interrupted, 3));
        assert!(!folder.has(&unit));
        drop(claim);
        assert_eq!(work(&sweep, &folder, None, |_| {}, &Follower::new(99)).ended, Ended::Done);
        assert!(folder.has(&unit));
    }
}
