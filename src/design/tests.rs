use super::*;

fn linear(key: &str, low: f64, high: f64) -> Factor {
    Factor { key: key.into(), range: Range::Linear { low, high } }
}

fn words(words: &[&str]) -> Range {
    Range::Listed(words.iter().map(|w| Level::Word((*w).into())).collect())
}

fn units(k: usize) -> Vec<Factor> {
    (0..k).map(|j| linear(&format!("x{j}"), 0.0, 1.0)).collect()
}

fn design(kind: Kind, factors: Vec<Factor>, size: u32) -> Design {
    Design::new(kind, factors, size, 20_260_301, Vec::new()).expect("a design")
}

fn numbers(design: &Design, index: u32) -> Vec<f64> {
    design.point(index).iter().map(|l| l.number().expect("a number")).collect()
}

#[test]
fn a_grid_has_every_combination_once_and_both_ends() {
    let factors = vec![
        linear("a", 1.0, 3.0),
        Factor { key: "b".into(), range: words(&["x", "y"]) },
        Factor { key: "c".into(), range: Range::Whole { low: 5, high: 6 } },
    ];
    let grid = design(Kind::Grid { steps: 3 }, factors, 0);
    assert_eq!(grid.len(), 3 * 2 * 2);
    let all: Vec<String> = (0..12).map(|i| format!("{:?}", grid.point(i))).collect();
    assert!(all.iter().enumerate().all(|(i, p)| !all[..i].contains(p)));
    assert_eq!(grid.point(0), [Level::Number(1.0), Level::Word("x".into()), Level::Number(5.0)]);
    assert_eq!(grid.point(11), [Level::Number(3.0), Level::Word("y".into()), Level::Number(6.0)]);
}

#[test]
fn one_at_a_time_starts_with_today_and_moves_one_factor() {
    let today = vec![Level::Number(0.25), Level::Number(7.0)];
    let factors = vec![linear("a", 0.0, 1.0), linear("b", 5.0, 9.0)];
    let oat = Design::new(Kind::OneAtATime { steps: 3 }, factors, 0, 1, vec![today.clone()]).unwrap();
    assert_eq!(oat.len(), 7);
    assert_eq!((oat.point(0), oat.role(0).moved), (today.clone(), None));
    for index in 1..7 {
        let point = oat.point(index);
        let moved = oat.role(index).moved.unwrap() as usize;
        assert_eq!(moved, usize::from(index > 3));
        assert_eq!(point[1 - moved], today[1 - moved]);
    }
    assert_eq!(oat.point(6)[1], Level::Number(9.0));
}

#[test]
fn a_latin_hypercube_has_one_point_in_each_bin_of_each_factor() {
    let lhs = design(Kind::LatinHypercube, units(5), 100);
    for factor in 0..5 {
        let mut bins: Vec<u32> = (0..100).map(|i| (numbers(&lhs, i)[factor] * 100.0) as u32).collect();
        bins.sort_unstable();
        assert_eq!(bins, (0..100).collect::<Vec<_>>());
    }
}

#[test]
fn scrambled_sobol_points_keep_their_elementary_intervals_and_extend() {
    let (small, large) = (design(Kind::Sobol, units(6), 64), design(Kind::Sobol, units(6), 4096));
    for index in 0..64 {
        assert_eq!(small.point(index), large.point(index));
    }
    for factor in 0..6 {
        let mut bins: Vec<u32> = (0..64).map(|i| (numbers(&small, i)[factor] * 64.0) as u32).collect();
        bins.sort_unstable();
        assert_eq!(bins, (0..64).collect::<Vec<_>>(), "factor {factor}");
    }
    // Of the first two coordinates every elementary interval of volume 1/64 holds one point.
    for (cut, other) in [(2, 32), (8, 8), (16, 4)] {
        let mut cells: Vec<u32> = (0..64)
            .map(|i| numbers(&small, i))
            .map(|x| (x[0] * f64::from(cut)) as u32 * other + (x[1] * f64::from(other)) as u32)
            .collect();
        cells.sort_unstable();
        assert_eq!(cells, (0..64).collect::<Vec<_>>());
    }
    let other = Design::new(Kind::Sobol, units(6), 64, 2, Vec::new()).unwrap();
    assert_ne!(other.point(0), small.point(0), "another seed scrambles otherwise");
}

