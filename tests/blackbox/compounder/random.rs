//! A random game: some thousands of commands, and a naive model beside the vault.
//!
//! The model knows people, their shares, and what each has earned, counted in whole units and a
//! floating-point part, so that no precision is lost in long games.
//! It takes what has come from the farm's own books and from token balances, never from the
//! vault's. After each command: the price of a share has not fallen, shares and assets are what the model
//! says, and everybody has earned what the model says to within a unit. Now and then all leave, or an
//! emergency is carried out; then the vault is closed and begins anew.
//!
//! `ACEQUIA_STEPS` and `ACEQUIA_SEED` work as in `../random`.

use crate::random::rng::Rng;
use crate::random::setting;
use acequia_interface::instructions::Stake;
use harness::prelude::*;
use harness::tally::{Floor::*, Kinds, Tally};
use harness::vault::{refused, vault_refusal, Refusal, VaultScene, UNIT, WEALTH};
use harness::wallet_of;
use harness::world::address_of;

const STEPS: u64 = 3_000;
/// How many steps a vault lasts, on average.
const LASTS: u64 = 800;
/// How long an emergency must have stood [s].
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
    ("announce", Hundred),
    ("call off", Hundred),
    ("emergency exit", Hundred),
    ("give away", Hundred),
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
    fn add(&mut self, amount: u64, share: u128, all: u128) {
        let product = u128::from(amount) * share;
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
    shares: [u128; PEOPLE.len()],
    /// Deposited and compounded, less withdrawn [base units].
    assets: u64,
    /// Whether an emergency stands.
    announced: bool,
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
        let mut game =
            Self { scene, rng, shares, assets: 0, announced: false, earned, come, tally };
        game.begin();
        game
    }

    /// A new vault. Everybody opens an account, and has their wealth and what they earned before.
    fn begin(&mut self) {
        (self.assets, self.announced) = (0, false);
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
        if self.scene.read().has_left || self.rng.below(LASTS) == 0 || self.nobody_can_buy() {
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
            178..=183 => self.donate(),
            184..=190 => self.top_up(),
            191 | 192 => self.announce(),
            193 | 194 => self.call_off(),
            195 | 196 => self.give_away(),
            197 => self.emergency_exit(),
            198 => self.close_too_early(who),
            _ => self.close_vault_too_early(),
        };
        let (after, nobody) = (self.price(), self.shares.iter().all(|held| *held == 0));
        assert!(
            nobody || after.0 * before.1 >= before.0 * after.1,
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

    /// What the vault owns and is owed of the stake mint, and its shares, with the virtual unit and the
    /// virtual shares. Values stay far below 2^64, so products fit.
    fn price(&self) -> (u128, u128) {
        let all = self.assets + self.scene.pending()[0];
        (u128::from(all) + 1, self.shares.iter().sum::<u128>() + UNIT)
    }

    /// What surely buys shares without losing a thousandth [base units].
    fn least(&self) -> u64 {
        let (assets, shares) = self.price();
        (1_000 * assets).div_ceil(shares) as u64
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
        let (expected, lost) =
            (u128::from(amount) * shares / assets, u128::from(amount) * shares % assets);
        let wallet = self.scene.wallet(PEOPLE[who]);
        let outcome = self.scene.puts(PEOPLE[who], amount);
        let outcome = self.counted("deposit", outcome);
        match outcome.custom_error() {
            None => {
                outcome.ok();
                self.come();
                self.shares[who] += expected;
                self.assets += amount;
            }
            Some(_) if amount > wallet => {}
            Some(reason) => {
                assert_eq!(reason, Refusal::DepositTooSmall as u32);
                assert!(expected == 0 || lost * 1_000 > u128::from(amount) * shares, "{amount}");
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
            (held, 0..=3) => held + 1 + u128::from(self.rng.magnitude(20)),
            (0, _) => 1,
            (held, 4..=33) => held,
            (held, _) => 1 + u128::from(self.rng.next()) % held,
        };
        self.takes(who, part);
        "withdraw"
    }

    fn takes(&mut self, who: usize, part: u128) {
        let (name, before) = (PEOPLE[who], self.scene.wallet(PEOPLE[who]));
        let shares = self.shares.iter().sum::<u128>() + UNIT;
        let expected = (part * (u128::from(self.assets) + 1) / shares) as u64;
        let staked = self.scene.staked();
        let outcome = self.scene.takes(name, part);
        let outcome = self.counted("withdraw", outcome);
        if part > self.shares[who] {
            return refused(outcome, Refusal::InsufficientShares);
        }
        outcome.ok();
        assert_eq!(self.scene.wallet(name) - before, expected, "{name} was paid");
        if self.scene.staked() != staked {
            self.come();
            self.announced = false;
        }
        self.shares[who] -= part;
        let nobody = self.shares.iter().all(|held| *held == 0);
        self.assets = if nobody { 0 } else { self.assets - expected };
    }

    fn compound(&mut self) -> &'static str {
        let owed = self.scene.pending()[0];
        let outcome = self.scene.compounds(0);
        if self.counted("compound", outcome).error.is_none() {
            self.assets += owed;
            self.come();
        }
        "compound"
    }

    fn harvest(&mut self) -> &'static str {
        let slot = self.rng.below(3) as u8;
        self.harvests(slot);
        "harvest"
    }

    fn harvests(&mut self, slot: u8) {
        let (owed, before) = (self.scene.pending()[0], self.scene.lying());
        let outcome = self.scene.harvests(slot);
        self.counted("harvest", outcome).ok();
        self.come();
        let received = self.scene.lying() - before;
        assert_eq!(received, if slot == 0 { owed } else { 0 });
        if self.shares.iter().any(|held| *held > 0) {
            self.assets += received;
        }
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

    /// By a holder, mostly.
    fn announce(&mut self) -> &'static str {
        let who = self.rng.below(PEOPLE.len() as u64) as usize;
        let who = self.mostly_a_holder(who);
        let announce = self.scene.announce(PEOPLE[who]);
        let outcome = self.run("announce", PEOPLE[who], announce);
        match (self.shares[who], self.announced) {
            (0, _) => refused(outcome, Refusal::InsufficientShares),
            (_, true) => refused(outcome, Refusal::AlreadyAnnounced),
            (_, false) => _ = outcome.ok(),
        }
        self.announced |= self.shares[who] > 0;
        "announce"
    }

    fn call_off(&mut self) -> &'static str {
        if !self.announced && self.rng.chance(70) {
            self.announce();
        }
        let (staked, call_off) = (self.scene.staked(), self.scene.call_off());
        let outcome = self.run("call off", "anyone", call_off);
        match (self.announced, staked) {
            (false, _) => refused(outcome, Refusal::NoEmergency),
            (true, 0) => _ = outcome.refused(),
            (true, _) => {
                outcome.ok();
                self.announced = false;
            }
        }
        "call off"
    }

    /// What is nobody's; the flow has the window of a week.
    fn give_away(&mut self) -> &'static str {
        let gifts = self.scene.lying() + self.scene.staked() - self.assets;
        let outcome = self.scene.gives_away(Some(0));
        let outcome = self.counted("give away", outcome);
        if gifts == 0 {
            refused(outcome, Refusal::NothingToGive);
            return "give away";
        }
        outcome.ok();
        assert_eq!(self.scene.lying() + self.scene.staked(), self.assets, "nothing else is left");
        "give away"
    }

    /// Mostly when one has stood for long enough; then all leave, and the vault ends. The donor settles
    /// the position in the same second, so that nothing that has accrued is forfeited.
    fn emergency_exit(&mut self) -> &'static str {
        let stands = !self.rng.chance(20);
        if stands && !self.announced {
            self.announce();
        }
        if stands {
            self.scene.farm.after(PATIENCE);
        }
        self.stakes_for_the_vault(1);
        let outcome = self.scene.run("anyone", self.scene.emergency_exit());
        let outcome = self.counted("emergency exit", outcome);
        if outcome.error.is_some() {
            refused(outcome, Refusal::NoEmergency);
            return "emergency exit";
        }
        assert!(self.announced && self.scene.lying() >= self.assets, "it is all at hand");
        refused(self.scene.puts(PEOPLE[0], 1), Refusal::HasLeft);
        self.come();
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
        let close = self.scene.close_vault("creator", false, &REWARDS);
        self.run("close vault", "creator", close)
    }

    /// Spreads what has come since the last time over those who hold shares, pro rata.
    fn come(&mut self) {
        let all: u128 = self.shares.iter().sum();
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
        assert_eq!(vault.assets, self.assets, "{context}: assets");
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

    /// Everybody leaves with everything and closes their account; then what donors and rounding left is
    /// given away, and the vault is closed.
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
        self.give_all_away();
        let before = self.scene.wallet("creator");
        self.closes_the_vault().ok();
        assert_eq!(self.scene.wallet("creator"), before, "nothing is left to who created it");
    }

    /// As often as there is something: what came back from the farm has earned meanwhile.
    fn give_all_away(&mut self) {
        let [stake, others @ ..] = [0, 1, 2].map(|slot| self.scene.farm.reward(slot));
        for (mint, slot) in others.into_iter().zip([1, 2]).chain([(stake, 0)]) {
            let give = self.scene.give_away(&mint, Some(slot));
            let outcome = self.run("give away", "anyone", give);
            if outcome.error.is_some() {
                refused(outcome, Refusal::NothingToGive);
            }
        }
    }

    fn leave(&mut self) {
        let has_left = self.scene.read().has_left;
        if self.shares.iter().all(|shares| *shares == 0) && !has_left {
            // What waits for somebody is somebody's then.
            let (least, mint) = (self.least(), self.scene.farm.stake_mint());
            self.scene.farm.world.fund(&address_of(PEOPLE[0]), &mint, least);
            self.puts(0, least);
        }
        for who in 0..PEOPLE.len() {
            if self.shares[who] > 0 {
                self.takes(who, self.shares[who]);
            }
        }
        assert_eq!((self.assets, self.scene.read().shares), (0, 0), "all have left");
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
