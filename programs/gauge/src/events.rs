//! One event per effect, carrying the state after it, so that an indexer rebuilds the books
//! without reading accounts. The interface crate lists them.

use {
    crate::{
        state::{pod, EpochAccount, GaugeAccount, VoteRecordAccount},
        terms::GaugeTerms,
    },
    anchor_lang::prelude::*,
};

/// Terms are what an instruction takes; all else is held as the list says.
macro_rules! held {
    ($a:lifetime, GaugeTerms) => { GaugeTerms };
    ($($said:tt)*) => { acequia_onchain::held!($($said)*) };
}

acequia_onchain::logged_fields! {
    GaugeTerms: genesis, quorum, epoch_budget, epoch_seconds, closing_seconds, cap_bps,
}

acequia_gauge_interface::gauge_events!(acequia_onchain::events);

impl BudgetBooks<'_> {
    /// The books as they stand.
    pub fn of(books: &pod::Books) -> Self {
        let acequia_gauge_core::Books { funded, refunded, idle, held, applied, next_epoch } =
            books.0;
        Self { funded, refunded, idle, held, applied, next_epoch }
    }
}

impl EpochOpened<'_> {
    /// An epoch as it was opened.
    #[inline(never)]
    pub fn of(gauge: &GaugeAccount, epoch: &EpochAccount) -> Self {
        let books = &epoch.books.0;
        Self {
            gauge: *gauge.address(),
            epoch: *epoch.address(),
            number: books.number,
            start: books.window.start,
            voting_end: books.window.voting_end,
            boundary: books.window.boundary,
            budget: books.budget,
            quorum: books.quorum,
            cap_bps: books.cap_bps,
            pools: epoch.members().iter().map(|member| member.pool).collect(),
            powers: gauge.powers().to_vec(),
            books: BudgetBooks::of(&gauge.books),
        }
    }
}

impl EpochUpdated<'_> {
    /// An epoch as it stands now.
    #[inline(never)]
    pub fn of(gauge: &GaugeAccount, epoch: &EpochAccount) -> Self {
        let books = &epoch.books.0;
        Self {
            gauge: *gauge.address(),
            epoch: *epoch.address(),
            number: books.number,
            budget: books.budget,
            quorum: books.quorum,
            cap_bps: books.cap_bps,
            pools: epoch.members().iter().map(|member| member.pool).collect(),
            powers: gauge.powers().to_vec(),
            books: BudgetBooks::of(&gauge.books),
        }
    }
}

impl VoteRecorded<'_> {
    /// A record as it stands.
    #[inline(never)]
    pub fn of(record: &VoteRecordAccount) -> Self {
        Self {
            epoch: record.epoch,
            position: record.position,
            voter: record.voter,
            source: record.source,
            weight: record.vote.weight,
            power: record.vote.power,
            split: record.vote.split.bps,
            sequence: record.sequence,
        }
    }
}

impl PowerManagerSet<'_> {
    /// Who sets powers as it stands.
    pub fn of(gauge: &GaugeAccount) -> Self {
        Self { gauge: *gauge.address(), power_manager: gauge.power_manager }
    }
}

impl TermsSet<'_> {
    /// The terms as they stand.
    pub fn of(gauge: &GaugeAccount) -> Self {
        let acequia_gauge_core::Terms { quorum, cap_bps, epoch_budget, .. } = gauge.terms.0;
        Self { gauge: *gauge.address(), quorum, cap_bps, epoch_budget }
    }
}
