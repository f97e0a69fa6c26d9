//! Whatever a node answers, a program logs, or somebody asks: no panic, no row that nobody listed, errors in words.
#![allow(missing_docs)]

use ::base64::engine::general_purpose::STANDARD;
use ::base64::Engine;
use acequia_interface::events::*;
use acequia_interface::wire::Put;
use acequia_interface::{discriminator, Address, ID};
use acequia_node::endpoint::Endpoint;
use acequia_node::history::Seen;
use acequia_node::transport::Transport;
use acequia_serve::api::{points, router, App, Programme};
use acequia_serve::earnings::{earned, payments, steps};
use acequia_serve::figures::Window;
use acequia_serve::follow::Followed;
use acequia_serve::history::{History, LATEST};
use acequia_serve::ingest::{events_of, Ingest, Live};
use acequia_serve::prices::{Prices, Quoted};
use acequia_serve::report::pages;
use acequia_serve::store::{placed, Happening, Store};
use acequia_serve::team::{figures, Asked};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{json, Value};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use tower::ServiceExt;

const DAY: u64 = 86_400;
const START: u64 = 1_900_000_000;

fn number() -> impl Strategy<Value = u64> {
    prop_oneof![
        3 => 0..4u64,
        4 => START..START + 60 * DAY,
        1 => Just(u64::MAX),
        1 => any::<u64>(),
    ]
}

/// One of a few, so that events speak of each other.
fn named(kind: u8) -> impl Strategy<Value = Address> {
    (0..3u8).prop_map(move |nth| Address::new_from_array([kind + nth; 32]))
}

fn pool() -> impl Strategy<Value = Address> {
    named(1)
}

fn position() -> impl Strategy<Value = Address> {
    named(10)
}

fn owner() -> impl Strategy<Value = Address> {
    named(20)
}

prop_compose! {
    fn books()(
        amount in number(), weight in number(), lock_end in number(), pool_staked in number(),
        pool_weight in number(), time in number(), indexes in vec((number(), 0..4u64), 0..4),
    ) -> Books {
        let indexes = indexes.into_iter().map(|(lo, hi)| StreamIndex { lo, hi }).collect();
        Books { amount, weight, lock_end, pool_staked, pool_weight, time, indexes }
    }
}

prop_compose! {
    fn funding()(
        slot in 0..5u8, generation in 0..3u32, funded in number(), refunded in number(), streamed in number(),
        paid in number(), idle in number(), unstreamed in number(), ends_at in number(), committed_until in number(),
        time in number(),
    ) -> Funding {
        Funding { slot, generation, funded, refunded, streamed, paid, idle, unstreamed, ends_at, committed_until, time }
    }
}

prop_compose! {
    fn created()(pool in pool(), creator in owner(), capacity in 0..4u8, early_leave_bps in 0..2u32, time in number())
        -> PoolCreated {
        PoolCreated {
            pool, creator, reward_manager: creator, stake_mint: Address::new_from_array([7; 32]),
            delegate: Address::default(), id: 0, capacity, accepted_risks: 0, max_lock_seconds: 0,
            max_multiplier_bps: 10_000, early_leave_bps, pool_cap: 0, position_cap: 0, time,
        }
    }
}

fn bytes(name: &str, event: &impl Put) -> Vec<u8> {
    let mut bytes = discriminator::event(name).to_vec();
    event.put(&mut bytes);
    bytes
}

