//! What is kept, in order.

use super::{broken, parts, statement, values, Store, SLOT_ROOM};
use acequia_node::error::Outcome;
use sqlx::any::AnyRow;
use sqlx::Row;

/// An event, and when it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// Of its transaction.
    pub place: i64,
    /// In its transaction.
    pub nth: i64,
    /// Who logged it.
    pub program: String,
    /// In base64.
    pub data: String,
    /// Its transaction.
    pub signature: String,
    /// The block that is in.
    pub slot: i64,
    /// When that was [unix s].
    pub time: i64,
    /// Whether nothing can undo it.
    pub is_final: bool,
}

/// As much of an event as books are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Of its transaction.
    pub place: i64,
    /// In its transaction.
    pub nth: i64,
    /// Who logged it.
    pub program: String,
    /// In base64.
    pub data: String,
}

/// Of more than so many it is known only that they are: whoever asks every second does not count millions.
const COUNTED: i64 = 100_000;

/// How much there is, as far as it is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Those whose logs are still to be read.
    pub unread: i64,
    /// Those that the node could not tell of.
    pub unreadable: i64,
}

const COLUMNS: &str =
    "SELECT e.place, e.nth, e.program, e.data, t.signature, t.slot, t.time, t.final \
                       FROM events e JOIN transactions t ON t.place = e.place";

impl Store {
    /// Up to where everything was read that is known of; exclusive.
    pub async fn read_up_to(&self) -> Outcome<i64> {
        let sql = "SELECT MIN(place) FROM transactions WHERE state <> 1 AND state = 0";
        let row = sqlx::query(sql).fetch_one(&self.pool).await.map_err(broken)?;
        Ok(row.try_get::<Option<i64>, _>(0).ok().flatten().unwrap_or(i64::MAX))
    }

    /// Events after a place and before another, the oldest first.
    pub async fn between(
        &self,
        after: (i64, i64),
        before: i64,
        most: i64,
    ) -> Outcome<Vec<Happening>> {
        let sql = format!(
            "{COLUMNS} WHERE (e.place > $1 OR (e.place = $1 AND e.nth > $2)) AND e.place >= $1 \
             AND e.place < $3 ORDER BY e.place, e.nth LIMIT $4"
        );
        let query = statement(sql).bind(after.0).bind(after.1).bind(before).bind(most);
        let rows = query.fetch_all(&self.pool).await.map_err(broken)?;
        Ok(rows.iter().map(happening).collect())
    }

    /// The same, for books.
    pub async fn entries(&self, after: (i64, i64), before: i64, most: i64) -> Outcome<Vec<Entry>> {
        let sql = "SELECT place, nth, program, data FROM events \
                   WHERE (place > $1 OR (place = $1 AND nth > $2)) AND place >= $1 AND place < $3 \
                   ORDER BY place, nth LIMIT $4";
        let query = sqlx::query(sql).bind(after.0).bind(after.1).bind(before).bind(most);
        let rows = query.fetch_all(&self.pool).await.map_err(broken)?;
        let entry = |row: &AnyRow| Entry {
            place: row.get(0),
            nth: row.get(1),
            program: row.get(2),
            data: row.get(3),
        };
        Ok(rows.iter().map(entry).collect())
    }

    /// Of such names alone, as above.
    pub async fn named(
        &self,
        names: &[&str],
        after: (i64, i64),
        before: i64,
        most: i64,
    ) -> Outcome<Vec<Happening>> {
        let places: Vec<String> = (0..names.len()).map(|nth| format!("${}", nth + 5)).collect();
        let sql = format!(
            "{COLUMNS} WHERE (e.place > $1 OR (e.place = $1 AND e.nth > $2)) AND e.place >= $1 \
             AND e.place < $3 AND e.name IN ({}) ORDER BY e.place, e.nth LIMIT $4",
            places.join(", ")
        );
        let query = statement(sql).bind(after.0).bind(after.1).bind(before).bind(most);
        let query = names.iter().fold(query, |query, name| query.bind(name.to_string()));
        let rows = query.fetch_all(&self.pool).await.map_err(broken)?;
        Ok(rows.iter().map(happening).collect())
    }

