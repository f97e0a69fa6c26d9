//! What went wrong in other farms, each as a regression here. The numbers are those of the
//! project's list of findings.

use harness::prelude::*;

/// One reward of a million over 100 days, and two stakers.
fn simple() -> Scene {
    Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 3_072)
        .staker("bob", 1_024)
        .ready()
}

#[test]
fn f01_no_schedule_overflows_accrual() {
    let mut farm = Given::pool()
        .capacity(2)
        .reward(Token::spl(0), Curve::even((1 << 63) - 1, 1))
        .staker("alice", 1)
        .ready();
    farm.when("anyone").top_up(0, 1).refused();
    farm.after(1);
    farm.then("alice").is_owed(0, (1 << 63) - 1);
    farm.when("alice").claim(&[0]).ok();
    farm.when("alice").unstake(1).ok();
    farm.when("funder").extend(0, &Curve::even(1, DAY)).fails(FarmError::FundingOverflow);
}

#[test]
fn f01_the_largest_stake_leaves_again() {
    let mut farm = Given::pool()
        .wealth(u64::MAX - 1)
        .reward(Token::spl(9), Curve::even((1 << 63) - 1, 100 * DAY))
        .staker("alice", u64::MAX - 1)
        .ready();
    farm.after(50 * DAY);
    farm.everyone_can_exit();
    farm.when("alice").unstake(u64::MAX - 1).ok();
}

#[test]
fn f02_every_change_settles_first() {
    // Whatever is changed at half time, the first half is alice's and bob's by what they had.
    type Change = fn(&mut Scene);
    let changes: [Change; 6] = [
        |farm| drop(farm.when("alice").unstake(3_072).ok()),
        |farm| drop(farm.when("bob").stake(5_000).ok()),
        |farm| drop(farm.when("funder").refund(0).ok()),
        |farm| drop(farm.when("funder").extend(0, &Curve::even(7, DAY)).ok()),
        |farm| drop(farm.when("anyone").top_up(0, 77).ok()),
        |farm| drop(farm.when("funder").commit(0, START + 90 * DAY).ok()),
    ];
    for change in changes {
        let mut farm = simple();
        farm.after(50 * DAY);
        change(&mut farm);
        farm.then("alice").is_owed(0, 375_000);
    }
}

#[test]
fn f03_a_donation_before_the_first_stake_dilutes_nobody() {
    let mut farm = Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 0)
        .staker("bob", 0)
        .ready();
    let (vault, stake) = (farm.pool().stake_vault, farm.stake_mint());
    farm.world.mint_to(&vault, &stake, 1_000_000_000);
    farm.when("alice").stake(1).ok();
    farm.when("bob").stake(1).ok();
    farm.after(100 * DAY);
    farm.then("alice").is_owed(0, 500_000);
    farm.then("bob").is_owed(0, 500_000);
    farm.when("alice").unstake(2).fails(FarmError::InsufficientStake);
}

#[test]
fn f03_a_donation_is_not_read_as_a_deposit() {
    let mut farm = simple();
    let (vault, stake) = (farm.pool().stake_vault, farm.stake_mint());
    farm.world.mint_to(&vault, &stake, 500);
    farm.when("bob").stake(10).ok();
    farm.then("bob").has_staked(1_034);
    assert_eq!(farm.pool().totals.staked, 4_106);
}

#[test]
fn f04_no_lock_reaches_people_already_staked() {
    // Locking needs the owner's signature, and a pool without locks never has any.
    let mut farm = simple();
    farm.when("alice").lock(DAY).fails(FarmError::LockNotOffered);
    let mut locked = Given::pool().locks(100 * DAY, 20_000, 0).staker("alice", 1_000).ready();
    locked.when("mallory").at_position_of("alice").lock(DAY).fails(FarmError::NotOwner);
    locked.when("alice").unstake(1_000).ok();
}

#[test]
fn f05_the_admin_cannot_withdraw_principal() {
    let mut farm = simple();
    farm.when("creator").at_position_of("alice").unstake(1).fails(FarmError::NotOwner);
    farm.when("creator").close_pool().fails(FarmError::PositionsLeft);
    farm.everyone_can_exit();
}

