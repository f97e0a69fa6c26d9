//! `realm maximum`: how many votes there can be.

use super::House;
use crate::chain::Mint;
use crate::commands::common::units;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{amount, short};
use acequia_realms_core::weight::{MaxRule, ALL_BPS};
use acequia_realms_interface::instructions::SetMaxVoterWeight;
use clap::Args;

/// Say how many votes there can be, of which a proposal needs its share
///
/// At once, for proposals in voting too. For the registrar's authority.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia realm maximum 6Re…realm --votes 10_000_000\n  \
    acequia realm maximum 6Re…realm --share 40%")]
pub struct Maximum {
    #[command(flatten)]
    house: House,
    #[command(flatten)]
    rule: Rule,
}

/// One of these.
#[derive(Clone, Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Rule {
    /// So many, in tokens of the mint that the house votes by
    #[arg(long, value_name = "TOKENS")]
    votes: Option<String>,
    /// A share of that mint's supply
    #[arg(long, value_name = "PERCENT")]
    share: Option<String>,
}

impl Rule {
    /// As the adapter writes it, and in words.
    pub fn read(&self, mint: &Mint, symbol: &str) -> Outcome<(MaxRule, String)> {
        let rule = match (&self.votes, &self.share) {
            (Some(votes), _) => MaxRule::Fixed(units(votes, mint.decimals, symbol)?),
            (_, share) => MaxRule::ShareOfSupply(bps(share.as_deref().unwrap_or_default())?),
        };
        Ok((rule, words(rule, mint.decimals, symbol)))
    }
}

/// Hundredths of a percent, more than none and at most all.
fn bps(percent: &str) -> Outcome<u64> {
    let read = acequia_farm_file::amount::parse(percent.trim_end_matches('%'), 2).ok();
    read.filter(|bps| (1..=ALL_BPS).contains(bps)).ok_or_else(|| {
        failure(
            format!("`{percent}` is no share of a supply"),
            "Write more than 0% and at most 100%, with up to two decimals",
        )
    })
}

/// As in "40.00 % of the supply of AGUA".
pub fn words(rule: MaxRule, decimals: u8, symbol: &str) -> String {
    match rule {
        MaxRule::Fixed(votes) => format!("{} of votes", amount(votes, decimals, symbol)),
        MaxRule::ShareOfSupply(bps) => {
            format!("{}.{:02} % of the supply of {symbol}", bps / 100, bps % 100)
        }
    }
}

impl Maximum {
    /// One transaction; none where it is so.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, registry) = (context.me()?, self.house.registry(context)?);
        let mint = context.rpc.mint(&registry.mint)?;
        let (max, words) = self.rule.read(&mint, &context.names.symbol(&mint.address))?;
        let mut plan = Plan::new(self.house.title());
        if registry.registrar.max() == max {
            plan.change(Sign::Keep, "maximum", words);
            return Ok(plan);
        }
        registry.require_authority(me)?;
        plan.change(Sign::Change, "maximum", format!("{words}, for open proposals too"));
        let order = SetMaxVoterWeight {
            authority: me,
            registrar: registry.address,
            governing_token_mint: registry.mint,
            max,
        };
        let what = format!("set the maximum of {} to {words}", short(&self.house.realm));
        plan.step(what, vec![order.instruction()]);
        Ok(plan)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_more_than_none_and_at_most_all() {
        assert_eq!(bps("40%"), Ok(4_000));
        assert_eq!(bps("0.5"), Ok(50));
        assert_eq!(bps("100%"), Ok(10_000));
        assert!(["0%", "100.01%", "half", ""].iter().all(|text| bps(text).is_err()));
    }
}
