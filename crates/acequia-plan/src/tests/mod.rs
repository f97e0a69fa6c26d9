//! What the tests share: a stream, a pool of it, its export.

mod compare;
mod export;
mod life;
mod plan;

use crate::compare::{compare, is_same, Verdict};
use crate::export::{export, Exported};
use crate::ground::Mint;
use crate::matches::StreamAt;
use acequia_core::stream::Opening;
use acequia_core::{Caps, IdlePolicy, LockRule, Segment, Stream};
use acequia_farm_file::{parse, Curve, Emission, Farm, TokenProgram};
use acequia_interface::risks::Risks;
use acequia_interface::{Pool, StreamSlot};
use solana_address::Address;

const START: u64 = 1_900_000_000;
const DAY: u64 = 86_400;
const MINT: Address = Address::new_from_array([7; 32]);
/// The pool whose streams are exported, and one in which they are made anew.
const POOL: Address = Address::new_from_array([5; 32]);
const ANOTHER: Address = Address::new_from_array([6; 32]);

/// A stream of these segments, promised for ten days, with somebody in the pool.
fn stream(segments: &[(u64, u64)]) -> Stream {
    let mut stream = Stream::default();
    let opening = Opening::curve(IdlePolicy::Wait, START + 10 * DAY);
    stream.open(opening).expect("a free slot");
    stream.extend(START, 0, &curve(segments)).expect("a schedule");
    stream
}

fn curve(segments: &[(u64, u64)]) -> Vec<Segment> {
    let segment =
        |(days, amount): &(u64, u64)| Segment { seconds: (days * DAY) as u32, amount: *amount };
    segments.iter().map(segment).collect()
}

fn slot(books: Stream) -> StreamSlot {
    StreamSlot { mint: MINT, decimals: 6, books, ..StreamSlot::default() }
}

fn pool(books: Stream) -> Pool {
    Pool {
        id: 3,
        capacity: 1,
        stake_mint: MINT,
        accepted_risks: Risks::FREEZE_AUTHORITY,
        stake_decimals: 6,
        created_at: START,
        caps: Caps { pool: 5, position: 0 },
        lock: LockRule {
            max_seconds: 100,
            max_multiplier_bps: 25_000,
            early_leave_bps: 0,
            _reserved: 0,
        },
        streams: vec![slot(books)],
        ..Pool::default()
    }
}

/// The stream's export, read as a farm file.
fn exported(books: Stream, now: u64) -> Farm {
    let text = export_text(books, now);
    parse("export.toml", &text).unwrap_or_else(|report| panic!("{report}\n{text}"))
}

fn export_text(books: Stream, now: u64) -> String {
    let (program, address) = (TokenProgram::SplToken, MINT);
    let mint = Mint { address, program, decimals: 6, risks: 0 };
    let pool = pool(books);
    let one = Exported { name: "Pool 1".into(), address: POOL, pool: &pool };
    export("Farm", &[one], &[mint], &|_| None, now).text()
}

fn curve_of(farm: &mut Farm) -> &mut Curve {
    match &mut farm.pools[0].rewards[0].emission {
        Emission::Curve(curve) => curve,
        Emission::Flow { .. } | Emission::Penalty { .. } => panic!("a curve was exported"),
    }
}

fn verdict(farm: &Farm, books: Stream, now: u64) -> Verdict {
    verdict_in(POOL, farm, books, now)
}

fn verdict_in(pool: Address, farm: &Farm, books: Stream, now: u64) -> Verdict {
    let at = StreamAt { pool, slot: 0, stream: &slot(books) };
    compare(&farm.pools[0].rewards[0], at, now)
}

fn is_meant_in(pool: Address, farm: &Farm, books: Stream, now: u64) -> bool {
    let at = StreamAt { pool, slot: 0, stream: &slot(books) };
    is_same(&farm.pools[0].rewards[0], at, now)
}

#[track_caller]
fn assert_same(verdict: &Verdict) {
    assert!(verdict.is_same(), "{verdict:?}");
}

#[track_caller]
fn assert_kept(verdict: &Verdict) {
    assert!(matches!(verdict, Verdict::Keep(_)) && !verdict.is_same(), "{verdict:?}");
}
