//! `rewards push`: what is owed, paid to its owners, by anyone.

use crate::chain::{canonical_account, Mint, PoolAt, PositionAt, TokenAccount};
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::{several, short};
use acequia_interface::instructions::{PushClaim, Reward};
use clap::Args;
use solana_address::Address;
use solana_instruction::Instruction;
use spl_associated_token_account_interface::instruction::create_associated_token_account_idempotent;
use std::collections::BTreeSet;

/// Pay out what is owed, to its owners, in their place
///
/// To owners who allow it; to all of them from a reward whose closing began 30 days ago, or that closes in
/// a pool that has closed for good. Each is paid into their own account, whose rent you pay where it is
/// missing. What cannot be paid is left out, with the reason.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia rewards push 7Qx…pool\n  \
    acequia rewards push 7Qx…pool --slots 1 --position 8hT…position")]
pub struct Push {
    /// The pool's address
    pool: Address,
    /// Only these slots, as `pool show` lists them
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',')]
    slots: Vec<u8>,
    /// Only to this position's owner. May be given again
    #[arg(long, value_name = "ADDRESS")]
    position: Vec<Address>,
}

/// The plan under construction.
struct Work<'a> {
    context: &'a Context,
    there: &'a PoolAt,
    plan: Plan,
    payments: Vec<Payment>,
    /// Whether accounts are made for owners who lack them.
    makes: bool,
    making: BTreeSet<Address>,
}

/// One that anyone may make.
pub struct Payment {
    pub position: Address,
    pub orders: Vec<Instruction>,
    /// Bytes of the account that is made for the owner.
    pub made: Option<usize>,
}

/// Where a payment goes, and the canonical account where that is another.
struct Destination {
    address: Address,
    instead_of: Option<Address>,
    is_missing: bool,
}

impl Push {
    /// As few transactions as hold it; none where nothing can be paid.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let there = context.rpc.pool(&self.pool)?;
        self.slots.iter().try_for_each(|slot| there.stream(*slot).map(drop))?;
        let positions = context.rpc.positions(None, Some(&self.pool))?;
        let wanted =
            |at: &&PositionAt| self.position.is_empty() || self.position.contains(&at.address);
        let slots = |slot: u8| self.slots.is_empty() || self.slots.contains(&slot);
        let is_wanted = |slot, at: &PositionAt| slots(slot) && wanted(&at);
        let mut work = Work::new(context, &there, true);
        work.push_all(&positions, &is_wanted)?;
        work.steps()?;
        Ok(work.plan)
    }
}

/// What is to be paid to those who are wanted, by slot and position; what cannot be is left out.
pub fn payments(
    context: &Context,
    there: &PoolAt,
    positions: &[PositionAt],
    wanted: &dyn Fn(u8, &PositionAt) -> bool,
    makes: bool,
) -> Outcome<Vec<Payment>> {
    let mut work = Work::new(context, there, makes);
    work.push_all(positions, wanted)?;
    Ok(work.payments)
}

impl<'w> Work<'w> {
    fn new(context: &'w Context, there: &'w PoolAt, makes: bool) -> Self {
        let plan = Plan::new(format!("What the pool {} owes", there.address));
        Self { context, there, plan, payments: Vec::new(), makes, making: BTreeSet::new() }
    }

    fn push_all(
        &mut self,
        positions: &[PositionAt],
        wanted: &dyn Fn(u8, &PositionAt) -> bool,
    ) -> Outcome<()> {
        let slots: Vec<u8> = self.there.streams().map(|(slot, _)| slot).collect();
        slots.into_iter().try_for_each(|slot| {
            self.push_out_of(slot, positions.iter().filter(|at| wanted(slot, at)))
        })
    }

