//! One file per instruction: what it checks, in order, its accounts, and what it does.

// What Anchor's derive adds has no documentation, and decodes arguments it may not use.
#![allow(missing_docs, unused_variables)]

mod accept_authority;
mod activate_hook;
mod add_flow_stream;
mod add_stream;
mod cast_vote;
mod claim;
mod close_pool;
mod close_position;
mod close_vote_receipt;
mod commit_stream;
mod compound;
mod create_delegated_pool;
mod create_pool;
mod emergency_exit;
mod extend_stream;
mod leave_lock_early;
mod lock_position;
mod move_stake;
mod open_position;
mod propose_authority;
mod propose_hook;
mod push_claim;
mod refund_stream;
mod release_lock;
mod remove_hook;
mod renounce_authority;
mod retire_stream;
mod set_caps;
mod set_paused;
mod set_push_claims;
mod set_reward_manager;
mod set_stake;
mod stake;
mod sweep_fraction;
mod top_up;
mod transfer_position;
mod unstake;
mod view_pending;
mod view_pool;
mod view_solvency;
mod view_votes;
mod wind_down_stream;
mod withdraw_vote;

pub use {
    accept_authority::*, activate_hook::*, add_flow_stream::*, add_stream::*, cast_vote::*,
    claim::*, close_pool::*, close_position::*, close_vote_receipt::*, commit_stream::*,
    compound::*, create_delegated_pool::*, create_pool::*, emergency_exit::*, extend_stream::*,
    leave_lock_early::*, lock_position::*, move_stake::*, open_position::*, propose_authority::*,
    propose_hook::*, push_claim::*, refund_stream::*, release_lock::*, remove_hook::*,
    renounce_authority::*, retire_stream::*, set_caps::*, set_paused::*, set_push_claims::*,
    set_reward_manager::*, set_stake::*, stake::*, sweep_fraction::*, top_up::*,
    transfer_position::*, unstake::*, view_pending::*, view_pool::*, view_solvency::*,
    view_votes::*, wind_down_stream::*, withdraw_vote::*,
};
