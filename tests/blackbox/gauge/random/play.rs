//! A game: each command goes to the programs and to the model, and then they are compared.

use super::command::{self, Command, EPOCH, POOLS, VOTERS};
use super::model::Model;
use crate::random::rng::Rng;
use acequia_core::votes::Window;
use acequia_interface::VoteReceipt;
use harness::gauge::{gauge_error, gauge_refusal, GaugeStep};
use harness::prelude::*;
use harness::tally::Tally;

/// How many commands a gauge lasts, on average.
const LASTS: u64 = 2_000;
/// How many are drawn to find one of a kind that goes through.
const TRIES: u64 = 150;

/// What should become of a command.
enum Expected {
    /// It is carried out.
    Done,
    /// The gauge refuses it.
    Gauge(GaugeError),
    /// The farm does.
    Farm(FarmError),
    /// Nobody says: it is about stake, or asks for an account that is there already.
    Either,
}
use Expected::*;

impl<T> From<Result<T, GaugeError>> for Expected {
    fn from(result: Result<T, GaugeError>) -> Self {
        result.map_or_else(Gauge, |_| Done)
    }
}

impl<T> From<acequia_gauge_core::Result<T>> for Expected {
    fn from(result: acequia_gauge_core::Result<T>) -> Self {
        result.map_err(GaugeError::from).into()
    }
}

/// A gauge twice: as accounts, and as its rules alone.
pub struct Play {
    pub(super) scene: GaugeScene,
    model: Model,
    rng: Rng,
    seed: u64,
    /// How many commands there were.
    pub steps: u64,
    /// What both carried out and what both refused.
    pub tally: Tally,
}

impl Play {
    /// A new gauge.
    pub fn new(seed: u64) -> Self {
        let (scene, model) = create();
        let tally = Tally::new(format!("a gauge, seed {seed}"), [command::KINDS]);
        Self { scene, model, rng: Rng::new(seed), seed, steps: 0, tally }
    }

    /// Does the next thing and compares.
    pub fn step(&mut self) {
        self.steps += 1;
        if self.rng.below(LASTS) == 0 {
            self.finish();
            (self.scene, self.model) = create();
        }
        let command = self.next();
        self.carry_out(&command);
    }

    /// Three in four go through: what none of its kind can is not asked for.
    fn next(&mut self) -> Command {
        let over = self.turn().is_none_or(|(voting_end, _)| self.now() >= voting_end);
        loop {
            let wanted = command::next(&mut self.rng, over);
            let is_wait = matches!(wanted, Command::Wait(_));
            if is_wait || self.rng.chance(25) && !self.is_left_alone(&wanted) {
                return wanted;
            }
            if let Some(other) = self.one_like(&wanted, over) {
                return other;
            }
        }
    }

    /// One of its kind that goes through, if a few tries find one.
    fn one_like(&mut self, wanted: &Command, over: bool) -> Option<Command> {
        let kind = std::mem::discriminant(wanted);
        (0..TRIES).find_map(|_| {
            let other = command::next(&mut self.rng, over);
            let goes_through = std::mem::discriminant(&other) == kind && self.goes_through(&other);
            goes_through.then_some(other)
        })
    }

    /// Of every other epoch nobody applies the shares, so that they can be given back.
    fn is_left_alone(&self, command: &Command) -> bool {
        let number = match command {
            Command::Apply(offset, _) => self.number(*offset),
            _ => None,
        };
        number.is_some_and(|number| number % 2 == 0)
    }

    fn goes_through(&mut self, command: &Command) -> bool {
        let before = self.model.clone();
        let expected = self.expect(command);
        self.model = before;
        matches!(expected, Some(Done | Either)) && !self.is_left_alone(command)
    }

    /// Sends it where it makes sense, and compares.
    fn carry_out(&mut self, command: &Command) {
        let context = format!("seed {}, step {}, {command:?}", self.seed, self.steps);
        if let Command::Wait(seconds) = command {
            let seconds = if self.rng.chance(20) { *seconds } else { self.to_the_turn(*seconds) };
            self.scene.after(seconds);
            return;
        }
        let before = self.model.clone();
        let Some(expected) = self.expect(command) else { return };
        let outcome = self.send(command).run();
        if outcome.error.is_some() {
            self.model = before;
        }
        let agree = match expected {
            Done => outcome.error.is_none(),
            Gauge(error) => gauge_error(&outcome) == Some(error),
            Farm(error) => gauge_error(&outcome).is_none() && outcome.farm_error() == Some(error),
            Either => true,
        };
        assert!(agree, "{context}: {:?}\n{}", outcome.error, outcome.log());
        self.tally.count(command.into(), gauge_refusal(&outcome));
        self.compare(&context);
    }