#[test]
fn f06_exits_take_no_reward_account_at_all() {
    // An exit names the pool, the position, the stake vault and a wallet: nothing that a reward
    // or another program could break.
    let mut farm = simple();
    let vault = farm.reward_vault(0);
    for exit in [farm.when("alice").unstake(1).build(), farm.when("alice").emergency_exit().build()]
    {
        assert!(exit.accounts.iter().all(|account| account.pubkey != vault));
        assert_eq!(exit.accounts.len(), 7);
    }
}

#[test]
fn f07_claims_stand_alone() {
    let mut farm = Given::pool()
        .accepting(Risks::FREEZE_AUTHORITY)
        .reward(Token::spl(6).freezable(), Curve::even(1_000_000, 100 * DAY))
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 1)
        .ready();
    farm.after(100 * DAY);
    let (vault, mint) = (farm.reward_vault(0), farm.reward(0));
    farm.world.freeze(&vault, &mint);
    farm.when("alice").claim(&[1]).ok();
    farm.then("alice").was_paid(1, 1_000_000).is_owed(0, 1_000_000);
}

#[test]
fn f08_a_payment_that_cannot_be_made_in_full_keeps_the_debt() {
    let mut farm = Given::pool()
        .accepting(Risks::PERMANENT_DELEGATE)
        .reward(Token::token_2022(6).with(Extension::PermanentDelegate), Curve::even(1_000, DAY))
        .staker("alice", 1)
        .ready();
    farm.after(DAY);
    let (vault, mint) = (farm.reward_vault(0), farm.reward(0));
    farm.world.seize(&vault, &mint, 1);
    farm.when("alice").claim(&[0]).refused();
    farm.then("alice").is_owed(0, 1_000);
    farm.world.mint_to(&vault, &mint, 1);
    farm.when("alice").claim(&[0]).ok();
    farm.then("alice").was_paid(0, 1_000);
}

#[test]
fn f09_a_small_budget_is_streamed_whole() {
    // One WBTC (8 decimals) a week, half a USDC (6) a week, and 3 units of a token without
    // decimals a year: rates below a unit a second, of which nothing is stranded.
    for (decimals, amount, time) in [(8, 100_000_000, 7 * DAY), (6, 500_000, 7 * DAY), (0, 3, YEAR)]
    {
        let mut farm = Given::pool()
            .wealth(1 << 40)
            .reward(Token::spl(decimals), Curve::even(amount, time))
            .staker("alice", 1 << 40)
            .ready();
        farm.after(time);
        farm.then("alice").is_owed(0, amount);
    }
}

#[test]
fn f10_time_without_stakers_is_neither_stranded_nor_given_to_the_first() {
    let mut waits = Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 0)
        .ready();
    waits.after(70 * DAY);
    waits.when("alice").stake(1).ok();
    waits.then("alice").is_owed(0, 0);
    waits.after(100 * DAY);
    waits.then("alice").is_owed(0, 1_000_000);

    let mut refunds = Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY).refunding())
        .staker("alice", 0)
        .ready();
    refunds.after(70 * DAY);
    refunds.when("alice").stake(1).ok();
    refunds.after(30 * DAY);
    refunds.then("alice").is_owed(0, 300_000);
    refunds.when("funder").refund(0).ok();
    assert_eq!(refunds.stream(0).refunded, 700_000);
}

#[test]
fn f11_touching_often_grinds_nobody_down() {
    let mut farm = simple();
    farm.when("carol").open().ok();
    farm.when("carol").stake(1).ok();
    let mut quiet = farm.fork();
    for _ in 0..200 {
        farm.after(61);
        farm.when("mallory").top_up(0, 1).ok();
    }
    quiet.after(200 * 61);
    // A deposit cuts the running second's fraction: it puts off less than the unit it brings.
    assert!(farm.stream(0).streamed + 200 > quiet.stream(0).streamed);
    farm.after(100 * DAY);
    quiet.after(100 * DAY);
    for who in ["alice", "bob", "carol"] {
        assert!(farm.then(who).owed_q64(0) >= quiet.then(who).owed_q64(0), "{who}");
    }
    let mut touched = simple();
    let mut left_alone = touched.fork();
    for _ in 0..200 {
        touched.after(61);
        touched.when("alice").claim(&[0]).ok();
    }
    left_alone.after(200 * 61);
    assert_eq!(touched.then("bob").owed_q64(0), left_alone.then("bob").owed_q64(0));
}

