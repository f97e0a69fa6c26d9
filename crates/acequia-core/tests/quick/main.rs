//! All suites in one binary, which is built anew for each mutant: see scripts/mutants.

#[path = "../books.rs"]
mod books;
#[path = "../bounds.rs"]
mod bounds;
#[path = "../exhaustive.rs"]
mod exhaustive;
#[path = "../fairness.rs"]
mod fairness;
#[path = "../lemmas.rs"]
mod lemmas;
#[path = "../model.rs"]
mod model;
#[path = "../rates.rs"]
mod rates;
#[path = "../rates_model.rs"]
mod rates_model;
#[path = "../seconds_model.rs"]
mod seconds_model;
#[path = "../stake_time.rs"]
mod stake_time;
#[path = "../staking.rs"]
mod staking;
#[path = "../streams.rs"]
mod streams;
#[path = "../three_words.rs"]
mod three_words;
#[path = "../vectors.rs"]
mod vectors;
#[path = "../votes.rs"]
mod votes;
#[path = "../wide.rs"]
mod wide;
