//! Black-box tests of the farm program: the real bytes, the real token programs.
//!
//! Each promise of the design has a module of its own, so have the findings from elsewhere
//! and the attacks. `../README.md` lists what is shown where, and what is not tested.

mod anchor_callers;
mod attacks;
mod claims_in_one_call;
mod compounder;
mod deployment;
mod events;
mod every_instruction;
mod findings;
mod gauge;
mod guards;
mod hostile;
mod idl;
mod layout;
mod leftovers;
mod pools;
mod promise_1_you_can_always_leave;
mod promise_2_leaving_forfeits_nothing;
mod promise_3_the_books_balance_exactly;
mod promise_4_nothing_unfunded_is_promised;
mod promise_5_no_authority_touches_what_is_yours;
mod promise_6_no_terms_change_behind_your_back;
mod promise_7_a_bad_token_stops_only_itself;
mod promise_8_a_hook_harms_only_its_own_vote;
mod promise_8_hooks_that_call;
mod promise_8_hooks_that_change;
mod promise_8_privileges;
mod random;
mod rates;
mod readme;
mod realms;
mod staking;
mod streams;
mod token2022;
mod versions;
mod views;
mod votes;
mod votes_counted_twice;
mod votes_depth;
