//! `program upgrade`: other bytes at the same address.

use super::authority::refused;
use super::buffer;
use super::image::Image;
use crate::chain::{ProgramAt, DATA_HEAD};
use crate::context::{Context, Mode};
use crate::error::{failure, Outcome};
use crate::plan::{Fill, Plan, Sign};
use crate::show::short;
use clap::Args;
use solana_address::Address;
use solana_loader_v3_interface::instruction::{self as loader, MINIMUM_EXTEND_PROGRAM_BYTES};
use std::path::PathBuf;

/// Replace a program's bytes, or prepare it for a multisig
///
/// As the upgrade authority: the bytes go to a buffer, are read back and compared, and begin to
/// run. For a multisig: `--authority VAULT` writes the buffer and hands it over; then
/// `--multisig VAULT --buffer BUFFER` compares the buffer with the file and prints the message
/// that the members sign. Run it again after a failure: it goes on with the same buffer.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  acequia program upgrade AceQ…farm target/deploy/acequia.so --authority 5Qz…vault"
)]
pub struct Upgrade {
    /// The program's address
    pub program: Address,
    /// Its new bytes
    pub file: PathBuf,
    /// Prepare the upgrade for this multisig's vault, which is the upgrade authority
    #[arg(long, value_name = "VAULT", conflicts_with = "multisig")]
    pub authority: Option<Address>,
    /// Use this buffer, which somebody has written for you
    #[arg(long, value_name = "BUFFER", conflicts_with = "authority")]
    pub buffer: Option<Address>,
    /// Who gets the buffer's rent [default: whoever signs]
    #[arg(long, value_name = "ADDRESS")]
    pub refund: Option<Address>,
}

