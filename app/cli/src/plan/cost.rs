//! What a plan costs in SOL.

use super::Plan;
use crate::error::Outcome;
use crate::rpc::{Draft, Head, Rpc};
use solana_address::Address;
use std::collections::HashMap;

/// What a plan costs [lamports].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Comes back when the accounts are closed.
    pub rent: u64,
    /// Rent of accounts that are never closed.
    pub lasting: u64,
    /// For the transactions.
    pub fees: u64,
    /// What compute units cost beyond that.
    pub price: Price,
    /// SOL that is wrapped to be spent.
    pub wrapped: u64,
}

/// What compute units cost on top of the base fee.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Price {
    /// [10^-6 lamports each]
    pub units: u64,
    /// Where it was estimated: it, and by what.
    pub why: Option<String>,
}

impl Cost {
    /// Asks the cluster for rents.
    pub fn of(
        plan: &Plan,
        rpc: &Rpc,
        payer: &Address,
        (head, price): (Head, Price),
    ) -> Outcome<Self> {
        let (mut rents, head) = (Rents { rpc, known: HashMap::new() }, head.at(price.units));
        let wrapped = plan.wraps.map_or(0, |wrap| wrap.lamports);
        let mut cost = Self { price, wrapped, ..Self::default() };
        for step in &plan.steps {
            cost.rent = cost.rent.saturating_add(step.deposits);
            cost.rent = cost.rent.saturating_add(rents.sum(&step.creates)?);
            cost.lasting = cost.lasting.saturating_add(rents.sum(&step.lasting)?);
            let pieces = step.pieces().iter().map(|piece| vec![piece.instruction.clone()]);
            for one in pieces.chain([step.instructions.clone()]).filter(|all| !all.is_empty()) {
                cost.fees = cost.fees.saturating_add(Draft::new(*payer, &one, head).fee());
            }
        }
        Ok(cost)
    }

    pub fn total(&self) -> u64 {
        self.rent.saturating_add(self.lasting).saturating_add(self.fees)
    }
}

/// Rents by size, each asked for once.
struct Rents<'a> {
    rpc: &'a Rpc,
    known: HashMap<usize, u64>,
}

impl Rents<'_> {
    /// Of accounts of these sizes together [lamports].
    fn sum(&mut self, sizes: &[usize]) -> Outcome<u64> {
        let mut sum = 0u64;
        for size in sizes {
            if !self.known.contains_key(size) {
                self.known.insert(*size, self.rpc.rent(*size)?);
            }
            sum = sum.saturating_add(self.known[size]);
        }
        Ok(sum)
    }
}
