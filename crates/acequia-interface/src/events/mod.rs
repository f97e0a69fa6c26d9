//! What the program logs: one event per effect, carrying the state after it, so that the
//! books can be rebuilt without reading accounts.
//!
//! The runtime writes an event as `Program data: ` and base64. Any program can log bytes
//! that look like the farm's: take only lines that stand between the farm's own `invoke`
//! and `success`.

pub mod base64;
mod pools;
mod staking;
mod streams;
#[doc(hidden)]
pub mod value;
mod votes;

pub use pools::*;
pub use staking::*;
pub use streams::*;
pub use value::{Fields, Value};
pub use votes::*;

/// Plain structs that can be read from bytes, field by field.
#[macro_export]
macro_rules! record {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $kind:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            $($(#[$field_doc])* pub $field: $kind,)*
        }

        impl $crate::wire::Wire for $name {
            fn take(r: &mut $crate::wire::Reader) -> Result<Self, $crate::ReadError> {
                Ok(Self { $($field: $crate::wire::Wire::take(r)?,)* })
            }
        }

        impl $crate::events::value::Show for $name {
            fn show(&self) -> $crate::events::Value {
                $crate::events::Value::Record($crate::events::Fields::from([
                    $((stringify!($field), $crate::events::value::Show::show(&self.$field)),)*
                ]))
            }
        }
    )*};
}
use crate::record;

/// An enum `Event` of the named events of a program, that can be read from a log.
#[macro_export]
macro_rules! events {
    ($(#[$doc:meta])* $($name:ident)*) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Event {
            $(#[doc = concat!("See [`", stringify!($name), "`].")] $name($name),)*
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

            /// Reads a line of a transaction's log; none where it is no such event.
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

events! {
    /// Any event of the farm.
    PoolCreated AuthorityProposed AuthorityAccepted AuthorityRenounced RewardManagerSet CapsSet
    PausedSet PoolClosed StreamAdded StreamExtended StreamToppedUp StreamCommitted
    StreamRefunded StreamWindingDown FractionSwept StreamRetired PositionOpened Staked Unstaked
    StakeSet Claimed PushClaimsSet Compounded StakeMoved Locked LockReleased LockLeft
    PositionTransferred PositionClosed EmergencyExited HookProposed HookActivated HookRemoved
    VoteCast VoteWithdrawn VoteReceiptClosed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{discriminator, ReadError};
    use solana_address::Address;

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
    fn what_others_log_is_none() {
        assert_eq!(Event::from_log("Program log: Instruction: stake"), None);
        assert_eq!(Event::from_log("Program data: AAAAAAAAAAA="), None);
        assert_eq!(Event::from_log("Program data: !"), None);
    }
}
