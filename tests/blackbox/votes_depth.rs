//! How deep a hook may call, by the way a vote comes to the farm: measured under the public
//! limit of five levels, and held equal to the table of docs/votes-depth.md.

use crate::hostile::{own_address, relayed};
use harness::prelude::*;
use harness::world::address_of;
use litesvm::LiteSVM;
use solana_instruction_error::InstructionError;

/// Programs that a vote comes through, the outermost first. The last one owns the position.
const ROUTES: [(&str, &[&str]); 4] = [
    ("a wallet", &[]),
    ("a composing program", &["composer"]),
    ("a multisig", &["multisig"]),
    ("a multisig and a composing program", &["multisig", "composer"]),
];

/// The most levels that Solana runs, the transaction's own instruction included.
const PUBLIC_LIMIT: usize = 5;
/// The same where this feature is active. Of mainnet-beta's it is not one, by LiteSVM's list.
const RAISED_LIMIT: usize = 9;
const RAISED: Address = Address::from_str_const("6TkHkRmP7JZy1fdM6fg5uXn76wChQBWGokHBJzrLB3mj");
/// Finds no way of its own to end.
const TOO_DEEP: u8 = 12;

/// A hostile hook, a ballot, and a position of whoever the route ends with.
struct Voting {
    farm: Scene,
    ballot: Ballot,
    owner: Address,
    position: Address,
    through: Vec<Address>,
}

impl Voting {
    fn by(route: &[&str]) -> Self {
        let mut farm = Given::pool().staker("alice", 3_000).ready();
        let through: Vec<Address> =
            route.iter().map(|at| farm.world.deploy_as(RELAY, at)).collect();
        let owner = match through.last() {
            Some(program) => own_address(program).0,
            None => address_of("alice"),
        };
        let position = seat(&mut farm, owner);
        let hook = farm.hook(HOSTILE);
        let (address, start) = (farm.world.key("anything"), farm.world.now());
        farm.after(DAY);
        let ballot = Ballot { hook, address, start, end: start + 7 * DAY };
        Self { farm, ballot, owner, position, through }
    }

    /// The vote, or its withdrawal, in which the hook calls itself that many levels deep.
    fn send(&self, farm: &mut Scene, levels: u8, withdraws: bool) -> Outcome {
        let payload: &[u8] = if levels == 0 { &[] } else { &[12, levels] };
        let extras = [AccountMeta::new_readonly(self.ballot.hook, false)];
        let actor = farm.when("alice").at(self.position);
        let step = match withdraws {
            false => actor.vote_with(&self.ballot, &extras, payload),
            true => actor.withdraw_with(&self.ballot, &extras, payload),
        };
        let mut instruction = step.build();
        instruction.accounts[0].pubkey = self.owner;
        let outermost_last = self.through.iter().rev();
        let wrapped = outermost_last.fold(instruction, |inner, relay| relayed(*relay, &inner));
        farm.world.send(address_of("alice"), &[wrapped])
    }

    /// How many levels the hook has below its own. One more is one too many.
    fn levels_left(&self, limit: usize) -> usize {
        let mut last = None;
        for levels in 0..TOO_DEEP {
            let mut farm = self.farm.fork();
            let record = farm.world.record();
            let outcome = self.send(&mut farm, levels, false);
            let deepest = record.calls().iter().map(|call| call.depth).max().unwrap_or(0);
            if outcome.error.is_some() {
                assert_eq!(outcome.instruction_error(), Some(&InstructionError::CallDepth));
                assert_eq!(last, Some((levels - 1, limit)), "the deepest one ran at the limit");
                return levels as usize - 1;
            }
            self.send(&mut farm, levels, true).ok();
            last = Some((levels, deepest));
        }
        panic!("no limit was found");
    }

    /// At which level the hook runs.
    fn level_of_hook(&self) -> usize {
        let mut farm = self.farm.fork();
        let record = farm.world.record();
        self.send(&mut farm, 0, false).ok();
        record.calls_of(&self.ballot.hook)[0].depth
    }
}

/// A position of that owner's with something in it; the farm asks no signature for that.
fn seat(farm: &mut Scene, owner: Address) -> Address {
    let (alice, pool) = (address_of("alice"), farm.site().pool);
    let position = position_at(&pool, &alice, 7);
    let opened =
        instructions::OpenPosition { opener: alice, payer: alice, pool, position, index: 7, owner };
    farm.step("alice", opened.instruction()).ok();
    farm.when("alice").at(position).stake(1_000).ok();
    position
}

/// The table as it is measured.
fn table() -> Vec<String> {
    let row = |(name, route): (&str, &[&str])| {
        let voting = Voting::by(route);
        let (hook, left) = (voting.level_of_hook(), voting.levels_left(PUBLIC_LIMIT));
        assert_eq!(hook + left, PUBLIC_LIMIT);
        format!("| {name} | {} | {hook} | {left} |", hook - 1)
    };
    ROUTES.into_iter().map(row).collect()
}

#[test]
fn the_table_in_the_documents_is_what_is_measured() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/votes-depth.md");
    let text = std::fs::read_to_string(path).expect("docs/votes-depth.md");
    let rows = text.lines().filter(|line| line.starts_with("| a "));
    let written: Vec<String> = rows.map(str::to_owned).collect();

    assert_eq!(written, table(), "docs/votes-depth.md differs from what was measured");
}

#[test]
fn the_limit_is_the_runtimes_and_moves_with_it() {
    let voting = Voting::by(&["multisig", "composer"]);
    let mut features = LiteSVM::mainnet_feature_set();
    assert!(!features.is_active(&RAISED));
    assert_eq!(voting.levels_left(PUBLIC_LIMIT), 1);

    let mut raised = Voting::by(&["multisig", "composer"]);
    features.activate(&RAISED, 0);
    let svm = std::mem::take(&mut raised.farm.world.svm);
    raised.farm.world.svm = svm.with_feature_set(features);
    assert_eq!(raised.levels_left(RAISED_LIMIT), 5);
}

#[test]
fn a_position_of_a_programs_own_address_votes_and_leaves_through_that_program() {
    let Voting { mut farm, ballot, owner, position, through } = Voting::by(&["composer"]);
    let voting = Voting { farm: farm.fork(), ballot, owner, position, through: through.clone() };
    voting.send(&mut farm, 0, false).ok();
    let stake = farm.stake_mint();
    let wallet = farm.world.wallet(&owner, &stake);
    let leave = instructions::Unstake {
        owner,
        pool: farm.site().pool,
        position,
        stake_vault: farm.pool().stake_vault,
        destination: wallet,
        stake_mint: stake.address,
        token_program: stake.program,
        amount: 1_000,
    };
    let leave = relayed(through[0], &leave.instruction());

    farm.step("anyone", leave.clone()).fails(FarmError::VoteLocked);
    farm.world.set_time(ballot.end);
    farm.step("anyone", leave).ok();

    assert_eq!(farm.world.balance(&wallet), 1_000);
}
