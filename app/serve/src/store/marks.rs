//! What is remembered by name.

use super::{broken, Store};
use crate::prices::Decimals;
use acequia_node::error::Outcome;
use sqlx::{AnyConnection, Row};

impl Store {
    /// A mark; none where it was never set.
    pub async fn mark(&self, name: &str) -> Outcome<Option<String>> {
        let found = sqlx::query("SELECT value FROM marks WHERE name = $1").bind(name.to_string());
        let found = found.fetch_optional(&self.pool).await.map_err(broken)?;
        Ok(found.map(|row| row.get(0)))
    }

    /// The decimals of every mint that an account has named so far.
    pub async fn decimals(&self) -> Outcome<Decimals> {
        let sql = "SELECT name, value FROM marks WHERE name LIKE 'decimals %'";
        let rows = sqlx::query(sql).fetch_all(&self.pool).await.map_err(broken)?;
        let read = |row: &sqlx::any::AnyRow| {
            let (name, value): (String, String) = (row.get(0), row.get(1));
            Some((name.strip_prefix("decimals ")?.parse().ok()?, value.parse().ok()?))
        };
        Ok(rows.iter().filter_map(read).collect())
    }

    /// Keeps more of them, for those who see no accounts.
    pub async fn keep_decimals(&self, decimals: &Decimals) -> Outcome<()> {
        let mut on = self.writer.acquire().await.map_err(broken)?;
        for (mint, decimals) in decimals {
            let name = format!("decimals {mint}");
            set(&mut on, &name, &decimals.to_string()).await.map_err(broken)?;
        }
        count_up(&mut on, QUOTED).await.map_err(broken)
    }

    /// How often prices or decimals were added.
    pub async fn quoted(&self) -> Outcome<u64> {
        self.count(QUOTED).await
    }

    /// How often something was put before what had been read: whoever has built on it begins anew.
    pub async fn generation(&self) -> Outcome<u64> {
        self.count(GENERATION).await
    }

    async fn count(&self, name: &str) -> Outcome<u64> {
        let mark = self.mark(name).await?;
        Ok(mark.and_then(|text| text.parse().ok()).unwrap_or_default())
    }
}

const GENERATION: &str = "generation";
pub(super) const QUOTED: &str = "quoted";

pub(super) async fn set(on: &mut AnyConnection, name: &str, value: &str) -> sqlx::Result<()> {
    let sql = "INSERT INTO marks (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    sqlx::query(sql).bind(name.to_string()).bind(value.to_string()).execute(on).await?;
    Ok(())
}

pub(super) async fn clear(on: &mut AnyConnection, name: &str) -> sqlx::Result<()> {
    let sql = "DELETE FROM marks WHERE name = $1";
    sqlx::query(sql).bind(name.to_string()).execute(on).await?;
    Ok(())
}

/// What was built on the past must be built anew.
pub(super) async fn rewrite_the_past(on: &mut AnyConnection) -> sqlx::Result<()> {
    count_up(on, GENERATION).await
}

pub(super) async fn count_up(on: &mut AnyConnection, name: &str) -> sqlx::Result<()> {
    let sql = "INSERT INTO marks (name, value) VALUES ($1, '1') ON CONFLICT (name) \
               DO UPDATE SET value = CAST(CAST(marks.value AS BIGINT) + 1 AS TEXT)";
    sqlx::query(sql).bind(name.to_string()).execute(on).await?;
    Ok(())
}
