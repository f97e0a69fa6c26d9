//! What the gauge reads of the farm, and what it asks of it as the funder of streams: to extend
//! one, to refund what is idle in it, and to wind down and retire one that has nothing left to stream.

use {
    crate::{
        error::{not_counted, GaugeError},
        state::{GaugeAccount, Member},
    },
    acequia_core::{Kind, Segment, State},
    acequia_gauge_core::{Grant, Place},
    acequia_interface::{
        addresses,
        instructions::{ExtendStream, RefundStream, RetireStream, WindDownStream},
        wire::Bytes,
        Pool, StreamSlot,
    },
    acequia_onchain::token::{invoke, readonly, signer, writable},
    acequia_vote_hook::{identity, FarmAccount},
    anchor_lang::prelude::*,
};

/// The farm program.
pub const FARM: Address = acequia_interface::ID;

/// A stream that the gauge funds.
pub struct Stream {
    /// Which of the streams that the slot has held.
    pub generation: u32,
    /// When it has streamed all that it has left, if it has [unix s].
    pub ends_at: Option<u64>,
    /// When the pool was created [unix s].
    pub pool_created_at: u64,
    /// The present second, as the pool takes it [unix s].
    pub now: u64,
}

impl Stream {
    /// Reads a stream, settled to `now`. Fails unless the account is a pool of the farm whose
    /// slot holds an active curve of the reward mint, funded by the gauge. What it streams to nobody waits
    /// there, or comes back to the budget, as does what its rule of rates holds back.
    #[inline(never)]
    pub fn read(gauge: &GaugeAccount, pool: &AccountView, slot: u8, now: u64) -> Result<Self> {
        require!(pool.owned_by(&FARM), GaugeError::NotPool);
        let data = pool.try_borrow()?;
        let pool_created_at = Pool::read_created_at(&data).map_err(|_| GaugeError::NotPool)?;
        let (totals, mut stream) = Pool::read_slot(&data, slot).map_err(|_| GaugeError::NotPool)?;
        require!(is_of(gauge, &stream), GaugeError::NotStreamOfGauge);
        let now = now.max(totals.last_update);
        stream.books.accrue(totals.last_update, now, totals.weight);
        let schedule = &stream.books.schedule;
        let ends_at = (!schedule.is_finished()).then(|| schedule.ends_at());
        Ok(Self { generation: stream.books.generation, ends_at, pool_created_at, now })
    }
}

fn is_of(gauge: &GaugeAccount, stream: &StreamSlot) -> bool {
    let books = &stream.books;
    stream.funder == *gauge.address()
        && stream.mint == gauge.reward_mint
        && books.state == State::Active as u8
        && books.kind == Kind::Curve as u8
}

/// A stream of the reward mint that the gauge funds, active or closing, on whatever terms.
#[inline(never)]
pub fn own_stream(gauge: &GaugeAccount, pool: &AccountView, slot: u8) -> Result<StreamSlot> {
    require!(pool.owned_by(&FARM), GaugeError::NotPool);
    let (_, stream) =
        Pool::read_slot(&pool.try_borrow()?, slot).map_err(|_| GaugeError::NotPool)?;
    let is_own = stream.funder == *gauge.address() && stream.mint == gauge.reward_mint;
    require!(is_own, GaugeError::ForeignStream);
    Ok(stream)
}

/// A pool for the list, with the stream in `slot`, as it is now.
pub fn member(gauge: &GaugeAccount, pool: &AccountView, slot: u8, now: u64) -> Result<Member> {
    let Stream { generation, .. } = Stream::read(gauge, pool, slot, now)?;
    let pool_created_at = identity(&account(pool, &pool.try_borrow()?), FARM.as_array(), now);
    Ok(Member {
        pool: *pool.address(),
        vote_authority: addresses::vote_authority(pool.address(), &crate::ID).0,
        pool_created_at: pool_created_at.map_err(not_counted)?,
        generation,
        slot,
        _pad: [0; 3],
    })
}

