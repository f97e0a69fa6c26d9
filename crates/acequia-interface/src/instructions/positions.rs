//! Positions: opening, handing over, closing.

use crate::{addresses::SYSTEM, instruction, ID};
use solana_address::Address;

instruction! {
    /// Opens an empty position for an owner, who may be somebody else, or a program's PDA.
    OpenPosition = "open_position"
    accounts {
        /// A seed of the position's address.
        opener: signer,
        /// Pays the rent and gets it back when the position is closed.
        payer: payer,
        pool: writable,
        /// See [`crate::addresses::position`].
        position: writable,
        system_program: readonly = |_| SYSTEM,
    }
    arguments {
        /// Tells apart positions of the same opener.
        index: u32,
        /// Who may unstake and claim.
        owner: Address,
    }
}

instruction! {
    /// Hands a position and all it is owed to a new owner. Both sign; votes must be closed.
    /// Pushed claims are no longer allowed then.
    TransferPosition = "transfer_position"
    accounts {
        owner: signer,
        /// Somebody has to hold the key that a position goes to.
        new_owner: signer,
        pool: writable,
        position: writable,
    }
}

instruction! {
    /// Allows anyone, or nobody any more, to push claims to the owner's canonical accounts.
    SetPushClaims = "set_push_claims"
    accounts {
        owner: signer,
        position: writable,
    }
    arguments {
        allowed: bool,
    }
}

instruction! {
    /// Closes an empty position; all its rent goes back to whoever paid it.
    ClosePosition = "close_position"
    accounts {
        /// The owner; who may close the pool, where it has closed for good.
        closer: signer,
        pool: writable,
        position: writable,
        /// Receives the rent; as stored in the position.
        rent_payer: writable,
    }
    arguments {
        /// Gives up whole units that are still owed, in favour of those who stay. Without it
        /// they must be claimed first.
        forfeit: bool,
    }
}

instruction! {
    /// Puts all that a position holds and is owed into another of the owner's in the pool, which is
    /// locked until the later end of both. The emptied one can be closed.
    MergePositions = "merge_positions"
    accounts {
        /// Owns both positions.
        owner: signer,
        pool: writable,
        /// The position to empty.
        from_position: writable,
        to_position: writable,
    }
    arguments {
        /// What the position has to weigh then: what had an earlier lock is weighed anew by the time
        /// left to the later end [weight].
        least_weight: u64,
    }
}

instruction! {
    /// Names who may do some things for the owner, in place of whom was named before; or nobody.
    SetOperator = "set_operator"
    accounts {
        owner: signer,
        position: writable,
    }
    arguments {
        /// A key or a program's address; zero for nobody.
        operator: Address,
        /// Bits: see [`crate::flags`]; 0 for nobody.
        rights: u8,
    }
}
