//! What the server answers, and what it does where something is missing or asked for wrongly.

mod support;

use acequia_serve::store::Store;
use serde_json::Value;
use support::{Crowd, Deed, Server, DAY};

fn played(seed: u64, steps: usize) -> Crowd {
    let mut crowd = Crowd::new(5, seed);
    crowd.tries(0, 0, Deed::Stakes(1_000_000));
    for _ in 0..steps {
        crowd.step();
    }
    crowd.let_it_settle();
    crowd
}

fn start(crowd: &Crowd, database: &str, more: &[&str]) -> Server {
    Server::start(&crowd.net.url, &crowd.net.url.replacen("http", "ws", 1), database, more)
}

fn owner(crowd: &Crowd, who: usize) -> String {
    solana_signer::Signer::pubkey(&crowd.people[who]).to_string()
}

#[test]
fn what_an_owner_earned_is_what_their_wallet_got_and_what_the_accounts_owe() {
    let folder = tempfile::tempdir().expect("a folder");
    let crowd = played(3, 150);
    let server = start(&crowd, &folder.path().join("a.db").display().to_string(), &[]);
    server.until(|health| health["status"] == "ok");
    for who in 0..crowd.people.len() {
        let rio = support::RIO.mint().to_string();
        let rows = server.json(&format!("/v1/owners/{}/earnings", owner(&crowd, who)));
        let paid: u64 = rows
            .as_array()
            .expect("rows")
            .iter()
            .filter(|row| row["mint"] == rio.as_str())
            .map(|row| row["amount"].as_str().expect("text").parse::<u64>().expect("a number"))
            .sum();
        let wallet = solana_signer::Signer::pubkey(&crowd.people[who]);
        let got = crowd.net.held(&wallet, support::RIO) - support::RIO.units(1);
        assert_eq!(paid, got, "paid to {wallet}");
        let open = server.json(&format!("/v1/owners/{wallet}"));
        for row in open.as_array().expect("rows") {
            let position = row["position"].as_str().expect("text").parse().expect("an address");
            let Some(account) = crowd.net.position(&position) else { continue };
            let pool = crowd.net.pool(&account.pool).expect("a pool");
            let streams = server.json(&format!("/v1/pools/{}/streams", account.pool));
            let slot = streams[row["stream"].as_u64().expect("a number") as usize]["slot"].as_u64();
            let slot = slot.expect("a slot") as usize;
            let owed = account.claimable(&pool, pool.totals.last_update)[slot];
            assert_eq!(row["open"], owed.to_string(), "{position}, slot {slot}");
        }
        adds_up(&server, &wallet.to_string());
    }
}

/// What was earned day by day, in all, is what was paid and what is open: where no position was closed, which gives
/// up what a stream owed.
fn adds_up(server: &Server, owner: &str) {
    let number = |value: &Value| value.as_str().expect("text").parse::<u64>().expect("a number");
    let mut sums = std::collections::BTreeMap::<String, [u64; 2]>::new();
    let key = |row: &Value| format!("{} {}", row["pool"], row["stream"]);
    let told = server.json(&format!("/v1/owners/{owner}"));
    for row in told.as_array().expect("rows") {
        sums.entry(key(row)).or_default()[0] += number(&row["paid"]) + number(&row["open"]);
    }
    let days = server.json(&format!("/v1/owners/{owner}/series?step=day"));
    let days = days.as_array().expect("rows");
    assert!(days.windows(2).all(|two| two[0]["time"].as_u64() <= two[1]["time"].as_u64()));
    days.iter().for_each(|row| sums.entry(key(row)).or_default()[1] += number(&row["earned"]));
    assert!(days.len() > 2, "{owner} earned something on some days");
    let events = server.json(&format!("/v1/owners/{owner}/events?limit=1000"));
    let has_closed = |row: &Value| row["event"] == "PositionClosed";
    let has_closed = events.as_array().expect("rows").iter().any(has_closed);
    for (key, [earned, by_day]) in sums {
        assert!(earned == by_day || has_closed && earned < by_day, "{key}: {earned}, {by_day}");
    }
}

