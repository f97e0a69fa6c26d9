//! Token-2022: what is received is measured; what could hold tokens back is refused; what is
//! merely risky needs the creator's word.

use harness::prelude::*;
use harness::world::{address_of, Account};
use spl_token_2022_interface::extension::{permissioned_burn, AccountType, ExtensionType};

fn stake(token: Token) -> Given {
    Given::pool().staking(token)
}

/// A pool of two plain tokens, and a mint of that kind that wants to be streamed in it.
#[track_caller]
fn add_as_reward(token: Token, accepted: Risks) -> Outcome {
    let mut farm = Given::pool().capacity(1).accepting(accepted).ready();
    let (mint, funder) = (farm.world.mint(&token), farm.world.actor("funder"));
    if !takes_no_tokens(&token) {
        farm.world.fund(&funder, &mint, 1_000);
    }
    farm.when("manager").add_stream(0, &mint, &Curve::even(1_000, DAY)).run()
}

/// Whether its accounts are frozen, or all amounts hidden.
fn takes_no_tokens(token: &Token) -> bool {
    [&[Extension::DefaultFrozen][..], HIDDEN].iter().any(|kinds| *token == token_with(kinds))
}

const HIDDEN: &[Extension] = &[Extension::Confidential, Extension::ConfidentialMintBurn];

fn token_with(extensions: &[Extension]) -> Token {
    extensions.iter().fold(Token::token_2022(6), |token, extension| token.with(*extension))
}

#[track_caller]
fn create_for(token: Token, accepted: Risks) -> Outcome {
    let mut farm = Given::pool().ready();
    farm.creating(&stake(token).accepting(accepted)).run()
}

