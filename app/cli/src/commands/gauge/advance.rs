//! `gauge advance`: whatever is due, by anyone.

use crate::chain::{GaugeAt, Mint, PoolAt};
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign, Step};
use crate::show::{amount, moment, several, short};
use acequia_core::stream::State;
use acequia_core::{Kind, MAX_SEGMENTS};
use acequia_gauge_core::Books;
use acequia_gauge_interface::accounts::Member;
use acequia_gauge_interface::instructions::{
    ApplyShare, BudgetAccounts, GiveBackShare, OpenEpoch, RefundStream, SettleEpoch, UpdateEpoch,
};
use acequia_gauge_interface::Epoch;
use acequia_interface::StreamSlot;
use clap::Args;
use solana_account::Account;
use solana_address::Address;
use solana_instruction::Instruction;
use std::collections::{BTreeMap, BTreeSet};

/// Do what is due: settle epochs, pass their shares on to pools, open the next one and keep it up
/// to the gauge until it begins
///
/// By anyone. What pools' rewards have for the gauge is taken back before an epoch is opened. A share
/// that its pool cannot take any more goes back to the budget, an epoch after it was due. Run it again
/// and again, by a timer say.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia gauge advance 4Gt…gauge --yes")]
pub struct Advance {
    /// The gauge's address
    gauge: Address,
    /// Give shares that are an epoch late back to the budget instead of passing them on: where
    /// the token cannot be moved, say
    #[arg(long)]
    give_back: bool,
}

/// What there is to decide by.
pub struct Turn<'a> {
    pub at: &'a GaugeAt,
    /// Those that are there, of the pools that are listed or owed a share.
    pub pools: &'a BTreeMap<Address, PoolAt>,
    /// Who pays the rent of the next epoch.
    pub payer: Address,
    /// Whether shares that are an epoch late go back to the budget.
    pub give_back: bool,
    /// Of the budget's token.
    pub symbol: String,
    /// The same, where amounts are told as wallets show them.
    pub mint: Option<Mint>,
}

/// The plan under construction.
struct Work<'a> {
    turn: &'a Turn<'a>,
    at: &'a GaugeAt,
    /// As they will stand after the steps so far.
    books: Books,
    plan: Plan,
}

/// A share that is not spent.
struct Share<'a> {
    epoch: Address,
    number: u64,
    place: u8,
    member: &'a Member,
    units: u64,
}

impl Advance {
    /// A transaction for each thing that is due.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let at = context.rpc.gauge(&self.gauge)?;
        let pools = pools_owed(context, &at)?;
        let (payer, token) = (context.payer()?, &at.gauge.reward_mint);
        let (symbol, mint) = (context.names.symbol(token), context.mint(token));
        Ok(Turn { at: &at, pools: &pools, payer, give_back: self.give_back, symbol, mint }.plan())
    }
}

/// The pools that are listed, and those that an epoch's share is still to be passed on to.
pub fn pools_owed(context: &Context, at: &GaugeAt) -> Outcome<BTreeMap<Address, PoolAt>> {
    let owing = at.epochs.iter().filter(|(_, epoch)| !epoch.books.is_spent());
    let members = owing.flat_map(|(_, epoch)| epoch.listed()).chain(at.gauge.listed());
    let places: BTreeSet<Address> = members.map(|member| member.pool).collect();
    let places: Vec<Address> = places.into_iter().collect();
    let accounts = context.rpc.accounts(&places)?;
    let there = places.into_iter().zip(&accounts).filter(|(_, account)| account.is_some());
    let read = |(place, account): (Address, &Option<Account>)| {
        Ok((place, PoolAt::read(&place, account.as_ref(), at.now)?))
    };
    there.map(read).collect()
}

impl Turn<'_> {
    /// A transaction for each thing that is due, from these accounts alone.
    pub fn plan(&self) -> Plan {
        let plan = Plan::new(format!("The gauge {}", self.at.address));
        let mut work = Work { turn: self, at: self.at, books: self.at.gauge.books, plan };
        for (address, epoch) in &self.at.epochs {
            let mut epoch = epoch.clone();
            work.settle(*address, &mut epoch);
            work.spend(*address, &mut epoch);
        }
        work.update();
        work.open();
        let mut plan = work.plan;
        if plan.changes.is_empty() {
            plan.change(Sign::Keep, "epochs", "nothing is due");
        }
        plan
    }
}

