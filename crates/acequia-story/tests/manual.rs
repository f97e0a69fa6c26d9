//! The manual (`docs/farm-file.md`) says what the readers of a farm file and its story take.

use acequia_farm_file::{Farm, Report};
use acequia_story::{parse, Story};
use std::collections::BTreeSet;

const MANUAL: &str = include_str!("../../../docs/farm-file.md");

/// What stands in the manual as TOML, block by block.
fn blocks() -> Vec<&'static str> {
    MANUAL.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

fn read(text: &str) -> Result<(Farm, Option<Story>), Report> {
    parse("manual.toml", text)
}

#[test]
fn its_farm_is_one() {
    let blocks = blocks();
    assert_eq!(blocks.len(), 2, "another block needs a test of its own");
    let (farm, story) = read(blocks[0]).unwrap_or_else(|report| panic!("{report}"));
    let named = farm.pools[0].rewards.iter().filter(|reward| !reward.comes_with_pool()).count();
    assert_eq!((named, story.unwrap().lps.len()), (3, 25));
}

/// The pool of the second block, which shows a reward alone.
const POOL: &str = r#"
name = "Capped"
tokens.LP = { decimals = 6, program = "spl-token" }
tokens.RIO = { decimals = 9, program = "spl-token" }
[[pool]]
name = "Valley"
stake = "LP"
"#;

#[test]
fn its_reward_by_stake_is_one() {
    let (farm, _) =
        read(&format!("{POOL}{}", blocks()[1])).unwrap_or_else(|report| panic!("{report}"));
    let rate = farm.pools[0].rewards[0].rate;
    assert_eq!((rate.full_weight, rate.least_weight), (2_000_000_000_000, 400_000_000_000));
}

/// A file in which every section has a key that nobody knows, so that its reader names those it
/// does know.
const SLIPS: &str = r#"
x = 0
name = "Slips"
tokens.LP = { decimals = 6, program = "spl-token", x = 0 }
[[pool]]
x = 0
name = "Pool"
stake = "LP"
lock = { longest = "60 days", multiplier = 2, leave_early = "1%", x = 0 }
caps = { x = 0 }
[[pool.reward]]
x = 0
token = "LP"
kind = "flow"
window = "7 days"
[[pool.reward]]
x = 0
token = "LP"
kind = "curve"
budget = "100"
committed = "all"
schedule = { shape = "?", x = 0 }
[[pool.reward]]
token = "LP"
kind = "curve"
budget = "100"
committed = "all"
schedule = { shape = "segments", segments = [{ seconds = 1, units = 100_000_000, x = 0 }] }
[[pool.reward]]
token = "LP"
kind = "curve"
budget = "100"
committed = "all"
schedule = { shape = "steps", steps = [{ for = "1 day", share = "100%", x = 0 }] }
[story]
x = 0
begins = 2026-01-05T00:00:00Z
days = 1
team = { plan = [{ day = 0, deposit = "1", reward = "LP", x = 0 }], x = 0 }
lp = [{ name = "Ana", plan = [{ day = 0, stake = "1", x = 0 }], x = 0 }]
crowd = { lps = 1, stake = ["1", "2"], x = 0 }
"#;

/// All keys that the readers name when it meets one it does not know.
fn keys() -> BTreeSet<String> {
    let report = read(SLIPS).expect_err("every section has a slip");
    let slips =
        report.problems().iter().filter(|problem| problem.condition.contains("knows no key"));
    let named = slips.flat_map(|slip| slip.remedy.split('`').skip(1).step_by(2));
    named.map(str::to_owned).collect()
}

/// Whether the manual has the key, alone or as the head of what is written.
fn tells(key: &str) -> bool {
    let forms =
        [format!("`{key}`"), format!("`{key} = "), format!("{{ {key} = "), format!(", {key} = ")];
    let headers = ["", "pool.", "story."].map(|parent| format!("[{parent}{key}]"));
    forms.iter().chain(&headers).any(|form| MANUAL.contains(form.as_str()))
}

#[test]
fn it_tells_every_key() {
    let keys = keys();
    assert!(
        ["falls_by", "units", "lps", "varies"].iter().all(|key| keys.contains(*key)),
        "{keys:?}"
    );
    let untold: Vec<_> = keys.iter().filter(|key| !tells(key)).collect();
    assert!(untold.is_empty(), "docs/farm-file.md does not tell these keys: {untold:?}");
}
