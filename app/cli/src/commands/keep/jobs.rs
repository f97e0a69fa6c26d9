//! From what is due to transactions.

use super::due::{Deed, How, Kind};
use super::orders::Orders;
use super::sight::{Farm, Sight};
use crate::commands::gauge::retire::Retire as RetireOfGauge;
use crate::commands::rewards::push::payments;
use crate::commands::rewards::retire::Retire;
use crate::context::Context;
use crate::error::{Failure, Outcome};
use crate::plan::Step;
use crate::show::short;
use solana_address::Address;
use solana_instruction::Instruction;

/// Transactions of which each needs the one before it; or one, that several deeds share.
pub struct Job {
    pub kind: Kind,
    /// The accounts that it is about.
    pub of: Vec<Address>,
    pub steps: Vec<Step>,
    /// What shares the one transaction.
    parts: Vec<Part>,
}

/// What goes together.
#[derive(Clone)]
struct Part {
    of: Address,
    orders: Vec<Instruction>,
    creates: Vec<usize>,
    lasting: Vec<usize>,
}

/// What cannot even be planned, of which kind and about which account.
pub type Hopeless = (Kind, Address, Failure);

/// As few as hold it, in order. What cannot be planned is left out, and told.
pub fn jobs(
    context: &Context,
    orders: &Orders,
    sight: &Sight,
    due: &[Deed],
) -> Outcome<(Vec<Job>, Vec<Hopeless>)> {
    let (mut jobs, mut hopeless) = (Vec::new(), Vec::new());
    for kind in Kind::ALL {
        let of_kind = due.iter().filter(|deed| deed.kind == kind);
        let mut parts: Vec<Part> = of_kind.clone().filter_map(Part::of).collect();
        if kind == Kind::Push {
            parts = pushes(context, orders, sight, due)?;
        }
        jobs.extend(packed(context, kind, parts)?);
        for deed in of_kind {
            match planned(context, deed).transpose() {
                Ok(job) => jobs.extend(job),
                Err(why) => hopeless.push((kind, deed.of, why)),
            }
        }
    }
    Ok((jobs, hopeless))
}

impl Part {
    fn of(deed: &Deed) -> Option<Self> {
        let How::Orders { orders, creates } = &deed.how else { return None };
        let (orders, creates) = (orders.clone(), creates.clone());
        Some(Self { of: deed.of, orders, creates, lasting: Vec::new() })
    }
}

impl Job {
    fn shared(kind: Kind, parts: Vec<Part>) -> Self {
        let of: Vec<Address> = parts.iter().map(|part| part.of).collect();
        let first = of.first().map(short).unwrap_or_default();
        let what = format!("{} ({}), from {first} on", kind.words(), parts.len());
        let instructions = parts.iter().flat_map(|part| part.orders.clone()).collect();
        let creates = parts.iter().flat_map(|part| part.creates.clone()).collect();
        let lasting = parts.iter().flat_map(|part| part.lasting.clone()).collect();
        let step = Step { what, instructions, creates, lasting, ..Step::default() };
        Self { kind, of, steps: vec![step], parts }
    }

    /// Each by itself, where several share a transaction: one that fails stops only itself.
    pub fn apart(self) -> Vec<Self> {
        match self.parts.len() {
            0 | 1 => Vec::new(),
            _ => self.parts.into_iter().map(|part| Self::shared(self.kind, vec![part])).collect(),
        }
    }
}

/// Parts of one kind, as few transactions as hold them.
fn packed(context: &Context, kind: Kind, parts: Vec<Part>) -> Outcome<Vec<Job>> {
    let groups: Vec<_> = parts.iter().map(|part| part.orders.clone()).collect();
    let mut rest = parts.into_iter();
    let mut jobs = Vec::new();
    for together in context.pack(&groups)? {
        let (mut shared, mut left) = (Vec::new(), together.len());
        while let Some(part) = (left > 0).then(|| rest.next()).flatten() {
            left = left.saturating_sub(part.orders.len());
            shared.push(part);
        }
        jobs.push(Job::shared(kind, shared));
    }
    Ok(jobs)
}

/// What takes several transactions, by the planner of the command that does it for people.
fn planned(context: &Context, deed: &Deed) -> Option<Outcome<Job>> {
    let steps = match &deed.how {
        How::Steps(steps) => Ok(steps.clone()),
        How::Retire { pool, slot, gauge: None } => {
            Retire::of(*pool, *slot).plan(context).map(|plan| plan.steps)
        }
        How::Retire { pool, gauge: Some(gauge), .. } => {
            RetireOfGauge::of(*gauge, *pool).plan(context).map(|plan| plan.steps)
        }
        How::Orders { .. } | How::Push { .. } => return None,
    };
    let (kind, of) = (deed.kind, vec![deed.of]);
    Some(steps.map(|steps| Job { kind, of, steps, parts: Vec::new() }))
}

/// Payments, where the owner's account takes them.
fn pushes(context: &Context, orders: &Orders, sight: &Sight, due: &[Deed]) -> Outcome<Vec<Part>> {
    let mut parts = Vec::new();
    for farm in &sight.farms {
        parts.extend(pushes_of(context, orders, farm, due)?);
    }
    Ok(parts)
}

fn pushes_of(context: &Context, orders: &Orders, farm: &Farm, due: &[Deed]) -> Outcome<Vec<Part>> {
    let there = &farm.there;
    let is_due = |slot: u8, position: &Address| {
        let how = How::Push { pool: there.address, slot };
        due.iter().any(|deed| deed.of == *position && deed.how == how)
    };
    let wanted = |slot: u8, at: &crate::chain::PositionAt| is_due(slot, &at.address);
    let paid = payments(context, there, &farm.positions, &wanted, orders.makes_accounts)?;
    let part = |payment: crate::commands::rewards::push::Payment| Part {
        of: payment.position,
        orders: payment.orders,
        creates: Vec::new(),
        lasting: payment.made.into_iter().collect(),
    };
    Ok(paid.into_iter().map(part).collect())
}
