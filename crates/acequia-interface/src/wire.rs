//! Bytes in and out: little-endian integers, booleans of one byte, lists with a u32 length.

use acequia_core::{RateRule, Segment};
use alloc::{string::String, vec::Vec};
use bytemuck::AnyBitPattern;
use core::{fmt, mem::size_of};
use solana_address::Address;

/// Why bytes are not what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// The bytes end before the value does.
    TooShort,
    /// The bytes go on after the value's end.
    TooLong,
    /// The first 8 bytes are not those of the named type.
    WrongType(&'static str),
    /// A layout version that this crate does not know.
    WrongVersion(u8),
    /// The account is owned by another program than it should be.
    WrongOwner(Address),
    /// The list's length contradicts the header.
    WrongLength,
    /// A byte that should be 0 or 1 is neither.
    NotABool(u8),
    /// A text that is not UTF-8.
    NotText,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort => write!(f, "the data ends too early: fetch the whole account"),
            Self::TooLong => write!(f, "the data goes on after its end"),
            Self::WrongType(name) => write!(f, "not a {name}: the discriminator differs"),
            Self::WrongVersion(v) => write!(
                f,
                "layout version {v}, but this client reads {}: update the client",
                crate::LAYOUT_VERSION
            ),
            Self::WrongOwner(owner) => {
                write!(f, "owned by {owner}, not by the program it should belong to: name another account")
            }
            Self::WrongLength => write!(f, "the list's length contradicts the header"),
            Self::NotABool(byte) => write!(f, "{byte} is neither true nor false"),
            Self::NotText => write!(f, "the text is not UTF-8"),
        }
    }
}

impl core::error::Error for ReadError {}

/// Takes values off the front of bytes.
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// From the first byte on.
    pub const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// A reader past the discriminator of `name`.
    pub fn typed(
        bytes: &'a [u8],
        discriminator: [u8; 8],
        name: &'static str,
    ) -> Result<Self, ReadError> {
        let mut reader = Self::new(bytes);
        if reader.take::<8>()? != discriminator {
            return Err(ReadError::WrongType(name));
        }
        Ok(reader)
    }

    /// The next bytes.
    pub fn take<const N: usize>(&mut self) -> Result<[u8; N], ReadError> {
        let (head, rest) = self.rest.split_first_chunk().ok_or(ReadError::TooShort)?;
        self.rest = rest;
        Ok(*head)
    }

    /// One byte.
    pub fn u8(&mut self) -> Result<u8, ReadError> {
        self.take().map(u8::from_le_bytes)
    }

    /// Two bytes.
    pub fn u16(&mut self) -> Result<u16, ReadError> {
        self.take().map(u16::from_le_bytes)
    }

    /// Four bytes.
    pub fn u32(&mut self) -> Result<u32, ReadError> {
        self.take().map(u32::from_le_bytes)
    }

    /// Eight bytes.
    pub fn u64(&mut self) -> Result<u64, ReadError> {
        self.take().map(u64::from_le_bytes)
    }

    /// A byte that is 0 or 1.
    pub fn bool(&mut self) -> Result<bool, ReadError> {
        match self.u8()? {
            0 => Ok(false),
            1 => Ok(true),
            other => Err(ReadError::NotABool(other)),
        }
    }

    /// A value whose bytes are what is in memory.
    pub fn stored<T: AnyBitPattern>(&mut self) -> Result<T, ReadError> {
        let (head, rest) = self.rest.split_at_checked(size_of::<T>()).ok_or(ReadError::TooShort)?;
        self.rest = rest;
        Ok(bytemuck::pod_read_unaligned(head))
    }

    /// 32 bytes.
    pub fn address(&mut self) -> Result<Address, ReadError> {
        self.take().map(Address::new_from_array)
    }

    /// As many values as an array holds.
    pub fn array<T: Copy + Default, const N: usize>(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Result<T, ReadError>,
    ) -> Result<[T; N], ReadError> {
        let mut values = [T::default(); N];
        for value in &mut values {
            *value = read(self)?;
        }
        Ok(values)
    }

    /// A list: its u32 length, then the values. Allocates no more than the bytes can hold.
    pub fn list<T>(
        &mut self,
        read: impl FnMut(&mut Self) -> Result<T, ReadError>,
    ) -> Result<Vec<T>, ReadError> {
        let length = self.u32()? as usize;
        self.values(length, read)
    }

    /// `length` values.
    pub fn values<T>(
        &mut self,
        length: usize,
        mut read: impl FnMut(&mut Self) -> Result<T, ReadError>,
    ) -> Result<Vec<T>, ReadError> {
        (0..length).map(|_| read(self)).collect()
    }

    /// Reads the version byte that every account starts with, after its discriminator.
    pub fn version(&mut self) -> Result<(), ReadError> {
        match self.u8()? {
            crate::LAYOUT_VERSION => Ok(()),
            other => Err(ReadError::WrongVersion(other)),
        }
    }

    /// Checks that nothing is left.
    pub fn finish(self) -> Result<(), ReadError> {
        if !self.rest.is_empty() {
            return Err(ReadError::TooLong);
        }
        Ok(())
    }
}