    /// The newest events that name any of these, before a place; the newest first.
    pub async fn naming(
        &self,
        addresses: &[String],
        before: (i64, i64),
        most: i64,
    ) -> Outcome<Vec<Happening>> {
        if addresses.is_empty() {
            return Ok(Vec::new());
        }
        // After those of the bounds.
        let places: Vec<String> = (0..addresses.len()).map(|nth| format!("${}", nth + 4)).collect();
        let sql = format!(
            "{COLUMNS} JOIN (SELECT DISTINCT place, nth FROM mentions WHERE address IN ({}) \
             AND (place < $1 OR (place = $1 AND nth < $2)) ORDER BY place DESC, nth DESC LIMIT $3) m \
             ON m.place = e.place AND m.nth = e.nth ORDER BY e.place DESC, e.nth DESC",
            places.join(", ")
        );
        let query = statement(sql).bind(before.0).bind(before.1).bind(most);
        let query = addresses.iter().fold(query, |query, one| query.bind(one.clone()));
        let rows = query.fetch_all(&self.pool).await.map_err(broken)?;
        Ok(rows.iter().map(happening).collect())
    }

    /// Places that nobody could read, after one and before another.
    pub async fn holes(&self, after: i64, before: i64) -> Outcome<Vec<i64>> {
        let sql = "SELECT place FROM transactions WHERE state <> 1 AND state = 2 AND place > $1 AND place < $2 ORDER BY place";
        let rows = sqlx::query(sql).bind(after).bind(before).fetch_all(&self.pool).await;
        Ok(rows.map_err(broken)?.iter().map(|row| row.get(0)).collect())
    }

    /// Which of these signatures are kept and read.
    pub async fn known(&self, signatures: &[String]) -> Outcome<Vec<String>> {
        let mut known = Vec::new();
        for some in parts(signatures) {
            let sql = format!(
                "SELECT signature FROM transactions WHERE state = 1 AND signature IN {}",
                values(1, some.len())
            );
            let query = some.iter().fold(statement(sql), |query, one| query.bind(one.clone()));
            let rows = query.fetch_all(&self.pool).await.map_err(broken)?;
            known.extend(rows.iter().map(|row| row.get::<String, _>(0)));
        }
        Ok(known)
    }

    /// The last transaction before a slot, or the first after it.
    pub async fn beside(&self, slot: u64, after: bool) -> Outcome<Option<String>> {
        let (sql, end) = match after {
            true => ("SELECT signature FROM transactions WHERE place >= $1 AND place % 1048576 < 262144 ORDER BY place LIMIT 1", slot + 1),
            false => ("SELECT signature FROM transactions WHERE place < $1 AND place % 1048576 < 262144 ORDER BY place DESC LIMIT 1", slot),
        };
        let row = sqlx::query(sql).bind(end as i64 * SLOT_ROOM).fetch_optional(&self.pool).await;
        Ok(row.map_err(broken)?.map(|row| row.get(0)))
    }

    /// How much there is.
    pub async fn standing(&self) -> Outcome<Standing> {
        Ok(Standing { unread: self.counted(0).await?, unreadable: self.counted(2).await? })
    }

    async fn counted(&self, state: i64) -> Outcome<i64> {
        let sql = "SELECT COUNT(*) FROM (SELECT place FROM transactions \
                   WHERE state <> 1 AND state = $1 LIMIT $2) AS some";
        let row = sqlx::query(sql).bind(state).bind(COUNTED).fetch_one(&self.pool).await;
        Ok(row.map_err(broken)?.get(0))
    }

    /// Every event, in order, as a line each: for comparing two databases.
    pub async fn fingerprint(&self) -> Outcome<Vec<String>> {
        let all = self.between((i64::MIN, 0), i64::MAX, i64::MAX).await?;
        Ok(all.iter().map(|one| format!("{} {} {}", one.signature, one.nth, one.data)).collect())
    }
}

fn happening(row: &AnyRow) -> Happening {
    Happening {
        place: row.get(0),
        nth: row.get(1),
        program: row.get(2),
        data: row.get(3),
        signature: row.get(4),
        slot: row.get(5),
        time: row.get(6),
        is_final: row.get::<i64, _>(7) == 1,
    }
}