#[test]
fn each_factor_of_a_trajectory_moves_once_by_the_same_step() {
    let morris = design(Kind::Morris, units(7), 40);
    assert_eq!(morris.len(), 40 * 8);
    let mut first = [0; 7];
    let mut level = [0; 4];
    for row in 0..40 {
        let mut moved = Vec::new();
        for step in 1..=7 {
            let index = row * 8 + step;
            let (before, after) = (numbers(&morris, index - 1), numbers(&morris, index));
            let role = morris.role(index);
            assert_eq!((role.row, role.step), (row, step));
            let factor = role.moved.unwrap() as usize;
            for j in 0..7 {
                let distance = (after[j] - before[j]).abs();
                let expected = if j == factor { morris::DELTA } else { 0.0 };
                assert!((distance - expected).abs() < 1e-12, "row {row}, step {step}, factor {j}");
            }
            moved.push(factor);
        }
        first[moved[0]] += 1;
        level[(numbers(&morris, row * 8)[0] * 3.0).round() as usize] += 1;
        moved.sort_unstable();
        assert_eq!(moved, (0..7).collect::<Vec<_>>());
    }
    assert!(first.iter().all(|n| *n > 0), "every factor is somewhere the first to move: {first:?}");
    assert!(level.iter().all(|n| *n > 3), "all four levels are starting points: {level:?}");
}

#[test]
fn lists_and_few_whole_numbers_are_as_often_at_each_of_their_levels() {
    for p in [2_u32, 3, 4, 5, 7] {
        let list = Range::Listed((0..p).map(|v| Level::Number(f64::from(v))).collect());
        let whole = Range::Whole { low: 0, high: i64::from(p.min(4)) - 1 };
        let factors = [list, whole].map(|range| Factor { key: "f".into(), range }).to_vec();
        let morris = design(Kind::Morris, factors, 400);
        for (factor, p) in [p, p.min(4)].into_iter().enumerate() {
            let mut seen = vec![0_u32; p as usize];
            for index in 0..morris.len() {
                seen[numbers(&morris, index)[factor] as usize] += 1;
                if morris.role(index).moved == Some(factor as u32) {
                    assert_ne!(
                        numbers(&morris, index)[factor],
                        numbers(&morris, index - 1)[factor],
                        "it moves"
                    );
                }
            }
            // Three points of 400 trajectories; a trajectory brings at most three of one level: 4 SE of that.
            let share = 1.0 / f64::from(p);
            let error = 3.0 * (share * (1.0 - share) * 400.0).sqrt();
            assert!(
                seen.iter().all(|n| (f64::from(*n) - 1_200.0 * share).abs() < 4.0 * error),
                "{p}: {seen:?}"
            );
        }
    }
}

#[test]
fn saltelli_blocks_differ_from_a_in_one_column_taken_from_b() {
    let saltelli = design(Kind::Saltelli, units(3), 16);
    assert_eq!(saltelli.len(), 16 * 5);
    for row in 0..16 {
        let [a, b] = [0, 1].map(|step| numbers(&saltelli, row * 5 + step));
        for factor in 0..3 {
            let index = row * 5 + 2 + factor;
            assert_eq!(saltelli.role(index), Role { row, step: 2 + factor, moved: Some(factor) });
            for j in 0..3 {
                let from = if j == factor as usize { &b } else { &a };
                assert_eq!(numbers(&saltelli, index)[j], from[j]);
            }
        }
        assert_ne!(a, b);
    }
    assert_eq!(numbers(&saltelli, 0), numbers(&design(Kind::Saltelli, units(3), 1024), 0));
}

#[test]
fn coordinates_become_levels_in_equal_bins_and_exact_ends() {
    let whole = Factor { key: "n".into(), range: Range::Whole { low: -1, high: 2 } };
    let at = |u| whole.at(u).number().unwrap();
    assert_eq!([0.0, 0.2499, 0.25, 0.5, 0.9999, 1.0].map(at), [-1.0, -1.0, 0.0, 1.0, 2.0, 2.0]);
    let log = Factor { key: "l".into(), range: Range::Log { low: 0.01, high: 0.2 } };
    assert_eq!([log.at(0.0), log.at(1.0)], [Level::Number(0.01), Level::Number(0.2)]);
    let middle = log.at(0.5).number().unwrap();
    assert!((middle - (0.01_f64 * 0.2).sqrt()).abs() < 1e-15);
    let listed = Factor { key: "w".into(), range: words(&["a", "b", "c"]) };
    assert_eq!(listed.at(0.34), Level::Word("b".into()));
    assert_eq!(listed.at(1.0), Level::Word("c".into()));
    assert_eq!((whole.levels(3), whole.levels(9), listed.levels(2)), (3, 4, 3));
    assert_eq!(linear("c", 2.0, 2.0).levels(9), 1, "a range without width has one level");
}

/// A factor of one level, as a list of one or `--set` make it.
fn held(key: &str, level: f64) -> Factor {
    Factor { key: key.into(), range: Range::Listed(vec![Level::Number(level)]) }
}

