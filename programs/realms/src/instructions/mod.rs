//! One file per instruction: what it checks, in order, its accounts, and what it does.

// What Anchor's derive adds has no documentation, and decodes arguments it may not use.
#![allow(missing_docs, unused_variables)]

mod accept_authority;
mod close_tally;
mod close_vote;
mod close_voter_weight_record;
mod create_registrar;
mod initialize_extra_account_metas;
mod list_pool;
mod open_vote;
mod propose_authority;
mod receive_vote;
mod refresh_max_voter_weight;
mod set_max_voter_weight;
mod unlist_pool;

pub use {
    accept_authority::*, close_tally::*, close_vote::*, close_voter_weight_record::*,
    create_registrar::*, initialize_extra_account_metas::*, list_pool::*, open_vote::*,
    propose_authority::*, receive_vote::*, refresh_max_voter_weight::*, set_max_voter_weight::*,
    unlist_pool::*,
};
