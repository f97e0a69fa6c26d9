//! What `migrations/deploy` does to a program that runs: its new bytes are written to a buffer
//! piece by piece, the buffer is checked, and the loader puts them in the place of the old ones.
//! By the runtime's real loader; the farm does not notice. The script itself runs in
//! app/cli/tests/e2e/program.rs, against an RPC.

use harness::prelude::*;
use harness::world::program_bytes;
use solana_account::Account;
use solana_loader_v3_interface::{get_program_data_address, instruction as loader};

/// Bytes of a program that one transaction can carry.
const PIECE: usize = 900;
/// Bytes of a buffer before the program.
const BUFFER_HEAD: usize = 37;
/// Bytes of the program's data before the program.
const PROGRAM_HEAD: usize = 45;

fn bytes() -> Vec<u8> {
    program_bytes("acequia")
}

/// Writes a program to a new buffer, as the Solana CLI does. Returns where it is.
fn write_buffer(farm: &mut Scene, authority: &str, program: &[u8]) -> Address {
    let (payer, buffer) = (farm.world.actor(authority), farm.world.key("new bytes"));
    let rent = farm.world.svm.minimum_balance_for_rent_exemption(BUFFER_HEAD + program.len());
    let create = loader::create_buffer(&payer, &buffer, &payer, rent, program.len());
    farm.world.send(payer, &create.expect("two instructions")).ok();
    for (nth, piece) in program.chunks(PIECE).enumerate() {
        let write = loader::write(&buffer, &payer, (nth * PIECE) as u32, piece.to_vec());
        farm.world.send(payer, &[write]).ok();
    }
    buffer
}

fn a_running_farm() -> Scene {
    let curve = Curve::even(1_000_000, 100 * DAY);
    let mut farm = Given::pool().reward(Token::spl(6), curve).staker("alice", 1_024).ready();
    farm.after(10 * DAY);
    farm
}

#[test]
fn a_buffer_holds_exactly_what_was_built() {
    let mut farm = a_running_farm();
    let program = bytes();
    let buffer = write_buffer(&mut farm, "deployer", &program);
    let held = farm.world.account(&buffer).expect("the buffer").data;
    assert_eq!(held[BUFFER_HEAD..], program[..]);
}

#[test]
fn an_upgrade_changes_no_account_of_the_farm() {
    let mut farm = a_running_farm();
    farm.world.let_upgrade(&acequia_interface::ID, "multisig");
    let (program, pool) = (bytes(), farm.pool());
    let buffer = write_buffer(&mut farm, "deployer", &program);
    let (deployer, multisig) = (farm.world.actor("deployer"), farm.world.actor("multisig"));
    let hand_over = loader::set_buffer_authority(&buffer, &deployer, &multisig);
    farm.world.send(deployer, &[hand_over]).ok();
    let upgrade = loader::upgrade(&acequia_interface::ID, &buffer, &multisig, &deployer, true);
    farm.world.by_loader(&acequia_interface::ID, upgrade);
    let at = get_program_data_address(&acequia_interface::ID);
    let data = farm.world.account(&at).expect("the program's data").data;
    assert_eq!(data[PROGRAM_HEAD..][..program.len()], program[..]);
    assert_eq!(farm.pool(), pool);
    assert!(farm.world.account(&buffer).is_none(), "the buffer's rent came back");
    farm.when("alice").claim(&[0]).ok();
    farm.then("alice").was_paid(0, 100_000);
    farm.everyone_can_exit();
}

#[test]
fn whoever_wrote_the_buffer_cannot_upgrade() {
    let mut farm = a_running_farm();
    farm.world.let_upgrade(&acequia_interface::ID, "multisig");
    let buffer = write_buffer(&mut farm, "deployer", &bytes());
    let deployer = farm.world.actor("deployer");
    let upgrade = loader::upgrade(&acequia_interface::ID, &buffer, &deployer, &deployer, true);
    farm.world.send(deployer, &[upgrade]).refused();
}

#[test]
fn a_program_that_was_made_final_stays_as_it_is() {
    let mut farm = a_running_farm();
    let farm_program = acequia_interface::ID;
    farm.world.let_upgrade(&farm_program, "multisig");
    let multisig = farm.world.actor("multisig");
    let last = loader::set_upgrade_authority(&farm_program, &multisig, None);
    farm.world.send(multisig, &[last]).ok();
    let mut buffer = farm.world.account(&get_program_data_address(&farm_program)).expect("data");
    assert_eq!(buffer.data[12], 0, "nobody may upgrade");
    buffer.data.clear();
    let at = farm.world.key("an empty buffer");
    farm.world.put(at, Account { lamports: 1_000_000, ..Account::default() });
    let upgrade = loader::upgrade(&farm_program, &at, &multisig, &multisig, true);
    farm.world.send(multisig, &[upgrade]).refused();
    farm.when("alice").unstake(1_024).ok();
}

#[test]
fn a_program_on_mainnet_needs_a_multisig() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../migrations/deploy");
    let mainnet = ["acequia", "--cluster", "mainnet-beta", "--dry-run"];
    let run = std::process::Command::new(script).args(mainnet).output().expect("it starts");
    let said = String::from_utf8([run.stdout, run.stderr].concat()).expect("text");
    assert!(!run.status.success() && said.contains("--authority"), "{said}");
}
