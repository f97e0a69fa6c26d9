//! `set_page(name, text, link)`: says what a pool says of itself, and makes its page where it has none.
//!
//! 1. The authority signs: the page of a pool whose authority was renounced stays as it is.
//! 2. The parts are UTF-8 and fit: 32, 256 and 128 bytes.
//! 3. They show what they are: no control characters, such as terminals obey, and none that turn the
//!    direction of writing. The text may have line breaks. A link begins with https://, or is empty.
//! 4. The payer pays the rent of a new page. It goes to the pool's creator, with all the pool's, when
//!    the pool is closed.

use {
    crate::{
        arguments::with_texts,
        error::FarmError,
        events::PageSet,
        seeds,
        state::{require_version, Page, PageAccount, PoolAccount, VERSION},
    },
    acequia_interface::page::{is_link, is_plain, is_plain_text, stored},
    anchor_lang::prelude::*,
};

#[derive(Accounts)]
pub struct SetPage {
    /// The pool's authority.
    #[account(
        address = pool.authority @ FarmError::NotAuthority,
        constraint(with_texts::<3>(__ix_data) @ FarmError::WrongArguments)
    )]
    pub authority: Signer,
    /// Pays the rent. May be the authority: only lamports of it are touched.
    #[account(unsafe(dup))]
    pub payer: Signer,
    /// The pool that has something to say.
    #[account(mut)]
    pub pool: PoolAccount,
    /// Its page.
    #[account(
        init_if_needed,
        payer = payer,
        space = Page::SPACE,
        seeds = [seeds::PAGE, pool.address().as_ref()],
        bump
    )]
    pub page: PageAccount,
    pub system_program: Program<System>,
}

impl SetPage {
    pub fn handle(ctx: &mut Context<Self>, name: &str, text: &str, link: &str) -> Result<()> {
        let (a, bump) = (&mut ctx.accounts, ctx.bumps.page);
        require_version(a.pool.version)?;
        let is_plain = is_plain(name) && is_plain_text(text) && is_plain(link);
        require!(is_plain, FarmError::PageNotPlain);
        require!(is_link(link), FarmError::PageLink);
        a.page.name = stored(name).ok_or(FarmError::PageTooLong)?;
        a.page.text = stored(text).ok_or(FarmError::PageTooLong)?;
        a.page.link = stored(link).ok_or(FarmError::PageTooLong)?;
        a.page.version = VERSION;
        a.page.bump = bump;
        a.page.pool = *a.pool.address();
        a.pool.page_bump = bump;
        let [name, text, link] = [name, text, link].map(str::to_owned);
        emit!(PageSet { pool: a.pool.address(), name, text, link });
        a.page.invariant()?;
        a.pool.invariant()
    }
}
