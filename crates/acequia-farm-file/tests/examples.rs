//! The farm files that are checked in, and what is promised of every schedule.

use acequia_farm_file::{parse, Emission, Farm};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../app/farms");

fn examples() -> Vec<(String, String)> {
    let files = std::fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let read = |path: std::path::PathBuf| {
        (path.display().to_string(), std::fs::read_to_string(&path).unwrap())
    };
    let farms = files.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    farms.map(read).collect()
}

fn farm(path: &str, text: &str) -> Farm {
    parse(path, text).unwrap_or_else(|report| panic!("{report}"))
}

#[test]
fn segments_add_up_to_the_budget_to_the_unit() {
    for (path, text) in examples() {
        let pools = farm(&path, &text).pools;
        for reward in pools.iter().flat_map(|pool| &pool.rewards) {
            let Emission::Curve(curve) = &reward.emission else {
                continue;
            };
            assert_eq!(
                curve.segments.iter().map(|s| s.amount).sum::<u64>(),
                curve.budget,
                "{path}"
            );
        }
    }
}
