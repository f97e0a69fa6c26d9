//! The farms that somebody vouches for on a cluster: a list that the wallet's owner keeps.
//!
//! A JSON list of pools, each with the second at which it was created, since the address of a closed pool
//! can be used again: `[{ "pool": "7Qx…", "created_at": 1796083200 }]`. What else stands in an entry is for
//! who reads the file. `app/client` reads the same, held to the same vectors
//! (`app/client/test/vectors/farms.json`).

use crate::chain::PoolAt;
use crate::config::home;
use crate::error::{failure, Outcome};
use serde_json::Value;
use solana_address::Address;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The largest whole number that every reader of JSON takes for what it is.
const EXACT: f64 = 9_007_199_254_740_991.0;

/// A list, if one is kept.
#[derive(Clone, Debug, Default)]
pub struct Farms {
    /// When each pool was created [unix s].
    listed: Option<BTreeMap<Address, u64>>,
}

impl Farms {
    /// The list at `path`, which must be there, or the one kept for a cluster, which tells itself by its
    /// `genesis`.
    pub fn load(path: Option<&Path>, genesis: impl FnOnce() -> Outcome<String>) -> Outcome<Self> {
        let file = match (path, folder()) {
            (Some(path), _) => path.to_path_buf(),
            (None, Some(folder)) => folder.join(format!("{}.json", genesis()?)),
            (None, None) => return Ok(Self::default()),
        };
        let unreadable = |why: &dyn Display| {
            failure(
                format!("The list of farms {} cannot be read: {why}", file.display()),
                "Write it as [{ \"pool\": \"ADDRESS\", \"created_at\": UNIX_SECONDS }], or name \
                 another by --farms",
            )
        };
        match std::fs::read_to_string(&file) {
            Ok(text) => {
                let listed = Some(parse(&text).map_err(|why| unreadable(&why))?);
                Ok(Self { listed })
            }
            Err(error) if path.is_none() && error.kind() == ErrorKind::NotFound => {
                Ok(Self::default())
            }
            Err(error) => Err(unreadable(&error)),
        }
    }

    /// Whether a list is kept at all.
    pub const fn is_kept(&self) -> bool {
        self.listed.is_some()
    }

    /// Whether somebody vouches for that pool, and no other at its address.
    pub fn lists(&self, there: &PoolAt) -> bool {
        let listed = self.listed.as_ref().and_then(|listed| listed.get(&there.address));
        listed == Some(&there.pool.created_at)
    }

    /// What is put behind a pool that nobody vouches for, where a list is kept.
    pub fn mark(&self, there: &PoolAt) -> &'static str {
        match self.is_kept() && !self.lists(there) {
            true => " (unlisted)",
            false => "",
        }
    }
}

/// Where lists are kept.
fn folder() -> Option<PathBuf> {
    let config = std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from);
    let config = config.or_else(|| Some(home()?.join(".config")))?;
    Some(config.join("acequia/farms"))
}

/// The pools of a list, or why it is none.
fn parse(text: &str) -> Result<BTreeMap<Address, u64>, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let entries = value.as_array().ok_or("it is no list")?;
    let mut listed = BTreeMap::new();
    for (nth, entry) in (1..).zip(entries) {
        let pool = entry["pool"].as_str().and_then(|text| text.parse().ok());
        let pool: Address = pool.ok_or(format!("its entry {nth} names no pool"))?;
        let created_at = second(&entry["created_at"])
            .ok_or(format!("its entry {nth} does not say when {pool} was created"))?;
        if listed.insert(pool, created_at).is_some() {
            return Err(format!("it names {pool} twice"));
        }
    }
    Ok(listed)
}

/// A whole number of seconds.
fn second(value: &Value) -> Option<u64> {
    let number = value.as_f64()?;
    let whole = (0.0..=EXACT).contains(&number) && number.fract() == 0.0;
    whole.then_some(number as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VECTORS: &str = "../client/test/vectors/farms.json";

    #[test]
    fn a_list_is_read_as_in_typescript_or_refused() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(VECTORS);
        let text = std::fs::read_to_string(path).expect("shared vectors");
        let vectors: Vec<Value> = serde_json::from_str(&text).expect("a list");
        assert!(vectors.len() >= 30, "{}", vectors.len());
        for vector in vectors {
            let text = vector["text"].as_str().expect("text");
            let listed = vector["farms"].as_array().map(|pairs| {
                let pair = |pair: &Value| (pair[0].clone(), pair[1].as_u64().expect("a number"));
                pairs.iter().map(pair).collect::<Vec<_>>()
            });
            let read = parse(text).ok().map(|read| {
                let pair = |(pool, at): (&Address, &u64)| (Value::from(pool.to_string()), *at);
                read.iter().map(pair).collect::<Vec<_>>()
            });
            let sorted = |pairs: Option<Vec<(Value, u64)>>| {
                pairs.map(|mut pairs| {
                    pairs.sort_by_key(|(pool, _)| pool.to_string());
                    pairs
                })
            };
            assert_eq!(sorted(read), sorted(listed), "{text}");
        }
    }

    #[test]
    fn a_list_that_was_named_and_is_not_there_is_an_error() {
        let genesis = || Ok("genesis".to_string());
        let refused = Farms::load(Some(Path::new("/nonexistent.json")), genesis);
        let refused = refused.expect_err("refused");
        assert!(refused.condition.contains("cannot be read"), "{refused}");
    }
}