#[test]
fn f12_the_clock_never_advances_over_an_index_that_rounded_away() {
    let mut farm = Given::pool()
        .wealth(1 << 62)
        .reward(Token::spl(0), Curve::even(10, 1_000))
        .staker("whale", (1 << 62) - 1_000)
        .staker("alice", 1 << 52)
        .ready();
    for _ in 0..1_000 {
        farm.after(1);
        farm.when("whale").stake(1).ok();
    }
    let stream = farm.stream(0);
    let owed = farm.then("whale").owed_q64(0) + farm.then("alice").owed_q64(0);
    assert_eq!(owed + stream.carry.get(), 10 << 64);
}

#[test]
fn f13_an_extension_does_not_pay_for_the_gap() {
    let mut farm = simple();
    farm.after(300 * DAY);
    farm.when("funder").extend(0, &Curve::even(1_000_000, 100 * DAY)).ok();
    farm.then("alice").is_owed(0, 750_000);
    farm.after(DAY);
    farm.then("alice").is_owed(0, 757_500);
    let past = Curve::even(5, DAY).starting(START);
    farm.after(300 * DAY);
    farm.when("funder").extend(0, &past).fails(FarmError::StartOutOfRange);
}

#[test]
fn f14_a_reward_is_announced_by_moving_it() {
    let mut farm = Given::pool().capacity(1).staker("alice", 1).ready();
    let mint = farm.world.mint(&Token::spl(6));
    farm.when("manager").add_stream(0, &mint, &Curve::even(1_000, DAY)).refused();
    farm.after(DAY);
    assert!(!farm.pool().streams[0].is_in_use());
}

#[test]
fn f15_no_two_paths_pay_the_same_reward() {
    let mut farm = Given::pool()
        .reward_of_stake(Curve::even(1_024_000, 100 * DAY))
        .staker("alice", 1_024)
        .ready();
    farm.when("alice").allow_push(true).ok();
    farm.after(50 * DAY);
    farm.when("alice").compound(0).ok();
    farm.when("alice").compound(0).fails(FarmError::NothingOwed);
    farm.when("alice").claim(&[0]).ok();
    farm.when("anyone").at_position_of("alice").push_claim(&[0]).ok();
    farm.then("alice").has_staked(1_024 + 512_000).parted_with(1_024).is_owed(0, 0);
}

#[test]
fn f15_a_claim_naming_a_stream_twice_pays_once() {
    let mut farm = simple();
    farm.after(50 * DAY);
    let twice = farm.when("alice").claim(&[0]).with(|instruction| {
        let again: Vec<_> = instruction.accounts[5..].to_vec();
        instruction.accounts.extend(again);
    });
    twice.refused();
    farm.when("alice").claim(&[0]).ok();
    farm.when("alice").claim(&[0]).ok();
    farm.then("alice").was_paid(0, 375_000);
}

#[test]
fn f16_stake_and_claim_within_a_second_earn_nothing() {
    let mut farm = simple();
    farm.after(50 * DAY);
    farm.when("mallory").open().ok();
    farm.when("mallory").stake(1_000_000).ok();
    farm.when("mallory").claim(&[0]).ok();
    farm.when("mallory").unstake(1_000_000).ok();
    farm.then("mallory").was_paid(0, 0).is_owed(0, 0).parted_with(0);
    farm.then("alice").is_owed(0, 375_000);
}

