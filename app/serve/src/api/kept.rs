//! Figures that were told, for whoever asks the same before anything has happened in their pool.

use super::answer::{address, Problem};
use super::figures::Programme;
use super::pools::life;
use crate::follow::Followed;
use crate::history::Life;
use crate::prices::Quoted;
use crate::team::{figures, Asked, Figures};
use acequia_interface::Address;
use acequia_node::error::failure;
use quick_cache::sync::Cache;
use std::sync::Arc;
use tokio::sync::Mutex;

/// How many are kept.
const KEPT: usize = 64;

/// Figures that were told. What is not among them is made of a copy of all that happened in the pool, so that
/// nobody waits meanwhile who asks or tells of something else; one after the other, so that there is one copy.
#[derive(Clone)]
pub struct KeptFigures {
    kept: Arc<Cache<Question, Arc<Figures>>>,
    turn: Arc<Mutex<()>>,
}

/// What is asked, and all that an answer follows from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Question {
    pool: Address,
    asked: Asked,
    /// The last event of the pool, how often the past was put right, and prices added.
    as_of: ((i64, i64), u64, u64),
}

impl Default for KeptFigures {
    fn default() -> Self {
        Self { kept: Arc::new(Cache::new(KEPT)), turn: Arc::default() }
    }
}

impl KeptFigures {
    /// The figures of a pool. Whoever waited for their turn may find what they waited for.
    pub async fn of(
        &self,
        followed: &Followed,
        pool: &str,
        programme: &Programme,
    ) -> Result<Arc<Figures>, Problem> {
        let told = |question: &Question, _: &Life| self.kept.get(question);
        if let (_, _, Some(told)) = ask(followed, pool, programme, told).await? {
            return Ok(told);
        }
        let turn = self.turn.clone().lock_owned().await;
        let told = |question: &Question, life: &Life| {
            told(question, life).ok_or_else(|| Box::new(life.record()))
        };
        let (question, quoted, told) = ask(followed, pool, programme, told).await?;
        let record = match told {
            Ok(told) => return Ok(told),
            Err(record) => record,
        };
        let kept = self.kept.clone();
        let made = tokio::task::spawn_blocking(move || {
            let told = Arc::new(figures(&record, &question.asked, &quoted));
            kept.insert(question, told.clone());
            drop(turn);
            told
        });
        made.await.map_err(|_| failure("The figures cannot be told", "Ask again").into())
    }
}

/// What is asked, as of now, and what is taken of the pool's life.
async fn ask<T>(
    followed: &Followed,
    pool: &str,
    programme: &Programme,
    take: impl FnOnce(&Question, &Life) -> T,
) -> Result<(Question, Arc<Quoted>, T), Problem> {
    // Looked at before the history: if that is put right in between, what is told now is not asked for again.
    let (generation, quoted) = (followed.version().generation, followed.quoted());
    let history = followed.history.read().await;
    let life = life(&history, pool)?;
    let as_of = (life.as_of, generation, quoted.version);
    let question = Question { pool: address(pool)?, asked: programme.asked(life)?, as_of };
    let taken = take(&question, life);
    Ok((question, quoted, taken))
}
