//! Every account of every instruction replaced by every wrong one, signatures and permissions
//! taken away, arguments cut and lengthened. What goes through all the same stands below.

use harness::prelude::*;
use harness::vault::{vault_address, VaultScene, UNIT, VAULT_PROGRAM};
use harness::wallet_of;
use harness::world::address_of;
use solana_account::Account;

/// Instruction, account, what may stand there, why.
type Harmless = (&'static str, usize, &'static str, &'static str);

const CHOICE: &str = "the signer chooses where their own tokens go";
const PAYER: &str = "whoever signs may pay the rent";
const FOR_ANOTHER: &str = "anyone may deposit for anyone of the same vault";
const UNUSED: &str = "the farm looks only at the token program it needs, the vault at neither";

const HARMLESS: &[Harmless] = &[
    ("create", 0, "mallory", PAYER),
    ("open", 0, "mallory", PAYER),
    ("deposit", 2, "the shares of", FOR_ANOTHER),
    ("withdraw", 3, "a wallet of", CHOICE),
    ("withdraw", 3, "a stake vault", CHOICE),
    ("withdraw", 3, "a reward vault", CHOICE),
    ("claim", 4, "a wallet of", CHOICE),
    ("claim", 4, "a reward vault", CHOICE),
];

/// A farm where every instruction can be carried out, and the honest instruction.
fn honest(name: &str) -> (VaultScene, &'static str, Instruction) {
    let given = Given::pool()
        .reward_of_stake(Curve::even(1_000_000, 100 * DAY))
        .reward(Token::spl(6), Curve::even(1_000_000, 100 * DAY))
        .flow_of_stake(7 * DAY);
    let mut scene = VaultScene::of(given).with("alice", 3_000).with("bob", 1_000);
    scene.join("mallory");
    let other = Given::pool()
        .staking_same(scene.farm.stake_mint())
        .reward_of_stake(Curve::even(1_000_000, 100 * DAY));
    scene.farm.also(other.staker("mallory", 1_000));
    scene.run("creator", scene.create("creator", 1)).ok();
    scene.farm.after(10 * DAY);
    scene.harvests(1).ok();
    let mint = scene.farm.reward(1);
    for who in ["alice", "bob", "mallory"] {
        scene.farm.world.wallet(&address_of(who), &mint);
    }
    scene.farm.after(10 * DAY);
    let (who, instruction) = match name {
        "create" => ("creator", scene.create("creator", 7)),
        "open" => ("carol", scene.open("carol", "carol")),
        "deposit" => ("alice", scene.deposit("alice", "alice", 100, 0)),
        "withdraw" => ("alice", scene.withdraw("alice", 100 * UNIT, 0)),
        "harvest" => ("anyone", scene.harvest(1)),
        "compound" => ("anyone", scene.compound(0)),
        "claim" => ("alice", scene.claim("alice", &mint)),
        "close" => {
            scene.leaves("bob").ok();
            ("bob", scene.close("bob", "bob", true))
        }
        "announce" => ("alice", scene.announce("alice")),
        "call off" => {
            scene.run("alice", scene.announce("alice")).ok();
            ("anyone", scene.call_off())
        }
        "give away" => {
            scene.donates("alice", 500, true);
            scene.donates("alice", 70, false);
            ("anyone", scene.give_away(&scene.farm.stake_mint(), Some(2)))
        }
        "close vault" => {
            for who in ["alice", "bob", "mallory"] {
                scene.goes(who);
            }
            scene.donates("alice", 70, false);
            scene.gives_away(Some(2)).ok();
            scene.run("anyone", scene.give_away(&mint, None)).ok();
            ("creator", scene.close_vault("creator", true, &[1]))
        }
        "emergency" => {
            scene.run("alice", scene.announce("alice")).ok();
            scene.farm.after(14 * DAY);
            ("anyone", scene.emergency_exit())
        }
        other => unreachable!("no instruction is called {other}"),
    };
    scene.farm.world.actor(who);
    (scene, who, instruction)
}

fn intruders(scene: &mut VaultScene) -> Vec<(String, Address)> {
    let (first, second) = (scene.farm.sites[0], scene.farm.sites[1]);
    let mut found = vec![
        ("mallory".to_owned(), address_of("mallory")),
        ("an address without an account".to_owned(), scene.farm.world.key("nobody")),
        ("SPL Token".to_owned(), addresses::SPL_TOKEN),
        ("Token-2022".to_owned(), addresses::TOKEN_2022),
        ("the farm".to_owned(), acequia_interface::ID),
        ("the vault program".to_owned(), VAULT_PROGRAM),
        ("the other vault".to_owned(), vault_address(&first.pool, 1)),
        ("the stake mint".to_owned(), first.stake.address),
        ("the reward mint".to_owned(), scene.farm.reward(1).address),
    ];
    for site in [first, second] {
        let pool = scene.farm.world.pool(&site.pool);
        found.push(("a pool".to_owned(), site.pool));
        found.push(("a stake vault".to_owned(), pool.stake_vault));
        for slot in pool.streams.iter().filter(|slot| slot.is_in_use()) {
            found.push(("a reward vault".to_owned(), slot.vault));
        }
    }
    let others = position_at(&second.pool, &address_of("mallory"), 0);
    found.push(("a position of mallory".to_owned(), others));
    for who in ["alice", "bob", "mallory"] {
        found.push((format!("the shares of {who}"), scene.shares_of(who)));
        for mint in [first.stake, scene.farm.reward(1)] {
            found.push((format!("a wallet of {who}"), wallet_of(&address_of(who), &mint)));
        }
    }
    found.extend(forgeries(scene));
    found
}

/// Accounts that look like the vault's and are not.
fn forgeries(scene: &mut VaultScene) -> Vec<(String, Address)> {
    let mut made = Vec::new();
    for (what, at) in [("vault", scene.vault), ("shares", scene.shares_of("alice"))] {
        let Some(real) = scene.farm.world.account(&at) else { continue };
        let changed = |change: &dyn Fn(&mut Account)| {
            let mut forged = real.clone();
            change(&mut forged);
            forged
        };
        let copies = [
            ("copied by another", changed(&|a| a.owner = address_of("another program"))),
            ("of another type", changed(&|a| a.data[7] ^= 1)),
            ("of another version", changed(&|a| a.data[8] += 1)),
            ("cut short", changed(&|a| a.data.truncate(a.data.len() - 8))),
        ];
        for (how, account) in copies {
            let name = format!("{what} {how}");
            let address = address_of(&name);
            scene.farm.world.put(address, account);
            made.push((name, address));
        }
    }
    made
}

/// What goes through on a fork.
fn goes_through(scene: &VaultScene, who: &str, instruction: &Instruction) -> Option<VaultScene> {
    let mut fork = scene.clone();
    let outcome = fork.farm.world.send(address_of(who), std::slice::from_ref(instruction));
    outcome.error.is_none().then_some(fork)
}

fn substitute(name: &str) {
    let (mut scene, who, honest) = honest(name);
    let mut candidates = intruders(&mut scene);
    let own = honest.accounts.iter().enumerate();
    candidates.extend(own.map(|(nth, meta)| (format!("account {nth}"), meta.pubkey)));
    let before = goes_through(&scene, who, &honest).expect("the honest instruction");
    before.check();
    for (nth, meta) in honest.accounts.iter().enumerate() {
        for (what, address) in &candidates {
            let signs = ["mallory", "an address without an account"].contains(&what.as_str());
            if *address == meta.pubkey || (meta.is_signer && !signs) {
                continue;
            }
            let mut forged = honest.clone();
            forged.accounts[nth].pubkey = *address;
            let Some(after) = goes_through(&scene, who, &forged) else { continue };
            after.check();
            let entry = |e: &&Harmless| e.0 == name && e.1 == nth && what.contains(e.2);
            let same = honest.accounts[nth].pubkey == *address;
            let listed = HARMLESS.iter().any(|e| entry(&e)) || unused(name, nth);
            assert!(same || listed, "{name}: account {nth} may be {what}");
        }
    }
}

/// Harvest passes both token programs on, and the farm needs both: see [`UNUSED`].
fn unused(name: &str, nth: usize) -> bool {
    let _why = UNUSED;
    name == "harvest" && (nth == 6 || nth == 7)
}

fn take_away(name: &str) {
    let (scene, who, honest) = honest(name);
    for (nth, meta) in honest.accounts.iter().enumerate() {
        let refuses = |what: &str, change: &dyn Fn(&mut Instruction)| {
            let mut forged = honest.clone();
            change(&mut forged);
            assert!(goes_through(&scene, who, &forged).is_none(), "{name}: account {nth} {what}");
        };
        if meta.is_signer {
            // Paid for by somebody else, or the fee payer's signature would stand in for it.
            let mut forged = honest.clone();
            forged.accounts[nth].is_signer = false;
            let through = goes_through(&scene, "mallory", &forged);
            assert!(through.is_none(), "{name}: account {nth} without its signature");
        }
        if meta.is_writable && !meta.is_signer && !spared(name, nth) {
            refuses("read-only", &|i| i.accounts[nth].is_writable = false);
        }
        if !optional(name, nth) {
            refuses("and all that follow left out", &|i| i.accounts.truncate(nth));
        }
    }
    for left in 0..honest.data.len() {
        let mut cut = honest.clone();
        cut.data.truncate(left);
        assert!(goes_through(&scene, who, &cut).is_none(), "{name}: data cut to {left}");
    }
    let mut longer = honest.clone();
    longer.data.push(0);
    assert!(goes_through(&scene, who, &longer).is_none(), "{name}: a byte behind the data");
}

/// Reward accounts are closed along with the vault only if they are named, each by four accounts.
fn optional(name: &str, nth: usize) -> bool {
    (name, nth) == ("close vault", 8)
}

/// Where nothing happens to be written: nothing lies in the stake account, so nothing moves; nothing was
/// pushed or is burnt; and who closes here paid the rent, and pays the fee.
fn spared(name: &str, nth: usize) -> bool {
    matches!(
        (name, nth),
        ("deposit" | "withdraw", 7) | ("compound", 5) | ("close", 3) | ("give away", 0 | 5)
    )
}

macro_rules! each {
    ($($test:ident $name:literal)*) => {
        const CASES: &[&str] = &[$($name),*];

        mod substituted {
            $(#[test] fn $test() { super::substitute($name); })*
        }
        mod taken_away {
            $(#[test] fn $test() { super::take_away($name); })*
        }
    };
}

each! {
    create "create"
    open "open"
    deposit "deposit"
    withdraw "withdraw"
    harvest "harvest"
    compound "compound"
    claim "claim"
    close "close"
    close_vault "close vault"
    announce "announce"
    call_off "call off"
    give_away "give away"
    emergency "emergency"
}

/// Which instructions there are, each by the number that its data begins with: the list names a file of each.
#[test]
fn every_instruction_is_attacked() {
    let list = include_str!("../../../crates/acequia-vault-interface/src/instruction.rs");
    let files = list.lines().filter(|line| line.starts_with("    /// `") && line.ends_with(".rs`"));
    let mut attacked: Vec<usize> = CASES.iter().map(|name| honest(name).2.data[0].into()).collect();
    attacked.sort_unstable();
    assert_eq!(attacked, Vec::from_iter(0..files.count()));
}

#[test]
fn nothing_is_listed_as_harmless_in_vain() {
    for entry in HARMLESS {
        let (mut scene, who, honest) = honest(entry.0);
        let through = intruders(&mut scene).into_iter().any(|(what, address)| {
            let mut forged = honest.clone();
            forged.accounts[entry.1].pubkey = address;
            what.contains(entry.2) && goes_through(&scene, who, &forged).is_some()
        });
        assert!(through, "{entry:?}");
    }
}
