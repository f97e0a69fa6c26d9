//! Votes over random histories: two pools of the same token, three owners with several
//! positions, ballots that overlap, and everything that moves stake. After every operation
//! and for every open ballot, what is recorded is no more than what has been held
//! continuously since before the ballot began, by a model that knows nothing of the core's.
//!
//! `ACEQUIA_VOTE_OPS` sets the number of operations, `ACEQUIA_SEED` repeats a run.

#[path = "world/held.rs"]
mod held;
mod world;

use acequia_core::farm::PENALTY_SLOT;
use acequia_core::votes::{Passed, Window, MAX_VOTE_LOCK_SECONDS};
use acequia_core::*;
use fastrand::Rng;
use held::Held;
use std::collections::BTreeMap;
use world::*;

const POOLS: usize = 2;
const SEATS: usize = 4;
const BALLOTS: usize = 4;

/// A position: in which pool, and which there.
type At = (usize, usize);
/// Something of each position.
type Seats<T> = [[T; SEATS]; POOLS];

/// What a receiver has recorded of a position's vote, and the farm's receipt of it.
#[derive(Clone, Copy, Debug)]
struct Record {
    weight: u64,
    receipt: Passed,
}

/// A ballot that positions of both pools vote on.
#[derive(Clone, Copy, Debug)]
struct Ballot {
    window: Window,
    records: Seats<Option<Record>>,
}

impl Ballot {
    fn records(&self) -> impl Iterator<Item = (At, &Record)> {
        seats().filter_map(|at| Some((at, self.records[at.0][at.1].as_ref()?)))
    }

    fn record(&mut self, at: At) -> &mut Option<Record> {
        &mut self.records[at.0][at.1]
    }
}

/// Something that somebody does. Ballots are named by their place among those that are open.
#[derive(Clone, Copy, Debug, strum::IntoStaticStr)]
enum Command {
    Wait(u64),
    Stake(At, u64),
    Unstake(At, u64),
    /// To the position of the same place in the other pool.
    Move(At, u64),
    /// All of it, out of one position and into any other.
    Lend(At, At),
    /// All of it, into the next position of the pool.
    Merge(At),
    EmergencyExit(At),
    Lock(At, u64),
    Release(At),
    LeaveEarly(At, u64),
    HandOver(At),
    Close(At),
    /// A pool closes for good, and another is created at its address, with positions at the addresses
    /// of the former ones. Receipts stay.
    Anew(usize),
    Vote(At, usize),
    Withdraw(At, usize),
    /// Closes the receipt of a vote that was withdrawn.
    CloseReceipt(At, usize),
    /// Closes one of the receipts whose ballots have ended.
    LetGo(usize),
    /// Begun that long ago, open for that much longer [s].
    NewBallot(u64, u64),
}
use Command::*;

/// The core's pools, the naive model of them, and a receiver.
#[derive(Debug)]
struct Game {
    pools: Vec<World>,
    held: Seats<Held>,
    ballots: Vec<Ballot>,
    /// Receipts of votes whose ballots have ended.
    ended: Vec<(At, Passed)>,
    /// Votes that weigh exactly what the model says could be voted with, and all votes.
    exact: (u64, u64),
}

cloned_in_place!(Game { pools, held, ballots, ended, exact });

fn seats() -> impl Iterator<Item = At> {
    (0..POOLS).flat_map(|pool| (0..SEATS).map(move |seat| (pool, seat)))
}

impl Game {
    fn new() -> Self {
        let pool = World::with_penalty_flow(1, SEATS);
        Self {
            pools: vec![pool; POOLS],
            held: Seats::default(),
            ballots: Vec::new(),
            ended: Vec::new(),
            exact: (0, 0),
        }
    }

    fn now(&self) -> u64 {
        self.pools[0].now
    }

    fn naive(&mut self, at: At) -> &mut Held {
        &mut self.held[at.0][at.1]
    }

    /// Does it in the core, and what was done in the model. What fails changes nothing, as on chain; how it was is
    /// kept in `before`.
    fn run(&mut self, command: Command, before: &mut Self) -> Result<()> {
        before.clone_from(self);
        self.carry_out(command).inspect_err(|_| core::mem::swap(self, before))
    }

