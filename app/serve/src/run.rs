//! The server: what fills the database, what checks it, what answers.

use crate::api::{router, App, KeptFigures};
use crate::check::{Checker, Snapshot, Verdict};
use crate::follow::Followed;
use crate::history::{History, Life};
use crate::ingest::{follow_logs, Ingest, Live};
use crate::notices::{tell, Noticer, Rules};
use crate::prices::take_file;
use crate::store::Store;
use acequia_node::endpoint::{written_out, Endpoint};
use acequia_node::error::{failure, Outcome};
use acequia_node::transport::Transport;
use axum::http::Uri;
use metrics_exporter_prometheus::PrometheusBuilder;
use std::future::IntoFuture;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::net::TcpListener;
use tokio::sync::{oneshot, watch};

/// What the operator says.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// The RPC node of the cluster: a URL, or l(ocalhost), d(evnet), t(estnet), m(ainnet-beta)
    #[arg(
        short,
        long,
        env = "ACEQUIA_URL",
        default_value = "http://127.0.0.1:8899",
        value_name = "URL_OR_LETTER"
    )]
    pub url: String,
    /// The node's websocket; where none is named, on the port after that of --url, or in the same place if that names no port
    #[arg(long, env = "ACEQUIA_WS", value_name = "URL")]
    pub ws: Option<String>,
    /// Who else tells what happens.
    #[cfg(feature = "grpc")]
    #[command(flatten)]
    pub streamed: crate::ingest::Streamed,
    /// Where everything is kept: a file for SQLite, or postgres://...
    #[arg(long, env = "ACEQUIA_DATABASE", default_value = "acequia.db", value_name = "ADDRESS")]
    pub database: String,
    /// Where questions are taken
    #[arg(long, default_value = "127.0.0.1:8890", value_name = "ADDRESS")]
    pub listen: SocketAddr,
    /// Answer only: another process fills the database
    #[arg(long)]
    pub answer_only: bool,
    /// Look for news so often, whether or not the websocket tells of any [ms]
    #[arg(long, default_value_t = 2_000, value_name = "MS")]
    pub poll: u64,
    /// Check books against accounts so often [s]
    #[arg(long, default_value_t = 60, value_name = "SECONDS")]
    pub check: u64,
    /// A CSV file of prices, read again where it changes: mint,time,price,source
    #[arg(long, value_name = "FILE")]
    pub prices: Option<PathBuf>,
    /// End when standard input closes: for whoever starts it as a part of something else
    #[arg(long)]
    pub with_stdin: bool,
    /// What somebody is to be told of
    #[command(flatten)]
    pub notices: Rules,
}

/// Runs until it is told to stop.
pub async fn serve(options: Options) -> Outcome<()> {
    let store = Store::open(&options.database).await?;
    let followed = Followed::new(store.clone());
    let live = Arc::new(Live::default());
    let (snapshot_to, snapshot) = watch::channel(Arc::default());
    let (verdict_to, verdict) = watch::channel(None);
    let metrics = PrometheusBuilder::new().install_recorder().map_err(|error| {
        failure(format!("Nothing can be measured: {error}"), "Start one server in a process")
    })?;
    let mut tip = None;
    let webhook = options.notices.webhook.as_deref().map(Endpoint::parse).transpose();
    let webhook = webhook.map_err(|_| {
        failure("The webhook's address is no URL of the web", "Write --webhook as a URL")
    })?;
    if !options.answer_only {
        let node = Arc::new(Transport::to(Endpoint::parse(written_out(&options.url))?));
        let ingest = Ingest::new(store.clone(), node, live.clone());
        tip = Some(ingest.tip());
        let noticer = Noticer::new(followed.clone(), ingest.tip(), options.notices.clone());
        tokio::spawn(notice(noticer, followed.clone()));
        if let Some(webhook) = webhook {
            tokio::spawn(tell(store.clone(), webhook));
        }
        listen(&options, live.clone())?;
        tokio::spawn(fill(ingest.clone(), live.clone(), options.poll));
        let every = Duration::from_secs(options.check);
        let checker = Checker::new(ingest);
        tokio::spawn(check(checker, followed.clone(), every, snapshot_to, verdict_to));
    }
    if let Some(file) = options.prices.clone() {
        let said = read_prices(&store, &file, String::new()).await;
        tokio::spawn(go_on_reading(store.clone(), file, said));
    }
    tokio::spawn(follow(followed.clone(), tip.clone(), options.poll));
    let (room, listeners) = App::rooms();
    let kept = KeptFigures::default();
    let app = App { store, followed, snapshot, verdict, tip, live, metrics, kept, room, listeners };
    answer(options.listen, app, options.with_stdin).await
}

/// To the stream where one is named, to the websocket else.
fn listen(options: &Options, live: Arc<Live>) -> Outcome<()> {
    let websocket = websocket(options);
    #[cfg(feature = "grpc")]
    if let Some(stream) = options.streamed.clone().stream()? {
        tokio::spawn(crate::ingest::follow_stream(stream, websocket, live));
        return Ok(());
    }
    tokio::spawn(follow_logs(websocket, live));
    Ok(())
}

async fn answer(at: SocketAddr, app: App, with_stdin: bool) -> Outcome<()> {
    let taken = |error| {
        failure(
            format!("Nobody can be answered at {at}: {error}"),
            "Choose another address, by --listen",
        )
    };
    let listener = TcpListener::bind(at).await.map_err(taken)?;
    let at = listener.local_addr().map_err(taken)?;
    println!("{}", serde_json::json!({ "url": format!("http://{at}") }));
    tracing::info!(%at, "answering; /docs says what can be asked");
    let (end, mut ended) = watch::channel(());
    let stopped = async move {
        stop(with_stdin).await;
        drop(end);
    };
    let served = axum::serve(listener, router(app)).with_graceful_shutdown(stopped);
    tokio::select! {
        served = served.into_future() => served.map_err(taken),
        () = async { let _ = ended.changed().await; tokio::time::sleep(GRACE).await } => Ok(()),
    }
}

