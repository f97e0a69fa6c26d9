//! The embedded network.

use crate::args::Args;
use crate::programs::Program;
use serde_json::{json, Value};
use solana_address::Address;
use solana_keypair::Keypair;
use solana_signer::Signer;
use surfpool_sdk::cheatcodes::builders::DeployProgram;
use surfpool_sdk::{BlockProductionMode, SimnetCommand, Surfnet};

/// What a funded wallet gets [lamports].
const FUNDS: u64 = 1_000_000_000_000;

/// The sysvar of the clock; its last 8 bytes of 40 are the time [unix s].
const CLOCK: Address = Address::from_str_const("SysvarC1ock11111111111111111111111111111111");

/// A network that runs until it is stopped or dropped.
pub struct Net {
    surfnet: Surfnet,
    faucet: String,
}

/// Starts it, without any of the programs yet.
pub fn start(args: &Args) -> Result<Net, String> {
    let payer = Keypair::new();
    let faucet = payer.to_base58_string();
    let builder = Surfnet::builder()
        .payer(payer)
        .airdrop_addresses(args.fund.clone())
        .airdrop_sol(FUNDS)
        .block_production_mode(mode(args))
        .slot_time_ms(args.block_ms.unwrap_or(1));
    // Its client blocks, which only a runtime of several threads allows.
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(|error| error.to_string())?;
    let surfnet = runtime.block_on(builder.start()).map_err(|error| error.to_string())?;
    profile_nothing(&surfnet)?;
    Ok(Net { surfnet, faucet })
}

/// Surfpool runs each transaction once more for each of its instructions, to profile them, which
/// takes most of its time; nobody reads that here. It does not while a runbook is executed, so one
/// is begun that never ends: its SDK offers no other way.
fn profile_nothing(surfnet: &Surfnet) -> Result<(), String> {
    let begin = SimnetCommand::StartRunbookExecution("no profiles".into());
    surfnet.send_command(begin).map_err(|error| error.to_string())
}

/// A clock of our own makes the blocks where it is to run faster.
fn mode(args: &Args) -> BlockProductionMode {
    match (args.block_ms, args.speed) {
        (None, _) => BlockProductionMode::Transaction,
        (Some(_), 1) => BlockProductionMode::Clock,
        (Some(_), _) => BlockProductionMode::Manual,
    }
}

impl Net {
    /// Puts a program's bytes at its address.
    pub fn deploy(&self, program: &Program) -> Result<(), String> {
        let order = DeployProgram::new(program.address).so_path(&program.file);
        let done = self.surfnet.cheatcodes().deploy(order);
        done.map(|_| ()).map_err(|error| format!("{} was not deployed: {error}", program.name))
    }

    /// Moves the chain's clock [unix s].
    pub fn travel_to(&self, time: Option<u64>) -> Result<(), String> {
        let Some(time) = time else {
            return Ok(());
        };
        let done = self.surfnet.cheatcodes().time_travel_to_timestamp(time.saturating_mul(1_000));
        done.map(|_| ()).map_err(|error| {
            format!("the clock cannot be set to {time}: {error}. Name a time that lies ahead")
        })
    }

    /// Forgets what Surfpool tells of itself, which it would keep for a reader for ever.
    pub fn forget_events(&self) {
        while self.surfnet.events().try_recv().is_ok() {}
    }

    /// The chain's clock [unix s].
    pub fn time(&self) -> Result<u64, String> {
        let data = self.surfnet.rpc_client().get_account_data(&CLOCK);
        let data = data.map_err(|error| format!("the chain's clock cannot be read: {error}"))?;
        let time = data.get(32..40).and_then(|bytes| bytes.try_into().ok()).map(u64::from_le_bytes);
        time.ok_or_else(|| "the chain's clock is of an unknown layout".into())
    }

    /// What whoever started this needs to know, as one line of JSON.
    pub fn announcement(&self, programs: &[Program]) -> String {
        let deployed: serde_json::Map<String, Value> =
            programs.iter().map(|p| (p.name.clone(), json!(p.address.to_string()))).collect();
        json!({
            "rpc": self.surfnet.rpc_url(),
            "ws": self.surfnet.ws_url(),
            "programs": deployed,
            "faucet": { "address": self.faucet_address().to_string(), "key": self.faucet },
            "pid": std::process::id(),
        })
        .to_string()
    }

    fn faucet_address(&self) -> Address {
        self.surfnet.payer().pubkey()
    }

    /// Closes the ports.
    pub fn stop(&mut self) -> Result<(), String> {
        self.surfnet.stop().map_err(|error| error.to_string())
    }
}
