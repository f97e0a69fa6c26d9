//! A stream's whole life: whatever has happened to it, its export says what is on chain, and
//! a longer file says what is missing.

use super::compare::{compare, Difference, Verdict};
use super::export::{export, Exported};
use crate::chain::Mint;
use crate::show::Names;
use acequia_core::stream::Opening;
use acequia_core::{Caps, IdlePolicy, LockRule, Segment, Stream, Totals};
use acequia_farm_file::{parse, Farm, TokenProgram};
use acequia_interface::risks::Risks;
use acequia_interface::{Pool, StreamSlot};
use solana_address::Address;

const START: u64 = 1_900_000_000;
const DAY: u64 = 86_400;
const MINT: Address = Address::new_from_array([7; 32]);

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
    let (vault, funder) = (Address::default(), Address::default());
    StreamSlot { mint: MINT, vault, funder, token_program: 0, decimals: 6, vault_bump: 0, books }
}

fn pool(books: Stream) -> Pool {
    let none = Address::default();
    Pool {
        bump: 0,
        stake_vault_bump: 0,
        flags: 0,
        id: 3,
        capacity: 1,
        stake_token_program: 0,
        creator: none,
        authority: none,
        pending_authority: none,
        reward_manager: none,
        stake_mint: MINT,
        stake_vault: none,
        delegate: none,
        hook: none,
        pending_hook: none,
        vote_authority_bump: 0,
        hook_activates_at: 0,
        hook_epoch: 0,
        accepted_risks: Risks::FREEZE_AUTHORITY,
        stake_decimals: 6,
        created_at: START,
        totals: Totals::default(),
        caps: Caps { pool: 5, position: 0 },
        lock: LockRule {
            max_seconds: 100,
            max_multiplier_bps: 25_000,
            early_leave_bps: 0,
            _reserved: 0,
        },
        streams: vec![slot(books)],
    }
}

/// The stream's export, read as a farm file.
fn exported(books: Stream) -> Farm {
    let text = export_text(books);
    parse("export.toml", &text).unwrap_or_else(|report| panic!("{report}\n{text}"))
}

fn export_text(books: Stream) -> String {
    let (program, address) = (TokenProgram::SplToken, MINT);
    let mint = Mint {
        address,
        program,
        decimals: 6,
        risks: 0,
        fee: None,
        account_size: 165,
        wallet_size: 165,
    };
    let pool = pool(books);
    let one = Exported { name: "Pool 1".into(), address: MINT, pool: &pool };
    export("Farm", &[one], &[mint], &Names::default(), START)
}

fn verdict(farm: &Farm, books: Stream, now: u64) -> Verdict {
    let reward = &farm.pools[0].rewards[0];
    compare(reward, farm.reward_token(reward), &slot(books), now)
}

#[track_caller]
fn assert_kept(verdict: &Verdict) {
    assert!(matches!(verdict, Verdict::Keep(_)), "{verdict:?}");
}

#[test]
fn an_export_finds_nothing_to_do_whatever_has_happened_to_the_stream() {
    let mut stream = stream(&[(7, 1_000_003), (5, 0), (9, 77), (30, 123_456_789)]);
    let mut now = START;
    for step in 1..=60u64 {
        let next = now + DAY / 2 + 7 * step;
        stream.accrue(now, next, if step % 7 == 0 { 0 } else { 1_000 });
        now = next;
        match step {
            20 | 45 => stream.extend(now, 0, &curve(&[(3, 999_999), (4, 1)])).expect("room"),
            33 => stream.top_up(now, 55_555).expect("active"),
            _ => {}
        }
        let farm = exported(stream);
        assert_kept(&verdict(&farm, stream, now));
    }
}

#[test]
fn a_stream_that_was_never_funded_is_left_out_and_the_file_can_be_read() {
    let mut unfunded = Stream::default();
    unfunded.open(Opening::curve(IdlePolicy::Wait, 0)).expect("a free slot");
    assert!(exported(unfunded).pools[0].rewards.is_empty());
    assert!(export_text(unfunded).contains("# left out: the reward in"));
}

#[test]
fn an_export_keeps_the_terms_of_the_pool() {
    let farm = exported(stream(&[(7, 1_000)]));
    let (read, there) = (&farm.pools[0], pool(stream(&[(7, 1_000)])));
    assert_eq!((read.id, read.capacity, read.accepted_risks), (3, 1, 1));
    assert_eq!((read.caps, read.lock), (there.caps, there.lock));
}

#[test]
fn a_longer_file_says_what_is_missing() {
    let farm = exported(stream(&[(7, 1_000), (3, 500)]));
    let there = stream(&[(7, 1_000)]);
    let missing = Difference { segments: curve(&[(3, 500)]), commit_until: None };
    assert_eq!(verdict(&farm, there, START), Verdict::Extend(missing));
}

#[test]
fn a_later_promise_is_made_and_an_earlier_one_is_kept() {
    let there = stream(&[(20, 1_000)]);
    let mut promised = there;
    promised.commit(START + 12 * DAY).expect("it grows");
    let commit_until = Some(START + 12 * DAY);
    let more = Difference { segments: vec![], commit_until };
    assert_eq!(verdict(&exported(promised), there, START), Verdict::Extend(more));
    assert_kept(&verdict(&exported(there), promised, START));
}

#[test]
fn another_curve_is_a_contradiction() {
    let there = stream(&[(10, 1_000)]);
    for other in [&[(5, 1_000)][..], &[(5, 400), (5, 600)], &[(3, 333), (9, 1_000)]] {
        let verdict = verdict(&exported(stream(other)), there, START);
        assert!(matches!(verdict, Verdict::Conflict(_)), "{other:?}: {verdict:?}");
    }
}

#[test]
fn what_was_taken_back_or_topped_up_is_not_funded_again() {
    let farm = exported(stream(&[(20, 1_000)]));
    let mut refunded = stream(&[(20, 1_000)]);
    let refund = refunded.refund(START).expect("ten days are free");
    assert_eq!(refund.total(), 500);
    assert_kept(&verdict(&farm, refunded, START));
    let mut more = stream(&[(20, 1_000)]);
    more.top_up(START, 10).expect("active");
    assert_kept(&verdict(&farm, more, START));
}
