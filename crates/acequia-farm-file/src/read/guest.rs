//! Tables that somebody else reads: their text, as it stands in the file.

use crate::write::key;
use std::ops::Range;
use toml::de::{DeTable, DeValue};
use toml::Spanned;

/// A header, and whether the guest's tables begin there.
type Header = (usize, bool);

/// The text of a key's tables, and of all below them, each with what stands under its header. What
/// has been written under none gets one.
pub(super) fn text(guest: &str, file: &DeTable, text: &str) -> Option<String> {
    let mut headers: Vec<Header> = Vec::new();
    for (key, value) in file.iter() {
        let is_guest = key.get_ref() == guest;
        starts(value, text, &mut |at| headers.push((at, is_guest)));
    }
    headers.sort_unstable();
    headers.dedup();
    let ends = headers.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let ranges = headers.iter().zip(ends).filter(|((_, is_guest), _)| *is_guest);
    let parts = ranges.map(|((at, _), end)| bare(&text[Range { start: *at, end }]).to_string());
    let parts: Vec<_> = headless(guest, file, text).into_iter().chain(parts).collect();
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

/// What a key has that stands under no header, as a table with one.
fn headless(guest: &str, file: &DeTable, text: &str) -> Option<String> {
    let mut table = format!("[{guest}]");
    let begun = table.len();
    let value = file.get(guest)?;
    if !has_header(value, text) {
        let entries = value.get_ref().as_table()?.iter();
        entries.for_each(|(name, value)| line(&key(name.get_ref()), value, text, &mut table));
    }
    (table.len() > begun).then_some(table)
}

/// `path = value`, or a line for each entry of a table that dots made.
fn line(path: &str, value: &Spanned<DeValue>, text: &str, out: &mut String) {
    let written = &text[value.span()];
    match value.get_ref() {
        _ if has_header(value, text) => {}
        DeValue::Table(table) if !written.starts_with('{') => {
            table.iter().for_each(|(name, value)| {
                line(&format!("{path}.{}", key(name.get_ref())), value, text, out);
            })
        }
        _ => *out += &format!("\n{path} = {written}"),
    }
}

fn has_header(value: &Spanned<DeValue>, text: &str) -> bool {
    match value.get_ref() {
        DeValue::Array(list) => {
            list.first().is_some_and(|one| one.get_ref().is_table() && has_header(one, text))
        }
        DeValue::Table(_) => text[value.span().start..].starts_with('['),
        _ => false,
    }
}

/// Tells where each table with a header of its own begins.
fn starts(value: &Spanned<DeValue>, text: &str, tell: &mut dyn FnMut(usize)) {
    let at = value.span().start;
    match value.get_ref() {
        DeValue::Array(list) => list.iter().for_each(|one| starts(one, text, tell)),
        DeValue::Table(table) if !text[at..].starts_with('{') => {
            if text[at..].starts_with('[') {
                tell(at);
            }
            table.values().for_each(|one| starts(one, text, tell));
        }
        _ => {}
    }
}

/// Without the comments at the end, which speak of what follows.
fn bare(part: &str) -> &str {
    let mut part = part.trim_end();
    while let Some((before, last)) = part.rsplit_once('\n') {
        if !last.trim_start().starts_with('#') {
            break;
        }
        part = before.trim_end();
    }
    part
}