/// Events of the farm, in no order and of no truth; and bytes that are none.
fn event() -> impl Strategy<Value = Vec<u8>> {
    let of_position = (pool(), position(), number(), books()).boxed();
    prop_oneof![
        2 => created().prop_map(|event| bytes("PoolCreated", &event)),
        2 => (pool(), position(), owner()).prop_map(|(pool, position, owner)| bytes("PositionOpened",
            &PositionOpened { pool, position, owner, opener: owner, index: 0, pool_positions: 1 })),
        4 => of_position.clone().prop_map(|(pool, position, received, books)| bytes("Staked",
            &Staked { pool, position, received, books })),
        2 => of_position.clone().prop_map(|(pool, position, amount, books)| bytes("Unstaked",
            &Unstaked { pool, position, amount, books })),
        1 => of_position.clone().prop_map(|(pool, position, amount, books)| bytes("EmergencyExited",
            &EmergencyExited { pool, position, amount, books })),
        1 => of_position.clone().prop_map(|(pool, position, amount, books)| bytes("LockLeft",
            &LockLeft { pool, position, amount, penalty: 0, received: 0, funded: amount, books })),
        2 => (of_position.clone(), 0..5u8, number()).prop_map(|((pool, position, amount, books), slot, total)| {
            let paid = vec![Paid { slot, amount, total, fraction: total }];
            bytes("Claimed", &Claimed { pool, position, pushed: slot == 1, paid, books })
        }),
        1 => (of_position.clone(), 0..5u8).prop_map(|((pool, position, paid, books), slot)| bytes("Compounded",
            &Compounded { pool, position, slot, paid, paid_total: paid, fraction: 0, received: paid, books })),
        1 => (of_position.clone(), pool(), position(), books()).prop_map(|((pool, position, amount, books), to_pool, to_position, to_books)| {
            bytes("StakeMoved", &StakeMoved { pool, position, to_pool, to_position, amount, received: amount, books, to_books })
        }),
        1 => (of_position.clone(), position(), books()).prop_map(|((pool, position, amount, books), to_position, to_books)| {
            bytes("PositionsMerged", &PositionsMerged { pool, position, to_position, amount, books, to_books })
        }),
        1 => (of_position, owner(), owner()).prop_map(|((pool, position, _, books), from, to)| bytes("PositionTransferred",
            &PositionTransferred { pool, position, from, to, books })),
        1 => (pool(), position(), books(), number()).prop_map(|(pool, position, books, units)| {
            let forfeited = vec![Forfeited { slot: 0, units, fraction: units, idle: 0 }];
            bytes("PositionClosed", &PositionClosed { pool, position, forfeited, pool_positions: 0, books })
        }),
        2 => (pool(), funding()).prop_map(|(pool, funding)| bytes("StreamAdded", &StreamAdded {
            pool, mint: Address::new_from_array([8; 32]), vault: pool, funder: pool, kind: 0, idle_policy: 0, window: 0,
            full_weight: 0, least_weight: 0, received: 0, funding,
        })),
        1 => (pool(), 0..5u8).prop_map(|(pool, slot)| bytes("StreamRetired",
            &StreamRetired { pool, slot, generation: 1, dust: 0, sent: 0, left_behind: false })),
        2 => (pool(), number(), number(), books(), vec(funding(), 0..3)).prop_map(|(pool, pool_staked, pool_weight, books, fundings)| {
            let (time, indexes) = (books.time, books.indexes);
            bytes("PoolSettled", &PoolSettled { pool, pool_staked, pool_weight, pool_positions: 1, time, indexes, fundings })
        }),
        1 => vec(any::<u8>(), 0..80),
    ]
}

/// As the store gives them back.
fn history(events: &[(Vec<u8>, u64)]) -> History {
    let mut history = History::default();
    for (nth, (data, time)) in (0..).zip(events) {
        let (program, data) = (ID.to_string(), STANDARD.encode(data));
        let (signature, time) = (nth.to_string(), *time as i64);
        history.read(&Happening {
            place: nth,
            nth: 0,
            program,
            data,
            signature,
            slot: nth,
            time,
            is_final: true,
        });
    }
    history
}

fn priced() -> Quoted {
    let mut prices = Prices::default();
    let mints = [7, 8].map(|byte| Address::new_from_array([byte; 32]));
    mints.iter().for_each(|mint| prices.add(*mint, 1, 1e300, "a liar".into()));
    Quoted { prices, decimals: mints.map(|mint| (mint, 9)).into(), version: 0 }
}

