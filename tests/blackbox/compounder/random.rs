//! A random game: some thousands of commands, and a naive model beside the vault.
//!
//! The model knows people, their shares, and what each has earned, counted in whole units and a
//! floating-point part, so that no precision is lost in long games.
//! It takes what has come from the farm's own books and from token balances, never from the
//! vault's. After each command: the price of a share has not fallen, shares are what the model
//! says, and everybody has earned what the model says to within a unit. At the end all leave.
//!
//! `ACEQUIA_STEPS` and `ACEQUIA_SEED` work as in `../random`.

use crate::random::rng::Rng;
use crate::random::setting;
use acequia_interface::instructions::Stake;
use harness::prelude::*;
use harness::vault::{Refusal, VaultScene, WEALTH};
use harness::wallet_of;
use harness::world::address_of;
use std::collections::BTreeMap;

const STEPS: u64 = 3_000;
const PEOPLE: [&str; 4] = ["alice", "bob", "carol", "dave"];
/// Slot 0 pays the stake mint, 1 and 2 other mints.
const REWARDS: [usize; 2] = [1, 2];

/// What somebody has earned: whole units, and what is less than one.
#[derive(Clone, Copy, Default)]
struct Earned {
    whole: u128,
    part: f64,
}

impl Earned {
    /// Adds `amount * share / all`.
    fn add(&mut self, amount: u64, share: u64, all: u64) {
        let (product, all) = (u128::from(amount) * u128::from(share), u128::from(all));
        self.part += (product % all) as f64 / all as f64;
        self.whole += product / all + self.part as u128;
        self.part %= 1.0;
    }

    /// How far that many units, and as many of 2^-64, are from it [units].
    fn off(&self, units: u64, q64: u128) -> f64 {
        let whole = i128::from(units) + (q64 >> 64) as i128 - self.whole as i128;
        let part = (q64 as u64) as f64 / 2f64.powi(64) - self.part;
        (whole as f64 + part).abs()
    }
}

struct Game {
    scene: VaultScene,
    rng: Rng,
    shares: [u64; PEOPLE.len()],
    /// Earned in all, by person and reward.
    earned: [[Earned; REWARDS.len()]; PEOPLE.len()],
    /// What had come to the vault in all, by reward.
    come: [u64; REWARDS.len()],
    tally: BTreeMap<&'static str, (u32, u32)>,
}

impl Game {
    fn new(seed: u64) -> Self {
        let given = Given::pool()
            .flow_of_stake(7 * DAY)
            .flow(Token::spl(6), 5 * DAY)
            .flow(Token::token_2022(9), 3 * DAY)
            .staker("outsider", 1_000_000);
        let mut scene = VaultScene::of(given);
        PEOPLE.iter().for_each(|who| scene.join(who));
        for slot in REWARDS {
            let mint = scene.farm.reward(slot);
            for owner in PEOPLE.map(address_of).into_iter().chain([scene.vault]) {
                scene.farm.world.wallet(&owner, &mint);
            }
        }
        let donor = scene.farm.world.actor("donor");
        scene.farm.world.fund(&donor, &scene.farm.stake_mint(), WEALTH);
        Self {
            scene,
            rng: Rng::new(seed),
            shares: [0; PEOPLE.len()],
            earned: [[Earned::default(); REWARDS.len()]; PEOPLE.len()],
            come: [0; REWARDS.len()],
            tally: BTreeMap::new(),
        }
    }

    fn step(&mut self, nth: u64) {
        let before = self.price();
        let who = self.rng.below(PEOPLE.len() as u64) as usize;
        let (name, went) = match self.rng.below(20) {
            0..=4 => ("wait", self.wait()),
            5..=8 => ("deposit", self.deposit(who)),
            9..=11 => ("withdraw", self.withdraw(who)),
            12 | 13 => ("compound", self.scene.compounds(0).error.is_none()),
            14 | 15 => ("harvest", self.harvest()),
            16 | 17 => ("claim", self.claim(who)),
            18 => ("donate", self.donate()),
            _ => ("top up", self.top_up()),
        };
        let tally = self.tally.entry(name).or_default();
        if went {
            tally.0 += 1;
        } else {
            tally.1 += 1;
        }
        let after = self.price();
        assert!(
            after.0 * before.1 >= before.0 * after.1,
            "step {nth}, {name} by {}: a share fell from {before:?} to {after:?}",
            PEOPLE[who]
        );
        self.compare(&format!("step {nth}, {name} by {}", PEOPLE[who]));
    }

    /// What the vault owns and is owed of the stake mint, and its shares, each with the virtual
    /// one. Values stay far below 2^64, so products fit.
    fn price(&self) -> (u128, u128) {
        let all = self.scene.assets() + self.scene.pending()[0];
        (u128::from(all) + 1, u128::from(self.scene.read().shares) + 1)
    }

    fn wait(&mut self) -> bool {
        let seconds = self.rng.magnitude(18);
        self.scene.farm.after(seconds);
        true
    }

    fn deposit(&mut self, who: usize) -> bool {
        let amount = 1 + self.rng.magnitude(34);
        let (assets, shares) = self.price();
        let expected = u128::from(amount) * shares / assets;
        let outcome = self.scene.puts(PEOPLE[who], amount);
        if outcome.error.is_some() {
            assert!(expected == 0 || amount > self.scene.wallet(PEOPLE[who]), "{}", outcome.log());
            return false;
        }
        self.come();
        self.shares[who] += expected as u64;
        true
    }

