//! What is true of every instruction of the catalog.

use harness::catalog;
use harness::prelude::*;

/// Everybody with a power in a pool.
const POWERS: [&str; 4] = ["creator", "manager", "funder", "vault"];

/// What stakers have in the farm: principal, and what each stream owes.
fn fortunes(farm: &Scene) -> Vec<(u64, Vec<u64>)> {
    let (pool, now) = (farm.pool(), farm.world.now());
    let positions = farm.world.positions(&farm.site().pool);
    positions.iter().map(|(_, p)| (p.stake.amount, p.claimable(&pool, now))).collect()
}

fn signers(step: &Instruction) -> Vec<Address> {
    step.accounts.iter().filter(|meta| meta.is_signer).map(|meta| meta.pubkey).collect()
}

/// Takes every step that powers alone can sign. What alice and bob have staked and are owed
/// must be what it was.
#[test]
fn no_power_takes_from_stakers() {
    let mut tried = 0;
    for case in catalog::all() {
        let mut farm = (case.scene)(2);
        if farm.pool().is_delegated() || farm.pool().totals.positions == 0 {
            continue;
        }
        let step = (case.step)(&mut farm).build();
        let (signers, powers) = (signers(&step), POWERS.map(|name| farm.world.actor(name)));
        if signers.is_empty() || !signers.iter().all(|signer| powers.contains(signer)) {
            continue;
        }
        let before = fortunes(&farm);
        farm.world.send(signers[0], &[step]).ok();
        assert_eq!(fortunes(&farm), before, "{}", case.name);
        farm.everyone_can_exit();
        tried += 1;
    }
    assert!(tried >= 12, "{tried} steps are signed by powers");
}

#[test]
fn everyone_can_exit_after_any_of_them() {
    for case in catalog::all() {
        let mut farm = (case.scene)(3);
        (case.step)(&mut farm).ok();
        if farm.world.account(&farm.site().pool).is_some() {
            farm.everyone_can_exit();
        }
    }
}

#[test]
fn none_changes_the_terms_of_a_pool() {
    for case in catalog::all() {
        let mut farm = (case.scene)(2);
        let before = terms(&farm);
        (case.step)(&mut farm).ok();
        let after = terms(&farm);
        assert!(after.is_none() || after == before, "{}", case.name);
    }
}

fn terms(farm: &Scene) -> Option<impl PartialEq> {
    let account = farm.world.account(&farm.site().pool)?;
    let p = Pool::read(&account.data).expect("a pool");
    Some((p.lock, p.accepted_risks, p.stake_mint, p.stake_vault, p.delegate, p.creator, p.capacity))
}

#[test]
fn each_fits_a_transaction_at_sixteen_streams() {
    for case in catalog::all() {
        let mut farm = (case.scene)(16);
        let plain = (case.step)(&mut farm.fork()).ok();
        let bytes = match plain.bytes > 1_232 {
            true => (case.step)(&mut farm).by_table().ok().bytes,
            false => plain.bytes,
        };
        assert!(bytes <= 1_232, "{}: {bytes} bytes", case.name);
        assert!(plain.cu <= 200_000, "{}: {} CU", case.name, plain.cu);
    }
}

#[test]
fn the_same_step_costs_the_same_in_every_run() {
    for name in ["stake", "claim (all)", "create_pool"] {
        let case = catalog::find(name);
        let cu = || (case.step)(&mut (case.scene)(3)).ok().cu;
        assert_eq!(cu(), cu(), "{name}");
    }
}

#[test]
fn each_leaves_its_accounts_readable_and_of_their_size() {
    for case in catalog::all() {
        let mut farm = (case.scene)(3);
        (case.step)(&mut farm).ok();
        let pool = farm.site().pool;
        if let Some(account) = farm.world.account(&pool) {
            assert_eq!(account.data.len(), Pool::size(3), "{}", case.name);
        }
        for (at, _) in farm.world.positions(&pool) {
            let account = farm.world.account(&at).expect("a position");
            assert_eq!(account.data.len(), Position::size(3), "{}", case.name);
        }
    }
}
