//! The events of an IDL as queries for Dune, where a log is bytes and a schema is SQL.
//!
//! Each event is a query of its own, with a column for each field; what it has several of is a query with a row for each.

use super::{list, name};
use crate::repository;
use crate::say::Outcome;
use serde_json::Value;
use std::fmt::Write;

/// The file, where it has drifted, with its text.
pub fn of(program: &str, idl: &Value) -> Outcome<Option<(String, String)>> {
    let (path, new) = (format!("idl/dune/{program}.sql"), queries(program, idl));
    let old = repository::read(&path).unwrap_or_default();
    Ok((old != new).then_some((path, new)))
}

fn queries(program: &str, idl: &Value) -> String {
    let address = idl["address"].as_str().unwrap_or_default();
    let mut text = head(program, address);
    for event in list(&idl["events"]) {
        let Some(of_it) = type_named(idl, name(event)) else { continue };
        let docs: Vec<&str> = list(&of_it["docs"]).iter().filter_map(Value::as_str).collect();
        let mut reader = Reader { idl, columns: Vec::new(), lists: Vec::new() };
        let mut at = Place { bytes: 8, more: String::new() };
        reader.read(list(&of_it["type"]["fields"]), "", &mut at);
        let _ = write!(text, "\n-- {}: {}\n", name(event), docs.join(" "));
        text += &query(&reader.columns, "LOGGED", event, "");
        for (field, count, columns) in &reader.lists {
            let from = format!(
                "LOGGED\nCROSS JOIN UNNEST(sequence(1, greatest({count}, 1))) AS of_it (nth)"
            );
            let _ = write!(text, "\n-- {}, a row for each of its {field}\n", name(event));
            text += &query(columns, &from, event, &format!("\n    AND nth <= {count}"));
        }
    }
    text
}

fn head(program: &str, address: &str) -> String {
    format!(
        "-- The events of {program} for Dune, from idl/{program}.json by scripts/idl. Save the first query, and put its name\n\
         -- (query_ and its number) in place of LOGGED. Amounts are base units, times unix seconds. What another program logged in\n\
         -- the same transaction may look the same: where money hangs on it, ask acequia-serve, which knows who logged what.\n\
         SELECT block_time, block_slot, id AS tx_id, from_base64(substr(line, 15)) AS data\n\
         FROM solana.transactions\n\
         CROSS JOIN UNNEST(log_messages) AS logs (line)\n\
         WHERE success\n    AND contains(account_keys, '{address}')\n    AND starts_with(line, 'Program data: ');\n"
    )
}

fn query(columns: &[(String, String)], from: &str, event: &Value, and: &str) -> String {
    let column = |(name, sql): &(String, String)| format!(",\n    {sql} AS \"{name}\"");
    let columns: String = columns.iter().map(column).collect();
    let bytes = list(&event["discriminator"]).iter().filter_map(Value::as_u64);
    let starts: String = bytes.map(|byte| format!("{byte:02x}")).collect();
    format!(
        "SELECT block_time, block_slot, tx_id{columns}\nFROM {from}\nWHERE bytearray_substring(data, 1, 8) = 0x{starts}{and};\n"
    )
}

/// Where something stands in the bytes of an event: so many bytes after the first, and what lists before it take.
#[derive(Clone)]
struct Place {
    bytes: usize,
    more: String,
}

impl Place {
    /// As SQL counts: from one.
    fn sql(&self) -> String {
        format!("{}{}", self.bytes + 1, self.more)
    }
}

/// Names and SQL.
type Columns = Vec<(String, String)>;

struct Reader<'a> {
    idl: &'a Value,
    columns: Columns,
    /// What there are several of: its name, how many, and the columns of one.
    lists: Vec<(String, String, Columns)>,
}

