//! An instruction, said once: its builder, its discriminator and the size of its arguments.

/// Defines a builder.
///
/// ```text
/// instruction! {
///     /// What it does.
///     ClosePosition = "close_position"         the program's name of it
///     given { /// … epoch: Address, }          fields that are neither account nor argument
///     accounts {
///         owner: signer,                       a field, and what the account may be used for
///         system_program: readonly = |_| SYSTEM,   no field: follows from the others
///     }
///     arguments {
///         forfeit: bool,
///         lock: LockRule as LockTerms,         a field of another type than the argument
///         streams: u16 = |i| bits(i.rewards),
///     }
///     then |i| extras(i)                       accounts beyond those
/// }
/// ```
///
/// The roles are the methods of [`Call`](super::call::Call). The program's address, `ID`, has to
/// be in scope.
#[doc(hidden)]
#[macro_export]
macro_rules! instruction {
    (
        $(#[$doc:meta])* $name:ident $(<$life:lifetime>)? = $text:literal
        $(given { $($given:tt)* })?
        accounts { $($accounts:tt)* }
        $(arguments { $($arguments:tt)* })?
        $(then $rest:expr)?
    ) => {
        $crate::instruction_parts! {
            { $(#[$doc])* $name ($($life)?) $text ($($rest)?) }
            { $($($given)*)? } {} {} { $($accounts)* } { $($($arguments)*)? }
        }
    };
}

/// Goes through accounts and arguments: the fields of the builder, its steps, and the arguments
/// with their sizes.
#[doc(hidden)]
#[macro_export]
macro_rules! instruction_parts {
    (
        $head:tt { $($fields:tt)* } { $($steps:tt)* } $sizes:tt
        { $(#[$note:meta])* $account:ident: $role:ident = $given:expr, $($accounts:tt)* } $arguments:tt
    ) => {
        $crate::instruction_parts! {
            $head { $($fields)* } { $($steps)* ($role given $given) } $sizes
            { $($accounts)* } $arguments
        }
    };
    (
        $head:tt { $($fields:tt)* } { $($steps:tt)* } $sizes:tt
        { $(#[$note:meta])* $account:ident: $role:ident, $($accounts:tt)* } $arguments:tt
    ) => {
        $crate::instruction_parts! {
            $head {
                $($fields)* $(#[$note])* #[doc = $crate::role_doc!($role)]
                $account: $crate::role_type!($role),
            }
            { $($steps)* ($role field $account) } $sizes { $($accounts)* } $arguments
        }
    };
    (
        $head:tt $fields:tt { $($steps:tt)* } { $($sizes:tt)* } {}
        { $(#[$note:meta])* $argument:ident: $kind:ty = $given:expr, $($arguments:tt)* }
    ) => {
        $crate::instruction_parts! {
            $head $fields { $($steps)* (put given $given) } { $($sizes)* ($argument $kind) } {}
            { $($arguments)* }
        }
    };
    (
        $head:tt { $($fields:tt)* } { $($steps:tt)* } { $($sizes:tt)* } {}
        { $(#[$note:meta])* $argument:ident: $kind:ty as $wire:ty, $($arguments:tt)* }
    ) => {
        $crate::instruction_parts! {
            $head { $($fields)* $(#[$note])* $argument: $kind, }
            { $($steps)* (put $wire, $argument) } { $($sizes)* ($argument $wire) } {}
            { $($arguments)* }
        }
    };
    (
        $head:tt { $($fields:tt)* } { $($steps:tt)* } { $($sizes:tt)* } {}
        { $(#[$note:meta])* $argument:ident: $kind:ty, $($arguments:tt)* }
    ) => {
        $crate::instruction_parts! {
            $head { $($fields)* $(#[$note])* $argument: $kind, }
            { $($steps)* (put field $argument) } { $($sizes)* ($argument $kind) } {}
            { $($arguments)* }
        }
    };
    (
        { $(#[$doc:meta])* $name:ident ($($life:lifetime)?) $text:literal ($($rest:expr)?) }
        { $($(#[$note:meta])* $field:ident: $kind:ty,)* }
        { $($step:tt)* } { $(($argument:ident $size:ty))* } {} {}
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        #[allow(missing_docs, clippy::empty_docs)] // a field that its name explains
        pub struct $name $(<$life>)? {
            $($(#[$note])* pub $field: $kind,)*
        }

        impl $(<$life>)? $name $(<$life>)? {
            /// First 8 bytes of the data.
            pub const DISCRIMINATOR: [u8; 8] = $crate::discriminator::instruction($text);
            /// Bytes of the arguments; of a list among them, those of its length.
            pub const ARGUMENTS: usize = 0 $(+ <$size as $crate::wire::Bytes>::SIZE)*;

            /// Bytes of the data; of a list among the arguments, those of its length.
            pub const DATA: usize = Self::DISCRIMINATOR.len() + Self::ARGUMENTS;

            /// Where an argument stands, for constants [bytes from the first].
            pub const fn offset_of(argument: &str) -> usize {
                $crate::wire::offset_of(
                    &[$((stringify!($argument), <$size as $crate::wire::Bytes>::SIZE),)*],
                    argument,
                )
            }

            /// The data, `N` bytes, for a program that calls the instruction with accounts of
            /// its own.
            #[inline(always)]
            #[allow(clippy::too_many_arguments)]
            pub fn data<const N: usize>($($argument: $size),*) -> [u8; N] {
                let mut data = $crate::wire::Fixed::empty();
                $crate::wire::Sink::write(&mut data, &Self::DISCRIMINATOR);
                $($crate::wire::Put::put(&$argument, &mut data);)*
                data.done()
            }

            /// The instruction.
            pub fn instruction(&self) -> $crate::Instruction {
                let call = $crate::instructions::call::Call::new(ID, Self::DISCRIMINATOR);
                $(let call = $crate::instruction_step!(self call $step);)*
                $(let call = call.and($crate::instructions::call::of(self, $rest));)?
                call.done()
            }
        }
    };
}

/// One account or argument.
#[doc(hidden)]
#[macro_export]
macro_rules! instruction_step {
    ($this:ident $call:ident ($role:ident field $field:ident)) => {
        $call.$role($this.$field)
    };
    ($this:ident $call:ident ($role:ident given $given:expr)) => {
        $call.$role($crate::instructions::call::of($this, $given))
    };
    ($this:ident $call:ident (put $wire:ty, $field:ident)) => {
        $call.put(<$wire>::from($this.$field))
    };
}

/// Whether an account signs, in words.
#[doc(hidden)]
#[macro_export]
macro_rules! role_doc {
    (signer) => {
        "Signs."
    };
    (payer) => {
        "Signs; its lamports pay for rent."
    };
    (optional_signer) => {
        "Signs, if it is there."
    };
    ($role:ident) => {
        ""
    };
}

/// What the field of an account is.
#[doc(hidden)]
#[macro_export]
macro_rules! role_type {
    (optional_signer) => { Option<$crate::Address> };
    (optional_writable) => { Option<$crate::Address> };
    (optional_readonly) => { Option<$crate::Address> };
    ($role:ident) => { $crate::Address };
}
