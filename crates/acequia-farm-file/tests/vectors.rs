//! What this crate reads in a farm file, recorded: a change shows which files it touches.
//!
//! `tests/golden/read.json` is made by
//! `ACEQUIA_VECTORS=write cargo test --profile host -p acequia-farm-file --test vectors`
//! and compared here. Every number of 64 bits stands as a string, since JSON readers round
//! what is larger than 2^53. A story is not read.

use acequia_core::stream::{FUNDING_LIMIT, MAX_WINDOW, MIN_WINDOW};
use acequia_core::{lock, IdlePolicy, Segment, MAX_SEGMENTS, MAX_STREAMS, MAX_TIME};
use acequia_farm_file::amount::{self, AmountError};
use acequia_farm_file::farm::emitted_by;
use acequia_farm_file::shape::Shape;
use acequia_farm_file::unseen::is_unseen;
use acequia_farm_file::{
    parse, time, Curve, Emission, Farm, Pool, Report, Reward, Risk, Token, TokenProgram, When,
};
use serde_json::{json, Value};

const HERE: &str = env!("CARGO_MANIFEST_DIR");
const FILE: &str = "tests/golden/read.json";
/// What people write, read alike in Rust and in TypeScript. By hand: a rule, not a record of one.
const AMOUNTS: &str = "../../app/client/test/vectors/amounts.json";
const UNSEEN: &str = "../../app/client/test/vectors/unseen.json";
const DAY: u64 = 86_400;

#[test]
fn the_golden_vectors_are_what_is_read() {
    let (path, computed) = (format!("{HERE}/{FILE}"), vectors());
    if std::env::var("ACEQUIA_VECTORS").is_ok_and(|what| what == "write") {
        std::fs::write(&path, &computed).expect("a folder tests/golden");
    }
    let stored = std::fs::read_to_string(path).expect("golden vectors: see this file's head");
    assert!(stored == computed, "the golden vectors have drifted: see this file's head");
}

#[test]
fn there_are_enough_of_every_kind() {
    let sound = files().iter().filter(|file| file.get("farm").is_some()).count();
    assert!(sound >= 14 && files().len() - sound >= 80, "{sound} of {}", files().len());
    let shapes = shapes();
    let refused = shapes.iter().filter(|shape| shape.get("error").is_some()).count();
    assert!(refused >= 10 && shapes.len() - refused >= 400, "{refused} of {}", shapes.len());
}

/// One vector a line, so that a change is seen in a difference.
fn vectors() -> String {
    let lists = [
        ("limits", vec![limits()]),
        ("amounts", amounts()),
        ("written", written()),
        ("durations", durations()),
        ("shapes", shapes()),
        ("emitted", emitted()),
        ("files", files()),
    ];
    let list = |(name, lines): (&str, Vec<Value>)| {
        let lines: Vec<String> = lines.iter().map(Value::to_string).collect();
        format!("\"{name}\":[\n{}\n]", lines.join(",\n"))
    };
    format!("{{{}}}\n", lists.map(list).join(",\n"))
}

fn limits() -> Value {
    json!({
        "segments": MAX_SEGMENTS, "streams": MAX_STREAMS, "time": MAX_TIME.to_string(),
        "funding": FUNDING_LIMIT.to_string(), "minWindow": MIN_WINDOW, "maxWindow": MAX_WINDOW,
        "lockSeconds": lock::MAX_LOCK_SECONDS, "multiplierBps": lock::MAX_MULTIPLIER_BPS,
        "earlyLeaveBps": lock::MAX_EARLY_LEAVE_BPS,
        "risks": Risk::NAMES.map(|(risk, name)| json!([risk as u16, name])),
    })
}

// ------------------------------------------------------------- amounts and durations

