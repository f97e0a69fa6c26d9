//! Nobody's leftovers block anybody: whatever a stranger, an absent or a lost key leaves behind is put
//! aside by those it stands in the way of, without touching what is owed (F28, F29).

use harness::prelude::*;
use harness::world::address_of;

const LASTS: u64 = 10 * DAY;

/// A stream that has ended and owes alice and bob.
fn ended(token: Token) -> Scene {
    let given = Given::pool().accepting(Risks::ALL).reward(token, Curve::even(1_000_000, LASTS));
    let mut farm = given.staker("alice", 3).staker("bob", 1).ready();
    farm.after(LASTS);
    farm
}

/// The same, in a pool that has closed for good: bob has claimed and is gone, alice has left and not
/// claimed.
fn closed(token: Token) -> Scene {
    let mut farm = ended(token);
    farm.when("bob").unstake(1).ok();
    farm.when("bob").claim_all().ok();
    farm.when("bob").close().ok();
    farm.when("alice").unstake(3).ok();
    closes(&mut farm);
    farm
}

fn closes(farm: &mut Scene) {
    farm.when("creator").announce_closing(true).ok();
    farm.after(14 * DAY);
    farm.when("creator").wind_down_pool().ok();
}

/// Another token account of somebody's, as its owner could have made it.
fn spare(farm: &mut Scene, who: &str, change: impl FnOnce(&mut Vec<u8>)) -> Address {
    let (owner, mint) = (farm.world.actor(who), farm.reward(0));
    let canonical = farm.world.wallet(&owner, &mint);
    let mut account = farm.world.account(&canonical).expect("the wallet");
    change(&mut account.data);
    let at = address_of(&format!("a spare account of {who}"));
    farm.world.put(at, account);
    at
}

/// Hands somebody's canonical account for the first reward to mallory.
fn hand_over_canonical(farm: &mut Scene, who: &str) {
    let (owner, mint) = (farm.world.actor(who), farm.reward(0));
    let canonical = farm.world.wallet(&owner, &mint);
    let mut account = farm.world.account(&canonical).expect("the wallet");
    account.data[32..64].copy_from_slice(address_of("mallory").as_ref());
    farm.world.put(canonical, account);
}

/// F28: one base unit per window kept a flow from ending for ever.
#[test]
fn f28_a_grain_keeps_no_flow_from_ending() {
    let mut farm = Given::pool().flow(Token::spl(6), DAY).staker("alice", 1_000).ready();
    farm.when("donor").top_up(0, 1_000_000).ok();
    farm.after(HOUR);

    farm.when("mallory").wind_down(0).fails(FarmError::NotFunder);
    farm.when("funder").wind_down(0).ok();
    assert_eq!(farm.stream(0).state, 2, "ending");
    farm.when("mallory").top_up(0, 1).fails(FarmError::StreamNotActive);
    farm.when("anyone").wind_down(0).fails(FarmError::StreamNotFinished);
    farm.after(2 * DAY);
    farm.when("anyone").wind_down(0).ok();

    assert_eq!(farm.stream(0).state, 3, "closing");
    farm.then("alice").is_owed(0, 1_000_000);
}

/// F28: with nobody staked its rest was stuck. What a stretch without stakers would have streamed is
/// the funder's as it passes; nothing goes back at once.
#[test]
fn f28_an_ending_flow_without_stakers_goes_back_as_it_passes() {
    let mut farm = Given::pool().flow(Token::spl(6), DAY).ready();
    farm.when("donor").top_up(0, 1_000_000).ok();
    farm.when("funder").wind_down(0).ok();
    farm.when("funder").refund_idle(0).fails(FarmError::NothingToRefund);
    let left = farm.stream(0).schedule.ends_at() - farm.world.now();
    farm.after(left / 2);

    farm.when("funder").refund_idle(0).ok();
    let mint = farm.reward(0);
    let half = farm.then("funder").holding(&mint);
    assert!((499_000..=501_000).contains(&half), "{half}");
    farm.after(left);
    farm.when("anyone").wind_down(0).ok();
    farm.when("funder").retire(0).ok();
    assert_eq!(farm.then("funder").holding(&mint), 1_000_000);
}

