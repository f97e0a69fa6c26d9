//! How answers are written as JSON, and what types they have in TypeScript.
//!
//! By `dyn`: a serialiser that is compiled anew for each type weighs three times as much as all that
//! is here. A number of 64 bits is `{"u64":"…"}`, as JavaScript's JSON would round it, and a `bigint`
//! where it is read; one that stays small is a number. What is not there has no key.

use std::fmt::Write;
use std::marker::PhantomData;

/// What can be written as JSON.
pub trait Json {
    /// Writes it; nothing where it is not there.
    fn json(&self, out: &mut String);

    /// What TypeScript calls it. None of this is in the module.
    fn name() -> String
    where
        Self: Sized;
}

/// Keys and what they hold.
pub type Fields<'a> = &'a [(&'static str, &'a dyn Json)];

/// A value as JSON; `null` where it is not there.
pub fn text(value: &dyn Json) -> Vec<u8> {
    let mut out = String::new();
    value.json(&mut out);
    if out.is_empty() {
        out.push_str("null");
    }
    out.into_bytes()
}

/// An object.
pub fn object(out: &mut String, fields: Fields) {
    out.push('{');
    for (key, value) in fields {
        let before = out.len();
        if !out.ends_with('{') {
            out.push(',');
        }
        key.json(out);
        out.push(':');
        let empty = out.len();
        value.json(out);
        if out.len() == empty {
            out.truncate(before);
        }
    }
    out.push('}');
}

fn list(out: &mut String, items: &mut dyn Iterator<Item = &dyn Json>) {
    out.push('[');
    for item in items {
        if !out.ends_with('[') {
            out.push(',');
        }
        item.json(out);
    }
    out.push(']');
}

/// A number that stays small.
pub struct Small(pub u64);

impl Json for Small {
    fn json(&self, out: &mut String) {
        let _never_fails = write!(out, "{}", self.0);
    }

    fn name() -> String {
        "number".into()
    }
}

impl Json for u64 {
    fn json(&self, out: &mut String) {
        let _never_fails = write!(out, "{{\"u64\":\"{self}\"}}");
    }

    fn name() -> String {
        "bigint".into()
    }
}

impl Json for bool {
    fn json(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }

    fn name() -> String {
        "boolean".into()
    }
}

impl Json for &str {
    fn json(&self, out: &mut String) {
        out.push('"');
        for c in self.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                c if c < ' ' => {
                    let _never_fails = write!(out, "\\u{:04x}", u32::from(c));
                }
                c => out.push(c),
            }
        }
        out.push('"');
    }

    fn name() -> String {
        "string".into()
    }
}

impl Json for String {
    fn json(&self, out: &mut String) {
        self.as_str().json(out);
    }

    fn name() -> String {
        "string".into()
    }
}

const ABSENT: &str = " | undefined";

impl<T: Json> Json for Option<T> {
    fn json(&self, out: &mut String) {
        if let Some(value) = self {
            value.json(out);
        }
    }

    fn name() -> String {
        T::name() + ABSENT
    }
}

impl<T: Json> Json for Vec<T> {
    fn json(&self, out: &mut String) {
        list(out, &mut self.iter().map(|item| item as &dyn Json));
    }

    fn name() -> String {
        format!("readonly {}[]", T::name())
    }
}

// ---- types: what the macro below makes of what it is given

/// The type of a value that is never made.
pub fn kind<T: Json>(_: &T) -> PhantomData<T> {
    PhantomData
}

/// What TypeScript calls what `field` takes of a value.
pub fn name_of<S, T: Json>(_: impl Fn(&S) -> PhantomData<T>) -> String {
    T::name()
}

/// A key and its type, as a member of an object.
pub fn member((key, name): &(&str, String)) -> String {
    let optional = if name.ends_with(ABSENT) { "?" } else { "" };
    format!("readonly {key}{optional}: {name};")
}

/// A type that is an object.
pub fn interface(name: &str, members: &[(&str, String)]) -> String {
    let members: String = members.iter().map(|one| format!("    {}\n", member(one))).collect();
    format!("export interface {name} {{\n{members}}}\n")
}

/// One of the objects that a type can be.
pub fn variant(tag: &str, is: &str, members: &[(&str, String)]) -> String {
    let members: String = members.iter().map(|one| format!(" {}", member(one))).collect();
    format!("\n    | {{ readonly {tag}: '{is}';{members} }}")
}

/// Says once what types hold, for JSON and for TypeScript: `structs` are objects; of `enums` the
/// variants are objects whose tag says which. Makes `types()`, the declarations.
macro_rules! written {
    (
        structs { $($struct:ident, $of:ident => { $($key:literal: $value:expr),* $(,)? })* }
        enums { $($enum:ident by $tag:literal => {
            $($pattern:pat => $is:literal { $($part:literal: $held:expr),* $(,)? })*
        })* }
    ) => {
        $(impl $crate::json::Json for $struct {
            fn json(&self, out: &mut String) {
                let $of = self;
                $crate::json::object(out, &[$(($key, &$value)),*]);
            }

            fn name() -> String {
                stringify!($struct).into()
            }
        })*

        $(impl $crate::json::Json for $enum {
            fn json(&self, out: &mut String) {
                match self {
                    $($pattern => $crate::json::object(out, &[($tag, &$is), $(($part, &$held)),*]),)*
                }
            }

            fn name() -> String {
                stringify!($enum).into()
            }
        })*

        /// What these types are in TypeScript.
        #[allow(unused_imports, unused_variables, unreachable_patterns)]
        pub fn types() -> String {
            use $crate::json::{interface, kind, name_of, variant};
            let mut all = String::new();
            $(all += &interface(stringify!($struct), &[
                $(($key, name_of(|$of: &$struct| kind(&$value)))),*
            ]);)*
            $({
                let variants = [$(variant($tag, $is, &[
                    $(($part, name_of(|this: &$enum| match this {
                        $pattern => kind(&$held),
                        _ => unreachable!(),
                    }))),*
                ])),*];
                all += &format!("export type {} ={};\n", stringify!($enum), variants.concat());
            })*
            all
        }
    };
}
pub(crate) use written;
