//! What happened on a farm: every event kept once, checked against the accounts, and served.
//!
//! | module | idea |
//! |---|---|
//! | [`ingest`] | from a cluster into the database: lists, logs, what was missed |
//! | [`store`] | the database: SQLite or PostgreSQL |
//! | [`books`], [`check`] | books rebuilt from events alone, held against the accounts |
//! | [`history`], [`follow`] | what happened, put together from the database |
//! | [`earnings`], [`prices`] | what owners earned, and what that was worth |
//! | [`figures`], [`team`] | what a team asks, by the definitions of the field |
//! | [`said`] | an event in words |
//! | [`report`], [`forecast`] | what a team publishes of a week, and what it looks at before it funds |
//! | [`sheet`] | a page of tables and plots, as Markdown and as HTML |
//! | [`notices`] | what somebody wants to be told of unasked |
//! | [`api`] | what is asked by HTTP |
//! | [`run`] | all of it together |
#![forbid(unsafe_code)]

pub mod api;
pub mod books;
pub mod check;
pub mod earnings;
pub mod figures;
pub mod follow;
pub mod forecast;
pub mod history;
pub mod ingest;
pub mod notices;
pub mod prices;
pub mod report;
pub mod run;
pub mod said;
pub mod sheet;
pub mod store;
pub mod team;