    fn now(&self) -> u64 {
        self.scene.world.now()
    }

    /// When voting in the running epoch ends, and when it does itself.
    fn turn(&self) -> Option<(u64, u64)> {
        let number = self.model.terms.number_at(self.now())?;
        let window = self.model.terms.window(number).ok()?;
        Some((window.voting_end, window.boundary))
    }

    /// So many seconds, but no further than to the next of these.
    fn to_the_turn(&self, seconds: u64) -> u64 {
        let now = self.now();
        let turns = self.turn().map_or([u64::MAX; 2], |(end, boundary)| [end, boundary]);
        let ahead = turns.into_iter().filter(|turn| *turn > now).min().unwrap_or(u64::MAX);
        seconds.min(ahead - now)
    }

    /// The number of an epoch, counted from the running one.
    fn number(&self, offset: i64) -> Option<u64> {
        let running = self.model.terms.number_at(self.now())?;
        running.checked_add_signed(offset)
    }

    /// The same, for one that there is.
    fn known(&self, offset: i64) -> Option<u64> {
        self.number(offset).filter(|number| self.model.epochs.contains_key(number))
    }

    /// Lets the model carry it out, and says what the programs should do; none for what makes
    /// no sense.
    fn expect(&mut self, command: &Command) -> Option<Expected> {
        use Command::*;
        let now = self.now();
        Some(match command {
            Wait(_) => return None,
            Fund(amount) => self.model.books.fund(*amount).into(),
            Refund => self.model.books.refund().into(),
            Open(offset) => {
                let number = self.number(*offset)?;
                match self.model.epochs.contains_key(&number) {
                    true => return None,
                    false => self.model.open(number, now).into(),
                }
            }
            Update(offset) => self.model.update(self.known(*offset)?, now).into(),
            Vote(who, offset, split) => {
                let number = self.known(*offset)?;
                match self.eligible(*who, number) {
                    Err(error) => Farm(error.into()),
                    Ok(weight) => {
                        let at = (*who, number);
                        self.model.vote(at, now, VOTERS[*who].1, weight, split).into()
                    }
                }
            }
            Withdraw(who, offset) => self.withdrawal(*who, self.known(*offset)?)?,
            Stake(..) | Unstake(..) => Either,
            Settle(offset) => self.model.settle(self.known(*offset)?, now).into(),
            Apply(offset, place) => self.application(self.known(*offset)?, *place as usize),
            GiveBack(offset, place) => {
                self.model.give_back(self.known(*offset)?, now, *place as usize).into()
            }
            CloseEpoch(offset) => self.model.close_epoch(self.known(*offset)?, now).into(),
            CloseRecord(who, offset, by_voter) => {
                let at = (*who, self.number(*offset)?);
                self.model.records.get(&at)?;
                self.model.close_record(at, now, *by_voter).into()
            }
            SetTerms(quorum, cap, budget) => self.model.set_terms(*quorum, *cap, *budget).into(),
            SetPower(pool, power) => self.model.set_power(*pool, *power, now).into(),
            AddPool(pool, power) => self.model.add_pool(*pool, *power).into(),
            RemovePool(pool) => self.model.remove_pool(*pool).into(),
            RefundStream(pool) => self.returning(*pool),
        })
    }

    fn receipt(&self, who: usize, number: u64) -> Option<VoteReceipt> {
        let position = self.scene.seat_of(VOTERS[who].0);
        let ballot = self.scene.epoch_at(number);
        let hook = acequia_gauge_interface::ID;
        let at = receipt_at(&position, &hook, &ballot);
        Some(VoteReceipt::read(&self.scene.world.account(&at)?.data).expect("a receipt"))
    }

    /// What the farm would pass on of a position in an epoch, by the farm's own rules.
    fn eligible(&self, who: usize, number: u64) -> acequia_core::Result<u64> {
        let (now, window) = (self.now(), self.model.epochs[&number].books.window);
        let mut stake = self.scene.world.position(&self.scene.seat_of(VOTERS[who].0)).stake;
        let (votes, lock_end) = (&mut stake.votes, stake.lock_end);
        let ballot = Window { start: window.start, end: window.voting_end };
        let counts = |receipt: VoteReceipt| votes.counts(&receipt.passed(), now);
        match self.receipt(who, number).is_some_and(counts) {
            true => votes.recast(now, ballot, lock_end),
            false => votes.cast(now, ballot, lock_end),
        }
    }

