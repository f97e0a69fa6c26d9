//! A game: it is known beforehand whether the tokens move, and so whether a command goes through.

use super::command::{self, Command, KINDS, PEOPLE, TOKENS};
use super::powers::{tokens, Powers};
use crate::random::rng::Rng;
use harness::prelude::*;
use harness::tally::Tally;
use harness::token::ISSUER;

const WEALTH: u64 = 1 << 50;
/// After how many steps everybody leaves on a fork.
const FORKS: u64 = 100;

pub struct Play {
    scene: Scene,
    powers: Powers,
    /// By token.
    mints: [Mint; TOKENS],
    rng: Rng,
    /// How many commands there were.
    pub steps: u64,
    /// What went through, and what the issuer stopped.
    pub tally: Tally,
}

impl Play {
    /// Three people in a pool of four flows.
    pub fn new(seed: u64) -> Self {
        let [staked, second, plain, fourth] = tokens();
        let given = Given::pool().staking(staked).accepting(Risks::ALL).wealth(WEALTH);
        let given = given.flow_of_stake(7 * DAY).flow(second, 3 * DAY).flow(plain, DAY);
        let given = given.flow(fourth, 30 * DAY);
        let given = PEOPLE.iter().fold(given, |given, who| given.staker(who, 1 << 20));
        let mut scene = given.ready();
        scene.world.trust_signatures();
        let mints = [0, 1, 2, 3].map(|slot| scene.reward(slot));
        // Before new accounts may be frozen.
        for who in PEOPLE.into_iter().chain(["donor", ISSUER]) {
            let owner = scene.world.actor(who);
            mints.iter().for_each(|mint| {
                scene.world.wallet(&owner, mint);
            });
        }
        for who in PEOPLE {
            scene.when(who).allow_push(true).ok();
        }
        let tally = Tally::new(format!("an issuer, seed {seed}"), [KINDS]);
        Self { scene, powers: Powers::default(), mints, rng: Rng::new(seed), steps: 0, tally }
    }

    /// Does the next thing that makes sense, and compares.
    pub fn step(&mut self) {
        let command = command::next(&mut self.rng);
        if !self.makes_sense(&command) {
            return;
        }
        self.steps += 1;
        match self.token_of(&command) {
            Some(token) => self.use_power(&command, token),
            None => self.act(&command),
        }
        self.compare(&command);
        if self.steps.is_multiple_of(FORKS) {
            self.finish();
        }
    }

    /// Once all is undone, everybody is paid everything, and leaves with everything.
    pub fn finish(&self) {
        let (mut scene, mut powers) = (self.scene.fork(), self.powers.clone());
        powers.undo(&mut scene.world, &self.mints, |account| self.token_held_by(account));
        for who in PEOPLE {
            scene.when(who).claim_all().ok();
        }
        scene.everyone_can_exit();
    }

    /// The token whose issuer does it.
    fn token_of(&self, command: &Command) -> Option<usize> {
        use Command::*;
        match command {
            Freeze(token, _) | Thaw(token, _) | Pause(token) | Resume(token) => Some(*token),
            Seize(token, ..) | Restore(token, _) | SetFee(token, _) => Some(*token),
            SetHook(token, _) | Scale(token, _) | SetRate(token, _) => Some(*token),
            FreezeNew(token, _) => Some(*token),
            _ => None,
        }
    }

    /// The account that the issuer does it to.
    fn account_of(&self, command: &Command) -> Address {
        match command {
            Command::Freeze(token, nth) | Command::Thaw(token, nth) => {
                let held = [self.vaults_of(*token), self.wallets_of(*token)].concat();
                held[nth % held.len()]
            }
            Command::Seize(token, nth, _) | Command::Restore(token, nth) => {
                let vaults = self.vaults_of(*token);
                vaults[nth % vaults.len()]
            }
            _ => Address::default(),
        }
    }

    fn vaults_of(&self, token: usize) -> Vec<Address> {
        let own = self.scene.reward_vault(token);
        let staked = (token == 0).then(|| self.scene.pool().stake_vault);
        staked.into_iter().chain([own]).collect()
    }

    fn wallets_of(&self, token: usize) -> Vec<Address> {
        PEOPLE.map(|who| self.scene.wallet_of(who, &self.mints[token])).to_vec()
    }

    fn token_held_by(&self, account: &Address) -> usize {
        let holds = |token: &usize| {
            self.vaults_of(*token).contains(account) || self.wallets_of(*token).contains(account)
        };
        (0..TOKENS).find(holds).expect("an account of the game")
    }

