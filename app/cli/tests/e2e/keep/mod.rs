//! A keeper alone with the demo's farms. `ACEQUIA_KEEP_DAYS` says for how long (90),
//! `ACEQUIA_KEEP_FAULT_DAYS` for how long it is killed and cut off (21), `ACEQUIA_SEED` when.

mod faults;
mod gate;
mod limits;
mod process;
mod season;
mod world;
