//! A gauge: whose it is, on which terms epochs run, and where its tokens are.

use {
    super::{
        always,
        pod::{Books, Terms},
        require_version, Member,
    },
    crate::error::{refused, GaugeError},
    acequia_gauge_core::{Error, MAX_POOLS},
    acequia_onchain::token::TokenProgram,
    anchor_lang::{bytemuck::Zeroable, prelude::*},
};

/// A gauge's account.
pub type GaugeAccount = Account<Gauge>;

acequia_gauge_interface::stored_gauge!(acequia_onchain::account);

impl Gauge {
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

    /// The number of the epoch that is open and has not begun.
    pub fn upcoming(&self, now: u64) -> Option<u64> {
        let number = self.books.last_opened()?;
        let window = self.terms.window(number).ok()?;
        (!window.has_begun(now)).then_some(number)
    }

    /// Somebody else sets powers; no offer stands any more.
    pub fn appoint(&mut self, power_manager: Address) {
        self.power_manager = power_manager;
        self.pending_power_manager = Address::default();
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