    fn withdrawal(&mut self, who: usize, number: u64) -> Option<Expected> {
        let (now, passed) = (self.now(), self.receipt(who, number)?.passed());
        Some(match () {
            () if passed.withdrawn => Farm(FarmError::NoOpenVote),
            () if now >= passed.end => Farm(FarmError::BallotNotOpen),
            () => self.model.withdraw((who, number), now).into(),
        })
    }

    /// A share that the rules give has to fit the curve as well.
    fn application(&mut self, number: u64, place: usize) -> Expected {
        let now = self.now();
        let grant = match self.model.apply(number, place) {
            Ok(grant) => grant,
            Err(error) => return Gauge(error.into()),
        };
        let pool = self.scene.sites[self.model.epochs[&number].pools[place]].pool;
        let mut stream = self.scene.world.pool(&pool).settled_to(now).streams[0].books;
        let ends_at = (!stream.schedule.is_finished()).then(|| stream.schedule.ends_at());
        let at = grant.place(now, ends_at);
        let segment = Segment { seconds: grant.seconds, amount: grant.amount };
        let pause = (at.pause > 0).then_some(Segment { seconds: at.pause, amount: 0 });
        let segments: Vec<Segment> = pause.into_iter().chain([segment]).collect();
        match stream.extend(now, at.start, &segments) {
            Ok(()) => Done,
            Err(error) => Farm(error.into()),
        }
    }

    /// What a stream has for its funder, by the farm's own rules.
    fn returning(&mut self, pool: usize) -> Expected {
        let (at, now) = (self.scene.sites[pool].pool, self.now());
        let mut stream = self.scene.world.pool(&at).settled_to(now).streams[0].books;
        match stream.refund(now, true) {
            Ok(refund) => self.model.books.fund(refund.total()).into(),
            Err(error) => Farm(error.into()),
        }
    }

