//! The token accounts that a command pays into and out of.

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
    /// The account to be paid into: the canonical one of `usual`, unless another is named.
    pub fn purse(&self, context: &Context, usual: &Address, mint: &Mint) -> Outcome<Purse> {
        let Some(to) = self.to else { return Purse::paid_into(context, usual, mint) };
        match named(&to, context.rpc.account(&to)?.as_ref())? {
            Named::Wallet => Purse::paid_into(context, &to, mint),
            Named::Account(there) => Purse::named(to, &there, mint),
        }
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
    /// What it holds [base units].
    pub amount: u64,
    make: Option<(Instruction, usize)>,
}

impl Purse {
    /// The canonical account of a wallet, to be paid into.
    pub fn paid_into(context: &Context, wallet: &Address, mint: &Mint) -> Outcome<Self> {
        Self::canonical(context, wallet, mint, TokenAccount::require_pays)
    }

    /// The canonical account of a wallet, to pay out of.
    pub fn paid_from(context: &Context, wallet: &Address, mint: &Mint) -> Outcome<Self> {
        Self::canonical(context, wallet, mint, TokenAccount::require_spendable)
    }

    fn canonical(
        context: &Context,
        wallet: &Address,
        mint: &Mint,
        require: impl FnOnce(&TokenAccount, &Address, &Address) -> Outcome<()>,
    ) -> Outcome<Self> {
        let (address, program) = (canonical_account(mint, wallet), mint.program_address());
        let (owner, payer) = (*wallet, context.me()?);
        let Some(there) = context.rpc.token_account(&address)? else {
            let make =
                create_associated_token_account_idempotent(&payer, wallet, &mint.address, &program);
            return Ok(Self { address, owner, amount: 0, make: Some((make, mint.wallet_size)) });
        };
        require(&there, &address, wallet)?;
        Ok(Self { address, owner, amount: there.amount, make: None })
    }

    /// An account that somebody has named: whose it is, is theirs to know.
    fn named(address: Address, there: &TokenAccount, mint: &Mint) -> Outcome<Self> {
        if there.mint != mint.address {
            return Err(failure(
                format!("{address} holds another token than {}", short(&mint.address)),
                "Name a wallet by --to: it is paid into its account for each token",
            ));
        }
        there.require_thawed(&address, "Name another token account by --to")?;
        Ok(Self { address, owner: there.owner, amount: there.amount, make: None })
    }

    /// Puts the making of it, where it is missing, into a step's beginning.
    pub fn make_in(&self, step: &mut Step) {
        if let Some((instruction, size)) = &self.make {
            step.instructions.insert(0, instruction.clone());
            step.creates.push(*size);
        }
    }

    /// Tokens that leave it.
    pub fn spend(&self, amount: u64, mint: &Mint, symbol: &str) -> Spend {
        let (account, decimals) = (self.address, mint.decimals);
        Spend { account, amount, decimals, symbol: symbol.into() }
    }
}
