//! Events of hooks and votes.

use super::record;
use solana_address::Address;

record! {
    /// A program was announced as the next hook.
    HookProposed {
        /// The pool.
        pool: Address,
        /// The program.
        hook: Address,
        /// From when it may be activated [unix s].
        activates_at: u64,
    }

    /// Votes go to another program from now on; those before hold nothing any more.
    HookActivated {
        /// The pool.
        pool: Address,
        /// The program.
        hook: Address,
        /// The new hook epoch.
        hook_epoch: u16,
    }

    /// The pool has no hook any more, and no proposed one; open votes hold nothing.
    HookRemoved {
        /// The pool.
        pool: Address,
        /// The program that was the hook; zero where there was only a proposed one.
        hook: Address,
        /// The new hook epoch.
        hook_epoch: u16,
    }

    /// A vote was passed on.
    VoteCast {
        /// The pool.
        pool: Address,
        /// The position.
        position: Address,
        /// Whom it was passed to.
        hook: Address,
        /// What was voted on.
        ballot: Address,
        /// What votes now.
        weight: u64,
        /// What the hook had been told before.
        previous_weight: u64,
        /// The number of the vote among those of the position.
        sequence: u64,
        /// When the ballot started, as the voter said.
        ballot_start: u64,
        /// When the ballot ends, as the voter said.
        ballot_end: u64,
        /// What the position may not fall below now.
        held: u64,
        /// Until when.
        locked_until: u64,
        /// How many votes of the position are open now.
        open: u16,
        /// When.
        time: u64,
    }

    /// A vote was withdrawn.
    VoteWithdrawn {
        /// The pool.
        pool: Address,
        /// The position.
        position: Address,
        /// Whom it had been passed to.
        hook: Address,
        /// What was voted on.
        ballot: Address,
        /// What the hook had been told before.
        previous_weight: u64,
        /// Whether the hook was told: not if the pool has another by now.
        told: bool,
        /// The number of the withdrawal among the votes of the position.
        sequence: u64,
        /// What the position may not fall below now.
        held: u64,
        /// Until when.
        locked_until: u64,
        /// How many votes of the position are open now.
        open: u16,
        /// When.
        time: u64,
    }

    /// The receipt of a vote that was over was closed.
    VoteReceiptClosed {
        /// The position.
        position: Address,
        /// Whom the vote had been passed to.
        hook: Address,
        /// What was voted on.
        ballot: Address,
        /// How many votes of the position are open now.
        open: u16,
        /// Until when they hold it; 0 without any [unix s].
        locked_until: u64,
    }
}