/// All that is made of a history.
fn tell(history: &History, from: u64, to: u64) {
    let (quoted, window) = (priced(), Window { from, to });
    for (pool, life) in &history.pools {
        assert!(life.changes.windows(2).all(|two| two[0].time <= two[1].time));
        let known = life.changes.last().map_or(0, |last| last.time);
        let asked = Asked { programme: window, announced: from, known, without: BTreeSet::new() };
        let told = figures(life, &asked, &quoted);
        serde_json::to_string(&told).expect("JSON");
        points(life, window, &quoted);
        let late = Asked {
            programme: Window { from: known.saturating_sub(20 * DAY), to: known },
            ..asked
        };
        for (stem, sheet) in pages(pool, life, &late, &quoted) {
            assert!(
                sheet.markdown(&stem).starts_with("# Pool") && sheet.html().contains("</html>")
            );
        }
    }
    for nth in 0..3 {
        let owner = Address::new_from_array([20 + nth; 32]);
        earned(history, &owner, &quoted);
        payments(history, &owner, &quoted);
        steps(history, &owner, None, &[window], &quoted);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn events_of_no_truth_are_books_that_differ_and_never_a_panic(
        events in vec((event(), number()), 0..60), from in START..START + 30 * DAY, days in 1..40u64,
    ) {
        tell(&history(&events), from, (from + days * DAY).min(LATEST));
    }

    #[test]
    fn bytes_of_any_kind_are_an_event_or_none(data in vec(any::<u8>(), 0..400), name in 0..Event::NAMES.len()) {
        let mut named = discriminator::event(Event::NAMES[name]).to_vec();
        named.extend(&data);
        history(&[(data, 0), (named, 0)]);
    }

    #[test]
    fn logs_of_any_kind_give_events_of_the_programs_alone(lines in vec(line(), 0..30)) {
        for (nth, event) in (0..).zip(events_of(5, &lines)) {
            prop_assert_eq!((event.place, event.nth), (5, nth));
            prop_assert!(lines.iter().any(|line| line.strip_prefix("Program data: ") == Some(&*event.data)));
        }
    }
}

fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just(format!("Program {ID} invoke [1]")),
        1 => Just(format!("Program {ID} success")),
        1 => Just("Program 11111111111111111111111111111111 invoke [2]".to_string()),
        3 => event().prop_map(|data| format!("Program data: {}", STANDARD.encode(data))),
        1 => any::<String>(),
        1 => any::<String>().prop_map(|text| format!("Program data: {text}")),
        1 => any::<String>().prop_map(|text| format!("Program {text}")),
    ]
}

/// An answer, which is one in four times what it should be.
fn wild() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,9}".prop_map(Value::from),
        Just(json!([])),
        Just(json!({})),
        Just(json!([{}])),
        Just(json!({ "meta": { "logMessages": [7] } })),
    ]
}

fn slot() -> impl Strategy<Value = Value> {
    prop_oneof![8 => (0..40u64).prop_map(Value::from), 1 => wild(), 1 => Just(Value::from(u64::MAX))]
}

fn list() -> impl Strategy<Value = Value> {
    let one = (
        slot(),
        prop_oneof![6 => (0..30u32).prop_map(|nth| json!(format!("s{nth}"))), 1 => wild()],
        slot(),
        any::<bool>(),
    );
    let one = one.prop_map(|(slot, signature, time, failed)| {
        json!({ "slot": slot, "signature": signature, "blockTime": time, "err": failed.then_some("it did") })
    });
    let in_order = vec(one, 0..12).prop_map(|mut list| {
        list.sort_by_key(|one| std::cmp::Reverse(one["slot"].as_u64().unwrap_or(0)));
        Value::from(list)
    });
    prop_oneof![6 => in_order, 1 => wild()]
}

fn transaction() -> impl Strategy<Value = Value> {
    let told = vec(line(), 0..12).prop_map(|lines| json!({ "meta": { "logMessages": lines } }));
    prop_oneof![6 => told, 1 => wild()]
}

/// A node that answers so, by method; each list in turn, over and over.
fn node(answers: HashMap<&'static str, Vec<Value>>) -> Arc<Transport> {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let asked = Arc::new(Mutex::new(0));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (answers, asked) = (answers.clone(), asked.clone());
            std::thread::spawn(move || answer(stream, &answers, &asked));
        }
    });
    Arc::new(Transport::to(Endpoint::parse(&url).expect("a URL")))
}

fn answer(
    mut stream: std::net::TcpStream,
    answers: &HashMap<&str, Vec<Value>>,
    asked: &Mutex<usize>,
) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    loop {
        let (mut line, mut length) = (String::new(), 0);
        while reader.read_line(&mut line).ok()? > 0 && line != "\r\n" {
            let header = line.to_ascii_lowercase();
            length = header
                .strip_prefix("content-length:")
                .map_or(length, |n| n.trim().parse().unwrap_or(0));
            line.clear();
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).ok()?;
        let question: Value = serde_json::from_slice(&body).ok()?;
        let all = answers.get(question["method"].as_str()?)?;
        let nth = {
            let mut asked = asked.lock().ok()?;
            *asked += 1;
            *asked
        };
        let said =
            json!({ "jsonrpc": "2.0", "id": question["id"], "result": all[nth % all.len()] })
                .to_string();
        write!(
            stream,
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{said}",
            said.len()
        )
        .ok()?;
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime")
}

