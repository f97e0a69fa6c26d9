//! The real binary, against the real program bytes behind a real JSON-RPC.
//!
//! | module | idea |
//! |---|---|
//! | `support` | a network, wallets, mints, the CLI, a proxy that breaks connections |
//! | `team` | a team's whole life: create, fund, watch, extend, refund, retire, close |
//! | `lp` | an LP's whole life: open, stake, lock, claim, compound, move, vote, leave |
//! | `faults` | what goes wrong, what is said, and that nothing is done twice |
//! | `idl` | what a program says of itself, on chain |
//! | `gauge` | a budget split by votes, from its creation to the stream it funds |
//! | `modes` | print, simulate, multisig, JSON |
//! | `program` | a program deployed, upgraded, handed to a multisig, made final |
//!
//! What people see is compared with `tests/golden`; `ACEQUIA_BLESS=1` writes it anew.

mod faults;
mod gauge;
mod idl;
mod lp;
mod modes;
mod program;
mod support;
mod team;
