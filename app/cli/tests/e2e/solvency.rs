//! Whether every vault holds what is somebody's.

use crate::support::{Net, AGUA, START};
use crate::team::{lp, team};
use acequia_interface::addresses;

#[test]
fn a_short_vault_is_an_error_within_the_one_value_that_scripts_get() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    lp(&net, 2).types(&format!("acequia stake {pool} 400 --yes")).ok();
    net.travel_to(START + 1);
    let asked = format!("acequia solvency {pool} --json");
    let sound = team.types(&asked).ok().json();
    assert_eq!(sound["vaults"][0]["solvent"], true);
    assert!(sound.get("error").is_none(), "{sound}");

    let held = AGUA.units(400) - 1;
    net.change(&addresses::stake_vault(&pool).0, |data| {
        data[64..72].copy_from_slice(&held.to_le_bytes());
    });
    let short = team.types(&asked).fails(&["hold less than is somebody's: stake"]).json();
    assert_eq!(short["vaults"][0]["solvent"], false);
    assert_eq!(short["vaults"][0]["held"], held.to_string());
    assert!(short["error"]["remedy"].as_str().is_some_and(|words| words.contains("issuer")));
}
