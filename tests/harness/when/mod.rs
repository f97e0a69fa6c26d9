//! What an actor does: one method for each instruction, with the accounts that an honest
//! client would pass. Each returns a [`Step`] that can be sent as it is or tampered with.

pub mod guards;
mod pools;
mod rewards;
mod stakes;
mod streams;
mod votes;

pub(crate) use {
    guards::guards, pools::pools, rewards::rewards, stakes::positions, stakes::staking,
    streams::streams, votes::votes,
};

use crate::position_at;
use crate::scene::{reward_of, Scene, Site};
use crate::step::Step;
use crate::token::Mint;
use acequia_interface::instructions::Reward;
use acequia_interface::{Pool, Position, StreamSlot};
use solana_address::Address;
use solana_instruction::Instruction;

/// Somebody about to do something, in one pool, with one position.
pub struct Actor<'a> {
    scene: &'a mut Scene,
    who: Address,
    site: Site,
    index: u32,
    position: Address,
}

impl<'a> Actor<'a> {
    pub(crate) fn new(scene: &'a mut Scene, who: Address) -> Self {
        let site = scene.site();
        let position = position_at(&site.pool, &who, 0);
        Self { scene, who, site, index: 0, position }
    }

    /// In another pool of the scene.
    pub fn in_pool(mut self, nth: usize) -> Self {
        self.site = self.scene.sites[nth];
        let index = self.index;
        self.with_position(index)
    }

    /// With another position of theirs.
    pub fn with_position(mut self, index: u32) -> Self {
        self.index = index;
        self.position = position_at(&self.site.pool, &self.who, index);
        self
    }

    /// With the position at that address, such as somebody else's.
    pub fn at(mut self, position: Address) -> Self {
        self.position = position;
        self
    }

    /// With somebody else's first position in the same pool.
    pub fn at_position_of(self, who: &str) -> Self {
        let owner = crate::world::address_of(who);
        let position = position_at(&self.site.pool, &owner, 0);
        self.at(position)
    }

    fn step(self, instruction: Instruction) -> Step<'a> {
        Step::new(self.scene, self.who, instruction)
    }

    /// Whose position it is; the actor's own, where there is none.
    fn owner(&self) -> Address {
        let account = self.scene.world.account(&self.position);
        let read = account.and_then(|account| Position::read(&account.data).ok());
        read.map_or(self.who, |position| position.owner)
    }

    // ---- the accounts that an honest client would pass ----

    #[track_caller]
    fn pool(&self) -> Pool {
        self.scene.world.pool(&self.site.pool)
    }

    #[track_caller]
    fn slot(&self, slot: u8) -> StreamSlot {
        let streams = self.pool().streams;
        streams.get(slot as usize).cloned().unwrap_or_else(|| empty_slot(&streams[0]))
    }

    /// Where the actor keeps the stake mint. Whoever never had any is given their wealth.
    #[track_caller]
    fn stake_wallet(&mut self) -> Address {
        let (mint, wealth) = (self.site.stake, self.site.wealth);
        let wallet = crate::wallet_of(&self.who, &mint);
        match self.scene.world.account(&wallet) {
            Some(_) => wallet,
            None => self.scene.world.fund(&self.who, &mint, wealth),
        }
    }

    /// What a claim needs for each of these slots, paid to that owner.
    #[track_caller]
    fn rewards(&mut self, slots: &[u8], owner: &Address) -> Vec<Reward> {
        let pool = self.pool();
        let mut reward = |slot: &u8| {
            let mint: Mint = reward_of(&pool, *slot as usize);
            Reward {
                slot: *slot,
                vault: pool.streams[*slot as usize].vault,
                destination: self.scene.world.wallet(owner, &mint),
                mint: mint.address,
                token_program: mint.program,
            }
        };
        slots.iter().map(&mut reward).collect()
    }

    #[track_caller]
    fn all_slots(&self) -> Vec<u8> {
        let streams = self.pool().streams;
        (0..streams.len() as u8).filter(|nth| streams[*nth as usize].is_in_use()).collect()
    }
}

impl Scene {
    /// What the owner of the position at that address does with it, in the first pool.
    pub fn when_at(&mut self, owner: Address, position: Address) -> Actor<'_> {
        Actor::new(self, owner).at(position)
    }
}

/// A slot that the pool does not have, for tests that ask for it.
fn empty_slot(like: &StreamSlot) -> StreamSlot {
    StreamSlot { books: acequia_core::Stream::default(), ..like.clone() }
}