#[test]
fn f17_principal_is_never_paid_as_reward() {
    let mut farm = Given::pool()
        .reward_of_stake(Curve::even(100, 10 * DAY))
        .staker("alice", 1_024)
        .staker("bob", 1_024)
        .ready();
    farm.after(10 * DAY);
    let stake_vault = farm.pool().stake_vault;
    let from_stake = farm.when("alice").claim(&[0]).with_account(5, stake_vault);
    from_stake.fails(FarmError::WrongVault);
    farm.when("alice").claim(&[0]).ok();
    farm.when("bob").claim(&[0]).ok();
    let stake = farm.stake_mint();
    assert_eq!(farm.world.balance(&stake_vault), 2_048);
    assert_eq!(farm.then("alice").holding(&stake), farm.site().wealth - 1_024 + 50);
    farm.everyone_can_exit();
}

/// F19. All that is staked is no majority: the largest voter weight follows its rule.
#[test]
fn f19_the_largest_voter_weight_is_not_what_is_staked() {
    use harness::realm::{GivenRealm, Terms, YES};
    let terms = Terms { tips: true, ..Terms::default() };
    let mut realm = GivenRealm::new().terms(terms).pool("alice", 3_000).ready();
    let proposal = realm.propose();

    realm.vote("alice", &proposal, YES).ok();

    assert_eq!((realm.counted(&proposal), realm.told_max().max), ((3_000, 0), 10_000));
    assert_eq!(realm.state(&proposal), 2, "still in voting: 3,000 of 10,000 decide nothing");
    realm.when("alice").stake(500_000).ok();
    assert_eq!(realm.told_max().max, 10_000);
}

/// Alice and bob as in [`simple`], a recorder for a hook, and a ballot of a week that has
/// just begun.
fn polled() -> (Scene, Ballot) {
    let mut farm = simple();
    farm.hook(RECORDER);
    let ballot = farm.ballot("poll", 7 * DAY);
    farm.after(HOUR);
    (farm, ballot)
}

#[test]
fn f18_a_flash_stake_cannot_pass_a_ballot_within_one_transaction() {
    let (mut farm, ballot) = polled();
    farm.when("mallory").open().ok();
    let in_and_out = [
        farm.when("mallory").stake(1_000_000).build(),
        farm.when("mallory").vote(&ballot).build(),
        farm.when("mallory").unstake(1_000_000).build(),
    ];
    let mallory = farm.world.actor("mallory");
    farm.world.send(mallory, &in_and_out).fails(FarmError::NoEligibleWeight);
    assert_eq!(farm.tally(&ballot), 0);
}

#[test]
fn f18_fresh_stake_votes_only_in_ballots_that_begin_later() {
    let (mut farm, ballot) = polled();
    farm.when("alice").stake(1_000_000).ok();
    farm.when("alice").vote(&ballot).ok();
    assert_eq!(farm.tally(&ballot), 3_072);
    farm.after(1);
    let later = farm.ballot("later poll", DAY);
    farm.when("alice").vote(&later).ok();
    assert_eq!(farm.tally(&later), 1_003_072);
}

#[test]
fn f18_voted_stake_neither_leaves_nor_votes_again_from_another_hand() {
    let (mut farm, ballot) = polled();
    farm.when("mallory").open().ok();
    farm.when("alice").vote(&ballot).ok();
    farm.when("alice").unstake(1).fails(FarmError::VoteLocked);
    farm.when("alice").transfer_to("mallory").fails(FarmError::VotesOpen);

    farm.when("alice").withdraw_vote(&ballot).ok();
    farm.when("alice").unstake(3_072).ok();
    let (alice, mallory, mint) =
        (farm.world.actor("alice"), farm.world.actor("mallory"), farm.stake_mint());
    let wallet = farm.world.wallet(&mallory, &mint);
    farm.world.transfer(&alice, &mint, &wallet, 3_072);
    farm.when("mallory").stake(3_072).ok();

    farm.when("mallory").vote(&ballot).fails(FarmError::NoEligibleWeight);
    assert_eq!(farm.tally(&ballot), 0);
}

