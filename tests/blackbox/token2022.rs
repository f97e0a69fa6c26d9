//! Token-2022: what is received is measured; what could hold tokens back is refused; what is
//! merely risky needs the creator's word.

use harness::prelude::*;

fn stake(token: Token) -> Given {
    Given::pool().staking(token)
}

/// A pool of two plain tokens, and a mint of that kind that wants to be streamed in it.
#[track_caller]
fn add_as_reward(token: Token, accepted: Risks) -> Outcome {
    let mut farm = Given::pool().capacity(1).accepting(accepted).ready();
    let (mint, funder) = (farm.world.mint(&token), farm.world.actor("funder"));
    if !token_is_frozen_by_default(&token) {
        farm.world.fund(&funder, &mint, 1_000);
    }
    farm.when("manager").add_stream(0, &mint, &Curve::even(1_000, DAY)).run()
}

fn token_is_frozen_by_default(token: &Token) -> bool {
    *token == Token::token_2022(6).with(Extension::DefaultFrozen)
}

#[track_caller]
fn create_for(token: Token, accepted: Risks) -> Outcome {
    let mut farm = Given::pool().ready();
    farm.creating(&stake(token).accepting(accepted)).run()
}

/// Refused for stake and reward, whatever the creator accepts.
#[track_caller]
fn is_always_refused(extension: Extension) {
    let token = Token::token_2022(6).with(extension);
    create_for(token.clone(), Risks::ALL).fails(FarmError::MintRefused);
    add_as_reward(token, Risks::ALL).fails(FarmError::MintRefused);
}

/// Refused unless the creator names the risk.
#[track_caller]
fn needs_the_creators_word(token: Token, risk: Risks) {
    let others = Risks(Risks::ALL.0 & !risk.0);
    create_for(token.clone(), others).fails(FarmError::RiskNotAccepted);
    create_for(token.clone(), risk).ok();
    add_as_reward(token.clone(), others).fails(FarmError::RiskNotAccepted);
    add_as_reward(token, risk).ok();
}

/// Goes without a word.
#[track_caller]
fn is_welcome(extension: Extension) {
    let token = Token::token_2022(6).with(extension);
    create_for(token.clone(), Risks::NONE).ok();
    add_as_reward(token, Risks::NONE).ok();
}

#[test]
fn non_transferable_is_refused() {
    is_always_refused(Extension::NonTransferable);
}

#[test]
fn a_transfer_hook_with_a_program_is_refused() {
    is_always_refused(Extension::TransferHook(addresses::ASSOCIATED_TOKEN));
}

#[test]
fn accounts_frozen_by_default_are_refused() {
    is_always_refused(Extension::DefaultFrozen);
}

#[test]
fn a_freeze_authority_needs_the_creators_word() {
    needs_the_creators_word(Token::spl(6).freezable(), Risks::FREEZE_AUTHORITY);
    needs_the_creators_word(Token::token_2022(6).freezable(), Risks::FREEZE_AUTHORITY);
}

#[test]
fn a_permanent_delegate_needs_the_creators_word() {
    let token = Token::token_2022(6).with(Extension::PermanentDelegate);
    needs_the_creators_word(token, Risks::PERMANENT_DELEGATE);
}

#[test]
fn pausable_needs_the_creators_word() {
    needs_the_creators_word(Token::token_2022(6).with(Extension::Pausable), Risks::PAUSABLE);
}

#[test]
fn a_transfer_fee_needs_the_creators_word() {
    let fee = Extension::TransferFee { bps: 50, most: 1_000 };
    needs_the_creators_word(Token::token_2022(6).with(fee), Risks::TRANSFER_FEE);
}

#[test]
fn a_transfer_fee_of_zero_could_rise_and_needs_the_creators_word() {
    let fee = Extension::TransferFee { bps: 0, most: 0 };
    needs_the_creators_word(Token::token_2022(6).with(fee), Risks::TRANSFER_FEE);
}

#[test]
fn a_mint_close_authority_needs_the_creators_word() {
    let token = Token::token_2022(6).with(Extension::MintCloseAuthority);
    needs_the_creators_word(token, Risks::MINT_CLOSE_AUTHORITY);
}