    fn push_out_of<'a>(
        &mut self,
        slot: u8,
        positions: impl Iterator<Item = &'a PositionAt>,
    ) -> Outcome<()> {
        let (pool, now) = (&self.there.pool, self.there.now);
        let owed = positions.filter_map(|at| {
            let units = at.position.claimable(pool, now).get(usize::from(slot)).copied()?;
            (units > 0).then_some((at, units))
        });
        let owed: Vec<(&PositionAt, u64)> = owed.collect();
        if owed.is_empty() {
            return Ok(());
        }
        let mint = self.context.rpc.mint(&self.there.stream(slot)?.mint)?;
        let places: Vec<Address> =
            owed.iter().map(|(at, _)| canonical_account(&mint, &at.position.owner)).collect();
        let accounts = self.context.rpc.accounts(&places)?;
        for ((at, units), (place, account)) in owed.into_iter().zip(places.iter().zip(&accounts)) {
            let there = account.as_ref().and_then(TokenAccount::read);
            self.push(slot, (at, units), &mint, (*place, there))?;
        }
        Ok(())
    }

    fn push(
        &mut self,
        slot: u8,
        (at, units): (&PositionAt, u64),
        mint: &Mint,
        canonical: (Address, Option<TokenAccount>),
    ) -> Outcome<()> {
        let owner = at.position.owner;
        let name = format!("reward {slot} of {}", short(&at.address));
        let words = mint.words(units, &self.context.names.symbol(&mint.address));
        match self.destination(slot, at, mint, canonical)? {
            Err(why) => self.plan.change(Sign::Keep, name, format!("{words}: {why}")),
            Ok(to) => {
                let detail = format!("{words} to {owner}");
                self.plan.change(Sign::Create, name, detail);
                let payment = self.payment(slot, at, mint, &to)?;
                self.payments.push(payment);
            }
        }
        Ok(())
    }

    /// Where what a position is owed may be paid without its owner's hand, or why nowhere.
    fn destination(
        &self,
        slot: u8,
        at: &PositionAt,
        mint: &Mint,
        (address, canonical): (Address, Option<TokenAccount>),
    ) -> Outcome<Result<Destination, String>> {
        let (pool, now) = (&self.there.pool, self.there.now);
        let books = &self.there.stream(slot)?.books;
        let late = books.is_anyones(now, pool.is_closed());
        if !late && !at.position.allows_push() {
            return Ok(Err("their owner has to claim it".into()));
        }
        let owner = at.position.owner;
        let refused = canonical.and_then(|there| there.require_pays(&address, &owner).err());
        match (refused, late) {
            (None, _) if canonical.is_none() && !self.makes => {
                Ok(Err("their account of it is missing".into()))
            }
            (None, _) => {
                let is_missing = canonical.is_none();
                Ok(Ok(Destination { address, instead_of: None, is_missing }))
            }
            (Some(why), false) => Ok(Err(why.condition)),
            (Some(why), true) => {
                let other = self.context.rpc.account_of_their_own(&mint.address, &owner)?;
                let instead_of = Some(address);
                let to = |address| Destination { address, instead_of, is_missing: false };
                Ok(other.map(to).ok_or(why.condition))
            }
        }
    }

    /// Makes the account first where it is missing.
    fn payment(
        &mut self,
        slot: u8,
        at: &PositionAt,
        mint: &Mint,
        to: &Destination,
    ) -> Outcome<Payment> {
        let (stream, program) = (self.there.stream(slot)?, mint.program_address());
        let reward = Reward {
            slot,
            vault: stream.vault,
            destination: to.address,
            mint: mint.address,
            token_program: program,
        };
        let instead: Vec<(u8, Address)> =
            to.instead_of.map(|place| (slot, place)).into_iter().collect();
        let (pool, position) = (self.there.address, at.address);
        let push = PushClaim { pool, position, rewards: &[reward], instead: &instead };
        let (mut orders, mut made) = (vec![push.instruction()], None);
        if to.is_missing && self.making.insert(to.address) {
            let (payer, owner) = (self.context.payer()?, at.position.owner);
            let make =
                create_associated_token_account_idempotent(&payer, &owner, &mint.address, &program);
            orders.insert(0, make);
            made = Some(mint.wallet_size);
        }
        Ok(Payment { position, orders, made })
    }

    fn steps(&mut self) -> Outcome<()> {
        if self.payments.is_empty() {
            self.plan.change(Sign::Keep, "rewards", "nothing is owed that may be paid out");
            return Ok(());
        }
        let orders: Vec<_> = self.payments.iter().map(|one| one.orders.clone()).collect();
        let mut rest = self.payments.iter();
        for orders in self.context.pack(&orders)? {
            let first = rest.clone().next().map(|one| short(&one.position)).unwrap_or_default();
            let pushes = orders.iter().filter(|one| one.program_id == acequia_interface::ID);
            let count = rest.by_ref().take(pushes.count()).count();
            let pool = short(&self.there.address);
            let what =
                format!("push {} of {pool}, from {first} on", several(count as u64, "payment"));
            self.plan.step(what, orders);
        }
        let made: Vec<usize> = self.payments.iter().filter_map(|one| one.made).collect();
        if !made.is_empty() {
            let accounts = several(made.len() as u64, "account");
            self.plan
                .notes
                .push(format!("you pay the rent of {accounts}, which become their owners'"));
            self.plan.steps[0].lasting = made;
        }
        Ok(())
    }
}
