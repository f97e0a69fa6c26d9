//! A gauge: whose it is, on which terms epochs run, and where its tokens are.

use {
    super::{always, pod, require_version, Member},
    crate::error::{refused, GaugeError},
    acequia_gauge_core::{Error, MAX_POOLS},
    acequia_onchain::token::TokenProgram,
    anchor_lang::{bytemuck::Zeroable, prelude::*},
};

/// A gauge's account.
pub type GaugeAccount = Account<Gauge>;

/// A gauge. What an epoch needs of it is copied when the epoch is opened.
#[account]
pub struct Gauge {
    /// Of this layout: 1.
    pub version: u8,
    /// Of the gauge's address.
    pub bump: u8,
    /// Of the budget's address.
    pub budget_bump: u8,
    /// Of the reward mint: 0 SPL Token, 1 Token-2022.
    pub token_program: u8,
    /// Tells apart the gauges of one creator and mint.
    pub id: u16,
    /// Of the reward mint.
    pub decimals: u8,
    /// How many pools are listed.
    pub count: u8,
    /// Who created it; gets its rent back.
    pub creator: Address,
    /// May set quorum, cap and pools, and take out what is idle.
    pub authority: Address,
    /// Who the authority has been offered to; zero for none.
    pub pending_authority: Address,
    /// What is split.
    pub reward_mint: Address,
    /// The token account that holds it, owned by the gauge.
    pub budget: Address,
    /// When epochs run; what the next one needs.
    pub terms: pod::Terms,
    /// Where the tokens are.
    pub books: pod::Books,
    /// How many epochs have an account.
    pub epochs: u32,
    /// How many of them are not settled.
    pub unsettled: u32,
    /// The votes per unit of weight of each listed pool [2^-32 votes per weight].
    pub powers: [u64; 16],
    /// The listed pools, without a gap.
    pub members: [Member; 16],
    /// Zero.
    pub _reserved: [u64; 4],
}

impl Gauge {
    /// The size of its account [bytes].
    pub const SPACE: usize = 8 + core::mem::size_of::<Self>();

    /// The token program that the reward mint belongs to.
    pub fn token_program(&self) -> TokenProgram {
        TokenProgram::from_stored(self.token_program)
    }

    /// The powers of the listed pools.
    pub fn powers(&self) -> &[u64] {
        self.powers.get(..self.count as usize).unwrap_or_default()
    }

    /// Where in the list a pool stands.
    pub fn find(&self, pool: &Address) -> Result<usize> {
        let at = self.members.iter().position(|member| member.pool == *pool);
        at.filter(|_| *pool != Address::default()).ok_or(GaugeError::PoolNotListed.into())
    }

    /// Puts a pool at the end of the list.
    pub fn push(&mut self, member: Member, power: u64) -> Result<()> {
        require!(self.find(&member.pool).is_err(), GaugeError::PoolListed);
        let (at, full) = (self.count as usize, || refused(Error::PoolCountOutOfRange));
        *self.members.get_mut(at).ok_or_else(full)? = member;
        *self.powers.get_mut(at).ok_or_else(full)? = power;
        self.count += 1;
        Ok(())
    }

    /// Takes a pool off the list; those behind it move up.
    pub fn remove(&mut self, at: usize) {
        self.members.copy_within(at + 1.., at);
        self.powers.copy_within(at + 1.., at);
        self.members[MAX_POOLS - 1] = Member::zeroed();
        self.powers[MAX_POOLS - 1] = 0;
        self.count -= 1;
    }

    /// Asserts what must be true of a gauge after every instruction.
    #[inline(never)]
    pub fn invariant(&self) -> Result<()> {
        let Self { version, token_program, count, epochs, unsettled, books, .. } = self;
        require_version(*version)?;
        always(*token_program <= 1 && *count as usize <= MAX_POOLS)?;
        always(self.authority != Address::default())?;
        always(books.is_sound() && self.terms.check().is_ok())?;
        always(unsettled <= epochs && (*epochs > 0 || books.held == 0))?;
        let listed = |at: usize| at < *count as usize;
        let pairs = || self.members.iter().zip(self.powers).enumerate();
        always(pairs().all(|(at, (member, power))| {
            member.is_set() == listed(at) && (listed(at) || power == 0)
        }))
    }
}
