//! A vault over one pool of the Acequia farm: the example of a program that composes with it,
//! written in plain `solana-program`, `borsh` and the interface of SPL Token.
//!
//! Depositors share one position of the farm. Rewards in the stake mint are staked again, which
//! raises what a share is worth; all other rewards are passed on, exactly, to whoever held the
//! shares while they accrued. The vault has no owner, no fee, no pause and no upgradeable term:
//! everything but one's own withdrawal may be done by anyone.
//!
//! | instruction | who | what |
//! |---|---|---|
//! | [`create_vault`](instructions::create_vault) | anyone | a vault and its position in a pool |
//! | [`open_account`](instructions::open_account) | anyone | an account of shares, for an owner |
//! | [`deposit`](instructions::deposit) | anyone | stakes tokens, mints shares to an account |
//! | [`withdraw`](instructions::withdraw) | owner | burns shares, unstakes their part |
//! | [`harvest`](instructions::harvest) | anyone | claims what a stream owes into the vault |
//! | [`compound`](instructions::compound) | anyone | stakes what a stream of the stake mint owes |
//! | [`claim`](instructions::claim) | owner | pays out what a reward owes to an account |
//! | [`close_account`](instructions::close_account) | owner, or who created the vault | closes an empty account |
//! | [`close_vault`](instructions::close_vault) | who created it | closes a vault without accounts |
//! | [`give_away`](instructions::give_away) | anyone | sends what is nobody's to a flow of the pool |
//! | [`announce`](instructions::announce) | a holder | says that the farm does not pay |
//! | [`call_off`](instructions::call_off) | anyone | shows that it does |
//! | [`emergency_exit`](instructions::emergency_exit) | anyone | fetches all principal, 14 days after an announcement that stands |
//!
//! | module | idea |
//! |---|---|
//! | [`processor`] | which file carries out which instruction |
//! | [`farm`] | calls to the farm by `acequia-interface` |
//! | [`token`] | token accounts and transfers |
//! | [`accounts`] | taking, checking, reading and writing the accounts of an instruction |
//! | [`error`] | why an instruction is refused |
//!
//! What clients share with it is `acequia-vault-interface`: wire, accounts, price, the index of rewards.

pub mod accounts;
pub mod error;
pub mod farm;
#[allow(missing_docs)] // each file says what its function does
pub mod instructions;
pub mod processor;
pub mod token;

pub use acequia_vault_interface::{instruction, price, state, ID};
