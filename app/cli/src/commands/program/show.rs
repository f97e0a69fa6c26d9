//! `program show`: what runs there, and whom it obeys.

use super::image::{sum, Image};
use crate::chain::ProgramAt;
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::show::{paint, print, print_json, GREEN, RED};
use clap::Args;
use serde_json::json;
use solana_address::Address;
use std::path::PathBuf;

/// Show what runs at an address, and who may upgrade it
///
/// With a file: whether it is those very bytes, as `scripts/reproduce` builds them.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia program show AceQ…farm target/deploy/acequia.so")]
pub struct Show {
    /// The program's address
    pub program: Address,
    /// The bytes that it ought to be
    pub file: Option<PathBuf>,
}

impl Show {
    /// Reads, compares and shows. Other bytes than the file's are a failure.
    pub fn show(&self, context: &Context) -> Outcome<()> {
        let there = context.rpc.program(&self.program)?;
        let image = self.file.as_deref().map(Image::read).transpose()?;
        let same = image.as_ref().map(|image| there.runs(&image.bytes));
        let code = code(&there, image.as_ref());
        let sum = sum(code);
        let authority = there.authority.map(|address| address.to_string());
        if context.json {
            print_json(&json!({
                "program": self.program.to_string(), "data": there.data_at.to_string(),
                "authority": authority, "slot": there.slot, "bytes": code.len(),
                "room": there.bytes.len(), "sha256": sum, "is_the_file": same,
            }));
        } else {
            let authority = authority.unwrap_or_else(|| "nobody, for ever".into());
            print(&[
                format!("program    {}", self.program),
                format!("data       {}", there.data_at),
                format!("authority  {authority}"),
                format!("deployed   in slot {}", there.slot),
                format!("bytes      {}, with room for {}", code.len(), there.bytes.len()),
                format!("SHA-256    {sum}"),
            ]);
            print(&verdict(image.as_ref(), same).into_iter().collect::<Vec<_>>());
        }
        self.require_same(image.as_ref(), same)
    }

    fn require_same(&self, image: Option<&Image>, same: Option<bool>) -> Outcome<()> {
        match image.filter(|_| same == Some(false)) {
            None => Ok(()),
            Some(image) => Err(failure(
                format!("{} is not {}", self.program, image.words()),
                "Build the commit that was deployed, by scripts/reproduce, and compare again",
            )),
        }
    }
}

/// As long as the file is; without one, without the zeros at the end, as `solana-verify` does.
fn code<'a>(there: &'a ProgramAt, image: Option<&Image>) -> &'a [u8] {
    let end = there.bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let length = image.map_or(end, |image| image.bytes.len().max(end).min(there.bytes.len()));
    &there.bytes[..length]
}

fn verdict(image: Option<&Image>, same: Option<bool>) -> Option<String> {
    let name = image?.name();
    Some(match same? {
        true => format!("{} it is {name}, byte for byte", paint("✓", GREEN)),
        false => format!("{} it is not {name}", paint("✗", RED)),
    })
}
