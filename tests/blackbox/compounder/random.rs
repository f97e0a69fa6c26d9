//! A random game: some thousands of commands, and a naive model beside the vault.
//!
//! The model knows people, their shares, and what each has earned, counted in whole units and a
//! floating-point part, so that no precision is lost in long games.
//! It takes what has come from the farm's own books and from token balances, never from the
//! vault's. After each command: the price of a share has not fallen, shares are what the model
//! says, and everybody has earned what the model says to within a unit. Now and then all leave,
//! and the vault is closed and begins anew: a price that only rises would end the game.
//!
//! `ACEQUIA_STEPS` and `ACEQUIA_SEED` work as in `../random`.

use crate::random::rng::Rng;
use crate::random::setting;
use acequia_interface::instructions::Stake;
use harness::prelude::*;
use harness::tally::{Floor::*, Kinds, Tally};
use harness::vault::{refused, vault_refusal, Refusal, VaultScene, WEALTH};
use harness::wallet_of;
use harness::world::address_of;

const STEPS: u64 = 3_000;
/// How many steps a vault lasts, on average.
const LASTS: u64 = 800;
/// How long the farm must have failed for an emergency [s].
const PATIENCE: u64 = 14 * DAY;
/// The kinds that send a transaction.
const KINDS: Kinds = &[
    ("create vault", Ten),
    ("open account", Hundred),
    ("deposit", Third),
    ("withdraw", Third),
    ("claim", Third),
    ("compound", Hundred),
    ("harvest", Hundred),
    ("emergency exit", Hundred),
    ("donate", Hundred),
    ("top up", Hundred),
    ("close account", Hundred),
    ("close vault", Ten),
];
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
    tally: Tally,
}

impl Game {
    fn new(seed: u64) -> Self {
        let given = Given::pool()
            .flow_of_stake(7 * DAY)
            .flow(Token::spl(6), 5 * DAY)
            .flow(Token::token_2022(9), 3 * DAY)
            .staker("outsider", 1_000_000);
        let mut scene = VaultScene::without_vault(given);
        scene.farm.world.trust_signatures();
        let donor = scene.farm.world.actor("donor");
        scene.farm.world.fund(&donor, &scene.farm.stake_mint(), WEALTH);
        let (rng, shares, come) = (Rng::new(seed), [0; PEOPLE.len()], [0; REWARDS.len()]);
        let earned = [[Earned::default(); REWARDS.len()]; PEOPLE.len()];
        let tally = Tally::new(format!("a vault, seed {seed}"), [KINDS]);
        let mut game = Self { scene, rng, shares, earned, come, tally };
        game.begin();
        game
    }

    /// A new vault. Everybody opens an account, and has their wealth and what they earned before.
    fn begin(&mut self) {
        let create = self.scene.create("creator", 0);
        self.run("create vault", "creator", create).ok();
        for who in PEOPLE {
            let (owner, mint) = (self.scene.farm.world.actor(who), self.scene.farm.stake_mint());
            let lacks = WEALTH.saturating_sub(self.scene.wallet(who));
            self.scene.farm.world.fund(&owner, &mint, lacks);
            let open = self.scene.open(who, who);
            self.run("open account", who, open).ok();
        }
        for (nth, slot) in REWARDS.into_iter().enumerate() {
            let mint = self.scene.farm.reward(slot);
            let owners = PEOPLE.map(address_of).into_iter().chain([self.scene.vault]);
            owners.for_each(|owner| _ = self.scene.farm.world.wallet(&owner, &mint));
            for (who, name) in PEOPLE.into_iter().enumerate() {
                let whole = u128::from(self.scene.earned(name, slot));
                self.earned[who][nth] = Earned { whole, part: 0.0 };
            }
            self.come[nth] = self.has_come(slot);
        }
    }

    fn step(&mut self, nth: u64) {
        if self.rng.below(LASTS) == 0 || self.nobody_can_buy() {
            self.end();
            self.begin();
        }
        let before = self.price();
        let who = self.rng.below(PEOPLE.len() as u64) as usize;
        let name = match self.rng.below(200) {
            0..=67 => self.wait(),
            68..=103 => self.deposit(who),
            104..=131 => self.withdraw(who),
            132..=147 => self.compound(),
            148..=161 => self.harvest(),
            162..=177 => self.claim(who),
            178..=186 => self.donate(),
            187..=195 => self.top_up(),
            196 | 197 => self.emergency_exit(),
            198 => self.close_too_early(who),
            _ => self.close_vault_too_early(),
        };
        let after = self.price();
        assert!(
            after.0 * before.1 >= before.0 * after.1,
            "step {nth}, {name} by {}: a share fell from {before:?} to {after:?}",
            PEOPLE[who]
        );
        self.compare(&format!("step {nth}, {name} by {}", PEOPLE[who]));
    }

    /// Sends and counts an instruction.
    fn run(&mut self, kind: &'static str, who: &str, instruction: Instruction) -> Outcome {
        let outcome = self.scene.run(who, instruction);
        self.counted(kind, outcome)
    }

