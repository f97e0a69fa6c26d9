//! One look at the chain, and what is due done.

use super::due::{due, Deed, Keeper, Kind};
use super::jobs::{jobs, Job};
use super::limits::Ledger;
use super::metrics::{number, Metrics};
use super::orders::Orders;
use super::sight::Sight;
use super::stop::Stop;
use crate::act::price;
use crate::context::Context;
use crate::error::{Failure, Outcome};
use crate::plan::{Cost, Plan, Sign, Step};
use crate::show::{paint, print, several, warn, FAINT, GREEN};
use acequia_gauge_interface::{Epoch, VoteRecord, ID as GAUGE};
use acequia_interface::{VoteReceipt, ID};
use serde_json::json;
use solana_address::Address;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long what the chain refuses is left alone, at the most.
const LONGEST: Duration = Duration::from_secs(86_400);

/// What goes on from round to round.
pub struct Rounds<'a> {
    context: &'a Context,
    orders: &'a Orders,
    metrics: Arc<Metrics>,
    stop: Stop,
    /// Opened when it is known which cluster this is.
    ledger: Option<Ledger>,
    /// What the chain refused: from when it is tried again, and how long it waited.
    refused: HashMap<(Kind, Address), (Instant, Duration)>,
    count: u64,
}

impl<'a> Rounds<'a> {
    pub fn new(
        context: &'a Context,
        orders: &'a Orders,
        metrics: Arc<Metrics>,
        stop: Stop,
    ) -> Self {
        let (ledger, refused) = (None, HashMap::new());
        Self { context, orders, metrics, stop, ledger, refused, count: 0 }
    }

    /// What is due now, as a plan that is shown or tried out.
    pub fn show(&mut self) -> Outcome<Plan> {
        self.context.rpc.require_farm()?;
        let sight = Sight::of(self.context, self.orders, self.count)?;
        let mut plan = Plan::new("What is due");
        for job in self.plan(&sight)? {
            plan.change(Sign::Change, job.kind.name(), several(job.of.len() as u64, "account"));
            plan.steps.extend(job.steps);
        }
        Ok(plan)
    }

    /// Fails where the cluster cannot be asked, or what became of a transaction is not known: the next
    /// round begins by finding out.
    pub fn round(&mut self) -> Outcome<()> {
        self.begin()?;
        let sight = Sight::of(self.context, self.orders, self.count)?;
        self.count += 1;
        let jobs = self.plan(&sight)?;
        let mut out = None;
        for job in jobs {
            if self.stop.is_heard() {
                break;
            }
            self.job(job, sight.now, &mut out)?;
        }
        self.tell(sight.now, out)
    }

    /// What an earlier round or run has sent is seen through before anything is looked at.
    fn begin(&mut self) -> Outcome<()> {
        if self.ledger.is_none() {
            self.context.rpc.require_farm()?;
            let path = self.context.sender()?.journal.beside("keep.json");
            self.ledger = Some(Ledger::open(path, self.orders.limits)?);
        }
        self.context.resolve_earlier_run()?;
        self.context.landed.take();
        Ok(())
    }

    /// What is due and may be tried.
    fn plan(&mut self, sight: &Sight) -> Outcome<Vec<Job>> {
        let who = Keeper { me: self.context.me()?, payer: self.context.payer()? };
        let mut due = due(sight, self.orders, who);
        self.metrics.due(|kind| due.iter().filter(|deed| deed.kind == kind).count());
        due.retain(|deed| self.is_tried(deed));
        let (jobs, hopeless) = jobs(self.context, self.orders, sight, &due)?;
        for (kind, of, why) in hopeless {
            self.refuse(kind, &[of], &why);
        }
        Ok(jobs)
    }

    fn is_tried(&self, deed: &Deed) -> bool {
        let refused = self.refused.get(&(deed.kind, deed.of));
        refused.is_none_or(|(until, _)| Instant::now() >= *until)
    }