/// Refused for stake and reward, whatever the creator accepts.
#[track_caller]
fn is_always_refused(extensions: &[Extension]) {
    let token = token_with(extensions);
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
fn is_welcome(extensions: &[Extension]) {
    let token = token_with(extensions);
    create_for(token.clone(), Risks::NONE).ok();
    add_as_reward(token, Risks::NONE).ok();
}

#[test]
fn non_transferable_is_refused() {
    is_always_refused(&[Extension::NonTransferable]);
}

#[test]
fn a_transfer_hook_with_a_program_is_refused() {
    is_always_refused(&[Extension::TransferHook(addresses::ASSOCIATED_TOKEN)]);
}

#[test]
fn accounts_frozen_by_default_are_refused() {
    is_always_refused(&[Extension::DefaultFrozen]);
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
    WELCOME.iter().for_each(|extensions| is_welcome(extensions));
}

/// Each with what it cannot be without.
const WELCOME: [&[Extension]; 8] = [
    &[Extension::Confidential],
    &[Extension::InterestBearing],
    &[Extension::ScaledUi],
    &[Extension::MetadataPointer],
    &[Extension::MetadataPointer, Extension::Metadata],
    &[Extension::GroupPointer, Extension::Group],
    &[Extension::MemberPointer],
    &[Extension::PermissionedBurn],
];

#[test]
fn a_member_of_a_group_is_welcome() {
    let group = token_with(&[Extension::GroupPointer, Extension::Group]);
    let mut farm = stake(group).capacity(1).ready();
    let member = Extension::Member(farm.stake_mint().address);
    let token = token_with(&[Extension::MemberPointer, member]);
    farm.creating(&stake(token.clone())).ok();
    let (mint, funder) = (farm.world.mint(&token), farm.world.actor("funder"));
    farm.world.fund(&funder, &mint, 1_000);
    farm.when("manager").add_stream(0, &mint, &Curve::even(1_000, DAY)).ok();
}

#[test]
fn hidden_amounts_alone_are_refused() {
    is_always_refused(HIDDEN);
}

#[test]
fn a_hidden_fee_is_a_fee() {
    let fee = Extension::TransferFee { bps: 50, most: 1_000 };
    let token = token_with(&[fee, Extension::Confidential, Extension::ConfidentialFee]);
    needs_the_creators_word(token, Risks::TRANSFER_FEE);
}

#[test]
fn there_is_no_extension_of_a_mint_that_is_not_made_here() {
    let one = |kind: Extension| kind.kind();
    let risky = [
        one(Extension::TransferFee { bps: 0, most: 0 }),
        one(Extension::PermanentDelegate),
        one(Extension::MintCloseAuthority),
        one(Extension::TransferHook(Address::default())),
        one(Extension::Pausable),
        one(Extension::DefaultThawed),
        one(Extension::NonTransferable),
        one(Extension::ConfidentialFee),
        one(Extension::Member(Address::default())),
    ];
    let welcome = WELCOME.iter().copied().flatten().chain(HIDDEN).map(Extension::kind);
    let made: Vec<ExtensionType> = welcome.chain(risky).collect();
    let known = (1..=u8::MAX.into()).filter_map(|number: u16| ExtensionType::try_from(number).ok());
    for kind in known.filter(|kind| kind.get_account_type() == AccountType::Mint) {
        assert!(made.contains(&kind), "{kind:?}");
    }
}

/// A pool for an account with those bytes, which that program owns.
fn create_for_bytes(owner: Address, data: Vec<u8>) -> Outcome {
    let mut farm = Given::pool().ready();
    let address = farm.world.key("perhaps a mint");
    let mint = farm.world.account(&farm.stake_mint().address).expect("a mint");
    farm.world.put(address, Account { owner, data, lamports: 1_000_000_000, ..mint });
    let mint = Mint { address, program: owner, decimals: 6 };
    farm.creating(&Given::pool().staking_same(mint)).run()
}

#[test]
fn what_is_no_mint_is_refused_as_such() {
    let mut plain = vec![0; 82];
    create_for_bytes(addresses::SPL_TOKEN, plain.clone()).fails(FarmError::NotMint);
    plain[45] = 1; // initialised
    create_for_bytes(addresses::SPL_TOKEN, plain.clone()).ok();
    create_for_bytes(addresses::SPL_TOKEN, plain[..81].to_vec()).fails(FarmError::NotMint);
    create_for_bytes(addresses::SYSTEM, plain.clone()).fails(FarmError::NotMint);
    let extended = |kind| [&plain[..], &[0; 83], &[kind], &[0; 16]].concat();
    create_for_bytes(addresses::TOKEN_2022, extended(0)).fails(FarmError::NotMint);
    create_for_bytes(addresses::TOKEN_2022, extended(1)).ok();
    create_for_bytes(addresses::TOKEN_2022, extended(2)).fails(FarmError::NotMint);
}

#[test]
fn what_is_no_mint_is_not_streamed() {
    let mut farm = Given::pool().capacity(1).ready();
    let mut mint = farm.world.mint(&Token::spl(6));
    mint.address = farm.world.wallet(&address_of("funder"), &mint);

    farm.when("manager").add_flow(0, &mint, DAY as u32).fails(FarmError::NotMint);
}

#[test]
fn a_mint_comes_with_its_own_token_program() {
    let (spl, token_2022) = (addresses::SPL_TOKEN, addresses::TOKEN_2022);
    for (token, wrong) in [(Token::spl(6), token_2022), (Token::token_2022(6), spl)] {
        let mut farm = Given::pool().capacity(1).ready();
        let other = farm.creating(&stake(token.clone())).with_account(6, wrong);
        other.fails(FarmError::WrongTokenProgram);
        let mint = farm.world.mint(&token);
        farm.world.fund(&address_of("funder"), &mint, 1_000);
        let curve = Curve::even(1_000, DAY);
        let curve = farm.when("manager").add_stream(0, &mint, &curve).with_account(7, wrong);
        curve.fails(FarmError::WrongTokenProgram);
        let flow = farm.when("manager").add_flow(0, &mint, DAY as u32).with_account(5, wrong);
        flow.fails(FarmError::WrongTokenProgram);
    }
}

#[test]
fn an_extension_that_the_table_does_not_name_is_refused_before_a_vault_is_made() {
    let mut farm = Given::pool().ready();
    let mint = farm.world.mint(&Token::token_2022(6).with(Extension::PermissionedBurn));
    let mut account = farm.world.account(&mint.address).expect("the mint");
    account.data[166] = 29; // the type of its one extension
    farm.world.put(mint.address, account);

    let new = Given::pool().staking_same(mint).accepting(Risks::ALL);
    farm.creating(&new).fails(FarmError::MintUnknown);
}

/// Burning asks for the authority beside whoever holds the tokens: it takes nothing from a vault, and
/// what is staked, claimed and left with moves as ever.
#[test]
fn permissioned_burn_is_welcome_and_holds_nothing_back() {
    let token = Token::token_2022(6).with(Extension::PermissionedBurn);
    let given = stake(token.clone()).reward(token, Curve::even(1_000_000, 10 * DAY));
    let mut farm = given.staker("alice", 1_024).ready();
    farm.after(10 * DAY);
    let (issuer, mint, vault) = (farm.world.actor("issuer"), farm.reward(0), farm.reward_vault(0));
    let burn = permissioned_burn::instruction::burn;
    let burnt = burn(&mint.program, &vault, &mint.address, &issuer, &issuer, &[], 1);
    farm.world.send(issuer, &[burnt.expect("an instruction")]).refused();

    farm.when("alice").claim_all().ok();
    farm.when("alice").unstake(1_024).ok();

    farm.then("alice").was_paid(0, 1_000_000).parted_with(0);
}

#[test]
fn a_vault_is_as_large_as_its_mint_asks() {
    let size = |token: Token| {
        let farm = stake(token).accepting(Risks::ALL).ready();
        farm.world.account(&farm.pool().stake_vault).expect("a vault").data.len()
    };
    let fee = Extension::TransferFee { bps: 1, most: 1 };
    let hook = Extension::TransferHook(Address::default());
    let all = Token::token_2022(6).with(fee).with(hook).with(Extension::Pausable);

    assert_eq!(size(Token::spl(6)), 165);
    assert_eq!(size(Token::token_2022(6).with(Extension::InterestBearing)), 165);
    assert_eq!(size(Token::token_2022(6).with(fee)), 166 + 12);
    assert_eq!(size(all), 166 + 12 + 5 + 4);
}

#[test]
fn a_mint_that_was_closed_keeps_neither_slot_nor_rent() {
    let token = Token::token_2022(6).with(Extension::MintCloseAuthority);
    let given = stake(token.clone()).accepting(Risks::MINT_CLOSE_AUTHORITY);
    let mut farm = given.flow(token, DAY).ready();
    let (staked, streamed) = (farm.stake_mint(), farm.reward(0));
    farm.world.wallet(&address_of("creator"), &staked);
    farm.world.wallet(&address_of("funder"), &streamed);
    farm.when("funder").wind_down(0).ok();
    farm.world.close_mint(&staked);
    farm.world.close_mint(&streamed);

    farm.when("funder").retire(0).ok();
    farm.when("creator").close_pool().ok();
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
