//! `pool create`: a farm file, made so on chain.

use crate::chain::Mint;
use crate::commands::purse::Payer;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::farm::{apply, Applying};
use crate::plan::Plan;
use crate::show::read_farm;
use acequia_farm_file::{Farm, Token};
use acequia_plan::{address_of, is_spoken_of, Ground, Site};
use clap::Args;
use solana_address::Address;
use std::collections::HashMap;
use std::path::PathBuf;

/// Make the chain as a farm file says: pools, rewards, what is missing of them
///
/// Compares the farm file with the chain, shows what is missing, and makes it. Run it again
/// after a change of the file, or after a failure: it does what is still missing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia pool create farm.toml --simulate\n  \
    acequia pool create farm.toml\n  \
    acequia pool create farm.toml --multisig 8hM…vault > messages.txt")]
pub struct Create {
    /// The farm file
    #[arg(value_name = "FARM.toml")]
    pub farm: PathBuf,
    /// The mint of a token that the file names none for
    #[arg(long, value_name = "SYMBOL=MINT", value_parser = mint)]
    pub mint: Vec<(String, Address)>,
    /// Who may add rewards to the pools that are created; you, where it is left out
    #[arg(long, value_name = "ADDRESS")]
    pub reward_manager: Option<Address>,
    #[command(flatten)]
    pub payer: Payer,
}

/// SYMBOL=MINT.
pub fn mint(text: &str) -> Result<(String, Address), String> {
    let (symbol, mint) = text.split_once('=').ok_or("write SYMBOL=MINT")?;
    Ok((symbol.into(), mint.parse().map_err(|_| format!("`{mint}` is not an address"))?))
}

impl Create {
    /// What is missing of the farm.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (farm, me) = (read_farm(&self.farm)?, context.me()?);
        let mints = self.mints(context, &farm)?;
        let mut pools = Vec::with_capacity(farm.pools.len());
        for pool in &farm.pools {
            pools.push(site(context, &mints, |stake| address_of(pool, &me, stake), pool.stake)?);
        }
        let known: Vec<_> = mints.iter().map(|mint| mint.as_ref().map(Into::into)).collect();
        let ground = Ground {
            me,
            reward_manager: self.reward_manager.unwrap_or(me),
            now: context.rpc.now()?,
            slack: context.slack(),
            mints: &known,
            pools: &pools,
        };
        self.payer.require_of(context, &mints.iter().flatten().collect::<Vec<_>>())?;
        let source = |mint: &Option<Mint>| {
            mint.as_ref().map(|mint| self.payer.account(context, mint)).transpose()
        };
        let sources = mints.iter().map(source).collect::<Outcome<Vec<_>>>()?;
        let (payer, lands_before) = (context.payer()?, context.lands_before(ground.now));
        let (mints, sources) = (&mints[..], &sources[..]);
        apply(&Applying { farm: &farm, ground, mints, sources, payer, lands_before })
    }

    /// The mints of those tokens that a pool speaks of, held against the file.
    fn mints(&self, context: &Context, farm: &Farm) -> Outcome<Vec<Option<Mint>>> {
        let named: HashMap<&str, Address> =
            self.mint.iter().map(|(s, m)| (s.as_str(), *m)).collect();
        if let Some(stranger) = named.keys().find(|s| farm.tokens.iter().all(|t| t.symbol != **s)) {
            return Err(failure(
                format!("The farm file has no token `{stranger}`"),
                "Name one of its [tokens] by --mint",
            ));
        }
        let mints = (0..).zip(&farm.tokens).map(|(nth, token)| {
            let named = named.get(token.symbol.as_str());
            is_spoken_of(farm, nth).then(|| mint_of(context, token, named)).transpose()
        });
        mints.collect()
    }
}

fn site(
    context: &Context,
    mints: &[Option<Mint>],
    address: impl FnOnce(&Address) -> Address,
    stake: usize,
) -> Outcome<Option<Site>> {
    let Some(mint) = mints.get(stake).and_then(Option::as_ref) else { return Ok(None) };
    let address = address(&mint.address);
    let there = context.rpc.find_pool(&address)?.map(|there| there.pool);
    Ok(Some(Site { address, there }))
}

/// The mint of a token, which the file or an option names.
fn mint_of(context: &Context, token: &Token, named: Option<&Address>) -> Outcome<Mint> {
    let symbol = &token.symbol;
    let in_file = token.mint.map(Address::new_from_array);
    let address = named.copied().or(in_file).ok_or_else(|| {
        failure(
            format!("The farm file names no mint for {symbol}"),
            format!("Write {symbol} = {{ mint = \"…\", … }} under [tokens], or add --mint {symbol}=ADDRESS"),
        )
    })?;
    context.rpc.mint(&address).map_err(|error| error.while_doing(symbol))
}
