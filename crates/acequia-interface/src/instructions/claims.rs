//! Rewards: claimed, pushed, compounded, reinvested.

use crate::addresses::{SPL_TOKEN, TOKEN_2022};
use crate::{instruction, ID};
use alloc::vec::Vec;
use solana_address::Address;
use solana_instruction::AccountMeta;

/// One stream to be paid from, and where to.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // a field that its name explains
pub struct Reward {
    pub slot: u8,
    pub vault: Address,
    /// Where to pay: for a claim any token account, for a pushed claim the owner's
    /// canonical one.
    pub destination: Address,
    pub mint: Address,
    pub token_program: Address,
}

instruction! {
    /// Claims the whole units owed by some streams. A stream that owes none is passed over; a
    /// stream that cannot pay (its mint frozen, say) fails the instruction, so leave it out.
    ///
    /// The mint goes along only where Token-2022 needs it: ten streams of SPL Token fit one
    /// transaction without a lookup table.
    Claim<'a> = "claim"
    given {
        /// Which streams, in any order, each slot once.
        rewards: &'a [Reward],
    }
    accounts {
        /// The owner; or the operator, who pays to their canonical accounts.
        signer: signer,
        pool: writable,
        position: writable,
        token_program: readonly = |_| SPL_TOKEN,
        token_2022_program: readonly = |_| TOKEN_2022,
    }
    arguments {
        streams: u16 = |i| streams(i.rewards),
    }
    then |i| payment(i.rewards, |reward| reward.token_program == TOKEN_2022)
}

instruction! {
    /// Claims on behalf of an owner who allowed it, to their canonical token accounts; from streams
    /// whose closing began 30 days ago, or whose pool has closed for good, of any owner. Needs no
    /// signature but the fee payer's.
    PushClaim<'a> = "push_claim"
    given {
        /// Which streams, in any order, each slot once.
        rewards: &'a [Reward],
        /// The canonical accounts that cannot take it, by slot, where a reward's destination is
        /// another account of the owner's.
        instead: &'a [(u8, Address)],
    }
    accounts {
        pool: writable,
        position: writable,
        token_program: readonly = |_| SPL_TOKEN,
        token_2022_program: readonly = |_| TOKEN_2022,
    }
    arguments {
        streams: u16 = |i| streams(i.rewards),
    }
    then |i| pushed(i.rewards, i.instead)
}

/// A bit for each slot.
fn streams(rewards: &[Reward]) -> u16 {
    let bits = rewards.iter().filter_map(|reward| 1u16.checked_shl(reward.slot as u32));
    bits.fold(0, |mask, bit| mask | bit)
}

/// As [`payment`] with every mint, each followed by the canonical account that cannot take it.
fn pushed(rewards: &[Reward], instead: &[(u8, Address)]) -> Vec<AccountMeta> {
    let mut rising: Vec<Reward> = rewards.to_vec();
    rising.sort_unstable_by_key(|reward| reward.slot);
    let each = rising.iter().flat_map(|reward| {
        let canonical = instead.iter().find(|(slot, _)| *slot == reward.slot);
        let canonical = canonical.map(|(_, at)| AccountMeta::new_readonly(*at, false));
        payment(core::slice::from_ref(reward), |_| true).into_iter().chain(canonical)
    });
    each.collect()
}

/// For each stream, by rising slot: its vault, where to pay, and the mint where it is wanted.
fn payment(rewards: &[Reward], with_mint: impl Fn(&Reward) -> bool) -> Vec<AccountMeta> {
    let mut rising: Vec<&Reward> = rewards.iter().collect();
    // Not the stable sort, whose buffer of 4 KiB on the stack no program can afford.
    rising.sort_unstable_by_key(|reward| reward.slot);
    let mut accounts = Vec::with_capacity(3 * rising.len());
    for reward in rising {
        accounts.push(AccountMeta::new(reward.vault, false));
        accounts.push(AccountMeta::new(reward.destination, false));
        if with_mint(reward) {
            accounts.push(AccountMeta::new_readonly(reward.mint, false));
        }
    }
    accounts
}

instruction! {
    /// Claims from a stream of the stake mint and stakes what it paid, in one.
    Compound = "compound"
    accounts {
        /// The owner, or the operator.
        signer: signer,
        pool: writable,
        position: writable,
        reward_vault: writable,
        stake_vault: writable,
        /// The stake mint, which is the reward mint too.
        stake_mint: readonly,
        token_program: readonly,
    }
    arguments {
        slot: u8,
    }
}

instruction! {
    /// Claims from a stream and stakes what it paid in the owner's position in another pool, whose
    /// stake mint that is. Credited is what arrives.
    Reinvest = "reinvest"
    accounts {
        /// Owns both positions, or is the operator of both.
        signer: signer,
        /// The pool that pays.
        from_pool: writable,
        from_position: writable,
        reward_vault: writable,
        /// The pool to stake in.
        to_pool: writable,
        to_position: writable,
        stake_vault: writable,
        /// The stake mint of the pool to stake in, which is the reward mint.
        stake_mint: readonly,
        token_program: readonly,
    }
    arguments {
        /// Of the pool that pays.
        slot: u8,
    }
}
