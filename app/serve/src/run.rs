//! The server: what fills the database, what checks it, what answers.

use crate::api::{router, App};
use crate::check::Checker;
use crate::follow::Followed;
use crate::ingest::{follow_logs, Ingest, Live};
use crate::prices::take_file;
use crate::store::Store;
use acequia_node::endpoint::Endpoint;
use acequia_node::error::{failure, Outcome};
use acequia_node::transport::Transport;
use axum::http::Uri;
use metrics_exporter_prometheus::PrometheusBuilder;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// What the operator says.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// The RPC node of the cluster
    #[arg(
        short,
        long,
        env = "ACEQUIA_URL",
        default_value = "http://127.0.0.1:8899",
        value_name = "URL"
    )]
    pub url: String,
    /// The node's websocket; where none is named, on the port after that of --url, or in the same place if that names no port
    #[arg(long, env = "ACEQUIA_WS", value_name = "URL")]
    pub ws: Option<String>,
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
    if !options.answer_only {
        let node = Arc::new(Transport::to(Endpoint::parse(&options.url)?));
        let ingest = Ingest::new(store.clone(), node, live.clone());
        tip = Some(ingest.tip());
        tokio::spawn(follow_logs(websocket(&options), live.clone()));
        tokio::spawn(fill(ingest.clone(), live.clone(), options.poll));
        let every = Duration::from_secs(options.check);
        tokio::spawn(check(Checker::new(ingest), every, snapshot_to, verdict_to));
    }
    tokio::spawn(follow(followed.clone(), tip.clone(), options.poll));
    if let Some(file) = options.prices.clone() {
        tokio::spawn(read_prices(store.clone(), file));
    }
    let (room, listeners) = App::rooms();
    let app = App { store, followed, snapshot, verdict, tip, live, metrics, room, listeners };
    answer(options.listen, app).await
}

async fn answer(at: SocketAddr, app: App) -> Outcome<()> {
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
    axum::serve(listener, router(app)).with_graceful_shutdown(stop()).await.map_err(taken)
}

async fn stop() {
    let told = tokio::signal::ctrl_c().await;
    if told.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Where the node tells what happens: Solana's own validator does so one port higher than it answers; who is asked without
/// a port does so in the same place.
fn websocket(options: &Options) -> String {
    options.ws.clone().unwrap_or_else(|| beside(&options.url).replacen("http", "ws", 1))
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
        if let Err(failure) = followed.catch_up().await {
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

async fn check(
    mut checker: Checker,
    every: Duration,
    snapshot: watch::Sender<Arc<crate::check::Snapshot>>,
    verdict: watch::Sender<Option<crate::check::Verdict>>,
) {
    loop {
        match checker.check().await {
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

/// The operator's source may go on writing.
async fn read_prices(store: Store, file: PathBuf) {
    let mut before = String::new();
    loop {
        match std::fs::read_to_string(&file) {
            Ok(text) if text != before => {
                match take_file(&store, &text).await {
                    Ok(count) => tracing::info!(count, "prices are read"),
                    Err(failure) => tracing::warn!(%failure, "prices are not read"),
                }
                before = text;
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "the file of prices cannot be read"),
        }
        tokio::time::sleep(Duration::from_secs(30)).await;
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
