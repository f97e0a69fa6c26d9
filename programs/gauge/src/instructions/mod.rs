//! One file per instruction: what it checks, in order, its accounts, and what it does.

// What Anchor's derive adds has no documentation, and decodes arguments it may not use.
#![allow(missing_docs, unused_variables)]

mod accept_authority;
mod add_pool;
mod apply_share;
mod close_epoch;
mod close_gauge;
mod close_vote_record;
mod create_gauge;
mod fund_gauge;
mod give_back_share;
mod initialize_extra_account_metas;
mod open_epoch;
mod open_vote_record;
mod propose_authority;
mod receive_vote;
mod refund_gauge;
mod remove_pool;
mod retire_stream;
mod set_power;
mod set_terms;
mod settle_epoch;
mod view_epoch;
mod wind_down_stream;

pub use {
    accept_authority::*, add_pool::*, apply_share::*, close_epoch::*, close_gauge::*,
    close_vote_record::*, create_gauge::*, fund_gauge::*, give_back_share::*,
    initialize_extra_account_metas::*, open_epoch::*, open_vote_record::*, propose_authority::*,
    receive_vote::*, refund_gauge::*, remove_pool::*, retire_stream::*, set_power::*, set_terms::*,
    settle_epoch::*, view_epoch::*, wind_down_stream::*,
};
