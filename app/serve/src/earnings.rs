//! What owners earned.

use crate::figures::{Brought, Window};
use crate::history::{History, Life, Payment, Way};
use crate::prices::Quoted;
use crate::said::date;
use acequia_interface::Address;
use acequia_replay::Replay;
use serde::Serialize;
use utoipa::ToSchema;

/// What a stream has brought to a position.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Earned {
    /// Which.
    pub position: String,
    /// Where it is staked.
    pub pool: String,
    /// What it holds [base units].
    pub amount: String,
    /// The number of the stream among those of the pool.
    pub stream: usize,
    /// What that pays.
    pub mint: String,
    /// Paid while the position was this owner's [base units].
    pub paid: String,
    /// What was owed and not paid as of the last event of the pool, rounded down [base units].
    pub open: String,
    /// The paid at the prices of when each was paid; empty where one is not known.
    pub paid_value: Option<f64>,
    /// The open at the last price.
    pub open_value: Option<f64>,
}

/// A payment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Paid {
    /// When, as RFC 3339 writes it.
    pub date: String,
    /// When [unix s].
    pub time: u64,
    /// To which position.
    pub position: String,
    /// Of which pool.
    pub pool: String,
    /// What was paid.
    pub mint: String,
    /// [base units]
    pub amount: String,
    /// By which way.
    pub way: Way,
    /// At the last price said by then; empty where none was.
    pub value: Option<f64>,
    /// By whom that was said.
    pub source: Option<String>,
}

/// What a stream brought to an owner in one step of time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct EarnedThen {
    /// When the step ends [unix s].
    pub time: u64,
    /// The same as RFC 3339 writes it.
    pub date: String,
    /// Where it is or was staked.
    pub pool: String,
    /// The number of the stream among those of the pool.
    pub stream: usize,
    /// What that pays.
    pub mint: String,
    /// Paid or not; all steps add up to what was earned, rounded down [base units].
    pub earned: String,
    /// At the last price said by the step's end; empty where none was.
    pub value: Option<f64>,
    /// By whom that was said.
    pub prices: Option<String>,
}

/// By position and stream.
pub fn earned(history: &History, owner: &Address, quoted: &Quoted) -> Vec<Earned> {
    let lines = |at: (&Address, &Life), number| earned_in(history, at, number, quoted);
    of_owner(history, owner).flat_map(|(at, number)| lines(at, number)).collect()
}

/// The pools that somebody has or had a position in, each with their number there.
fn of_owner<'a>(
    history: &'a History,
    owner: &'a Address,
) -> impl Iterator<Item = ((&'a Address, &'a Life), u32)> {
    let of_pool = |at: (&'a Address, &'a Life)| Some((at, at.1.owner_number(owner)?));
    history.pools.iter().filter_map(of_pool)
}

fn earned_in(
    history: &History,
    (pool, life): (&Address, &Life),
    owner: u32,
    quoted: &Quoted,
) -> Vec<Earned> {
    let book = history.books.pools.get(pool).and_then(|book| book.as_ref().ok());
    let line = Line { pool, life, book, owner, quoted };
    let positions = life.whose.positions(owner).iter();
    let each = positions.flat_map(|number| (0..life.streams.len()).map(move |nth| (*number, nth)));
    each.filter_map(|(number, nth)| line.of(number, nth)).collect()
}

/// What a line about one owner in one pool is made of.
struct Line<'a> {
    pool: &'a Address,
    life: &'a Life,
    book: Option<&'a Replay>,
    owner: u32,
    quoted: &'a Quoted,
}

