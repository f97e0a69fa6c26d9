//! What somebody is told unasked: by a webhook that is not always there, each thing once but for what the server was
//! killed over.

mod support;

use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use support::{read_posted, Crowd, Deed, Server, DAY};

/// Takes one of three that it is told, and answers to the first departure only when who told it is gone.
#[derive(Clone, Default)]
struct Webhook {
    asked: Arc<Mutex<usize>>,
    taken: Arc<Mutex<Vec<Value>>>,
}

impl Webhook {
    fn start(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}/KEY", listener.local_addr().expect("an address"));
        let own = self.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                own.answer(stream);
            }
        });
        url
    }

    fn answer(&self, mut stream: TcpStream) -> Option<()> {
        let mut reader = BufReader::new(stream.try_clone().ok()?);
        let body = read_posted(&mut reader)?;
        let mut asked = self.asked.lock().ok()?;
        *asked += 1;
        let status = if *asked % 3 == 0 { "204 No Content" } else { "503 Not Now" };
        if *asked % 3 == 0 {
            let notice: Value = serde_json::from_slice(&body).ok()?;
            let is_departure = notice["about"] == "departure";
            self.taken.lock().ok()?.push(notice);
            if is_departure && of(&self.taken(), "departure") == 1 {
                let _gone = reader.read(&mut [0]);
            }
        }
        write!(stream, "HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").ok()
    }

    fn taken(&self) -> Vec<Value> {
        self.taken.lock().expect("it lives").clone()
    }

    /// Waits until it has so many.
    fn until(&self, holds: impl Fn(&[Value]) -> bool) -> Vec<Value> {
        let start = std::time::Instant::now();
        loop {
            let taken = self.taken();
            if holds(&taken) {
                return taken;
            }
            assert!(
                start.elapsed() < std::time::Duration::from_secs(120),
                "it never came: {taken:#?}"
            );
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
    }
}

fn of(all: &[Value], about: &str) -> usize {
    all.iter().filter(|one| one["about"] == about).count()
}

#[test]
fn departures_locks_and_ends_are_told_to_a_webhook_that_is_not_always_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = folder.path().join("a.db").display().to_string();
    let (webhook, mut crowd) = (Webhook::default(), Crowd::new(4, 31));
    let url = webhook.start();
    let ws = crowd.net.url.replacen("http", "ws", 1);
    let start = |crowd: &Crowd| Server::start(&crowd.net.url, &ws, &database, &["--webhook", &url]);
    let acts = |crowd: &mut Crowd, days: u64, who: usize, deed: Deed| {
        crowd.now += days * DAY;
        crowd.net.travel_to(crowd.now);
        assert!(crowd.tries(who, 0, deed), "{deed:?}");
    };
    acts(&mut crowd, 0, 0, Deed::Stakes(900));
    acts(&mut crowd, 0, 1, Deed::Stakes(100));
    acts(&mut crowd, 0, 2, Deed::Stakes(1_000_000));
    acts(&mut crowd, 0, 2, Deed::Locks);
    let mut server = start(&crowd);
    server.until(|health| health["status"] == "ok");
    // What left is large, and in the database before the server is killed; it is told after.
    acts(&mut crowd, 1, 3, Deed::Stakes(1_000_000));
    acts(&mut crowd, 1, 3, Deed::Unstakes(1_000_000));
    acts(&mut crowd, 0, 0, Deed::Unstakes(900));
    crowd.let_it_settle();
    server.until(|health| health["events"].as_u64() >= Some(14));
    server.kill();
    let mut server = start(&crowd);
    webhook.until(|taken| of(taken, "departure") == 1);
    server.kill();
    let server = start(&crowd);
    // It was taken, and nobody knows: rather twice than never, by the same id.
    webhook.until(|taken| of(taken, "departure") == 2);
    // The lock of twenty days ends, and the shorter stream is near its end.
    acts(&mut crowd, 18, 1, Deed::Stakes(100));
    webhook.until(|taken| of(taken, "lock-over") == 1);
    acts(&mut crowd, 23, 1, Deed::Stakes(100));
    let taken = webhook.until(|taken| of(taken, "reward-ends") == 2);
    let mut by_id = BTreeMap::<String, usize>::new();
    taken.iter().for_each(|one| *by_id.entry(one["id"].to_string()).or_default() += 1);
    let gone = taken.iter().find(|one| one["about"] == "departure").expect("it is told");
    assert_eq!(by_id.remove(&gone["id"].to_string()), Some(2));
    assert!(by_id.values().all(|count| *count == 1), "{by_id:#?}");
    assert!(
        gone["text"].as_str().is_some_and(|text| text.starts_with("50.0 % of what was staked")),
        "{gone}"
    );
    assert_eq!(gone["text"], gone["content"]);

    let pool = crowd.pools[0];
    let notices = server.json(&format!("/v1/notices?place={pool}"));
    assert!(notices.as_array().is_some_and(|all| all.len() >= 3), "{notices:#}");
    let (status, feed) = server.get(&format!("/v1/feed?place={pool}"));
    assert!(status == 200 && feed.contains("<guid isPermaLink=\"false\">departure "), "{feed}");
    assert_eq!(server.get("/v1/feed?place=nonsense").0, 400);
    assert_eq!(server.get("/v1/notices?limit=0").0, 400);
}
