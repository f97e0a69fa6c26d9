//! A farm file written from what is on chain.
//!
//! Of each curve stands what is left of it: what has streamed or was taken back is neither in the
//! budget nor in the schedule, and is named beside them. So the file finds nothing to do at the
//! farm that it was written from, and makes the rest of it anywhere else.

use crate::curve::left_of;
use crate::ground::Mint;
use crate::matches::StreamAt;
use acequia_core::stream::State;
use acequia_core::{IdlePolicy, Kind, Segment, Stream};
use acequia_farm_file::shape::Shape;
use acequia_farm_file::time::instant;
use acequia_farm_file::{
    write, Curve, Emission, Farm, Past, Pool as FilePool, Remarks, Reward, Token, When,
};
use acequia_interface::{Pool, StreamSlot};
use solana_address::Address;

/// A pool to be written.
#[derive(Clone, Debug)]
pub struct Exported<'a> {
    /// What people call it.
    pub name: String,
    /// Where it is.
    pub address: Address,
    /// What is in it, settled.
    pub pool: &'a Pool,
}

/// A farm file.
#[derive(Clone, Debug)]
pub struct Export {
    /// What it says.
    pub farm: Farm,
    /// The comments in it: which pools these are, and what is left out.
    pub remarks: Remarks,
}

impl Export {
    /// Its text.
    pub fn text(&self) -> String {
        write(&self.farm, &self.remarks)
    }
}

/// The mints that a file of these pools speaks of: first what is staked, then what is paid.
pub fn mints_of<'a>(pools: impl IntoIterator<Item = &'a Pool> + Clone) -> Vec<Address> {
    let stakes = pools.clone().into_iter().map(|pool| pool.stake_mint);
    let streams = pools.into_iter().flat_map(|pool| &pool.streams);
    let rewards = streams.filter(|stream| is_written(stream)).map(|stream| stream.mint);
    stakes.chain(rewards).fold(Vec::new(), |mut all, mint| {
        all.extend((!all.contains(&mint)).then_some(mint));
        all
    })
}

/// The farm of some pools at `now` [unix s]. `mints` are those of [`mints_of`], in any order, and
/// `symbol` knows what they are called.
pub fn export<'a>(
    name: &str,
    pools: &[Exported],
    mints: &'a [Mint],
    symbol: &'a dyn Fn(&Address) -> Option<String>,
    now: u64,
) -> Export {
    let writer = Writer { mints, symbol, now };
    let tokens = mints.iter().map(|mint| writer.token(mint)).collect();
    let farm_pools: Vec<_> = pools.iter().map(|pool| writer.pool(pool)).collect();
    let has_past =
        |reward: &Reward| matches!(&reward.emission, Emission::Curve(Curve { past: Some(_), .. }));
    let past = farm_pools.iter().flat_map(|pool| &pool.rewards).any(has_past).then(|| {
        let now = instant(now);
        format!("what had streamed by {now}, or was taken back, is not in the budgets")
    });
    let pools = pools.iter().map(|pool| writer.remarks(pool)).collect();
    let remarks = Remarks { head: past.into_iter().collect(), pools };
    let (name, pools) = (name.into(), farm_pools);
    Export { farm: Farm { name, tokens, pools, story: None }, remarks }
}

/// What every part of a file is written with.
struct Writer<'a> {
    mints: &'a [Mint],
    symbol: &'a dyn Fn(&Address) -> Option<String>,
    now: u64,
}

