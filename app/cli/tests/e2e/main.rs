//! The real binary, against the real program bytes behind a real JSON-RPC.
//!
//! | module | idea |
//! |---|---|
//! | `support` | a network, wallets, mints, the CLI, a proxy that breaks connections |
//! | `team` | a team's whole life: create, fund, watch, extend, refund, retire, close |
//! | `lp` | an LP's whole life: open, stake, lock, claim, compound, move, vote, leave |
//! | `deceit` | names and words of others that a terminal would obey, settings that cannot be read |
//! | `faults` | what goes wrong, what is said, and that nothing is done twice |
//! | `idl` | what a program says of itself, on chain |
//! | `guards` | what changed between a plan and its landing refuses it |
//! | `pools` | the farms of a cluster, and who vouches for them |
//! | `push` | what is owed, paid by somebody else; a reward that nobody comes for |
//! | `pages` | what a pool says of itself; caps; offers that are shown |
//! | `gauge` | a budget split by votes, from its creation to the stream it funds |
//! | `rates` | a rate that follows the stake: said by options, and what nobody earned goes on |
//! | `realm` | a realm of SPL Governance in which staked tokens vote |
//! | `fast` | both lives where blocks come each 200 ms and history is full of version 1 |
//! | `fees` | a Token-2022 mint with a transfer fee, staked and paid |
//! | `history` | what is passed on to the server of histories, and what is said where there is none |
//! | `keep` | a keeper alone with the demo's farms for a season; killed, cut off, and nothing done twice |
//! | `large` | sixteen rewards claimed in one transaction of version 1 |
//! | `modes` | print, simulate, multisig, JSON, priority fees |
//! | `operators` | a key that acts for somebody; a position handed over |
//! | `purse` | token accounts that were handed over or frozen: refused, and paid elsewhere |
//! | `nonce` | transactions that live by a nonce, for devices and multisigs |
//! | `program` | a program deployed, upgraded, handed to a multisig, made final |
//! | `prompt` | the question before acting, at a terminal: yes, no, control-C |
//! | `signers` | keys from files and standard input; hardware wallets that are not there |
//! | `solvency` | a vault that is short, for scripts |
//! | `tokens` | SOL as a token, amounts that wallets multiply, wallets with hardly any SOL |
//! | `vault` | a vault over one position: deposits, harvests, withdrawals, an emergency |
//! | `watch` | events as they come |
//!
//! What people see is compared with `tests/golden`; `ACEQUIA_BLESS=1` writes it anew.

mod deceit;
mod fast;
mod faults;
mod fees;
mod gauge;
mod guards;
mod history;
// The builders of the black-box tests, of which not all are needed here.
#[allow(dead_code)]
#[path = "../../../../tests/harness/realm/governance.rs"]
mod governance;
mod idl;
mod keep;
mod large;
mod lp;
mod modes;
mod nonce;
mod operators;
mod pages;
mod pools;
mod program;
mod prompt;
mod purse;
mod push;
mod rates;
mod realm;
mod signers;
mod solvency;
mod support;
mod team;
mod tokens;
mod vault;
mod watch;
mod world;
