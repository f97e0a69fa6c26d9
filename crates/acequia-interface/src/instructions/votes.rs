//! Hooks and the votes that are passed to them.

use crate::{addresses, addresses::SYSTEM, instruction, ID};
use solana_address::Address;
use solana_instruction::AccountMeta;

instruction! {
    /// Announces the program that votes are to be passed to. It can be activated 48 hours later.
    ProposeHook = "propose_hook"
    accounts {
        authority: signer,
        pool: writable,
        hook_program: readonly,
    }
}

instruction! {
    /// Takes a proposed hook back. The active one stays.
    WithdrawHookProposal = "withdraw_hook_proposal"
    accounts {
        authority: signer,
        pool: writable,
    }
}

instruction! {
    /// Puts the proposed hook in place, within 14 days after its wait.
    ActivateHook = "activate_hook"
    accounts {
        authority: signer,
        pool: writable,
    }
}

instruction! {
    /// Takes the hook away at once: no new votes. Votes that are open hold until their ballots end.
    RemoveHook = "remove_hook"
    accounts {
        authority: signer,
        pool: writable,
    }
}

instruction! {
    /// Passes a position's vote on to the pool's hook.
    CastVote<'a> = "cast_vote"
    given {
        /// What the hook wants beside the accounts that every hook gets. None may sign, none
        /// may be a writable account of the farm, at most 16.
        extras: &'a [AccountMeta],
    }
    accounts {
        /// The owner, or the operator.
        signer: signer,
        /// The position's owner.
        voter: readonly,
        payer: payer,
        pool: readonly,
        position: writable,
        receipt: writable = |i| addresses::vote_receipt(&i.position, &i.hook_program, &i.ballot).0,
        vote_authority: readonly = |i| addresses::vote_authority(&i.pool, &i.hook_program).0,
        hook_program: readonly,
        system_program: readonly = |_| SYSTEM,
    }
    arguments {
        /// What is voted on.
        ballot: Address,
        /// When the ballot started: exactly what the hook knows [unix s].
        ballot_start: u64,
        /// When the ballot ends: exactly what the hook knows [unix s].
        ballot_end: u64,
        /// What is said to the hook, at most 256 bytes.
        payload: &'a [u8],
    }
    then |i| i.extras.iter().cloned()
}

instruction! {
    /// Takes a vote back while its ballot is open.
    WithdrawVote<'a> = "withdraw_vote"
    given {
        /// As for [`CastVote`].
        extras: &'a [AccountMeta],
        /// What was voted on.
        ballot: Address,
    }
    accounts {
        /// The owner, or the operator.
        signer: signer,
        /// The position's owner.
        voter: readonly,
        pool: readonly,
        position: writable,
        receipt: writable = |i| addresses::vote_receipt(&i.position, &i.hook_program, &i.ballot).0,
        vote_authority: readonly = |i| addresses::vote_authority(&i.pool, &i.hook_program).0,
        /// The hook that the vote was passed to.
        hook_program: readonly,
    }
    arguments {
        /// What is said to the hook, at most 256 bytes.
        payload: &'a [u8],
    }
    then |i| i.extras.iter().cloned()
}

instruction! {
    /// Closes the receipt of a vote that is over, by anyone; its rent goes to who paid it.
    CloseVoteReceipt = "close_vote_receipt"
    accounts {
        receipt: writable,
        /// As the receipt says. It may be closed by now.
        position: writable,
        /// As the receipt says.
        rent_payer: writable,
    }
}

instruction! {
    /// Asks what a position's open votes hold, and until when.
    ViewVotes = "view_votes"
    accounts {
        pool: readonly,
        position: readonly,
    }
}
