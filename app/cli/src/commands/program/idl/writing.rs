//! Everything that the writing of a text is made of, and its steps.

use super::super::authority::refused;
use super::super::image::sum;
use super::super::metadata::Target;
use super::Idl;
use crate::chain::metadata::{of_writer, MetadataAt, Seed, Traits, METADATA_HEAD};
use crate::chain::ProgramAt;
use crate::context::{Context, Mode};
use crate::error::{failure, Outcome};
use crate::plan::{Fill, Plan, Sign};
use crate::show::short;
use solana_address::Address;
use solana_instruction::Instruction;
use solana_system_interface::instruction::transfer;

/// Bytes of content that one transaction carries, with room for a priority fee.
const PIECE: usize = 900;
/// The most bytes that need no buffer.
const INLINE: usize = 600;

/// Everything that a plan is made of.
pub struct Writing<'a> {
    pub context: &'a Context,
    pub me: Address,
    pub name: String,
    pub program: &'a ProgramAt,
    pub seed: Seed,
    pub traits: Traits,
    pub text: Vec<u8>,
    pub packed: Vec<u8>,
    pub refund: Address,
    /// The program's own account, and what is there.
    pub target: Target,
    pub lamports: u64,
    pub there: Option<MetadataAt>,
}

impl Writing<'_> {
    /// As the upgrade authority.
    pub fn write(&self, plan: &mut Plan, given: Option<Address>) -> Outcome<()> {
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
    pub fn prepare(&self, plan: &mut Plan, vault: Address, asked: &Idl) -> Outcome<()> {
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
