//! Which account another must be a field of. Anchor says so where the account has the field's name. Where
//! the program compares by itself, the account's documentation names the field,
//! `pool.slots[slot].funder`: whoever signs is tied by it whatever its name; others, which clients
//! would look up by theirs, are not.

use super::{list, name};
use serde_json::Value;

pub fn tie(instruction: &mut Value) {
    let accounts = list(&instruction["accounts"]);
    let names: Vec<String> = accounts.iter().map(|one| name(one).to_string()).collect();
    for account in instruction["accounts"].as_array_mut().into_iter().flatten() {
        let told = told(account);
        let by_name =
            account["signer"] == true || told.iter().any(|(_, field)| field == name(account));
        for (whose, _) in told.iter().filter(|(whose, _)| by_name && names.contains(whose)) {
            relate(account, whose);
        }
    }
}

/// Account and field, where its documentation names one as code.
fn told(account: &Value) -> Vec<(String, String)> {
    let docs: Vec<_> = list(&account["docs"]).iter().filter_map(Value::as_str).collect();
    docs.join(" ").split('`').skip(1).step_by(2).filter_map(field).collect()
}

fn field(code: &str) -> Option<(String, String)> {
    let (whose, field) = code.split_once('.')?;
    let is = |text: &str, more: &str| {
        !text.is_empty()
            && text.chars().all(|c| c.is_alphanumeric() || c == '_' || more.contains(c))
    };
    (is(whose, "") && is(field, ".[]")).then(|| (whose.to_string(), field.to_string()))
}

fn relate(account: &mut Value, whose: &str) {
    let relations = &mut account["relations"];
    if relations.is_null() {
        *relations = Value::Array(Vec::new());
    }
    if let Some(all) = relations.as_array_mut().filter(|all| !all.iter().any(|one| one == whose)) {
        all.push(whose.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn who_signs_is_tied_whatever_its_name_and_others_by_theirs() {
        let mut instruction = json!({ "accounts": [
            { "name": "pool" },
            { "name": "closer", "signer": true, "docs": ["The `pool.authority`, of `other.pool`."] },
            { "name": "mint", "docs": ["Its `pool.mint`."] },
            { "name": "rent_to", "docs": ["The", "`pool.slots[slot].funder`."] },
        ] });
        tie(&mut instruction);
        let relations: Vec<_> =
            list(&instruction["accounts"]).iter().map(|one| one["relations"].clone()).collect();
        assert_eq!(relations, [json!(null), json!(["pool"]), json!(["pool"]), json!(null)]);
    }
}
