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
    accept_authority,
    add_pool,
    apply_share,
    close_epoch,
    close_gauge,
    close_vote_record,
    create_gauge,
    fund_gauge,
    give_back_share,
    initialize_extra_account_metas,
    open_epoch,
    open_vote_record,
    propose_authority,
    receive_vote,
    refund_gauge,
    remove_pool,
    retire_stream,
    set_power,
    set_terms,
    settle_epoch,
    view_epoch,
    wind_down_stream,
}
