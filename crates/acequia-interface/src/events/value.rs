//! Events field by field, for those who show or store them.

use alloc::{string::String, vec::Vec};
use solana_address::Address;

/// What is in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Any whole number.
    Number(u64),
    /// Words.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// An address.
    Address(Address),
    /// Several of a kind.
    List(Vec<Value>),
    /// Fields with their names.
    Record(Fields),
}

/// Names of fields and what is in them, in the order of the bytes.
pub type Fields = Vec<(&'static str, Value)>;

/// Whatever can stand in an event.
pub trait Show {
    /// As a value.
    fn show(&self) -> Value;
}

/// The fields of a record; none of anything else.
pub fn fields(value: Value) -> Fields {
    match value {
        Value::Record(fields) => fields,
        _ => Fields::new(),
    }
}

macro_rules! numbers {
    ($($kind:ty)*) => {$(
        impl Show for $kind {
            fn show(&self) -> Value {
                Value::Number(u64::from(*self))
            }
        }
    )*};
}

numbers! { u8 u16 u32 u64 }

impl Show for bool {
    fn show(&self) -> Value {
        Value::Flag(*self)
    }
}

impl Show for String {
    fn show(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl Show for Address {
    fn show(&self) -> Value {
        Value::Address(*self)
    }
}

impl<T: Show> Show for Vec<T> {
    fn show(&self) -> Value {
        Value::List(self.iter().map(Show::show).collect())
    }
}

impl<T: Show, const N: usize> Show for [T; N] {
    fn show(&self) -> Value {
        Value::List(self.iter().map(Show::show).collect())
    }
}
