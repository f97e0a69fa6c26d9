//! A layout, said once: a reader's struct, and a macro that says the bytes to the program.

/// Defines what a reader gets of an account, and says the account's fields to others.
///
/// ```text
/// account! { ($) stored_position                     the macro that says it
///     /// For readers.
///     pub struct Position { checkpoints: Checkpoint } and the tail, where there is one
///     /// For the IDL.
///     account {                                      or `part`, of an account
///         bump: u8,
///         _pad: u8 = 0,                              is there, but not for readers
///         accepted_risks: u16 as Risks,              what readers take it for
///     }
/// }
/// ```
///
/// An account begins with its discriminator and the version of its layout. A tail is a length
/// (u32), padding to 8 bytes, and the items. `stored_position!(then, more)` expands to
/// `then! { [more] Position account { fields } }`.
#[doc(hidden)]
#[macro_export]
macro_rules! account {
    (
        ($d:tt) $list:ident
        $(#[$mine:meta])* pub struct $name:ident $({ $(#[$tail_doc:meta])* $tail:ident: $item:ty })?
        $(#[$doc:meta])* $sort:ident { $($fields:tt)* }
    ) => {
        $crate::layout! {
            { $(#[$mine])* $name $sort $({ $(#[$tail_doc])* $tail: $item })? } {} {} {} $($fields)*
        }

        #[doc(hidden)]
        #[macro_export]
        macro_rules! $list {
            ($d then:path $d (, $d ($d more:tt)*)?) => {
                $d then! { [$d ($d ($d more)*)?] $(#[$doc])* $name $sort { $($fields)* } }
            };
        }
    };
}

/// Goes through the fields of a layout: all of them with their sizes, those that readers get,
/// and how these are taken.
#[doc(hidden)]
#[macro_export]
macro_rules! layout {
    (
        $head:tt { $($sizes:tt)* } { $($shown:tt)* } { $($takes:tt)* }
        $(#[$note:meta])* $field:ident: $kind:ty = $zero:literal, $($rest:tt)*
    ) => {
        $crate::layout! {
            $head { $($sizes)* ($field $kind) } { $($shown)* } { $($takes)* (_ $kind) } $($rest)*
        }
    };
    (
        $head:tt { $($sizes:tt)* } { $($shown:tt)* } { $($takes:tt)* }
        $(#[$note:meta])* $field:ident: $kind:ty as $read:ty, $($rest:tt)*
    ) => {
        $crate::layout! {
            $head { $($sizes)* ($field $read) }
            { $($shown)* $(#[$note])* $field: $read, } { $($takes)* ($field $read) } $($rest)*
        }
    };
    (
        $head:tt { $($sizes:tt)* } { $($shown:tt)* } { $($takes:tt)* }
        $(#[$note:meta])* $field:ident: $kind:ty, $($rest:tt)*
    ) => {
        $crate::layout! {
            $head { $($sizes)* ($field $kind) }
            { $($shown)* $(#[$note])* $field: $kind, } { $($takes)* ($field $kind) } $($rest)*
        }
    };
    (
        { $(#[$mine:meta])* $name:ident $sort:ident $({ $(#[$tail_doc:meta])* $tail:ident: $item:ty })? }
        { $(($placed:ident $size:ty))* }
        { $($(#[$note:meta])* $field:ident: $kind:ty,)* }
        { $(($taken:tt $take:ty))* }
    ) => {
        $(#[$mine])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name {
            $($(#[$note])* pub $field: $kind,)*
            $($(#[$tail_doc])* pub $tail: $crate::Vec<$item>,)?
        }

        impl $name {
            /// Bytes from the first to the last of the fields.
            pub const BYTES: usize =
                $crate::accounts::$sort::HEAD $(+ core::mem::size_of::<$size>())*;

            /// Where a field stands, for constants [bytes from the start].
            pub const fn offset_of(field: &str) -> usize {
                $crate::accounts::$sort::HEAD
                    + $crate::wire::offset_of(
                    &[$((stringify!($placed), core::mem::size_of::<$size>()),)*],
                    field,
                )
            }

            #[inline(never)] // each frame of a program has 4 KiB of stack
            fn take_fields(r: &mut $crate::wire::Reader) -> Result<Self, $crate::ReadError> {
                $(let $taken = r.stored::<$take>()?;)*
                $(let $tail = $crate::Vec::new();)?
                Ok(Self { $($field,)* $($tail,)? })
            }
        }

        $crate::layout_kind! { $sort $name $($tail $item)? }
    };
}

/// What accounts, with a tail or without, and parts of accounts have beside their fields.
#[doc(hidden)]
#[macro_export]
macro_rules! layout_kind {
    (account $name:ident) => {
        impl $name {
            /// First 8 bytes of the account.
            pub const DISCRIMINATOR: [u8; 8] = $crate::discriminator::account(stringify!($name));
            /// Bytes of the account.
            pub const SIZE: usize = Self::BYTES;

            /// Reads a whole account. Says nothing of its owner.
            pub fn read(data: &[u8]) -> Result<Self, $crate::ReadError> {
                let name = stringify!($name);
                let mut r = $crate::wire::Reader::typed(data, Self::DISCRIMINATOR, name)?;
                r.version()?;
                let read = Self::take_fields(&mut r)?;
                r.finish()?;
                Ok(read)
            }
        }
    };
    (account $name:ident $tail:ident $item:ty) => {
        impl $name {
            /// First 8 bytes of the account.
            pub const DISCRIMINATOR: [u8; 8] = $crate::discriminator::account(stringify!($name));
            /// Bytes of the account before the first item of its tail.
            pub const HEADER_SIZE: usize = Self::BYTES + $crate::accounts::account::TAIL_HEAD;

            /// Bytes of the account with room for `capacity` items.
            pub const fn size(capacity: u8) -> usize {
                Self::HEADER_SIZE + capacity as usize * <$item as $crate::accounts::Part>::SIZE
            }

            fn read_both(
                data: &[u8],
                capacity: fn(&Self) -> Option<u8>,
            ) -> Result<Self, $crate::ReadError> {
                let name = stringify!($name);
                let mut r = $crate::wire::Reader::typed(data, Self::DISCRIMINATOR, name)?;
                r.version()?;
                let mut read = Self::take_fields(&mut r)?;
                read.$tail = $crate::accounts::tail(r, capacity(&read))?;
                Ok(read)
            }
        }
    };
    (part $name:ident) => {
        impl $crate::accounts::Part for $name {
            const SIZE: usize = Self::BYTES;

            fn take(r: &mut $crate::wire::Reader) -> Result<Self, $crate::ReadError> {
                Self::take_fields(r)
            }
        }
    };
}