impl Writer<'_> {
    /// The symbol that is known and nobody else's, else the beginning of the address.
    fn symbol_of(&self, mint: &Address) -> String {
        let known = (self.symbol)(mint);
        let is_twin =
            |other: &Mint| other.address != *mint && (self.symbol)(&other.address) == known;
        match known {
            Some(known) if !self.mints.iter().any(is_twin) => known,
            _ => self.beginning_of(mint),
        }
    }

    /// As long as it takes to tell it from the others.
    fn beginning_of(&self, mint: &Address) -> String {
        let whole = mint.to_string();
        let others = self.mints.iter().filter(|other| other.address != *mint);
        let others: Vec<String> = others.map(|other| other.address.to_string()).collect();
        let is_own = |length: &usize| others.iter().all(|o| !o.starts_with(&whole[..*length]));
        let length = (SHORTEST..whole.len()).find(is_own).unwrap_or(whole.len());
        format!("T{}", &whole[..length])
    }

    fn place_of(&self, mint: &Address) -> usize {
        let place = self.mints.iter().position(|known| known.address == *mint);
        place.expect("the mints of a pool come with it")
    }

    fn token(&self, mint: &Mint) -> Token {
        let Mint { address, program, decimals, risks } = mint;
        let (symbol, mint) = (self.symbol_of(address), Some(address.to_bytes()));
        Token { symbol, decimals: *decimals, program: *program, mint, risks: *risks }
    }

    fn pool(&self, of: &Exported) -> FilePool {
        let pool = of.pool;
        let written = streams_of(of).filter(|at| is_written(at.stream));
        let stake = self.place_of(&pool.stake_mint);
        let penalty_flow = FilePool::penalty_flow(stake, &pool.lock);
        FilePool {
            name: of.name.clone(),
            id: pool.id,
            stake,
            capacity: pool.capacity,
            lock: pool.lock,
            caps: pool.caps,
            accepted_risks: pool.accepted_risks.0,
            rewards: penalty_flow.into_iter().chain(written.map(|at| self.reward(at))).collect(),
        }
    }

    fn remarks(&self, of: &Exported) -> Vec<String> {
        let absent = streams_of(of).filter(|at| !is_written(at.stream));
        let address = of.address.to_string();
        [address].into_iter().chain(absent.map(|at| self.left_out(at))).collect()
    }

    fn left_out(&self, at: StreamAt) -> String {
        let (symbol, slot) = (self.symbol_of(&at.stream.mint), at.slot);
        let why = match at.stream.books.funded {
            0 => format!("which its funder {} never funded", at.stream.funder),
            _ => "which has ended".into(),
        };
        format!("left out: the reward in {symbol} in slot {slot}, {why}")
    }

    fn reward(&self, at: StreamAt) -> Reward {
        let books = &at.stream.books;
        let is_flow = books.kind == Kind::Flow as u8;
        let waits = books.idle_policy == IdlePolicy::Wait as u8;
        Reward {
            token: self.place_of(&at.stream.mint),
            idle_policy: if waits { IdlePolicy::Wait } else { IdlePolicy::Refund },
            rate: books.rate(),
            emission: match is_flow {
                true => Emission::Flow { window: books.window as u32 },
                false => Emission::Curve(rest(at, self.now)),
            },
        }
    }
}

/// How much of an address stands for a mint that has no name.
const SHORTEST: usize = 6;

fn streams_of<'a>(of: &Exported<'a>) -> impl Iterator<Item = StreamAt<'a>> {
    let (pool, slots) = (of.address, (0u8..).zip(&of.pool.streams));
    let named = slots.filter(|(_, stream)| stream.is_in_use() && !stream.is_penalty_flow());
    named.map(move |(slot, stream)| StreamAt { pool, slot, stream })
}

/// Whether the stream in a slot has something that a file can say. A curve of which nothing is
/// left has no schedule, and neither has one that was never funded, as a gauge's before its first
/// epoch. What is being wound down takes nothing any more.
fn is_written(stream: &StreamSlot) -> bool {
    let books = &stream.books;
    let goes_on = books.kind == Kind::Flow as u8 || books.unstreamed() > 0;
    goes_on && books.state == State::Active as u8
}

/// What is left of a curve. One that runs already has no start: anywhere else it starts at once.
fn rest(at: StreamAt, now: u64) -> Curve {
    let books = &at.stream.books;
    let segments = left_of(&books.schedule, now);
    let start = match books.schedule.start {
        start if start > now => When::At(start),
        _ => When::After(0),
    };
    let shape = shape_of(&segments);
    let end = start.later(shape.seconds());
    Curve {
        budget: books.unstreamed(),
        start,
        committed_until: promise(books, end, now),
        shape,
        segments,
        past: past(at),
    }
}

fn shape_of(segments: &[Segment]) -> Shape {
    match segments {
        [only] => Shape::Constant { seconds: only.seconds.into() },
        [first, steps @ ..] if first.amount == 0 => {
            Shape::Steps { cliff: first.seconds.into(), steps: steps.to_vec() }
        }
        steps => Shape::Steps { cliff: 0, steps: steps.to_vec() },
    }
}

/// All of it, until a date, or nothing any more.
fn promise(books: &Stream, end: When, now: u64) -> Option<When> {
    match books.committed_until {
        until if until <= now => None,
        until if until >= books.schedule.ends_at() => Some(end),
        until => Some(When::At(until)),
    }
}

/// What of a stream has run already, if anything has.
fn past(at: StreamAt) -> Option<Past> {
    let books = &at.stream.books;
    let gone = books.funded.saturating_sub(books.unstreamed());
    let streamed = gone.saturating_sub(books.refunded);
    (gone > 0).then(|| Past { stream: at.name(), streamed, taken_back: books.refunded })
}
