//! One slot of a pool, with or without a stream in it.

use crate::{account, addresses};
use acequia_core::{Kind, State, Stream};
use solana_address::Address;

account! { ($) stored_stream_slot
    /// A slot of a pool: where a stream's tokens are, and its books. By default a free one.
    #[derive(Default)]
    pub struct StreamSlot
    /// A slot for one reward stream, all zeroes but the generation while it is free.
    part {
        /// What is paid.
        mint: Address,
        /// The token account that it is paid from, owned by the pool.
        vault: Address,
        /// Who may extend, commit, refund and wind down the stream; zero for the penalty flow.
        funder: Address,
        /// Who the stream has been offered to; zero for none.
        pending_funder: Address,
        /// 0 SPL Token, 1 Token-2022.
        token_program: u8,
        /// Of the mint.
        decimals: u8,
        /// Of the vault's address.
        vault_bump: u8,
        /// Zero.
        _pad: [u8; 5] = 0,
        /// The books and the curve.
        books: Stream,
    }
}

impl StreamSlot {
    /// Bytes of a slot.
    pub const SIZE: usize = Self::BYTES;

    /// Whether there is a stream in the slot.
    pub const fn is_in_use(&self) -> bool {
        self.books.state != State::Empty as u8
    }

    /// Whether it is what a pool streams that leaving locks early cost.
    pub const fn is_penalty_flow(&self) -> bool {
        self.is_in_use() && self.books.kind == Kind::Penalty as u8
    }

    /// The address of the reward mint's token program.
    pub fn token_program_address(&self) -> Address {
        addresses::token_program(self.token_program).unwrap_or_default()
    }
}