/// F29: an absent claimant kept a slot for ever. 30 days after the closing began anyone pays them, and
/// retires the stream.
#[test]
fn f29_an_absent_claimant_keeps_no_slot() {
    let mut farm = ended(Token::spl(6));
    farm.when("funder").wind_down(0).ok();
    farm.after(30 * DAY - 1);
    let push = |farm: &mut Scene, who| {
        farm.when("anyone").at_position_of(who).push_claim(&[0]).run().farm_error()
    };
    assert_eq!(push(&mut farm, "alice"), Some(FarmError::PushNotAllowed));
    farm.when("anyone").retire(0).fails(FarmError::FundersTurn);
    farm.after(1);
    farm.when("anyone").retire(0).fails(FarmError::StreamStillOwes);

    assert_eq!((push(&mut farm, "alice"), push(&mut farm, "bob")), (None, None));
    let (mallory, mint) = (farm.world.actor("mallory"), farm.reward(0));
    let mallorys = farm.world.wallet(&mallory, &mint);
    farm.when("mallory").retire_to(0, Some(mallorys)).fails(FarmError::WrongRecipient);
    let shared = spare(&mut farm, "mallory", |data| {
        data[32..64].copy_from_slice(address_of("funder").as_ref());
        data[129] = 1; // somebody else may close it
    });
    farm.when("mallory").retire_to(0, Some(shared)).fails(FarmError::WrongRecipient);
    farm.when("anyone").retire(0).ok();

    assert_eq!(farm.then("alice").holding(&mint), 750_000);
    assert!(!farm.pool().streams[0].is_in_use());
}

/// F29: what is pushed at the end goes to the owner though their canonical account is another's, and
/// to none in which somebody else has a say.
#[test]
fn f29_a_canonical_account_that_was_handed_over_blocks_nobody() {
    let mut farm = ended(Token::spl(6));
    let alices = spare(&mut farm, "alice", |_| {});
    farm.when("funder").wind_down(0).ok();
    farm.after(30 * DAY);
    let instead = |farm: &mut Scene, to| {
        farm.when("anyone").at_position_of("alice").push_instead(0, to).run().farm_error()
    };
    assert_eq!(instead(&mut farm, alices), Some(FarmError::CanonicalAccountWorks));

    hand_over_canonical(&mut farm, "alice");
    let push = farm.when("anyone").at_position_of("alice").push_claim(&[0]);
    push.fails(FarmError::NotOwnersTokenAccount);
    for (at, whose) in [(72, "a delegate"), (129, "a close authority")] {
        let to = spare(&mut farm, "carol", |data| {
            data[32..64].copy_from_slice(address_of("alice").as_ref());
            data[at] = 1;
        });
        assert_eq!(instead(&mut farm, to), Some(FarmError::NotOwnersTokenAccount), "{whose}");
    }
    assert_eq!(instead(&mut farm, alices), None);
    assert_eq!(farm.world.balance(&alices), 750_000);
}

/// A canonical account that is frozen refuses, so another may be paid; while an owner who lets claims
/// be pushed is paid to the canonical one alone, as ever.
#[test]
fn another_account_is_paid_only_where_the_canonical_one_refuses_at_the_end() {
    let mut farm = ended(Token::spl(6).freezable());
    let (alices, mint) = (spare(&mut farm, "alice", |_| {}), farm.reward(0));
    let canonical = farm.wallet_of("alice", &mint);
    farm.world.freeze(&canonical, &mint);
    farm.when("alice").allow_push(true).ok();
    let early = farm.when("anyone").at_position_of("alice").push_instead(0, alices);
    early.fails(FarmError::NotOwnersTokenAccount);
    farm.when("funder").wind_down(0).ok();
    farm.after(30 * DAY);

    farm.when("anyone").at_position_of("alice").push_instead(0, alices).ok();
    assert_eq!(farm.world.balance(&alices), 750_000);
}

/// So does one whose holder asks for a memo with each transfer, which the farm never writes.
#[test]
fn a_canonical_account_that_asks_for_a_memo_refuses() {
    let mut farm = ended(Token::token_2022(6));
    let (alices, mint) = (spare(&mut farm, "alice", |_| {}), farm.reward(0));
    let canonical = farm.wallet_of("alice", &mint);
    farm.world.ask_for_memos("alice", &canonical);
    farm.when("funder").wind_down(0).ok();
    farm.after(30 * DAY);

    farm.when("anyone").at_position_of("alice").push_claim(&[0]).refused();
    farm.when("anyone").at_position_of("alice").push_instead(0, alices).ok();
    assert_eq!(farm.world.balance(&alices), 750_000);
}

