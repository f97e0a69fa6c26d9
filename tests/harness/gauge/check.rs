//! What is always true of a gauge.

use super::GaugeScene;
use acequia_gauge_core::{Tally, MAX_POOLS};
use acequia_gauge_interface::{Epoch, Gauge, VoteRecord};
use solana_address::Address;

impl GaugeScene {
    /// Asserts that the books of the gauge, of its epochs and of every pool balance.
    ///
    /// # Panics
    /// Naming the equation that does not hold.
    #[track_caller]
    pub fn check(&self) {
        if !self.checked || self.farm.world.account(&self.gauge).is_none() {
            return self.farm.check_books();
        }
        self.farm.check_books();
        let (state, epochs) = (self.state(), self.epochs());
        self.check_gauge(&state, &epochs);
        let records = self.records();
        epochs.iter().for_each(|(at, epoch)| check_epoch(at, epoch, &records));
    }

    #[track_caller]
    fn check_gauge(&self, state: &Gauge, epochs: &[(Address, Epoch)]) {
        assert!(state.books.is_sound(), "the books balance: {:?}", state.books);
        let held: u64 = epochs.iter().map(|(_, epoch)| epoch.books.holds()).sum();
        assert_eq!(state.books.held, held, "what epochs hold");
        assert_eq!(state.epochs as usize, epochs.len(), "every epoch is counted");
        let unsettled = epochs.iter().filter(|(_, epoch)| !epoch.books.is_settled()).count();
        assert_eq!(state.unsettled as usize, unsettled, "every unsettled epoch is counted");
        let (holds, due) = (self.balance(), state.books.in_vault());
        assert!(holds >= due, "the budget holds {holds} of {due}");
    }
}

/// The tallies are the sum of the records, and the shares add up.
#[track_caller]
fn check_epoch(at: &Address, epoch: &Epoch, records: &[VoteRecord]) {
    let books = &epoch.books;
    assert!(books.is_sound(), "the epoch is sound");
    if books.is_settled() {
        let shares: u64 = books.shares.iter().sum();
        assert_eq!(shares + books.rollover, books.budget, "shares and rollover are the budget");
        return;
    }
    let mut tallies = [Tally::ZERO; MAX_POOLS];
    let counts =
        |record: &&VoteRecord| record.epoch == *at && record.voting_end == books.window.voting_end;
    for record in records.iter().filter(counts) {
        let parts = tallies.iter_mut().zip(record.vote.parts());
        parts.for_each(|(tally, part)| *tally = tally.plus(part));
    }
    assert_eq!(books.tallies, tallies, "the tallies are the sum of the records");
}
