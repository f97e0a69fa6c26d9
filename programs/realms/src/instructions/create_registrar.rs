//! `create_registrar(max_kind, max_value)`: creates the registrar of a realm's community or
//! council, and its record of the largest voter weight. To have votes counted, the realm then
//! names this program as voter weight add-in and as maximum voter weight add-in of that mint.
//!
//! 1. The registrar does not exist; its address follows from realm and mint. Lamports sent
//!    there before do not stand in the way.
//! 2. The account is a realm of the governance program that is named, and its authority signs. The
//!    program says from now on when proposals take votes: whoever signs has to know it. The
//!    authority becomes the registrar's.
//! 3. Holders of the mint vote in the realm.
//! 4. The largest voter weight is fixed (0, votes) or a share of the mint's supply (1, 1 to
//!    10,000 bps); never what is staked now.

use {
    crate::{
        error::RealmsError,
        events::RegistrarCreated,
        governance,
        max_weight::{self, MintAccount},
        seeds,
        state::{
            MaxVoterWeightAccount, MaxVoterWeightRecord, Registrar, RegistrarAccount, VERSION,
        },
    },
    acequia_onchain::arguments::arguments,
    acequia_realms_interface::instructions as wire,
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct CreateRegistrar {
    /// The realm's authority; becomes the registrar's.
    #[account(constraint(arguments(__ix_data, wire::CreateRegistrar::ARGUMENTS) @ RealmsError::WrongArguments))]
    pub realm_authority: Signer,
    /// Pays the rent. May be the authority: only lamports of it are touched.
    #[account(unsafe(dup))]
    pub payer: Signer,
    #[account(constraint(realm.owned_by(governance_program.address()) @ RealmsError::ForeignRealm))]
    pub realm: UncheckedAccount,
    /// The governance program that owns the realm.
    pub governance_program: UncheckedAccount,
    /// The community's or the council's mint.
    pub governing_token_mint: MintAccount,
    /// The new registrar.
    #[account(
        init,
        payer = payer,
        space = Registrar::SPACE,
        seeds = [seeds::REGISTRAR, realm.address().as_ref(), governing_token_mint.address().as_ref()],
        bump
    )]
    pub registrar: RegistrarAccount,
    /// The new record of the largest voter weight.
    #[account(
        init,
        payer = payer,
        space = MaxVoterWeightRecord::SPACE,
        seeds = [seeds::MAX_VOTER_WEIGHT, registrar.address().as_ref()],
        bump
    )]
    pub max_voter_weight_record: MaxVoterWeightAccount,
    pub system_program: Program<System>,
}

impl CreateRegistrar {
    pub fn handle(ctx: &mut Context<Self>, max_kind: u8, max_value: u64) -> Result<()> {
        let (a, bump) = (&mut ctx.accounts, ctx.bumps.registrar);
        let realm = governance::realm(&a.realm)?;
        let signs = realm.authority.as_ref() == Some(a.realm_authority.address().as_array());
        require!(signs, RealmsError::NotRealmAuthority);
        let votes = realm.has_voters(a.governing_token_mint.address().as_array());
        require!(votes, RealmsError::NotGoverningMint);
        a.registrar.version = VERSION;
        a.registrar.bump = bump;
        a.registrar.governance_program = *a.governance_program.address();
        a.registrar.realm = *a.realm.address();
        a.registrar.governing_token_mint = *a.governing_token_mint.address();
        a.registrar.authority = *a.realm_authority.address();
        a.registrar.set_max_rule(max_kind, max_value)?;
        max_weight::write(&a.registrar, &a.governing_token_mint, &mut a.max_voter_weight_record)?;
        a.log();
        a.registrar.invariant()
    }

    #[inline(never)]
    fn log(&self) {
        emit!(RegistrarCreated {
            registrar: *self.registrar.address(),
            governance_program: self.registrar.governance_program,
            realm: self.registrar.realm,
            governing_token_mint: self.registrar.governing_token_mint,
            authority: self.registrar.authority,
            max_kind: self.registrar.max_kind,
            max_value: self.registrar.max_value,
        });
    }
}
