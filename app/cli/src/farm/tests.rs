//! A stream's whole life: whatever has happened to it, its export says what is left of it, and
//! a longer file says what is missing.

use super::compare::{compare, is_same, Difference, Verdict};
use super::export::{export, Exported};
use super::slots::StreamAt;
use crate::chain::Mint;
use crate::show::Names;
use acequia_core::stream::Opening;
use acequia_core::{Caps, IdlePolicy, LockRule, Segment, Stream, Totals, MAX_SEGMENTS};
use acequia_farm_file::{parse, Curve, Emission, Farm, TokenProgram, When};
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
fn exported(books: Stream, now: u64) -> Farm {
    let text = export_text(books, now);
    parse("export.toml", &text).unwrap_or_else(|report| panic!("{report}\n{text}"))
}

fn export_text(books: Stream, now: u64) -> String {
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
    let one = Exported { name: "Pool 1".into(), address: POOL, pool: &pool };
    export("Farm", &[one], &[mint], &Names::default(), now)
}

fn curve_of(farm: &mut Farm) -> &mut Curve {
    match &mut farm.pools[0].rewards[0].emission {
        Emission::Curve(curve) => curve,
        Emission::Flow { .. } => panic!("a curve was exported"),
    }
}

fn verdict(farm: &Farm, books: Stream, now: u64) -> Verdict {
    verdict_in(POOL, farm, books, now)
}

fn verdict_in(pool: Address, farm: &Farm, books: Stream, now: u64) -> Verdict {
    let (reward, stream) = (&farm.pools[0].rewards[0], slot(books));
    let at = StreamAt { pool, slot: 0, stream: &stream };
    compare(reward, farm.reward_token(reward), at, now)
}

fn is_meant_in(pool: Address, farm: &Farm, books: Stream, now: u64) -> bool {
    let (reward, stream) = (&farm.pools[0].rewards[0], slot(books));
    let at = StreamAt { pool, slot: 0, stream: &stream };
    is_same(reward, farm.reward_token(reward), at, now)
}

#[track_caller]
fn assert_same(verdict: &Verdict) {
    assert!(matches!(verdict, Verdict::Same(_)), "{verdict:?}");
}

#[track_caller]
fn assert_kept(verdict: &Verdict) {
    assert!(matches!(verdict, Verdict::Keep(_)), "{verdict:?}");
}

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let a = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let b = (a ^ (a >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (b ^ (b >> 31)) % end
    }

    /// Some with nothing in them, some at the same rate.
    fn segments(&mut self) -> Vec<Segment> {
        let count = 1 + self.below(5);
        let mut segment = || {
            let seconds = 1 + self.below(20 * DAY) as u32;
            let amounts = [0, 1, u64::from(seconds) * 7, self.below(1 << 50)];
            Segment { seconds, amount: amounts[self.below(4) as usize] }
        };
        (0..count).map(|_| segment()).collect()
    }
}

/// A stream to which things happen by chance.
struct Life {
    dice: Dice,
    stream: Stream,
    now: u64,
}

impl Life {
    fn begin(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let idle = [IdlePolicy::Wait, IdlePolicy::Refund][dice.below(2) as usize];
        let until = if dice.below(2) == 0 { 0 } else { START + dice.below(40 * DAY) };
        let mut stream = Stream::default();
        stream.open(Opening::curve(idle, until)).expect("a free slot");
        let mut life = Self { dice, stream, now: START };
        life.goes_on();
        life
    }

    /// After its end from a time that may lie ahead.
    fn goes_on(&mut self) {
        let ahead = self.dice.below(3) * self.dice.below(5 * DAY);
        let start = if self.stream.schedule.is_finished() { self.now + ahead } else { 0 };
        let segments = self.dice.segments();
        let _nothing_in_them = self.stream.extend(self.now, start, &segments);
    }

    /// Some of it with nobody in the pool.
    fn passes(&mut self) {
        let next = self.now + self.dice.below(3 * DAY);
        self.stream.accrue(self.now, next, self.dice.below(3) * 1_000);
        self.now = next;
    }

