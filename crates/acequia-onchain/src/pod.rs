//! A rules crate's plain structs as bytes of an account.
//!
//! The rules know nothing of accounts, so each of their stored structs gets a transparent
//! wrapper in the program, under the same name. A wrapper dereferences to what it wraps, and
//! its IDL type shows the real fields. Every claim that the `unsafe` in it rests on is asserted
//! at compile time.

/// `Name wraps path, carries Item { fields }`: a wrapper, the proof that its fields leave no
/// byte unaccounted for, and its IDL type. `carries` puts another type into the IDL: the
/// item of an account's tail, which Anchor's IDL does not look at.
#[macro_export]
macro_rules! pod {
    ($(
        $(#[$doc:meta])*
        $name:ident wraps $core:path $(, carries $item:ty)? { $($(#[$note:meta])* $field:ident: $ty:ty,)* }
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy)]
        #[repr(transparent)]
        pub struct $name(pub $core);

        const _: () = {
            use core::mem::{offset_of, size_of};
            let mut end = 0;
            $(
                assert!(offset_of!($core, $field) == end, "a gap before a field");
                end += size_of::<$ty>();
            )*
            assert!(size_of::<$core>() == end, "a gap after the last field");
            const fn pod<T: anchor_lang::bytemuck::Pod>() {}
            $(pod::<$ty>();)*
        };

        // SAFETY: the wrapper is its core struct (transparent), which is `repr(C)` and Copy;
        // its fields are integers, arrays and such structs again, of the sizes asserted above,
        // without a gap: every byte is initialised and every pattern of bytes is a value.
        #[allow(unsafe_code)]
        unsafe impl anchor_lang::bytemuck::Zeroable for $name {}
        // SAFETY: as above.
        #[allow(unsafe_code)]
        unsafe impl anchor_lang::bytemuck::Pod for $name {}

        impl core::ops::Deref for $name {
            type Target = $core;
            #[inline(always)]
            fn deref(&self) -> &$core {
                &self.0
            }
        }

        impl core::ops::DerefMut for $name {
            #[inline(always)]
            fn deref_mut(&mut self) -> &mut $core {
                &mut self.0
            }
        }

        impl AsRef<$core> for $name {
            #[inline(always)]
            fn as_ref(&self) -> &$core {
                &self.0
            }
        }

        impl AsMut<$core> for $name {
            #[inline(always)]
            fn as_mut(&mut self) -> &mut $core {
                &mut self.0
            }
        }

        #[cfg(feature = "idl-build")]
        const _: () = {
            use anchor_lang::IdlAccountType;

            $(#[$doc])*
            #[allow(dead_code)]
            #[derive(anchor_lang::IdlType)]
            struct $name { $($(#[$note])* $field: $ty,)* }

            impl IdlAccountType for self::$name {
                fn __idl_type_def() -> Option<&'static str> {
                    <$name as IdlAccountType>::__idl_type_def()
                }
                fn __register_idl_deps(accounts: &mut Vec<&'static str>, types: &mut Vec<&'static str>) {
                    <$name as IdlAccountType>::__register_idl_deps(accounts, types);
                    $(<$item as IdlAccountType>::__register_idl_deps(accounts, types);)?
                }
            }
        };
    )*};
}