    fn carry_out(&mut self, command: Command) -> Result<()> {
        let now = self.now();
        match command {
            Wait(seconds) => self.pools.iter_mut().for_each(|pool| pool.now += seconds),
            Move((pool, seat), amount) => self.shift((pool, seat), (1 - pool, seat), amount)?,
            Lend(from, to) => {
                let all = self.pools[from.0].positions[from.1].stake.amount;
                self.shift(from, to, all)?;
            }
            Anew(pool) => self.begin_anew(pool)?,
            NewBallot(ago, ahead) => self.ballots.push(Ballot {
                window: Window { start: now.saturating_sub(ago), end: now + ahead },
                records: Seats::default(),
            }),
            Vote(..) | Withdraw(..) | CloseReceipt(..) | LetGo(_) => self.as_voter(command)?,
            _ => self.as_owner(command)?,
        }
        Ok(())
    }

    fn as_voter(&mut self, command: Command) -> Result<()> {
        match command {
            Vote(at, nth) => self.vote(at, nth),
            Withdraw(at, nth) => self.withdraw(at, nth),
            CloseReceipt(at, nth) => self.close_receipt(at, nth),
            LetGo(nth) => {
                let (at, receipt) = self.ended.swap_remove(nth);
                self.let_go(at, receipt);
                Ok(())
            }
            other => unreachable!("{other:?} is no voter's"),
        }
    }

    fn as_owner(&mut self, command: Command) -> Result<()> {
        let end = |seconds| self.now() + seconds;
        match command {
            Stake(at, amount) => self.stake(at, amount),
            Unstake(at, amount) => self.unstake(at, amount),
            Merge(at) => self.merge(at),
            EmergencyExit(at) => self.both(at, World::emergency_exit, Held::take),
            Lock(at, seconds) => self.lock(at, end(seconds)),
            Release(at) => self.both(at, release, |held, now, ()| held.touch(now)),
            LeaveEarly(at, amount) => self.leave_early(at, amount),
            HandOver(at) => self.both(at, hand_over, |held, now, ()| held.hand_over(now)),
            Close(at) => self.both(at, close, |held, now, ()| held.close(now)),
            other => unreachable!("{other:?} is no owner's"),
        }
    }

    /// In the core, then in the model what came of it.
    fn both<T>(
        &mut self,
        (pool, seat): At,
        core: impl FnOnce(&mut World, usize) -> Result<T>,
        model: impl FnOnce(&mut Held, u64, T),
    ) -> Result<()> {
        let now = self.now();
        let done = core(&mut self.pools[pool], seat)?;
        model(self.naive((pool, seat)), now, done);
        Ok(())
    }

    fn stake(&mut self, at: At, amount: u64) -> Result<()> {
        self.both(at, |pool, seat| pool.stake(seat, amount), |held, now, _| held.put(now, amount))
    }

    fn unstake(&mut self, at: At, amount: u64) -> Result<()> {
        self.both(
            at,
            |pool, seat| pool.unstake(seat, amount),
            |held, now, _| held.take(now, amount),
        )
    }

    fn merge(&mut self, from: At) -> Result<()> {
        let (now, into) = (self.now(), (from.0, (from.1 + 1) % SEATS));
        self.pools[from.0].merge(from.1, into.1, 0)?;
        let mut gone = core::mem::take(self.naive(from));
        self.naive(into).absorb(now, &mut gone);
        *self.naive(from) = gone;
        Ok(())
    }

    fn lock(&mut self, at: At, end: u64) -> Result<()> {
        let lock = |pool: &mut World, seat| pool.at(seat, |farm, seat| farm.lock(seat, end));
        self.both(at, lock, |held, now, _| held.lock(now, end))
    }

    fn leave_early(&mut self, at: At, amount: u64) -> Result<()> {
        let leave = |pool: &mut World, seat| pool.leave_early(seat, amount);
        self.both(at, leave, |held, now, _| held.leave_early(now, amount))
    }

    /// Everybody leaves, the pool closes for good, then its positions do, and its penalty flow ends.
    fn begin_anew(&mut self, nth: usize) -> Result<()> {
        let now = self.now();
        for seat in 0..SEATS {
            let held = self.pools[nth].positions[seat].stake.amount;
            self.pools[nth].leave(seat)?;
            self.naive((nth, seat)).take(now, held);
        }
        let pool = &mut self.pools[nth];
        pool.wind_down_pool()?;
        pool.wind_down(PENALTY_SLOT)?;
        for seat in 0..SEATS {
            pool.claim(seat, PENALTY_SLOT)?;
            pool.close(seat, false)?;
        }
        pool.retire(PENALTY_SLOT)?;
        pool.check();
        *pool = pool.anew();
        (0..SEATS).for_each(|seat| self.naive((nth, seat)).close(now));
        Ok(())
    }

    /// Out here and in there, or neither.
    fn shift(&mut self, from: At, to: At, amount: u64) -> Result<()> {
        self.unstake(from, amount)?;
        self.stake(to, amount)
    }

