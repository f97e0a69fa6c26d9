//! What was missed is fetched again.

use super::{Ingest, PROGRAMS};
use crate::store::placed;
use acequia_interface::Address;
use acequia_node::error::Outcome;
use acequia_node::history::{Commitment, Seen};
use std::collections::{BTreeSet, HashSet};

impl Ingest {
    /// Holds an address's own list against what is kept, and fetches again the slots where something is
    /// missing. How many they were.
    pub async fn heal(&self, address: Address) -> Outcome<usize> {
        let _alone = self.alone.lock().await;
        let slots = self.missing(address).await?;
        let (Some(first), Some(last)) = (slots.first(), slots.last()) else { return Ok(0) };
        let before = self.store.beside(*last, true).await?;
        let until = self.store.beside(*first, false).await?;
        let mut of_others = HashSet::new();
        let mut places = Vec::new();
        for (number, program) in PROGRAMS.iter().enumerate() {
            let list = self.list(*program, before.clone(), until.clone(), Commitment::Finalized);
            let list = list.await?.into_iter().filter(|seen| slots.contains(&seen.slot));
            let list: Vec<Seen> = list.collect();
            let new = placed(&list, number as i64, None).0;
            places
                .extend(new.into_iter().filter(|one| of_others.insert(one.seen.signature.clone())));
        }
        self.store.replace_slots(&slots, &places).await?;
        self.read_all().await?;
        metrics::counter!("acequia_healed_slots_total").increment(slots.len() as u64);
        Ok(slots.len())
    }

    async fn missing(&self, address: Address) -> Outcome<BTreeSet<u64>> {
        let list = self.list(address, None, None, Commitment::Finalized).await?;
        let list: Vec<Seen> = list.into_iter().filter(|seen| seen.succeeded).collect();
        let signatures: Vec<String> = list.iter().map(|seen| seen.signature.clone()).collect();
        let known: HashSet<String> = self.store.known(&signatures).await?.into_iter().collect();
        let missing = list.iter().filter(|seen| !known.contains(&seen.signature));
        Ok(missing.map(|seen| seen.slot).collect())
    }

    /// Asks again for what could not be read. Whether there was any.
    pub async fn read_again(&self) -> Outcome<bool> {
        let _alone = self.alone.lock().await;
        let places: Vec<i64> =
            self.store.unreadable(100).await?.iter().map(|one| one.place).collect();
        if places.is_empty() {
            return Ok(false);
        }
        self.store.read_again(&places).await?;
        self.read_all().await?;
        Ok(true)
    }
}
