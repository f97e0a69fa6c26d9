//! `crate::module::Name` becomes `Name`, unless another path ends so too.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

pub fn shorten(idl: &mut Value) {
    let mut paths = BTreeSet::new();
    each_text(idl, &mut |text| {
        name_of(text).map(|_| paths.insert(text.clone()));
    });
    let mut ending: BTreeMap<&str, usize> = BTreeMap::new();
    paths.iter().filter_map(|path| name_of(path)).for_each(|name| {
        *ending.entry(name).or_default() += 1;
    });
    each_text(idl, &mut |text| {
        if let Some(name) = name_of(text).filter(|name| ending[name] == 1) {
            *text = name.to_string();
        }
    });
}

/// The last word of a path of words.
fn name_of(text: &str) -> Option<&str> {
    let is_word =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_');
    let (_, name) = text.rsplit_once("::")?;
    text.split("::").all(is_word).then_some(name)
}

fn each_text(value: &mut Value, tell: &mut dyn FnMut(&mut String)) {
    match value {
        Value::String(text) => tell(text),
        Value::Array(items) => items.iter_mut().for_each(|item| each_text(item, tell)),
        Value::Object(entries) => entries.values_mut().for_each(|item| each_text(item, tell)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_path_is_shortened_where_no_other_ends_so() {
        let mut idl = json!(["a::b::Pool", { "defined": "a::Votes" }, "c::Votes", "a::b::Pool", "says a::Pool"]);
        shorten(&mut idl);
        assert_eq!(
            idl,
            json!(["Pool", { "defined": "a::Votes" }, "c::Votes", "Pool", "says a::Pool"])
        );
    }
}