impl Reader<'_> {
    /// Whether the place of what follows is known.
    fn read(&mut self, fields: &[Value], before: &str, at: &mut Place) -> bool {
        fields.iter().all(|field| {
            let name = format!("{before}{}", name(field));
            self.read_one(&field["type"], name, at)
        })
    }

    fn read_one(&mut self, of: &Value, name: String, at: &mut Place) -> bool {
        if let Some(fields) = self.fields(of) {
            return self.read(&fields, &format!("{name}_"), at);
        }
        if !of["vec"].is_null() {
            return self.read_list(&of["vec"], name, at);
        }
        if of == "string" {
            return self.read_text(name, at);
        }
        let Some(size) = self.size(of) else {
            self.columns.push((name, format!("bytearray_substring(data, {})", at.sql())));
            return false;
        };
        self.columns.push((name, value(of, &at.sql(), size)));
        at.bytes += size;
        true
    }

    fn read_text(&mut self, name: String, at: &mut Place) -> bool {
        let length = number(&at.sql(), 4);
        at.bytes += 4;
        let text = format!("from_utf8(bytearray_substring(data, {}, {length}))", at.sql());
        self.columns.push((name, text));
        let _ = write!(at.more, " + {length}");
        true
    }

    fn read_list(&mut self, of: &Value, name: String, at: &mut Place) -> bool {
        let count = number(&at.sql(), 4);
        self.columns.push((format!("{name}_count"), count.clone()));
        at.bytes += 4;
        let Some(size) = self.size(of) else { return false };
        let mut one = Reader { idl: self.idl, columns: Vec::new(), lists: Vec::new() };
        one.columns.push(("nth".into(), "nth".into()));
        let mut place = at.clone();
        let _ = write!(place.more, " + {size} * (nth - 1)");
        one.read_one(of, name.clone(), &mut place);
        self.lists.push((name, count.clone(), one.columns));
        let _ = write!(at.more, " + {size} * {count}");
        true
    }

    fn fields(&self, of: &Value) -> Option<Vec<Value>> {
        let named = of["defined"]["name"].as_str()?;
        Some(list(&type_named(self.idl, named)?["type"]["fields"]).to_vec())
    }

    /// How many bytes it takes, where that is always as many.
    fn size(&self, of: &Value) -> Option<usize> {
        if let Some(fields) = self.fields(of) {
            return fields.iter().map(|field| self.size(&field["type"])).sum();
        }
        if let [one, count] = list(&of["array"]) {
            return Some(self.size(one)? * count.as_u64()? as usize);
        }
        match of.as_str()? {
            "bool" | "u8" | "i8" => Some(1),
            "u16" | "i16" => Some(2),
            "u32" | "i32" => Some(4),
            "u64" | "i64" => Some(8),
            "u128" | "i128" => Some(16),
            "pubkey" => Some(32),
            _ => None,
        }
    }
}

fn value(of: &Value, at: &str, size: usize) -> String {
    match of.as_str() {
        Some("pubkey") => format!("to_base58(bytearray_substring(data, {at}, 32))"),
        Some("bool") => format!("{} = 1", number(at, 1)),
        Some(_) if size > 4 => {
            format!(
                "bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, {at}, {size})))"
            )
        }
        Some(_) => number(at, size),
        None => format!("bytearray_substring(data, {at}, {size})"),
    }
}

/// Of four bytes at most, the lowest first.
fn number(at: &str, size: usize) -> String {
    format!("bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, {at}, {size})))")
}

fn type_named<'a>(idl: &'a Value, wanted: &str) -> Option<&'a Value> {
    list(&idl["types"]).iter().find(|one| name(one) == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn idl() -> Value {
        let field = |name: &str, of: Value| json!({ "name": name, "type": of });
        let made = |name: &str, fields: Vec<Value>| json!({ "name": name, "docs": ["It was."], "type": { "fields": fields } });
        let paid = vec![field("slot", json!("u8")), field("amount", json!("u64"))];
        let event = vec![
            field("pool", json!("pubkey")),
            field("pushed", json!("bool")),
            field("paid", json!({ "vec": { "defined": { "name": "Paid" } } })),
            field("weight", json!("u64")),
            field("text", json!("string")),
            field("last", json!("u8")),
            field("texts", json!({ "vec": "string" })),
            field("lost", json!("u8")),
        ];
        json!({
            "address": "Farm",
            "events": [{ "name": "Claimed", "discriminator": [1, 2, 3, 4, 5, 6, 7, 255] }],
            "types": [made("Paid", paid), made("Claimed", event)],
        })
    }

    #[test]
    fn fields_stand_where_an_event_has_them_and_lists_are_a_row_each() {
        let text = queries("farm", &idl());
        for part in [
            "contains(account_keys, 'Farm')",
            "-- Claimed: It was.\n",
            "bytearray_substring(data, 1, 8) = 0x01020304050607ff",
            "to_base58(bytearray_substring(data, 9, 32)) AS \"pool\"",
            "bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 41, 1))) = 1 AS \"pushed\"",
            "bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 42, 4))) AS \"paid_count\"",
            "bytearray_substring(data, 46 + 9 * bytearray_to_bigint(bytearray_reverse(bytearray_substring(data, 42, 4))), 8))) AS \"weight\"",
            "-- Claimed, a row for each of its paid\n",
            "bytearray_substring(data, 46 + 9 * (nth - 1), 1))) AS \"paid_slot\"",
            "bytearray_to_uint256(bytearray_reverse(bytearray_substring(data, 47 + 9 * (nth - 1), 8))) AS \"paid_amount\"",
            "AND nth <= bytearray_to_bigint(",
        ] {
            assert!(text.contains(part), "{part} is not in:\n{text}");
        }
    }

    #[test]
    fn what_stands_after_a_list_of_texts_has_no_column() {
        let text = queries("farm", &idl());
        assert!(text.contains(" AS \"last\",\n") && !text.contains("lost"), "{text}");
    }
}