async fn empty(folder: &tempfile::TempDir) -> Store {
    Store::open(&folder.path().join("a.db").display().to_string()).await.expect("a database")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_node_answers_is_rows_that_it_listed_or_words(
        slots in vec(slot(), 1..4), lists in vec(list(), 1..4), transactions in vec(transaction(), 1..6),
    ) {
        let listed: HashSet<(String, u64)> = lists.iter().filter_map(Value::as_array).flatten().filter_map(|one| {
            Some((one["signature"].as_str()?.to_string(), one["slot"].as_u64()?))
        }).collect();
        let answers = [("getSlot", slots), ("getSignaturesForAddress", lists), ("getTransaction", transactions)];
        let node = node(answers.into());
        runtime().block_on(async {
            let folder = tempfile::tempdir().expect("a folder");
            let store = empty(&folder).await;
            let ingest = Ingest::new(store.clone(), node, Arc::new(Live::default()));
            for _ in 0..3 {
                if let Err(failure) = ingest.catch_up().await {
                    assert!(!failure.condition.is_empty() && !failure.remedy.is_empty());
                }
            }
            let kept = store.between((i64::MIN, 0), i64::MAX, i64::MAX).await.expect("rows");
            let mut seen = HashSet::new();
            for one in &kept {
                assert!(listed.contains(&(one.signature.clone(), one.slot as u64)), "{one:?}");
                assert!(seen.insert((one.signature.clone(), one.nth)), "twice: {one:?}");
            }
            let followed = Followed::new(store);
            followed.catch_up().await.expect("it is read");
            tell(&*followed.history.read().await, START, START + 9 * DAY);
        });
    }
}

