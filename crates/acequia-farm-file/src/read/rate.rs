//! A rate that follows the stake: `full_at`, or `most` in its place, and `least`.

use super::field::Field;
use super::section::Section;
use crate::amount;
use crate::farm::{Curve, Emission};
use crate::time::YEAR;
use crate::token::Token;
use acequia_core::{RateRule, Segment, BPS};

/// What may be written of it.
pub(super) const KEYS: [&str; 3] = ["full_at", "most", "least"];

/// Reads the rule of a curve; none of any other kind of reward, where its keys are unknown. Without
/// the tokens there are no decimals to read it with.
pub(super) fn read(
    section: &Section,
    emission: Option<&Emission>,
    reward: Option<&Token>,
    stake: Option<&Token>,
) -> Option<RateRule> {
    let Some(Emission::Curve(curve)) = emission else {
        return Some(RateRule::NONE);
    };
    let [full_at, most, least] = KEYS.map(|key| section.get(key));
    let (reward, stake) = (reward?, stake?);
    let full_weight = match (full_at, most) {
        (None, None) => return nothing(least.as_ref()),
        (Some(_), Some(most)) => {
            most.wrong("`full_at` and `most` say the same in two ways", "leave one of them out")
        }
        (Some(full_at), None) => full(&full_at, stake),
        (None, Some(most)) => full_of_most(&most, curve, reward, stake),
    }?;
    let least = least.map_or(Some(0), |field| least_of(&field, full_weight, stake));
    Some(RateRule { full_weight, least_weight: least? })
}

fn nothing(least: Option<&Field>) -> Option<RateRule> {
    match least {
        Some(least) => least.wrong(
            "`least` is a part of a rate that follows the stake, and this one does not",
            "add full_at = \"1_000_000\", or leave `least` out",
        ),
        None => Some(RateRule::NONE),
    }
}

/// How much stake the full rate takes [base units of the stake].
fn full(field: &Field, stake: &Token) -> Option<u64> {
    match field.decimal(stake.decimals, &stake.symbol)? {
        0 => field.wrong("the full rate would be paid at no stake", "write how much it takes"),
        full => Some(full),
    }
}

/// The same, from the most that a whole token of the stake earns in a year: where there is one rate,
/// rounded up, so that nobody earns more.
fn full_of_most(field: &Field, curve: &Curve, reward: &Token, stake: &Token) -> Option<u64> {
    let most = field.amount(reward)?;
    let [Segment { seconds, amount }] = curve.segments[..] else {
        return field.wrong(
            "`most` is of one rate, and this schedule has several",
            "say full_at = \"...\" instead, how much stake the full rate takes",
        );
    };
    let one = 10u128.checked_pow(stake.decimals.into());
    let in_a_year = u128::from(amount) * u128::from(YEAR);
    let divisor = u128::from(seconds) * u128::from(most);
    let full = one.and_then(|one| in_a_year.checked_mul(one)).map(|all| all.div_ceil(divisor));
    match full.and_then(|full| u64::try_from(full).ok()) {
        Some(full) => Some(full),
        None => field.wrong(
            format!("no amount of {} is enough for the full rate", stake.symbol),
            "write a larger `most`, or say full_at = \"...\" instead",
        ),
    }
}

/// A share of the rate, or the stake at which so much is paid; less than all [base units of the stake].
fn least_of(field: &Field, full: u64, stake: &Token) -> Option<u64> {
    let is_share = field.value.get_ref().as_str().is_some_and(|text| text.ends_with('%'));
    let least = match is_share {
        true => (u128::from(full) * u128::from(field.share_bps(BPS)?) / u128::from(BPS)) as u64,
        false => field.decimal(stake.decimals, &stake.symbol)?,
    };
    match least < full {
        true => Some(least),
        false => field.wrong(
            "the least rate is the full rate",
            format!(
                "write less than \"100%\", or than the {} that the full rate takes",
                amount::bare(full.into(), stake.decimals)
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use crate::{parse, write, Remarks};
    use acequia_core::{IdlePolicy, RateRule};

    /// A reward of 60,000 over 90 days, with these lines in it.
    fn file(lines: &str) -> String {
        format!(
            "name = \"Capped\"\n[tokens]\n\
             LP = {{ decimals = 6, program = \"spl-token\" }}\n\
             RIO = {{ decimals = 9, program = \"spl-token\" }}\n\
             [[pool]]\nname = \"Harvest\"\nstake = \"LP\"\n\
             [[pool.reward]]\ntoken = \"RIO\"\nkind = \"curve\"\nbudget = \"60_000\"\n\
             committed = \"all\"\nschedule = {{ shape = \"constant\", for = \"90 days\" }}\n{lines}\n"
        )
    }

    fn rate(lines: &str) -> RateRule {
        let farm = parse("capped.toml", &file(lines)).unwrap_or_else(|report| panic!("{report}"));
        let reward = &farm.pools[0].rewards[0];
        let again = parse("written.toml", &write(&farm, &Remarks::default())).expect("as written");
        assert_eq!(again, farm, "what is written is read as it was");
        assert_eq!(reward.idle_policy, IdlePolicy::Refund);
        reward.rate
    }

    fn refused(lines: &str) -> String {
        parse("capped.toml", &file(lines)).expect_err("refused").to_string()
    }

    #[test]
    fn what_the_full_rate_takes_is_in_the_stake() {
        let full_weight = 2_000_000_000_000;
        assert_eq!(rate("full_at = \"2_000_000\""), RateRule { full_weight, least_weight: 0 });
        let least = RateRule { full_weight, least_weight: 400_000_000_000 };
        assert_eq!(rate("full_at = \"2_000_000\"\nleast = \"20%\""), least);
        assert_eq!(rate("full_at = \"2_000_000\"\nleast = \"400_000\""), least);
    }

    #[test]
    fn the_most_that_one_earns_says_it_too_rounded_up() {
        // 60,000 in 90 days are 243,333.3 a year, which 2,027,777.8 LP earn at 0.12 each.
        let full_weight = 2_027_777_777_778;
        assert_eq!(rate("most = \"0.12\""), RateRule { full_weight, least_weight: 0 });
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_a_remedy() {
        let both = refused("full_at = \"1\"\nmost = \"1\"");
        assert!(both.contains("leave one of them out"), "{both}");
        let waits = refused("full_at = \"1\"\nidle = \"wait\"");
        assert!(waits.contains("cannot wait"), "{waits}");
        let all = refused("full_at = \"1\"\nleast = \"100%\"");
        assert!(all.contains("the least rate is the full rate"), "{all}");
        let alone = refused("least = \"20%\"");
        assert!(alone.contains("add full_at"), "{alone}");
        assert!(refused("full_at = \"0\"").contains("at no stake"));
    }
}
