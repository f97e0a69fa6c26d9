//! What is on its way: the one transaction that was sent and not yet confirmed.
//!
//! Written before a transaction is sent and removed when its fate is known. Whoever runs the
//! command again after a crash or a lost connection learns from it what became of the first
//! try, so that nothing is done twice.

use crate::config::home;
use crate::error::{failure, Outcome};
use serde::{Deserialize, Serialize};
use solana_address::Address;
use std::path::PathBuf;

/// A transaction whose fate is not known yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    pub signature: String,
    /// From the block after this height on it can no longer land.
    pub last_valid_block_height: u64,
    /// What it does, in words that tell one purpose from another.
    pub what: String,
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
        let draft = self.path.with_extension("new");
        let written = || {
            std::fs::create_dir_all(self.path.parent().unwrap_or(&self.path))?;
            std::fs::write(&draft, text)?;
            std::fs::rename(&draft, &self.path)
        };
        written().map_err(|error| self.unusable(&error))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_noted_can_be_read_until_it_is_cleared() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = Journal { path: folder.path().join("deep/er.json") };
        assert_eq!(journal.read(), Ok(None));
        let pending =
            Pending { signature: "5".into(), last_valid_block_height: 9, what: "stake".into() };
        journal.write(&pending).expect("room");
        assert_eq!(journal.read(), Ok(Some(pending)));
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
