//! A Yellowstone gRPC stream that tells what the embedded network did: what happens is heard by it, and by the websocket while
//! it is broken.
#![allow(missing_docs)]

mod support;

use acequia_serve::store::Store;
use serde_json::{json, Value};
use std::collections::HashSet;
use std::net::SocketAddr;
use std::time::Duration;
use support::{BadLine, Crowd, Server};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tokio_stream::StreamExt;
use tonic::transport::Server as Grpc;
use tonic::{Request, Response, Status, Streaming};
use yellowstone_grpc_proto::geyser::geyser_server::{Geyser, GeyserServer};
use yellowstone_grpc_proto::geyser::subscribe_update::UpdateOneof;
use yellowstone_grpc_proto::geyser::*;
use yellowstone_grpc_proto::prelude::TransactionStatusMeta;

const TOKEN: &str = "S3CRET";

/// Streams what a node that is asked by RPC lists from now on.
struct Streamer {
    rpc: String,
}

type Updates = ReceiverStream<Result<SubscribeUpdate, Status>>;

fn ask(rpc: &str, method: &str, params: Value) -> Value {
    let question = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
    let agent: ureq::Agent = ureq::Agent::config_builder().proxy(None).build().into();
    let post = agent.post(rpc).content_type("application/json");
    let mut answer = post.send(question.to_string()).expect("an answer");
    let text = answer.body_mut().read_to_string().expect("text");
    serde_json::from_str::<Value>(&text).expect("JSON")["result"].take()
}

/// As a validator streams it.
fn update(rpc: &str, signature: &str) -> SubscribeUpdate {
    let options = json!({ "encoding": "json", "commitment": "confirmed", "maxSupportedTransactionVersion": 1 });
    let told = ask(rpc, "getTransaction", json!([signature, options]));
    let log_messages = serde_json::from_value(told["meta"]["logMessages"].clone()).expect("logs");
    let info = SubscribeUpdateTransactionInfo {
        signature: bs58::decode(signature).into_vec().expect("base58"),
        meta: Some(TransactionStatusMeta { log_messages, ..Default::default() }),
        ..Default::default()
    };
    let slot = told["slot"].as_u64().expect("a slot");
    one(UpdateOneof::Transaction(SubscribeUpdateTransaction {
        transaction: Some(info),
        slot,
        ..Default::default()
    }))
}

fn one(update: UpdateOneof) -> SubscribeUpdate {
    SubscribeUpdate { update_oneof: Some(update), ..Default::default() }
}

/// The signatures that a program's list names, the oldest first, but those that failed.
fn listed(rpc: &str, program: &str) -> Vec<String> {
    let list = ask(rpc, "getSignaturesForAddress", json!([program, { "commitment": "confirmed" }]));
    let rows = list.as_array().expect("a list").iter().rev().filter(|row| row["err"].is_null());
    rows.map(|row| row["signature"].as_str().expect("text").into()).collect()
}

