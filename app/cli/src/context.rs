//! What a command works with: the cluster, the wallet, and how to act.

use crate::chain::Mint;
use crate::config::Config;
use crate::error::Outcome;
use crate::farms::Farms;
use crate::global::{Global, PriorityFee};
use crate::rpc::journal::{Journal, Pending};
use crate::rpc::send::Sender;
use crate::rpc::{pack, Draft, Head, Nonce, Room, Rpc};
use crate::show::{amount, warn, Names};
use crate::wallet::Wallet;
use solana_address::Address;
use solana_instruction::Instruction;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// How far a command goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Shows the instructions.
    Print,
    /// Tries them out.
    Simulate,
    /// Prints messages for a multisig.
    Multisig,
    /// Signs and sends.
    Execute,
}

/// What a command works with.
pub struct Context {
    pub rpc: Rpc,
    pub mode: Mode,
    pub json: bool,
    /// Whether to act without asking.
    pub yes: bool,
    /// What transactions begin with; compute units at the most that they may cost, by which
    /// transactions are packed.
    pub head: Head,
    pub priority_fee: PriorityFee,
    /// What they cost, once that was estimated.
    pub settled: Cell<Option<u64>>,
    pub names: Names,
    /// A transaction of an earlier run that has landed since, until somebody asks for it.
    pub landed: RefCell<Option<Pending>>,
    /// Mints that were read to write amounts of them.
    mints: RefCell<BTreeMap<Address, Option<Mint>>>,
    also: OnceCell<Wallet>,
    farms: OnceCell<Farms>,
    farms_file: Option<PathBuf>,
    key: String,
    fee_payer: Option<String>,
    helper: OnceCell<Wallet>,
    vault: Option<Address>,
    wallet: OnceCell<Wallet>,
    /// Whose the nonce is, where it is not the wallet's.
    advancer: Option<Wallet>,
}

impl Context {
    /// Nothing is asked of the cluster or the key yet.
    pub fn new(global: &Global) -> Outcome<Self> {
        let config = Config::load(global.config.as_deref())?;
        let names = global.names.as_deref().map(Names::load).transpose()?;
        let mut context = Self {
            rpc: Rpc::new(&config.url(global.url.as_deref()))?,
            mode: mode(global),
            json: global.json,
            yes: global.yes,
            head: Head::default().at(match global.priority_fee {
                PriorityFee::Auto => global.max_priority_fee,
                PriorityFee::Of(price) => price,
            }),
            priority_fee: global.priority_fee,
            settled: Cell::new(None),
            names: names.unwrap_or_default(),
            landed: RefCell::new(None),
            mints: RefCell::default(),
            also: OnceCell::new(),
            farms: OnceCell::new(),
            farms_file: global.farms.clone(),
            key: config.key(global.keypair.as_deref()),
            fee_payer: global.fee_payer.clone(),
            helper: OnceCell::new(),
            vault: global.multisig,
            wallet: OnceCell::new(),
            advancer: global.nonce_authority.as_deref().map(Wallet::open).transpose()?,
        };
        if let Some(account) = global.nonce {
            let advancer = context.advancer.as_ref().map(Wallet::address);
            let authority = advancer.map_or_else(|| context.me(), Ok)?;
            context.head.nonce = Some(Nonce { account, authority });
        }
        Ok(context)
    }

    /// The same, with compute units at what they cost.
    pub fn settled_head(&self) -> Head {
        self.head.at(self.settled.get().unwrap_or(self.head.price))
    }

    /// The farms that somebody vouches for on this cluster, read when they are first asked for.
    pub fn farms(&self) -> Outcome<&Farms> {
        if self.farms.get().is_none() {
            let farms = Farms::load(self.farms_file.as_deref(), || self.rpc.genesis())?;
            let _ = self.farms.set(farms);
        }
        Ok(self.farms.get().expect("they were just read"))
    }

    /// Who acts: the multisig's vault, or whoever holds the key.
    pub fn me(&self) -> Outcome<Address> {
        Ok(self.wallet()?.address())
    }

    /// The wallet, opened when it is first needed.
    pub fn wallet(&self) -> Outcome<&Wallet> {
        if self.wallet.get().is_none() {
            let wallet = match self.vault {
                Some(vault) => Wallet::watched(vault),
                None => Wallet::open(&self.key)?,
            };
            let _ = self.wallet.set(wallet);
        }
        Ok(self.wallet.get().expect("it was just opened"))
    }

    /// Who pays fees and rents: whoever acts, unless somebody else does.
    pub fn payer(&self) -> Outcome<Address> {
        self.helper()?.map_or_else(|| self.me(), |helper| Ok(helper.address()))
    }

    /// Who pays in the wallet's place, opened when it is first needed.
    fn helper(&self) -> Outcome<Option<&Wallet>> {
        if let (Some(place), None) = (&self.fee_payer, self.helper.get()) {
            let _ = self.helper.set(Wallet::open(place)?);
        }
        Ok(self.helper.get())
    }