/// A value that has bytes.
pub trait Bytes {
    /// How many they are; of a list or text, those of its length; of a choice, that of its kind.
    const SIZE: usize;
}

/// A value whose bytes can be written.
pub trait Put: Bytes {
    /// Appends them.
    fn put(&self, to: &mut impl Sink);
}

/// What bytes are appended to.
pub trait Sink {
    /// Appends some.
    fn write(&mut self, bytes: &[u8]);

    /// Appends one.
    #[inline(always)]
    fn push(&mut self, byte: u8) {
        self.write(&[byte]);
    }
}

impl Sink for Vec<u8> {
    #[inline(always)]
    fn push(&mut self, byte: u8) {
        Vec::push(self, byte); // costs less than a slice of one
    }

    fn write(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }
}

/// Bytes whose number is known beforehand: for a program, to which a list would cost more.
pub struct Fixed<const N: usize> {
    bytes: [u8; N],
    length: usize,
}

impl<const N: usize> Fixed<N> {
    /// None yet.
    #[inline(always)]
    pub const fn empty() -> Self {
        Self { bytes: [0; N], length: 0 }
    }

    /// All of them.
    #[inline(always)]
    pub fn done(self) -> [u8; N] {
        assert!(self.length == N);
        self.bytes
    }
}

impl<const N: usize> Sink for Fixed<N> {
    #[inline(always)]
    fn write(&mut self, bytes: &[u8]) {
        let end = self.length + bytes.len();
        self.bytes[self.length..end].copy_from_slice(bytes);
        self.length = end;
    }
}

/// A value that can be taken off the front of bytes.
pub trait Wire: Bytes + Sized {
    /// Takes it.
    fn take(r: &mut Reader) -> Result<Self, ReadError>;
}

macro_rules! integers {
    ($($kind:ident)*) => {$(
        impl Bytes for $kind {
            const SIZE: usize = size_of::<Self>();
        }

        impl Put for $kind {
            #[inline(always)]
            fn put(&self, to: &mut impl Sink) {
                to.write(&self.to_le_bytes());
            }
        }

        impl Wire for $kind {
            fn take(r: &mut Reader) -> Result<Self, ReadError> {
                r.$kind()
            }
        }
    )*};
}

integers! { u8 u16 u32 u64 }

impl Bytes for bool {
    const SIZE: usize = 1;
}

impl Put for bool {
    fn put(&self, to: &mut impl Sink) {
        to.push(*self as u8);
    }
}

impl Wire for bool {
    fn take(r: &mut Reader) -> Result<Self, ReadError> {
        r.bool()
    }
}

impl Bytes for Address {
    const SIZE: usize = size_of::<Self>();
}

impl Put for Address {
    fn put(&self, to: &mut impl Sink) {
        to.write(self.as_ref());
    }
}

impl Wire for Address {
    fn take(r: &mut Reader) -> Result<Self, ReadError> {
        r.address()
    }
}

impl<T: Bytes, const N: usize> Bytes for [T; N] {
    const SIZE: usize = N * T::SIZE;
}

impl<T: Put, const N: usize> Put for [T; N] {
    fn put(&self, to: &mut impl Sink) {
        self.iter().for_each(|value| value.put(to));
    }
}

impl<T: Wire + Copy + Default, const N: usize> Wire for [T; N] {
    fn take(r: &mut Reader) -> Result<Self, ReadError> {
        r.array(T::take)
    }
}

impl Bytes for &str {
    const SIZE: usize = u32::SIZE;
}

impl Put for &str {
    fn put(&self, to: &mut impl Sink) {
        self.as_bytes().put(to);
    }
}

impl Bytes for String {
    const SIZE: usize = <&str>::SIZE;
}

impl Put for String {
    fn put(&self, to: &mut impl Sink) {
        self.as_str().put(to);
    }
}