#[test]
fn a_gap_is_found_fetched_again_and_healed() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = folder.path().join("a.db").display().to_string();
    let crowd = played(4, 60);
    let mut server = start(&crowd, &database, &[]);
    server.until(|health| health["status"] == "ok");
    server.kill();
    let before = fingerprint(&database);
    lose(&database, &["DELETE FROM events WHERE place IN (SELECT place FROM transactions ORDER BY place LIMIT 9 OFFSET 25)",
        "DELETE FROM transactions WHERE place NOT IN (SELECT place FROM events)"]);
    assert!(fingerprint(&database).len() < before.len());
    let server = start(&crowd, &database, &[]);
    let healed = server.until(|health| health["status"] == "ok");
    assert!(healed["check"]["healed_slots"].as_u64() > Some(0), "{healed:#}");
    assert_eq!(fingerprint(&database), before);
}

#[test]
fn what_was_changed_in_the_database_is_told_and_not_served_as_right() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = folder.path().join("a.db").display().to_string();
    let crowd = played(5, 40);
    let mut server = start(&crowd, &database, &[]);
    server.until(|health| health["status"] == "ok");
    server.kill();
    // The signatures stay, so nothing is missing; what they logged does not.
    lose(&database, &["DELETE FROM events WHERE name = 'Staked'"]);
    let server = start(&crowd, &database, &[]);
    let told = server.until(|health| health["status"] == "different");
    assert!(
        told["check"]["differences"].as_object().is_some_and(|all| !all.is_empty()),
        "{told:#}"
    );
    assert_eq!(server.get("/health").0, 503);
}

fn fingerprint(database: &str) -> Vec<String> {
    let work = async { Store::open(database).await.expect("it opens").fingerprint().await };
    tokio::runtime::Runtime::new().expect("a runtime").block_on(work).expect("events")
}

fn lose(database: &str, statements: &[&'static str]) {
    tokio::runtime::Runtime::new().expect("a runtime").block_on(async {
        sqlx::any::install_default_drivers();
        let url = format!("sqlite://{database}");
        let pool = sqlx::AnyPool::connect(&url).await.expect("it opens");
        for statement in statements {
            sqlx::query(*statement).execute(&pool).await.expect("it is done");
        }
        pool.close().await;
    });
}

#[test]
fn questions_are_answered_as_json_and_csv_with_tags_and_wrong_ones_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let crowd = played(6, 40);
    let prices = folder.path().join("prices.csv");
    let line = |token: support::Token, price: &str| {
        format!("{},{},{price},the test\n", token.mint(), support::START)
    };
    let text =
        ["mint,time,price,source\n".into(), line(support::AGUA, "2"), line(support::RIO, "0.5")];
    std::fs::write(&prices, text.concat()).expect("room");
    let more = ["--prices", prices.to_str().expect("text")];
    let server = start(&crowd, &folder.path().join("a.db").display().to_string(), &more);
    server.until(|health| health["status"] == "ok");
    let pool = crowd.pools[0];

    let days = server.json(&format!("/v1/pools/{pool}/series?step=day"));
    let first = days.as_array().and_then(|days| days.iter().find(|day| day["apr"].is_number()));
    let first = first.expect("a yield");
    assert_eq!(first["prices"], "the test");
    let (_, csv) = server.get(&format!("/v1/pools/{pool}/series?step=hour&format=csv"));
    assert!(
        csv.starts_with("time,date,staked,weight,owners,stream,mint,emitted,apr,prices\n"),
        "{csv}"
    );
    let (_, csv) = server.get(&format!("/v1/owners/{}/earnings?format=csv", owner(&crowd, 0)));
    assert!(csv.starts_with("date,time,position,pool,mint,amount,way,value,source\n"), "{csv}");
    let described = server.json("/openapi.json");
    assert!(described["paths"].as_object().is_some_and(|paths| paths.len() > 12));
    assert!(server.get("/docs/").1.contains("swagger"));
    assert!(server.get("/metrics").1.contains("acequia_slot"));

    let path = format!("/v1/pools/{pool}");
    let (_, tag, _) = server.get_with(&path, None);
    let tag = tag.expect("a tag");
    assert_eq!(server.get_with(&path, Some(("if-none-match", &tag))).0, 304);

    for (path, status) in [
        ("/v1/pools/nonsense", 400),
        ("/v1/pools/11111111111111111111111111111111", 404),
        ("/v1/nothing", 404),
        (&*format!("/v1/pools/{pool}/events?limit=1001"), 400),
        (&*format!("/v1/pools/{pool}/events?limit=0"), 400),
        (&*format!("/v1/pools/{pool}/events?before=x"), 400),
        (&*format!("/v1/pools/{pool}/series?from=0&step=hour"), 400),
        (&*format!("/v1/pools/{pool}/series?step=year"), 400),
    ] {
        let (is, text) = server.get(path);
        assert_eq!(is, status, "{path}: {text}");
    }
    let said: Value = serde_json::from_str(&server.get("/v1/pools/nonsense").1).expect("JSON");
    assert!(said["condition"].is_string() && said["remedy"].is_string());
}

