//! The first seed of each of the program's addresses, and what follows it.

/// A registrar: this, its realm, the mint that its votes count as.
pub const REGISTRAR: &[u8] = b"registrar";
/// A registrar's record of the largest voter weight: this, the registrar.
pub const MAX_VOTER_WEIGHT: &[u8] = b"max-voter-weight-record";
/// A voter's weight record: this, the registrar, the voter. One for each voter.
pub const VOTER_WEIGHT: &[u8] = b"voter-weight-record";
/// What a voter's positions vote together: this, the proposal, the voter.
pub const TALLY: &[u8] = b"tally";
/// The record of a position's vote: this, the proposal, the position.
pub const VOTE: &[u8] = b"vote";
/// The list of what a vote from a pool needs: this, the pool.
pub const EXTRA_ACCOUNT_METAS: &[u8] = acequia_vote_hook::seeds::EXTRA_ACCOUNT_METAS;