#[test]
fn f20_a_position_goes_only_to_a_key_that_signs() {
    let mut farm = simple();
    let unsigned = farm.when("alice").transfer_to("carol").without_signature(1);
    unsigned.refused();
    assert_eq!(farm.then("alice").read().owner, farm.world.actor("alice"));
    farm.when("alice").transfer_to("carol").ok();
    farm.when("alice").unstake(1).fails(FarmError::NotOwner);
    farm.when("carol").at_position_of("alice").unstake(3_072).ok();
}

#[test]
fn f21_the_authority_goes_only_to_a_key_that_accepts() {
    let mut farm = simple();
    farm.when("creator").propose_authority("dead key").ok();
    assert_eq!(farm.pool().authority, farm.world.actor("creator"));
    farm.when("creator").set_caps(5, 5).ok();
    farm.when("mallory").accept_authority().fails(FarmError::NotPendingAuthority);
    farm.when("creator").propose_authority("carol").ok();
    farm.when("dead key").accept_authority().fails(FarmError::NotPendingAuthority);
    farm.when("carol").accept_authority().ok();
    farm.when("creator").set_caps(0, 0).fails(FarmError::NotAuthority);
}

#[test]
fn f22_every_account_can_be_closed_in_any_order() {
    let mut farm = simple();
    farm.when("alice").with_position(7).open().ok();
    farm.when("alice").with_position(2).open().ok();
    farm.when("alice").with_position(7).close().ok();
    farm.when("alice").with_position(3).open().ok();
    farm.when("alice").with_position(2).close().ok();
    farm.when("alice").with_position(3).close().ok();
    farm.when("alice").with_position(7).open().ok();
}

#[test]
fn f23_the_vault_of_another_pool_is_refused() {
    let mut farm = simple();
    let stake = farm.stake_mint();
    let other = farm.also(
        Given::pool()
            .staking_same(stake)
            .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
            .staker("mallory", 10),
    );
    let foreign = farm.world.pool(&farm.sites[other].pool);
    farm.after(50 * DAY);
    let vault = foreign.stake_vault;
    farm.when("alice").unstake(1).with_account(3, vault).fails(FarmError::WrongVault);
    farm.when("alice").stake(1).with_account(3, vault).fails(FarmError::WrongVault);
    let vault = foreign.streams[0].vault;
    farm.when("alice").claim(&[0]).with_account(5, vault).fails(FarmError::WrongVault);
}

#[test]
fn f24_all_rent_comes_back() {
    let mut farm = Given::pool()
        .reward(Token::spl(6), Curve::even(1_000, DAY))
        .flow(Token::token_2022(6), 7 * DAY)
        .ready();
    let alice = farm.world.actor("alice");
    let before = farm.world.lamports(&alice);
    farm.when("alice").open().ok();
    farm.when("alice").stake(1).ok();
    farm.after(DAY);
    farm.when("alice").unstake(1).ok();
    farm.when("alice").claim(&[0]).ok();
    farm.when("alice").close().ok();
    assert_eq!(before - farm.world.lamports(&alice), 5 * FEE, "only the fees of five transactions");

    for slot in [0, 1] {
        farm.when("funder").wind_down(slot).ok();
        let (vault, funder) = (farm.reward_vault(slot as usize), farm.world.actor("funder"));
        let (rent, had) = (farm.world.lamports(&vault), farm.world.lamports(&funder));
        farm.when("funder").retire(slot).ok();
        assert_eq!(farm.world.lamports(&funder), had + rent - FEE);
    }
    let rent =
        farm.world.lamports(&farm.site().pool) + farm.world.lamports(&farm.pool().stake_vault);
    let creator = farm.world.actor("creator");
    let had = farm.world.lamports(&creator);
    farm.when("creator").close_pool().ok();
    assert_eq!(farm.world.lamports(&creator), had + rent - FEE);
}