    /// Groups of instructions in as few transactions as hold them, with who pays and what they live by.
    pub fn pack(&self, groups: &[Vec<Instruction>]) -> Outcome<Vec<Vec<Instruction>>> {
        Ok(pack(self.payer()?, groups, self.head))
    }

    /// Whether one transaction can hold it.
    pub fn fits(&self, draft: &Draft) -> Outcome<bool> {
        let large = draft.fits(Room::Large) && self.reads_large()?;
        Ok(draft.fits(Room::Usual) || (large && self.rpc.room()? == Room::Large))
    }

    /// Whether those who sign read transactions of version 1: no device does, nor does a multisig.
    fn reads_large(&self) -> Outcome<bool> {
        let device = |wallet: &Wallet| wallet.is_interactive();
        Ok(self.mode != Mode::Multisig
            && !device(self.wallet()?)
            && !self.also.get().is_some_and(device)
            && !self.helper()?.is_some_and(device))
    }

    /// How amounts of a mint are written, with the unit: as wallets show them, with the raw ones beside, where
    /// they differ. Not for a step's purpose, which has to be the same tomorrow. Of a mint that cannot be
    /// read they are as they are.
    pub fn words<'a>(&'a self, mint: &Address, decimals: u8) -> impl Fn(u64) -> String + 'a {
        self.words_in(mint, decimals, self.names.symbol(mint))
    }

    /// The same, of a mint that is called so.
    pub fn words_in<'a>(
        &'a self,
        mint: &Address,
        decimals: u8,
        symbol: String,
    ) -> impl Fn(u64) -> String + 'a {
        let read = self.mint(mint);
        move |units| match &read {
            Some(mint) => mint.words(units, &symbol),
            None => amount(units, decimals, &symbol),
        }
    }

    /// A mint, read once; none where it cannot be read.
    pub fn mint(&self, mint: &Address) -> Option<Mint> {
        let known = self.mints.borrow().get(mint).cloned();
        known.unwrap_or_else(|| {
            let read = self.rpc.mint(mint).ok();
            self.mints.borrow_mut().insert(*mint, read.clone());
            read
        })
    }

    /// Reads mints at once of which amounts are to be written.
    pub fn know_mints(&self, mints: impl IntoIterator<Item = Address>) -> Outcome<()> {
        let mints: Vec<Address> = mints.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        let read = self.rpc.known_mints(&mints)?;
        let mut known = self.mints.borrow_mut();
        known.extend(mints.into_iter().map(|mint| (mint, None)));
        known.extend(read.into_iter().map(|mint| (mint.address, Some(mint))));
        Ok(())
    }

    /// How much later a plan may be carried out than it was made [s]: a multisig's members have
    /// to approve first.
    pub fn slack(&self) -> u64 {
        match self.mode {
            Mode::Multisig => 7 * 86_400,
            _ => 600,
        }
    }

    /// By when a plan has to land [unix s]; 0 for any time: a blockhash is over before anything changes
    /// unseen, and neither a nonce nor what a multisig's members approve has one.
    pub fn lands_before(&self, now: u64) -> u64 {
        match self.mode == Mode::Multisig || self.head.nonce.is_some() {
            true => now.saturating_add(self.slack()),
            false => 0,
        }
    }

    /// Who sends this wallet's transactions.
    pub fn sender(&self) -> Outcome<Sender<'_>> {
        let signer = self.wallet()?.signer()?;
        let journal = Journal::of(&signer.pubkey(), &self.rpc.genesis()?)?;
        let also = self.also.get().map(Wallet::signer).transpose()?;
        let payer = self.helper()?.map(Wallet::signer).transpose()?;
        let (head, reads_large) = (self.settled_head(), self.reads_large()?);
        let advancer = self.advancer.as_ref().map(Wallet::signer).transpose()?;
        let others = [payer, also, advancer].into_iter().flatten().collect();
        Ok(Sender { rpc: &self.rpc, signer, payer, others, journal, head, reads_large })
    }

    /// A second key that signs where an instruction says so.
    pub fn sign_with(&self, key: impl Into<Wallet>) {
        let _ = self.also.set(key.into());
    }

    /// Before a plan is made: finds out what became of an earlier run's transaction, so that
    /// the plan starts from what is so.
    pub fn resolve_earlier_run(&self) -> Outcome<()> {
        if self.mode != Mode::Execute {
            return Ok(());
        }
        let landed = self.sender()?.resolve(|pending| {
            warn(&format!(
                "An earlier run sent {} ({}). Waiting until it has landed or can no longer land…",
                pending.signature, pending.what
            ));
        })?;
        if let Some(landed) = &landed {
            warn(&format!(
                "An earlier run's transaction has landed: {} ({})",
                landed.signature, landed.what
            ));
        }
        *self.landed.borrow_mut() = landed;
        Ok(())
    }
}

fn mode(global: &Global) -> Mode {
    match global {
        Global { print: true, .. } => Mode::Print,
        Global { simulate: true, .. } => Mode::Simulate,
        Global { multisig: Some(_), .. } => Mode::Multisig,
        _ => Mode::Execute,
    }
}
