//! A pool with a few streams and positions, wallets and vaults, and a check that looks at
//! all of them after every operation.
#![allow(dead_code)] // each test binary uses its own part

mod setting;

use acequia_core::farm::PENALTY_SLOT;
use acequia_core::stream::Opening;
use acequia_core::votes::Passed;
use acequia_core::*;
#[allow(unused_imports)] // as above
pub use setting::{few_of, setting};

pub const HOUR: u64 = 3_600;
pub const DAY: u64 = 24 * HOUR;
/// Any time will do; this one is in 2026.
pub const GENESIS: u64 = 1_800_000_000;

/// One position.
#[derive(Debug, Default)]
pub struct Position {
    pub stake: Stake,
    pub checkpoints: Vec<Checkpoint>,
    pub open: bool,
    /// The receipts of its votes.
    pub receipts: Vec<Passed>,
}

/// The whole world. Vaults are counted here from the effects alone, never from the books.
#[derive(Debug)]
pub struct World {
    pub now: u64,
    pub terms: Terms,
    pub totals: Totals,
    pub streams: Vec<Stream>,
    pub positions: Vec<Position>,
    pub stake_vault: u64,
    pub vaults: Vec<u64>,
    /// By when each flow that is ending has to have streamed all [unix s].
    pub ends_by: Vec<u64>,
}

/// `Clone` by `clone_from`, which copies into what is there: every sequence of a small world takes tens of
/// millions of copies, and took half of its time to find room for them.
macro_rules! cloned_in_place {
    ($type:ident { $($field:ident),+ $(,)? }) => {
        impl Clone for $type {
            fn clone(&self) -> Self {
                let Self { $($field),+ } = self;
                Self { $($field: $field.clone()),+ }
            }

            fn clone_from(&mut self, source: &Self) {
                $(self.$field.clone_from(&source.$field);)+
            }
        }
    };
}
#[allow(unused_imports)] // as above
pub(crate) use cloned_in_place;

cloned_in_place!(Position { stake, checkpoints, open, receipts });
cloned_in_place!(World { now, terms, totals, streams, positions, stake_vault, vaults, ends_by });

impl Position {
    fn seat(&mut self) -> Seat<'_, Checkpoint> {
        Seat { stake: &mut self.stake, checkpoints: &mut self.checkpoints }
    }
}

/// A curve whose rate follows the stake.
pub const fn capped(full_weight: u64, least_weight: u64) -> Opening {
    let rate = RateRule { full_weight, least_weight };
    Opening { rate, ..Opening::curve(IdlePolicy::Refund, 0) }
}

/// The rule most tests lock under: up to 100 days for threefold, half the principal to leave.
pub const RULE: LockRule = LockRule {
    max_seconds: 100 * DAY as u32,
    max_multiplier_bps: 30_000,
    early_leave_bps: 5_000,
    _reserved: 0,
};

impl World {
    /// A world with empty slots and empty positions.
    pub fn new(streams: usize, positions: usize) -> Self {
        let seat = Position {
            checkpoints: vec![Checkpoint::default(); streams],
            open: true,
            ..Position::default()
        };
        Self {
            now: GENESIS,
            terms: Terms { lock: RULE, ..Terms::default() },
            totals: Totals {
                last_update: GENESIS,
                positions: positions as u64,
                ..Totals::default()
            },
            streams: vec![Stream::default(); streams],
            positions: vec![seat; positions],
            stake_vault: 0,
            vaults: vec![0; streams],
            ends_by: vec![0; streams],
        }
    }

    /// The same with its penalty flow, in the first slot.
    pub fn with_penalty_flow(streams: usize, positions: usize) -> Self {
        let mut world = Self::new(streams, positions);
        world.farm().open_stream(PENALTY_SLOT, Opening::penalty(&RULE)).expect("a free slot");
        world
    }

    /// The next pool, after one that is closed: as it was at first, at this moment.
    pub fn anew(&self) -> Self {
        let mut next = Self::with_penalty_flow(self.streams.len(), self.positions.len());
        next.now = self.now.max(self.totals.last_update);
        next.totals.last_update = next.now;
        next
    }

