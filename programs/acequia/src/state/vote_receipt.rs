//! The receipt of a vote: what was passed on for a position, to a hook, on a ballot.

use {
    super::{always, VERSION},
    acequia_core::votes::Passed,
    anchor_lang::prelude::*,
};

/// A receipt's account.
pub type VoteReceiptAccount = Account<VoteReceipt>;

/// What was passed on. It outlives the hook, so that a hook that comes back is told what it
/// was told before.
#[account]
pub struct VoteReceipt {
    /// Of this layout: 1.
    pub version: u8,
    /// Of the receipt's address.
    pub bump: u8,
    /// Bit 0: withdrawn.
    pub flags: u8,
    /// Zero.
    pub _pad: u8,
    /// The pool's hook epoch the vote was cast in.
    pub hook_epoch: u16,
    /// Zero.
    pub _pad2: u16,
    /// What votes.
    pub position: Address,
    /// Whom the vote was passed to.
    pub hook_program: Address,
    /// What was voted on.
    pub ballot: Address,
    /// Who paid the rent and gets it back.
    pub rent_payer: Address,
    /// When the ballot started, as the voter said [unix s].
    pub ballot_start: u64,
    /// When the ballot ends, as the voter said [unix s].
    pub ballot_end: u64,
    /// What the hook was last told [weight]; 0 withdraws.
    pub weight: u64,
    /// The number of the vote among those of the position.
    pub sequence: u64,
}

impl VoteReceipt {
    /// Set in `flags` of a vote that was withdrawn.
    pub const WITHDRAWN: u8 = 1;
    /// The size of its account [bytes].
    pub const SPACE: usize = 8 + core::mem::size_of::<Self>();

    /// Whether the account has just been created.
    pub fn is_new(&self) -> bool {
        self.version == 0
    }

    /// What the rules need to know.
    pub fn passed(&self) -> Passed {
        Passed {
            withdrawn: self.flags & Self::WITHDRAWN != 0,
            hook_epoch: self.hook_epoch,
            end: self.ballot_end,
        }
    }

    /// Asserts what must be true of a receipt after every instruction.
    #[inline(never)]
    pub fn invariant(&self) -> Result<()> {
        let Self { version, flags, hook_program, ballot_start, ballot_end, sequence, .. } = self;
        always(*version == VERSION && *flags <= Self::WITHDRAWN)?;
        always(*hook_program != Address::default() && *sequence > 0)?;
        always(ballot_start < ballot_end)?;
        always(self.weight > 0 || self.passed().withdrawn)
    }
}
