//! Rewards: claimed, pushed, compounded.

use super::call::Call;
use crate::addresses::{SPL_TOKEN, TOKEN_2022};
use crate::discriminator;
use alloc::vec::Vec;
use solana_address::Address;
use solana_instruction::Instruction;

/// One stream to be paid from, and where to.
#[derive(Clone, Copy, Debug)]
pub struct Reward {
    /// The stream's slot.
    pub slot: u8,
    /// The stream's vault.
    pub vault: Address,
    /// Where to pay: for a claim any token account, for a pushed claim the owner's
    /// canonical one.
    pub destination: Address,
    /// The reward mint.
    pub mint: Address,
    /// That of `mint`.
    pub token_program: Address,
}

/// Claims the whole units owed by some streams. A stream that owes none is passed over; a
/// stream that cannot pay (its mint frozen, say) fails the instruction, so leave it out.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    /// Signs.
    pub owner: Address,
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Which streams, in any order, each slot once.
    pub rewards: &'a [Reward],
}

impl Claim<'_> {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("claim");

    /// The instruction. The mint goes along only where Token-2022 needs it: ten streams of
    /// SPL Token fit one transaction without a lookup table.
    pub fn instruction(&self) -> Instruction {
        let head = Call::new(Self::DISCRIMINATOR).signer(self.owner);
        let with_mint = |reward: &Reward| reward.token_program == TOKEN_2022;
        pay(head, self.pool, self.position, self.rewards, with_mint)
    }
}

/// Claims on behalf of an owner who allowed it, to their canonical token accounts. Needs no
/// signature but the fee payer's.
#[derive(Clone, Copy, Debug)]
pub struct PushClaim<'a> {
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// Which streams, in any order, each slot once.
    pub rewards: &'a [Reward],
}

impl PushClaim<'_> {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("push_claim");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        let head = Call::new(Self::DISCRIMINATOR);
        pay(head, self.pool, self.position, self.rewards, |_| true)
    }
}

fn pay(
    head: Call,
    pool: Address,
    position: Address,
    rewards: &[Reward],
    with_mint: impl Fn(&Reward) -> bool,
) -> Instruction {
    let mut rising: Vec<&Reward> = rewards.iter().collect();
    // Not the stable sort, whose buffer of 4 KiB on the stack no program can afford.
    rising.sort_unstable_by_key(|reward| reward.slot);
    let bits = rising.iter().filter_map(|reward| 1u16.checked_shl(reward.slot as u32));
    let streams = bits.fold(0, |mask, bit| mask | bit);
    let fixed = head.writable(pool).writable(position).readonly(SPL_TOKEN).readonly(TOKEN_2022);
    let all = rising.into_iter().fold(fixed, |call, reward| {
        let call = call.writable(reward.vault).writable(reward.destination);
        match with_mint(reward) {
            true => call.readonly(reward.mint),
            false => call,
        }
    });
    all.u16(streams).done()
}

/// Claims from a stream of the stake mint and stakes what it paid, in one.
#[derive(Clone, Copy, Debug)]
pub struct Compound {
    /// Signs.
    pub owner: Address,
    /// The pool.
    pub pool: Address,
    /// The position.
    pub position: Address,
    /// The stream's vault.
    pub reward_vault: Address,
    /// The pool's stake vault.
    pub stake_vault: Address,
    /// The stake mint, which is the reward mint too.
    pub stake_mint: Address,
    /// That of the stake mint.
    pub token_program: Address,
    /// The stream's slot.
    pub slot: u8,
}

impl Compound {
    /// First 8 bytes of the data.
    pub const DISCRIMINATOR: [u8; 8] = discriminator::instruction("compound");

    /// The instruction.
    pub fn instruction(&self) -> Instruction {
        Call::new(Self::DISCRIMINATOR)
            .signer(self.owner)
            .writable(self.pool)
            .writable(self.position)
            .writable(self.reward_vault)
            .writable(self.stake_vault)
            .readonly(self.stake_mint)
            .readonly(self.token_program)
            .u8(self.slot)
            .done()
    }
}
