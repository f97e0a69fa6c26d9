//! What the program logs: one event per effect, carrying the state after it, so that the
//! books can be rebuilt without reading accounts.
//!
//! The runtime writes an event as `Program data: ` and base64. Any program can log bytes
//! that look like the farm's, a hook for one: so [`Event::from_logs`] takes only what stands
//! between the farm's own `invoke` and `success`. Those lines nobody can forge, as long as
//! each line comes as the runtime gives it: text that a program logs may hold line breaks.

pub mod base64;
mod list;
#[doc(hidden)]
pub mod value;

pub use value::{Fields, Value};

use crate::farm_events;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use solana_address::Address;

/// Plain structs that can be read from bytes and shown, field by field.
#[macro_export]
macro_rules! record {
    ($($(#[$doc:meta])* $name:ident { $($(#[$note:meta])* $field:ident: $kind:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs)] // a field that its name explains
        pub struct $name {
            $($(#[$note])* pub $field: $kind,)*
        }

        $crate::wire_struct! { [] $name { $(pub $field: $kind,)* } }

        impl $crate::events::value::Show for $name {
            fn show(&self) -> $crate::events::Value {
                $crate::events::Value::Record($crate::events::Fields::from([
                    $((stringify!($field), $crate::events::value::Show::show(&self.$field)),)*
                ]))
            }
        }
    )*};
}

/// The events that a program's list names, and an enum `Event` of them, that can be read from a
/// log.
#[macro_export]
macro_rules! logged {
    (
        parts { $($parts:tt)* }
        events { $($(#[$doc:meta])* $name:ident { $($body:tt)* })* }
    ) => {
        $crate::record! { $($parts)* }
        $crate::record! { $($(#[$doc])* $name { $($body)* })* }

        /// Any event of the program.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Event {
            $($(#[$doc])* $name($name),)*
        }

        impl Event {
            /// The names of all events, as in the program.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];

            /// What the event is called in the program.
            pub const fn name(&self) -> &'static str {
                match self { $(Self::$name(_) => stringify!($name),)* }
            }

            /// The event field by field.
            pub fn fields(&self) -> $crate::events::Fields {
                $crate::events::value::fields(match self {
                    $(Self::$name(event) => $crate::events::value::Show::show(event),)*
                })
            }

            /// Reads the bytes that were logged.
            pub fn read(data: &[u8]) -> Result<Self, $crate::ReadError> {
                let mut reader = $crate::wire::Reader::new(data);
                let discriminator = reader.take()?;
                let event = Self::named(discriminator, &mut reader)?;
                reader.finish()?;
                Ok(event)
            }

            /// All events in the log of a transaction that `program` itself has logged.
            pub fn from_logs<'a>(
                program: &$crate::Address,
                lines: impl IntoIterator<Item = &'a str>,
            ) -> $crate::Vec<Self> {
                $crate::events::logged_by(program, lines)
                    .into_iter()
                    .filter_map(Self::from_log)
                    .collect()
            }

            /// Reads a line of a transaction's log; none where it is no such event. Says
            /// nothing of who logged it: see [`from_logs`](Self::from_logs).
            pub fn from_log(line: &str) -> Option<Self> {
                let text = line.strip_prefix("Program data: ")?;
                Self::read(&$crate::events::base64::decode(text)?).ok()
            }

            fn named(
                discriminator: [u8; 8],
                r: &mut $crate::wire::Reader,
            ) -> Result<Self, $crate::ReadError> {
                $(if discriminator == const { $crate::discriminator::event(stringify!($name)) } {
                    return <$name as $crate::wire::Wire>::take(r).map(Self::$name);
                })*
                Err($crate::ReadError::WrongType("known event"))
            }
        }
    };
}

farm_events!(logged);

/// The lines of a transaction's log that `program` has logged itself, and not a program that
/// it called or that called it.
pub fn logged_by<'a>(program: &Address, lines: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let name = program.to_string();
    let (mut running, mut logged) = (Vec::new(), Vec::new());
    for line in lines {
        match runtime_says(line) {
            Some((callee, "invoke")) => running.push(callee),
            Some((_, "success" | "failed:")) => drop(running.pop()),
            Some(_) => {}
            None if running.last() == Some(&name.as_str()) => logged.push(line),
            None => {}
        }
    }
    logged
}

/// A program's address and what the runtime says of it; none for what a program says itself,
/// such as `Program log: success`.
fn runtime_says(line: &str) -> Option<(&str, &str)> {
    let mut words = line.strip_prefix("Program ")?.split(' ');
    let address = words.next().filter(|word| !word.ends_with(':'))?;
    Some((address, words.next()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{discriminator, ReadError};

    #[test]
    fn an_event_is_its_discriminator_and_its_fields() {
        let mut data = discriminator::event("PausedSet").to_vec();
        data.extend([7; 32]);
        data.push(1);
        let pool = Address::new_from_array([7; 32]);
        assert_eq!(Event::read(&data), Ok(Event::PausedSet(PausedSet { pool, paused: true })));
        let fields = Event::read(&data).map(|event| (event.name(), event.fields()));
        let expected = [("pool", Value::Address(pool)), ("paused", Value::Flag(true))];
        assert_eq!(fields, Ok(("PausedSet", expected.to_vec())));
        assert_eq!(Event::read(&data[..40]), Err(ReadError::TooShort));
        data.push(0);
        assert_eq!(Event::read(&data), Err(ReadError::TooLong));
    }

    #[test]
    fn only_what_the_program_itself_logs_counts() {
        let (farm, hook) = (crate::ID.to_string(), Address::new_from_array([7; 32]).to_string());
        let log = [
            &alloc::format!("Program {hook} invoke [1]"),
            "Program data: forged",
            &alloc::format!("Program {farm} invoke [2]"),
            "Program log: success",
            "Program data: true",
            &alloc::format!("Program {hook} invoke [3]"),
            "Program log: success",
            "Program data: forged",
            &alloc::format!("Program {hook} consumed 1 of 2 compute units"),
            &alloc::format!("Program {hook} success"),
            "Program data: true",
            &alloc::format!("Program {farm} failed: custom program error: 0x1"),
            "Program data: forged",
        ];
        let logged = logged_by(&crate::ID, log.iter().map(|line| line as &str));
        let data: Vec<&str> = logged.into_iter().filter(|line| line.contains("data")).collect();
        assert_eq!(data, ["Program data: true"; 2]);
    }

    #[test]
    fn what_others_log_is_none() {
        assert_eq!(Event::from_log("Program log: Instruction: stake"), None);
        assert_eq!(Event::from_log("Program data: AAAAAAAAAAA="), None);
        assert_eq!(Event::from_log("Program data: !"), None);
    }
}
