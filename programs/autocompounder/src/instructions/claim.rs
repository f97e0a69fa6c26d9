//! `claim()`: pays the whole units that one reward owes to an account. Needs nothing of the
//! farm; harvest first, in the same transaction, for what has accrued since.
//!
//! | nth | account | | |
//! |---|---|---|---|
//! | 0 | owner | signer | of the share account |
//! | 1 | vault | writable | |
//! | 2 | share account | writable | |
//! | 3 | reward account | writable | the vault's associated token account |
//! | 4 | destination | writable | a token account of the reward, not the vault's |
//! | 5 | reward mint | | |
//! | 6 | token program | | the mint's |
//!
//! 1. The owner signs; the account is of this vault; the vault passes on that mint.
//! 2. The reward account is the vault's canonical one, the destination another.
//! 3. The account is settled. At least one whole unit is owed; fractions stay owed.
//! 4. It is paid from the reward account. That holds too little where nobody has harvested
//!    yet, and then the token program refuses.

use crate::{
    accounts::{own_shares, take, Kept},
    error::{require, Reason, Result},
    state::Vault,
    token,
};
use solana_program::account_info::AccountInfo;

pub fn process(accounts: &[AccountInfo]) -> Result {
    let [owner, vault, account, reward_account, destination, mint, program] = take::<7>(accounts)?;
    let mut stored = Vault::load(vault)?;
    let mut holder = own_shares(account, vault.key, owner)?;
    let nth = stored.rewards.iter().position(|reward| reward.mint == *mint.key);
    let nth = nth.ok_or(Reason::UnknownReward)?;
    token::is_canonical(reward_account, vault.key, mint.key, program.key)?;
    require(destination.key != reward_account.key, Reason::OwnAccount)?;

    holder.settle(&stored);
    let whole = holder.checkpoints[nth].take_whole();
    require(whole > 0, Reason::NothingOwed)?;
    stored.rewards[nth].paid = stored.rewards[nth].paid.wrapping_add(whole); // at most `credited`
    holder.save(account)?;
    stored.save(vault)?;
    let (from, to) = (reward_account, destination);
    let transfer = token::Transfer { from, mint, to, vault, program };
    stored.signing(|seeds| transfer.send(whole, seeds))
}