#[test]
fn an_amount_is_read_as_in_typescript_and_refused_where_it_can_be_read_in_two_ways() {
    let text = std::fs::read_to_string(format!("{HERE}/{AMOUNTS}")).expect("shared vectors");
    let vectors: Vec<Value> = serde_json::from_str(&text).expect("a list");
    assert!(vectors.len() >= 300, "{}", vectors.len());
    let wrong: Vec<String> = vectors.iter().filter_map(misread).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// How a vector is read, where that is otherwise than it says.
fn misread(vector: &Value) -> Option<String> {
    let text = vector["text"].as_str().expect("a text");
    let decimals = vector["decimals"].as_u64().and_then(|n| u8::try_from(n).ok());
    let (read, expected) = match amount::parse(text, decimals.expect("decimals of a mint")) {
        Ok(units) => (units.to_string(), &vector["units"]),
        Err(error) => (word(error), &vector["why"]),
    };
    (*expected != read.as_str()).then(|| format!("{vector} is read as {read}"))
}

/// As people write them, well and badly.
const WRITTEN_AMOUNTS: [&str; 30] = [
    "1_250_000.5",
    "0",
    "0.1",
    "7.00",
    "18446744073709.551615",
    "18446744073709.551616",
    "0.1234567",
    "0.123456",
    "",
    ".",
    "1.",
    ".5",
    "-1",
    "1,000",
    "1e3",
    "_1",
    "1_",
    "1__2",
    "1_2.3_4",
    "1.2.3",
    "٣",
    " 1",
    "00012",
    "99999999999999999999999",
    "18446744073709551615",
    "1,5",
    "0,500",
    "1,250,000.5",
    "1_000,5",
    "10_00",
];

fn amounts() -> Vec<Value> {
    let each =
        WRITTEN_AMOUNTS.iter().flat_map(|text| [0u8, 1, 6, 9, 19].map(|decimals| (text, decimals)));
    each.map(|(text, decimals)| match amount::parse(text, decimals) {
        Ok(units) => json!({"text": text, "decimals": decimals, "units": units.to_string()}),
        Err(error) => json!({"text": text, "decimals": decimals, "error": word(error)}),
    })
    .collect()
}

fn word(error: AmountError) -> String {
    match error {
        AmountError::NotANumber => "not a number".into(),
        AmountError::TooPrecise { digits } => format!("{digits} decimals"),
        AmountError::TooLarge => "too large".into(),
    }
}

fn written() -> Vec<Value> {
    let units =
        [0u64, 1, 7, 99, 100, 999, 12_345, 123_456, 99_999_999, 1_250_000_500_000, u64::MAX];
    let each = units.iter().flat_map(|units| [0u8, 2, 6, 9].map(|decimals| (*units, decimals)));
    each.map(|(units, decimals)| {
        let (exact, short) =
            (amount::exact(units.into(), decimals), amount::short(units.into(), decimals));
        json!({"units": units.to_string(), "decimals": decimals, "exact": exact, "short": short})
    })
    .collect()
}

const WRITTEN_DURATIONS: [&str; 18] = [
    "90 days",
    "1 week 12h",
    "36hours, 5 min",
    "2w,",
    "",
    "90",
    "days",
    "3 months",
    "1 year",
    "-1 day",
    "1.5 days",
    "0 days",
    "999999999999999999 weeks",
    "1 d2 h",
    "90days1hour",
    "1  sec",
    "99999999999999999999 days",
    "+5 days",
];

fn durations() -> Vec<Value> {
    let each = WRITTEN_DURATIONS.iter().map(|text| match time::parse_duration(text) {
        Some(s) => json!({"text": text, "seconds": s.to_string(), "words": time::duration(s)}),
        None => json!({"text": text}),
    });
    each.collect()
}

// ----------------------------------------------------------------------------- names

/// The letters that are written out, by their numbers: first and last of each run.
#[test]
fn the_letters_that_nobody_sees_are_the_same_in_rust_and_in_typescript() {
    let text = std::fs::read_to_string(format!("{HERE}/{UNSEEN}")).expect("shared vectors");
    let runs: Vec<[String; 2]> = serde_json::from_str(&text).expect("a list");
    let number = |text: &String| u32::from_str_radix(text, 16).expect("a number");
    let runs: Vec<_> = runs.iter().map(|[first, last]| number(first)..=number(last)).collect();
    for letter in '\0'..=char::MAX {
        let listed = runs.iter().any(|run| run.contains(&u32::from(letter)));
        assert_eq!(is_unseen(letter), listed, "{}", letter.escape_unicode());
    }
}

// ------------------------------------------------------------------------- schedules

fn shapes() -> Vec<Value> {
    let mut dice = Dice(20_261_123);
    (0..500).map(|nth| shape(&mut dice, nth)).collect()
}

fn shape(dice: &mut Dice, nth: u64) -> Value {
    let seconds = 1 + dice.any_size(u32::MAX.into());
    let budget = 1 + dice.any_size(FUNDING_LIMIT - 1);
    let shape = some_shape(dice, nth % 5, seconds);
    let mut vector = json!({"shape": shape_json(&shape), "budget": budget.to_string(),
        "seconds": shape.seconds(), "words": shape.describe()});
    match shape.segments(budget) {
        Ok(segments) => vector["segments"] = segments_json(&segments),
        Err(error) => vector["error"] = json!(format!("{error:?}")),
    }
    vector
}

fn some_shape(dice: &mut Dice, kind: u64, seconds: u64) -> Shape {
    let segments = 2 + dice.below(MAX_SEGMENTS as u64 - 1);
    match kind {
        0 => Shape::Constant { seconds },
        1 => {
            let cliff = if dice.below(2) == 0 { 0 } else { 1 + dice.any_size(u32::MAX.into()) };
            Shape::Steps { cliff, steps: steps(dice) }
        }
        2 => Shape::Halving { seconds, half_life: 1 + dice.any_size(u32::MAX.into()), segments },
        3 => {
            let every = (seconds / (1 + dice.below(26))).max(1);
            Shape::Falling { seconds, every, keep_bps: dice.below(10_001) }
        }
        _ => {
            let (from, to) = (dice.any_size(1_000_001), dice.any_size(1_000_001));
            Shape::Ramp { seconds, from, to, segments }
        }
    }
}

fn steps(dice: &mut Dice) -> Vec<Segment> {
    let segment = |dice: &mut Dice| Segment {
        seconds: 1 + dice.any_size(u64::from(u32::MAX) - 1) as u32,
        amount: dice.any_size(1 << 58),
    };
    (0..1 + dice.below(25)).map(|_| segment(dice)).collect()
}

fn shape_json(shape: &Shape) -> Value {
    match shape {
        Shape::Constant { seconds } => json!({"kind": "constant", "seconds": seconds}),
        Shape::Steps { cliff, steps } => {
            json!({"kind": "steps", "cliff": cliff, "steps": segments_json(steps)})
        }
        Shape::Halving { seconds, half_life, segments } => {
            json!({"kind": "halving", "seconds": seconds, "halfLife": half_life, "segments": segments})
        }
        Shape::Falling { seconds, every, keep_bps } => {
            json!({"kind": "falling", "seconds": seconds, "every": every, "keepBps": keep_bps})
        }
        Shape::Ramp { seconds, from, to, segments } => {
            json!({"kind": "ramp", "seconds": seconds, "from": from, "to": to, "segments": segments})
        }
    }
}

fn segments_json(segments: &[Segment]) -> Value {
    segments.iter().map(|s| json!([s.seconds, s.amount.to_string()])).collect()
}

/// What curves have emitted at some times, for plots.
fn emitted() -> Vec<Value> {
    let mut dice = Dice(7);
    let one = |_| {
        let segments = steps(&mut dice);
        let end: u64 = segments.iter().map(|s| u64::from(s.seconds)).sum();
        let start = 30 * DAY;
        let by: Vec<Value> = (0..6)
            .map(|_| dice.below(end + 60 * DAY))
            .map(|at| json!([at, emitted_by(&segments, at.saturating_sub(start)).to_string()]))
            .collect();
        json!({"start": start, "segments": segments_json(&segments), "by": by})
    };
    (0..40).map(one).collect()
}

/// SplitMix64: the same numbers whatever the version of any crate.
struct Dice(u64);

impl Dice {
    fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let a = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let b = (a ^ (a >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        b ^ (b >> 31)
    }

    /// Below `end`, of every order of magnitude alike.
    fn any_size(&mut self, end: u64) -> u64 {
        let bits = self.below(65) as u32;
        (self.word().checked_shr(64 - bits).unwrap_or(0)) % end
    }

    fn below(&mut self, end: u64) -> u64 {
        self.word() % end
    }
}

// ----------------------------------------------------------------------------- files

/// Whole files, and the same with one slip each.
fn files() -> Vec<Value> {
    let read = |path: &str| std::fs::read_to_string(format!("{HERE}/{path}")).expect(path);
    let names = ["curve-decay", "synthetix-weekly", "uniswap-genesis", "valley"];
    let farms = names.map(|name| format!("../../app/farms/{name}.toml"));
    let golden = ["whole", "dozen", "exported"].map(|name| format!("tests/golden/{name}.toml"));
    let paths = farms.iter().chain(&golden);
    let mut files: Vec<Value> = paths.map(|path| file(path, &read(path), true)).collect();
    let (whole, slips) = (read("tests/golden/whole.toml"), read("tests/vectors/slips.txt"));
    files.extend(slips.lines().filter(|line| !line.starts_with('#')).map(|slip| {
        let (from, to) = slip.split_once(" =>").expect("what stands there => what is written");
        assert!(whole.contains(from), "no `{from}` to be replaced");
        file(slip, &whole.replacen(from, to.trim_start(), 1), false)
    }));
    files
}

fn file(name: &str, text: &str, with_text: bool) -> Value {
    let read = match parse("farm.toml", text) {
        Ok(farm) => ("farm", farm_json(&farm)),
        Err(report) => ("problems", json!(problems(&report, text))),
    };
    let mut file = json!({"name": name, read.0: read.1});
    if with_text {
        file["text"] = json!(text);
    }
    file
}

fn problems(report: &Report, text: &str) -> Vec<Value> {
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    let each = report.problems().iter();
    each.map(|p| json!([line(p.span.start), p.condition, p.remedy])).collect()
}

fn farm_json(farm: &Farm) -> Value {
    json!({
        "name": farm.name,
        "tokens": farm.tokens.iter().map(token_json).collect::<Vec<_>>(),
        "pools": farm.pools.iter().map(pool_json).collect::<Vec<_>>(),
    })
}

fn token_json(token: &Token) -> Value {
    let program = match token.program {
        TokenProgram::SplToken => "spl-token",
        TokenProgram::Token2022 => "token-2022",
    };
    let mint = token.mint.map(|mint| bs58::encode(mint).into_string());
    json!({"symbol": token.symbol, "decimals": token.decimals, "program": program, "mint": mint,
        "risks": token.risks})
}

fn pool_json(pool: &Pool) -> Value {
    json!({
        "name": pool.name, "id": pool.id, "stake": pool.stake, "capacity": pool.capacity,
        "lock": [pool.lock.max_seconds, pool.lock.max_multiplier_bps, pool.lock.early_leave_bps],
        "caps": [pool.caps.pool.to_string(), pool.caps.position.to_string()],
        "acceptedRisks": pool.accepted_risks,
        "rewards": pool.rewards.iter().map(reward_json).collect::<Vec<_>>(),
    })
}

fn reward_json(reward: &Reward) -> Value {
    let idle = match reward.idle_policy {
        IdlePolicy::Wait => "wait",
        IdlePolicy::Refund => "refund",
    };
    let emission = match &reward.emission {
        Emission::Curve(curve) => curve_json(curve),
        Emission::Flow { window } => json!({"window": window}),
        Emission::Penalty { window } => json!({"penalty": window}),
    };
    let rate = [reward.rate.full_weight, reward.rate.least_weight].map(|weight| weight.to_string());
    json!({"token": reward.token, "idle": idle, "emission": emission, "rate": rate})
}

fn curve_json(curve: &Curve) -> Value {
    let past = curve.past.as_ref().map(|past| {
        let (streamed, taken_back) = (past.streamed.to_string(), past.taken_back.to_string());
        json!({"stream": past.stream, "streamed": streamed, "takenBack": taken_back})
    });
    json!({
        "budget": curve.budget.to_string(), "start": when_json(curve.start),
        "committedUntil": curve.committed_until.map(when_json), "words": curve.shape.describe(),
        "segments": segments_json(&curve.segments), "past": past,
    })
}

fn when_json(when: When) -> Value {
    match when {
        When::After(seconds) => json!({"after": seconds}),
        When::At(time) => json!({"at": time}),
    }
}
