//! What transactions logged.

use super::{broken, parts, statement, values, Store};
use acequia_node::error::Outcome;
use sqlx::{AnyConnection, Row};

/// A transaction whose logs are still to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its place.
    pub place: i64,
    /// By which the node knows it.
    pub signature: String,
}

/// An event as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// Of its transaction.
    pub place: i64,
    /// In its transaction.
    pub nth: i64,
    /// Who logged it.
    pub program: String,
    /// Empty where it is not known.
    pub name: String,
    /// In base64.
    pub data: String,
    /// Whom it names.
    pub mentions: Vec<String>,
}

impl Store {
    /// The oldest transactions whose logs are still to be read.
    pub async fn unread(&self, most: i64) -> Outcome<Vec<Reading>> {
        self.in_state(0, most).await
    }

    /// Those that the node could not tell of.
    pub async fn unreadable(&self, most: i64) -> Outcome<Vec<Reading>> {
        self.in_state(2, most).await
    }

    async fn in_state(&self, state: i64, most: i64) -> Outcome<Vec<Reading>> {
        let sql = "SELECT place, signature FROM transactions WHERE state <> 1 AND state = $1 \
                   ORDER BY place LIMIT $2";
        let rows = sqlx::query(sql).bind(state).bind(most).fetch_all(&self.pool).await;
        let rows = rows.map_err(broken)?;
        Ok(rows.iter().map(|row| Reading { place: row.get(0), signature: row.get(1) }).collect())
    }

    /// Keeps what was read of these transactions: all of it or, where the process ends before, nothing.
    pub async fn keep_events(
        &self,
        read: &[i64],
        unreadable: &[i64],
        events: &[Logged],
    ) -> Outcome<()> {
        let work = async {
            let mut on = self.writer.begin().await?;
            insert_events(&mut on, events).await?;
            insert_mentions(&mut on, events).await?;
            set_state(&mut on, read, 1).await?;
            set_state(&mut on, unreadable, 2).await?;
            on.commit().await
        };
        work.await.map_err(broken)
    }

    /// Has what could not be read be read again.
    pub async fn read_again(&self, places: &[i64]) -> Outcome<()> {
        let work = async {
            let mut on = self.writer.begin().await?;
            set_state(&mut on, places, 0).await?;
            super::marks::rewrite_the_past(&mut on).await?;
            on.commit().await
        };
        work.await.map_err(broken)
    }
}

async fn insert_events(on: &mut AnyConnection, events: &[Logged]) -> sqlx::Result<()> {
    for rows in parts(events) {
        let sql = format!(
            "INSERT INTO events (place, nth, program, name, data) VALUES {} \
             ON CONFLICT (place, nth) DO NOTHING",
            values(rows.len(), 5)
        );
        let query = rows.iter().fold(statement(sql), |query, one| {
            let query = query.bind(one.place).bind(one.nth).bind(one.program.clone());
            query.bind(one.name.clone()).bind(one.data.clone())
        });
        query.execute(&mut *on).await?;
    }
    Ok(())
}

async fn insert_mentions(on: &mut AnyConnection, events: &[Logged]) -> sqlx::Result<()> {
    let of = |one: &Logged| {
        let (place, nth) = (one.place, one.nth);
        one.mentions.iter().map(move |address| (address.clone(), place, nth)).collect::<Vec<_>>()
    };
    let all: Vec<_> = events.iter().flat_map(of).collect();
    for rows in parts(&all) {
        let sql = format!(
            "INSERT INTO mentions (address, place, nth) VALUES {} \
             ON CONFLICT (address, place, nth) DO NOTHING",
            values(rows.len(), 3)
        );
        let query = rows.iter().fold(statement(sql), |query, (address, place, nth)| {
            query.bind(address.clone()).bind(*place).bind(*nth)
        });
        query.execute(&mut *on).await?;
    }
    Ok(())
}

async fn set_state(on: &mut AnyConnection, places: &[i64], state: i64) -> sqlx::Result<()> {
    for rows in parts(places) {
        let sql = format!(
            "UPDATE transactions SET state = {state} WHERE place IN {}",
            values(1, rows.len())
        );
        let query = rows.iter().fold(statement(sql), |query, place| query.bind(*place));
        query.execute(&mut *on).await?;
    }
    Ok(())
}
