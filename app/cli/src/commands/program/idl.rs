//! `program idl`: what a program says of itself, on chain.
//!
//! The content goes to a buffer, whose address follows from the wallet and the content; one
//! transaction of the upgrade authority then puts it where explorers look for it, whole or not
//! at all. Content that fits into that transaction needs no buffer.

use super::authority::refused;
use super::image::sum;
use super::metadata::Target;
use crate::chain::metadata::{
    canonical, of_writer, pack, MetadataAt, Seed, Traits, METADATA_HEAD, METADATA_PROGRAM,
};
use crate::chain::ProgramAt;
use crate::context::{Context, Mode};
use crate::error::{failure, Failure, Outcome};
use crate::plan::{Fill, Plan, Sign};
use crate::show::short;
use clap::Args;
use solana_address::Address;
use solana_instruction::Instruction;
use solana_system_interface::instruction::transfer;
use std::path::{Path, PathBuf};

/// Bytes of content that one transaction carries, with room for a priority fee.
const PIECE: usize = 900;
/// The most bytes that need no buffer.
const INLINE: usize = 600;

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

/// Everything that a plan is made of.
struct Writing<'a> {
    context: &'a Context,
    me: Address,
    name: String,
    program: &'a ProgramAt,
    seed: Seed,
    traits: Traits,
    text: Vec<u8>,
    packed: Vec<u8>,
    refund: Address,
    /// The program's own account, and what is there.
    target: Target,
    lamports: u64,
    there: Option<MetadataAt>,
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

