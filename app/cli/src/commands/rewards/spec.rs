//! A reward given by options, in the farm file's own words.
//!
//! The options are put into a farm file of one reward, so that they mean what they mean there
//! and errors read as they do there.

use crate::chain::Mint;
use crate::error::Outcome;
use crate::show::parse_farm;
use acequia_farm_file::{Curve, Emission, Reward, Risk, TokenProgram};

/// The options.
#[derive(Clone, Debug, Default)]
pub struct Spec<'a> {
    /// Of a curve, in tokens.
    pub budget: Option<&'a str>,
    /// Of a curve.
    pub schedule: Option<&'a str>,
    /// Of a curve.
    pub start: Option<&'a str>,
    /// Of a curve.
    pub committed: Option<&'a str>,
    /// Of a flow.
    pub window: Option<&'a str>,
    /// Of either.
    pub idle: Option<&'a str>,
    /// Of a curve whose rate follows the stake.
    pub rate: [(&'static str, Option<&'a str>); 3],
    /// Decimals of what is staked, for those.
    pub stake_decimals: u8,
}

impl Spec<'_> {
    /// The reward in that token.
    pub fn reward(&self, mint: &Mint) -> Outcome<Reward> {
        let farm = parse_farm("the options", &self.text(mint))?;
        let mut rewards = farm.pools.into_iter().flat_map(|pool| pool.rewards);
        Ok(rewards.next().expect("the text has one pool with one reward"))
    }

    /// The curve, where the options give one.
    pub fn curve(&self, mint: &Mint) -> Outcome<Option<Curve>> {
        Ok(match self.reward(mint)?.emission {
            Emission::Curve(curve) => Some(curve),
            Emission::Flow { .. } | Emission::Penalty { .. } => None,
        })
    }

    fn text(&self, mint: &Mint) -> String {
        let program = match mint.program {
            TokenProgram::SplToken => "spl-token",
            TokenProgram::Token2022 => "token-2022",
        };
        let risks: Vec<String> =
            Risk::NAMES.iter().map(|(_, name)| format!("\"{name}\"")).collect();
        let kind = if self.window.is_some() { "flow" } else { "curve" };
        let keys = [
            ("budget", self.budget.map(|text| format!("{text:?}"))),
            ("schedule", self.schedule.map(str::to_string)),
            ("start", self.start.map(moment)),
            ("committed", self.committed.map(moment)),
            ("window", self.window.map(|text| format!("{text:?}"))),
            ("idle", self.idle.map(|text| format!("{text:?}"))),
        ];
        let rate = self.rate.map(|(key, text)| (key, text.map(|text| format!("{text:?}"))));
        let lines = keys
            .into_iter()
            .chain(rate)
            .filter_map(|(key, text)| Some(format!("{key} = {}\n", text?)));
        format!(
            "name = \"options\"\n[tokens]\nREWARD = {{ decimals = {}, program = \"{program}\" }}\n\
             STAKE = {{ decimals = {}, program = \"{program}\" }}\n\
             [[pool]]\nname = \"pool\"\nstake = \"STAKE\"\naccepts = [{}]\n\
             [[pool.reward]]\ntoken = \"REWARD\"\nkind = \"{kind}\"\n{}",
            mint.decimals,
            self.stake_decimals,
            risks.join(", "),
            lines.collect::<String>()
        )
    }
}

/// A date stands bare in TOML, all else in quotes.
fn moment(text: &str) -> String {
    let is_date = text.ends_with('Z') && text.starts_with(|c: char| c.is_ascii_digit());
    if is_date {
        text.to_string()
    } else {
        format!("{text:?}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use acequia_farm_file::When;
    use solana_address::Address;

    const MINT: Mint = Mint {
        address: Address::new_from_array([7; 32]),
        program: TokenProgram::SplToken,
        decimals: 6,
        risks: 0,
        fee: None,
        shown: None,
        account_size: 165,
        wallet_size: 165,
    };

    #[test]
    fn options_mean_what_they_mean_in_a_file() {
        let spec = Spec {
            budget: Some("1_000"),
            schedule: Some("{ shape = \"constant\", for = \"90 days\" }"),
            committed: Some("2027-01-01T00:00:00Z"),
            ..Spec::default()
        };
        let curve = spec.curve(&MINT).expect("well-formed").expect("a curve");
        assert_eq!((curve.budget, curve.segments.len()), (1_000_000_000, 1));
        assert_eq!(curve.committed_until, Some(When::At(1_798_761_600)));
    }

    #[test]
    fn a_window_makes_a_flow() {
        let spec = Spec { window: Some("7 days"), ..Spec::default() };
        let reward = spec.reward(&MINT).expect("well-formed");
        assert_eq!(reward.emission, Emission::Flow { window: 604_800 });
    }

    #[test]
    fn what_is_wrong_is_said_as_in_a_file() {
        let spec = Spec { budget: Some("1_000"), ..Spec::default() };
        let refused = spec.reward(&MINT).expect_err("no schedule");
        assert!(refused.condition.contains("schedule"), "{refused}");
    }
}