#[test]
fn a_node_that_lists_the_same_for_ever_is_refused_in_words() {
    let one = |nth: u32| json!({ "slot": 7, "signature": format!("s{nth}"), "blockTime": 7, "err": null });
    let page: Value = (0..1_000).map(one).collect();
    let answers = [("getSlot", vec![json!(9)]), ("getSignaturesForAddress", vec![page])];
    let node = node(answers.into());
    runtime().block_on(async {
        let folder = tempfile::tempdir().expect("a folder");
        let ingest = Ingest::new(empty(&folder).await, node, Arc::new(Live::default()));
        let failure = ingest.catch_up().await.expect_err("an end");
        assert!(failure.condition.contains("getSignaturesForAddress"), "{failure}");
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_node_that_alternates_between_full_pages_is_refused_in_words(
        pages in vec((0..3u64, 0..3u32, 0..2u64), 2..5),
    ) {
        let page = |(slot, base, step): &(u64, u32, u64)| -> Value {
            let one = |nth: u32| {
                let slot = 2_000 * slot + (999 - u64::from(nth)) * step;
                json!({ "slot": slot, "signature": format!("s{}", base * 500 + nth), "blockTime": 7, "err": null })
            };
            (0..1_000).map(one).collect()
        };
        let lists = pages.iter().map(page).collect();
        let node = node([("getSlot", vec![json!(9_000)]), ("getSignaturesForAddress", lists)].into());
        runtime().block_on(async {
            let folder = tempfile::tempdir().expect("a folder");
            let ingest = Ingest::new(empty(&folder).await, node, Arc::new(Live::default()));
            let failure = ingest.catch_up().await.expect_err("an end");
            assert!(failure.condition.contains("getSignaturesForAddress"), "{failure}");
        });
    }
}

/// What stands behind a path, and what after it.
fn path() -> impl Strategy<Value = String> {
    let word = || {
        prop_oneof![
            Just(Address::new_from_array([1; 32]).to_string()),
            Just(Address::new_from_array([20; 32]).to_string()),
            "[a-zA-Z0-9]{0,50}",
            "[ -~]{0,9}".prop_map(encoded),
        ]
    };
    let value = prop_oneof![
        number().prop_map(|number| number.to_string()),
        any::<i64>().prop_map(|number| number.to_string()),
        word(),
        (any::<i64>(), any::<i64>()).prop_map(|(place, nth)| format!("{place}-{nth}")),
        Just("csv".to_string()),
        Just("hour".to_string()),
        Just("day".to_string()),
    ];
    let key = prop::sample::select(vec![
        "from",
        "to",
        "announced",
        "without",
        "step",
        "format",
        "before",
        "limit",
        "year",
        "pool",
    ]);
    let place = prop::sample::select(vec![
        "/v1/pools",
        "/v1/pools/{}",
        "/v1/pools/{}/positions",
        "/v1/pools/{}/streams",
        "/v1/pools/{}/events",
        "/v1/pools/{}/series",
        "/v1/pools/{}/figures",
        "/v1/owners/{}",
        "/v1/owners/{}/events",
        "/v1/owners/{}/earnings",
        "/v1/owners/{}/series",
        "/v1/positions/{}/events",
        "/v1/epochs",
        "/v1/epochs/{}/votes",
        "/health",
        "/metrics",
        "/nothing/{}",
    ]);
    (place, word(), vec((key, value), 0..4)).prop_map(|(place, word, query)| {
        let query: Vec<String> =
            query.iter().map(|(key, value)| format!("{key}={value}")).collect();
        format!("{}?{}", place.replace("{}", &word), query.join("&"))
    })
}

fn encoded(text: String) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// What a position of the pool holds from a time on.
fn staked(staked: u64, time: u64) -> Vec<u8> {
    let pool = Address::new_from_array([1; 32]);
    let books = Books {
        amount: staked,
        weight: staked,
        lock_end: 0,
        pool_staked: staked,
        pool_weight: staked,
        time,
        indexes: vec![],
    };
    let position = Address::new_from_array([10; 32]);
    bytes("Staked", &Staked { pool, position, received: staked, books })
}

/// A transaction each, in that order.
async fn keep(store: &Store, events: &[Vec<u8>]) {
    let seen = |nth: usize| Seen {
        signature: format!("s{nth}"),
        slot: nth as u64,
        time: START,
        succeeded: true,
    };
    let list: Vec<Seen> = (0..events.len()).rev().map(seen).collect();
    let places = placed(&list, 0, None).0;
    store.keep_young(&places).await.expect("room");
    for (place, event) in places.iter().rev().zip(events) {
        let logs = [
            format!("Program {ID} invoke [1]"),
            format!("Program data: {}", STANDARD.encode(event)),
        ];
        store.keep_events(&[place.place], &[], &events_of(place.place, &logs)).await.expect("room");
    }
}

/// A pool, and a position in it.
fn lived() -> Vec<Vec<u8>> {
    let mint = Address::new_from_array([7; 32]);
    let (pool, owner) = (Address::new_from_array([1; 32]), Address::new_from_array([20; 32]));
    let made = PoolCreated {
        pool,
        creator: owner,
        reward_manager: owner,
        stake_mint: mint,
        delegate: Address::default(),
        id: 0,
        capacity: 2,
        accepted_risks: 0,
        max_lock_seconds: 0,
        max_multiplier_bps: 10_000,
        early_leave_bps: 0,
        pool_cap: 0,
        position_cap: 0,
        time: START,
    };
    let opened = PositionOpened {
        pool,
        position: Address::new_from_array([10; 32]),
        owner,
        opener: owner,
        index: 0,
        pool_positions: 1,
    };
    vec![
        bytes("PoolCreated", &made),
        bytes("PositionOpened", &opened),
        staked(5, START + 5),
        staked(9, START + 9 * DAY),
    ]
}

async fn app(folder: &tempfile::TempDir) -> App {
    let store = empty(folder).await;
    keep(&store, &lived()).await;
    let followed = Followed::new(store.clone());
    followed.catch_up().await.expect("it is read");
    let (_, snapshot) = tokio::sync::watch::channel(Arc::default());
    let (_, verdict) = tokio::sync::watch::channel(None);
    let metrics = metrics_exporter_prometheus::PrometheusBuilder::new().build_recorder().handle();
    let (room, listeners) = App::rooms();
    App {
        store,
        followed,
        snapshot,
        verdict,
        tip: None,
        live: Arc::default(),
        metrics,
        kept: Default::default(),
        room,
        listeners,
    }
}

async fn asked(app: &App, path: &str) -> (u16, String) {
    let request =
        axum::http::Request::get(path).body(axum::body::Body::empty()).expect("a request");
    let response = router(app.clone()).oneshot(request).await.expect("an answer");
    let status = response.status().as_u16();
    let body = axum::body::to_bytes(response.into_body(), 1 << 24).await.expect("a body");
    (status, String::from_utf8(body.to_vec()).expect("text"))
}

#[test]
fn whatever_is_asked_is_answered_or_refused_in_words() {
    let runtime = runtime();
    let folder = tempfile::tempdir().expect("a folder");
    let app = runtime.block_on(app(&folder));
    let config =
        ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(path in path())| {
        let (status, said) = runtime.block_on(asked(&app, &path));
        prop_assert!([200, 400, 404].contains(&status), "{}: {} {}", path, status, said);
        prop_assert!(status == 200 || said.len() > 5, "{}: {} {:?}", path, status, said);
    });
}

#[test]
fn the_ends_of_time_are_refused_or_told() {
    let runtime = runtime();
    let folder = tempfile::tempdir().expect("a folder");
    let app = runtime.block_on(app(&folder));
    let pool = Address::new_from_array([1; 32]);
    for (query, expected) in [
        ("series?from=0&to=0&step=hour", 200),
        ("series?from=0&to=0", 200),
        ("series?to=18446744073709551615", 200),
        ("figures?from=18446744073709551614&to=18446744073709551615", 400),
        ("figures?to=18446744073709551615", 400),
        ("figures?from=5&to=5", 400),
        ("figures?from=1900000000&to=1900086400&announced=18446744073709551615", 200),
    ] {
        let (status, said) = runtime.block_on(asked(&app, &format!("/v1/pools/{pool}/{query}")));
        assert_eq!(status, expected, "{query}: {said}");
    }
}

#[test]
fn a_table_without_rows_still_names_its_columns() {
    let runtime = runtime();
    let folder = tempfile::tempdir().expect("a folder");
    let app = runtime.block_on(app(&folder));
    let pool = Address::new_from_array([1; 32]);
    let nobody = Address::new_from_array([77; 32]);
    for (path, names) in [
        (
            format!("/v1/owners/{nobody}/earnings?format=csv"),
            "date,time,position,pool,mint,amount,way,value,source\n",
        ),
        (
            format!("/v1/owners/{nobody}/events?format=csv"),
            "date,time,event,signature,index,slot,cursor,fields\n",
        ),
        (
            format!("/v1/owners/{nobody}/series?format=csv"),
            "time,date,pool,stream,mint,earned,value,prices\n",
        ),
        (
            "/v1/epochs?format=csv".into(),
            "gauge,epoch,number,start,voting_end,boundary,budget,votes,pool,votes_for,share\n",
        ),
        (
            format!("/v1/pools/{pool}/positions?format=csv&before=9"),
            "position,owner,opened_at,closed_at,amount,weight,lock_end\n",
        ),
    ] {
        assert_eq!(runtime.block_on(asked(&app, &path)), (200, names.into()), "{path}");
    }
}

#[test]
fn figures_are_made_once_until_something_happens_in_their_pool() {
    let folder = tempfile::tempdir().expect("a folder");
    runtime().block_on(async {
        let app = app(&folder).await;
        let pool = Address::new_from_array([1; 32]).to_string();
        let programme = Programme::default();
        let told = || app.kept.of(&app.followed, &pool, &programme);
        let first = told().await.expect("figures");
        assert!(Arc::ptr_eq(&first, &told().await.expect("figures")));
        keep(&app.store, &[lived(), vec![staked(7, START + 12 * DAY)]].concat()).await;
        app.followed.catch_up().await.expect("it is read");
        let then = told().await.expect("figures");
        assert_eq!((first.known, then.known), (START + 9 * DAY, START + 12 * DAY));
        assert_ne!(first.average_stake, then.average_stake);
    });
}

#[test]
fn cohorts_end_where_events_do_however_far_somebody_asks() {
    let runtime = runtime();
    let folder = tempfile::tempdir().expect("a folder");
    let app = runtime.block_on(app(&folder));
    let pool = Address::new_from_array([1; 32]);
    let path = format!("/v1/pools/{pool}/figures?to={}", u32::MAX);
    let (status, said) = runtime.block_on(asked(&app, &path));
    let told: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(status, 200, "{said}");
    assert_eq!(told["cohorts"][0]["stayed"].as_array().map(Vec::len), Some(1), "{said}");
}
