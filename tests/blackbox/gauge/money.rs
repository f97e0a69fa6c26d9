//! Where tokens can go: in by anyone, out to the authority while idle, on to a stream.

use super::{opened, settled};
use acequia_gauge_interface::instructions::CreateGauge;
use harness::gauge::{gauge_error, GOVERNOR};
use harness::prelude::*;

#[test]
fn what_is_idle_can_be_taken_out_and_nothing_else() {
    let mut gauge = opened();
    gauge.refund().fails(GaugeError::NothingIdle);
    gauge.fund(77).ok();

    gauge.refund().ok();

    let governor = gauge.world.actor(GOVERNOR);
    assert_eq!(gauge.world.holding(&governor, &gauge.mint), 77);
    assert_eq!(gauge.balance(), 1_000_000);
    let books = gauge.state().books;
    assert_eq!((books.funded, books.refunded, books.idle), (1_000_077, 77, 0));
}

#[test]
fn only_the_authority_takes_out_and_changes_terms() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).ready();
    gauge.fund(1_000).ok();
    let mallory = gauge.world.actor("mallory");
    let steps = [
        gauge.refund().build(),
        gauge.set_terms(1, 1).build(),
        gauge.remove_pool(0).build(),
        gauge.set_power_manager("mallory").build(),
        gauge.add_pool(0, 1).build(),
        gauge.propose("mallory").build(),
        gauge.close_gauge().build(),
    ];
    for mut step in steps {
        step.accounts[0].pubkey = mallory;
        gauge.do_step("mallory", step).fails(GaugeError::NotAuthority);
    }
}

#[test]
fn powers_are_set_by_the_power_manager_alone_whom_the_authority_names() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).ready();
    gauge.set_power(0, 5).ok();
    gauge.set_power_manager("oracle").ok();
    gauge.set_power(0, 6).fails(GaugeError::NotPowerManager);
    let oracle = gauge.world.actor("oracle");
    let set = gauge.set_power(0, 7).with_account(0, oracle).build();
    gauge.do_step("oracle", set.clone()).ok();
    assert_eq!(gauge.state().powers[0], 7);
    for other in [gauge.set_terms(1, 1).build(), gauge.refund().build()] {
        let mut theft = other;
        theft.accounts[0].pubkey = oracle;
        gauge.do_step("oracle", theft).fails(GaugeError::NotAuthority);
    }
    let none = gauge.set_power_manager("oracle").with(|i| i.data[8..].fill(0)).build();
    gauge.do_step(GOVERNOR, none).ok();
    gauge.do_step("oracle", set).fails(GaugeError::NotPowerManager);
}

#[test]
fn the_powers_go_on_to_a_key_that_accepts_unless_the_authority_names_another() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).ready();
    gauge.accept_powers("oracle").fails(GaugeError::NotPendingPowerManager);
    gauge.propose_powers("oracle").ok();
    gauge.accept_powers("mallory").fails(GaugeError::NotPendingPowerManager);
    gauge.set_power(0, 5).ok();
    gauge.accept_powers("oracle").ok();
    let state = gauge.state();
    let oracle = gauge.world.actor("oracle");
    assert_eq!((state.power_manager, state.pending_power_manager), (oracle, Address::default()));
    gauge.set_power(0, 6).fails(GaugeError::NotPowerManager);
    gauge.propose_powers("governor").fails(GaugeError::NotPowerManager);

    // A stolen key offers them to another of the thief's; the authority is stronger.
    let offer = gauge.propose_powers("thief").with_account(0, oracle).build();
    gauge.do_step("oracle", offer).ok();
    gauge.set_power_manager(GOVERNOR).ok();
    gauge.accept_powers("thief").fails(GaugeError::NotPendingPowerManager);
    gauge.set_power(0, 7).ok();
    assert_eq!(gauge.state().authority, gauge.world.actor(GOVERNOR));
}

#[test]
fn an_offer_of_the_powers_can_be_taken_back() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).ready();
    gauge.propose_powers("oracle").ok();
    gauge.propose_powers("oracle").with(|order| order.data[8..].fill(0)).ok();

    gauge.accept_powers("oracle").fails(GaugeError::NotPendingPowerManager);
}

