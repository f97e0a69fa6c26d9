//! Which transactions there are.

use super::{broken, marks, parts, statement, values, Store};
use acequia_node::error::Outcome;
use acequia_node::history::Seen;
use sqlx::{AnyConnection, Row};
use std::collections::{BTreeSet, HashMap};

/// How many places a slot has.
pub const SLOT_ROOM: i64 = 1 << 20;
/// How many of them are a program's.
const BAND: i64 = SLOT_ROOM >> 2;
/// The newest slot that has places.
pub const NEWEST_SLOT: u64 = (i64::MAX / SLOT_ROOM) as u64 - 1;

/// A transaction, and where it stands among all others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The slot, then the order in it.
    pub place: i64,
    /// What was listed.
    pub seen: Seen,
}

/// Of a list with the newest first, as far as `before`: the lowest place taken already in a slot that
/// the list may begin in; and the lowest that it took. `program` is the number of the list, as orders in a block are known by lists alone.
pub fn placed(list: &[Seen], program: i64, before: Option<i64>) -> (Vec<Place>, Option<i64>) {
    let mut last = before;
    let mut place = |seen: &Seen| {
        let floor = seen.slot as i64 * SLOT_ROOM;
        let top = floor + (program + 1) * BAND - 1;
        let next = last.filter(|last| *last > floor && *last <= top).map_or(top, |last| last - 1);
        last = Some(next);
        Place { place: next, seen: seen.clone() }
    };
    let placed: Vec<_> = list.iter().map(&mut place).collect();
    (placed.into_iter().filter(|one| one.seen.succeeded).collect(), last)
}

/// How far a walk through a list has come, from its newest transaction back.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Walk {
    /// The newest that it has seen.
    pub top: String,
    /// The oldest.
    pub cursor: String,
    /// Where that stands.
    pub place: i64,
}

impl Store {
    /// Keeps a page of what can never be undone, and how far the walk has come: `done` where that is its end.
    pub async fn keep_final(
        &self,
        program: &str,
        page: &[Place],
        walk: &Walk,
        done: bool,
    ) -> Outcome<()> {
        let work = async {
            let mut on = self.writer.begin().await?;
            let young = young(&mut on).await?;
            let is_there = |one: &&Place| young.get(&one.seen.signature) == Some(&one.place);
            let (there, new): (Vec<&Place>, Vec<&Place>) = page.iter().partition(is_there);
            make_final(&mut on, &there).await?;
            remove_in_the_way(&mut on, &young, &new).await?;
            insert(&mut on, &new, true).await?;
            let (walking, walked) = (format!("walk {program}"), format!("walked {program}"));
            match done {
                true => {
                    marks::set(&mut on, &walked, &walk.top).await?;
                    marks::clear(&mut on, &walking).await?;
                }
                false => {
                    let text = serde_json::to_string(walk).unwrap_or_default();
                    marks::set(&mut on, &walking, &text).await?;
                }
            }
            on.commit().await
        };
        work.await.map_err(broken)
    }

