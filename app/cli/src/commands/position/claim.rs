//! `claim`: rewards to the wallet.

use crate::chain::{Mint, PoolAt, PositionAt};
use crate::commands::behalf::{Behalf, Right};
use crate::commands::common::Seat;
use crate::commands::purse::{Payee, Purse};
use crate::context::Context;
use crate::error::{failure, Failure, Outcome};
use crate::plan::{Plan, Sign, Step};
use crate::rpc::Draft;
use crate::show::short;
use acequia_interface::instructions::{Claim as Order, Reward, SetPushClaims};
use clap::{Args, ValueEnum};
use solana_address::Address;
use solana_instruction::Instruction;

/// Claim rewards
///
/// All that are owed or those of some slots, in as few transactions as hold them. One reward that cannot be paid (its mint frozen, say) can be left out.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia claim 7Qx…pool\n  acequia claim 7Qx…pool --slots 0,2\n  \
    acequia claim 7Qx…pool --to 9aK…wallet\n  acequia claim 7Qx…pool --pushes allow\n  acequia claim 7Qx…pool --owner 9aK…owner"
)]
pub struct Claim {
    #[command(flatten)]
    seat: Seat,
    /// Only these slots, as `pool show` lists them
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',')]
    slots: Vec<u8>,
    #[command(flatten)]
    payee: Payee,
    #[command(flatten)]
    behalf: Behalf,
    /// Claim nothing now: let anyone pay what you are owed into your own accounts, or no longer
    #[arg(long, value_name = "WHETHER", conflicts_with_all = ["slots", "to", "owner"])]
    pushes: Option<Pushes>,
}

/// Whether anyone may pay out what is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Pushes {
    Allow,
    Refuse,
}

impl Claim {
    /// None where nothing is owed.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.seat.pool)?);
        let position = self.behalf.position(context, &self.seat, Right::Claim)?;
        if let Some(pushes) = self.pushes {
            return Ok(self.set_pushes(me, &position, pushes == Pushes::Allow));
        }
        require_own_purse(&position, me, self.payee)?;
        self.slots.iter().try_for_each(|slot| there.stream(*slot).map(|_| ()))?;
        let mut plan = Plan::new(format!("Claim from the pool {}", self.seat.pool));
        let owed = position.position.claimable(&there.pool, there.now);
        let owing = (0u8..).zip(owed).filter(|(_, units)| *units > 0).map(|(slot, _)| slot);
        let wanted = owing.filter(|slot| self.slots.is_empty() || self.slots.contains(slot));
        let wanted: Vec<u8> = wanted.collect();
        claim_into(context, &mut plan, &there, &position, (&wanted, self.payee))
            .map_err(or_leave_it_out)?;
        match plan.steps.is_empty() {
            true => plan.change(Sign::Keep, "rewards", "not one whole unit is owed"),
            false => {
                position.note_whose(&mut plan, &me);
                self.payee.note(&mut plan);
            }
        }
        Ok(plan)
    }
}

impl Claim {
    fn set_pushes(&self, owner: Address, at: &PositionAt, allowed: bool) -> Plan {
        let mut plan = Plan::new(format!("The position {}", at.address));
        let words = match allowed {
            true => "anyone may pay out what you are owed, into your own accounts alone",
            false => "you alone claim what you are owed",
        };
        if at.position.allows_push() == allowed {
            plan.change(Sign::Keep, "pushes", words);
            return plan;
        }
        plan.change(Sign::Change, "pushes", words);
        let order = SetPushClaims { owner, position: at.address, allowed }.instruction();
        let (verb, pool) = (if allowed { "allow" } else { "refuse" }, short(&self.seat.pool));
        plan.step(format!("{verb} pushes from {pool}, position {}", self.seat.index), vec![order]);
        plan
    }
}

/// An operator pays nobody but the owner.
fn require_own_purse(at: &PositionAt, me: Address, payee: Payee) -> Outcome<()> {
    match at.position.owner == me || payee.is_usual() {
        true => Ok(()),
        false => Err(failure(
            "What an operator claims goes to the owner's own accounts and nowhere else",
            "Leave --to out",
        )),
    }
}

