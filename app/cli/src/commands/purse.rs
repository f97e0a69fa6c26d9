//! The token accounts that a command pays into and out of.

use super::wrap::{unwrapping, wrappable};
use crate::chain::{canonical_account, Mint, TokenAccount};
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Spend, Step};
use crate::show::short;
use clap::Args;
use solana_account::Account;
use solana_address::Address;
use solana_instruction::Instruction;
use spl_associated_token_account_interface::instruction::create_associated_token_account_idempotent;

/// Who owns a wallet's account.
const SYSTEM: Address = Address::from_str_const("11111111111111111111111111111111");

/// Where what comes out goes to.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct Payee {
    /// Have it paid to another wallet, or into this token account
    #[arg(long, value_name = "ADDRESS")]
    to: Option<Address>,
}

impl Payee {
    /// Nobody but who usually is.
    pub const fn usual() -> Self {
        Self { to: None }
    }

    /// The account to be paid into: the canonical one of `usual`, unless another is named.
    pub fn purse(&self, context: &Context, usual: &Address, mint: &Mint) -> Outcome<Purse> {
        let Some(to) = self.to else { return Purse::paid_into(context, usual, mint) };
        match named(&to, context.rpc.account(&to)?.as_ref())? {
            Named::Wallet => Purse::paid_into(context, &to, mint),
            Named::Account(there) => Purse::named(to, &there, mint),
        }
    }

    /// Whether it goes to whom it always goes to.
    pub const fn is_usual(&self) -> bool {
        self.to.is_none()
    }

    /// What an order ends with, where it is paid to somebody else.
    pub fn words(&self) -> String {
        self.to.map_or_else(String::new, |to| format!(", to {to}"))
    }

    /// Says in the plan that it is paid to somebody else.
    pub fn note(&self, plan: &mut Plan) {
        plan.notes.extend(self.to.map(|to| format!("what comes out is paid to {to}, not to you")));
    }
}

/// Where what goes in comes from.
#[derive(Clone, Debug, Default, Args)]
pub struct Payer {
    /// Take the tokens out of this account of yours. May be given again, for another token
    #[arg(long, value_name = "ACCOUNT")]
    from: Vec<Address>,
}

impl Payer {
    /// The account that pays: the wallet's canonical one, unless another of that mint is named.
    pub fn account(&self, context: &Context, mint: &Mint) -> Outcome<Address> {
        let named = self.named(context)?.into_iter().find(|(_, there)| there.mint == mint.address);
        named
            .map_or_else(|| Ok(canonical_account(mint, &context.me()?)), |(address, _)| Ok(address))
    }

    /// The same, and what can be spent from it.
    pub fn purse(&self, context: &Context, mint: &Mint) -> Outcome<Purse> {
        self.require_of(context, &[mint])?;
        let (me, address) = (context.me()?, self.account(context, mint)?);
        let there = context.rpc.token_account(&address)?;
        there.iter().try_for_each(|there| there.require_spendable(&address, &me))?;
        let held = there.map_or(0, |there| there.spendable_by(&me));
        let wraps = mint.is_native() && address == canonical_account(mint, &me);
        let more = if wraps { wrappable(context, &me)? } else { 0 };
        Ok(Purse::at(address, me, held.saturating_add(more)))
    }

    /// Refuses accounts that are of none of these mints.
    pub fn require_of(&self, context: &Context, mints: &[&Mint]) -> Outcome<()> {
        let named = self.named(context)?;
        let stranger = named.iter().find(|(_, one)| mints.iter().all(|m| m.address != one.mint));
        match stranger {
            None => Ok(()),
            Some((address, there)) => Err(failure(
                format!("{address} holds another token, {}", short(&there.mint)),
                "Name by --from an account that holds what is to be paid",
            )),
        }
    }

    fn named(&self, context: &Context) -> Outcome<Vec<(Address, TokenAccount)>> {
        let accounts = context.rpc.accounts(&self.from)?;
        let read = |(address, account): (&Address, &Option<Account>)| {
            let there = account.as_ref().and_then(TokenAccount::read);
            there.map(|there| (*address, there)).ok_or_else(|| {
                failure(format!("{address} is no token account"), "Name one by --from")
            })
        };
        self.from.iter().zip(&accounts).map(read).collect()
    }
}

