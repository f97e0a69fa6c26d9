//! A pool whose votes a registrar counts.

use anchor_lang::{
    bytemuck::{Pod, Zeroable},
    prelude::*,
};

/// A pool of the list. All zeroes where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable, IdlType)]
#[bytemuck(crate = "anchor_lang::bytemuck")]
#[repr(C)]
pub struct Listing {
    /// The pool, of the farm.
    pub pool: Address,
    /// The farm's address that signs the votes of that pool for this program.
    pub vote_authority: Address,
    /// The votes per unit of the pool's weight [2^-32 votes per weight].
    pub power: u64,
}
