//! What happens to hooks and votes.

use anchor_lang::prelude::*;

/// A program was announced as the next hook.
#[event]
pub struct HookProposed {
    /// The pool.
    pub pool: Address,
    /// The program.
    pub hook: Address,
    /// From when it may be activated [unix s].
    pub activates_at: u64,
}

/// Votes go to another program from now on; those before hold nothing any more.
#[event]
pub struct HookActivated {
    /// The pool.
    pub pool: Address,
    /// The program.
    pub hook: Address,
    /// The new hook epoch.
    pub hook_epoch: u16,
}

/// The pool has no hook any more, and no proposed one; open votes hold nothing.
#[event]
pub struct HookRemoved {
    /// The pool.
    pub pool: Address,
    /// The program that was the hook; zero where there was only a proposed one.
    pub hook: Address,
    /// The new hook epoch.
    pub hook_epoch: u16,
}

/// A vote was passed on.
#[event]
pub struct VoteCast {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Whom it was passed to.
    pub hook: Address,
    /// What was voted on.
    pub ballot: Address,
    /// What votes now.
    pub weight: u64,
    /// What the hook had been told before.
    pub previous_weight: u64,
    /// The number of the vote among those of the position.
    pub sequence: u64,
    /// When the ballot started, as the voter said.
    pub ballot_start: u64,
    /// When the ballot ends, as the voter said.
    pub ballot_end: u64,
    /// What the position may not fall below now.
    pub held: u64,
    /// Until when.
    pub locked_until: u64,
    /// How many votes of the position are open now.
    pub open: u16,
    /// When.
    pub time: u64,
}

/// A vote was withdrawn.
#[event]
pub struct VoteWithdrawn {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Whom it had been passed to.
    pub hook: Address,
    /// What was voted on.
    pub ballot: Address,
    /// What the hook had been told before.
    pub previous_weight: u64,
    /// Whether the hook was told: not if the pool has another by now.
    pub told: bool,
    /// The number of the withdrawal among the votes of the position.
    pub sequence: u64,
    /// What the position may not fall below now.
    pub held: u64,
    /// Until when.
    pub locked_until: u64,
    /// How many votes of the position are open now.
    pub open: u16,
    /// When.
    pub time: u64,
}

/// The receipt of a vote that was over was closed.
#[event]
pub struct VoteReceiptClosed {
    /// The position.
    pub position: Address,
    /// Whom the vote had been passed to.
    pub hook: Address,
    /// What was voted on.
    pub ballot: Address,
    /// How many votes of the position are open now.
    pub open: u16,
    /// Until when they hold it; 0 without any [unix s].
    pub locked_until: u64,
}