    /// The farm at the present second.
    pub fn farm(&mut self) -> Farm<'_, Stream> {
        Farm::new(&mut self.totals, &mut self.streams, self.terms, self.now)
    }

    /// The farm and one seat of it at the same time.
    pub fn at<R>(
        &mut self,
        who: usize,
        act: impl FnOnce(&mut Farm<Stream>, &mut Seat<Checkpoint>) -> R,
    ) -> R {
        let position = &mut self.positions[who];
        let mut farm = Farm::new(&mut self.totals, &mut self.streams, self.terms, self.now);
        act(&mut farm, &mut position.seat())
    }

    // ---- what people do; each moves tokens as the core says ----

    /// Stakes tokens from a wallet.
    pub fn stake(&mut self, who: usize, amount: u64) -> Result<()> {
        self.at(who, |farm, seat| farm.stake(seat, amount))?;
        self.stake_vault += amount;
        Ok(())
    }

    /// Takes them back.
    pub fn unstake(&mut self, who: usize, amount: u64) -> Result<u64> {
        let Give(out) = self.at(who, |farm, seat| farm.unstake(seat, amount))?;
        self.stake_vault -= out;
        Ok(out)
    }

    /// Stakes or unstakes what is missing to an amount, where that goes.
    pub fn bring_to(&mut self, who: usize, amount: u64) {
        let held = self.positions[who].stake.amount;
        let _nothing_to_do = match amount > held {
            true => self.stake(who, amount - held),
            false => self.unstake(who, held - amount).map(drop),
        };
    }

    /// Leaves without running a schedule.
    pub fn emergency_exit(&mut self, who: usize) -> Result<u64> {
        let Give(out) = self.at(who, |farm, seat| farm.emergency_exit(seat))?;
        self.stake_vault -= out;
        Ok(out)
    }

    /// Claims from one stream. Returns what was paid [base units].
    pub fn claim(&mut self, who: usize, slot: usize) -> Result<u64> {
        let Pay(out) = self.at(who, |farm, seat| farm.claim(seat, slot))?;
        self.vaults[slot] -= out;
        Ok(out)
    }

    /// Claims and stakes in one, or neither.
    pub fn compound(&mut self, who: usize, slot: usize) -> Result<u64> {
        let before = self.clone();
        let out = self.claim(who, slot)?;
        self.stake(who, out).inspect_err(|_| *self = before)?;
        Ok(out)
    }

    /// Leaves a lock. Returns what the owner gets [base units].
    pub fn leave_early(&mut self, who: usize, amount: u64) -> Result<u64> {
        let out = self.at(who, |farm, seat| farm.leave_early(seat, amount))?;
        self.stake_vault -= out.give + out.penalty;
        if out.penalty > 0 {
            self.farm().take_penalty(out.penalty).expect("the core said that there is room");
            self.vaults[PENALTY_SLOT] += out.penalty;
        }
        Ok(out.give)
    }

    /// Makes what a position holds that much, as a delegate does: of one without lock or votes.
    pub fn set_stake(&mut self, who: usize, amount: u64) -> Result<()> {
        let Stake { amount: before, lock_end, votes, .. } = self.positions[who].stake;
        if lock_end != 0 || votes.open != 0 {
            return Err(Error::Locked);
        }
        let takes_deposits = !self.terms.closed;
        let held = self.at(who, |farm, seat| farm.set_stake(seat, amount, takes_deposits));
        self.stake_vault = self.stake_vault - before + held;
        match held == amount {
            true => Ok(()),
            false => Err(Error::PoolCapExceeded),
        }
    }

    /// Puts one position into another. Returns the principal that went over [base units].
    pub fn merge(&mut self, from: usize, into: usize, least_weight: u64) -> Result<u64> {
        let [from, into] =
            self.positions.get_disjoint_mut([from, into]).map_err(|_| Error::SlotOutOfRange)?;
        let mut farm = Farm::new(&mut self.totals, &mut self.streams, self.terms, self.now);
        farm.merge(&mut from.seat(), &mut into.seat(), least_weight)
    }

    /// Takes all principal out, of a lock too.
    pub fn leave(&mut self, who: usize) -> Result<()> {
        let Stake { amount, lock_end, .. } = self.positions[who].stake;
        match self.now.max(self.totals.last_update) < lock_end {
            _ if amount == 0 => Ok(()),
            true => self.leave_early(who, amount).map(drop),
            false => self.unstake(who, amount).map(drop),
        }
    }

    /// Closes the pool for good, if nobody is staked.
    pub fn wind_down_pool(&mut self) -> Result<()> {
        if self.totals.staked != 0 {
            return Err(Error::StakeLeft);
        }
        self.terms.closed = true;
        Ok(())
    }

    /// Closes a position and puts a fresh one into its place.
    pub fn close(&mut self, who: usize, forfeit: bool) -> Result<()> {
        let _ = self.at(who, |farm, seat| farm.close(seat, forfeit))?;
        let streams = self.streams.len();
        self.positions[who] =
            Position { checkpoints: vec![Checkpoint::default(); streams], ..Position::default() };
        self.at(who, |farm, seat| farm.open(seat.stake));
        Ok(())
    }

    // ---- what funders do ----

    /// Opens and funds a curve, or neither.
    pub fn curve(
        &mut self,
        slot: usize,
        policy: IdlePolicy,
        start: u64,
        segments: &[Segment],
    ) -> Result<()> {
        self.curve_on(slot, Opening::curve(policy, 0), start, segments)
    }

    /// The same on whatever terms.
    pub fn curve_on(
        &mut self,
        slot: usize,
        terms: Opening,
        start: u64,
        segments: &[Segment],
    ) -> Result<()> {
        self.farm().open_stream(slot, terms)?;
        self.extend(slot, start, segments).inspect_err(|_| {
            let generation = self.streams[slot].generation;
            self.streams[slot] = Stream { generation, ..Stream::default() };
        })
    }

    /// Opens an empty flow.
    pub fn flow(&mut self, slot: usize, policy: IdlePolicy, window: u32) -> Result<()> {
        self.farm().open_stream(slot, Opening::flow(policy, window))
    }

    /// Funds a curve.
    pub fn extend(&mut self, slot: usize, start: u64, segments: &[Segment]) -> Result<()> {
        self.farm().extend(slot, start, segments)?;
        self.vaults[slot] += segments.iter().map(|s| s.amount).sum::<u64>();
        Ok(())
    }

    /// Schedules what is idle.
    pub fn roll(&mut self, slot: usize, start: u64, segments: &[Segment]) -> Result<()> {
        self.farm().roll(slot, start, segments)
    }

    /// Deposits into a stream.
    pub fn top_up(&mut self, slot: usize, amount: u64) -> Result<()> {
        self.farm().top_up(slot, amount)?;
        self.vaults[slot] += amount;
        Ok(())
    }

    /// Takes back what is not promised.
    pub fn refund(&mut self, slot: usize) -> Result<u64> {
        self.take_back(slot, false)
    }

    /// Takes back what is idle alone.
    pub fn refund_idle(&mut self, slot: usize) -> Result<u64> {
        self.take_back(slot, true)
    }

    fn take_back(&mut self, slot: usize, idle_alone: bool) -> Result<u64> {
        let out = self.farm().refund(slot, idle_alone)?.total();
        self.vaults[slot] -= out;
        Ok(out)
    }

    /// Winds a stream down; a flow that has something left is ending from then on.
    pub fn wind_down(&mut self, slot: usize) -> Result<()> {
        self.farm().wind_down(slot)?;
        self.ends_by[slot] = self.streams[slot].schedule.ends_at();
        Ok(())
    }

    /// Frees a slot. Returns what was left for the funder.
    pub fn retire(&mut self, slot: usize) -> Result<u64> {
        let left = self.farm().retire(slot)?.total();
        self.vaults[slot] -= left;
        Ok(left)
    }

    /// Frees a slot of a pool that has closed for good; what its vault holds is left behind.
    pub fn abandon(&mut self, slot: usize) -> Result<()> {
        if !self.terms.closed {
            return Err(Error::StreamStillOwes);
        }
        self.farm().abandon(slot)?;
        self.vaults[slot] = 0;
        Ok(())
    }

    // ---- what is true ----

    /// Once locks and votes, which their owners signed for, have ended, everyone leaves with all
    /// principal and is paid everything whole: nothing is refused.
    pub fn everyone_leaves(&mut self) {
        self.now += 400 * DAY;
        for who in 0..self.positions.len() {
            let held = self.positions[who].stake.amount;
            if held > 0 {
                assert_eq!(self.unstake(who, held), Ok(held));
            }
            for slot in 0..self.streams.len() {
                self.claim(who, slot).expect("a claim is never refused");
            }
            self.check();
        }
        assert_eq!((self.stake_vault, self.totals.weight), (0, 0));
    }

    /// What a position is owed by a stream at this second [2^-64 base units], on a copy.
    pub fn owed(&self, who: usize, slot: usize) -> u128 {
        let mut copy = self.clone();
        copy.at(who, |farm, seat| farm.settle(seat));
        let checkpoint = copy.positions[who].checkpoints[slot];
        if checkpoint.generation == copy.streams[slot].generation {
            checkpoint.owed.get()
        } else {
            0
        }
    }

    /// Everything that must hold after every operation. Exact: no tolerance anywhere.
    pub fn check(&self) {
        for (slot, stream) in self.streams.iter().enumerate() {
            assert!(stream.is_sound(), "stream {slot} is unsound: {stream:?}");
            assert_eq!(self.vaults[slot], stream.liability(), "vault {slot} against the books");
            let ends_at = stream.schedule.ends_at();
            let is_ending = stream.state == State::Ending as u8 && stream.unstreamed() > 0;
            assert!(!is_ending || ends_at <= self.ends_by[slot], "flow {slot} ends at {ends_at}");
            assert_eq!(
                self.sum_owed(slot, stream),
                stream.owed(),
                "sum(owed) + carry, stream {slot}"
            );
        }
        let sum = |part: fn(&Stake) -> u64| {
            self.positions.iter().map(|p| part(&p.stake) as u128).sum::<u128>()
        };
        assert_eq!(sum(|s| s.amount), self.totals.staked as u128);
        assert_eq!(sum(|s| s.weight), self.totals.weight as u128);
        assert_eq!(self.totals.positions, self.positions.len() as u64);
        assert_eq!(self.stake_vault, self.totals.staked, "principal against the stake vault");
        assert!(self.positions.iter().all(|p| p.stake.is_sound()), "{:?}", self.positions);
    }

    /// Over all positions, each settled (on a copy) to the stream as it stands.
    pub fn sum_owed(&self, slot: usize, stream: &Stream) -> u128 {
        let owed = self.positions.iter().map(|position| {
            let mut checkpoint = position.checkpoints[slot];
            checkpoint.settle(stream, position.stake.weight);
            if stream.exists() {
                checkpoint.owed.get()
            } else {
                0
            }
        });
        owed.sum()
    }
}
