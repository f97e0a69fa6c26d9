//! `program deploy`: for the first time.

use super::buffer;
use super::image::Image;
use crate::chain::{ProgramAt, DATA_HEAD, LOADER};
use crate::context::{Context, Mode};
use crate::error::{failure, Failure, Outcome};
use crate::plan::{Fill, Plan, Sign};
use crate::show::short;
use clap::Args;
use solana_address::Address;
use solana_loader_v3_interface::get_program_data_address;
use solana_loader_v3_interface::instruction as loader;
use solana_loader_v3_interface::state::UpgradeableLoaderState;
use solana_signer::Signer;
use solana_system_interface::instruction as system;
use std::path::PathBuf;

/// Bytes of a program's own account, which names that of its data.
const ROOM: usize = UpgradeableLoaderState::size_of_program();

/// Deploy a program for the first time
///
/// Its bytes go to a buffer, are read back and compared, and begin to run; they are compared
/// once more where they run. Run it again after a failure: it goes on with the same buffer. The
/// rent stays in the program's account.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  acequia program deploy AceQ…farm target/deploy/acequia.so --program-keypair farm.json --authority 5Qz…vault"
)]
pub struct Deploy {
    /// The address that the program declares
    pub program: Address,
    /// The program's bytes
    pub file: PathBuf,
    /// The key of that address; nobody needs it ever after
    #[arg(long, value_name = "FILE")]
    pub program_keypair: Option<PathBuf>,
    /// Who may upgrade it from then on: a multisig's vault. Without it, you may
    #[arg(long, value_name = "VAULT")]
    pub authority: Option<Address>,
}

impl Deploy {
    /// What is still missing.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let image = Image::read(&self.file)?;
        let mut plan = Plan::new(format!("The program {}", self.program));
        match context.rpc.find_program(&self.program)? {
            None => self.deploy(context, &mut plan, &image)?,
            Some(there) => self.require_same(&mut plan, &there, &image)?,
        }
        self.hand_over(context, &mut plan)?;
        plan.facts.insert("sha256".into(), image.sum().into());
        plan.facts.insert("program".into(), self.program.to_string().into());
        Ok(plan)
    }

    fn deploy(&self, context: &Context, plan: &mut Plan, image: &Image) -> Outcome<()> {
        if context.mode == Mode::Multisig {
            return Err(no_multisig());
        }
        self.open_key(context)?;
        let (me, program) = (context.me()?, self.program);
        let (from, there) = buffer::write(context, plan, image)?;
        if let Some(buffer) = there.filter(|buffer| buffer.authority != Some(me)) {
            return Err(buffer::belongs_to_another(from, &buffer, me));
        }
        plan.change(Sign::Create, format!("program {program}"), image.words());
        plan.notes.push("the rent stays with the program for as long as it is there".into());
        let (rent, size) = (context.rpc.rent(ROOM)?, image.bytes.len());
        let deploy =
            loader::deploy_with_max_program_len(&me, &program, &from, &me, rent, size, true);
        let deploy = deploy.ok().and_then(|mut both| both.pop());
        let deploy = deploy
            .ok_or_else(|| failure("The loader's instruction cannot be written", "Report this"))?;
        let missing = rent.saturating_sub(context.rpc.balance(&program)?);
        // As creating the account does, but lamports that are there do not stand in the way.
        let instructions = vec![
            system::transfer(&me, &program, missing),
            system::allocate(&program, ROOM as u64),
            system::assign(&program, &LOADER),
            deploy,
        ];
        let step = plan.step(format!("deploy {} at {program}", image.name()), instructions);
        (step.deposits, step.builds_on_others) = (missing, true);
        plan.fill(
            format!("compare what runs at {} with {}", short(&program), image.name()),
            Fill::compare(get_program_data_address(&program), DATA_HEAD, &image.bytes),
        );
        Ok(())
    }

    /// It signs, and has to be the key of the address.
    fn open_key(&self, context: &Context) -> Outcome<()> {
        if context.mode != Mode::Execute {
            return Ok(());
        }
        let path = self.program_keypair.as_deref().ok_or_else(|| {
            failure(
                format!("The first deployment needs the key of {}", self.program),
                "Name its file by --program-keypair",
            )
        })?;
        let key = solana_keypair::read_keypair_file(path).map_err(|error| {
            failure(
                format!("There is no keypair in {}: {error}", path.display()),
                "Name the file that `solana-keygen` wrote",
            )
        })?;
        if key.pubkey() != self.program {
            return Err(failure(
                format!(
                    "{} is the key of {}, not of {}",
                    path.display(),
                    key.pubkey(),
                    self.program
                ),
                "Deploy at the address that the program declares: migrations/README.md says where",
            ));
        }
        context.sign_with(key);
        Ok(())
    }

    /// It is there: then it must be what was asked for.
    fn require_same(&self, plan: &mut Plan, there: &ProgramAt, image: &Image) -> Outcome<()> {
        if there.runs(&image.bytes) {
            plan.change(Sign::Keep, format!("program {}", self.program), image.words());
            return Ok(());
        }
        Err(failure(
            format!("Another program runs at {} already", self.program),
            format!("Upgrade it: acequia program upgrade {} {}", self.program, self.file.display()),
        ))
    }

    fn hand_over(&self, context: &Context, plan: &mut Plan) -> Outcome<()> {
        let me = context.me()?;
        let now = context.rpc.find_program(&self.program)?.map_or(Some(me), |p| p.authority);
        let Some(wanted) = self.authority.filter(|wanted| Some(*wanted) != now) else {
            if self.authority.is_none() && now == Some(me) {
                plan.notes.push("your key alone may upgrade it: --authority names another".into());
            }
            return Ok(());
        };
        super::authority::plan(plan, &self.program, now, me, Some(wanted))
    }
}

fn no_multisig() -> Failure {
    failure(
        "A multisig cannot deploy: hundreds of transactions and the program's own key sign for it",
        "Deploy with a keypair file, and hand it over: --authority VAULT instead of --multisig",
    )
}