    fn makes_sense(&self, command: &Command) -> bool {
        use Command::*;
        let staked = |who: usize| self.scene.then(PEOPLE[who]).read().stake.amount;
        match *command {
            Unstake(who, amount) => (1..=staked(who)).contains(&amount),
            EmergencyExit(who) => staked(who) > 0,
            Stake(who, amount) => amount <= self.scene.then(PEOPLE[who]).holding(&self.mints[0]),
            Claim(_, slots) | Push(_, slots) => slots > 0,
            Compound(who) => self.scene.then(PEOPLE[who]).owed(0) > 1,
            // The donor's tokens are minted first.
            TopUp(token, _) => self.powers.let_mint(token),
            _ => self
                .token_of(command)
                .is_none_or(|_| self.powers.allow(command, &self.account_of(command))),
        }
    }

    fn use_power(&mut self, command: &Command, token: usize) {
        let account = self.account_of(command);
        self.powers.use_one(&mut self.scene.world, command, &self.mints[token], &account);
        self.tally.count(command.into(), None);
    }

    /// Whether the token lets what the command moves move, and the vault has it.
    fn is_let(&self, command: &Command) -> bool {
        use Command::*;
        let stake_vault = self.scene.pool().stake_vault;
        let wallet = |who: usize, token: usize| self.wallets_of(token)[who];
        let moves = |token, from: &Address, to: &Address, amount| {
            let enough = self.scene.world.balance(from) >= amount;
            amount == 0 || enough && self.powers.let_move(token, from, to)
        };
        match *command {
            Stake(who, amount) => moves(0, &wallet(who, 0), &stake_vault, amount),
            Unstake(who, amount) => moves(0, &stake_vault, &wallet(who, 0), amount),
            EmergencyExit(who) => {
                let all = self.scene.then(PEOPLE[who]).read().stake.amount;
                moves(0, &stake_vault, &wallet(who, 0), all)
            }
            Claim(who, slots) | Push(who, slots) => named(slots).all(|slot| {
                let owed = self.scene.then(PEOPLE[who]).owed(slot);
                moves(slot, &self.scene.reward_vault(slot), &wallet(who, slot), owed)
            }),
            Compound(who) => {
                let owed = self.scene.then(PEOPLE[who]).owed(0);
                moves(0, &self.scene.reward_vault(0), &stake_vault, owed)
            }
            TopUp(slot, _) => {
                let vault = self.scene.reward_vault(slot);
                self.powers.let_move(slot, &vault, &vault)
            }
            _ => true,
        }
    }

    fn act(&mut self, command: &Command) {
        use Command::*;
        let (is_let, kind): (_, &str) = (self.is_let(command), command.into());
        let step = match *command {
            Wait(seconds) => {
                self.scene.after(seconds);
                return;
            }
            Stake(who, amount) => self.scene.when(PEOPLE[who]).stake(amount),
            Unstake(who, amount) => self.scene.when(PEOPLE[who]).unstake(amount),
            EmergencyExit(who) => self.scene.when(PEOPLE[who]).emergency_exit(),
            Claim(who, slots) => self.scene.when(PEOPLE[who]).claim(&list(slots)),
            Push(who, slots) => {
                let anyone = self.scene.when("anyone").at_position_of(PEOPLE[who]);
                anyone.push_claim(&list(slots))
            }
            Compound(who) => self.scene.when(PEOPLE[who]).compound(0),
            TopUp(slot, amount) => self.scene.when("donor").top_up(slot as u8, amount),
            ref other => unreachable!("{other:?} is the issuer's"),
        };
        let outcome = step.run();
        let context = format!("step {}, {command:?}: {:?}", self.steps, outcome.error);
        match (is_let, &outcome.error) {
            (false, error) => {
                assert!(error.is_some(), "{context}, though the token does not move");
                self.tally.count(stopped(kind), None);
            }
            // Too little for a flow, which the farm says.
            (true, Some(_)) => {
                let by_rule = matches!(command, TopUp(..)) && outcome.farm_error().is_some();
                assert!(by_rule, "{context}, though the token moves\n{}", outcome.log());
                self.tally.count(kind, outcome.refusal());
            }
            (true, None) => self.tally.count(kind, None),
        }
    }

    /// Each vault holds what the books say but what the issuer has taken.
    fn compare(&self, command: &Command) {
        let pool = self.scene.pool();
        let due = pool.streams.iter().map(|slot| (slot.vault, slot.books.liability()));
        for (vault, due) in due.chain([(pool.stake_vault, pool.totals.staked)]) {
            let taken = self.powers.taken.get(&vault).copied().unwrap_or_default();
            let held = self.scene.world.balance(&vault) + taken;
            assert_eq!(held, due, "step {}, {command:?}: {vault}", self.steps);
        }
    }
}

fn stopped(kind: &str) -> &'static str {
    let stopped = KINDS.iter().map(|(name, _)| *name);
    let mut stopped = stopped.filter(|name| name.strip_suffix(" stopped") == Some(kind));
    stopped.next().expect("what can be stopped")
}

fn named(slots: u16) -> impl Iterator<Item = usize> {
    (0..TOKENS).filter(move |slot| slots >> slot & 1 == 1)
}

fn list(slots: u16) -> Vec<u8> {
    named(slots).map(|slot| slot as u8).collect()
}