/// F29: a pool closes for good though a position is a key's that nobody has: it is paid, then closed.
#[test]
fn f29_a_pool_closes_though_an_owner_never_comes() {
    let mut farm = closed(Token::spl(6));
    farm.when("creator").at_position_of("alice").close().fails(FarmError::RewardsOwed);
    farm.when("creator").at_position_of("alice").close_and_forfeit().fails(FarmError::NotOwner);
    farm.when("mallory").at_position_of("alice").close().fails(FarmError::NotAuthority);
    farm.when("anyone").wind_down(0).ok();

    let mint = farm.reward(0);
    farm.when("anyone").at_position_of("alice").push_claim(&[0]).ok();
    farm.when("creator").at_position_of("alice").close().ok();
    farm.when("anyone").retire(0).ok();
    farm.when("creator").close_pool().ok();

    farm.then("alice").has_no_position();
    assert_eq!(farm.then("alice").holding(&mint), 750_000);
}

/// F29: a frozen vault and a paused mint hold no pool up: they are left behind with what they hold.
#[test]
fn f29_a_reward_that_cannot_be_moved_is_left_behind() {
    let freeze = |farm: &mut Scene| {
        let (vault, mint) = (farm.reward_vault(0), farm.reward(0));
        farm.world.freeze(&vault, &mint);
    };
    let pause = |farm: &mut Scene| farm.world.pause_mint(&farm.reward(0));
    let pausable = Token::token_2022(6).with(Extension::Pausable);
    type Stops<'a> = &'a dyn Fn(&mut Scene);
    let cases: [(Token, Stops); 2] = [(Token::spl(6).freezable(), &freeze), (pausable, &pause)];
    for (token, stops) in cases {
        let mut farm = closed(token.clone());
        farm.when("anyone").wind_down(0).ok();
        farm.when("funder").retire(0).fails(FarmError::StreamStillOwes);
        stops(&mut farm);
        farm.when("anyone").at_position_of("alice").push_claim(&[0]).refused();
        let (vault, held) = (farm.reward_vault(0), farm.stream(0).liability());

        farm.when("anyone").retire_to(0, None).ok();
        farm.when("creator").at_position_of("alice").close().ok();
        farm.when("creator").close_pool().ok();
        assert_eq!(farm.world.balance(&vault), held, "nobody could move it");

        // While a pool is alive such a mint keeps its slot: a limit.
        let mut alive = ended(token);
        alive.when("funder").wind_down(0).ok();
        stops(&mut alive);
        alive.after(YEAR);
        alive.when("anyone").retire_to(0, None).fails(FarmError::StreamStillOwes);
    }
}

/// F29: what is committed to nobody goes back to an absent funder, and their key is not needed.
#[test]
fn f29_an_absent_funder_keeps_no_pool_open() {
    let curve = Curve::even(1_000_000, 100 * DAY).committed(START + 100 * DAY);
    let mut farm = Given::pool().reward(Token::spl(6), curve).flow(Token::spl(6), DAY).ready();
    farm.when("donor").top_up(1, 77).ok();
    farm.when("anyone").wind_down(0).fails(FarmError::NotFunder);
    closes(&mut farm);

    let mints = [farm.reward(0), farm.reward(1)];
    for slot in [0, 1] {
        farm.when("anyone").wind_down(slot).ok();
        farm.when("anyone").retire(slot).ok();
    }
    assert_eq!(mints.map(|mint| farm.then("funder").holding(&mint)), [1_000_000, 77]);
    farm.when("creator").close_pool().ok();
}

/// While a pool is alive an absent funder keeps the slot: a limit.
#[test]
fn an_absent_funder_keeps_the_slot_of_a_pool_that_is_alive() {
    let mut farm = ended(Token::spl(6));
    farm.after(YEAR);
    farm.when("creator").wind_down(0).fails(FarmError::NotFunder);
    farm.when("anyone").retire(0).fails(FarmError::FundersTurn);
}

#[test]
fn a_pools_closing_is_announced_and_can_be_taken_back() {
    let mut farm = Given::pool().staker("alice", 3).ready();
    farm.when("mallory").announce_closing(true).fails(FarmError::NotAuthority);
    farm.when("creator").wind_down_pool().fails(FarmError::ClosingNotDue);
    farm.when("creator").announce_closing(true).ok();
    farm.after(14 * DAY);
    farm.when("creator").announce_closing(false).ok();
    farm.when("creator").wind_down_pool().fails(FarmError::ClosingNotDue);
    farm.when("creator").announce_closing(true).ok();
    farm.after(14 * DAY - 1);
    farm.when("creator").wind_down_pool().fails(FarmError::ClosingNotDue);
    farm.after(1);

    farm.when("creator").wind_down_pool().fails(FarmError::StakeInPool);
    farm.when("alice").unstake(3).ok();
    farm.when("mallory").wind_down_pool().fails(FarmError::NotAuthority);
    farm.when("creator").wind_down_pool().ok();

    farm.when("creator").announce_closing(false).fails(FarmError::PoolClosed);
    farm.when("creator").wind_down_pool().fails(FarmError::PoolClosed);
}