    /// How far a walk came that was broken off.
    pub async fn walk(&self, program: &str) -> Outcome<Option<Walk>> {
        let mark = self.mark(&format!("walk {program}")).await?;
        Ok(mark.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// The newest transaction of a program's list up to which all is final and kept.
    pub async fn walked(&self, program: &str) -> Outcome<Option<String>> {
        self.mark(&format!("walked {program}")).await
    }

    /// What can still be undone is this and nothing else.
    pub async fn keep_young(&self, list: &[Place]) -> Outcome<()> {
        let work = async {
            let mut on = self.writer.begin().await?;
            let mut there = young(&mut on).await?;
            let is_new = |one: &&Place| there.get(&one.seen.signature) != Some(&one.place);
            let new: Vec<&Place> = list.iter().filter(is_new).collect();
            let kept: BTreeSet<i64> = list.iter().map(|one| one.place).collect();
            let gone: Vec<i64> = there.values().copied().filter(|at| !kept.contains(at)).collect();
            there.retain(|_, place| kept.contains(place));
            remove(&mut on, &gone).await?;
            remove_in_the_way(&mut on, &there, &new).await?;
            insert(&mut on, &new, false).await?;
            on.commit().await
        };
        work.await.map_err(broken)
    }

    /// Puts what these slots hold in place of what was kept of them.
    pub async fn replace_slots(&self, slots: &BTreeSet<u64>, list: &[Place]) -> Outcome<()> {
        let work = async {
            let mut on = self.writer.begin().await?;
            for slot in slots {
                let sql = "SELECT place FROM transactions WHERE place >= $1 AND place < $2";
                let first = *slot as i64 * SLOT_ROOM;
                let query = sqlx::query(sql).bind(first).bind(first + SLOT_ROOM);
                let rows = query.fetch_all(&mut *on).await?;
                let gone: Vec<i64> = rows.iter().map(|row| row.get(0)).collect();
                remove(&mut on, &gone).await?;
            }
            let new: Vec<&Place> =
                list.iter().filter(|one| slots.contains(&one.seen.slot)).collect();
            insert(&mut on, &new, true).await?;
            marks::rewrite_the_past(&mut on).await?;
            on.commit().await
        };
        work.await.map_err(broken)
    }
}

/// What can still be undone, and where it stands.
async fn young(on: &mut AnyConnection) -> sqlx::Result<HashMap<String, i64>> {
    let sql = "SELECT signature, place FROM transactions WHERE final = 0";
    let rows = sqlx::query(sql).fetch_all(on).await?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}

async fn make_final(on: &mut AnyConnection, there: &[&Place]) -> sqlx::Result<()> {
    for rows in parts(there) {
        let sql =
            format!("UPDATE transactions SET final = 1 WHERE place IN {}", values(1, rows.len()));
        let query = rows.iter().fold(statement(sql), |query, one| query.bind(one.place));
        query.execute(&mut *on).await?;
    }
    Ok(())
}

/// Of what can be undone, what has another place now, or the place of another.
async fn remove_in_the_way(
    on: &mut AnyConnection,
    young: &HashMap<String, i64>,
    new: &[&Place],
) -> sqlx::Result<()> {
    let places: BTreeSet<i64> = new.iter().map(|one| one.place).collect();
    let moved = new.iter().filter_map(|one| young.get(&one.seen.signature).copied());
    let taken = young.values().copied().filter(|place| places.contains(place));
    let gone: BTreeSet<i64> = moved.chain(taken).collect();
    remove(on, &gone.into_iter().collect::<Vec<_>>()).await
}

async fn remove(on: &mut AnyConnection, places: &[i64]) -> sqlx::Result<()> {
    for place in places {
        for sql in [
            "DELETE FROM mentions WHERE place = $1 AND EXISTS (SELECT 1 FROM events WHERE place = $1)",
            "DELETE FROM events WHERE place = $1",
            "DELETE FROM transactions WHERE place = $1",
        ] {
            sqlx::query(sql).bind(*place).execute(&mut *on).await?;
        }
    }
    match places.is_empty() {
        true => Ok(()),
        false => marks::rewrite_the_past(on).await,
    }
}

/// Those that are not there yet. Something built on what comes after them is built anew.
async fn insert(on: &mut AnyConnection, new: &[&Place], is_final: bool) -> sqlx::Result<()> {
    let read = newest_read(on).await?;
    for rows in parts(new) {
        let sql = format!(
            "INSERT INTO transactions (place, signature, slot, time, state, final) VALUES {} \
             ON CONFLICT DO NOTHING",
            values(rows.len(), 6)
        );
        let query = rows.iter().fold(statement(sql), |query, one| {
            let (slot, time) = (one.seen.slot as i64, one.seen.time as i64);
            let query = query.bind(one.place).bind(one.seen.signature.clone()).bind(slot);
            query.bind(time).bind(0i64).bind(i64::from(is_final))
        });
        query.execute(&mut *on).await?;
    }
    let is_before = |read: i64| new.iter().any(|one| one.place < read);
    match read.is_some_and(is_before) {
        true => marks::rewrite_the_past(on).await,
        false => Ok(()),
    }
}

/// The newest that anything may have been built on: what was read, or is known to be missing.
async fn newest_read(on: &mut AnyConnection) -> sqlx::Result<Option<i64>> {
    let mut newest = None;
    // Each by an index.
    for sql in [
        "SELECT MAX(place) FROM events",
        "SELECT MAX(place) FROM transactions WHERE state <> 1 AND state = 2",
    ] {
        let place: Option<i64> = sqlx::query(sql).fetch_one(&mut *on).await?.try_get(0).ok();
        newest = newest.max(place);
    }
    Ok(newest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(signature: &str, slot: u64, succeeded: bool) -> Seen {
        Seen { signature: signature.into(), slot, time: 0, succeeded }
    }

    #[test]
    fn the_newest_of_a_slot_stands_last_and_a_list_goes_on_over_pages() {
        let list = [seen("c", 7, true), seen("b", 7, true), seen("a", 6, true)];
        let whole: Vec<i64> = placed(&list, 0, None).0.iter().map(|one| one.place).collect();
        assert!(whole[0] > whole[1] && whole[1] > whole[2]);
        assert_eq!(whole[0] / SLOT_ROOM, 7);
        let first = placed(&list[..1], 0, None).0[0].place;
        let rest: Vec<i64> =
            placed(&list[1..], 0, Some(first)).0.iter().map(|one| one.place).collect();
        assert_eq!(rest, whole[1..]);
    }

    #[test]
    fn what_failed_takes_a_place_and_is_not_kept() {
        let list = [seen("c", 7, true), seen("b", 7, false), seen("a", 7, true)];
        let placed = placed(&list, 0, None).0;
        assert_eq!(placed.len(), 2);
        assert_eq!(placed[0].place - placed[1].place, 2);
    }

    #[test]
    fn lists_of_two_programs_never_share_a_place() {
        let list: Vec<Seen> = (0..50).map(|nth| seen(&nth.to_string(), 7, true)).collect();
        let of = |program| placed(&list, program, None).0.into_iter().map(|one| one.place);
        let all: BTreeSet<i64> = of(0).chain(of(1)).collect();
        assert_eq!(all.len(), 100);
    }
}
