//! Who does what when in a story.

use super::small;
use crate::json::{written, Json, Small};
use acequia_core::MAX_STREAMS;
use acequia_story::{Action, Actor, Event, Lp, Quantity, Story};

written! {
    structs {
        Story, of => { "seconds": small(of.seconds), "lps": of.lps, "events": of.events }
        Lp, of => { "name": of.name, "inCrowd": of.in_crowd }
        Event, of => {
            "at": small(of.at), "who": of.who, "pool": small(of.pool), "action": of.action,
        }
    }
    enums {
        Action by "deed" => {
            Action::Stake(units) => "stake" { "units": *units }
            Action::Unstake(much) => "unstake" { "units": units(*much) }
            Action::Claim(set) => "claim" { "slots": places(*set) }
            Action::Compound(slot) => "compound" { "slot": small(*slot) }
            Action::Reinvest { slot, to, by_operator } => "reinvest" {
                "slot": small(*slot), "to": small(*to), "byOperator": *by_operator
            }
            Action::Lock(seconds) => "lock" { "seconds": small(*seconds) }
            Action::Release => "release" {}
            Action::LeaveEarly(much) => "leaveEarly" { "units": units(*much) }
            Action::Move { quantity, to } => "move" { "units": units(*quantity), "to": small(*to) }
            Action::EmergencyExit => "emergencyExit" {}
            Action::Close => "close" {}
            Action::TopUp { slot, amount } => "topUp" { "slot": small(*slot), "units": *amount }
            Action::Refund { slot } => "refund" { "slot": small(*slot) }
        }
    }
}

/// None for all there is.
fn units(quantity: Quantity) -> Option<u64> {
    match quantity {
        Quantity::All => None,
        Quantity::Units(units) => Some(units),
    }
}

fn places(set: u16) -> Vec<Small> {
    (0..MAX_STREAMS).filter(|place| set & 1 << place != 0).map(small).collect()
}

impl Json for Actor {
    fn json(&self, out: &mut String) {
        match self {
            Actor::Team => "team".json(out),
            Actor::Lp(place) => small(*place).json(out),
        }
    }

    fn name() -> String {
        "'team' | number".into()
    }
}
