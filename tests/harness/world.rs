//! The runtime: accounts, a clock that is set by hand, and keys by name.
//!
//! Keys follow from names alone, so addresses, bumps and therefore compute units are the
//! same in every run.

use crate::runtime::{self, Runtime};
#[cfg(feature = "embedded")]
use acequia_interface::addresses::SPL_TOKEN;
use acequia_interface::{Pool, Position, ID};
pub use solana_account::Account;
use solana_account::{AccountSharedData, ReadableAccount};
use solana_address::Address;
use solana_clock::Clock;
use solana_keypair::Keypair;
use solana_signer::Signer;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

/// Seconds of an hour.
pub const HOUR: u64 = 3_600;
/// Seconds of a day.
pub const DAY: u64 = 86_400;
/// Seconds of 365 days.
pub const YEAR: u64 = 365 * DAY;
/// When every world begins [unix s].
pub const START: u64 = 1_800_000_000;
/// What every actor begins with [lamports].
pub const LAMPORTS: u64 = 100_000_000_000;

/// A Solana runtime with the farm in it.
#[derive(Clone)]
pub struct World {
    /// The runtime, for tests that need more than is offered here.
    pub svm: Runtime,
    keys: HashMap<Address, Rc<Keypair>>,
    /// Mints made so far: their keys are numbered.
    pub(crate) mints: u32,
    /// Accounts that an issuer took tokens out of: what they hold says nothing of the farm.
    pub(crate) seized: HashSet<Address>,
}

impl World {
    /// A world at [`START`] with the farm deployed and nothing else.
    ///
    /// # Panics
    /// Where the program has not been built.
    pub fn new() -> Self {
        // Verified and compiled once: every world begins as a copy.
        static FIRST: OnceLock<Runtime> = OnceLock::new();
        let svm = FIRST.get_or_init(|| Self::with_farm().svm).clone();
        Self { svm, keys: HashMap::new(), mints: 0, seized: HashSet::new() }
    }

    fn with_farm() -> Self {
        let svm = Runtime::new().with_transaction_history(0).with_log_bytes_limit(None);
        let mut world = Self { svm, keys: HashMap::new(), mints: 0, seized: HashSet::new() };
        // Of its own accord it would write each step to files, where steps are written down at all.
        #[cfg(feature = "embedded")]
        world.watch(|_| {});
        world.deploy_at(ID, "acequia");
        world.set_time(START);
        world
    }

    /// Deploys a program of this repository at an address.
    ///
    /// # Panics
    /// Where it has not been built.
    #[track_caller]
    pub fn deploy_at(&mut self, address: Address, name: &str) {
        let bytes = program_bytes(name);
        self.svm.add_program(address, &bytes).expect("the runtime accepts the program");
    }

    /// Puts SPL Token 3.5 where p-token is, as on a chain that has not replaced it.
    #[cfg(feature = "embedded")]
    pub fn deploy_spl_token_of_before(&mut self) {
        const REPLACED: Address =
            Address::from_str_const("ptokFjwyJtrwCa9Kgo9xoDS59V4QccBGEaRFnRPnSdP");
        const LOADER: Address =
            Address::from_str_const("BPFLoader2111111111111111111111111111111111");
        let mut features = Runtime::mainnet_feature_set();
        features.deactivate(&REPLACED);
        let before = Runtime::default().with_feature_set(features).with_builtins().with_sysvars();
        let program = before.with_default_programs().get_account(&SPL_TOKEN).expect("a program");
        assert_eq!(program.owner, LOADER, "p-token is another loader's");
        self.svm.add_program_with_loader(SPL_TOKEN, &program.data, LOADER).expect("it is accepted");
    }

    // ---- the clock ----

    /// The present second [unix s].
    pub fn now(&self) -> u64 {
        self.svm.get_sysvar::<Clock>().unix_timestamp as u64
    }

    /// Sets the clock [unix s], backwards too.
    pub fn set_time(&mut self, time: u64) {
        let mut clock = self.svm.get_sysvar::<Clock>();
        clock.unix_timestamp = time as i64;
        self.svm.set_sysvar(&clock);
    }

    /// Lets epochs pass, by which token programs reckon fees.
    pub fn pass_epochs(&mut self, epochs: u64) {
        let mut clock = self.svm.get_sysvar::<Clock>();
        clock.epoch += epochs;
        self.svm.set_sysvar(&clock);
    }

    // ---- keys ----

    /// The address of an actor, who is given a key and lamports when first named.
    pub fn actor(&mut self, name: &str) -> Address {
        let address = self.key(name);
        if self.svm.get_account(&address).is_none() {
            self.put(address, Account { lamports: LAMPORTS, ..Account::default() });
        }
        address
    }

    /// As [`actor`](Self::actor), without an account: for what is to be created there.
    pub fn key(&mut self, name: &str) -> Address {
        let address = address_of(name);
        self.keys.entry(address).or_insert_with(|| Rc::new(keypair(name)));
        address
    }

    /// The key behind an address.
    pub(crate) fn keypair(&self, address: &Address) -> Option<Rc<Keypair>> {
        self.keys.get(address).cloned()
    }

