//! The vote, played against the real governance program.

use super::{Assembly, Choice, MAX, VOTERS};
use crate::run::Refused;
use crate::stakers::{self, base_units};
use acequia_realms_core::weight::MaxRule;
use acequia_realms_interface::votes::Place;
use harness::outcome::Outcome;
use harness::prelude::*;
use harness::realm::{GivenRealm, RealmScene, NO, YES};

const PART: &str = "the vote in a realm";
/// Governance's word for a proposal that has passed.
const SUCCEEDED: u8 = 3;
const LATECOMER: &str = "mallory";

/// Has everybody vote on a proposal, decides it, and lets everybody leave.
pub fn play() -> Result<Assembly, Refused> {
    let mut realm = founded();
    let proposal = realm.propose();
    realm.farm.after(HOUR);
    let mut cu = 0;
    for (who, home, _, choice) in VOTERS {
        let voting = realm.voting(who, &proposal, home, 0);
        let word = if choice == Choice::For { YES } else { NO };
        cu = cu.max(sent("cast_vote", realm.vote_with(&[(home, voting)], word).run())?);
    }
    let latecomer = come_late(&mut realm, &proposal);
    realm.farm.world.set_time(realm.window(&proposal).end);
    sent("finalize_vote", realm.finalize(&proposal).run())?;
    let (counted, passed) = (realm.counted(&proposal), realm.state(&proposal) == SUCCEEDED);
    let stakers = VOTERS.map(|(who, home, amount, _)| (who, home, amount));
    let all_are_out = stakers::leave(PART, &mut realm.farm, stakers)?;
    Ok(Assembly { counted, cu, latecomer, passed, all_are_out })
}

fn founded() -> RealmScene {
    let mut given = GivenRealm::new().max(MaxRule::Fixed(base_units(MAX)));
    for (nth, (who, home, amount, _)) in VOTERS.into_iter().enumerate() {
        let is_first = VOTERS[..nth].iter().all(|(_, other, ..)| *other != home);
        given = match is_first {
            true => given.pool(who, base_units(amount)),
            false => given.staker(who, base_units(amount)),
        };
    }
    given.ready()
}

fn sent(what: &'static str, outcome: Outcome) -> Result<u64, Refused> {
    stakers::sent(PART, what, outcome)
}

/// Somebody stakes more than everybody else once the vote has begun, and tries to vote.
fn come_late(realm: &mut RealmScene, proposal: &Place) -> String {
    realm.farm.when(LATECOMER).open().ok();
    realm.farm.when(LATECOMER).stake(base_units(MAX)).ok();
    let voting = realm.voting(LATECOMER, proposal, 0, 0);
    let outcome = realm.vote_with(&[(0, voting)], NO).run();
    realm.farm.when(LATECOMER).unstake(base_units(MAX)).ok();
    match outcome.farm_error() {
        Some(error) => error.to_string(),
        None => format!("{:?}", outcome.error),
    }
}
