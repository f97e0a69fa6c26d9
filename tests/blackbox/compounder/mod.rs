//! `programs/autocompounder`, a vault that composes with the farm: the real bytes of both, by
//! `harness::vault`, which checks the books of both after every step.

mod attacks;
mod closing;
mod depositing;
mod emergency;
mod gifts;
mod leaving;
mod random;
mod rewards;
mod substitution;
