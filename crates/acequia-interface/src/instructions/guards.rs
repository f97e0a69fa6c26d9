//! What anyone may do before something else, in one transaction.

use crate::{facts::Fact, instruction, ID};

instruction! {
    /// Settles every stream of a pool to this second, by anyone.
    SettlePool = "settle_pool"
    accounts {
        pool: writable,
    }
}

instruction! {
    /// Fails, and the transaction with it, unless it lands in time and all of these facts hold.
    Guard<'a> = "guard"
    accounts {
        pool: readonly,
        /// May be none where no fact is about it.
        position: optional_readonly,
    }
    arguments {
        /// By when it must land [unix s]; 0 for any time.
        before: u64,
        facts: &'a [Fact],
    }
}
