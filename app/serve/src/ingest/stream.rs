//! Logs as they happen, over a Yellowstone gRPC stream, where an operator has one. As of a websocket: what is missed is found
//! in the lists.

use super::live::Live;
use super::{follow_logs, program_names};
use acequia_node::error::{failure, Outcome};
use futures_util::{SinkExt, StreamExt};
use std::sync::Arc;
use std::time::Duration;
use tonic::transport::ClientTlsConfig;
use yellowstone_grpc_client::{GeyserGrpcBuilder, GeyserGrpcClient};
use yellowstone_grpc_proto::geyser::subscribe_update::UpdateOneof;
use yellowstone_grpc_proto::geyser::{
    CommitmentLevel, SubscribeRequest, SubscribeRequestFilterTransactions, SubscribeRequestPing,
    SubscribeUpdateTransactionInfo,
};

/// The longest that a connection takes to be made, or to answer whether it still lives.
const PATIENCE: Duration = Duration::from_secs(5);
/// A connection that is silent for so long is asked whether it still lives.
const SILENCE: Duration = Duration::from_secs(20);
/// How long the websocket is listened to before the stream is tried again.
const INSTEAD: Duration = Duration::from_secs(10);

type Broken = Box<dyn std::error::Error + Send + Sync>;

/// Who streams, and by which token.
#[derive(Clone, Debug, clap::Args)]
pub struct Streamed {
    /// A Yellowstone gRPC stream of the cluster, listened to in place of the websocket as long as it holds
    #[arg(long, env = "ACEQUIA_GRPC", value_name = "URL")]
    grpc: Option<String>,
    /// What the stream wants as x-token
    #[arg(long, env = "ACEQUIA_GRPC_TOKEN", value_name = "TOKEN", hide_env_values = true)]
    grpc_token: Option<String>,
}

impl Streamed {
    /// The stream, where one is named that can be asked.
    pub fn stream(self) -> Outcome<Option<Stream>> {
        let Some(url) = self.grpc else { return Ok(None) };
        let stream = Stream { url, token: self.grpc_token };
        let checked = stream.way().map(|_| ());
        checked.map(|()| Some(stream)).map_err(|error| {
            let remedy =
                "Write --grpc as a URL of http or https, and --grpc-token as its operator gave it";
            failure(format!("The gRPC stream cannot be asked: {error}"), remedy)
        })
    }
}

/// A stream.
#[derive(Clone)]
pub struct Stream {
    url: String,
    token: Option<String>,
}

impl Stream {
    fn way(&self) -> Result<GeyserGrpcBuilder, Broken> {
        let way = GeyserGrpcClient::build_from_shared(self.url.clone())?;
        let way = way.x_token(self.token.clone())?.connect_timeout(PATIENCE);
        let way = way.http2_keep_alive_interval(SILENCE).keep_alive_timeout(PATIENCE);
        let way = way.keep_alive_while_idle(true);
        Ok(match self.url.starts_with("https:") {
            // Against the roots that all else is held to.
            true => way.tls_config(ClientTlsConfig::new().with_webpki_roots())?,
            false => way,
        })
    }
}

/// Listens for ever; to the websocket while the stream is broken.
pub async fn follow_stream(stream: Stream, websocket: String, live: Arc<Live>) {
    loop {
        if let Err(error) = listen(&stream, &live).await {
            tracing::warn!(%error, "the gRPC stream broke; the websocket goes on");
        }
        live.set_connected(false);
        let instead = follow_logs(websocket.clone(), live.clone());
        let _ = tokio::time::timeout(INSTEAD, instead).await;
    }
}

async fn listen(stream: &Stream, live: &Live) -> Result<(), Broken> {
    let mut client = stream.way()?.connect().await?;
    let (mut asked, mut told) = client.subscribe_with_request(Some(wanted())).await?;
    live.set_connected(true);
    while let Some(update) = told.next().await {
        match update?.update_oneof {
            Some(UpdateOneof::Transaction(told)) => hear(told.transaction, live),
            // What stands in between may close a line on which one side is silent.
            Some(UpdateOneof::Ping(_)) => asked.send(answer()).await?,
            _ => {}
        }
    }
    Ok(())
}

/// Transactions of the programs that went through, once the chain has voted for them.
fn wanted() -> SubscribeRequest {
    let ours = SubscribeRequestFilterTransactions {
        vote: Some(false),
        failed: Some(false),
        account_include: program_names().to_vec(),
        ..Default::default()
    };
    SubscribeRequest {
        transactions: [("acequia".to_string(), ours)].into(),
        commitment: Some(CommitmentLevel::Confirmed.into()),
        ..Default::default()
    }
}

fn answer() -> SubscribeRequest {
    SubscribeRequest { ping: Some(SubscribeRequestPing { id: 1 }), ..Default::default() }
}

fn hear(told: Option<SubscribeUpdateTransactionInfo>, live: &Live) {
    let Some(SubscribeUpdateTransactionInfo { signature, meta: Some(meta), .. }) = told else {
        return;
    };
    let has_logs = meta.err.is_none() && !meta.log_messages_none;
    let signature = bs58::encode(signature).into_string();
    live.tell("grpc", signature, has_logs.then_some(meta.log_messages));
}
