//! What a plan says.

use super::small;
use crate::json::written;
use acequia_plan::plan::Missing;
use acequia_plan::{Against, Change, Conflict, Deed, Kept, Opening, Plan, Promise, Spend, Thing};

written! {
    structs {
        Plan, of => {
            "changes": of.changes, "spends": of.spends, "promises": of.promises,
            "conflicts": of.conflicts,
        }
        Change, of => { "of": of.of, "deed": of.deed }
        Spend, of => { "token": small(of.token), "amount": of.amount }
        Promise, of => { "of": of.of, "amount": of.amount, "until": of.until }
        Conflict, of => { "of": of.of, "why": of.why }
        Opening, of => {
            "start": of.start, "begins": of.begins, "committedUntil": of.committed_until,
        }
    }
    enums {
        Thing by "is" => {
            Thing::Token { token } => "token" { "token": small(*token) }
            Thing::Pool { pool } => "pool" { "pool": small(*pool) }
            Thing::Reward { pool, reward, slot } => "reward" {
                "pool": small(*pool), "reward": small(*reward), "slot": slot.map(small),
            }
            Thing::Stranger { pool, slot } => "stranger" {
                "pool": small(*pool), "slot": small(*slot),
            }
        }
        Deed by "does" => {
            Deed::Keep(why) => "keep" { "why": *why }
            Deed::Create => "create" {}
            Deed::SetCaps => "setCaps" {}
            Deed::Add { opening } => "add" { "opening": *opening }
            Deed::Extend(Missing { segments, commit_until }) => "extend" {
                "segments": *segments, "commitUntil": *commit_until,
            }
        }
        Kept by "as" => {
            Kept::Pool => "pool" {}
            Kept::Flow { window } => "flow" { "window": small(*window) }
            Kept::Curve { funded, ends_at } => "curve" { "funded": *funded, "endsAt": *ends_at }
            Kept::TakenBack { units } => "takenBack" { "units": *units }
            Kept::ToppedUp { units } => "toppedUp" { "units": *units }
            Kept::Stranger => "stranger" {}
        }
        Against by "stands" => {
            Against::Decimals { has } => "decimals" { "has": small(*has) }
            Against::Program { has } => "program" { "has": *has }
            Against::Powers { unnamed } => "powers" { "unnamed": small(*unnamed) }
            Against::Capacity { has } => "capacity" { "has": small(*has) }
            Against::Lock => "lock" {}
            Against::Risks => "risks" {}
            Against::Caps { authority } => "caps" { "authority": authority.to_string() }
            Against::NoRoom => "noRoom" {}
            Against::Manager { manager } => "manager" { "manager": manager.to_string() }
            Against::Funder { funder } => "funder" { "funder": funder.to_string() }
            Against::Over { start } => "over" { "start": *start }
            Against::Window { has } => "window" { "has": *has }
            Against::Idle { waits } => "idle" { "waits": *waits }
            Against::Rate { has } => "rate" { "has": *has }
            Against::Closing => "closing" {}
            Against::NotAContinuation { funded } => "notAContinuation" { "funded": *funded }
            Against::OtherCurve => "otherCurve" {}
            Against::TooLong => "tooLong" {}
        }
    }
}
