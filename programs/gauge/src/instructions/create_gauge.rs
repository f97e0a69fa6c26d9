//! `create_gauge(id, terms)`: creates a gauge and its budget. Genesis, length and closing time
//! can never be changed, or epochs would overlap.
//!
//! 1. The gauge does not exist; its address follows from creator, reward mint and id. Lamports
//!    sent there before do not stand in the way.
//! 2. The mint belongs to the token program that is passed.
//! 3. The terms are in range. See [`acequia_gauge_core::Terms`].
//! 4. The creator becomes the authority and the power manager. No pool is listed and no epoch open.

use {
    crate::{
        error::{refused, GaugeError},
        events::GaugeCreated,
        seeds,
        state::{pod, Gauge, GaugeAccount, VERSION},
        terms::GaugeTerms,
        tokens::MintAccount,
    },
    acequia_gauge_interface::instructions as wire,
    acequia_onchain::{
        arguments::arguments,
        token::{self, TokenProgram},
    },
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
#[instruction(id: u16)]
pub struct CreateGauge {
    /// Becomes the gauge's authority.
    #[account(constraint(arguments(__ix_data, wire::CreateGauge::ARGUMENTS) @ GaugeError::WrongArguments))]
    pub creator: Signer,
    /// Pays the rent. May be the creator: only lamports of it are touched.
    #[account(unsafe(dup))]
    pub payer: Signer,
    /// The new gauge.
    #[account(
        init,
        payer = payer,
        space = Gauge::SPACE,
        seeds = [seeds::GAUGE, creator.address().as_ref(), reward_mint.address().as_ref(), &id.to_le_bytes()],
        bump
    )]
    pub gauge: GaugeAccount,
    /// What is to be split.
    pub reward_mint: MintAccount,
    /// The new token account that is to hold it.
    #[account(mut, seeds = [seeds::BUDGET, gauge.address().as_ref()], bump)]
    pub budget: UncheckedAccount,
    /// The reward mint's token program.
    #[account(address = *reward_mint.account().owner() @ GaugeError::WrongTokenProgram)]
    pub token_program: UncheckedAccount,
    /// Creates the accounts.
    pub system_program: Program<System>,
}

impl CreateGauge {
    pub fn handle(ctx: &mut Context<Self>, id: u16, terms: GaugeTerms) -> Result<()> {
        let (a, bumps) = (&mut ctx.accounts, &ctx.bumps);
        let rules = acequia_gauge_core::Terms::from(terms.clone());
        rules.check().map_err(refused)?;
        let gauge = *a.gauge.address();
        let budget_seeds: &[&[u8]] = &[seeds::BUDGET, gauge.as_ref(), &[bumps.budget]];
        let (mint, holder) = (a.reward_mint.account(), a.gauge.account());
        token::create_account(&a.payer, &a.budget, mint, holder, &a.token_program, budget_seeds)?;

        a.gauge.version = VERSION;
        a.gauge.bump = bumps.gauge;
        a.gauge.budget_bump = bumps.budget;
        a.gauge.token_program = TokenProgram::of(&a.reward_mint) as u8;
        a.gauge.id = id;
        a.gauge.decimals = a.reward_mint.decimals();
        a.gauge.creator = *a.creator.address();
        a.gauge.authority = *a.creator.address();
        a.gauge.power_manager = *a.creator.address();
        a.gauge.reward_mint = *a.reward_mint.address();
        a.gauge.budget = *a.budget.address();
        a.gauge.terms = pod::Terms(rules);

        emit!(GaugeCreated {
            gauge,
            creator: a.gauge.creator,
            reward_mint: a.gauge.reward_mint,
            budget: a.gauge.budget,
            id,
            terms,
        });
        a.gauge.invariant()
    }
}
