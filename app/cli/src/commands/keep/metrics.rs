//! What a keeper says of itself, in the text format of Prometheus, over HTTP.

use super::due::Kind;
use super::limits::Held;
use crate::error::{failure, Outcome};
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::{Metric, Registry};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::thread::spawn;
use tiny_http::{Header, Request, Response, Server};

/// What the text is.
const TEXT: &str = "content-type: application/openmetrics-text; version=1.0.0; charset=utf-8";

/// One label, and what it says.
type Label = [(&'static str, &'static str); 1];

/// Counted since the start of the process; gauges are of the last round.
#[derive(Default)]
pub struct Metrics {
    registry: Registry,
    /// Held while what belongs together is written or read.
    whole: Mutex<()>,
    rounds: Counter,
    lost: Counter,
    due: Family<Label, Gauge>,
    done: Family<Label, Counter>,
    failed: Family<Label, Counter>,
    held: Family<Label, Counter>,
    transactions: Counter,
    pub spent: Gauge,
    pub rent: Gauge,
    pub balance: Gauge,
    pub clock: Gauge,
}

impl Metrics {
    pub fn new() -> Self {
        let mut all = Self::default();
        let to = &mut all.registry;
        put(to, "rounds", "Rounds that went through", &all.rounds);
        put(to, "rounds_lost", "Rounds that did not: no RPC, say", &all.lost);
        put(to, "due", "Things that were due in the last round", &all.due);
        put(to, "done", "Things that were done", &all.done);
        put(to, "failed", "Things that the chain refused", &all.failed);
        put(to, "held_back", "Transactions that a limit held back", &all.held);
        put(to, "transactions", "Transactions that landed", &all.transactions);
        put(to, "spent_today_lamports", "Fees, and accounts made for others", &all.spent);
        put(to, "rent_out_lamports", "Rent that comes back, when it was last counted", &all.rent);
        put(to, "balance_lamports", "What the payer has left", &all.balance);
        put(to, "clock_seconds", "The chain's clock in the last round", &all.clock);
        all.due(|_| 0);
        for kind in Kind::ALL {
            all.done(kind, 0);
            all.failed(kind, 0);
        }
        all
    }

    pub fn round(&self, went_through: bool) {
        if went_through { &self.rounds } else { &self.lost }.inc();
    }

    /// How much of each kind: no answer has some of one round and some of the next.
    pub fn due(&self, count: impl Fn(Kind) -> usize) {
        let _whole = self.whole.lock();
        for kind in Kind::ALL {
            self.due.get_or_create(&of(kind)).set(number(count(kind) as u64));
        }
    }

    pub fn done(&self, kind: Kind, count: usize) {
        self.done.get_or_create(&of(kind)).inc_by(count as u64);
    }

    pub fn landed(&self) {
        self.transactions.inc();
    }

    pub fn failed(&self, kind: Kind, count: usize) {
        self.failed.get_or_create(&of(kind)).inc_by(count as u64);
    }

    pub fn held(&self, why: Held) {
        self.held.get_or_create(&[("limit", why.name())]).inc();
    }

    fn text(&self) -> String {
        let _whole = self.whole.lock();
        let mut text = String::new();
        let _ = encode(&mut text, &self.registry);
        text
    }

    fn answer(&self, request: Request) -> std::io::Result<()> {
        if request.url() != "/metrics" {
            return request.respond(Response::empty(404));
        }
        let kind: Option<Header> = TEXT.parse().ok();
        let answer = Response::from_string(self.text());
        request.respond(kind.into_iter().fold(answer, Response::with_header))
    }
}

fn put(registry: &mut Registry, name: &str, help: &str, metric: &(impl Metric + Clone)) {
    registry.register(format!("acequia_keep_{name}"), help, metric.clone());
}

fn of(kind: Kind) -> Label {
    [("kind", kind.name())]
}

/// As gauges count.
pub fn number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Serves them beside the work, and says where.
pub fn serve(address: SocketAddr, metrics: Arc<Metrics>) -> Outcome<SocketAddr> {
    let server = Server::http(address).map_err(|error| {
        failure(
            format!("Metrics cannot be served at {address}: {error}"),
            "Name a free port of this machine by --metrics, as in 127.0.0.1:9464",
        )
    })?;
    let place = server.server_addr().to_ip().unwrap_or(address);
    spawn(move || {
        // Whoever went away before the answer does not need it.
        server.incoming_requests().for_each(|request| drop(metrics.answer(request)));
    });
    Ok(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    fn ask(place: SocketAddr, path: &str) -> String {
        let mut stream = TcpStream::connect(place).expect("it listens");
        write!(stream, "GET {path} HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n")
            .expect("room");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    #[test]
    fn they_are_served_and_nothing_else_is() {
        let metrics = Arc::new(Metrics::new());
        metrics.done(Kind::Release, 3);
        metrics.held(Held::Fees);
        metrics.clock.set(7);
        let place = serve(SocketAddr::from(([127, 0, 0, 1], 0)), metrics).expect("a port");
        let answer = ask(place, "/metrics");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        for line in [
            "acequia_keep_done_total{kind=\"release\"} 3",
            "acequia_keep_done_total{kind=\"push\"} 0",
            "acequia_keep_held_back_total{limit=\"fees\"} 1",
            "acequia_keep_clock_seconds 7",
            "# EOF",
        ] {
            assert!(answer.contains(line), "{line} is not in {answer}");
        }
        assert!(ask(place, "/").starts_with("HTTP/1.1 404"));
        assert!(serve(place, Arc::new(Metrics::new())).is_err(), "the port is taken");
    }
}