    /// As the program does it: a vote that is open is replaced, any other is a new one.
    fn vote(&mut self, at: At, nth: usize) -> Result<()> {
        let now = self.now();
        let Ballot { window, records } = self.ballots[nth];
        let stake = &mut self.pools[at.0].positions[at.1].stake;
        let old = records[at.0][at.1];
        let weight = if old.is_some_and(|old| stake.votes.counts(&old.receipt, now)) {
            stake.votes.recast(now, window, stake.lock_end)?
        } else {
            stake.votes.cast(now, window, stake.lock_end)?
        };
        let receipt = Passed { withdrawn: false, cast_at: now, end: window.end };
        *self.ballots[nth].record(at) = Some(Record { weight, receipt });
        let held = self.naive(at).since_before(window.start, window.end);
        self.exact.0 += u64::from(weight as u128 == held);
        self.exact.1 += 1;
        Ok(())
    }

    fn withdraw(&mut self, at: At, nth: usize) -> Result<()> {
        let now = self.now();
        let record = self.ballots[nth].record(at).as_mut().ok_or(Error::NoOpenVote)?;
        if record.receipt.withdrawn {
            return Err(Error::NoOpenVote);
        }
        let votes = &mut self.pools[at.0].positions[at.1].stake.votes;
        votes.withdraw(&record.receipt, now);
        record.receipt.withdrawn = true;
        record.weight = 0;
        Ok(())
    }

    /// As the program does it: while a ballot is open, only where nothing is recorded.
    fn close_receipt(&mut self, at: At, nth: usize) -> Result<()> {
        let record = self.ballots[nth].record(at).take_if(|record| record.weight == 0);
        let receipt = record.ok_or(Error::NoOpenVote)?.receipt;
        self.let_go(at, receipt);
        Ok(())
    }

    fn let_go(&mut self, at: At, receipt: Passed) {
        let now = self.now();
        self.pools[at.0].positions[at.1].stake.votes.let_go(&receipt, now);
    }

    /// For every open ballot: no position has recorded more than it has held, and neither
    /// have all together. No vote outlives the position that holds what it counts.
    fn check(&self) {
        for at in seats() {
            let (stake, naive) = (&self.pools[at.0].positions[at.1].stake, &self.held[at.0][at.1]);
            let weight = (stake.amount as u128, stake.weight as u128);
            assert_eq!(weight, (naive.amount, naive.weight), "{at:?}");
        }
        self.ballots.iter().for_each(|ballot| self.check_ballot(ballot));
    }

    fn check_ballot(&self, ballot: &Ballot) {
        let Window { start, end } = ballot.window;
        let since = |naive: &Held| naive.since_before(start, end);
        let held = self.held.each_ref().map(|pool| pool.each_ref().map(since));
        for (at, record) in ballot.records() {
            let (weight, held) = (record.weight as u128, held[at.0][at.1]);
            assert!(weight <= held, "{at:?} recorded {weight}, held {held}");
            let votes = &self.pools[at.0].positions[at.1].stake.votes;
            let holds = votes.counts(&record.receipt, self.now());
            assert!(holds || record.receipt.withdrawn, "{at:?} held {record:?} no more");
        }
        let recorded: u128 = ballot.records().map(|(_, record)| record.weight as u128).sum();
        let all: u128 = held.iter().flatten().sum();
        assert!(recorded <= all, "recorded {recorded}, held {all}");
    }

    /// Ballots that have ended are over: what was recorded is final, what voted is free. Their
    /// receipts are still there.
    fn forget_ended_ballots(&mut self) {
        let now = self.now();
        let ended = self.ballots.iter().filter(|ballot| now >= ballot.window.end);
        let receipts = ended.flat_map(|ballot| ballot.records());
        self.ended.extend(receipts.map(|(at, record)| (at, record.receipt)));
        self.ballots.retain(|ballot| now < ballot.window.end);
    }
}

fn release(pool: &mut World, seat: usize) -> Result<()> {
    pool.at(seat, |farm, seat| farm.release(seat))
}

fn hand_over(pool: &mut World, seat: usize) -> Result<()> {
    pool.at(seat, |farm, seat| farm.hand_over(seat))
}

fn close(pool: &mut World, seat: usize) -> Result<()> {
    pool.close(seat, true)
}

/// Somebody who has voted on that ballot, mostly.
fn voter(rng: &mut Rng, game: &Game, ballot: usize, or: At) -> At {
    let voters = || game.ballots[ballot].records();
    let nth = rng.usize(..=voters().count());
    voters().nth(nth).map_or(or, |(at, _)| at)
}

