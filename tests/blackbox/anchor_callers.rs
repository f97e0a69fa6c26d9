//! Programs that call the farm through what `declare_program!` makes of `idl/acequia.json`.

use acequia_interface::discriminator;
use harness::prelude::*;
use harness::wallet_of;
use harness::world::address_of;

/// `tests/programs/caller-anchor1`, as it declares itself.
const ANCHOR_1: Address = Address::from_str_const("AceQ1aCaLLer1111111111111111111111111111111");
/// `tests/programs/caller-anchor2`, as it declares itself.
const ANCHOR_2: Address = Address::from_str_const("AceQ1aCaLLer2111111111111111111111111111111");

const PUT: [u8; 8] = discriminator::instruction("put");

/// The caller's `put(amount)`: the farm's `stake`, and the farm.
fn put(farm: &Scene, caller: Address, who: &str, amount: u64) -> Instruction {
    let (owner, mint) = (address_of(who), farm.stake_mint());
    Instruction {
        program_id: caller,
        accounts: vec![
            AccountMeta::new_readonly(owner, true),
            AccountMeta::new(farm.site().pool, false),
            AccountMeta::new(farm.position_of(who), false),
            AccountMeta::new(farm.pool().stake_vault, false),
            AccountMeta::new(wallet_of(&owner, &mint), false),
            AccountMeta::new_readonly(mint.address, false),
            AccountMeta::new_readonly(mint.program, false),
            AccountMeta::new_readonly(acequia_interface::ID, false),
        ],
        data: [PUT, amount.to_le_bytes()].concat(),
    }
}

#[track_caller]
fn stakes_by(caller: Address, file: &str) {
    let mut farm = Given::pool()
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .staker("alice", 1_024)
        .ready();
    farm.world.deploy_at(caller, file);
    farm.after(10 * DAY);
    let call = put(&farm, caller, "alice", 500);
    let log = farm.step("alice", call).ok().log();
    assert!(log.contains("invoke [3]"), "the farm was called, and called the token: {log}");
    farm.then("alice").has_staked(1_524).is_owed(0, 100_000);
    let mut elsewhere = put(&farm, caller, "alice", 500);
    elsewhere.accounts[7].pubkey = addresses::SPL_TOKEN;
    farm.step("alice", elsewhere).refused();
    farm.everyone_can_exit();
}

#[test]
fn an_anchor_1_program_stakes_by_declare_program() {
    stakes_by(ANCHOR_1, "caller_anchor1");
}

#[test]
fn an_anchor_2_program_stakes_by_declare_program() {
    stakes_by(ANCHOR_2, "caller_anchor2");
}
