//! What pages say of an IDL. docs/integrate.md has a row for each instruction of the farm: a row stays
//! in its table, and a new one is put below the last of the first table. AUTHORITIES.md of each
//! program lists which instructions ask for which signature.

use super::{list, name};
use crate::repository;
use crate::say::{Failure, Outcome};
use serde_json::Value;
use std::collections::BTreeMap;

const BEGIN: &str = "<!-- From the IDL, by scripts/idl -->\n";
const END: &str = "<!-- End -->\n";
const HEAD: &str = "| instruction | accounts | arguments |\n|---|---|---|\n";

/// The pages that are to be written anew, with their text.
pub fn of(program: &str, instructions: &[Value]) -> Outcome<Vec<(String, String)>> {
    let authorities = format!("programs/{program}/AUTHORITIES.md");
    let page = repository::read(&authorities)?;
    let mut pages = vec![(with_signatures(&page, instructions)?, page, authorities)];
    if program == "acequia" {
        let page = repository::read("docs/integrate.md")?;
        pages.push((with_rows(&page, instructions), page, "docs/integrate.md".into()));
    }
    let drifted = pages.into_iter().filter(|(new, old, _)| new != old);
    Ok(drifted.map(|(new, _, path)| (path, new)).collect())
}

// ---- a row for each instruction

fn with_rows(page: &str, instructions: &[Value]) -> String {
    let mut parts = page.split(HEAD);
    let before = parts.next().unwrap_or_default();
    let tables: Vec<(&str, &str)> = parts.map(split_table).collect();
    let mut listed: Vec<Vec<&str>> = tables.iter().map(|(table, _)| names_in(table)).collect();
    let is_new = |name: &&str| listed.iter().flatten().all(|one| one != name);
    let new: Vec<&str> = instructions.iter().map(name).filter(is_new).collect();
    if let Some(first) = listed.first_mut() {
        first.extend(new);
    }
    let row = |wanted: &&str| instructions.iter().find(|one| name(one) == *wanted).map(row_of);
    let table = |names: &Vec<&str>| names.iter().filter_map(row).collect::<String>();
    let written = listed
        .iter()
        .zip(&tables)
        .map(|(names, (_, rest))| HEAD.to_string() + &table(names) + rest);
    before.to_string() + &written.collect::<String>()
}

/// The rows that a text begins with, and the rest.
fn split_table(text: &str) -> (&str, &str) {
    let lines = text.split_inclusive('\n');
    let rows = lines.take_while(|line| line.starts_with('|') && line.ends_with('\n'));
    text.split_at(rows.map(str::len).sum())
}

fn names_in(table: &str) -> Vec<&str> {
    table.lines().filter_map(|row| row.strip_prefix("| `")?.split('`').next()).collect()
}

fn row_of(instruction: &Value) -> String {
    let joined = |key: &str, one: fn(&Value) -> String| {
        list(&instruction[key]).iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let accounts = joined("accounts", account_of);
    let arguments = match joined("args", |arg| format!("{}: {}", name(arg), type_of(&arg["type"])))
    {
        none if none.is_empty() => "–".into(),
        some => some,
    };
    format!("| `{}` | {accounts} | {arguments} |\n", name(instruction))
}

fn account_of(account: &Value) -> String {
    let marks = [("s", "signer"), ("w", "writable"), ("?", "optional")];
    let set = marks.iter().filter(|(_, key)| account[*key] == true).map(|(mark, _)| *mark);
    match set.collect::<String>() {
        none if none.is_empty() => name(account).into(),
        marks => format!("{} ({marks})", name(account)),
    }
}

fn type_of(kind: &Value) -> String {
    match (kind.as_str(), kind.get("vec")) {
        (Some("pubkey"), _) => "address".into(),
        (Some(word), _) => word.into(),
        (None, Some(of)) if of == "u8" => "bytes".into(),
        (None, Some(of)) => format!("list of {}", type_of(of)),
        (None, None) => name(&kind["defined"]).into(),
    }
}

// ---- which instructions ask for which signature

fn with_signatures(page: &str, instructions: &[Value]) -> Outcome<String> {
    let mut signers: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for instruction in instructions {
        for account in list(&instruction["accounts"]).iter().filter(|one| one["signer"] == true) {
            signers.entry(name(account)).or_default().push(format!("`{}`", name(instruction)));
        }
    }
    let row =
        |(signer, asking): (&&str, &Vec<String>)| format!("| {signer} | {} |\n", asking.join(", "));
    let rows: String = signers.iter().map(row).collect();
    let around =
        page.split_once(BEGIN).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) =
        around.ok_or_else(|| Failure::new("a page of signatures has lost its marks", BEGIN))?;
    Ok(format!("{before}{BEGIN}| signature | instructions |\n|---|---|\n{rows}{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_row_stays_in_its_table_and_a_new_one_goes_below_the_first() {
        let page = format!("a\n{HEAD}| `two` | old |\n\nb\n{HEAD}| `gone` |\n| `one` | old |\nc\n");
        let account = json!({ "name": "pool", "signer": true, "writable": true });
        let instruction = |name| json!({ "name": name, "accounts": [account], "args": [] });
        let all = ["one", "two", "new"].map(instruction);
        let row = |name| format!("| `{name}` | pool (sw) | – |\n");
        let (one, two, new) = (row("one"), row("two"), row("new"));
        assert_eq!(with_rows(&page, &all), format!("a\n{HEAD}{two}{new}\nb\n{HEAD}{one}c\n"));
    }

    #[test]
    fn types_are_told_in_words() {
        let kinds = [
            json!("pubkey"),
            json!({ "vec": "u8" }),
            json!({ "vec": { "defined": { "name": "Segment" } } }),
        ];
        assert_eq!(kinds.each_ref().map(type_of), ["address", "bytes", "list of Segment"]);
    }
}
