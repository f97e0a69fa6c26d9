//! `program idl`: what a program says of itself, on chain.
//!
//! The content goes to a buffer, whose address follows from the wallet and the content; one
//! transaction of the upgrade authority then puts it where explorers look for it, whole or not
//! at all. Content that fits into that transaction needs no buffer.

mod writing;

use super::metadata::Target;
use crate::chain::metadata::{canonical, pack, Seed, Traits, METADATA_PROGRAM};
use crate::chain::ProgramAt;
use crate::context::Context;
use crate::error::{failure, Failure, Outcome};
use crate::plan::{Plan, Sign};
use clap::Args;
use solana_address::Address;
use std::path::{Path, PathBuf};
use writing::Writing;

/// Write a program's IDL on chain, where explorers and clients look for it
///
/// Or another text about it, as `--seed security` for whom to tell about a weakness. By the
/// Program Metadata program, as `anchor idl` does. For a multisig: `--authority VAULT` writes a
/// buffer and hands it over; then `--multisig VAULT --buffer BUFFER` prints what it signs.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia program idl AceQ…farm idl/acequia.json\n  acequia program idl AceQ…farm migrations/security.json --seed security"
)]
pub struct Idl {
    /// The program's address
    pub program: Address,
    /// The text: .json, .yaml or .toml
    pub file: PathBuf,
    /// What kind of text it is
    #[arg(long, default_value = "idl", value_parser = seed)]
    pub seed: Seed,
    /// Prepare it for this multisig's vault, which is the upgrade authority
    #[arg(long, value_name = "VAULT", conflicts_with = "multisig")]
    pub authority: Option<Address>,
    /// Use this buffer, which somebody has written for you
    #[arg(long, value_name = "BUFFER", conflicts_with = "authority")]
    pub buffer: Option<Address>,
    /// Who gets a buffer's rent [default: whoever signs]
    #[arg(long, value_name = "ADDRESS")]
    pub refund: Option<Address>,
}

impl Idl {
    /// What is still missing.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        require_program(context)?;
        let there = context.rpc.program(&self.program)?;
        let writing = self.writing(context, &there)?;
        let mut plan = Plan::new(format!("The {} of {}", self.kind(), self.program));
        plan.facts.insert("metadata".into(), writing.target.account.to_string().into());
        if writing.there.as_ref().is_some_and(|m| m.says(&writing.text, writing.traits)) {
            let what = format!("metadata {}", writing.target.account);
            plan.change(Sign::Keep, what, format!("says {} already", writing.name));
            return Ok(plan);
        }
        if writing.there.as_ref().is_some_and(|there| !there.mutable) {
            return Err(immutable(&writing.target.account));
        }
        match self.authority {
            Some(vault) => writing.prepare(&mut plan, vault, self)?,
            None => writing.write(&mut plan, self.buffer)?,
        }
        Ok(plan)
    }

    fn kind(&self) -> String {
        String::from_utf8_lossy(&self.seed).trim_end_matches('\0').to_string()
    }

    fn writing<'a>(&self, context: &'a Context, program: &'a ProgramAt) -> Outcome<Writing<'a>> {
        let (text, me) = (read(&self.file)?, context.me()?);
        let account = canonical(&self.program, &self.seed);
        let (lamports, there) = context.rpc.find_metadata(&account)?;
        let program_data = Some(program.data_at);
        let name = self.file.file_name().unwrap_or(self.file.as_os_str());
        Ok(Writing {
            context,
            me,
            name: name.to_string_lossy().into(),
            program,
            seed: self.seed,
            traits: Traits { format: format(&self.file) },
            packed: pack(&text)?,
            text,
            refund: self.refund.unwrap_or(me),
            target: Target { account, authority: me, program: self.program, program_data },
            lamports,
            there,
        })
    }
}

/// The text as it is, byte for byte.
fn read(path: &Path) -> Outcome<Vec<u8>> {
    let text = std::fs::read(path).map_err(|error| {
        failure(
            format!("{} cannot be read: {error}", path.display()),
            "Name the IDL: `make idl` writes idl/NAME.json",
        )
    })?;
    match std::str::from_utf8(&text) {
        Ok(words) if !words.trim().is_empty() => Ok(text),
        _ => Err(failure(
            format!("{} holds no text", path.display()),
            "Name a file in UTF-8: an IDL, or what explorers show under that seed",
        )),
    }
}

/// As the program numbers formats.
fn format(path: &Path) -> u8 {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("json") => 1,
        Some("yaml" | "yml") => 2,
        Some("toml") => 3,
        _ => 0,
    }
}

/// Up to 16 bytes.
fn seed(text: &str) -> Result<Seed, String> {
    let mut seed = Seed::default();
    let place = seed.get_mut(..text.len()).filter(|place| !place.is_empty());
    place.ok_or("write 1 to 16 letters, as in idl or security")?.copy_from_slice(text.as_bytes());
    Ok(seed)
}

fn require_program(context: &Context) -> Outcome<()> {
    let account = context.rpc.account(&METADATA_PROGRAM)?;
    match account.is_some_and(|account| account.executable) {
        true => Ok(()),
        false => Err(failure(
            format!("The Program Metadata program {METADATA_PROGRAM} is not on this cluster"),
            "Choose the cluster by -u; it is on mainnet-beta and devnet",
        )),
    }
}

fn immutable(at: &Address) -> Failure {
    failure(
        format!("The metadata {at} was made immutable"),
        "Nobody can change it any more; publish the text elsewhere",
    )
}