#[test]
fn a_year_can_be_funded_ahead() {
    let given = GivenGauge::weekly().pool("alice", 3_000).epoch_budget(1_000);
    let mut gauge = given.ready();
    gauge.fund(2_700).ok();
    for (number, budget) in [(0, 1_000), (1, 1_000), (2, 1_700)] {
        gauge.begin(number);
        assert_eq!(gauge.epoch(number).books.budget, budget.min(1_000));
        gauge.at_voting_end_of(number);
        gauge.settle(number).ok(); // without a vote, all of it rolls over
        assert_eq!(gauge.state().books.idle, 2_700);
    }
    gauge.set_all_terms(0, 10_000, 0).ok();
    gauge.begin(3);
    assert_eq!(gauge.epoch(3).books.budget, 2_700);
}

#[test]
fn until_it_starts_an_epoch_takes_no_more_than_its_budget() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).epoch_budget(1_000).ready();
    gauge.fund(400).ok();
    gauge.open(0).ok();
    gauge.fund(900).ok();
    gauge.update(0).ok();
    gauge.update(0).ok();
    let books = gauge.state().books;
    assert_eq!((gauge.epoch(0).books.budget, books.idle, books.held), (1_000, 300, 1_000));
    gauge.set_all_terms(0, 10_000, 500).ok();
    gauge.update(0).ok();
    assert_eq!(gauge.epoch(0).books.budget, 1_000, "what it holds is its pools'");
}

#[test]
fn a_gauge_is_created_for_a_mint_with_its_own_token_program() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).ready();
    let (creator, terms) = (gauge.world.actor("creator"), gauge.state().terms);
    let mint = gauge.world.mint(&Token::token_2022(6));
    let wallet = gauge.world.wallet(&creator, &mint);
    let mut create = |reward_mint, token_program| {
        let (payer, id) = (creator, 9);
        let create = CreateGauge { creator, payer, reward_mint, token_program, id, terms };
        gauge.do_step("creator", create.instruction()).run()
    };
    let reason = |outcome: Outcome| gauge_error(&outcome);

    assert_eq!(reason(create(wallet, mint.program)), Some(GaugeError::NotMint));
    let other = create(mint.address, addresses::SPL_TOKEN);
    assert_eq!(reason(other), Some(GaugeError::WrongTokenProgram));
    create(mint.address, mint.program).ok();
}

#[test]
fn money_moves_from_and_to_token_accounts_through_the_stored_accounts_alone() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).ready();
    gauge.fund(1_000).ok();
    let (mallory, mint) = (gauge.world.actor("mallory"), gauge.mint);
    let other = gauge.world.mint(&Token::spl(6)).address;
    let wallet = gauge.world.wallet(&mallory, &mint);
    let wrong = [
        (2, wallet, GaugeError::WrongBudget),
        (3, other, GaugeError::WrongMint),
        (5, addresses::TOKEN_2022, GaugeError::WrongTokenProgram),
    ];
    for (nth, account, why) in wrong {
        gauge.fund(5).with_account(nth, account).fails(why);
        gauge.refund().with_account(nth, account).fails(why);
        gauge.close_gauge().with_account(nth + 1, account).fails(why);
    }
    gauge.refund().with_account(4, mallory).fails(GaugeError::NotTokenAccount);
    gauge.refund().with_account(4, other).fails(GaugeError::NotTokenAccount);
    gauge.refund().with_account(4, wallet).ok();
}

#[test]
fn the_authority_goes_only_to_a_key_that_accepts() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).ready();
    gauge.accept("heir").fails(GaugeError::NotPendingAuthority);
    gauge.propose("heir").ok();
    gauge.accept("mallory").fails(GaugeError::NotPendingAuthority);
    gauge.set_terms(5, 10_000).ok();

    gauge.accept("heir").ok();

    gauge.set_terms(6, 10_000).fails(GaugeError::NotAuthority);
    let state = gauge.state();
    assert_eq!(state.authority, gauge.world.actor("heir"));
    assert_eq!((state.pending_authority, state.terms.quorum), (Address::default(), 5));
}

#[test]
fn a_funder_of_nothing_is_refused() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).ready();

    gauge.fund(0).fails(GaugeError::ZeroAmount);
}

#[test]
fn lifetime_funding_stays_below_2_to_the_63() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).ready();
    gauge.fund((1 << 63) - 1).ok();

    gauge.fund(1).fails(GaugeError::FundingOverflow);
}