    fn withdraw(&mut self, who: usize) -> bool {
        let held = self.shares[who];
        if held == 0 {
            return false;
        }
        let part = if self.rng.chance(30) { held } else { 1 + self.rng.next() % held };
        let (name, before) = (PEOPLE[who], self.scene.wallet(PEOPLE[who]));
        let expected = self.scene.worth(part);
        self.scene.takes(name, part).ok();
        assert_eq!(u128::from(self.scene.wallet(name) - before), expected, "{name} was paid");
        self.come();
        self.shares[who] -= part;
        true
    }

    fn harvest(&mut self) -> bool {
        let slot = self.rng.below(3) as u8;
        self.scene.harvests(slot).ok();
        self.come();
        true
    }

    fn claim(&mut self, who: usize) -> bool {
        let slot = REWARDS[self.rng.below(2) as usize];
        self.scene.harvests(slot as u8).ok();
        self.come();
        let outcome = self.scene.claims(PEOPLE[who], slot);
        let nothing = [Refusal::NothingOwed as u32, Refusal::UnknownReward as u32].map(Some);
        assert!(outcome.error.is_none() || nothing.contains(&outcome.custom_error()));
        outcome.error.is_none()
    }

    fn donate(&mut self) -> bool {
        let (donor, mint) = (address_of("donor"), self.scene.farm.stake_mint());
        let amount = 1 + self.rng.magnitude(20);
        if self.rng.chance(50) {
            let to = self.scene.stake_account();
            self.scene.farm.world.transfer(&donor, &mint, &to, amount);
            return true;
        }
        let stake = Stake {
            depositor: donor,
            pool: self.scene.farm.site().pool,
            position: self.scene.position(),
            stake_vault: self.scene.farm.pool().stake_vault,
            source: wallet_of(&donor, &mint),
            stake_mint: mint.address,
            token_program: mint.program,
            amount,
        };
        self.scene.run("donor", stake.instruction()).ok();
        true
    }

    fn top_up(&mut self) -> bool {
        let (slot, amount) = (self.rng.below(3) as u8, 1 + self.rng.magnitude(32));
        self.scene.farm.when("funder").top_up(slot, amount).ok();
        true
    }

    /// Spreads what has come since the last time over those who hold shares, pro rata: whatever
    /// the farm owes to the vault, lies in its account, or was paid out of it.
    fn come(&mut self) {
        let all: u64 = self.shares.iter().sum();
        for (nth, slot) in REWARDS.into_iter().enumerate() {
            let mint = self.scene.farm.reward(slot);
            let paid: u64 = PEOPLE.iter().map(|who| self.scene.earned(who, slot)).sum();
            let held = self.scene.farm.world.holding(&self.scene.vault, &mint);
            let come = self.scene.pending()[slot] + held + paid;
            if all > 0 {
                let grown = come - self.come[nth];
                for (who, shares) in self.shares.into_iter().enumerate() {
                    self.earned[who][nth].add(grown, shares, all);
                }
                self.come[nth] = come;
            }
        }
    }

    fn compare(&self, context: &str) {
        let vault = self.scene.read();
        for (who, name) in PEOPLE.into_iter().enumerate() {
            assert_eq!(self.scene.held_by(name), self.shares[who], "{context}: shares of {name}");
            let account = self.scene.holders().into_iter();
            let account = account.into_iter().find(|h| h.owner == address_of(name)).expect("open");
            for (nth, slot) in REWARDS.into_iter().enumerate() {
                let mint = self.scene.farm.reward(slot).address;
                let reward = vault.rewards.iter().position(|reward| reward.mint == mint);
                let owed = reward.map_or(0, |at| account.owed(at, &vault.rewards[at]));
                let off = self.earned[who][nth].off(self.scene.earned(name, slot), owed);
                assert!(off < 1.0, "{context}: {name} is {off} off in slot {slot}");
            }
        }
    }

    fn finish(mut self) {
        if self.shares.iter().all(|shares| *shares == 0) {
            // What was donated to nobody is somebody's then.
            self.scene.puts(PEOPLE[0], WEALTH / 2).ok();
            self.shares[0] = self.scene.held_by(PEOPLE[0]);
            self.come();
        }
        for (who, name) in PEOPLE.into_iter().enumerate() {
            if self.shares[who] > 0 {
                self.scene.leaves(name).ok();
                self.come();
                self.shares[who] = 0;
            }
        }
        assert_eq!((self.scene.staked(), self.scene.read().shares), (0, 0), "all have left");
        for slot in REWARDS {
            self.scene.harvests(slot as u8).ok();
            PEOPLE.iter().for_each(|who| drop(self.scene.claims(who, slot)));
        }
        self.compare("at the end");
        println!("{:?}", self.tally);
        assert!(self.tally.values().all(|(went, _)| *went > 0), "{:?}", self.tally);
    }
}

fn play(seed: u64) {
    let mut game = Game::new(setting("ACEQUIA_SEED", 1) + seed);
    (0..setting("ACEQUIA_STEPS", STEPS)).for_each(|nth| game.step(nth));
    game.finish();
}

#[test]
fn vault_and_model_agree() {
    play(0);
}

#[test]
fn vault_and_model_agree_in_another_game() {
    play(1_000);
}
