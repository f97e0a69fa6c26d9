//! What others pay to be served first.

use super::Rpc;
use crate::error::Outcome;
use serde_json::json;
use solana_address::Address;
use std::collections::BTreeSet;

/// The most accounts that one question may name.
const MOST: usize = 128;

/// What compute units cost on top of the base fee, lately and for some accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paid {
    /// As much as served three blocks of four [10^-6 lamports per compute unit].
    pub price: u64,
    /// How many blocks that is known of.
    pub blocks: usize,
}

impl Rpc {
    /// Of the last 150 blocks, as far as transactions that write these accounts are in them.
    pub fn paid_lately(&self, accounts: &BTreeSet<Address>) -> Outcome<Paid> {
        let method = "getRecentPrioritizationFees";
        let names: Vec<String> = accounts.iter().take(MOST).map(Address::to_string).collect();
        let answer = self.ask(method, json!([names]))?;
        let blocks = answer.as_array().ok_or_else(|| self.nonsense(method))?;
        let price = |block: &serde_json::Value| block["prioritizationFee"].as_u64();
        let prices = blocks.iter().map(price).collect::<Option<Vec<_>>>();
        prices.map(Paid::of).ok_or_else(|| self.nonsense(method))
    }
}

impl Paid {
    fn of(mut prices: Vec<u64>) -> Self {
        prices.sort_unstable();
        let blocks = prices.len();
        Self { price: prices.get(blocks * 3 / 4).copied().unwrap_or_default(), blocks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_blocks_of_four_were_served_for_it_or_less() {
        let of = |prices: &[u64]| Paid::of(prices.to_vec()).price;
        assert_eq!(of(&[]), 0);
        assert_eq!(of(&[9, 0, 0, 7]), 9);
        assert_eq!(of(&[0, 0, 0, 0, 0, 0, 9, 5]), 5);
        assert_eq!(Paid::of(vec![1, 2]), Paid { price: 2, blocks: 2 });
    }
}