    fn counted(&mut self, kind: &'static str, outcome: Outcome) -> Outcome {
        self.tally.count(kind, vault_refusal(&outcome));
        outcome
    }

    /// What the vault owns and is owed of the stake mint, and its shares, each with the virtual
    /// one. Values stay far below 2^64, so products fit.
    fn price(&self) -> (u128, u128) {
        let all = self.scene.assets() + self.scene.pending()[0];
        (u128::from(all) + 1, u128::from(self.scene.read().shares) + 1)
    }

    /// The least that buys a share [base units].
    fn least(&self) -> u64 {
        let (assets, shares) = self.price();
        assets.div_ceil(shares) as u64
    }

    fn nobody_can_buy(&self) -> bool {
        PEOPLE.iter().all(|who| self.scene.wallet(who) < self.least())
    }

    fn wait(&mut self) -> &'static str {
        let seconds = self.rng.magnitude(18);
        self.scene.farm.after(seconds);
        "wait"
    }

    /// Mostly what buys a share, and is there.
    fn deposit(&mut self, who: usize) -> &'static str {
        let (least, wallet) = (self.least(), self.scene.wallet(PEOPLE[who]));
        let amount = match self.rng.chance(10) {
            true => 1 + self.rng.magnitude(42),
            false => (least + self.rng.magnitude(34)).min(wallet.max(1)),
        };
        self.puts(who, amount);
        "deposit"
    }

    fn puts(&mut self, who: usize, amount: u64) {
        let (assets, shares) = self.price();
        let (expected, wallet) =
            (u128::from(amount) * shares / assets, self.scene.wallet(PEOPLE[who]));
        let outcome = self.scene.puts(PEOPLE[who], amount);
        let outcome = self.counted("deposit", outcome);
        match outcome.custom_error() {
            None => {
                outcome.ok();
                self.come();
                self.shares[who] += expected as u64;
            }
            Some(_) if amount > wallet => {}
            Some(reason) => {
                assert_eq!((reason, expected), (Refusal::DepositTooSmall as u32, 0), "{amount}")
            }
        }
    }

    /// Mostly somebody who has shares.
    fn mostly_a_holder(&mut self, who: usize) -> usize {
        let holders: Vec<usize> = (0..PEOPLE.len()).filter(|who| self.shares[*who] > 0).collect();
        match holders.len() {
            0 => who,
            _ if self.rng.chance(10) => who,
            many => holders[self.rng.below(many as u64) as usize],
        }
    }

    /// Mostly of shares that there are.
    fn withdraw(&mut self, who: usize) -> &'static str {
        let who = self.mostly_a_holder(who);
        let part = match (self.shares[who], self.rng.below(100)) {
            (held, 0..=3) => held + 1 + self.rng.magnitude(20),
            (0, _) => 1,
            (held, 4..=33) => held,
            (held, _) => 1 + self.rng.next() % held,
        };
        self.takes(who, part);
        "withdraw"
    }

    fn takes(&mut self, who: usize, part: u64) {
        let (name, before) = (PEOPLE[who], self.scene.wallet(PEOPLE[who]));
        let expected = self.scene.worth(part);
        let outcome = self.scene.takes(name, part);
        let outcome = self.counted("withdraw", outcome);
        if part > self.shares[who] {
            return refused(outcome, Refusal::InsufficientShares);
        }
        outcome.ok();
        assert_eq!(u128::from(self.scene.wallet(name) - before), expected, "{name} was paid");
        self.come();
        self.shares[who] -= part;
    }

    fn compound(&mut self) -> &'static str {
        let outcome = self.scene.compounds(0);
        self.counted("compound", outcome);
        "compound"
    }

    fn harvest(&mut self) -> &'static str {
        let slot = self.rng.below(3) as u8;
        self.harvests(slot);
        "harvest"
    }

    fn harvests(&mut self, slot: u8) {
        let outcome = self.scene.harvests(slot);
        self.counted("harvest", outcome).ok();
        self.come();
    }

    fn claim(&mut self, who: usize) -> &'static str {
        let who = self.mostly_a_holder(who);
        let slot = REWARDS[self.rng.below(2) as usize];
        self.harvests(slot as u8);
        self.claims(who, slot);
        "claim"
    }

    fn claims(&mut self, who: usize, slot: usize) {
        let outcome = self.scene.claims(PEOPLE[who], slot);
        let outcome = self.counted("claim", outcome);
        let nothing = [Refusal::NothingOwed as u32, Refusal::UnknownReward as u32].map(Some);
        assert!(outcome.error.is_none() || nothing.contains(&outcome.custom_error()));
    }

    fn donate(&mut self) -> &'static str {
        let amount = 1 + self.rng.magnitude(20);
        if self.rng.chance(50) {
            let (donor, mint) = (address_of("donor"), self.scene.farm.stake_mint());
            let to = self.scene.stake_account();
            self.scene.farm.world.transfer(&donor, &mint, &to, amount);
        } else {
            self.stakes_for_the_vault(amount);
        }
        "donate"
    }

    /// By a donor, who calls the farm and not the vault.
    fn stakes_for_the_vault(&mut self, amount: u64) {
        let (donor, mint) = (address_of("donor"), self.scene.farm.stake_mint());
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
        self.run("donate", "donor", stake.instruction()).ok();
    }

    fn top_up(&mut self) -> &'static str {
        let (slot, amount) = (self.rng.below(3) as u8, 1 + self.rng.magnitude(32));
        let outcome = self.scene.farm.when("funder").top_up(slot, amount).run();
        self.counted("top up", outcome).ok();
        "top up"
    }

    /// Mostly when the farm has not served the vault for long enough. The donor settles the
    /// position in the same second, so that nothing that has accrued is forfeited.
    fn emergency_exit(&mut self) -> &'static str {
        let failed = !self.rng.chance(20);
        if failed {
            self.scene.farm.after(PATIENCE);
        } else {
            self.harvests(0);
        }
        self.stakes_for_the_vault(1);
        let outcome = self.scene.run("anyone", self.scene.emergency_exit());
        let outcome = self.counted("emergency exit", outcome);
        if failed {
            outcome.ok();
            assert_eq!(self.scene.staked(), 0, "all of it lies in the vault's own account");
        } else {
            refused(outcome, Refusal::NoEmergency);
        }
        "emergency exit"
    }

    /// An account that holds shares.
    fn close_too_early(&mut self, who: usize) -> &'static str {
        if self.shares[who] > 0 {
            let close = self.scene.close(PEOPLE[who], PEOPLE[who], true);
            let outcome = self.run("close account", PEOPLE[who], close);
            refused(outcome, Refusal::NotEmpty);
        }
        "close account"
    }

    /// A vault in which there are accounts.
    fn close_vault_too_early(&mut self) -> &'static str {
        let outcome = self.closes_the_vault();
        refused(outcome, Refusal::InUse);
        "close vault"
    }

    fn closes_the_vault(&mut self) -> Outcome {
        let creator = self.scene.farm.world.actor("creator");
        let stake = self.scene.farm.stake_mint();
        for mint in REWARDS.map(|slot| self.scene.farm.reward(slot)).into_iter().chain([stake]) {
            self.scene.farm.world.wallet(&creator, &mint);
        }
        let close = self.scene.close_vault("creator", false, &REWARDS);
        self.run("close vault", "creator", close)
    }

    /// Spreads what has come since the last time over those who hold shares, pro rata.
    fn come(&mut self) {
        let all: u64 = self.shares.iter().sum();
        for (nth, slot) in REWARDS.into_iter().enumerate() {
            let come = self.has_come(slot);
            if all > 0 {
                let grown = come - self.come[nth];
                for (who, shares) in self.shares.into_iter().enumerate() {
                    self.earned[who][nth].add(grown, shares, all);
                }
                self.come[nth] = come;
            }
        }
    }

    /// What the farm owes to the vault, lies in its account, or was paid out of it.
    fn has_come(&self, slot: usize) -> u64 {
        let mint = self.scene.farm.reward(slot);
        let paid: u64 = PEOPLE.iter().map(|who| self.scene.earned(who, slot)).sum();
        self.scene.pending()[slot] + self.scene.farm.world.holding(&self.scene.vault, &mint) + paid
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

    /// Everybody leaves with everything and closes their account; then the vault is closed, and
    /// what donors and rounding left goes to who created it.
    fn end(&mut self) {
        self.leave();
        for slot in REWARDS {
            self.harvests(slot as u8);
            (0..PEOPLE.len()).for_each(|who| self.claims(who, slot));
        }
        self.harvests(0);
        self.compare("at the end");
        for who in PEOPLE {
            let close = self.scene.close(who, who, false);
            self.run("close account", who, close).ok();
        }
        let (left, before) = (self.scene.assets(), self.scene.wallet("creator"));
        self.closes_the_vault().ok();
        assert_eq!(self.scene.wallet("creator") - before, left, "what was left");
    }

    fn leave(&mut self) {
        if self.shares.iter().all(|shares| *shares == 0) {
            // What was donated to nobody is somebody's then.
            let (least, mint) = (self.least(), self.scene.farm.stake_mint());
            self.scene.farm.world.fund(&address_of(PEOPLE[0]), &mint, least);
            self.puts(0, least);
        }
        for who in 0..PEOPLE.len() {
            if self.shares[who] > 0 {
                self.takes(who, self.shares[who]);
            }
        }
        assert_eq!((self.scene.staked(), self.scene.read().shares), (0, 0), "all have left");
    }
}

fn play(seed: u64) {
    let (seed, steps) = (setting("ACEQUIA_SEED", 1) + seed, setting("ACEQUIA_STEPS", STEPS));
    let mut game = Game::new(seed);
    (0..steps).for_each(|nth| game.step(nth));
    game.end();
    game.tally.report(steps);
}

#[test]
fn vault_and_model_agree() {
    play(0);
}

#[test]
fn vault_and_model_agree_in_another_game() {
    play(1_000);
}