    fn job(&mut self, job: Job, now: u64, out: &mut Option<u64>) -> Outcome<()> {
        for step in &job.steps {
            match self.step(step, now, out) {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(why) => return self.failed(job, why, now, out),
            }
        }
        self.metrics.done(job.kind, job.of.len());
        for of in &job.of {
            self.refused.remove(&(job.kind, *of));
        }
        Ok(())
    }

    /// False where a limit holds it back.
    fn step(&mut self, step: &Step, now: u64, out: &mut Option<u64>) -> Outcome<bool> {
        let plan = Plan { steps: vec![step.clone()], ..Plan::default() };
        let (context, head) = (self.context, self.context.head);
        let price = price::settle(context, &plan)?;
        let cost = Cost::of(&plan, &context.rpc, &context.payer()?, (head, price))?;
        if cost.rent > 0 && out.is_none() {
            *out = Some(rent_out(context)?);
        }
        let ledger = self.ledger.as_mut().expect("a round begins by opening it");
        if let Err(why) = ledger.reserve(now, &cost, out.unwrap_or_default())? {
            self.metrics.held(why);
            return Ok(false);
        }
        let signature = context.sender()?.deliver(&step.what, &step.instructions)?;
        *out = out.map(|out| out.saturating_add(cost.rent));
        self.metrics.landed();
        self.say(&step.what, &signature);
        Ok(true)
    }

    fn say(&self, what: &str, signature: &str) {
        let line = match self.context.json {
            true => json!({ "done": what, "signature": signature }).to_string(),
            false => format!("{} {what}  {}", paint("✓", GREEN), paint(signature, FAINT)),
        };
        print(&[line]);
    }

    /// What the chain refuses stops only itself; where it is not that, the round is over.
    fn failed(&mut self, job: Job, why: Failure, now: u64, out: &mut Option<u64>) -> Outcome<()> {
        if self.context.sender()?.journal.read()?.is_some() {
            return Err(why);
        }
        self.context.rpc.block_height()?;
        let (kind, of) = (job.kind, job.of.clone());
        let apart = job.apart();
        if apart.is_empty() {
            self.refuse(kind, &of, &why);
        }
        apart.into_iter().try_for_each(|one| self.job(one, now, out))
    }

    /// Left alone for a while, each time for twice as long.
    fn refuse(&mut self, kind: Kind, of: &[Address], why: &Failure) {
        self.metrics.failed(kind, of.len());
        warn(&format!("not done: {} ({}): {}", kind.words(), of.len(), why.condition));
        for of in of {
            let last = self.refused.get(&(kind, *of)).map(|(_, pause)| *pause * 2);
            let pause = last.unwrap_or(self.orders.every).min(LONGEST);
            self.refused.insert((kind, *of), (Instant::now() + pause, pause));
        }
    }

    fn tell(&self, now: u64, out: Option<u64>) -> Outcome<()> {
        let balance = self.context.rpc.balance(&self.context.payer()?)?;
        self.metrics.balance.set(number(balance));
        let spent = self.ledger.as_ref().map_or(0, |ledger| ledger.spent(now));
        self.metrics.spent.set(number(spent));
        self.metrics.clock.set(number(now));
        if let Some(out) = out {
            self.metrics.rent.set(number(out));
        }
        Ok(())
    }
}

/// The rent of what this wallet has paid for votes and epochs that are there [lamports].
fn rent_out(context: &Context) -> Outcome<u64> {
    let kinds = [
        (ID, VoteReceipt::DISCRIMINATOR, VoteReceipt::RENT_PAYER_OFFSET),
        (GAUGE, VoteRecord::DISCRIMINATOR, VoteRecord::RENT_PAYER_OFFSET),
        (GAUGE, Epoch::DISCRIMINATOR, Epoch::RENT_PAYER_OFFSET),
    ];
    let payer = context.payer()?;
    let mut out = 0u64;
    for (program, kind, at) in kinds {
        let paid = context.rpc.accounts_of(&program, &[(0, &kind), (at, payer.as_ref())])?;
        out = paid.iter().fold(out, |sum, (_, account)| sum.saturating_add(account.lamports));
    }
    Ok(out)
}