    fn lives(&mut self) {
        self.passes();
        let (now, amount) = (self.now, 1 + self.dice.below(1 << 40));
        let stream = &mut self.stream;
        let _refused_where_it_cannot_be = match self.dice.below(6) {
            0 => stream.top_up(now, amount),
            1 => stream.refund(now).map(|_| ()),
            2 => stream.commit(now + amount % (20 * DAY)),
            3 => {
                self.goes_on();
                Ok(())
            }
            _ => Ok(()),
        };
    }

    fn is_over(&self) -> bool {
        self.stream.unstreamed() == 0
    }
}

/// Calls `check` with each state of many streams in which something is left.
fn in_every_life(check: impl Fn(&mut Life)) {
    let mut checked = 0;
    for seed in 0..300 {
        let mut life = Life::begin(seed);
        for _ in 0..20 {
            life.lives();
            if !life.is_over() {
                check(&mut life);
                checked += 1;
            }
        }
    }
    assert!(checked > 2_000, "{checked}");
}

#[test]
fn an_export_finds_nothing_to_do_at_its_own_stream_now_and_later() {
    in_every_life(|life| {
        let farm = exported(life.stream, life.now);
        assert_same(&verdict(&farm, life.stream, life.now));
        let (stream, now) = (life.stream, life.now);
        for _ in 0..5 {
            life.passes();
            assert_same(&verdict(&farm, life.stream, life.now));
        }
        (life.stream, life.now) = (stream, now);
    });
}

#[test]
fn a_stream_made_anew_from_an_export_pays_what_is_left_over_the_time_that_is_left() {
    in_every_life(|life| {
        let mut farm = exported(life.stream, life.now);
        let (mut old, from) = (life.stream, life.now);
        let curve = curve_of(&mut farm);
        let mut new = Stream::default();
        new.open(Opening::curve(IdlePolicy::Wait, 0)).expect("a free slot");
        let start = curve.start.resolve(from);
        new.extend(from, start, &curve.segments).expect("a schedule");
        assert_eq!(new.funded, life.stream.unstreamed());
        assert_eq!(new.schedule.ends_at(), old.schedule.ends_at());
        for _ in 0..5 {
            let next = from + life.dice.below(60 * DAY);
            let at = |stream: &mut Stream| {
                let mut schedule = stream.schedule;
                schedule.advance(next)
            };
            assert!(at(&mut old).abs_diff(at(&mut new)) <= 1, "at {next}");
        }
    });
}

#[test]
fn an_export_that_was_made_anew_elsewhere_finds_nothing_to_do_there() {
    in_every_life(|life| {
        let mut farm = exported(life.stream, life.now);
        let curve = curve_of(&mut farm).clone();
        let idle = farm.pools[0].rewards[0].idle_policy;
        let until = curve.committed_until.map_or(0, |until| until.resolve(life.now));
        let mut new = Stream::default();
        new.open(Opening::curve(idle, until)).expect("a free slot");
        new.extend(life.now, curve.start.resolve(life.now), &curve.segments).expect("a schedule");
        let mut now = life.now;
        for _ in 0..5 {
            assert_same(&verdict_in(ANOTHER, &farm, new, now));
            let next = now + life.dice.below(10 * DAY);
            new.accrue(now, next, life.dice.below(2));
            now = next;
        }
    });
}

#[test]
fn an_exported_file_that_is_made_longer_means_just_what_was_added() {
    in_every_life(|life| {
        let mut farm = exported(life.stream, life.now);
        let curve = curve_of(&mut farm);
        // As even as what comes before it, so that no seam is to be seen.
        let more = curve.segments[curve.segments.len() - 1];
        if curve.segments.len() == MAX_SEGMENTS || more.amount == 0 {
            return;
        }
        curve.segments.push(more);
        curve.budget += more.amount;
        curve.committed_until = None;
        let missing = Difference { segments: vec![more], commit_until: None };
        assert_eq!(verdict(&farm, life.stream, life.now), Verdict::Extend(missing));
    });
}

#[test]
fn a_stream_that_was_topped_up_since_its_export_is_known_by_its_name() {
    let mut topped_up = stream(&[(7, 7_000_000)]);
    topped_up.accrue(START, START + 2 * DAY, 1);
    let now = START + 2 * DAY;
    let farm = exported(topped_up, now);
    topped_up.top_up(now, 1_000_000).expect("room");
    assert!(
        matches!(verdict(&farm, topped_up, now), Verdict::Keep(_)),
        "it is not as the file says"
    );
    assert!(is_meant_in(POOL, &farm, topped_up, now));
    assert!(!is_meant_in(ANOTHER, &farm, topped_up, now));
}