impl Writing<'_> {
    /// As the upgrade authority.
    fn write(&self, plan: &mut Plan, given: Option<Address>) -> Outcome<()> {
        if self.program.authority != Some(self.me) {
            let mut failure = refused(&self.program.address, self.program.authority);
            failure.remedy.push_str("; or write the buffer for it: --authority");
            return Err(failure);
        }
        let what = format!("metadata {}", self.target.account);
        let sign = if self.there.is_some() { Sign::Change } else { Sign::Create };
        let detail = format!("says {}, {} bytes packed", self.name, self.packed.len());
        plan.change(sign, what, detail);
        let (instructions, length) = match given {
            Some(buffer) => {
                let length = self.require_buffer(buffer, self.me)?.packed.len();
                (self.publish(&buffer, length), length)
            }
            None if self.packed.len() <= INLINE => (self.publish_inline(), self.packed.len()),
            None => {
                self.require_many_signatures()?;
                let buffer = self.write_buffer(plan)?;
                (self.publish(&buffer, self.packed.len()), self.packed.len())
            }
        };
        self.commit(plan, instructions, length)?;
        if self.context.mode != Mode::Multisig && given.is_none() {
            let fill = Fill::compare(self.target.account, METADATA_HEAD, &self.packed);
            plan.fill(format!("compare what it says with {}", self.name), fill);
        }
        Ok(())
    }

    /// For a multisig: a buffer that obeys it, and the rent of what it will make.
    fn prepare(&self, plan: &mut Plan, vault: Address, asked: &Idl) -> Outcome<()> {
        if self.program.authority != Some(vault) {
            return Err(refused(&self.program.address, self.program.authority));
        }
        let (at, _) = self.buffer();
        let (_, there) = self.context.rpc.find_metadata(&at)?;
        match there.filter(|there| there.authority != self.me) {
            Some(_) => {
                self.require_buffer(at, vault)?;
                plan.change(Sign::Keep, format!("buffer {at}"), format!("obeys {vault} already"));
            }
            None => {
                let buffer = self.write_buffer(plan)?;
                plan.change(Sign::Change, format!("buffer {at}"), format!("obeys {vault} then"));
                let hand_over = self.buffer_target(buffer).hand_over(&vault);
                let what = format!("hand the buffer {} to {vault}", short(&buffer));
                plan.step(what, vec![hand_over]).builds_on_others = true;
            }
        }
        let missing = self.missing_rent(self.packed.len())?;
        if missing > 0 {
            let pay = transfer(&self.me, &self.target.account, missing);
            let what = format!("pay the rent of {}", self.target.account);
            plan.step(what, vec![pay]).deposits = missing;
        }
        plan.facts.insert("buffer".into(), at.to_string().into());
        plan.notes.push(format!(
            "the members sign what this prints: acequia program idl {} {} --seed {} --multisig \
             {vault} --buffer {at} --refund {}",
            self.program.address,
            asked.file.display(),
            asked.kind(),
            self.me
        ));
        Ok(())
    }

    // ---- the buffer ----

    /// Its seed follows from the content, and its address from the wallet too.
    fn buffer(&self) -> (Address, Seed) {
        let mut seed = Seed::default();
        seed.copy_from_slice(&sum(&self.packed).as_bytes()[..16]);
        (of_writer(&self.program.address, &self.me, &seed), seed)
    }

    fn buffer_target(&self, account: Address) -> Target {
        let program = self.program.address;
        Target { account, authority: self.me, program, program_data: None }
    }

    /// Plans what is still missing of it.
    fn write_buffer(&self, plan: &mut Plan) -> Outcome<Address> {
        let (at, seed) = self.buffer();
        let (lamports, there) = self.context.rpc.find_metadata(&at)?;
        let target = self.buffer_target(at);
        let fill = Fill::compare(at, METADATA_HEAD, &self.packed);
        let fill = fill.in_pieces(PIECE, |from, bytes| target.write(from, bytes));
        let all = fill.pieces.len();
        let fill = match there {
            Some(there) => {
                let data = [vec![0; METADATA_HEAD], there.packed].concat();
                fill.beyond(&data)
            }
            None => {
                self.open(plan, &target, &seed, lamports)?;
                fill
            }
        };
        let detail = format!("{} of {all} pieces are missing", fill.pieces.len());
        plan.change(Sign::Create, format!("buffer {at}"), detail);
        let to = short(&at);
        plan.fill(
            format!("write {} to the buffer {to}, read it back, and compare", self.name),
            fill,
        );
        Ok(at)
    }

    fn open(&self, plan: &mut Plan, target: &Target, seed: &Seed, held: u64) -> Outcome<()> {
        let rent = self.context.rpc.rent(METADATA_HEAD.saturating_add(self.packed.len()))?;
        let missing = rent.saturating_sub(held);
        let mut all = vec![transfer(&self.me, &target.account, missing), target.allocate(seed)];
        all.extend(target.extend(self.packed.len()));
        let what = format!("open the buffer {} for {}", target.account, self.name);
        plan.step(what, all).deposits = missing;
        Ok(())
    }

    /// That a buffer says what the file says, and obeys whoever is going to use it.
    fn require_buffer(&self, at: Address, authority: Address) -> Outcome<MetadataAt> {
        let (_, there) = self.context.rpc.find_metadata(&at)?;
        let there = there.ok_or_else(|| {
            failure(
                format!("There is no buffer at {at}: it was used or closed"),
                "Have it written: acequia program idl … --authority VAULT",
            )
        })?;
        if !there.carries(&self.text) {
            return Err(failure(
                format!("The buffer {at} says something else than {}", self.name),
                "Do not sign for it. Compare the file with the one that was written",
            ));
        }
        match there.authority == authority {
            true => Ok(there),
            false => Err(failure(
                format!("The buffer {at} obeys {}, not {authority}", there.authority),
                "Have it handed over: acequia program idl … --authority VAULT",
            )),
        }
    }

    fn require_many_signatures(&self) -> Outcome<()> {
        match self.context.mode {
            Mode::Multisig => Err(failure(
                "A multisig cannot write a buffer: that takes many transactions",
                "Write it with a keypair file and --authority VAULT; then name it by --buffer",
            )),
            _ => Ok(()),
        }
    }

    // ---- the metadata ----

    /// Puts a buffer's bytes there, and closes it.
    fn publish(&self, buffer: &Address, length: usize) -> Vec<Instruction> {
        let target = &self.target;
        let held = self.there.as_ref().map_or(METADATA_HEAD, |there| there.size);
        let wanted = METADATA_HEAD.saturating_add(length);
        let mut all = Vec::new();
        match &self.there {
            Some(there) if there.is_metadata => {
                all.extend(target.extend(wanted.saturating_sub(held)));
                all.push(target.set_from(buffer, self.traits));
                all.extend((wanted < held).then(|| target.trim(&self.me)));
            }
            opened => {
                all.extend(opened.is_none().then(|| target.allocate(&self.seed)));
                all.extend(target.extend(wanted.saturating_sub(held)));
                all.push(target.copy(buffer));
                all.push(target.initialize(&self.seed, self.traits, &[]));
            }
        }
        all.push(self.buffer_target(*buffer).close(&self.refund));
        all
    }

    /// Puts the bytes there that the transaction itself carries.
    fn publish_inline(&self) -> Vec<Instruction> {
        let (target, wanted) = (&self.target, METADATA_HEAD + self.packed.len());
        match &self.there {
            Some(there) => {
                let set = target.set(self.traits, &self.packed);
                let trim = (wanted < there.size).then(|| target.trim(&self.me));
                [set].into_iter().chain(trim).collect()
            }
            None => vec![target.initialize(&self.seed, self.traits, &self.packed)],
        }
    }

    fn commit(&self, plan: &mut Plan, mut all: Vec<Instruction>, length: usize) -> Outcome<()> {
        let missing = self.missing_rent(length)?;
        if missing > 0 {
            all.insert(0, transfer(&self.me, &self.target.account, missing));
        }
        let what =
            format!("let {} say {} ({})", self.target.account, self.name, &sum(&self.text)[..16]);
        let step = plan.step(what, all);
        (step.deposits, step.builds_on_others) = (missing, true);
        Ok(())
    }

    fn missing_rent(&self, length: usize) -> Outcome<u64> {
        let rent = self.context.rpc.rent(METADATA_HEAD.saturating_add(length))?;
        Ok(rent.saturating_sub(self.lamports))
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
