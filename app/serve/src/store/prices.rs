//! Prices, with their past.

use super::{broken, marks, parts, statement, values, Store};
use acequia_node::error::Outcome;
use sqlx::{AnyConnection, Row};

/// Mint, time [unix s], price of a whole token, source.
pub type Price = (String, i64, String, String);

impl Store {
    /// All of them.
    pub async fn prices(&self) -> Outcome<Vec<Price>> {
        let sql = "SELECT mint, time, price, source FROM prices ORDER BY mint, time";
        let rows = sqlx::query(sql).fetch_all(&self.pool).await.map_err(broken)?;
        Ok(rows.iter().map(|row| (row.get(0), row.get(1), row.get(2), row.get(3))).collect())
    }

    /// Keeps more of them. What was said of a moment before stays.
    pub async fn keep_prices(&self, prices: &[Price]) -> Outcome<()> {
        let work = async {
            let mut on = self.writer.begin().await?;
            insert(&mut on, prices).await?;
            marks::count_up(&mut on, marks::QUOTED).await?;
            on.commit().await
        };
        work.await.map_err(broken)
    }
}

async fn insert(on: &mut AnyConnection, prices: &[Price]) -> sqlx::Result<()> {
    for rows in parts(prices) {
        let sql = format!(
            "INSERT INTO prices (mint, time, price, source) VALUES {} ON CONFLICT DO NOTHING",
            values(rows.len(), 4)
        );
        let query = rows.iter().fold(statement(sql), |query, (mint, time, price, source)| {
            query.bind(mint.clone()).bind(*time).bind(price.clone()).bind(source.clone())
        });
        query.execute(&mut *on).await?;
    }
    Ok(())
}