/// For answers that are under way; whoever listens to what happens would hold it for ever.
const GRACE: Duration = Duration::from_secs(1);

async fn stop(with_stdin: bool) {
    tokio::select! {
        () = interrupted() => {}
        () = stdin_closed(), if with_stdin => {}
    }
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

async fn stdin_closed() {
    let (closed, told) = oneshot::channel::<()>();
    std::thread::spawn(move || {
        let _ = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
        drop(closed);
    });
    let _ = told.await;
}

/// Where the node tells what happens: Solana's own validator does so one port higher than it answers; who is asked without
/// a port does so in the same place.
fn websocket(options: &Options) -> String {
    options
        .ws
        .clone()
        .unwrap_or_else(|| beside(written_out(&options.url)).replacen("http", "ws", 1))
}

fn beside(url: &str) -> String {
    let uri: Option<Uri> = url.parse().ok();
    let next =
        uri.as_ref().and_then(Uri::port_u16).and_then(|port| Some((port, port.checked_add(1)?)));
    match next {
        Some((port, next)) => url.replacen(&format!(":{port}"), &format!(":{next}"), 1),
        None => url.into(),
    }
}

async fn fill(ingest: Ingest, live: Arc<Live>, poll: u64) {
    loop {
        if let Err(failure) = ingest.catch_up().await {
            metrics::counter!("acequia_failures_total").increment(1);
            tracing::warn!(%failure, "nothing new; trying again");
            tokio::time::sleep(Duration::from_millis(poll)).await;
        }
        let _ = tokio::time::timeout(Duration::from_millis(poll), live.news.notified()).await;
    }
}

async fn follow(
    followed: Followed,
    mut tip: Option<watch::Receiver<crate::ingest::Tip>>,
    poll: u64,
) {
    loop {
        // What was listed before is in the database now.
        let is_whole = tip.as_mut().is_none_or(|tip| tip.borrow_and_update().confirmed > 0);
        if let Err(failure) = followed.catch_up_with(is_whole).await {
            tracing::warn!(%failure, "the database cannot be followed; trying again");
        }
        let pause = tokio::time::sleep(Duration::from_millis(poll));
        match &mut tip {
            Some(tip) => {
                tokio::select! { _ = pause => {}, _ = tip.changed() => {} }
            }
            None => pause.await,
        }
    }
}

/// How often it is looked whether somebody has to be told of something.
const NOTICE: Duration = Duration::from_secs(5);

async fn notice(noticer: Noticer, followed: Followed) {
    loop {
        let now = now(&*followed.history.read().await);
        if let Err(failure) = noticer.look(now).await {
            tracing::warn!(%failure, "what is to be told is not known; trying again");
        }
        tokio::time::sleep(NOTICE).await;
    }
}

/// A chain's clock may be ahead of this machine's, as a demo's is.
fn now(history: &History) -> u64 {
    let here = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let last = |life: &Life| life.changes.last().map_or(0, |last| last.time);
    history.pools.values().map(last).max().unwrap_or(0).max(here)
}

async fn check(
    mut checker: Checker,
    followed: Followed,
    every: Duration,
    snapshot: watch::Sender<Arc<Snapshot>>,
    verdict: watch::Sender<Option<Verdict>>,
) {
    loop {
        match checked(&mut checker, &followed).await {
            Ok((seen, found)) => {
                snapshot.send_replace(seen);
                verdict.send_replace(Some(found));
                tokio::time::sleep(every).await;
            }
            Err(failure) => {
                tracing::warn!(%failure, "books cannot be checked; trying again");
                tokio::time::sleep(Duration::from_secs(1).min(every)).await;
            }
        }
    }
}

/// What a check finds. It is told once pages are answered from all that it has seen.
async fn checked(checker: &mut Checker, followed: &Followed) -> Outcome<(Arc<Snapshot>, Verdict)> {
    let found = checker.check().await?;
    followed.catch_up().await?;
    Ok(found)
}

/// The operator's source may go on writing.
async fn go_on_reading(store: Store, file: PathBuf, mut before: String) {
    loop {
        tokio::time::sleep(Duration::from_secs(30)).await;
        before = read_prices(&store, &file, before).await;
    }
}

/// Takes what a file says, where that is not what it said before; and returns it.
async fn read_prices(store: &Store, file: &Path, before: String) -> String {
    match std::fs::read_to_string(file) {
        Ok(text) if text != before => {
            match take_file(store, &text).await {
                Ok(count) => tracing::info!(count, "prices are read"),
                Err(failure) => tracing::warn!(%failure, "prices are not read"),
            }
            text
        }
        Ok(_) => before,
        Err(error) => {
            tracing::warn!(%error, "the file of prices cannot be read");
            before
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_validators_websocket_is_one_port_higher_and_a_providers_in_the_same_place() {
        for (url, next) in [
            ("http://127.0.0.1:8899", "http://127.0.0.1:8900"),
            ("http://[::1]:8899/", "http://[::1]:8900/"),
            ("https://node.example:8443/a:8443", "https://node.example:8444/a:8443"),
            ("https://node.example/KEY", "https://node.example/KEY"),
            ("http://node.example:65535", "http://node.example:65535"),
        ] {
            assert_eq!(beside(url), next);
        }
    }
}