#[test]
fn a_transfer_hook_that_can_be_set_later_needs_the_creators_word() {
    let token = Token::token_2022(6).with(Extension::TransferHook(Address::default()));
    needs_the_creators_word(token, Risks::SETTABLE_TRANSFER_HOOK);
}

#[test]
fn several_risks_need_every_word() {
    let token = Token::token_2022(6).with(Extension::Pausable).with(Extension::PermanentDelegate);
    create_for(token.clone(), Risks::PAUSABLE).fails(FarmError::RiskNotAccepted);
    create_for(token, Risks::PAUSABLE.and(Risks::PERMANENT_DELEGATE)).ok();
}

#[test]
fn extensions_that_hold_nothing_back_are_welcome() {
    is_welcome(Extension::MetadataPointer);
    is_welcome(Extension::InterestBearing);
    is_welcome(Extension::ScaledUi);
}

#[test]
fn accepted_risks_stand_in_the_pool() {
    let risks = Risks::PAUSABLE.and(Risks::TRANSFER_FEE);
    let farm = Given::pool().accepting(risks).ready();

    assert_eq!(farm.pool().accepted_risks, risks);
}

#[test]
fn a_stake_with_a_fee_counts_what_arrived_and_leaves_whole() {
    let fee = Extension::TransferFee { bps: 100, most: u64::MAX };
    let mut farm = stake(Token::token_2022(6).with(fee))
        .accepting(Risks::TRANSFER_FEE)
        .wealth(100_000)
        .reward(Token::spl(6), Curve::even(1_000, DAY))
        .staker("alice", 10_000)
        .ready();

    farm.then("alice").has_staked(9_900);
    farm.everyone_can_exit();
    farm.when("alice").unstake(9_900).ok();

    // The vault sent 9,900; the token itself keeps one percent of that.
    farm.then("alice").holds(&farm.stake_mint(), 90_000 + 9_801);
}

#[test]
fn a_stake_that_a_fee_eats_whole_is_refused() {
    let fee = Extension::TransferFee { bps: 10_000, most: u64::MAX };
    let mut farm = stake(Token::token_2022(6).with(fee))
        .accepting(Risks::TRANSFER_FEE)
        .staker("alice", 0)
        .ready();

    farm.when("alice").stake(5_000).fails(FarmError::ZeroAmount);
}

#[test]
fn a_plain_token_2022_stakes_streams_claims_and_leaves() {
    let mut farm = stake(Token::token_2022(9))
        .reward(Token::token_2022(6), Curve::even(1_000_000, 10 * DAY))
        .staker("alice", 3_000)
        .staker("bob", 1_000)
        .ready();
    farm.after(5 * DAY);

    farm.when("alice").claim_all().ok();
    farm.when("alice").unstake(3_000).ok();

    farm.then("alice").was_paid(0, 375_000).parted_with(0);
    farm.everyone_can_exit();
}

#[test]
fn both_token_programs_in_one_claim() {
    let mut farm = Given::pool()
        .reward(Token::token_2022(6), Curve::even(1_000, DAY))
        .reward(Token::spl(6), Curve::even(2_000, DAY))
        .reward(Token::token_2022(0), Curve::even(3_000, DAY))
        .staker("alice", 1)
        .ready();
    farm.after(DAY);

    farm.when("alice").claim(&[2, 1, 0]).ok();

    farm.then("alice").was_paid(0, 1_000).was_paid(1, 2_000).was_paid(2, 3_000);
}

#[test]
fn vaults_belong_to_the_pool_and_to_nobody_else() {
    let farm = Given::pool()
        .staking(Token::token_2022(6))
        .reward(Token::token_2022(6), Curve::even(1_000, DAY))
        .reward(Token::spl(6), Curve::even(1_000, DAY))
        .ready();
    let (pool, site) = (farm.pool(), farm.site());

    for vault in [pool.stake_vault, pool.streams[0].vault, pool.streams[1].vault] {
        let account = farm.world.account(&vault).expect("a vault");
        assert_eq!(account.data[32..64], site.pool.to_bytes(), "the pool owns it");
        assert_eq!(account.data[72..76], [0; 4], "nobody is its delegate");
        assert_eq!(account.data[129..133], [0; 4], "nobody else can close it");
    }
}