#[test]
fn two_servers_share_a_database_and_events_are_told_as_they_happen() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = folder.path().join("a.db").display().to_string();
    let mut crowd = played(7, 20);
    let first = start(&crowd, &database, &[]);
    first.until(|health| health["status"] == "ok");
    let second = start(&crowd, &database, &["--answer-only"]);
    second.until(|health| health["status"] == "ok");
    let told = listen(&second);
    crowd.now += DAY;
    crowd.net.travel_to(crowd.now);
    assert!(crowd.tries(1, 0, Deed::Stakes(777)));
    let said: Value = serde_json::from_str(&told.recv().expect("it is told")).expect("JSON");
    assert!(
        ["Staked", "PositionOpened"].contains(&said["event"].as_str().expect("a name")),
        "{said}"
    );
    // Each reads at its own time what the database has.
    first.until(|_| first.json("/v1/pools") == second.json("/v1/pools"));
}

/// The data of server-sent events, as they come: those of after the answer begins, which this waits for.
fn listen(server: &Server) -> std::sync::mpsc::Receiver<String> {
    use std::io::{BufRead, BufReader, Write};
    let host = server.url.strip_prefix("http://").expect("http");
    let mut stream = std::net::TcpStream::connect(host).expect("a connection");
    write!(stream, "GET /v1/live HTTP/1.1\r\nhost: x\r\n\r\n").expect("room");
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    assert!(lines.next().is_some_and(|status| status.contains("200")));
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for line in lines {
            if let Some(data) = line.strip_prefix("data: ") {
                let _ = send.send(data.to_string());
            }
        }
    });
    receive
}

#[test]
fn who_listens_does_not_hold_up_the_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let crowd = played(8, 10);
    let mut server = start(&crowd, &folder.path().join("a.db").display().to_string(), &[]);
    server.until(|health| health["status"] == "ok");
    let _told = listen(&server);
    assert!(server.ends_when_interrupted());
}

#[test]
fn nothing_is_well_before_all_that_was_listed_has_been_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let address = folder.path().join("a.db").display().to_string();
    let runtime = tokio::runtime::Runtime::new().expect("threads");
    runtime.block_on(async {
        let store = acequia_serve::store::Store::open(&address).await.expect("it opens");
        let followed = acequia_serve::follow::Followed::new(store);
        for (is_whole, is_ready) in [(false, false), (true, true), (false, true)] {
            followed.catch_up_with(is_whole).await.expect("it is read");
            assert_eq!(followed.version().is_ready, is_ready);
        }
    });
}