#[test]
fn an_export_reads_as_a_team_would_write_it() {
    let mut stream = stream(&[(7, 7_000_000), (30, 30_500_000)]);
    let before = export_text(stream, START);
    assert!(before.contains("budget    = \"37.5\"\ncommitted = 2030-03-27T17:46:40Z\nschedule"));
    assert!(before.contains("{ for = \"7 days\", amount = \"7\" },"), "{before}");

    stream.accrue(START, START + 2 * DAY, 1);
    let running = export_text(stream, START + 2 * DAY);
    let curve = running.split("kind      = \"curve\"\n").nth(1).expect("a curve");
    assert_eq!(
        curve,
        format!(
            "budget    = \"35.5\"\ncommitted = 2030-03-27T17:46:40Z\n\
             # what had streamed by 2030-03-19T17:46:40Z, or was taken back, is not in the budget\n\
             past      = {{ stream = \"{POOL}/0/1\", streamed = \"2\", taken_back = \"0\" }}\n\
             schedule  = {{ shape = \"steps\", steps = [\n  \
             {{ for = \"5 days\", amount = \"5\" }},\n  \
             {{ for = \"30 days\", amount = \"30.5\" }},\n] }}\n"
        )
    );

    stream.accrue(START + 2 * DAY, START + 8 * DAY, 1);
    let last = export_text(stream, START + 8 * DAY);
    assert!(last.contains("schedule  = { shape = \"constant\", for = \"29 days\" }"), "{last}");
}

#[test]
fn a_curve_that_has_ended_is_left_out_and_one_that_has_not_begun_keeps_its_start() {
    let mut over = stream(&[(7, 1_000)]);
    over.accrue(START, START + 8 * DAY, 1);
    assert!(exported(over, START + 8 * DAY).pools[0].rewards.is_empty());
    assert!(export_text(over, START + 8 * DAY).contains("in slot 0, which has ended"));
    let farm = exported(stream(&[(7, 1_000)]), START - DAY);
    let reward = &farm.pools[0].rewards[0];
    assert!(matches!(&reward.emission, Emission::Curve(c) if c.start == When::At(START)));
}

#[test]
fn a_stream_that_was_never_funded_is_left_out_and_the_file_can_be_read() {
    let mut unfunded = Stream::default();
    unfunded.open(Opening::curve(IdlePolicy::Wait, 0)).expect("a free slot");
    assert!(exported(unfunded, START).pools[0].rewards.is_empty());
    assert!(export_text(unfunded, START).contains("# left out: the reward in"));
}

#[test]
fn an_export_keeps_the_terms_of_the_pool() {
    let farm = exported(stream(&[(7, 1_000)]), START);
    let (read, there) = (&farm.pools[0], pool(stream(&[(7, 1_000)])));
    assert_eq!((read.id, read.capacity, read.accepted_risks), (3, 1, 1));
    assert_eq!((read.caps, read.lock), (there.caps, there.lock));
}

#[test]
fn a_longer_file_says_what_is_missing() {
    let farm = exported(stream(&[(7, 1_000), (3, 500)]), START);
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
    assert_eq!(verdict(&exported(promised, START), there, START), Verdict::Extend(more));
    assert_same(&verdict(&exported(there, START), promised, START));
}

#[test]
fn another_curve_is_a_contradiction() {
    let there = stream(&[(10, 1_000)]);
    for other in [&[(5, 1_000)][..], &[(5, 400), (5, 600)], &[(3, 333), (9, 1_000)]] {
        let verdict = verdict(&exported(stream(other), START), there, START);
        assert!(matches!(verdict, Verdict::Conflict(_)), "{other:?}: {verdict:?}");
    }
}

#[test]
fn what_was_taken_back_or_topped_up_is_not_funded_again() {
    let farm = exported(stream(&[(20, 1_000)]), START);
    let mut refunded = stream(&[(20, 1_000)]);
    let refund = refunded.refund(START).expect("ten days are free");
    assert_eq!(refund.total(), 500);
    assert_kept(&verdict(&farm, refunded, START));
    let mut more = stream(&[(20, 1_000)]);
    more.top_up(START, 10).expect("active");
    assert_kept(&verdict(&farm, more, START));
}