impl Work<'_> {
    /// The shares follow from the votes, which no longer change.
    fn settle(&mut self, at: Address, epoch: &mut Epoch) {
        if epoch.books.is_settled() || epoch.books.settle(&mut self.books, self.at.now).is_err() {
            return;
        }
        let number = epoch.books.number;
        let votes = several(epoch.books.total().votes_floor(), "vote");
        let detail = format!("settled, by {votes}");
        self.plan.change(Sign::Change, format!("epoch {number}"), detail);
        let order = SettleEpoch { gauge: self.at.address, epoch: at }.instruction();
        let what = format!("settle the epoch {number} of {}", short(&self.at.address));
        self.plan.step(what, vec![order]);
    }

    fn spend(&mut self, address: Address, epoch: &mut Epoch) {
        if !epoch.books.is_settled() {
            return;
        }
        let (number, spent) = (epoch.books.number, epoch.books.applied | epoch.books.returned);
        let members = epoch.listed().to_vec();
        for (place, member) in (0u8..).zip(&members) {
            let units = epoch.books.shares[usize::from(place)];
            if units > 0 && spent & (1 << place) == 0 {
                let share = Share { epoch: address, number, place, member, units };
                self.spend_one(epoch, &share);
            }
        }
    }

    /// Passed on where the pool can take it, given back where it cannot and is late.
    fn spend_one(&mut self, epoch: &mut Epoch, share: &Share) {
        let there = self.turn.pools.get(&share.member.pool);
        let stream = there.and_then(|there| takes(self.at, there, share.member));
        let due = epoch.books.window.kept_until();
        let late = self.at.now >= due;
        match stream {
            Some(stream) if !(late && self.turn.give_back) => self.apply(share, stream),
            _ if late => self.return_to_budget(epoch, share),
            _ => self.wait(share, due),
        }
    }

    fn apply(&mut self, share: &Share, stream: &StreamSlot) {
        let (words, number, pool) = (self.words(share.units), share.number, share.member.pool);
        let detail = format!("{} of epoch {number}", self.shown(share.units));
        self.plan.change(Sign::Change, format!("pool {}", short(&pool)), detail);
        let order = ApplyShare {
            gauge: self.at.address,
            epoch: share.epoch,
            budget: BudgetAccounts::of(&self.at.gauge),
            pool,
            vault: stream.vault,
            place: share.place,
        };
        let what = format!("pass {words} of epoch {number} on to {}", short(&pool));
        self.step(what, order.instruction());
    }

    fn return_to_budget(&mut self, epoch: &mut Epoch, share: &Share) {
        let (words, number) = (self.words(share.units), share.number);
        let pool = short(&share.member.pool);
        if epoch.books.give_back(&mut self.books, self.at.now, share.place.into()).is_err() {
            return;
        }
        let shown = self.shown(share.units);
        let detail = format!("{shown} that {pool} did not take in epoch {number} are idle again");
        self.plan.change(Sign::Change, "budget", detail);
        let (gauge, epoch, place) = (self.at.address, share.epoch, share.place);
        let order = GiveBackShare { gauge, epoch, place }.instruction();
        self.step(format!("give back {words} of epoch {number} for {pool}"), order);
    }

    fn wait(&mut self, share: &Share, due: u64) {
        let (words, number) = (self.shown(share.units), share.number);
        let detail = format!(
            "takes no {words} of epoch {number}: its reward is gone or full; the budget gets them back from {}",
            moment(due)
        );
        self.plan.change(Sign::Keep, format!("pool {}", short(&share.member.pool)), detail);
    }

    /// The epoch that has not begun, where the gauge has moved on or more is there for it.
    fn update(&mut self) {
        let Some((address, epoch)) = self.at.upcoming() else { return };
        let gauge = &self.at.gauge;
        let (mut books, powers) = (epoch.books, &gauge.powers[..gauge.count.into()]);
        let Ok(added) = books.update(&mut self.books, &gauge.terms, self.at.now, powers) else {
            return;
        };
        if books == epoch.books && epoch.listed() == gauge.listed() {
            return;
        }
        let number = books.number;
        let detail = match added {
            0 => "has the gauge's pools, powers and terms".into(),
            _ => format!("{} more to be split", self.shown(added)),
        };
        self.plan.change(Sign::Change, format!("epoch {number}"), detail);
        let order = UpdateEpoch { gauge: self.at.address, epoch: *address }.instruction();
        self.step(format!("update the epoch {number} of {}", short(&self.at.address)), order);
    }

    /// The next one to start, when it is time.
    fn open(&mut self) {
        let (terms, now, is_first) =
            (&self.at.gauge.terms, self.at.now, self.books.last_opened().is_none());
        let number = terms.number_at(now).map_or(0, |running| running.saturating_add(1));
        let Ok(window) = terms.openable(number, now, is_first) else { return };
        if number < self.books.next_epoch || self.at.gauge.count == 0 {
            return;
        }
        self.take_back();
        if self.books.idle == 0 {
            return;
        }
        let words = self.shown(self.books.idle.min(terms.budget_limit()));
        let (start, end) = (moment(window.start), moment(window.voting_end));
        let detail = format!("{words} to be split; votes from {start} to {end}");
        self.plan.change(Sign::Create, format!("epoch {number}"), detail);
        let order = OpenEpoch { payer: self.turn.payer, gauge: self.at.address, number };
        let what = format!("open the epoch {number} of {}", short(&self.at.address));
        self.step(what, order.instruction()).creates = vec![Epoch::SIZE];
    }

    /// What rewards of listed pools have idle is the gauge's, and the next epoch's.
    fn take_back(&mut self) {
        for member in self.at.gauge.listed() {
            let Some(there) = self.turn.pools.get(&member.pool) else { continue };
            let Ok(stream) = there.stream(member.slot) else { continue };
            let idle = stream.books.idle;
            if is_listed(self.at, stream, member) && idle > 0 && self.books.fund(idle).is_ok() {
                self.refund(member, stream.vault, idle);
            }
        }
    }

    fn refund(&mut self, member: &Member, vault: Address, units: u64) {
        let (words, pool) = (self.words(units), member.pool);
        let detail = format!("{words} that {} paid to nobody are idle again", short(&pool));
        self.plan.change(Sign::Change, "budget", detail);
        let (gauge, slot) = (self.at.address, member.slot);
        let budget = BudgetAccounts::of(&self.at.gauge);
        let order = RefundStream { gauge, budget, pool, vault, slot }.instruction();
        self.step(format!("take {words} back from {}", short(&pool)), order);
    }

    fn step(&mut self, what: String, order: Instruction) -> &mut Step {
        let builds = !self.plan.steps.is_empty();
        let step = self.plan.step(what, vec![order]);
        step.builds_on_others = builds;
        step
    }

    /// As wallets show them; `words`, which a step's purpose takes, stay the same.
    fn shown(&self, units: u64) -> String {
        let mint = self.turn.mint.as_ref();
        mint.map_or_else(|| self.words(units), |mint| mint.words(units, &self.turn.symbol))
    }

    fn words(&self, units: u64) -> String {
        amount(units, self.at.gauge.decimals, &self.turn.symbol)
    }
}

/// The reward that was listed, if it still takes shares.
fn takes<'a>(at: &GaugeAt, there: &'a PoolAt, member: &Member) -> Option<&'a StreamSlot> {
    let stream = there.stream(member.slot).ok()?;
    let books = &stream.books;
    let same = is_listed(at, stream, member);
    let open = books.state == State::Active as u8 && books.kind == Kind::Curve as u8;
    (same && open && books.schedule.remaining().count() < MAX_SEGMENTS).then_some(stream)
}

/// Whether a reward is the one that was listed.
fn is_listed(at: &GaugeAt, stream: &StreamSlot, member: &Member) -> bool {
    stream.books.generation == member.generation
        && stream.funder == at.address
        && stream.mint == at.gauge.reward_mint
}
