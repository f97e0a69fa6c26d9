//! A rules crate's plain structs as bytes of an account.
//!
//! The rules know nothing of accounts, so each of their stored structs gets a transparent
//! wrapper in the program, by the list that the rules make of it. A wrapper dereferences to what
//! it wraps, and its IDL type shows the real fields.

/// A wrapper and its IDL type: `stored_totals!(pod, Totals wraps acequia_core::Totals)`. `carries`
/// puts another type into the IDL: the item of an account's tail, which Anchor's IDL does not look
/// at.
#[macro_export]
macro_rules! pod {
    (
        [$name:ident wraps $core:path $(, carries $item:ty)?]
        $(#[$doc:meta])* $listed:ident { $($(#[$note:meta])* pub $field:ident: $kind:ty,)* }
    ) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, anchor_lang::bytemuck::Pod,
            anchor_lang::bytemuck::Zeroable,
        )]
        #[bytemuck(crate = "anchor_lang::bytemuck")]
        #[repr(transparent)]
        pub struct $name(pub $core);

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
            struct $name { $($(#[$note])* $field: $kind,)* }

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
    };
}
