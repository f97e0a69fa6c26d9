//! The cluster, by JSON-RPC.

mod bulk;
pub mod journal;
mod nonce;
mod price;
pub mod send;
pub mod simulate;
mod transaction;
mod trouble;

pub use simulate::Simulation;
pub use transaction::{pack, Draft, Head, Nonce, Room};
pub use trouble::{refusal, Refusal};

use crate::error::{failure, Outcome};
use acequia_interface::ID;
use acequia_node::endpoint::Endpoint;
use acequia_node::transport::{Fault, Transport};
use serde_json::{json, Value};
use solana_account::Account;
use solana_address::Address;
use std::cell::OnceCell;

/// The sysvar of the clock: slot, start of the epoch, epoch, the next one, time [unix s].
const CLOCK: Address = Address::from_str_const("SysvarC1ock11111111111111111111111111111111");
/// The most accounts that one question may name.
const BATCH: usize = 100;

/// The chain's clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// By which transfer fees change.
    pub epoch: u64,
    /// [unix s]
    pub now: u64,
}

/// A cluster.
pub struct Rpc {
    transport: Transport,
    /// What transactions it takes, once that was asked.
    room: OnceCell<Room>,
}

impl Rpc {
    /// The cluster behind a URL. Nothing is asked yet.
    pub fn new(url: &str) -> Outcome<Self> {
        Ok(Self { transport: Transport::to(Endpoint::parse(url)?), room: OnceCell::new() })
    }

    fn endpoint(&self) -> &Endpoint {
        self.transport.endpoint()
    }

    /// Asks, and again where the connection broke: questions change nothing.
    pub fn ask(&self, method: &str, params: Value) -> Outcome<Value> {
        self.transport.ask(method, &params).map_err(|fault| self.explain(&fault))
    }

    /// Asks for what a node may not have: its answer, or why it gives none.
    pub fn hear(&self, method: &str, params: Value) -> Outcome<Result<Value, String>> {
        self.transport.hear(method, &params)
    }

    fn ask_once(&self, method: &str, params: &Value) -> Result<Value, Fault> {
        self.transport.send(method, params)
    }

    fn explain(&self, fault: &Fault) -> crate::error::Failure {
        self.transport.explain(fault)
    }

    /// Checks that the farm is deployed here, before anything else.
    pub fn require_farm(&self) -> Outcome<()> {
        let account = self.account(&ID)?;
        match account.is_some_and(|account| account.executable) {
            true => Ok(()),
            false => Err(failure(
                format!("The farm program {ID} is not on the cluster at {}", self.endpoint()),
                "Choose the cluster by -u (l, d, t, m or a URL); `solana config get` shows the usual one",
            )),
        }
    }

    pub fn account(&self, address: &Address) -> Outcome<Option<Account>> {
        Ok(self.accounts(&[*address])?.remove(0))
    }

    /// Several accounts, up to 100 of them as of one moment.
    pub fn accounts(&self, addresses: &[Address]) -> Outcome<Vec<Option<Account>>> {
        let mut all = Vec::with_capacity(addresses.len());
        for batch in addresses.chunks(BATCH) {
            let names: Vec<String> = batch.iter().map(Address::to_string).collect();
            let answer = self.ask("getMultipleAccounts", json!([names, options()]))?;
            let values = answer["value"].as_array().cloned().unwrap_or_default();
            if values.len() != batch.len() {
                return Err(self.nonsense("getMultipleAccounts"));
            }
            let read = values.iter().map(|value| self.read_account(value));
            all.extend(read.collect::<Outcome<Vec<_>>>()?);
        }
        Ok(all)
    }

    /// A program's accounts of one kind, by bytes at places in them.
    pub fn accounts_of(
        &self,
        program: &Address,
        filters: &[(usize, &[u8])],
    ) -> Outcome<Vec<(Address, Account)>> {
        let filter = |(offset, bytes): &(usize, &[u8])| {
            json!({ "memcmp": {
                "offset": offset, "bytes": bs58::encode(bytes).into_string(), "encoding": "base58",
            } })
        };
        let mut options = options();
        options["filters"] = filters.iter().map(filter).collect();
        let answer = self.ask("getProgramAccounts", json!([program.to_string(), options]))?;
        let list = answer.as_array().ok_or_else(|| self.nonsense("getProgramAccounts"))?;
        let mut found = list.iter().map(|one| self.read_keyed(one)).collect::<Outcome<Vec<_>>>()?;
        found.sort_by_key(|(address, _)| *address);
        Ok(found)
    }

