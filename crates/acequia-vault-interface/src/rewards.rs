//! Rewards that are not the stake mint are passed on by an index, as the farm does it.
//!
//! For each reward, in units of 2^-64 base units, exactly:
//! `credited = waiting + carry + what all accounts are owed + paid`.
//! Nothing is credited that the farm does not owe to the vault, or that does not lie in its account; so
//! of `credited - paid` what was seen in the farm is still to be claimed, and the rest lies there.

use acequia_core::wide::three as wide;
use borsh::{BorshDeserialize, BorshSerialize};
use solana_address::Address;

/// How many different rewards a vault can pass on in its life: as many as a pool has streams.
pub const MAX_REWARDS: usize = 16;
/// What a vault passes on of a mint in its life stays below this, as what a stream is funded with
/// [base units].
pub const LIFETIME_LIMIT: u64 = 1 << 63;

/// One reward mint, from whichever streams of the pool it comes. Amounts are lifetime sums
/// [base units] but `waiting`.
#[derive(BorshDeserialize, BorshSerialize, Clone, Debug, Default, PartialEq, Eq)]
pub struct Reward {
    /// The mint.
    pub mint: Address,
    /// Reward per share since the beginning [2^-64 base units per share].
    pub index: u128,
    /// What the last division left over [2^-64 base units].
    pub carry: u128,
    /// Came while nobody held a share; goes to whoever holds shares next.
    pub waiting: u64,
    /// Owed by the farm or received.
    pub credited: u64,
    /// Paid out to owners of shares.
    pub paid: u64,
}

/// What one share account is owed by the reward of the same place in the vault's list.
#[derive(BorshDeserialize, BorshSerialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checkpoint {
    /// The index up to which it is settled [2^-64 base units per share].
    pub index: u128,
    /// What is owed as of that index [2^-64 base units].
    pub owed: u128,
}

impl Reward {
    /// A reward that has not come yet.
    pub fn new(mint: Address) -> Self {
        Self { mint, ..Self::default() }
    }

    /// Credited and not paid out [base units].
    pub fn unpaid(&self) -> u64 {
        self.credited.saturating_sub(self.paid) // at most `credited`
    }

    /// Credits `amount` more, and spreads what is waiting over `shares`. False, and nothing has
    /// changed, where the lifetime sum would reach 2^63.
    pub fn credit(&mut self, amount: u64, shares: u128) -> bool {
        let sum = self.credited.checked_add(amount).filter(|sum| *sum < LIFETIME_LIMIT);
        let Some(credited) = sum else { return false };
        self.credited = credited;
        self.waiting = self.waiting.wrapping_add(amount); // at most `credited`
        self.distribute(shares);
        true
    }

    /// The index rises by `(waiting * 2^64 + carry) / shares`, rounded down; the remainder is
    /// the new carry, so that not a fraction is lost.
    fn distribute(&mut self, shares: u128) {
        // The carry is below the shares of its time, so below 2^75: the sum is below 2^128.
        let sum = (u128::from(self.waiting) << 64).wrapping_add(self.carry);
        let words = [0, (sum >> 64) as u64, sum as u64];
        // Where nobody holds any, it waits.
        let Some((grown, carry)) = wide::div_rem(words, shares) else { return };
        // `index * shares <= credited * 2^64`, so this neither wraps nor does a product of it.
        self.index = self.index.wrapping_add(grown);
        (self.carry, self.waiting) = (carry, 0);
    }

    /// Takes back what an account gives up [2^-64 base units].
    pub fn take_back(&mut self, owed: u128) {
        let sum = owed.wrapping_add(self.carry);
        self.waiting = self.waiting.wrapping_add((sum >> 64) as u64);
        self.carry = u128::from(sum as u64);
    }
}

impl Checkpoint {
    /// Brings what is owed up to the reward's index, for an account that has held `shares`
    /// since it was last settled.
    pub fn settle(&mut self, reward: &Reward, shares: u128) {
        let grown = wide::mul_low(reward.index.wrapping_sub(self.index), shares);
        self.owed = self.owed.wrapping_add(grown);
        self.index = reward.index;
    }

    /// Whole units owed [base units, rounded down].
    pub const fn whole_owed(&self) -> u64 {
        (self.owed >> 64) as u64
    }

    /// Takes the whole units off what is owed, and leaves the fraction.
    pub fn take_whole(&mut self) -> u64 {
        let whole = self.whole_owed();
        self.owed = self.owed as u64 as u128;
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn books_balance(reward: &Reward, accounts: &[(u128, Checkpoint)]) {
        let owed: u128 = accounts
            .iter()
            .map(|(shares, checkpoint)| {
                let mut settled = *checkpoint;
                settled.settle(reward, *shares);
                settled.owed
            })
            .sum();
        let waiting = (reward.waiting as u128) << 64;
        let paid = (reward.paid as u128) << 64;
        let sum = waiting + reward.carry + owed + paid;
        assert_eq!(sum, (reward.credited as u128) << 64);
    }

    #[test]
    fn thirds_and_sevenths_lose_nothing() {
        let mut reward = Reward::new(Address::default());
        let mut accounts = [(3, Checkpoint::default()), (4, Checkpoint::default())];
        for amount in [1, 1_000, 7, u64::MAX / 4] {
            assert!(reward.credit(amount, 7));
            books_balance(&reward, &accounts);
            let (shares, checkpoint) = &mut accounts[0];
            checkpoint.settle(&reward, *shares);
            reward.paid += checkpoint.take_whole();
            books_balance(&reward, &accounts);
        }
    }

    #[test]
    fn what_comes_to_nobody_waits_for_somebody() {
        let mut reward = Reward::new(Address::default());
        assert!(reward.credit(10, 0));
        assert_eq!((reward.waiting, reward.index), (10, 0));
        assert!(reward.credit(0, 5));
        let mut checkpoint = Checkpoint::default();
        checkpoint.settle(&reward, 5);
        assert_eq!(checkpoint.whole_owed(), 10);
    }

    #[test]
    fn what_is_given_up_goes_to_the_others() {
        let mut reward = Reward::new(Address::default());
        assert!(reward.credit(10, 3));
        let mut leaver = Checkpoint::default();
        leaver.settle(&reward, 2);
        reward.take_back(leaver.owed);
        books_balance(&reward, &[(1, Checkpoint::default())]);
        assert!(reward.credit(0, 1));
        books_balance(&reward, &[(1, Checkpoint::default())]);
    }

    #[test]
    fn shares_of_two_words_lose_nothing() {
        let mut reward = Reward::new(Address::default());
        let accounts = [(3 << 72, Checkpoint::default()), ((1 << 70) + 1, Checkpoint::default())];
        for amount in [1, 4_000, 7, u64::MAX / 4] {
            assert!(reward.credit(amount, (13 << 70) + 1));
            books_balance(&reward, &accounts);
        }
        assert!(reward.index > 0);
    }

    #[test]
    fn a_sum_beyond_counting_is_not_credited() {
        let mut reward = Reward::new(Address::default());
        assert!(reward.credit(LIFETIME_LIMIT - 1, 1));
        let before = reward.clone();
        assert!(!reward.credit(1, 1));
        assert_eq!(reward, before);
    }
}
