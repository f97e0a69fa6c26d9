//! One file per instruction: what it checks, in order, its accounts, and what it does.

macro_rules! instructions {
    ($($name:ident),* $(,)?) => {$(
        // What Anchor's derive adds has no documentation, and decodes arguments it may not use.
        #[allow(missing_docs, unused_variables)]
        mod $name;
        pub use $name::*;
    )*};
}

instructions! {
    accept_authority, close_tally, close_vote, close_voter_weight_record, create_registrar,
    initialize_extra_account_metas, list_pool, open_vote, propose_authority, receive_vote,
    refresh_max_voter_weight, set_max_voter_weight, unlist_pool,
}