impl Line<'_> {
    /// Of a position and a stream, by their numbers; none where nothing was paid, and nothing can be open.
    fn of(&self, number: u32, nth: usize) -> Option<Earned> {
        let (position, stream) = (&self.life.positions[number as usize], &self.life.streams[nth]);
        let is_theirs = position.owner == self.owner;
        let is_open = is_theirs && position.closed_at.is_none() && stream.retired_at.is_none();
        let payments: Vec<&Payment> = self.payments(number, nth).collect();
        if payments.is_empty() && !is_open {
            return None;
        }
        let slot = stream.slot.into();
        let owed =
            self.book.filter(|_| is_open).and_then(|book| book.owed(&position.address, slot));
        let open = owed.map_or(0, |owed| (owed >> 64) as u64);
        let value = |amount, time| Some(self.quoted.value(&stream.mint, amount, time)?.0);
        let now = self.life.changes.last().map_or(0, |last| last.time);
        Some(Earned {
            position: position.address.to_string(),
            pool: self.pool.to_string(),
            amount: if is_theirs { position.amount.to_string() } else { "0".into() },
            stream: nth,
            mint: stream.mint.to_string(),
            paid: payments.iter().map(|one| u128::from(one.amount)).sum::<u128>().to_string(),
            open: open.to_string(),
            paid_value: payments.iter().map(|one| value(one.amount, one.time)).sum(),
            open_value: value(open, now),
        })
    }

    fn payments(&self, number: u32, nth: usize) -> impl Iterator<Item = &Payment> {
        let all = self.life.whose.payments(self.owner).iter();
        let all = all.map(|payment| &self.life.payments[*payment as usize]);
        all.filter(move |one| one.position == number && one.stream as usize == nth)
    }
}

/// One row each, the oldest first.
pub fn payments(history: &History, owner: &Address, quoted: &Quoted) -> Vec<Paid> {
    let mut rows = Vec::new();
    for ((pool, life), number) in of_owner(history, owner) {
        let all = life.whose.payments(number).iter();
        for one in all.map(|payment| &life.payments[*payment as usize]) {
            let mint = life.streams[one.stream as usize].mint;
            let value = quoted.value(&mint, one.amount, one.time);
            rows.push(Paid {
                date: date(one.time as i64),
                time: one.time,
                position: life.positions[one.position as usize].address.to_string(),
                pool: pool.to_string(),
                mint: mint.to_string(),
                amount: one.amount.to_string(),
                way: one.way,
                value: value.as_ref().map(|one| one.0),
                source: value.map(|one| one.1),
            });
        }
    }
    rows.sort_by_key(|row| row.time);
    rows
}

/// What somebody earned in each of these steps, in one pool or in all: a row for each stream that brought anything.
pub fn steps(
    history: &History,
    owner: &Address,
    pool: Option<&Address>,
    steps: &[Window],
    quoted: &Quoted,
) -> Vec<EarnedThen> {
    let is_asked = |at: &Address| pool.is_none_or(|pool| pool == at);
    let mut rows = Vec::new();
    for ((pool, life), number) in of_owner(history, owner).filter(|one| is_asked(one.0 .0)) {
        for (nth, stream) in life.streams.iter().enumerate() {
            let brought = Brought::new(life, nth, number);
            let whole = |time| (brought.by(time) >> 64) as u64;
            for step in steps {
                let earned = whole(step.to).saturating_sub(whole(step.from));
                let value = quoted.value(&stream.mint, earned, step.to).filter(|_| earned > 0);
                let (value, prices) = value.unzip();
                rows.extend((earned > 0).then(|| EarnedThen {
                    time: step.to,
                    date: date(step.to as i64),
                    pool: pool.to_string(),
                    stream: nth,
                    mint: stream.mint.to_string(),
                    earned: earned.to_string(),
                    value,
                    prices,
                }));
            }
        }
    }
    rows.sort_by_key(|row| row.time);
    rows
}

/// When the last event was of a pool that somebody has or had a position in [unix s].
pub fn known(history: &History, owner: &Address) -> u64 {
    let last = |life: &Life| life.changes.last().map_or(0, |last| last.time);
    of_owner(history, owner).map(|((_, life), _)| last(life)).max().unwrap_or(0)
}