#[test]
fn a_renounced_pool_is_closed_by_its_creator() {
    let mut farm = Given::pool().ready();
    farm.when("creator").propose_authority("carol").ok();
    farm.when("carol").accept_authority().ok();
    farm.when("creator").announce_closing(true).fails(FarmError::NotAuthority);
    farm.when("carol").renounce_authority().ok();
    closes(&mut farm);
}

#[test]
fn a_pool_that_has_closed_takes_nothing_in() {
    let mut farm = Given::pool()
        .capacity(3)
        .reward(Token::spl(6), Curve::even(1_000, 100 * DAY))
        .flow(Token::spl(6), DAY)
        .staker("alice", 0)
        .ready();
    closes(&mut farm);
    let (mint, curve) = (farm.reward(0), Curve::even(1_000, DAY));
    for who in ["funder", "donor"] {
        farm.world.fund(&address_of(who), &mint, 1_000);
    }

    farm.when("alice").stake(1).fails(FarmError::PoolClosed);
    farm.when("carol").open().fails(FarmError::PoolClosed);
    farm.when("manager").add_stream(2, &mint, &curve).fails(FarmError::PoolClosed);
    farm.when("manager").add_flow(2, &mint, DAY as u32).fails(FarmError::PoolClosed);
    farm.when("funder").extend(0, &curve).fails(FarmError::PoolClosed);
    farm.when("donor").top_up(0, 1).fails(FarmError::PoolClosed);
    farm.when("donor").top_up(1, 1).fails(FarmError::PoolClosed);
}

#[test]
fn a_delegated_pool_that_has_closed_takes_no_increase() {
    let mut farm = Given::pool().delegated_to("vault").staker("alice", 0).ready();
    closes(&mut farm);
    let set = farm.when("vault").set_stake("alice", 5).ok();
    assert_eq!(set.return_data, [0; 8]);
}

/// The penalty flow ends with its pool; what is left is the creator's.
#[test]
fn the_penalty_flow_is_retired_when_its_pool_has_closed() {
    let given = Given::pool().locks(YEAR, 20_000, 5_000);
    let mut farm = given.staker("alice", 1_000).staker("bob", 1_000).ready();
    farm.when("alice").lock(YEAR).ok();
    farm.when("alice").leave_early(1_000).ok();
    farm.when("bob").unstake(1_000).ok();
    farm.when("creator").wind_down(0).fails(FarmError::NotFunder);
    closes(&mut farm);

    farm.when("anyone").wind_down(0).ok();
    farm.when("anyone").retire(0).ok();

    assert_eq!(farm.then("creator").holding(&farm.stake_mint()), 500);
}

#[test]
fn a_stream_is_handed_over_by_offer_and_acceptance() {
    let mut farm = ended(Token::spl(6));
    farm.when("mallory").propose_funder(0, "mallory").fails(FarmError::NotFunder);
    farm.when("funder").propose_funder(0, "carol").ok();
    farm.when("mallory").accept_funder(0).fails(FarmError::NotPendingFunder);
    farm.when("funder").commit(0, START + YEAR).ok();
    farm.when("carol").accept_funder(0).ok();
    farm.when("carol").accept_funder(0).fails(FarmError::NotPendingFunder);

    farm.when("funder").wind_down(0).fails(FarmError::NotFunder);
    farm.when("carol").wind_down(0).ok();
}

#[test]
fn what_is_idle_is_refunded_alone_and_touches_no_schedule() {
    let curve = Curve::even(1_000_000, 100 * DAY).refunding();
    let mut farm = Given::pool().reward(Token::spl(6), curve).ready();
    farm.after(10 * DAY);
    farm.when("alice").open().ok();
    farm.when("alice").stake(1).ok();
    let before = farm.stream(0).schedule;

    farm.when("funder").refund_idle(0).ok();

    assert_eq!(farm.then("funder").holding(&farm.reward(0)), 100_000);
    let after = farm.stream(0).schedule;
    assert_eq!((after.unstreamed(), after.ends_at()), (before.unstreamed(), before.ends_at()));
}