    /// Whether somebody here can sign for that address.
    pub fn has_key(&self, address: &Address) -> bool {
        self.keys.contains_key(address)
    }

    // ---- accounts ----

    /// Whether there is an account that has not been closed.
    pub fn has(&self, address: &Address) -> bool {
        self.look_at(address).is_some()
    }

    /// An account, where there is one that has not been closed.
    pub fn account(&self, address: &Address) -> Option<Account> {
        self.look_at(address).map(|account| account.clone().into())
    }

    /// The same as it lies there: games look at some a thousand times a second.
    pub(crate) fn look_at(&self, address: &Address) -> Option<&AccountSharedData> {
        runtime::look_at(&self.svm, address).filter(|account| account.lamports() > 0)
    }

    /// Lamports of an account, 0 where there is none.
    pub fn lamports(&self, address: &Address) -> u64 {
        self.look_at(address).map_or(0, |account| account.lamports())
    }

    /// Puts an account there, whatever was there before.
    pub fn put(&mut self, address: Address, account: Account) {
        self.svm.set_account(address, account).expect("the runtime accepts the account");
    }

    /// A pool, as it stands in its account.
    #[track_caller]
    pub fn pool(&self, address: &Address) -> Pool {
        let account = self.look_at(address).expect("the pool exists");
        Pool::read(account.data()).expect("the pool can be read")
    }

    /// A position, as it stands in its account.
    #[track_caller]
    pub fn position(&self, address: &Address) -> Position {
        let account = self.look_at(address).expect("the position exists");
        Position::read(account.data()).expect("the position can be read")
    }

    /// All positions of a pool.
    pub fn positions(&self, pool: &Address) -> Vec<(Address, Position)> {
        let mut positions: Vec<_> = runtime::all(&self.svm)
            .filter(|(_, account)| *account.owner() == ID)
            .filter_map(|(at, account)| Some((*at, Position::read(account.data()).ok()?)))
            .filter(|(_, position)| position.pool == *pool)
            .collect();
        positions.sort_by_key(|(at, _)| *at);
        positions
    }
}

impl Default for World {
    fn default() -> Self {
        Self::new()
    }
}

/// The bytes of a program, where `make build` puts them; or of another build of it, which ACEQUIA_DEPLOY is
/// the folder of.
///
/// # Panics
/// Where it has not been built.
#[track_caller]
pub fn program_bytes(name: &str) -> Vec<u8> {
    let built = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/deploy");
    let folder = std::env::var("ACEQUIA_DEPLOY").unwrap_or_else(|_| built.into());
    let path = format!("{folder}/{name}.so");
    let bytes = std::fs::read(&path).unwrap_or_else(|error| {
        panic!("no program at {path} ({error}): run `scripts/sbf-build {name}` first")
    });
    #[cfg(feature = "profile")]
    let bytes = with_sections(bytes);
    bytes
}

/// With a table of sections, an empty one and one of names: a runtime that writes down steps asks for
/// it, and programs of SBPF v3 have none.
#[cfg(feature = "profile")]
fn with_sections(mut bytes: Vec<u8>) -> Vec<u8> {
    const STRINGS: u8 = 3;
    if bytes[60] != 0 {
        return bytes;
    }
    bytes.resize(bytes.len().next_multiple_of(8), 0);
    let at = bytes.len().to_le_bytes();
    let mut sections = [[0; 64]; 2];
    sections[1][4] = STRINGS;
    sections[1][24..32].copy_from_slice(&at); // where the empty one lies: no name
    sections[1][32] = 1;
    bytes.extend(sections.concat());
    bytes[40..48].copy_from_slice(&at);
    (bytes[60], bytes[62]) = (2, 1); // how many, and which has the names
    bytes
}

/// The address that a name stands for.
pub fn address_of(name: &str) -> Address {
    found_once(&[name.as_bytes()], || keypair(name).pubkey())
}

/// The address that a program derives from seeds.
pub fn derived(program: &Address, seeds: &[&[u8]]) -> Address {
    let key: Vec<&[u8]> = [&[program.as_ref()], seeds].concat();
    found_once(&key, || Address::find_program_address(seeds, program).0)
}

/// An address, found once for all tests of a process: that takes longer than most transactions.
pub(crate) fn found_once(key: &[&[u8]], find: impl FnOnce() -> Address) -> Address {
    static KNOWN: LazyLock<Mutex<HashMap<Vec<Vec<u8>>, Address>>> = LazyLock::new(Mutex::default);
    let key: Vec<_> = key.iter().map(|part| part.to_vec()).collect();
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let there = known().get(&key).copied();
    there.unwrap_or_else(|| *known().entry(key).or_insert_with(find))
}

fn keypair(name: &str) -> Keypair {
    assert!(name.len() < 32, "names of actors have at most 31 bytes");
    let mut seed = [0xac; 32];
    seed[..name.len()].copy_from_slice(name.as_bytes());
    seed[31] = name.len() as u8;
    Keypair::new_from_array(seed)
}
