//! The database: SQLite in a file, or PostgreSQL at an address. The same statements for both.

mod listing;
mod looking;
mod marks;
mod notices;
mod prices;
mod writing;

pub use listing::{placed, Place, Walk, NEWEST_SLOT, SLOT_ROOM};
pub use looking::{Entry, Happening, Standing};
pub use prices::Price;
pub use writing::{Logged, Reading};

use acequia_node::error::{failure, Failure, Outcome};
use sqlx::any::{install_default_drivers, Any, AnyPoolOptions};
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AnyPool, AssertSqlSafe, SqlSafeStr};

/// How many rows a statement has: one of these. So there are few statements, which a database understands once; and
/// they are short, since SQLite looks each value up among the names of all of them.
const ROWS: [usize; 3] = [32, 8, 1];
const MIGRATIONS: [(i64, &str, &str); 3] = [
    (1, "events", include_str!("../../migrations/0001-events.sql")),
    (2, "notices", include_str!("../../migrations/0002-notices.sql")),
    (3, "states", include_str!("../../migrations/0003-states.sql")),
];

/// Where everything is kept.
#[derive(Clone, Debug)]
pub struct Store {
    pool: AnyPool,
    /// One connection: whoever writes waits here for the others, and finds what they wrote in its memory.
    writer: AnyPool,
}

impl Store {
    /// Opens a database, and brings its tables up to this release. The address is that of a PostgreSQL
    /// (`postgres://...`), or a file for SQLite, which is made where there is none.
    pub async fn open(address: &str) -> Outcome<Self> {
        install_default_drivers();
        let writer = connections(address, 1, WRITING).await?;
        migrator().run(&writer).await.map_err(|error| {
            let remedy =
                "Use the newest release: an older one does not read what a newer one has written";
            failure(format!("The database's tables cannot be brought up to date: {error}"), remedy)
        })?;
        let pool = connections(address, READERS, READING).await?;
        Ok(Self { pool, writer })
    }
}

/// How many read at once.
const READERS: u32 = 7;

/// Readers and the writer do not wait for each other; what a killed process had written stays.
const PRAGMAS: &str =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 10000;";
/// How much of the database each keeps in memory [KiB], and how much is written before it is put in its place [pages].
const READING: &str = "PRAGMA cache_size = -16384";
const WRITING: &str = "PRAGMA cache_size = -262144; PRAGMA wal_autocheckpoint = 16384";

/// So many, each told what SQLite alone is told.
async fn connections(address: &str, most: u32, more: &'static str) -> Outcome<AnyPool> {
    let options =
        AnyPoolOptions::new().max_connections(most).after_connect(move |connection, _| {
            Box::pin(async move {
                if connection.backend_name() == "SQLite" {
                    sqlx::raw_sql(PRAGMAS).execute(&mut *connection).await?;
                    sqlx::raw_sql(more).execute(&mut *connection).await?;
                }
                Ok(())
            })
        });
    options.connect(&url(address)).await.map_err(|error| {
        let remedy =
            "Check that the folder or the server is there, and that it lets you in: --database";
        failure(format!("The database cannot be opened: {error}"), remedy)
    })
}

fn url(address: &str) -> String {
    match address.contains("://") {
        true => address.to_string(),
        false => format!("sqlite://{address}?mode=rwc"),
    }
}

fn migrator() -> Migrator {
    let one = |(number, name, sql): (i64, &'static str, &'static str)| {
        Migration::new(number, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
    };
    Migrator::with_migrations(MIGRATIONS.map(one).to_vec())
}

/// What went wrong with a database that was there.
fn broken(error: sqlx::Error) -> Failure {
    let remedy = "Check its room and its rights, then start again: it goes on where it was";
    failure(format!("The database does not do its work: {error}"), remedy)
}

/// So many rows of so many values each, numbered through: `($1, $2), ($3, $4)`.
fn values(rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let places = (1..=columns).map(|column| format!("${}", row * columns + column));
        format!("({})", places.collect::<Vec<_>>().join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

/// All of them, in parts of as many as a statement has rows.
fn parts<T>(all: &[T]) -> impl Iterator<Item = &[T]> {
    let mut rest = all;
    std::iter::from_fn(move || {
        let rows = ROWS.into_iter().find(|rows| *rows <= rest.len())?;
        let (part, more) = rest.split_at(rows);
        rest = more;
        Some(part)
    })
}

/// A statement that is put together from constants and [`values`].
fn statement(text: String) -> sqlx::query::Query<'static, Any, sqlx::any::AnyArguments> {
    sqlx::query(AssertSqlSafe(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_all_rows_in_order_and_of_few_sizes() {
        for count in [0, 1, 3, 4, 15, 85, 1_000] {
            let all: Vec<usize> = (0..count).collect();
            assert_eq!(parts(&all).flatten().copied().collect::<Vec<_>>(), all);
            assert!(parts(&all).all(|part| ROWS.contains(&part.len())), "{count}");
        }
    }
}