#[test]
fn a_factor_of_one_level_holds_it_at_every_point_and_is_no_part_of_the_design() {
    let with = || vec![held("c", 7.0), linear("x0", 0.0, 1.0), held("d", 8.0), linear("x1", 0.0, 1.0)];
    for kind in [Kind::Sobol, Kind::LatinHypercube, Kind::Morris, Kind::Saltelli, Kind::Grid { steps: 3 }] {
        let (with, without) = (design(kind, with(), 16), design(kind, units(2), 16));
        assert_eq!(with.len(), without.len(), "{kind:?}");
        for index in 0..with.len() {
            let (all, free) = (numbers(&with, index), numbers(&without, index));
            assert_eq!(all, [7.0, free[0], 8.0, free[1]], "{kind:?}");
            // The factor that moved is named by its place among all.
            let (role, alone) = (with.role(index), without.role(index));
            assert_eq!(
                (role.row, role.step, role.moved),
                (alone.row, alone.step, alone.moved.map(|m| 2 * m + 1))
            );
        }
    }
    let today = [20.0, 0.25, 30.0, 0.75].map(Level::Number).to_vec();
    let oat = Design::new(Kind::OneAtATime { steps: 3 }, with(), 0, 1, vec![today]).unwrap();
    assert_eq!(oat.len(), 7);
    assert_eq!(numbers(&oat, 0), [7.0, 0.25, 8.0, 0.75], "their level is today's");
    assert_eq!((numbers(&oat, 6), oat.role(6).moved), (vec![7.0, 0.25, 8.0, 1.0], Some(3)));
    assert_eq!(Design::new(Kind::Sobol, vec![held("c", 7.0)], 4, 1, Vec::new()), Err(Refused::NothingVaries));
}

#[test]
fn whole_numbers_on_a_log_scale_are_whole_and_each_level_comes_once() {
    let factor = |low, high| Factor { key: "n".into(), range: Range::WholeLog { low, high } };
    let levels = |low, high, steps| -> Vec<f64> {
        let f = factor(low, high);
        (0..f.levels(steps)).map(|s| f.level(steps, s).number().unwrap()).collect()
    };
    assert_eq!(levels(200, 500, 3), [200.0, 316.0, 500.0]);
    assert_eq!(levels(1, 4, 4), [1.0, 2.0, 3.0, 4.0]);
    assert_eq!(levels(1, 100, 9), [1.0, 2.0, 3.0, 6.0, 10.0, 18.0, 32.0, 56.0, 100.0]);
    let wide = factor(1, 1000);
    let at: Vec<f64> = (0..=1000).map(|i| wide.at(f64::from(i) / 1000.0).number().unwrap()).collect();
    assert!(at.iter().all(|v| v.fract() == 0.0 && (1.0..=1000.0).contains(v)));
    assert_eq!((at[0], at[1000]), (1.0, 1000.0));
    assert!(
        at.iter().filter(|v| **v < 32.0).count().abs_diff(500) < 5,
        "half of them below the root of 1,000"
    );
}

#[test]
fn designs_without_points_or_with_too_many_are_refused() {
    let refused = |kind, k, size| Design::new(kind, units(k), size, 1, Vec::new()).unwrap_err();
    assert_eq!(refused(Kind::Sobol, 2, 0), Refused::NoPoints);
    assert_eq!(refused(Kind::Sobol, 65, 8), Refused::TooManyFactors { most: 64 });
    assert_eq!(refused(Kind::Saltelli, 33, 8), Refused::TooManyFactors { most: 32 });
    assert_eq!(refused(Kind::Grid { steps: 100 }, 8, 0), Refused::TooManyPoints);
    assert_eq!(refused(Kind::Morris, 9, u32::MAX), Refused::TooManyPoints);
    assert_eq!(refused(Kind::LatinHypercube, 0, 8), Refused::NoFactors);
    assert_eq!(refused(Kind::Listed, 1, 8), Refused::NoPoints);
}

#[test]
fn only_block_designs_and_sequences_can_be_extended() {
    let extensible = [Kind::Sobol, Kind::Morris, Kind::Saltelli, Kind::Listed];
    let whole = [Kind::Grid { steps: 3 }, Kind::OneAtATime { steps: 3 }, Kind::LatinHypercube];
    assert!(extensible.iter().all(|k| k.extensible()) && !whole.iter().any(|k| k.extensible()));
    for (name, _) in KINDS {
        let named = extensible.iter().chain(&whole).filter(|k| k.name() == name);
        assert_eq!(named.count(), 1, "{name}");
    }
}
