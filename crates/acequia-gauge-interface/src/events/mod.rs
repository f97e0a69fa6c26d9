//! What the program logs: one event per effect, carrying the state after it. Amounts are in
//! base units of the reward mint and times in unix seconds.
//!
//! Any program can log bytes that look like the gauge's: take only lines that stand between
//! the gauge's own `invoke` and `success`.

mod epochs;
mod gauges;

pub use epochs::*;
pub use gauges::*;

acequia_interface::record! {
    /// Where a gauge's tokens are after an effect: `funded = refunded + idle + held + applied`.
    BudgetBooks {
        /// What the budget has ever received.
        funded: u64,
        /// What has been taken back out.
        refunded: u64,
        /// What no epoch holds: the budget of the next one to be opened.
        idle: u64,
        /// What epochs hold.
        held: u64,
        /// What has been passed on to pools.
        applied: u64,
        /// The lowest number that an epoch may still be opened with.
        next_epoch: u64,
    }
}

acequia_interface::events! {
    /// Any event of the gauge.
    GaugeCreated GaugeAuthorityProposed GaugeAuthorityAccepted TermsSet PoolAdded PowerSet
    PoolRemoved GaugeFunded GaugeRefunded GaugeClosed GaugeStreamWindingDown
    GaugeStreamRetired EpochOpened VoteRecorded EpochSettled
    ShareApplied ShareGivenBack EpochClosed VoteRecordClosed
}