#[test]
fn what_arrives_counts_where_the_mint_takes_a_fee() {
    let fee = Extension::TransferFee { bps: 100, most: 1_000_000 };
    let given = GivenGauge::weekly()
        .splitting(Token::token_2022(6).with(fee), Risks::TRANSFER_FEE)
        .pool("alice", 3_000)
        .pool("bob", 1_000);
    let mut gauge = given.ready();
    gauge.fund(1_000_000).ok();
    assert_eq!(gauge.state().books.funded, 990_000);
    gauge.begin(0);
    gauge.vote("alice", 0, &[(0, 5_000), (1, 5_000)]).ok();
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();

    gauge.apply(0, 0).ok();
    gauge.apply(0, 1).ok();

    let books = gauge.state().books;
    assert_eq!((books.applied, gauge.balance()), (990_000, 0));
    assert_eq!(gauge.pool().streams[0].books.funded, 495_000 - 4_950);
}

#[test]
fn a_mint_of_token_2022_with_every_harmless_extension_makes_a_gauge() {
    let token = Token::token_2022(9).with(Extension::MetadataPointer).with(Extension::ScaledUi);
    let given = GivenGauge::weekly().splitting(token, Risks::NONE).pool("alice", 3_000);
    let mut gauge = given.ready();
    gauge.fund(5_000).ok();
    gauge.refund().ok();
    gauge.close_gauge().ok();
}

#[test]
fn a_mint_that_cannot_be_moved_cannot_come_in() {
    let hook = Extension::TransferHook(harness::world::address_of("some hook"));
    let token = Token::token_2022(6).with(hook);
    let mut gauge = GivenGauge::weekly().splitting(token, Risks::NONE).made();

    gauge.fund(1_000).refused();
    assert_eq!(gauge.state().books.funded, 0);
}

#[test]
fn a_donation_changes_no_books_and_goes_to_the_authority_at_the_end() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).ready();
    let (mint, budget) = (gauge.mint, gauge.budget().account);
    let donor = gauge.world.actor("donor");
    gauge.world.fund(&donor, &mint, 555);
    gauge.world.transfer(&donor, &mint, &budget, 555);
    gauge.fund(1_000).ok();
    gauge.refund().ok();
    assert_eq!(gauge.balance(), 555);

    gauge.close_gauge().ok();

    let governor = gauge.world.actor(GOVERNOR);
    assert_eq!(gauge.world.holding(&governor, &mint), 1_555);
}

#[test]
fn a_gauge_is_closed_without_epochs_only_and_returns_all_rent() {
    let mut gauge = settled();
    gauge.close_gauge().fails(GaugeError::EpochsLeft);
    gauge.apply(0, 0).ok();
    gauge.apply(0, 1).ok();
    gauge.close_gauge().fails(GaugeError::EpochsLeft);
    gauge.at_end_of(0);
    gauge.close_epoch(0).ok();
    let governor = gauge.world.actor(GOVERNOR);
    let budget = gauge.budget().account;
    let rent = gauge.world.lamports(&gauge.gauge) + gauge.world.lamports(&budget);
    let mint = gauge.mint;
    gauge.world.wallet(&governor, &mint);
    let before = gauge.world.lamports(&governor);

    gauge.close_gauge().ok();

    assert_eq!(gauge.world.lamports(&governor) - before, rent - 5_000);
    assert!(gauge.world.account(&gauge.gauge).is_none());
}

#[test]
fn a_grain_sent_before_closing_does_not_keep_the_gauge_open() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).ready();
    gauge.fund(1).ok();

    gauge.close_gauge().ok();
}

#[test]
fn terms_out_of_range_make_no_gauge() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).ready();
    let good = gauge.state().terms;
    let (mint, creator) = (gauge.mint, gauge.world.actor(GOVERNOR));
    for (terms, why) in [
        (acequia_gauge_core::Terms { epoch_seconds: 1, ..good }, GaugeError::EpochLengthOutOfRange),
        (
            acequia_gauge_core::Terms { epoch_seconds: 14 * DAY as u32 + 1, ..good },
            GaugeError::EpochLengthOutOfRange,
        ),
        (
            acequia_gauge_core::Terms { closing_seconds: 3_599, ..good },
            GaugeError::ClosingOutOfRange,
        ),
        (acequia_gauge_core::Terms { cap_bps: 10_001, ..good }, GaugeError::CapOutOfRange),
        (acequia_gauge_core::Terms { genesis: u64::MAX, ..good }, GaugeError::EpochOutOfRange),
    ] {
        let create = acequia_gauge_interface::instructions::CreateGauge {
            creator,
            payer: creator,
            reward_mint: mint.address,
            token_program: mint.program,
            id: 9,
            terms,
        };
        gauge.do_step(GOVERNOR, create.instruction()).fails(why);
    }
    gauge.set_terms(0, 0).fails(GaugeError::CapOutOfRange);
}
