//! `gauge advance`: whatever is due, by anyone.

use crate::chain::GaugeAt;
use crate::context::Context;
use crate::error::Outcome;
use crate::plan::{Plan, Sign};
use crate::show::{amount, moment, short};
use acequia_gauge_core::Books;
use acequia_gauge_interface::instructions::{ApplyShare, BudgetAccounts, OpenEpoch, SettleEpoch};
use acequia_gauge_interface::Epoch;
use clap::Args;
use solana_address::Address;

/// Do what is due: settle epochs, pass their shares on to pools, open the next one
///
/// By anyone. Run it again and again, by a timer say.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia gauge advance 4Gt…gauge --yes")]
pub struct Advance {
    /// The gauge's address
    gauge: Address,
}

impl Advance {
    /// A transaction for each thing that is due.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let at = context.rpc.gauge(&self.gauge)?;
        let mut plan = Plan::new(format!("The gauge {}", self.gauge));
        let mut books = at.gauge.books;
        for (address, epoch) in &at.epochs {
            let mut epoch = epoch.clone();
            self.settle(&mut plan, *address, &mut epoch, &mut books, at.now);
            self.apply(context, &mut plan, &at, *address, &epoch)?;
        }
        self.open(context, &mut plan, &at, &books)?;
        if plan.steps.is_empty() {
            plan.change(Sign::Keep, "epochs", "nothing is due");
        }
        Ok(plan)
    }

    /// The shares follow from the votes, which no longer change.
    fn settle(&self, plan: &mut Plan, at: Address, epoch: &mut Epoch, books: &mut Books, now: u64) {
        if epoch.books.is_settled() || epoch.books.settle(books, now).is_err() {
            return;
        }
        let number = epoch.books.number;
        let votes = epoch.books.total().votes_floor();
        plan.change(Sign::Change, format!("epoch {number}"), format!("settled, by {votes} votes"));
        let order = SettleEpoch { gauge: self.gauge, epoch: at };
        let what = format!("settle the epoch {number} of {}", short(&self.gauge));
        plan.step(what, vec![order.instruction()]);
    }

    fn apply(
        &self,
        context: &Context,
        plan: &mut Plan,
        at: &GaugeAt,
        address: Address,
        epoch: &Epoch,
    ) -> Outcome<()> {
        let (books, symbol) = (&epoch.books, context.names.symbol(&at.gauge.reward_mint));
        if !books.is_settled() {
            return Ok(());
        }
        let spent = books.applied | books.returned;
        for (place, member) in (0u8..).zip(epoch.listed()) {
            let share = books.shares[usize::from(place)];
            if share == 0 || spent & (1 << place) != 0 {
                continue;
            }
            let pool = context.rpc.pool(&member.pool)?;
            let words = amount(share, at.gauge.decimals, &symbol);
            plan.change(
                Sign::Change,
                format!("pool {}", short(&member.pool)),
                format!("{words} of epoch {}", books.number),
            );
            let order = ApplyShare {
                gauge: self.gauge,
                epoch: address,
                budget: BudgetAccounts::of(&at.gauge),
                pool: member.pool,
                vault: pool.stream(member.slot)?.vault,
                place,
            };
            let builds = !plan.steps.is_empty();
            let what =
                format!("pass {words} of epoch {} on to {}", books.number, short(&member.pool));
            plan.step(what, vec![order.instruction()]).builds_on_others = builds;
        }
        Ok(())
    }

    /// The one that runs, if it still takes votes, else the one after it.
    fn open(&self, context: &Context, plan: &mut Plan, at: &GaugeAt, books: &Books) -> Outcome<()> {
        let terms = &at.gauge.terms;
        let running = terms.number_at(at.now).unwrap_or(0);
        let openable =
            |number: &u64| *number >= books.next_epoch && terms.openable(*number, at.now).is_ok();
        let Some(number) = [running, running.saturating_add(1)].into_iter().find(openable) else {
            return Ok(());
        };
        if books.idle == 0 || at.gauge.count == 0 {
            return Ok(());
        }
        let words =
            amount(books.idle, at.gauge.decimals, &context.names.symbol(&at.gauge.reward_mint));
        let votes = terms.openable(number, at.now).map_or_else(
            |_| String::new(),
            |window| {
                format!("; votes from {} to {}", moment(window.start), moment(window.voting_end))
            },
        );
        plan.change(Sign::Create, format!("epoch {number}"), format!("{words} to be split{votes}"));
        let order = OpenEpoch { payer: context.me()?, gauge: self.gauge, number };
        let builds = !plan.steps.is_empty();
        let step = plan.step(
            format!("open the epoch {number} of {}", short(&self.gauge)),
            vec![order.instruction()],
        );
        (step.creates, step.builds_on_others) = (vec![Epoch::SIZE], builds);
        Ok(())
    }
}
