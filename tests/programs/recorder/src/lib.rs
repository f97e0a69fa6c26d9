//! A hook for tests: counts votes as an honest receiver does.
//!
//! Accounts behind the four of the interface: the poll, the record of a position in it. Both
//! are put there by the tests. Integers are little endian.
//!
//! | poll | | record | |
//! |---|---|---|---|
//! | 0 | farm program | 0 | poll |
//! | 32 | pool | 32 | position |
//! | 64 | vote authority | 64 | sequence |
//! | 96 | start | 72 | weight |
//! | 104 | end | | |
//! | 112 | weight of all votes | | |
//! | 120 | the pool's creation | | |

use acequia_vote_hook::{check, Accounts, Ballot, Expected, FarmAccount, Key, Recorded, Vote};
use pinocchio::error::ProgramError;
use pinocchio::sysvars::{clock::Clock, Sysvar};
use pinocchio::{AccountView, Address, ProgramResult};

pinocchio::entrypoint!(receive);

const START: usize = 96;
const END: usize = 104;
const TALLY: usize = 112;
const POOL_CREATED_AT: usize = TALLY + 8;
const POLL_BYTES: usize = POOL_CREATED_AT + 8;
const SEQUENCE: usize = 64;
const WEIGHT: usize = 72;
const RECORD_BYTES: usize = WEIGHT + 8;

fn receive(program: &Address, accounts: &mut [AccountView], data: &[u8]) -> ProgramResult {
    let [authority, pool, position, voter, poll, record] = accounts else {
        return Err(ProgramError::NotEnoughAccountKeys);
    };
    let vote = Vote::decode(data).map_err(|error| ProgramError::Custom(error as u32))?;
    if !poll.owned_by(program) || !record.owned_by(program) {
        return Err(ProgramError::IllegalOwner);
    }
    let ballot = poll.address().to_bytes();
    let (mut poll, mut record) = (poll.try_borrow_mut()?, record.try_borrow_mut()?);
    if poll.len() != POLL_BYTES || record.len() != RECORD_BYTES || key(&record, 0)? != &ballot {
        return Err(ProgramError::InvalidAccountData);
    }
    let before = Recorded { sequence: word(&record, SEQUENCE)?, weight: word(&record, WEIGHT)? };
    let (pool_data, position_data) = (pool.try_borrow()?, position.try_borrow()?);
    let accounts = Accounts {
        authority: authority.address().as_array(),
        authority_signed: authority.is_signer(),
        pool: farm_account(pool, &pool_data),
        position: farm_account(position, &position_data),
        voter: voter.address().as_array(),
    };
    let expected = Expected {
        farm: key(&poll, 0)?,
        pool: key(&poll, 32)?,
        pool_created_at: word(&poll, POOL_CREATED_AT)?,
        authority: key(&poll, 64)?,
        ballot: Ballot { key: ballot, start: word(&poll, START)?, end: word(&poll, END)? },
        position: key(&record, 32)?,
        recorded: before,
        now: Clock::get()?.unix_timestamp.max(0) as u64,
    };
    let after =
        check(&vote, &accounts, &expected).map_err(|error| ProgramError::Custom(error as u32))?;
    let tally = word(&poll, TALLY)? - before.weight + after.weight;
    poll[TALLY..POOL_CREATED_AT].copy_from_slice(&tally.to_le_bytes());
    record[SEQUENCE..WEIGHT].copy_from_slice(&after.sequence.to_le_bytes());
    record[WEIGHT..].copy_from_slice(&after.weight.to_le_bytes());
    Ok(())
}

fn farm_account<'a>(view: &'a AccountView, data: &'a [u8]) -> FarmAccount<'a> {
    FarmAccount { key: view.address().as_array(), owner: view.owner().as_array(), data }
}

fn key(data: &[u8], at: usize) -> Result<&Key, ProgramError> {
    let key = data.get(at..).and_then(|rest| rest.first_chunk());
    key.ok_or(ProgramError::InvalidAccountData)
}

fn word(data: &[u8], at: usize) -> Result<u64, ProgramError> {
    let word = data.get(at..).and_then(|rest| rest.first_chunk());
    word.map(|word| u64::from_le_bytes(*word)).ok_or(ProgramError::InvalidAccountData)
}