/// What an address stands for.
enum Named {
    Wallet,
    Account(TokenAccount),
}

fn named(to: &Address, account: Option<&Account>) -> Outcome<Named> {
    if let Some(there) = account.and_then(TokenAccount::read) {
        return Ok(Named::Account(there));
    }
    match account.is_none_or(|account| account.owner == SYSTEM) {
        true => Ok(Named::Wallet),
        false => Err(failure(
            format!("{to} is neither a wallet nor a token account"),
            "Name by --to what can hold tokens and spend them",
        )),
    }
}

/// A token account, and the instruction that makes it where it is missing.
#[derive(Debug)]
pub struct Purse {
    pub address: Address,
    /// Who can spend what is in it.
    pub owner: Address,
    /// What it holds, or what of that can be spent where it is to pay [base units].
    pub amount: u64,
    /// With the bytes that are new.
    make: Option<(Instruction, usize)>,
    /// Pays what has come there out as SOL.
    unwrap: Option<Instruction>,
}

impl Purse {
    fn at(address: Address, owner: Address, amount: u64) -> Self {
        Self { address, owner, amount, make: None, unwrap: None }
    }

    /// The canonical account of a wallet, to be paid into. SOL is unwrapped, unless it comes to some that
    /// was wrapped before.
    pub fn paid_into(context: &Context, wallet: &Address, mint: &Mint) -> Outcome<Self> {
        let (address, program) = (canonical_account(mint, wallet), mint.program_address());
        let (owner, payer) = (*wallet, context.payer()?);
        let unwraps = mint.is_native() && owner == context.me()?;
        let unwrap = unwraps.then(|| unwrapping(&address, wallet, wallet)).flatten();
        let make =
            create_associated_token_account_idempotent(&payer, wallet, &mint.address, &program);
        let Some(there) = context.rpc.token_account(&address)? else {
            return Ok(Self {
                make: Some((make, mint.wallet_size)),
                unwrap,
                ..Self::at(address, owner, 0)
            });
        };
        there.require_pays(&address, wallet)?;
        let unwrap = unwrap.filter(|_| there.amount == 0);
        // Whatever closes it may be followed by another payment.
        let make = unwrap.is_some().then_some((make, 0));
        Ok(Self { make, unwrap, ..Self::at(address, owner, there.amount) })
    }

    /// An account that somebody has named: whose it is, is theirs to know.
    fn named(address: Address, there: &TokenAccount, mint: &Mint) -> Outcome<Self> {
        if there.mint != mint.address {
            return Err(failure(
                format!("{address} holds another token than {}", short(&mint.address)),
                "Name a wallet by --to: it is paid into its account for each token",
            ));
        }
        there.require_open(&address, "Name another token account by --to")?;
        Ok(Self::at(address, there.owner, there.amount))
    }

    /// Puts the making of it, where it is missing, into the beginning of the step that pays into it, and
    /// the unwrapping of SOL into its end.
    pub fn make_in(&self, step: &mut Step) {
        let lacks = |step: &Step, one: &Instruction| !step.instructions.contains(one);
        if let Some((make, size)) = self.make.as_ref().filter(|(make, _)| lacks(step, make)) {
            step.instructions.insert(0, make.clone());
            step.creates.extend((*size > 0).then_some(*size));
        }
        let unwrap = self.unwrap.clone().filter(|unwrap| lacks(step, unwrap));
        step.instructions.extend(unwrap);
    }

    /// Why what is paid into it stays wrapped, where it is SOL.
    pub fn wrapped_note(&self, mint: &Mint) -> Option<String> {
        let stays = mint.is_native() && self.unwrap.is_none();
        let address = self.address;
        stays
            .then(|| format!("it arrives as wrapped SOL, in {address}: spl-token unwrap {address}"))
    }

    /// Tokens that leave it.
    pub fn spend(&self, amount: u64, mint: &Mint, symbol: &str) -> Spend {
        mint.spend(self.address, amount, symbol)
    }
}
