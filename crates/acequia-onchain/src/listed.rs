//! What the interface crates list, as Anchor wants it: accounts, events, arguments, errors. A
//! program takes each list by one of these, and says nothing of it again.

/// The structs of accounts' headers.
#[macro_export]
macro_rules! account {
    (
        [] $(#[$doc:meta])* $name:ident account {
            $($(#[$note:meta])* $field:ident: $kind:ty $(as $read:ty)? $(= $zero:literal)?,)*
        }
    ) => {
        $(#[$doc])*
        #[anchor_lang::account]
        pub struct $name {
            /// Of this layout: 1.
            pub version: u8,
            $($(#[$note])* pub $field: $kind,)*
        }

        impl $name {
            /// The size of the account, but for a tail [bytes].
            pub const SPACE: usize = 8 + core::mem::size_of::<Self>();
        }
    };
}

/// Parts of accounts.
#[macro_export]
macro_rules! part {
    (
        [] $(#[$doc:meta])* $name:ident part {
            $($(#[$note:meta])* $field:ident: $kind:ty $(= $zero:literal)?,)*
        }
    ) => {
        $crate::part! { [] $(#[$doc])* $name { $($(#[$note])* pub $field: $kind,)* } }
    };
    ([] $(#[$doc:meta])* $name:ident { $($body:tt)* }) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, anchor_lang::bytemuck::Pod,
            anchor_lang::bytemuck::Zeroable, anchor_lang::IdlType,
        )]
        #[bytemuck(crate = "anchor_lang::bytemuck")]
        #[repr(C)]
        pub struct $name {
            $($body)*
        }
    };
}

/// What instructions take and views give back.
#[macro_export]
macro_rules! terms {
    ([] $(#[$doc:meta])* $name:ident { $($(#[$note:meta])* pub $field:ident: $kind:ty,)* }) => {
        $crate::terms! { $(#[$doc])* $name { $($(#[$note])* $field: $kind,)* } }
    };
    ($($(#[$doc:meta])* $name:ident { $($(#[$note:meta])* $field:ident: $kind:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Debug, anchor_lang::AnchorSerialize, anchor_lang::AnchorDeserialize,
            anchor_lang::IdlType,
        )]
        pub struct $name {
            $($(#[$note])* pub $field: $kind,)*
        }
    )*};
}

/// What is one of several kinds.
#[macro_export]
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$of:meta])* $kind:ident { $($(#[$note:meta])* $field:ident: $type:ty,)* })*
    }) => {
        $(#[$doc])*
        #[derive(
            Clone, Debug, anchor_lang::AnchorSerialize, anchor_lang::AnchorDeserialize,
            anchor_lang::IdlType,
        )]
        #[allow(missing_docs)] // a field that its name explains
        pub enum $name {
            $($(#[$of])* $kind { $($(#[$note])* $field: $type,)* },)*
        }
    };
}

/// Events, and the parts that they share: structs of what is logged, which may borrow their lists.
///
/// Where it is taken, a macro `held!` in scope says how an event holds what the list names: by
/// [`held!`](crate::held), or where that is not it, otherwise. For the IDL the same list is said
/// once more as Anchor's derives want it.
#[macro_export]
macro_rules! events {
    (
        parts { $($(#[$part_doc:meta])* $part:ident { $($part_body:tt)* })* }
        events { $($(#[$doc:meta])* $name:ident { $($body:tt)* })* }
    ) => {
        $($crate::logged! { $(#[$part_doc])* $part { $($part_body)* } })*
        $($crate::logged! { $(#[$doc])* $name { $($body)* } })*
        $($crate::event! { $name })*

        #[cfg(feature = "idl-build")]
        #[allow(dead_code, missing_docs)]
        mod said {
            use super::*;

            $($crate::said! {
                #[derive(anchor_lang::AnchorSerialize, anchor_lang::IdlType)]
                $(#[$part_doc])* $part { $($part_body)* }
            })*
            $($crate::said! { #[anchor_lang::event] $(#[$doc])* $name { $($body)* } })*
        }
    };
}

/// A struct of what is logged. Its fields write themselves in the order of the list.
#[doc(hidden)]
#[macro_export]
macro_rules! logged {
    ($(#[$doc:meta])* $name:ident { $(
        $(#[$note:meta])*
        $field:ident: $($kind:ident $(<$item:ident>)?)? $([$cell:ident; $cells:literal])?,
    )* }) => {
        $(#[$doc])*
        #[allow(missing_docs)] // a field that its name explains
        pub struct $name<'a> {$(
            $(#[$note])*
            pub $field: held!('a, $($kind $(<$item>)?)? $([$cell; $cells])?),
        )*}

        $crate::logged_fields! { $name<'_>: $($field,)* }
    };
}

/// How a struct is logged: its fields one behind the other.
#[macro_export]
macro_rules! logged_fields {
    ($name:ty: $($field:ident,)*) => {
        // SAFETY: it writes what its fields write, so as many bytes as they say.
        #[allow(unsafe_code)]
        unsafe impl $crate::logged::Logged for $name {
            #[inline(always)]
            fn size(&self) -> usize {
                0 $(+ $crate::logged::Logged::size(&self.$field))*
            }

            #[inline(always)]
            unsafe fn put(&self, to: *mut u8) -> *mut u8 {
                // SAFETY: there is room for all of them, and each returns where it ended.
                $(let to = unsafe { $crate::logged::Logged::put(&self.$field, to) };)*
                to
            }
        }
    };
}

/// How an event holds what the list names: numbers and addresses as they are, parts with what they
/// borrow.
#[macro_export]
macro_rules! held {
    ($a:lifetime, Address) => { $crate::logged::As<$a, Address> };
    ($a:lifetime, String) => { $crate::logged::As<$a, String> };
    ($a:lifetime, bool) => { $crate::logged::As<$a, bool> };
    ($a:lifetime, u8) => { $crate::logged::As<$a, u8> };
    ($a:lifetime, u16) => { $crate::logged::As<$a, u16> };
    ($a:lifetime, u32) => { $crate::logged::As<$a, u32> };
    ($a:lifetime, u64) => { $crate::logged::As<$a, u64> };
    ($a:lifetime, [$cell:ident; $cells:literal]) => { $crate::logged::As<$a, [$cell; $cells]> };
    ($a:lifetime, Vec<$item:ident>) => { Vec<$crate::held!($a, $item)> };
    ($a:lifetime, $part:ident) => { $part<$a> };
}

/// A struct as the list says it.
#[doc(hidden)]
#[macro_export]
macro_rules! said {
    (#[$how:meta] $(#[$doc:meta])* $name:ident { $($(#[$note:meta])* $field:ident: $kind:ty,)* }) => {
        #[$how]
        $(#[$doc])*
        pub struct $name { $($(#[$note])* pub $field: $kind,)* }
    };
}

/// The bytes of an event.
#[doc(hidden)]
#[macro_export]
macro_rules! event {
    ($name:ident) => {
        impl anchor_lang::Discriminator for $name<'_> {
            const DISCRIMINATOR: &'static [u8] =
                &acequia_interface::discriminator::event(stringify!($name));
        }

        impl anchor_lang::Event for $name<'_> {
            #[inline(always)]
            fn data(&self) -> Vec<u8> {
                const NAMED: [u8; 8] = acequia_interface::discriminator::event(stringify!($name));
                $crate::logged::bytes(NAMED, self)
            }
        }
    };
}

/// Errors: prints them for the IDL, as `#[error_code]` does.
#[macro_export]
macro_rules! idl_errors {
    ($errors:ty) => {
        #[cfg(all(test, feature = "idl-build"))]
        #[test]
        fn __anchor_private_print_idl_errors() {
            let all = <$errors>::ALL.iter().map(|error| {
                let (code, name, message) = (error.code(), format!("{error:?}"), error.message());
                format!("{{\"code\":{code},\"name\":{name:?},\"msg\":{message:?}}}")
            });
            println!("--- IDL begin errors ---");
            println!("[{}]", all.collect::<Vec<_>>().join(","));
            println!("--- IDL end errors ---");
        }
    };
}
