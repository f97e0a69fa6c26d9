//! What is on its way: the one transaction that was sent and not yet confirmed.
//!
//! Written before a transaction is sent and removed when its fate is known. Whoever runs the
//! command again after a crash or a lost connection learns from it what became of the first
//! try, so that nothing is done twice.

use crate::config::home;
use crate::error::{failure, Outcome};
use serde::{Deserialize, Serialize};
use solana_address::Address;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A transaction whose fate is not known yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    pub signature: String,
    #[serde(flatten)]
    pub life: Life,
    /// What it does, in words that tell one purpose from another.
    pub what: String,
}

/// How long it may land.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Life {
    /// From the block after this height on it can no longer.
    Blocks { last_valid_block_height: u64 },
    /// As long as an account holds this nonce.
    Nonce { nonce: String, nonce_value: String },
}

/// How long one that does not expire is waited for.
const PATIENCE: Duration = Duration::from_secs(90);

impl Pending {
    /// Gives up on one that may land as long as its nonce is what it was.
    pub fn require_patience(&self, since: Instant) -> Outcome<()> {
        let Life::Nonce { nonce, .. } = &self.life else { return Ok(()) };
        match since.elapsed() < PATIENCE {
            true => Ok(()),
            false => Err(failure(
                format!(
                    "The transaction {} ({}) has not landed yet, and does not expire",
                    self.signature, self.what
                ),
                format!(
                    "It lands or not, and nothing is done twice: run the same command again later, \
                     or make it void first (solana new-nonce {nonce})"
                ),
            )),
        }
    }
}

/// The file for one wallet on one cluster.
#[derive(Clone, Debug)]
pub struct Journal {
    path: PathBuf,
}

impl Journal {
    /// `genesis` tells clusters apart.
    pub fn of(wallet: &Address, genesis: &str) -> Outcome<Self> {
        let state = std::env::var_os("XDG_STATE_HOME").map(PathBuf::from);
        let state = state.or_else(|| Some(home()?.join(".local/state"))).ok_or_else(|| {
            failure("There is no home folder to keep a journal in", "Set HOME or XDG_STATE_HOME")
        })?;
        let cluster = genesis.get(..8).unwrap_or(genesis);
        Ok(Self { path: state.join("acequia").join(format!("{wallet}-{cluster}.json")) })
    }

    /// Another file of the same wallet on the same cluster.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.path.with_extension(name)
    }

    /// What is on its way, if anything.
    pub fn read(&self) -> Outcome<Option<Pending>> {
        let text = match std::fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(self.unusable(&error)),
        };
        serde_json::from_str(&text).map(Some).map_err(|error| self.unusable(&error))
    }

    /// Notes what is about to be sent, whole or not at all.
    pub fn write(&self, pending: &Pending) -> Outcome<()> {
        let text = serde_json::to_string(pending).map_err(|error| self.unusable(&error))?;
        replace(&self.path, &text).map_err(|error| self.unusable(&error))
    }

    /// Its fate is known.
    pub fn clear(&self) -> Outcome<()> {
        match std::fs::remove_file(&self.path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(self.unusable(&error))
            }
            _ => Ok(()),
        }
    }

    fn unusable(&self, error: &dyn std::fmt::Display) -> crate::error::Failure {
        failure(
            format!("The journal {} cannot be used: {error}", self.path.display()),
            "It says what may still be on its way. Repair it, or remove it if nothing was sent \
             within the last two minutes",
        )
    }
}

/// Writes a file whole or not at all.
pub fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    let draft = path.with_extension("new");
    std::fs::create_dir_all(path.parent().unwrap_or(path))?;
    std::fs::write(&draft, text)?;
    std::fs::rename(&draft, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_can_be_read_until_it_is_cleared() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = Journal { path: folder.path().join("deep/er.json") };
        assert_eq!(journal.read(), Ok(None));
        let blocks = Life::Blocks { last_valid_block_height: 9 };
        for life in [Life::Nonce { nonce: "1".into(), nonce_value: "2".into() }, blocks] {
            let pending = Pending { signature: "5".into(), life, what: "stake".into() };
            journal.write(&pending).expect("room");
            assert_eq!(journal.read(), Ok(Some(pending)));
        }
        let text = std::fs::read_to_string(&journal.path).expect("a file");
        assert_eq!(text, r#"{"signature":"5","last_valid_block_height":9,"what":"stake"}"#);
        journal.clear().expect("it goes");
        journal.clear().expect("twice is once");
        assert_eq!(journal.read(), Ok(None));
    }

    #[test]
    fn a_damaged_journal_is_not_taken_for_an_empty_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = Journal { path: folder.path().join("j.json") };
        std::fs::write(&journal.path, "{").expect("room");
        assert!(journal.read().is_err());
    }
}