impl Upgrade {
    /// What is still missing.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let image = Image::read(&self.file)?;
        let there = context.rpc.program(&self.program)?;
        let mut plan = Plan::new(format!("The program {}", self.program));
        plan.facts.insert("sha256".into(), image.sum().into());
        plan.facts.insert("program".into(), self.program.to_string().into());
        if there.runs(&image.bytes) {
            let detail = format!("runs {} already", image.words());
            plan.change(Sign::Keep, format!("program {}", self.program), detail);
            return Ok(plan);
        }
        match (self.authority, self.buffer) {
            (Some(vault), _) => self.prepare(context, &mut plan, &there, &image, vault)?,
            (None, Some(buffer)) => self.use_buffer(context, &mut plan, &there, &image, buffer)?,
            (None, None) => self.at_once(context, &mut plan, &there, &image)?,
        }
        Ok(plan)
    }

    /// Whoever signs holds the power: buffer, then upgrade.
    fn at_once(
        &self,
        context: &Context,
        plan: &mut Plan,
        there: &ProgramAt,
        image: &Image,
    ) -> Outcome<()> {
        let me = context.me()?;
        if context.mode == Mode::Multisig {
            return Err(failure(
                "A multisig cannot write a buffer: that takes hundreds of transactions",
                "Write it with a keypair file and --authority VAULT; then name it by --buffer",
            ));
        }
        if there.authority != Some(me) {
            let mut failure = refused(&self.program, there.authority);
            failure.remedy.push_str("; or write the buffer for it: --authority");
            return Err(failure);
        }
        let (from, written) = buffer::write(context, plan, image)?;
        if let Some(buffer) = written.filter(|buffer| buffer.authority != Some(me)) {
            return Err(buffer::belongs_to_another(from, &buffer, me));
        }
        make_room(context, plan, there, image)?;
        self.upgrade(context, plan, there, image, from)
    }

    /// For a multisig: a buffer that obeys it, with all its bytes, and room where the program is.
    fn prepare(
        &self,
        context: &Context,
        plan: &mut Plan,
        there: &ProgramAt,
        image: &Image,
        vault: Address,
    ) -> Outcome<()> {
        if there.authority != Some(vault) {
            return Err(refused(&self.program, there.authority));
        }
        let me = context.me()?;
        let (at, written) = buffer::write(context, plan, image)?;
        match written.filter(|buffer| buffer.authority != Some(me)) {
            Some(buffer) => {
                buffer::require(at, &buffer, image, vault)?;
                plan.change(Sign::Keep, format!("buffer {at}"), format!("obeys {vault} already"));
            }
            None => {
                plan.change(Sign::Change, format!("buffer {at}"), format!("obeys {vault} then"));
                let hand_over = buffer::hand_over(&at, &me, &vault);
                let what = format!("hand the buffer {} to {vault}", short(&at));
                plan.step(what, vec![hand_over]).builds_on_others = true;
            }
        }
        make_room(context, plan, there, image)?;
        plan.facts.insert("buffer".into(), at.to_string().into());
        plan.notes.push(format!(
            "each member builds the same bytes (scripts/reproduce), and signs what this prints: \
             acequia program upgrade {} {} --multisig {vault} --buffer {at} --refund {me}",
            self.program,
            self.file.display()
        ));
        Ok(())
    }

    /// By a buffer that somebody else wrote: trusted as far as its bytes go.
    fn use_buffer(
        &self,
        context: &Context,
        plan: &mut Plan,
        there: &ProgramAt,
        image: &Image,
        at: Address,
    ) -> Outcome<()> {
        let me = context.me()?;
        if there.authority != Some(me) {
            return Err(refused(&self.program, there.authority));
        }
        let buffer = context.rpc.find_buffer(&at)?.ok_or_else(|| {
            failure(
                format!("There is no buffer at {at}: it was used or closed"),
                "Have it written: acequia program upgrade … --authority VAULT",
            )
        })?;
        buffer::require(at, &buffer, image, me)?;
        plan.change(Sign::Keep, format!("buffer {at}"), format!("holds {}", image.words()));
        make_room(context, plan, there, image)?;
        self.upgrade(context, plan, there, image, at)
    }

    fn upgrade(
        &self,
        context: &Context,
        plan: &mut Plan,
        there: &ProgramAt,
        image: &Image,
        from: Address,
    ) -> Outcome<()> {
        let me = context.me()?;
        let refund = self.refund.unwrap_or(me);
        plan.change(Sign::Change, format!("program {}", self.program), image.words());
        plan.notes.push(format!("the buffer's rent comes back to {refund}"));
        let upgrade = loader::upgrade(&self.program, &from, &me, &refund, true);
        let what = format!("upgrade {} to {}", self.program, &image.sum()[..16]);
        plan.step(what, vec![upgrade]).builds_on_others = true;
        if context.mode != Mode::Multisig {
            plan.fill(
                format!("compare what runs at {} with {}", short(&self.program), image.name()),
                Fill::compare(there.data_at, DATA_HEAD, &image.bytes),
            );
        }
        Ok(())
    }
}

/// A program has as much room as its first bytes took; anyone may pay for more, which the loader
/// gives in no smaller portions than ten kibibytes.
fn make_room(context: &Context, plan: &mut Plan, there: &ProgramAt, image: &Image) -> Outcome<()> {
    let (room, size) = (there.bytes.len(), image.bytes.len());
    let Some(more) = size.checked_sub(room).filter(|more| *more > 0) else {
        return Ok(());
    };
    let more = (more as u32).max(MINIMUM_EXTEND_PROGRAM_BYTES);
    let me = context.me()?;
    let extend = loader::extend_program(&there.address, Some(&me), more);
    plan.change(Sign::Change, "room", format!("{more} bytes more than {room}"));
    let what = format!("make room for {size} bytes at {}", there.address);
    let (before, after) = (DATA_HEAD + room, DATA_HEAD + room + more as usize);
    let rent = |bytes| context.rpc.rent(bytes);
    plan.step(what, vec![extend]).deposits = rent(after)?.saturating_sub(rent(before)?);
    Ok(())
}
