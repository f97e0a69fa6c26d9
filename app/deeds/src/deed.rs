//! Who does what when.

use acequia_core::MAX_STREAMS;
use acequia_farm_file::{Action, Actor, Event, Quantity};
use serde_json::{json, Map, Value};

/// `who` is "team" or the place of an LP; the rest depends on `deed`.
pub fn json(event: &Event) -> Value {
    let who = match event.who {
        Actor::Team => json!("team"),
        Actor::Lp(place) => json!(place),
    };
    let (deed, details) = said(event.action);
    let mut all: Map<String, Value> =
        Map::from_iter([("at".into(), json!(event.at)), ("who".into(), who)]);
    all.extend([("pool".into(), json!(event.pool)), ("deed".into(), json!(deed))]);
    all.extend(details.as_object().cloned().unwrap_or_default());
    Value::Object(all)
}

fn said(action: Action) -> (&'static str, Value) {
    match action {
        Action::Stake(units) => ("stake", json!({ "units": units.to_string() })),
        Action::Unstake(quantity) => ("unstake", json!({ "units": much(quantity) })),
        Action::Claim(slots) => ("claim", json!({ "slots": places(slots) })),
        Action::Compound(slot) => ("compound", json!({ "slot": slot })),
        Action::Lock(seconds) => ("lock", json!({ "seconds": seconds })),
        Action::Release => ("release", json!({})),
        Action::LeaveEarly(quantity) => ("leaveEarly", json!({ "units": much(quantity) })),
        Action::Move { quantity, to } => ("move", json!({ "units": much(quantity), "to": to })),
        Action::EmergencyExit => ("emergencyExit", json!({})),
        Action::Close => ("close", json!({})),
        Action::TopUp { slot, amount } => {
            ("topUp", json!({ "slot": slot, "units": amount.to_string() }))
        }
        Action::Refund { slot } => ("refund", json!({ "slot": slot })),
    }
}

/// Text, or nothing for all there is.
fn much(quantity: Quantity) -> Value {
    match quantity {
        Quantity::All => Value::Null,
        Quantity::Units(units) => json!(units.to_string()),
    }
}

fn places(set: u16) -> Vec<usize> {
    (0..MAX_STREAMS).filter(|place| set & 1 << place != 0).collect()
}
