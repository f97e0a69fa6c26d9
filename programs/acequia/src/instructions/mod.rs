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
    activate_hook,
    add_flow_stream,
    add_stream,
    cast_vote,
    claim,
    close_pool,
    close_position,
    close_vote_receipt,
    commit_stream,
    compound,
    create_delegated_pool,
    create_pool,
    emergency_exit,
    extend_stream,
    leave_lock_early,
    lock_position,
    move_stake,
    open_position,
    propose_authority,
    propose_hook,
    push_claim,
    refund_stream,
    release_lock,
    remove_hook,
    renounce_authority,
    retire_stream,
    set_caps,
    set_paused,
    set_push_claims,
    set_reward_manager,
    set_stake,
    stake,
    sweep_fraction,
    top_up,
    transfer_position,
    unstake,
    view_pending,
    view_pool,
    view_solvency,
    view_votes,
    wind_down_stream,
    withdraw_vote,
}
