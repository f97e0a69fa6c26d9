//! A pool that a gauge splits its budget among.

use anchor_lang::{
    bytemuck::{Pod, Zeroable},
    prelude::*,
};

/// A pool of the list, and the stream in it that the gauge funds. All zeroes where there is
/// none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable, IdlType)]
#[bytemuck(crate = "anchor_lang::bytemuck")]
#[repr(C)]
pub struct Member {
    /// The pool, of the farm.
    pub pool: Address,
    /// The farm's address that signs the votes of that pool for this program.
    pub vote_authority: Address,
    /// Which of the streams that the slot has held is the gauge's.
    pub generation: u32,
    /// Where in the pool it is.
    pub slot: u8,
    /// Zero.
    pub _pad: [u8; 3],
}

impl Member {
    /// Whether there is a pool here.
    pub fn is_set(&self) -> bool {
        self.pool != Address::default()
    }
}
