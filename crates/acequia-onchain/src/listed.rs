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

/// Events, and the parts that they share.
#[macro_export]
macro_rules! events {
    (
        parts { $($(#[$part_doc:meta])* $part:ident { $($(#[$part_note:meta])* $part_field:ident: $part_kind:ty,)* })* }
        events { $($(#[$doc:meta])* $name:ident { $($(#[$note:meta])* $field:ident: $kind:ty,)* })* }
    ) => {
        $(
            $(#[$part_doc])*
            #[derive(anchor_lang::AnchorSerialize, anchor_lang::IdlType)]
            #[allow(missing_docs)] // a field that its name explains
            #[repr(C)] // a list of parts without padding is copied as it lies
            pub struct $part {
                $($(#[$part_note])* pub $part_field: $part_kind,)*
            }
        )*
        $(
            $(#[$doc])*
            #[cfg_attr(feature = "idl-build", anchor_lang::event)]
            #[cfg_attr(not(feature = "idl-build"), derive(anchor_lang::AnchorSerialize))]
            #[allow(missing_docs)] // as above
            pub struct $name {
                $($(#[$note])* pub $field: $kind,)*
            }

            $crate::logged! { $name }
        )*
    };
}

/// The bytes of an event, as `#[event]` makes them, but that it reserves less than sixteen streams need.
#[doc(hidden)]
#[macro_export]
macro_rules! logged {
    ($name:ident) => {
        #[cfg(not(feature = "idl-build"))]
        impl anchor_lang::Discriminator for $name {
            const DISCRIMINATOR: &'static [u8] =
                &acequia_interface::discriminator::event(stringify!($name));
        }

        #[cfg(not(feature = "idl-build"))]
        impl anchor_lang::Event for $name {
            fn data(&self) -> Vec<u8> {
                const LONGEST: usize = 2_048; // else the list is copied as it grows
                let mut data = Vec::with_capacity(LONGEST);
                data.extend_from_slice(<Self as anchor_lang::Discriminator>::DISCRIMINATOR);
                let config = anchor_lang::BORSH_CONFIG;
                anchor_lang::wincode::config::serialize_into(&mut data, self, config)
                    .expect("numbers, addresses and lists of them");
                data
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
