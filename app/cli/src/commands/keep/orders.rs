//! What a keeper is to do: a file in TOML, of which any line may be missing.

use crate::commands::common::seconds;
use crate::commands::gauge::vote::share;
use crate::error::{failure, Outcome};
use acequia_farm_file::amount;
use acequia_farm_file::time::EXAMPLES;
use serde::Deserialize;
use solana_address::Address;
use std::net::SocketAddr;
use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

/// Decimals of SOL.
const SOL: u8 = 9;
/// What a vote is divided into [bps].
const WHOLE: u32 = 10_000;

/// What it is to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Orders {
    /// Between two looks.
    pub every: Duration,
    pub pools: Vec<Address>,
    pub gauges: Vec<Address>,
    /// Of realms whose votes are tidied up.
    pub registrars: Vec<Address>,
    /// How old the books of a pool may grow [s]; none for any age.
    pub settle: Option<u64>,
    /// Of how long the earnings are paid out at once [s]; none for never.
    pub push: Option<u64>,
    /// Whether it pays for accounts that owners lack.
    pub makes_accounts: bool,
    pub limits: Limits,
    pub owners: Vec<Owner>,
    pub metrics: Option<SocketAddr>,
    pub share: Share,
}

/// What it may spend, and have out [lamports].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// For fees, and for accounts that are others' then, in a day of the chain's.
    pub fees: u64,
    /// Of rent that comes back.
    pub rent: u64,
}

/// What it does as an operator, with the positions of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    pub owner: Address,
    /// Of how long the earnings are compounded at once [s].
    pub compound: Option<u64>,
    pub reinvest: Vec<Reinvest>,
    pub votes: Vec<Votes>,
}

/// What one pool pays in what another stakes, staked there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reinvest {
    pub from: Address,
    pub to: Address,
    /// Of how long the earnings are reinvested at once [s].
    pub every: u64,
}

/// A vote in every epoch of a gauge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Votes {
    pub gauge: Address,
    /// Pools and their shares [bps].
    pub shares: Vec<(Address, u16)>,
}

/// One of so many parts of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    nth: u64,
    of: u64,
}

impl Default for Share {
    fn default() -> Self {
        Self { nth: 1, of: 1 }
    }
}

impl Share {
    /// Whether what concerns this account is in it: in one part, and no other.
    pub fn takes(&self, account: &Address) -> bool {
        let number = account.as_array().iter().rev().take(8);
        let number = number.fold(0u64, |sum, byte| sum << 8 | u64::from(*byte));
        number % self.of == self.nth - 1
    }
}

impl FromStr for Share {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let both = text.split_once('/').and_then(|(nth, of)| nth.parse().ok().zip(of.parse().ok()));
        let share = both.map(|(nth, of)| Self { nth, of });
        let is_one = |share: &Self| (1..=share.of).contains(&share.nth);
        share.filter(is_one).ok_or_else(|| "write it as 2/5: the second of five".into())
    }
}

