//! The manual of the farm file.
//!
//! A farm file says what a protocol team wants, in the team's own words: tokens, pools, terms,
//! rewards and their schedules. Nothing in it is a number that had to be computed by hand. A
//! whole file, to be read from top to bottom:
//!
//! ```
//! # let text = r#"
//! name = "The valley"
//!
//! ## Every token that the file speaks of, with the name it has in the file.
//! [tokens]
//! AGUA = { decimals = 6, program = "spl-token" }
//! USDC = { decimals = 6, program = "spl-token", risks = ["freeze authority"] }
//! RIO  = { decimals = 9, program = "token-2022" }
//!
//! ## A pool: what is staked, and on which terms. The terms are fixed when it is created.
//! [[pool]]
//! name     = "Valley"
//! stake    = "AGUA"
//! capacity = 4                        # room for one more reward
//! accepts  = ["freeze authority"]     # what LPs must know before they stake
//!
//! [pool.lock]
//! longest     = "60 days"
//! multiplier  = 2.5                   # what a lock of 60 days weighs
//! leave_early = "30%"                 # at its start; falls to nothing at its end
//!
//! [pool.caps]
//! pool     = "2_000_000"
//! position = "400_000"
//!
//! ## A budget on a curve: a quiet fortnight, then most of it, then the rest.
//! [[pool.reward]]
//! token     = "USDC"
//! kind      = "curve"
//! budget    = "90_000"
//! committed = "45 days"               # cannot be taken back before that
//! schedule  = { shape = "steps", cliff = "14 days", steps = [
//!   { for = "30 days", share = "70%" },
//!   { for = "46 days", share = "30%" },
//! ] }
//!
//! ## A rate that halves every three weeks.
//! [[pool.reward]]
//! token     = "RIO"
//! kind      = "curve"
//! budget    = "1_250_000.5"
//! committed = "all"
//! idle      = "refund"                # what nobody earns goes back to the team
//! schedule  = { shape = "decaying", for = "90 days", half_life = "21 days" }
//!
//! ## Revenue as it comes, and what early leavers pay.
//! [[pool.reward]]
//! token  = "AGUA"
//! kind   = "flow"
//! window = "7 days"
//!
//! ## For a rehearsal only: who comes, and what they do when.
//! [story]
//! begins = 2026-01-05T00:00:00Z
//! days   = 90
//! seed   = 7
//!
//! [story.team]
//! plan = [{ day = 1, every = "2 days", deposit = "900", reward = "AGUA", varies = "50%" }]
//!
//! [[story.lp]]
//! name = "Inés"
//! plan = [
//!   { day = 0,  stake = "120_000" },
//!   { day = 0,  lock = "60 days" },
//!   { day = 21, every = "2 weeks", claim = "all" },
//!   { day = 61, release = true },
//! ]
//!
//! [story.crowd]
//! lps   = 24
//! stake = ["250", "20_000"]
//! # "#;
//! # let farm = acequia_farm_file::parse("manual.toml", text).unwrap();
//! # assert_eq!((farm.pools[0].rewards.len(), farm.story.unwrap().lps.len()), (3, 25));
//! ```
//!
//! # Numbers
//! - **Amounts** are in whole tokens, in quotes or bare, with `_` between digits where it
//!   helps: `"1_250_000.5"`, `2_400`. What has more decimals than the token is an error.
//! - **Shares** are percentages with at most two decimals: `"2.5%"`.
//! - **Durations** are sums of weeks, days, hours, minutes and seconds: `"1 week 12 hours"`.
//!   Months and years have no fixed length and are refused.
//! - **Dates** are TOML date-times with their offset: `2026-01-05T00:00:00Z`.
//!
//! # A farm that runs already
//! `acequia pool export` and the team's page write the file of a farm as it stands: of each curve
//! what is left of it. What has run is not in the budget and is named beside it, so that the
//! same file finds nothing to do at that very stream, and makes the rest of it anywhere else:
//! `past = { stream = "…", streamed = "600", taken_back = "100" }`.
//!
//! # Errors
//! All that is wrong is said at once, each with its line, the condition and the remedy, and
//! nothing is run. A key that nobody knows is an error, with the one that was probably meant.
//! A story is rehearsed as well: who unstakes what is locked is told so before it happens.