impl Wire for String {
    fn take(r: &mut Reader) -> Result<Self, ReadError> {
        Self::from_utf8(Wire::take(r)?).map_err(|_| ReadError::NotText)
    }
}

impl<T: Bytes> Bytes for &[T] {
    const SIZE: usize = u32::SIZE;
}

impl<T: Put> Put for &[T] {
    #[inline(always)]
    fn put(&self, to: &mut impl Sink) {
        (self.len() as u32).put(to);
        self.iter().for_each(|value| value.put(to));
    }
}

impl<T: Bytes> Bytes for Vec<T> {
    const SIZE: usize = <&[T]>::SIZE;
}

impl<T: Put> Put for Vec<T> {
    fn put(&self, to: &mut impl Sink) {
        self.as_slice().put(to);
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn take(r: &mut Reader) -> Result<Self, ReadError> {
        r.list(T::take)
    }
}

/// Where a field stands behind those before it, by their names and sizes [bytes]. For constants:
/// a name that is none of them does not compile.
pub const fn offset_of(fields: &[(&str, usize)], name: &str) -> usize {
    let (mut nth, mut at) = (0, 0);
    while !is_same(fields[nth].0.as_bytes(), name.as_bytes()) {
        at += fields[nth].1;
        nth += 1;
    }
    at
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    let mut nth = 0;
    while nth < one.len() && nth < other.len() && one[nth] == other[nth] {
        nth += 1;
    }
    nth == one.len() && nth == other.len()
}

/// The bytes of a plain struct that a list names: field by field.
#[doc(hidden)]
#[macro_export]
macro_rules! wire_struct {
    ([] $(#[$doc:meta])* $name:ident {
        $($(#[$note:meta])* pub $field:ident: $kind:ty,)*
    }) => {
        impl $crate::wire::Bytes for $name {
            const SIZE: usize = 0 $(+ <$kind as $crate::wire::Bytes>::SIZE)*;
        }

        impl $crate::wire::Put for $name {
            #[inline(always)]
            fn put(&self, to: &mut impl $crate::wire::Sink) {
                $($crate::wire::Put::put(&self.$field, to);)*
            }
        }

        impl $crate::wire::Wire for $name {
            fn take(r: &mut $crate::wire::Reader) -> Result<Self, $crate::ReadError> {
                Ok(Self { $($field: $crate::wire::Wire::take(r)?,)* })
            }
        }
    };
}

/// A choice of several kinds: a byte, and the fields of that kind.
#[doc(hidden)]
#[macro_export]
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$of:meta])* $kind:ident { $($(#[$note:meta])* $field:ident: $type:ty,)* })*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)] // a field that its name explains
        pub enum $name {
            $($(#[$of])* $kind { $($(#[$note])* $field: $type,)* },)*
        }

        impl $name {
            /// Bytes of each kind, in their order.
            pub const SIZES: &'static [usize] = &[
                $(<Self as $crate::wire::Bytes>::SIZE $(+ <$type as $crate::wire::Bytes>::SIZE)*,)*
            ];
        }

        impl $crate::wire::Bytes for $name {
            const SIZE: usize = <u8 as $crate::wire::Bytes>::SIZE;
        }

        impl $crate::wire::Put for $name {
            fn put(&self, to: &mut impl $crate::wire::Sink) {
                enum Kind { $($kind),* }
                match self {$(
                    Self::$kind { $($field),* } => {
                        to.push(Kind::$kind as u8);
                        $($crate::wire::Put::put($field, to);)*
                    }
                )*}
            }
        }
    };
}

acequia_core::stored_segment!(wire_struct);
acequia_core::stored_rate_rule!(wire_struct);

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn a_list_longer_than_its_bytes_is_refused_at_once() {
        let bytes = u32::MAX.to_le_bytes();
        assert_eq!(Reader::new(&bytes).list(Reader::u64), Err(ReadError::TooShort));
    }

    #[test]
    fn what_is_left_over_is_refused() {
        let mut reader = Reader::new(&[1, 2, 3]);
        assert_eq!(reader.u16(), Ok(0x0201));
        assert_eq!(reader.finish(), Err(ReadError::TooLong));
    }

    #[test]
    fn only_zero_and_one_are_booleans() {
        assert_eq!(Reader::new(&[1]).bool(), Ok(true));
        assert_eq!(Reader::new(&[2]).bool(), Err(ReadError::NotABool(2)));
    }

    #[test]
    fn messages_name_the_remedy() {
        let message = ReadError::WrongVersion(9).to_string();
        assert_eq!(message, "layout version 9, but this client reads 1: update the client");
    }
}