    /// A wallet's own accounts of a mint.
    pub fn token_accounts(
        &self,
        wallet: &Address,
        mint: &Address,
    ) -> Outcome<Vec<(Address, Account)>> {
        let of = json!({ "mint": mint.to_string() });
        let method = "getTokenAccountsByOwner";
        let answer = self.ask(method, json!([wallet.to_string(), of, options()]))?;
        let values = answer["value"].as_array().ok_or_else(|| self.nonsense(method))?;
        values.iter().map(|value| self.read_keyed(value)).collect()
    }

    fn read_keyed(&self, value: &Value) -> Outcome<(Address, Account)> {
        let address = value["pubkey"].as_str().and_then(|text| text.parse().ok());
        let account = self.read_account(&value["account"])?;
        address.zip(account).ok_or_else(|| self.nonsense("getProgramAccounts"))
    }

    fn read_account(&self, value: &Value) -> Outcome<Option<Account>> {
        if value.is_null() {
            return Ok(None);
        }
        let read = || {
            Some(Account {
                lamports: value["lamports"].as_u64()?,
                data: decode_base64(value["data"][0].as_str()?)?,
                owner: value["owner"].as_str()?.parse().ok()?,
                executable: value["executable"].as_bool()?,
                rent_epoch: 0,
            })
        };
        read().map(Some).ok_or_else(|| self.nonsense("account"))
    }

    /// What an account of so many bytes must hold [lamports].
    pub fn rent(&self, bytes: usize) -> Outcome<u64> {
        self.number("getMinimumBalanceForRentExemption", json!([bytes]))
    }

    /// What a wallet holds [lamports].
    pub fn balance(&self, address: &Address) -> Outcome<u64> {
        Ok(self.account(address)?.map_or(0, |account| account.lamports))
    }

    /// The chain's clock [unix s].
    pub fn now(&self) -> Outcome<u64> {
        Ok(self.clock()?.now)
    }

    pub fn clock(&self) -> Outcome<Clock> {
        let clock = self.account(&CLOCK)?.ok_or_else(|| self.nonsense("clock"))?;
        let word = |at: usize| {
            let bytes = clock.data.get(at..at + 8).and_then(|bytes| bytes.try_into().ok());
            bytes.map(u64::from_le_bytes).ok_or_else(|| self.nonsense("clock"))
        };
        let now = word(32)?.cast_signed().max(0).cast_unsigned();
        Ok(Clock { epoch: word(16)?, now })
    }

    /// Tells clusters apart.
    pub fn genesis(&self) -> Outcome<String> {
        let answer = self.ask("getGenesisHash", json!([]))?;
        answer.as_str().map(str::to_string).ok_or_else(|| self.nonsense("getGenesisHash"))
    }

    /// How many blocks there are.
    pub fn block_height(&self) -> Outcome<u64> {
        Ok(self.height()?.0)
    }

    /// The same, and the slot of the last of them.
    pub fn height(&self) -> Outcome<(u64, u64)> {
        let answer = self.ask("getEpochInfo", json!([{ "commitment": "confirmed" }]))?;
        let height = answer["blockHeight"].as_u64().zip(answer["absoluteSlot"].as_u64());
        height.ok_or_else(|| self.nonsense("getEpochInfo"))
    }

    fn number(&self, method: &str, params: Value) -> Outcome<u64> {
        self.ask(method, params)?.as_u64().ok_or_else(|| self.nonsense(method))
    }

    /// For an answer that is not as the method is documented.
    pub fn nonsense(&self, method: &str) -> crate::error::Failure {
        failure(
            format!("{} answers {method} with something unreadable", self.endpoint()),
            "Use another RPC node, by -u",
        )
    }
}

fn options() -> Value {
    json!({ "encoding": "base64", "commitment": "confirmed" })
}

pub fn decode_base64(text: &str) -> Option<Vec<u8>> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(text).ok()
}

pub fn encode_base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}