/// One of the farm's accounts, as the checks of the vote interface want it.
pub fn account<'a>(view: &'a AccountView, data: &'a [u8]) -> FarmAccount<'a> {
    FarmAccount { key: view.address().as_array(), owner: view.owner().as_array(), data }
}

/// The accounts by which a stream is funded, refunded and retired, the gauge's own apart.
#[allow(missing_docs)] // a field that its name explains
pub struct StreamAccounts<'a> {
    pub program: &'a AccountView,
    pub pool: &'a AccountView,
    pub vault: &'a AccountView,
    pub mint: &'a AccountView,
    /// What pays, and gets what is left: the gauge's budget.
    pub budget: &'a AccountView,
    pub token_program: &'a AccountView,
}

impl StreamAccounts<'_> {
    /// Funds a segment, behind a pause where there is to be one, as the stream's funder. The farm checks
    /// vault, mint and token program, and takes exactly the grant's amount.
    pub fn fund(&self, gauge: &GaugeAccount, slot: u8, at: &Place, grant: &Grant) {
        let segment = Segment { seconds: grant.seconds, amount: grant.amount };
        let pause = Segment { seconds: at.pause, amount: 0 };
        if at.pause > 0 {
            let data: [u8; WITH_TWO_SEGMENTS] =
                ExtendStream::data(slot, at.start, &[pause, segment]);
            self.extend(gauge, &data);
        } else {
            let data: [u8; WITH_ONE_SEGMENT] = ExtendStream::data(slot, at.start, &[segment]);
            self.extend(gauge, &data);
        }
    }

    fn extend(&self, gauge: &GaugeAccount, data: &[u8]) {
        let (funder, token_program) = (gauge.account(), readonly(self.token_program));
        let accounts = [
            signer(funder),
            writable(self.pool),
            writable(self.vault),
            readonly(self.mint),
            writable(self.budget),
            signer(funder),
            token_program,
        ];
        gauge.sign(|seeds| invoke(self.program.address(), data, accounts, seeds));
    }

    /// Takes what is idle, as the stream's funder. No schedule is touched.
    pub fn refund(&self, gauge: &GaugeAccount, slot: u8) {
        let data: [u8; RefundStream::DATA] = RefundStream::data(slot, true);
        let (funder, token_program) = (gauge.account(), readonly(self.token_program));
        let accounts = [
            signer(funder),
            writable(self.pool),
            writable(self.vault),
            readonly(self.mint),
            writable(self.budget),
            token_program,
        ];
        gauge.sign(|seeds| invoke(self.program.address(), &data, accounts, seeds));
    }

    /// Frees the slot, as the stream's funder, and returns the vault's rent, which the gauge
    /// gets [lamports]. Nothing but the gauge's lamports changes in the call: those are no part
    /// of the data that is held.
    pub fn free(&self, gauge: &GaugeAccount, slot: u8) -> u64 {
        let data: [u8; WITH_SLOT] = RetireStream::data(slot);
        let (funder, before) = (gauge.account(), gauge.account().lamports());
        let accounts = [
            signer(funder),
            writable(self.pool),
            writable(self.vault),
            readonly(self.mint),
            writable(self.budget),
            writable(funder),
            readonly(self.token_program),
        ];
        gauge.sign(|seeds| invoke(self.program.address(), &data, accounts, seeds));
        funder.lamports().saturating_sub(before)
    }
}

/// The sizes of the data [bytes].
const WITH_ONE_SEGMENT: usize = ExtendStream::DATA + Segment::SIZE;
const WITH_TWO_SEGMENTS: usize = WITH_ONE_SEGMENT + Segment::SIZE;
const WITH_SLOT: usize = RetireStream::DATA;

/// Winds a stream down, as its funder. The farm refuses while anything is left to stream.
pub fn wind_down(program: &AccountView, gauge: &GaugeAccount, pool: &AccountView, slot: u8) {
    let data: [u8; WITH_SLOT] = WindDownStream::data(slot);
    let accounts = [signer(gauge.account()), writable(pool)];
    gauge.sign(|seeds| invoke(program.address(), &data, accounts, seeds));
}