    fn send(&mut self, command: &Command) -> GaugeStep<'_> {
        use Command::*;
        let number = |offset: &i64| self.number(*offset).expect("a number");
        match command {
            Wait(_) => unreachable!("time passes by itself"),
            Fund(amount) => self.scene.fund(*amount),
            Refund => self.scene.refund(),
            Open(offset) => self.scene.open_by("keeper", number(offset)),
            Update(offset) => self.scene.update(number(offset)),
            Vote(who, offset, split) => {
                let (number, mut buffer) = (number(offset), [0; 48]);
                self.scene.vote_saying(VOTERS[*who].0, number, split.encode(&mut buffer))
            }
            Withdraw(who, offset) => self.scene.withdraw(VOTERS[*who].0, number(offset)),
            Stake(who, amount) => self.stake(*who, *amount),
            Unstake(who, amount) => self.unstake(*who, *amount),
            Settle(offset) => self.scene.settle(number(offset)),
            Apply(offset, place) => self.scene.apply(number(offset), *place),
            GiveBack(offset, place) => self.scene.give_back(number(offset), *place),
            CloseEpoch(offset) => self.scene.close_epoch(number(offset)),
            CloseRecord(who, offset, by_voter) => {
                let (voter, number) = (VOTERS[*who].0, number(offset));
                let closer = if *by_voter { voter } else { "keeper" };
                self.scene.close_record_by(closer, voter, number)
            }
            SetTerms(quorum, cap, budget) => self.scene.set_all_terms(*quorum, *cap, *budget),
            SetPower(pool, power) => self.scene.set_power(*pool, *power),
            AddPool(pool, power) => self.scene.add_pool(*pool, *power),
            RemovePool(pool) => self.scene.remove_pool(*pool),
            RefundStream(pool) => self.scene.refund_stream(*pool),
        }
    }

    fn stake(&mut self, who: usize, amount: u64) -> GaugeStep<'_> {
        let (name, pool) = VOTERS[who];
        let step = self.scene.when(name).in_pool(pool).stake(amount).build();
        self.scene.do_step(name, step)
    }

    fn unstake(&mut self, who: usize, amount: u64) -> GaugeStep<'_> {
        let (name, pool) = VOTERS[who];
        let staked = self.scene.world.position(&self.scene.seat_of(name)).stake.amount;
        let amount = match name {
            "erin" => staked.max(1), // altogether, and mostly for long
            _ => 1 + amount % staked.max(1),
        };
        let step = self.scene.when(name).in_pool(pool).unstake(amount).build();
        self.scene.do_step(name, step)
    }

    /// Books, terms, list, epochs and records are the model's, bit for bit.
    fn compare(&self, context: &str) {
        let state = self.scene.state();
        assert_eq!(state.books, self.model.books, "{context}");
        assert_eq!(state.terms, self.model.terms, "{context}");
        let pool = |nth: usize| self.scene.sites[nth].pool;
        let list: Vec<_> =
            self.model.list.iter().map(|(nth, power)| (pool(*nth), *power)).collect();
        let found = state.listed().iter().map(|member| member.pool).zip(state.powers);
        assert_eq!(found.collect::<Vec<_>>(), list, "{context}");
        assert_eq!(self.scene.epochs().len(), self.model.epochs.len(), "{context}");
        for (number, turn) in &self.model.epochs {
            assert_eq!(self.scene.epoch(*number).books, turn.books, "{context}");
        }
        for ((who, number), record) in &self.model.records {
            let found = self.scene.record(VOTERS[*who].0, *number).expect("a record");
            assert_eq!(found.vote, *record, "{context}");
        }
    }

    fn counted(&mut self, kind: &'static str, outcome: Outcome) -> Outcome {
        self.tally.count(kind, gauge_refusal(&outcome));
        outcome
    }

    /// A pool leaves the list, and its stream is wound down and retired, unless something is left
    /// in it.
    fn let_go(&mut self, pool: usize) {
        if self.model.remove_pool(pool).is_ok() {
            let outcome = self.scene.wind_down(pool).fails(GaugeError::PoolStillListed);
            self.counted("WindDown", outcome);
            self.scene.remove_pool(pool).ok();
        }
        let (at, now) = (self.scene.sites[pool].pool, self.now());
        let stream = self.scene.world.pool(&at).settled_to(now).streams[0].books;
        if stream.unstreamed() > 0 {
            let outcome = self.scene.wind_down(pool).farm_fails(FarmError::StreamNotFinished);
            self.counted("WindDown", outcome);
            return;
        }
        let outcome = self.scene.wind_down(pool).run();
        self.counted("WindDown", outcome).ok();
        self.retire(pool);
    }

    /// Everybody is paid to the last fraction, and the stream's slot is free.
    fn retire(&mut self, pool: usize) {
        for (who, _) in VOTERS.iter().filter(|(_, at)| *at == pool) {
            self.scene.when(who).in_pool(pool).claim(&[0]).ok();
            self.scene.when(who).in_pool(pool).sweep(0).ok();
        }
        let outcome = self.scene.retire(pool).run();
        self.counted("Retire", outcome).ok();
    }

    /// Mostly with somebody staked in each pool, so that no stream waits.
    fn stream_to_the_end(&mut self) {
        self.scene.after(10 * EPOCH as u64);
        if self.rng.chance(80) {
            for (who, pool) in VOTERS {
                self.scene.when(who).in_pool(pool).stake(1_000).ok();
            }
        }
        let now = self.now();
        let ends = (0..POOLS).map(|nth| {
            let pool = self.scene.world.pool(&self.scene.sites[nth].pool);
            pool.settled_to(now).streams[0].books.schedule.ends_at()
        });
        let end = ends.max().unwrap_or_default();
        self.scene.after(end.saturating_sub(now) + 1);
    }

    /// Everything is settled, spent and closed; nothing is left over, and everybody leaves.
    pub fn finish(&mut self) {
        self.stream_to_the_end();
        let now = self.now();
        for number in self.model.epochs.keys().copied().collect::<Vec<_>>() {
            if self.model.settle(number, now).is_ok() {
                self.scene.settle(number).ok();
            }
            for place in 0..POOLS {
                if self.model.give_back(number, now, place).is_ok() {
                    self.scene.give_back(number, place as u8).ok();
                }
            }
            self.scene.close_epoch(number).ok();
        }
        for (who, number) in self.model.records.keys().copied().collect::<Vec<_>>() {
            self.scene.close_record(VOTERS[who].0, number).ok();
        }
        assert_eq!(self.scene.balance(), self.scene.state().books.idle, "not a unit is left over");
        (0..POOLS).for_each(|pool| self.let_go(pool));
        let outcome = self.scene.close_gauge().run();
        self.counted("CloseGauge", outcome).ok();
        self.scene.everyone_can_exit();
    }
}

/// A gauge of three pools, shortly before its first epoch.
fn create() -> (GaugeScene, Model) {
    let given = GivenGauge::weekly().epochs_of(EPOCH, EPOCH / 4).pool("alice", 1_000_000);
    let given = given.staker("bob", 77).pool("carol", 500_000_000).staker("dave", 31);
    let mut scene = given.pool("erin", 9_999).power(WHOLE_POWER / 3).refunding().ready();
    scene.world.trust_signatures();
    scene.before_start_of(0);
    let state = scene.state();
    let list = (0..POOLS).map(|pool| (pool, state.powers[pool])).collect();
    let model = Model::new(state.terms, list);
    (scene, model)
}
