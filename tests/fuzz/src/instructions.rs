//! Transactions of instructions that anybody spells: the real bytes of the farm carry them out or refuse them, and
//! then the books balance, everyone can leave, and whoever has not signed has no less than before.

use harness::catalog;
use harness::prelude::*;
use harness::world::address_of;
use harness::worth::{worth, Worth};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// How many transactions a case has at most.
const LONGEST: usize = 3;
/// How many streams its pool has.
const STREAMS: usize = 2;
/// Who signs whatever they like, beside whoever signs the honest instruction.
const STRANGER: &str = "mallory";
const PEOPLE: [&str; 6] = ["alice", "bob", "carol", "creator", "funder", "manager"];

/// A farm in which an honest instruction goes through, and what can be put into its place.
struct Ground {
    scene: Scene,
    honest: Instruction,
    signers: Vec<Address>,
    accounts: Vec<Address>,
    mints: Vec<Mint>,
}

/// The first byte chooses an instruction; the rest says how it differs, and what comes behind it.
pub fn send(bytes: &[u8]) {
    let [case, rest @ ..] = bytes else { return };
    let ground = ground(*case as usize);
    let (mut scene, mut rest) = (ground.scene.fork(), rest);
    for _ in 0..LONGEST {
        let instruction = ground.spelt(&mut rest);
        ground.carry_out(&mut scene, instruction);
        if rest.is_empty() {
            return;
        }
    }
}

fn ground(case: usize) -> Rc<Ground> {
    thread_local! {
        static MADE: RefCell<HashMap<usize, Rc<Ground>>> = RefCell::default();
    }
    let cases = catalog::all();
    let nth = case % cases.len();
    MADE.with_borrow_mut(|made| {
        let make = || Rc::new(Ground::new(cases[nth]));
        Rc::clone(made.entry(nth).or_insert_with(make))
    })
}

impl Ground {
    fn new(case: catalog::Case) -> Self {
        let mut scene = (case.scene)(STREAMS);
        let mallory = scene.world.actor(STRANGER);
        let honest = (case.step)(&mut scene).build();
        scene.world.trust_signatures();
        let signs = honest.accounts.iter().filter(|meta| meta.is_signer);
        let signers = signs.map(|meta| meta.pubkey).chain([mallory]).collect();
        let mints = mints(&scene);
        for mint in &mints {
            scene.world.wallet(&mallory, mint);
        }
        let mut accounts: Vec<Address> = honest.accounts.iter().map(|meta| meta.pubkey).collect();
        let mut there: Vec<Address> = scene.world.svm.accounts_db().inner.keys().copied().collect();
        there.sort();
        accounts.extend(there);
        #[cfg(feature = "steps")]
        scene.world.watch_farm(|_, trace| crate::steps::count_all(trace));
        Self { scene, honest, signers, accounts, mints }
    }

    /// The honest instruction, as far as the next bytes do not say otherwise.
    fn spelt(&self, bytes: &mut &[u8]) -> Instruction {
        let mut instruction = self.honest.clone();
        let how = next(bytes);
        for _ in 0..how & 3 {
            let (place, account, roles) = (next(bytes) as usize, next(bytes) as usize, next(bytes));
            let pubkey = self.accounts[account % self.accounts.len()];
            let meta =
                AccountMeta { pubkey, is_signer: roles & 1 == 1, is_writable: roles & 2 == 2 };
            match instruction.accounts.get_mut(place) {
                Some(there) => *there = meta,
                None => instruction.accounts.push(meta),
            }
        }
        for _ in 0..how >> 2 & 7 {
            let (place, byte) = (next(bytes) as usize, next(bytes));
            match instruction.data.get_mut(place) {
                Some(there) => *there = byte,
                None => instruction.data.push(byte),
            }
        }
        if how >> 5 & 1 == 1 {
            instruction.accounts.truncate(next(bytes) as usize);
        }
        for meta in &mut instruction.accounts {
            meta.is_signer &= self.signers.contains(&meta.pubkey);
        }
        instruction
    }

    fn carry_out(&self, scene: &mut Scene, instruction: Instruction) {
        let signs =
            |who: &Address| instruction.accounts.iter().any(|m| m.is_signer && m.pubkey == *who);
        let others: Vec<Address> =
            PEOPLE.map(address_of).into_iter().filter(|who| !signs(who)).collect();
        let has = |scene: &Scene| -> Vec<Worth> {
            others.iter().map(|who| worth(scene, &self.mints, &[*who])).collect()
        };
        let before = has(scene);
        let outcome = scene.world.send(address_of(STRANGER), std::slice::from_ref(&instruction));
        if outcome.error.is_some() {
            return;
        }
        scene.check_books();
        for (before, after) in before.iter().zip(has(scene)) {
            // A stream that is closing takes the fractions that it owes.
            let less = before
                .iter()
                .find(|(mint, amount)| after.get(*mint).unwrap_or(&0) >> 64 < **amount >> 64);
            assert_eq!(less, None, "{instruction:?}: {after:?}");
        }
        scene.everyone_can_exit();
    }
}

/// Of everything that is staked or paid.
fn mints(scene: &Scene) -> Vec<Mint> {
    let pools = scene.sites.iter().filter(|site| scene.world.has(&site.pool));
    let paid = pools.clone().flat_map(|site| {
        let pool = scene.world.pool(&site.pool);
        let used = (0..pool.streams.len()).filter(|slot| pool.streams[*slot].is_in_use());
        used.map(|slot| harness::scene::reward_of(&pool, slot)).collect::<Vec<_>>()
    });
    let staked = pools.map(|site| site.stake).filter(|mint| mint.program != addresses::SYSTEM);
    staked.chain(paid).collect()
}

fn next(bytes: &mut &[u8]) -> u8 {
    let Some((first, rest)) = bytes.split_first() else { return 0 };
    *bytes = rest;
    *first
}
