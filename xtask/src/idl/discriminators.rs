//! None is empty, and no two start alike: a program tells what it is given by them.

use super::{list, name};
use crate::say::{Failure, Outcome};
use serde_json::Value;

pub fn check(idl: &Value) -> Outcome {
    for kind in ["accounts", "events", "instructions"] {
        let items = list(&idl[kind]);
        items.iter().try_for_each(|item| check_one(kind, item, items))?;
    }
    Ok(())
}

fn check_one(kind: &str, item: &Value, items: &[Value]) -> Outcome {
    let bytes = list(&item["discriminator"]);
    let refused = |why: String| Err(Failure::new(format!("{kind}: {why}"), ""));
    if bytes.is_empty() {
        return refused(format!("{} has an empty discriminator", name(item)));
    }
    let starts = |other: &&Value| bytes.starts_with(list(&other["discriminator"]));
    match items.iter().filter(|other| name(other) != name(item)).find(starts) {
        Some(other) => {
            refused(format!("the discriminators of {} and {} start alike", name(item), name(other)))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn checked(first: &[u8], second: &[u8]) -> bool {
        let item = |name, bytes: &[u8]| json!({ "name": name, "discriminator": bytes });
        check(&json!({ "events": [item("a", first), item("b", second)] })).is_ok()
    }

    #[test]
    fn they_are_there_and_start_differently() {
        assert!(checked(&[1, 2], &[1, 3]));
        assert!(!checked(&[1, 2], &[]));
        assert!(!checked(&[1, 2], &[1]));
        assert!(!checked(&[1], &[1, 2]));
    }
}
