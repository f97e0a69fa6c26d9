//! The stories of the farm files that are checked in.

use acequia_farm_file::Farm;
use acequia_story::{parse, Story};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../app/farms");

fn examples() -> Vec<(String, String)> {
    let files = std::fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
    let farms = files.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    let read = |path: std::path::PathBuf| {
        (path.display().to_string(), std::fs::read_to_string(&path).unwrap())
    };
    farms.map(read).collect()
}

fn both(path: &str, text: &str) -> (Farm, Story) {
    let (farm, story) = parse(path, text).unwrap_or_else(|report| panic!("{report}"));
    (farm, story.expect("a story"))
}

#[test]
fn every_example_is_a_farm_with_a_story() {
    for (path, text) in examples() {
        let (_, story) = both(&path, &text);
        assert!(story.events.windows(2).all(|pair| pair[0].at <= pair[1].at), "{path}");
        assert!(story.events.last().unwrap().at <= story.seconds, "{path}");
    }
}

#[test]
fn the_same_seed_tells_the_same_story() {
    for (path, text) in examples() {
        assert_eq!(both(&path, &text), both(&path, &text));
    }
}