/// A ballot outlasts a pool, which is closed and made anew at its address: what is staked in the new one
/// does not vote where the former one was listed.
#[test]
fn f25_a_pool_made_anew_at_its_address_is_not_the_one_that_was_listed() {
    let mut farm = Given::pool().ready();
    farm.hook(RECORDER);
    let ballot = farm.ballot("poll", 10 * DAY);
    farm.when("creator").close_pool().ok();
    farm.after(1);
    let anew = Given::pool().staking_same(farm.stake_mint()).staker("alice", 3_000);
    let former = farm.sites.split_off(0);
    farm.also(anew);
    assert_eq!(farm.site().pool, former[0].pool, "the same address");
    farm.hook(RECORDER);

    let late = Ballot { start: farm.world.now(), ..ballot };
    farm.after(1);
    let vote = farm.when("alice").vote(&late).run();

    assert_eq!(vote.custom_error(), Some(acequia_vote_hook::Error::PoolReplaced.code()));
    assert_eq!(farm.tally(&ballot), 0);
}

/// A closed pool does not come back as a delegated one, where amounts are what a delegate says.
#[test]
fn f25_no_delegated_pool_stands_where_a_plain_one_stood() {
    let mut farm = Given::pool().ready();
    let (plain, mint) = (farm.site().pool, farm.stake_mint().address);
    farm.when("creator").close_pool().ok();
    let (creator, delegate) = (farm.world.actor("creator"), farm.world.actor("mallory"));
    let at = |pool| instructions::CreateDelegatedPool {
        creator,
        payer: creator,
        pool,
        id: 0,
        capacity: 1,
        reward_manager: creator,
        caps: Caps::default(),
        asset: mint,
        delegate,
        accepted_risks: Risks::default(),
    };

    farm.step("creator", at(plain).instruction()).refused();
    let apart = addresses::delegated_pool(&creator, &mint, 0).0;
    farm.step("creator", at(apart).instruction()).ok();

    assert!(farm.world.account(&plain).is_none());
}

#[test]
fn f31_extending_and_refunding_puts_off_no_committed_unit() {
    let mut farm =
        Given::pool().reward(Token::spl(0), Curve::even(10, 1_000)).staker("alice", 1).ready();
    farm.when("funder").commit(0, START + 1_000).ok();
    for nth in 1..=100 {
        farm.after(10);
        farm.when("funder").extend(0, &Curve::even(1, 10)).ok();
        farm.when("funder").refund(0).ok();
        farm.then("alice").is_owed(0, nth / 10);
    }
}

#[test]
fn f31_a_unit_of_dust_puts_off_no_committed_unit() {
    let mut farm =
        Given::pool().reward(Token::spl(0), Curve::even(10, 1_000)).staker("alice", 1).ready();
    farm.when("funder").commit(0, START + 1_000).ok();
    for nth in 1..=99 {
        farm.after(10);
        farm.when("donor").top_up(0, 1).ok();
        assert!(farm.then("alice").owed_q64(0) >> 64 >= nth / 10, "after {nth}0 seconds");
    }
}

#[test]
fn f33_what_is_forfeited_is_nobodys_prize() {
    let mut farm = simple();
    farm.after(50 * DAY);
    farm.when("alice").unstake(3_072).ok();
    farm.when("mallory").open().ok();
    farm.when("mallory").stake(1_000_000).ok();
    farm.when("alice").close_and_forfeit().ok();
    farm.after(1);
    farm.when("mallory").claim(&[0]).ok();
    farm.then("mallory").was_paid(0, 0);
    farm.when("mallory").unstake(1_000_000).ok();
    farm.after(50 * DAY);
    farm.then("bob").is_owed(0, 1_000_000);
}

#[test]
fn f33_what_nothing_is_left_to_stream_with_is_the_funders() {
    let mut farm = simple();
    farm.after(100 * DAY);
    farm.when("alice").unstake(3_072).ok();
    farm.when("alice").close_and_forfeit().ok();
    assert_eq!(farm.stream(0).idle, 750_000);
    farm.when("funder").wind_down(0).ok();
    farm.when("funder").refund(0).ok();
    assert_eq!(farm.stream(0).liability(), 250_000, "what bob is owed");
    farm.when("bob").claim(&[0]).ok();
    farm.then("bob").was_paid(0, 250_000);
}

/// What a signature costs [lamports].
const FEE: u64 = 5_000;
