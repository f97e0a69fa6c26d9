//! The receipt of a vote: what was passed on for a position, to a hook, on a ballot.

use {
    super::{always, is_set, VERSION},
    acequia_core::votes::Passed,
    acequia_interface::flags::WITHDRAWN,
    anchor_lang::prelude::*,
};

/// A receipt's account.
pub type VoteReceiptAccount = Account<VoteReceipt>;

acequia_interface::stored_vote_receipt!(acequia_onchain::account);

impl VoteReceipt {
    /// Whether the account has just been created.
    pub fn is_new(&self) -> bool {
        self.version == 0
    }

    /// What the rules need to know.
    pub fn passed(&self) -> Passed {
        Passed {
            withdrawn: self.flags & WITHDRAWN != 0,
            cast_at: self.cast_at,
            end: self.ballot_end,
        }
    }

    /// What the hook still counts of it at `now` [weight]: a vote whose ballot has ended is none.
    pub fn standing(&self, now: u64) -> u64 {
        if now < self.ballot_end {
            self.weight
        } else {
            0
        }
    }

    /// Asserts what must be true of a receipt after every instruction.
    #[inline(never)]
    pub fn invariant(&self) -> Result<()> {
        let Self { version, flags, hook_program, ballot_start, ballot_end, sequence, .. } = self;
        always(*version == VERSION && *flags <= WITHDRAWN)?;
        always(is_set(hook_program) && *sequence > 0)?;
        always(ballot_start < ballot_end)?;
        always(self.weight > 0 || self.passed().withdrawn)
    }
}