/// Draws what happens next.
fn draw(rng: &mut Rng, game: &Game, bits: u32, jump: u64) -> Command {
    let at = (rng.usize(..POOLS), rng.usize(..SEATS));
    let amount = 1 + (rng.u64(..) >> rng.u32(64 - bits..64));
    let held = game.pools[at.0].positions[at.1].stake.amount;
    let some = if rng.bool() { held } else { rng.u64(..=held) };
    match rng.u32(..100) {
        0..=14 => Wait(rng.u64(..jump) >> rng.u32(..16)),
        15..=29 => Stake(at, amount),
        30..=37 => Unstake(at, some),
        38..=42 => Move(at, some),
        43..=45 => Lend(at, (rng.usize(..POOLS), rng.usize(..SEATS))),
        46 => EmergencyExit(at),
        47 => Merge(at),
        48..=51 => Lock(at, 1 + (rng.u64(..=RULE.max_seconds as u64) >> rng.u32(..24))),
        52..=54 => Release(at),
        55..=57 => LeaveEarly(at, some),
        58 => HandOver(at),
        59 => Close(at),
        60 if rng.u8(..8) == 0 => Anew(at.0),
        _ => draw_of_voter(rng, game, at, jump),
    }
}

fn draw_of_voter(rng: &mut Rng, game: &Game, at: At, jump: u64) -> Command {
    let ballot = rng.usize(..BALLOTS);
    let length = rng.u64(1..=MAX_VOTE_LOCK_SECONDS) >> rng.u32(..20);
    let is_open = ballot < game.ballots.len();
    match rng.u32(61..100) {
        61..=85 if is_open => Vote(at, ballot),
        86 if !game.ended.is_empty() => LetGo(rng.usize(..game.ended.len())),
        87 if is_open => CloseReceipt(voter(rng, game, ballot, at), ballot),
        88..=92 if is_open => Withdraw(voter(rng, game, ballot, at), ballot),
        _ if game.ballots.len() < BALLOTS => {
            NewBallot(if rng.bool() { 0 } else { rng.u64(..jump) }, length.max(1))
        }
        _ => Wait(rng.u64(..3)),
    }
}

type Counts = BTreeMap<&'static str, (u64, u64)>;

/// A game of `length` operations, checked after each. Returns how many votes were exact.
fn play(seed: u64, length: u64, bits: u32, jump: u64, counts: &mut Counts) -> (u64, u64) {
    let (mut rng, mut game, mut before) = (Rng::with_seed(seed), Game::new(), Game::new());
    for nth in 0..length {
        let command = draw(&mut rng, &game, bits, jump);
        let result = game.run(command, &mut before);
        let (done, refused) = counts.entry(command.into()).or_default();
        *if result.is_ok() { done } else { refused } += 1;
        game.forget_ended_ballots();
        let sound = std::panic::catch_unwind(|| game.check()).is_ok();
        assert!(sound, "seed {seed}, operation {nth}: {command:?} -> {result:?}\n{game:#?}");
    }
    game.exact
}

/// Given random histories over all magnitudes of amounts and times, then at every moment and
/// for each ballot the sum of recorded weight is at most the sum of what has been held
/// continuously since before the ballot began (F18).
#[test]
fn no_more_is_recorded_than_was_held_since_before_the_ballot_began() {
    let seed = setting("ACEQUIA_SEED", Rng::new().u64(..));
    let operations = setting("ACEQUIA_VOTE_OPS", 1_000_000);
    let length = 500;
    let shapes = [(20, HOUR), (40, 3 * DAY), (3, 2), (55, 30 * DAY), (12, 60)];
    let (mut checked, mut counts, mut exact) = (0, Counts::new(), (0, 0));
    for nth in 0.. {
        if checked >= operations {
            break;
        }
        let (bits, jump) = shapes[nth as usize % shapes.len()];
        let votes = play(seed.wrapping_add(nth), length, bits, jump, &mut counts);
        exact = (exact.0 + votes.0, exact.1 + votes.1);
        checked += length;
    }
    for (name, (done, refused)) in &counts {
        println!("{name:>14}: {done:>9} done, {refused:>9} refused");
        assert!(*done > 0, "{name} was never carried out: the test does not test it");
    }
    println!("checked operations: {checked}, votes: {}, exact: {}, seed {seed}", exact.1, exact.0);
    assert!(exact.0 * 2 > exact.1, "most votes weigh all that was held: {exact:?}");
}
