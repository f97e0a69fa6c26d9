//! What programs log, read by the crates that say it.

use crate::store::Logged;
use acequia_gauge_interface::events::Event as GaugeEvent;
use acequia_interface::events::{logged_by, Event, Value};
use acequia_interface::Address;
use std::sync::LazyLock;

/// Whose transactions are kept. Their order is that of lists, see [`crate::store::placed`].
pub const PROGRAMS: [Address; 2] = [acequia_interface::ID, acequia_gauge_interface::ID];

/// The same as text.
static NAMES: LazyLock<Vec<String>> =
    LazyLock::new(|| PROGRAMS.iter().map(Address::to_string).collect());

/// The same as text.
pub fn program_names() -> &'static [String] {
    &NAMES
}

/// The events in a transaction's log.
pub fn events_of(place: i64, logs: &[String]) -> Vec<Logged> {
    let lines = |program| logged_by(program, logs.iter().map(String::as_str));
    let data = PROGRAMS.iter().flat_map(|program| {
        let data =
            lines(program).into_iter().filter_map(|line| line.strip_prefix("Program data: "));
        data.map(move |data| (program, data)).collect::<Vec<_>>()
    });
    (0..).zip(data).map(|(nth, (program, data))| logged(place, nth, program, data)).collect()
}

fn logged(place: i64, nth: i64, program: &Address, data: &str) -> Logged {
    let (name, mentions) = named(program, data).unwrap_or_default();
    let (program, name, data) = (program.to_string(), name.to_string(), data.to_string());
    Logged { place, nth, program, name, data, mentions }
}

/// What an event is called, and whom it names; none where this release does not know it.
fn named(program: &Address, data: &str) -> Option<(&'static str, Vec<String>)> {
    let (name, fields) = match *program == acequia_interface::ID {
        true => farm_event(data).map(|event| (event.name(), event.fields()))?,
        false => gauge_event(data).map(|event| (event.name(), event.fields()))?,
    };
    let address = |value: &Value| match value {
        Value::Address(address) if *address != Address::default() => Some(address.to_string()),
        _ => None,
    };
    let mut mentions: Vec<String> = fields.iter().filter_map(|(_, value)| address(value)).collect();
    mentions.sort();
    mentions.dedup();
    Some((name, mentions))
}

fn farm_event(data: &str) -> Option<Event> {
    Event::from_log(&format!("Program data: {data}"))
}

fn gauge_event(data: &str) -> Option<GaugeEvent> {
    GaugeEvent::from_log(&format!("Program data: {data}"))
}

/// What was kept, where it is an event of the farm that this release knows.
pub fn read_event(program: &str, data: &str) -> Option<Event> {
    (program == NAMES[0]).then(|| farm_event(data)).flatten()
}

/// The same of a gauge.
pub fn read_gauge_event(program: &str, data: &str) -> Option<GaugeEvent> {
    (program == NAMES[1]).then(|| gauge_event(data)).flatten()
}