/// Until nobody listens.
fn stream(rpc: &str, programs: &[String], to: &mpsc::Sender<Result<SubscribeUpdate, Status>>) {
    let all = || programs.iter().flat_map(|program| listed(rpc, program)).collect::<Vec<_>>();
    let mut known: HashSet<String> = all().into_iter().collect();
    while to.blocking_send(Ok(one(UpdateOneof::Ping(SubscribeUpdatePing {})))).is_ok() {
        for signature in all() {
            if known.insert(signature.clone()) {
                let _ = to.blocking_send(Ok(update(rpc, &signature)));
            }
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[tonic::async_trait]
impl Geyser for Streamer {
    type SubscribeStream = Updates;
    type SubscribeDeshredStream = ReceiverStream<Result<SubscribeUpdateDeshred, Status>>;
    type SubscribeGossipStream = ReceiverStream<Result<SubscribeUpdateGossip, Status>>;

    async fn subscribe(
        &self,
        request: Request<Streaming<SubscribeRequest>>,
    ) -> Result<Response<Updates>, Status> {
        if request.metadata().get("x-token").is_none_or(|token| token != TOKEN) {
            return Err(Status::unauthenticated("no token"));
        }
        let mut asked = request.into_inner();
        let first = asked.next().await.expect("a request")?;
        assert_eq!(first.commitment, Some(CommitmentLevel::Confirmed.into()));
        let filter = first.transactions.into_values().next().expect("a filter");
        assert_eq!((filter.vote, filter.failed), (Some(false), Some(false)));
        let (to, from) = mpsc::channel(64);
        let rpc = self.rpc.clone();
        std::thread::spawn(move || stream(&rpc, &filter.account_include, &to));
        tokio::spawn(async move { while asked.next().await.is_some_and(|asked| asked.is_ok()) {} });
        Ok(Response::new(ReceiverStream::new(from)))
    }

    async fn subscribe_deshred(
        &self,
        _: Request<Streaming<SubscribeDeshredRequest>>,
    ) -> Result<Response<Self::SubscribeDeshredStream>, Status> {
        Err(Status::unimplemented("nobody asks"))
    }

    async fn subscribe_gossip(
        &self,
        _: Request<SubscribeGossipRequest>,
    ) -> Result<Response<Self::SubscribeGossipStream>, Status> {
        Err(Status::unimplemented("nobody asks"))
    }

    async fn subscribe_replay_info(
        &self,
        _: Request<SubscribeReplayInfoRequest>,
    ) -> Result<Response<SubscribeReplayInfoResponse>, Status> {
        Err(Status::unimplemented("nobody asks"))
    }

    async fn ping(&self, _: Request<PingRequest>) -> Result<Response<PongResponse>, Status> {
        Err(Status::unimplemented("nobody asks"))
    }

    async fn get_latest_blockhash(
        &self,
        _: Request<GetLatestBlockhashRequest>,
    ) -> Result<Response<GetLatestBlockhashResponse>, Status> {
        Err(Status::unimplemented("nobody asks"))
    }

    async fn get_block_height(
        &self,
        _: Request<GetBlockHeightRequest>,
    ) -> Result<Response<GetBlockHeightResponse>, Status> {
        Err(Status::unimplemented("nobody asks"))
    }

    async fn get_slot(
        &self,
        _: Request<GetSlotRequest>,
    ) -> Result<Response<GetSlotResponse>, Status> {
        Err(Status::unimplemented("nobody asks"))
    }

    async fn is_blockhash_valid(
        &self,
        _: Request<IsBlockhashValidRequest>,
    ) -> Result<Response<IsBlockhashValidResponse>, Status> {
        Err(Status::unimplemented("nobody asks"))
    }

    async fn get_version(
        &self,
        _: Request<GetVersionRequest>,
    ) -> Result<Response<GetVersionResponse>, Status> {
        Err(Status::unimplemented("nobody asks"))
    }
}

/// Where it streams.
fn streams(rpc: String) -> String {
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let at: SocketAddr = free.local_addr().expect("an address");
    drop(free);
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let server = Grpc::builder().add_service(GeyserServer::new(Streamer { rpc })).serve(at);
        runtime.block_on(server).expect("it serves");
    });
    while std::net::TcpStream::connect(at).is_err() {
        std::thread::sleep(Duration::from_millis(10));
    }
    format!("http://{at}")
}

/// How many transactions were heard of by a way.
fn heard(server: &Server, by: &str) -> u64 {
    let (_, text) = server.get("/metrics");
    let name = format!("acequia_heard_total{{by=\"{by}\"}} ");
    let line = text.lines().find_map(|line| line.strip_prefix(&name));
    line.map_or(0, |count| count.parse().expect("a number"))
}

/// Lets people act until that many more have been heard of by a way.
fn acts_until_heard(crowd: &mut Crowd, server: &Server, by: &str, more: u64) {
    let wanted = heard(server, by) + more;
    for _ in 0..2_000 {
        if heard(server, by) >= wanted {
            return;
        }
        crowd.step();
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("{} of {wanted} were heard of by {by}", heard(server, by));
}

fn fingerprint(database: &str) -> Vec<String> {
    let work = async { Store::open(database).await.expect("it opens").fingerprint().await };
    tokio::runtime::Runtime::new().expect("a runtime").block_on(work).expect("events")
}

#[test]
fn what_happens_is_heard_by_the_stream_and_by_the_websocket_while_it_is_broken() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str| folder.path().join(name).display().to_string();
    let mut crowd = Crowd::new(5, 21);
    let line = BadLine::to(&streams(crowd.net.url.clone()));
    let websocket = crowd.net.url.replacen("http", "ws", 1);
    let more = ["--grpc", &line.http(), "--grpc-token", TOKEN];
    let server = Server::start(&crowd.net.url, &websocket, &file("heard.db"), &more);
    acts_until_heard(&mut crowd, &server, "grpc", 10);
    assert_eq!(heard(&server, "websocket"), 0, "nobody listens to it");
    line.set_down(true);
    acts_until_heard(&mut crowd, &server, "websocket", 10);
    line.set_down(false);
    acts_until_heard(&mut crowd, &server, "grpc", 10);
    crowd.let_it_settle();
    let slot = crowd.net.ask("getSlot", json!([{ "commitment": "confirmed" }]));
    let health = server.until_whole(slot.as_u64().expect("a slot"));
    assert_eq!((&health["live"], &health["unreadable"]), (&json!(true), &json!(0)), "{health:#}");
    drop(server);
    let server = Server::start(&crowd.net.url, &websocket, &file("read.db"), &[]);
    server.until_whole(slot.as_u64().expect("a slot"));
    assert_eq!(fingerprint(&file("heard.db")), fingerprint(&file("read.db")));
}

#[test]
fn a_stream_that_cannot_be_one_is_refused_in_words() {
    let refused = |more: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_acequia-serve"));
        let folder = tempfile::tempdir().expect("a folder");
        command.args(["run", "--listen", "127.0.0.1:0", "--database"]);
        command.arg(folder.path().join("a.db")).args(more);
        let done = command.output().expect("it starts");
        assert!(!done.status.success());
        String::from_utf8(done.stderr).expect("text")
    };
    for more in
        [&["--grpc", "not a url"][..], &["--grpc", "http://127.0.0.1:1", "--grpc-token", "\n"]]
    {
        let said = refused(more);
        assert!(
            said.contains("The gRPC stream cannot be asked") && said.contains("--grpc"),
            "{said}"
        );
    }
}