/// Between two looks.
pub fn pause(text: &str) -> Result<Duration, String> {
    let short = text.strip_suffix("ms").and_then(|number| number.trim().parse().ok());
    if let Some(milliseconds) = short.filter(|number| *number > 0) {
        return Ok(Duration::from_millis(milliseconds));
    }
    let long = seconds(text).map(Duration::from_secs);
    long.map_err(|_| format!("`{text}` is no duration; write {EXAMPLES}, or 500 ms"))
}

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct File {
    every: String,
    pools: Vec<String>,
    gauges: Vec<String>,
    registrars: Vec<String>,
    settle: String,
    push: String,
    make_accounts: bool,
    metrics: Option<SocketAddr>,
    limits: LimitsOfFile,
    owner: Vec<OwnerOfFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct LimitsOfFile {
    fees: String,
    rent: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnerOfFile {
    address: String,
    #[serde(default = "never")]
    compound: String,
    #[serde(default)]
    reinvest: Vec<ReinvestOfFile>,
    #[serde(default)]
    vote: Vec<VoteOfFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReinvestOfFile {
    from: String,
    to: String,
    every: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VoteOfFile {
    gauge: String,
    #[serde(rename = "for")]
    shares: Vec<String>,
}

fn never() -> String {
    "never".into()
}

impl Default for File {
    fn default() -> Self {
        Self {
            every: "1 minute".into(),
            pools: Vec::new(),
            gauges: Vec::new(),
            registrars: Vec::new(),
            settle: "1 day".into(),
            push: "7 days".into(),
            make_accounts: false,
            metrics: None,
            limits: LimitsOfFile::default(),
            owner: Vec::new(),
        }
    }
}

impl Default for LimitsOfFile {
    fn default() -> Self {
        Self { fees: "0.01".into(), rent: "0.5".into() }
    }
}

impl Orders {
    /// Those of a file, or, without one, the usual ones for whatever is named beside it.
    pub fn load(path: Option<&Path>) -> Outcome<Self> {
        let Some(path) = path else { return Self::parse("") };
        let unusable = |why: String| {
            failure(
                format!("The keeper's file {} cannot be used: {why}", path.display()),
                "docs/keeper.md shows one",
            )
        };
        let text = std::fs::read_to_string(path).map_err(|error| unusable(error.to_string()))?;
        Self::parse(&text)
            .map_err(|error| unusable(format!("{}. {}", error.condition, error.remedy)))
    }

    fn parse(text: &str) -> Outcome<Self> {
        let file: File = toml::from_str(text)
            .map_err(|error| failure(error.to_string().trim_end(), "Write it as there"))?;
        let every = pause(&file.every).map_err(|why| failure(why, "It stands behind `every`"))?;
        Ok(Self {
            every,
            pools: addresses(&file.pools)?,
            gauges: addresses(&file.gauges)?,
            registrars: addresses(&file.registrars)?,
            settle: period(&file.settle)?,
            push: period(&file.push)?,
            makes_accounts: file.make_accounts,
            limits: Limits { fees: sol(&file.limits.fees)?, rent: sol(&file.limits.rent)? },
            owners: file.owner.iter().map(owner).collect::<Outcome<_>>()?,
            metrics: file.metrics,
            share: Share::default(),
        })
    }

    /// With the pools and gauges that its owners' orders name, each once. There has to be one.
    pub fn complete(mut self) -> Outcome<Self> {
        let named = self.owners.iter().flat_map(|owner| &owner.reinvest);
        self.pools.extend(named.flat_map(|order| [order.from, order.to]));
        self.gauges.extend(self.owners.iter().flat_map(|owner| &owner.votes).map(|v| v.gauge));
        for list in [&mut self.pools, &mut self.gauges, &mut self.registrars] {
            list.sort();
            list.dedup();
        }
        match self.pools.is_empty() && self.gauges.is_empty() && self.registrars.is_empty() {
            false => Ok(self),
            true => Err(failure(
                "There is nothing to keep",
                "Name pools and gauges: in a file, or by --pool and --gauge",
            )),
        }
    }
}

fn owner(file: &OwnerOfFile) -> Outcome<Owner> {
    Ok(Owner {
        owner: address(&file.address)?,
        compound: period(&file.compound)?,
        reinvest: file.reinvest.iter().map(reinvest).collect::<Outcome<_>>()?,
        votes: file.vote.iter().map(votes).collect::<Outcome<_>>()?,
    })
}

fn reinvest(file: &ReinvestOfFile) -> Outcome<Reinvest> {
    let (from, to) = (address(&file.from)?, address(&file.to)?);
    if from == to {
        return Err(failure(
            format!("{from} would reinvest in itself"),
            "Write `compound` instead",
        ));
    }
    Ok(Reinvest { from, to, every: seconds(&file.every)? })
}

fn votes(file: &VoteOfFile) -> Outcome<Votes> {
    let wrong = |why| failure(why, "Write each as \"POOL=PERCENT\"");
    let read = file.shares.iter().map(|text| share(text).map_err(wrong));
    let shares: Vec<(Address, u16)> = read.collect::<Outcome<_>>()?;
    match shares.iter().map(|(_, bps)| u32::from(*bps)).sum::<u32>() == WHOLE {
        true => Ok(Votes { gauge: address(&file.gauge)?, shares }),
        false => Err(wrong(format!("The shares for {} do not add up to 100 percent", file.gauge))),
    }
}

fn addresses(texts: &[String]) -> Outcome<Vec<Address>> {
    texts.iter().map(|text| address(text)).collect()
}

fn address(text: &str) -> Outcome<Address> {
    let wrong = || failure(format!("`{text}` is not an address"), "Write it in base58");
    text.parse().map_err(|_| wrong())
}

fn period(text: &str) -> Outcome<Option<u64>> {
    match text {
        "never" => Ok(None),
        text => seconds(text).map(Some),
    }
}

fn sol(text: &str) -> Outcome<u64> {
    let wrong = |_| failure(format!("`{text}` is no amount of SOL"), "Write it as \"0.01\"");
    amount::parse(text, SOL).map_err(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: u64 = 86_400;

    fn key(byte: u8) -> Address {
        Address::new_from_array([byte; 32])
    }

    #[test]
    fn a_file_says_all_of_it_and_what_it_leaves_out_is_usual() {
        let [pool, other, gauge, owner] = [1, 2, 3, 4].map(key);
        let orders = Orders::parse(&format!(
            "every = \"30 seconds\"\npools = [\"{pool}\"]\npush = \"never\"\nmake-accounts = true\n\
             metrics = \"127.0.0.1:9464\"\n[limits]\nfees = \"0.02\"\n\
             [[owner]]\naddress = \"{owner}\"\ncompound = \"7 days\"\n\
             [[owner.reinvest]]\nfrom = \"{pool}\"\nto = \"{other}\"\nevery = \"1 day\"\n\
             [[owner.vote]]\ngauge = \"{gauge}\"\nfor = [\"{pool}=70\", \"{other}=30\"]\n"
        ));
        let orders = orders.and_then(Orders::complete).expect("a file");
        let usual = Orders::parse("").expect("an empty one");
        let vote = Votes { gauge, shares: vec![(pool, 7_000), (other, 3_000)] };
        let one = Owner {
            owner,
            compound: Some(7 * DAY),
            reinvest: vec![Reinvest { from: pool, to: other, every: DAY }],
            votes: vec![vote],
        };
        let expected = Orders {
            every: Duration::from_secs(30),
            pools: vec![pool, other],
            gauges: vec![gauge],
            push: None,
            makes_accounts: true,
            limits: Limits { fees: 20_000_000, rent: 500_000_000 },
            owners: vec![one],
            metrics: Some(SocketAddr::from(([127, 0, 0, 1], 9464))),
            ..usual
        };
        assert_eq!(orders, expected);
        assert_eq!((orders.settle, orders.registrars), (Some(DAY), vec![]));
    }

    #[test]
    fn what_it_cannot_mean_is_refused_with_the_remedy() {
        let pool = key(1);
        let vote = |shares: &str| {
            let owner = format!("[[owner]]\naddress = \"{pool}\"\n");
            format!("{owner}[[owner.vote]]\ngauge = \"{pool}\"\nfor = [{shares}]\n")
        };
        for (text, words) in [
            ("pool = []".to_string(), "unknown field"),
            ("pools = [\"x\"]".into(), "`x` is not an address"),
            ("every = \"soon\"".into(), "`soon` is no duration"),
            ("push = \"3 months\"".into(), "`3 months` is no duration"),
            ("[limits]\nfees = \"much\"".into(), "no amount of SOL"),
            (vote(&format!("\"{pool}=99\"")), "do not add up to 100 percent"),
            (vote("\"x\""), "write POOL=PERCENT"),
        ] {
            let refused = Orders::parse(&text).expect_err(&text);
            assert!(refused.condition.contains(words), "{text}: {refused}");
        }
        let nothing = Orders::parse("").and_then(Orders::complete).expect_err("nothing");
        assert!(nothing.remedy.contains("--pool"), "{nothing}");
    }

    #[test]
    fn each_account_is_in_one_share_and_shares_are_alike() {
        let shares: Vec<Share> = (1..=5).map(|nth| Share { nth, of: 5 }).collect();
        let mut counts = [0; 5];
        for nth in 0..1_000u64 {
            let account = solana_sha256_hasher::hash(&nth.to_le_bytes()).to_bytes().into();
            let takers: Vec<usize> = (0..5).filter(|at| shares[*at].takes(&account)).collect();
            assert_eq!(takers.len(), 1);
            counts[takers[0]] += 1;
        }
        assert!(counts.iter().all(|count| (150..250).contains(count)), "{counts:?}");
        for text in ["0/5", "6/5", "1", "1/0", "a/b", "-1/5"] {
            assert!(text.parse::<Share>().is_err(), "{text}");
        }
        assert_eq!("2/5".parse(), Ok(Share { nth: 2, of: 5 }));
    }

    #[test]
    fn a_pause_may_be_short() {
        assert_eq!(pause("250 ms"), Ok(Duration::from_millis(250)));
        assert_eq!(pause("1 minute"), Ok(Duration::from_secs(60)));
        assert!(pause("0 ms").is_err() && pause("x").is_err());
    }
}
