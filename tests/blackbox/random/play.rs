//! A game: each command goes to the program and to the model, and then they are compared.

use super::command::{self, Command, Seat, PEOPLE, SLOTS};
use super::model::{seat, seats, Model};
use super::rng::Rng;
use harness::prelude::*;
use harness::tally::Tally;

const WINDOW: u64 = 7 * DAY;

/// A farm twice: as accounts, and as the core alone.
pub struct Play {
    scene: Scene,
    model: Model,
    rng: Rng,
    seed: u64,
    /// What both carried out and what both refused.
    pub tally: Tally,
    mints: [Mint; SLOTS as usize],
    positions: Vec<(Seat, Address)>,
}

impl Play {
    /// A new farm.
    pub fn new(seed: u64) -> Self {
        let given = Given::pool().wealth(1 << 60).locks(YEAR, 25_000, 5_000);
        let mut scene = given.capacity(SLOTS as u8).flow_of_stake(WINDOW).ready();
        let tokens = [Token::spl(0), Token::token_2022(6), Token::spl(9)];
        let [a, b, c] = tokens.map(|token| scene.world.mint(&token));
        let mints = [scene.stake_mint(), a, b, c];
        let model = Model::new(scene.pool().lock, START).with_flow(WINDOW as u32);
        let positions = seats().map(|at| (at, address_of_seat(&scene, at))).collect();
        let (rng, tally) = (Rng::new(seed), Tally::new(command::KINDS));
        Self { scene, model, rng, seed, tally, mints, positions }
    }

    /// Does the next thing and compares.
    pub fn step(&mut self, nth: u64) {
        let command = self.next();
        let context = format!("seed {}, step {nth}, {command:?}", self.seed);
        let chain = self.on_chain(&command);
        let core = self.model.apply(&command, self.scene.world.now());
        let expected = core.err().map(FarmError::from);
        let Some(outcome) = chain else { return };
        self.tally.count((&command).into(), outcome.refusal());
        match expected {
            None => {
                assert!(
                    outcome.error.is_none(),
                    "{context}: {:?}\n{}",
                    outcome.error,
                    outcome.log()
                );
            }
            Some(error) => {
                let reason = outcome
                    .farm_error()
                    .unwrap_or_else(|| panic!("{context}: {:?}", outcome.error));
                // The program looks at a curve before the core looks at the stream.
                let curve = matches!(command, Command::Add(..) | Command::Extend(..));
                assert!(curve || reason == error, "{context}: {reason:?}, not {error:?}");
            }
        }
        self.compare(&context);
    }

    /// Something that makes sense; what asks for too much is mostly cut to what there is.
    fn next(&mut self) -> Command {
        let now = self.scene.world.now();
        let command = loop {
            let command = command::next(&mut self.rng, now);
            if self.model.allows(&command) {
                break command;
            }
        };
        if self.rng.chance(10) {
            return command;
        }
        let staked = |at: &Seat| self.model.places[at].stake.amount.max(1);
        match command {
            Command::Unstake(at, amount) => Command::Unstake(at, 1 + amount % staked(&at)),
            Command::LeaveEarly(at, amount) => Command::LeaveEarly(at, 1 + amount % staked(&at)),
            Command::Lock(at, seconds) => Command::Lock(at, 1 + seconds % YEAR),
            other => other,
        }
    }

    /// Everybody can leave, whatever happened.
    pub fn finish(&self) {
        self.scene.everyone_can_exit();
    }

    /// None where nothing was sent.
    fn on_chain(&mut self, command: &Command) -> Option<Outcome> {
        use Command::*;
        if let Wait(seconds) = command {
            self.scene.after(*seconds);
            return None;
        }
        if let Back(seconds) = command {
            let now = self.scene.world.now();
            self.scene.world.set_time(now - seconds);
            return None;
        }
        if let Add(slot, curve) = command {
            let (funder, mint) = (self.scene.world.actor("funder"), self.mints[*slot as usize]);
            self.scene.world.fund(&funder, &mint, curve.total());
        }
        Some(match seat(command) {
            Some(at) => self.by_owner(command, at),
            None => self.by_funder(command),
        })
    }

    fn by_owner(&mut self, command: &Command, at: Seat) -> Outcome {
        use Command::*;
        let actor = self.scene.when(PEOPLE[at.0]).with_position(at.1);
        let step = match command {
            Open(_) => actor.open(),
            Close(_, true) => actor.close_and_forfeit(),
            Close(_, false) => actor.close(),
            Stake(_, amount) => actor.stake(*amount),
            Unstake(_, amount) => actor.unstake(*amount),
            Claim(_, slots) => actor.claim(&named(*slots)),
            Compound(_) => actor.compound(0),
            Lock(_, seconds) => actor.lock(*seconds),
            Release(_) => actor.release(),
            LeaveEarly(_, amount) => actor.leave_early(*amount, 0),
            EmergencyExit(_) => actor.emergency_exit(),
            Sweep(_, slot) => actor.sweep(*slot),
            other => unreachable!("{other:?} is about nobody's position"),
        };
        step.run()
    }

    fn by_funder(&mut self, command: &Command) -> Outcome {
        use Command::*;
        let step = match command {
            Add(slot, curve) => {
                let mint = self.mints[*slot as usize];
                self.scene.when("manager").add_stream(*slot, &mint, curve)
            }
            Extend(slot, curve) => self.scene.when("funder").extend(*slot, curve),
            TopUp(slot, amount) => self.scene.when("donor").top_up(*slot, *amount),
            Commit(slot, until) => self.scene.when("funder").commit(*slot, *until),
            Refund(slot) => self.scene.when("funder").refund(*slot),
            WindDown(slot) => self.scene.when("funder").wind_down(*slot),
            Retire(slot) => self.scene.when("funder").retire(*slot),
            other => unreachable!("{other:?} is not a funder's"),
        };
        step.run()
    }

    /// Accounts and model hold the same, and vaults hold exactly what is somebody's.
    fn compare(&self, context: &str) {
        let pool = self.scene.pool();
        assert_eq!(pool.totals, self.model.totals, "{context}");
        for (slot, (account, stream)) in pool.streams.iter().zip(&self.model.streams).enumerate() {
            assert_eq!(account.books, *stream, "{context}: slot {slot}");
            if stream.exists() {
                let vault = self.scene.world.balance(&account.vault);
                assert_eq!(vault, stream.liability(), "{context}: vault {slot}");
            }
        }
        let vault = self.scene.world.balance(&pool.stake_vault);
        assert_eq!(vault, pool.totals.staked, "{context}: stake vault");
        for (at, address) in &self.positions {
            self.compare_position(*at, address, context);
        }
    }

    fn compare_position(&self, at: Seat, address: &Address, context: &str) {
        let account = self.scene.world.account(address);
        assert_eq!(account.is_some(), self.model.places.contains_key(&at), "{context}: {at:?}");
        if let Some(place) = self.model.places.get(&at) {
            let position = self.scene.world.position(address);
            assert_eq!(position.stake, place.stake, "{context}: {at:?}");
            assert_eq!(position.checkpoints, place.checkpoints, "{context}: {at:?}");
        }
    }
}

fn address_of_seat(scene: &Scene, at: Seat) -> Address {
    let who = harness::world::address_of(PEOPLE[at.0]);
    position_at(&scene.site().pool, &who, at.1)
}

fn named(slots: u16) -> Vec<u8> {
    (0..SLOTS as u8).filter(|slot| slots >> slot & 1 == 1).collect()
}
