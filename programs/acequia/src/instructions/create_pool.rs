//! `create_pool(id, capacity, reward_manager, lock, caps, accepted_risks)`: creates a pool
//! and its stake vault. Lock terms, accepted risks and capacity can never be changed.
//!
//! 1. The pool does not exist; its address follows from creator, stake mint and id. Lamports
//!    sent there before do not stand in the way.
//! 2. The mint may be staked under the accepted risks. See [`crate::mints`].
//! 3. The capacity is 1 to 16; the lock terms are in range; the risks are known ones.
//! 4. Where locks can be left early, slot 0 becomes the penalty flow: of the stake mint, nobody's,
//!    with a window by the lock terms. Its vault is passed, and the capacity is at least 2.
//! 5. The creator becomes the authority. The reward manager may be zero for none.

use {
    crate::{
        arguments::{arguments, wire},
        error::{refused, FarmError},
        events::{PoolCreated, StreamAdded},
        mints::{admit, MintAccount, Role},
        seeds,
        state::{now, pod, Pool, PoolAccount, Slots, VERSION},
        streams::{self, NewStream},
        terms::CapTerms,
        token_program::TokenProgram,
    },
    acequia_core::{farm::PENALTY_SLOT, stream::Opening, LockRule},
    acequia_interface::risks::Risks,
    acequia_onchain::token,
    anchor_lang::{find_program_address, prelude::*},
};

/// What a pool is created with.
pub struct PoolTerms {
    /// Tells apart the pools of one creator and stake mint.
    pub id: u16,
    /// How many streams it has room for.
    pub capacity: u8,
    /// Who may add streams; zero for none.
    pub reward_manager: Address,
    /// What a lock earns and costs.
    pub lock: LockRule,
    /// The most that may be staked.
    pub caps: CapTerms,
    /// See [`Risks`].
    pub accepted_risks: u16,
}

#[derive(Accounts)]
#[instruction(id: u16, capacity: u8)]
pub struct CreatePool {
    /// Becomes the pool's authority.
    #[account(constraint(arguments(__ix_data, wire::CreatePool::ARGUMENTS) @ FarmError::WrongArguments))]
    pub creator: Signer,
    /// Pays the rent. May be the creator: only lamports of it are touched.
    #[account(unsafe(dup))]
    pub payer: Signer,
    /// The new pool.
    #[account(
        init,
        payer = payer,
        space = Pool::space(capacity)?,
        seeds = [seeds::POOL, creator.address().as_ref(), stake_mint.address().as_ref(), &id.to_le_bytes()],
        bump
    )]
    pub pool: PoolAccount,
    /// What is to be staked.
    pub stake_mint: MintAccount,
    /// The new stake vault.
    #[account(mut, seeds = [seeds::STAKE_VAULT, pool.address().as_ref()], bump)]
    pub stake_vault: UncheckedAccount,
    /// The new vault of the penalty flow: the reward vault of slot 0. Only where locks can be left
    /// early.
    #[account(mut)]
    pub penalty_vault: Option<UncheckedAccount>,
    /// The stake mint's token program.
    #[account(address = *stake_mint.account().owner() @ FarmError::WrongTokenProgram)]
    pub token_program: UncheckedAccount,
    /// Creates the accounts.
    pub system_program: Program<System>,
}

impl CreatePool {
    pub fn handle(ctx: &mut Context<Self>, terms: PoolTerms) -> Result<()> {
        let (a, bumps) = (&mut ctx.accounts, &ctx.bumps);
        admit(&a.stake_mint, Role::Stake, terms.accepted_risks)?;
        let vault_seeds: &[&[u8]] =
            &[seeds::STAKE_VAULT, a.pool.address().as_ref(), &[bumps.stake_vault]];
        let (mint, pool) = (a.stake_mint.account(), a.pool.account());
        token::create_account(&a.payer, &a.stake_vault, mint, pool, &a.token_program, vault_seeds)?;

        initialise(&mut a.pool, bumps.pool, a.creator.address(), a.stake_mint.address(), terms)?;
        a.pool.stake_vault = *a.stake_vault.address();
        a.pool.stake_vault_bump = bumps.stake_vault;
        a.pool.stake_token_program = TokenProgram::of(&a.stake_mint) as u8;
        a.pool.stake_decimals = a.stake_mint.decimals();

        emit!(PoolCreated::of(a.pool.address(), &a.pool));
        if a.pool.lock.early_leave_bps > 0 {
            a.open_penalty_flow()?;
        }
        a.pool.invariant()
    }

    fn open_penalty_flow(&mut self) -> Result<()> {
        let vault = self.penalty_vault.as_ref().ok_or(FarmError::PenaltyFlowMissing)?;
        require!(self.pool.capacity >= 2, FarmError::PenaltyFlowMissing);
        let (slot, mint) = (PENALTY_SLOT as u8, &self.stake_mint);
        let seeds =
            [seeds::REWARD_VAULT, self.pool.address().as_ref(), mint.address().as_ref(), &[slot]];
        let (address, bump) = find_program_address(&seeds, &crate::ID);
        require!(address == *vault.address(), FarmError::WrongVault);
        let opening = Opening::penalty(&self.pool.lock);
        let new = NewStream { slot, funder: Address::default(), bump, opening };
        streams::open(&mut self.pool, new, &self.payer, vault, mint, &self.token_program)?;
        emit!(StreamAdded::of(&self.pool, slot)?);
        self.pool.slot(slot)?.invariant()
    }
}

/// Writes what both kinds of pool have into one that has just been created.
pub fn initialise(
    pool: &mut PoolAccount,
    bump: u8,
    creator: &Address,
    mint: &Address,
    terms: PoolTerms,
) -> Result<()> {
    terms.lock.check().map_err(refused)?;
    require!(Risks::ALL.accepts(Risks(terms.accepted_risks)), FarmError::UnknownRisk);
    pool.capacity = terms.capacity;
    pool.make_slots()?;
    pool.version = VERSION;
    pool.bump = bump;
    pool.id = terms.id;
    pool.creator = *creator;
    pool.authority = *creator;
    pool.reward_manager = terms.reward_manager;
    pool.accepted_risks = terms.accepted_risks;
    pool.stake_mint = *mint;
    pool.created_at = now()?;
    pool.totals.last_update = pool.created_at;
    pool.caps = pod::Caps(terms.caps.into());
    pool.lock = pod::LockRule(terms.lock);
    Ok(())
}
