//! What is true of every instruction of the catalog.

use harness::catalog;
use harness::prelude::*;

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
