//! What there is to be told, and whether it was.

use super::{broken, marks, Store};
use crate::notices::Notice;
use acequia_node::error::Outcome;
use sqlx::any::AnyRow;
use sqlx::Row;

const COLUMNS: &str = "SELECT id, time, kind, place, text FROM notices";

impl Store {
    /// Keeps those that are not kept yet, and a mark with them. Nobody has to be told of what is older than `since`.
    pub async fn keep_notices(
        &self,
        notices: &[Notice],
        since: u64,
        mark: (&str, &str),
    ) -> Outcome<()> {
        let work = async {
            let mut on = self.writer.begin().await?;
            for one in notices {
                let sql = "INSERT INTO notices (id, time, kind, place, text, told) \
                           VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING";
                let query = sqlx::query(sql).bind(one.id.clone()).bind(one.time as i64);
                let query = query.bind(one.about.clone()).bind(one.place.clone());
                let query = query.bind(one.text.clone()).bind(i64::from(one.time < since));
                query.execute(&mut *on).await?;
            }
            marks::set(&mut on, mark.0, mark.1).await?;
            on.commit().await
        };
        work.await.map_err(broken)
    }

    /// The newest, of one place or of all.
    pub async fn notices(&self, place: Option<&str>, most: i64) -> Outcome<Vec<Notice>> {
        let sql =
            format!("{COLUMNS} WHERE $1 = '' OR place = $1 ORDER BY time DESC, id DESC LIMIT $2");
        let query = super::statement(sql).bind(place.unwrap_or_default().to_string()).bind(most);
        let rows = query.fetch_all(&self.pool).await.map_err(broken)?;
        Ok(rows.iter().map(notice).collect())
    }

    /// The oldest of which the webhook is still to be told.
    pub async fn untold(&self, most: i64) -> Outcome<Vec<Notice>> {
        let sql = format!("{COLUMNS} WHERE told = 0 ORDER BY time, id LIMIT $1");
        let rows = super::statement(sql).bind(most).fetch_all(&self.pool).await.map_err(broken)?;
        Ok(rows.iter().map(notice).collect())
    }

    /// The webhook has it.
    pub async fn is_told(&self, id: &str) -> Outcome<()> {
        let query = sqlx::query("UPDATE notices SET told = 1 WHERE id = $1").bind(id.to_string());
        query.execute(&self.writer).await.map_err(broken)?;
        Ok(())
    }
}

fn notice(row: &AnyRow) -> Notice {
    Notice {
        id: row.get(0),
        time: row.get::<i64, _>(1) as u64,
        about: row.get(2),
        place: row.get(3),
        text: row.get(4),
    }
}
