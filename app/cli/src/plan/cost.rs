//! What a plan costs in SOL.

use super::Plan;
use crate::error::Outcome;
use crate::rpc::{Draft, Rpc};
use solana_address::Address;
use std::collections::HashMap;

/// For each signature [lamports].
const BASE_FEE: u64 = 5_000;
/// What each instruction may use where nothing is said [compute units].
const DEFAULT_UNITS: u64 = 200_000;

/// What a plan costs [lamports].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Comes back when the accounts are closed.
    pub rent: u64,
    /// Rent of accounts that are never closed.
    pub lasting: u64,
    /// For the transactions.
    pub fees: u64,
}

impl Cost {
    /// Asks the cluster for rents.
    pub fn of(plan: &Plan, rpc: &Rpc, payer: &Address, price: u64) -> Outcome<Self> {
        let (mut rents, mut cost) = (Rents { rpc, known: HashMap::new() }, Self::default());
        for step in &plan.steps {
            cost.rent = cost.rent.saturating_add(step.deposits);
            cost.rent = cost.rent.saturating_add(rents.sum(&step.creates)?);
            cost.lasting = cost.lasting.saturating_add(rents.sum(&step.lasting)?);
            let pieces = step.pieces().iter().map(|piece| vec![piece.instruction.clone()]);
            for one in pieces.chain([step.instructions.clone()]).filter(|all| !all.is_empty()) {
                let fee = fee(&Draft::new(*payer, &one, price), price);
                cost.fees = cost.fees.saturating_add(fee);
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

/// The most that a transaction's fee can be [lamports, rounded up]. `price` is in 10^-6
/// lamports by the compute unit.
fn fee(draft: &Draft, price: u64) -> u64 {
    let base = BASE_FEE.saturating_mul(draft.signatures() as u64);
    let priced = (price > 0) as usize;
    let units = DEFAULT_UNITS.saturating_mul((draft.instructions.len() - priced) as u64);
    base.saturating_add(units.saturating_mul(price).div_ceil(1_000_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_priority_fee_is_paid_for_each_compute_unit_that_may_be_used() {
        let payer = Address::new_from_array([1; 32]);
        let instruction = acequia_interface::instructions::ViewPool { pool: payer }.instruction();
        let cost =
            |price| fee(&Draft::new(payer, std::slice::from_ref(&instruction), price), price);
        assert_eq!(cost(0), 5_000);
        assert_eq!(cost(1_000), 5_200);
        assert_eq!(cost(1), 5_001);
    }
}
