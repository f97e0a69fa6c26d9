//! An event in words that a page or a spreadsheet reads.

use crate::ingest::{read_event, read_gauge_event};
use crate::store::Happening;
use acequia_node::said::record;
use serde::Serialize;
use serde_json::Map;
use utoipa::ToSchema;

/// An event, field by field.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Said {
    /// What it is called in the program.
    pub event: &'static str,
    /// When [unix s].
    pub time: i64,
    /// In which transaction.
    pub signature: String,
    /// Which of that one's events.
    pub index: i64,
    /// In which block.
    pub slot: i64,
    /// Whether nothing can undo it.
    pub is_final: bool,
    /// By which the next part of a list begins.
    pub cursor: String,
    /// Numbers are text, in base units.
    pub fields: Map<String, serde_json::Value>,
}

impl Said {
    /// None where this release does not know it.
    pub fn of(kept: &Happening) -> Option<Self> {
        let farm =
            read_event(&kept.program, &kept.data).map(|event| (event.name(), event.fields()));
        let known = farm.or_else(|| {
            read_gauge_event(&kept.program, &kept.data).map(|event| (event.name(), event.fields()))
        });
        let (event, fields) = known?;
        Some(Self {
            event,
            time: kept.time,
            signature: kept.signature.clone(),
            index: kept.nth,
            slot: kept.slot,
            is_final: kept.is_final,
            cursor: format!("{}-{}", kept.place, kept.nth),
            fields: record(&fields),
        })
    }
}

/// An event as a row of a table.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Row {
    /// When, as RFC 3339 writes it.
    pub date: String,
    /// When [unix s].
    pub time: i64,
    /// What it is called in the program.
    pub event: &'static str,
    /// In which transaction.
    pub signature: String,
    /// Which of that one's events.
    pub index: i64,
    /// In which block.
    pub slot: i64,
    /// By which the next part of a list begins.
    pub cursor: String,
    /// The rest, as JSON.
    pub fields: String,
}

impl From<Said> for Row {
    fn from(said: Said) -> Self {
        let Said { event, time, signature, index, slot, cursor, fields, .. } = said;
        let fields = serde_json::Value::from(fields).to_string();
        Self { date: date(time), time, event, signature, index, slot, cursor, fields }
    }
}

/// A time as RFC 3339 writes it; empty where it is none.
pub fn date(time: i64) -> String {
    jiff::Timestamp::from_second(time).map(|time| time.to_string()).unwrap_or_default()
}