fn or_leave_it_out(error: Failure) -> Failure {
    let remedy = format!("{}; or claim the others alone, by --slots", error.remedy);
    Failure { remedy, ..error }
}

/// Adds claims from these slots to a plan, paid to `payee`.
pub fn claim_into(
    context: &Context,
    plan: &mut Plan,
    there: &PoolAt,
    at: &PositionAt,
    (slots, payee): (&[u8], Payee),
) -> Outcome<()> {
    let owed = at.position.claimable(&there.pool, there.now);
    let mut payments = Vec::new();
    for slot in slots.iter().copied() {
        let (stream, units) = (there.stream(slot)?, owed[usize::from(slot)]);
        let mint = context.rpc.mint(&stream.mint)?;
        let words = mint.words(units, &context.names.symbol(&mint.address));
        let detail = format!("{words}, and what is owed until it lands");
        plan.change(Sign::Create, format!("reward {slot}"), detail);
        let payment = Payment::of(context, there, slot, (&mint, payee, &at.position.owner));
        let payment = payment.map_err(|error| error.while_doing(&format!("reward {slot}")))?;
        plan.notes.extend(payment.purse.wrapped_note(&mint));
        payments.push(payment);
    }
    for part in parts(context, there, at, &payments)? {
        let order = order(context.me()?, there, at, part);
        let builds = !plan.steps.is_empty();
        let what = what(there, at, part, &context.me()?) + &payee.words();
        let step = plan.step(what, vec![order]);
        step.builds_on_others = builds;
        part.iter().rev().for_each(|payment| payment.purse.make_in(step));
    }
    Ok(())
}

fn what(there: &PoolAt, at: &PositionAt, part: &[Payment], me: &Address) -> String {
    let slots: Vec<String> = part.iter().map(|payment| payment.reward.slot.to_string()).collect();
    let (slots, pool) = (slots.join(", "), short(&there.address));
    format!("claim the rewards {slots} from {pool}, {}", at.place(me))
}

/// One stream to be paid, and where to.
struct Payment {
    reward: Reward,
    purse: Purse,
}

impl Payment {
    fn of(
        context: &Context,
        there: &PoolAt,
        slot: u8,
        (mint, payee, owner): (&Mint, Payee, &Address),
    ) -> Outcome<Self> {
        let stream = there.stream(slot)?;
        let purse = payee.purse(context, owner, mint)?;
        let reward = Reward {
            slot,
            vault: stream.vault,
            destination: purse.address,
            mint: stream.mint,
            token_program: stream.token_program_address(),
        };
        Ok(Self { reward, purse })
    }
}

fn order(signer: Address, there: &PoolAt, at: &PositionAt, part: &[Payment]) -> Instruction {
    let rewards: Vec<Reward> = part.iter().map(|payment| payment.reward).collect();
    Order { signer, pool: there.address, position: at.address, rewards: &rewards }.instruction()
}

/// The most instructions of a transaction, those that programs give among them.
const MOST_CALLS: usize = 64;
/// Those that making a token account gives, where somebody sent lamports there before.
const CALLS_OF_MAKING: usize = 6;

/// As large as a transaction holds, in order.
fn parts<'a>(
    context: &Context,
    there: &PoolAt,
    at: &PositionAt,
    all: &'a [Payment],
) -> Outcome<Vec<&'a [Payment]>> {
    let (me, payer) = (context.me()?, context.payer()?);
    let (mut parts, mut rest) = (Vec::new(), all);
    while !rest.is_empty() {
        let fits = |part: &[Payment]| {
            let mut step = Step::default();
            step.instructions.push(order(me, there, at, part));
            part.iter().for_each(|payment| payment.purse.make_in(&mut step));
            let calls = CALLS_OF_MAKING * step.creates.len() + part.len();
            let draft = Draft::new(payer, &step.instructions, context.head);
            Ok(step.instructions.len() + calls <= MOST_CALLS && context.fits(&draft)?)
        };
        let mut count = rest.len();
        while count > 0 && !fits(&rest[..count])? {
            count -= 1;
        }
        if count == 0 {
            return Err(failure("A claim of one reward does not fit a transaction", "Report this"));
        }
        let (part, others) = rest.split_at(count);
        parts.push(part);
        rest = others;
    }
    Ok(parts)
}
