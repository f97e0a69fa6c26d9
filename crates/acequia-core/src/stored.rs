//! Structs that are the bytes of accounts, said once.

/// Defines a struct that is bytes of an account, and a macro that says its fields to the program,
/// which makes it a type of the IDL. So a layout stands here alone. Fields stand in the order of
/// their bytes, without a gap; their documentation is the IDL's.
///
/// `stored! { ($) pub struct Name as stored_name { fields } }` makes `stored_name!(then, more)`,
/// which expands to `then! { [more] Name { fields } }`. `= CONST` after the name makes that the
/// default.
///
/// By the feature `bytemuck` of the crate it stands in, the struct can be read from bytes.
#[doc(hidden)]
#[macro_export]
macro_rules! stored {
    (($d:tt) $(#[$doc:meta])* pub struct $($rest:tt)*) => {
        $crate::listed! { ($d)
            [
                #[repr(C)]
                #[cfg_attr(feature = "bytemuck", derive(bytemuck::Pod, bytemuck::Zeroable))]
            ]
            $(#[$doc])* pub struct $($rest)*
        }
    };
}

/// Defines a struct with attributes of its own, and a macro that says its fields to others.
#[doc(hidden)]
#[macro_export]
macro_rules! listed {
    (
        ($d:tt) [$(#[$own:meta])*] $(#[$doc:meta])*
        pub struct $name:ident as $list:ident $(= $default:ident)? { $($body:tt)* }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $(#[$own])*
        pub struct $name {
            $($body)*
        }

        $crate::listed_default! { $name { $($body)* } $($default)? }

        #[doc(hidden)]
        #[macro_export]
        macro_rules! $list {
            ($d then:path $d (, $d ($d more:tt)*)?) => {
                $d then! { [$d ($d ($d more)*)?] $(#[$doc])* $name { $($body)* } }
            };
        }
    };
}

/// The default of a listed struct: all fields' defaults, or a constant of its own.
#[doc(hidden)]
#[macro_export]
macro_rules! listed_default {
    ($name:ident { $($(#[$note:meta])* pub $field:ident: $kind:ty,)* }) => {
        impl Default for $name {
            fn default() -> Self {
                Self { $($field: Default::default(),)* }
            }
        }
    };
    ($name:ident { $($body:tt)* } $default:ident) => {
        impl Default for $name {
            fn default() -> Self {
                Self::$default
            }
        }
    };
}
