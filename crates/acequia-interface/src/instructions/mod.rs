//! One builder for each instruction: a plain struct of accounts and arguments with a method
//! `instruction`. Field order is account order, then arguments.
//!
//! Vaults are arguments, not derived here: the pool's account names them
//! ([`Pool::read`](crate::Pool::read)), and deriving costs a calling program dearly.
//! A builder says nothing about who may call: see `programs/acequia/AUTHORITIES.md`.
//!
//! | file | instructions |
//! |---|---|
//! | `pool` | create, authority, caps, pause, close |
//! | `streams` | add, fund, commit, refund, wind down, retire |
//! | `positions` | open, transfer, close, allow pushed claims |
//! | `staking` | stake, unstake, set, move, emergency exit |
//! | `claims` | claim, push a claim, compound |
//! | `locks` | lock, release, leave early |
//! | `votes` | hooks, cast, withdraw, close a receipt, view |
//! | `views` | pending, pool, solvency |

pub mod call;
mod claims;
mod locks;
mod pool;
mod positions;
mod staking;
mod streams;
mod views;
mod votes;

pub use claims::{Claim, Compound, PushClaim, Reward};
pub use locks::{LeaveLockEarly, LockPosition, ReleaseLock};
pub use pool::{
    AcceptAuthority, ClosePool, CreateDelegatedPool, CreatePool, ProposeAuthority,
    RenounceAuthority, SetCaps, SetPaused, SetRewardManager, SurplusAccounts,
};
pub use positions::{ClosePosition, OpenPosition, SetPushClaims, TransferPosition};
pub use staking::{EmergencyExit, MoveStake, PrincipalAccounts, SetStake, Stake, Unstake};
pub use streams::{
    AddFlowStream, AddStream, CommitStream, ExtendStream, RefundStream, RetireStream, Source,
    SweepFraction, TopUp, WindDownStream,
};
pub use views::{ViewPending, ViewPool, ViewSolvency};
pub use votes::{
    ActivateHook, CastVote, CloseVoteReceipt, ProposeHook, RemoveHook, ViewVotes, WithdrawVote,
};

#[cfg(test)]
mod tests;
