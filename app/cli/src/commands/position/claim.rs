//! `claim`: rewards to the wallet.

use crate::chain::{PoolAt, PositionAt};
use crate::commands::common::Seat;
use crate::commands::purse::{Payee, Purse};
use crate::context::Context;
use crate::error::{failure, Failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::rpc::Draft;
use crate::show::{amount, short};
use acequia_interface::instructions::{Claim as Order, Reward};
use clap::Args;
use solana_address::Address;
use solana_instruction::Instruction;

/// Claim rewards
///
/// All that are owed or those of some slots, in as few transactions as hold them. One reward that cannot be paid (its mint frozen, say) can be left out.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  acequia claim 7Qx…pool\n  acequia claim 7Qx…pool --slots 0,2\n  \
    acequia claim 7Qx…pool --to 9aK…wallet"
)]
pub struct Claim {
    #[command(flatten)]
    seat: Seat,
    /// Only these slots, as `pool show` lists them
    #[arg(long, value_name = "NUMBERS", value_delimiter = ',')]
    slots: Vec<u8>,
    #[command(flatten)]
    payee: Payee,
}

impl Claim {
    /// None where nothing is owed.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.seat.pool)?);
        let position = context.rpc.position(&self.seat.pool, &me, self.seat.index)?;
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
            false => self.payee.note(&mut plan),
        }
        Ok(plan)
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
        let words = amount(units, stream.decimals, &context.names.symbol(&stream.mint));
        let detail = format!("{words}, and what is owed until it lands");
        plan.change(Sign::Create, format!("reward {slot}"), detail);
        let payment = Payment::of(context, there, slot, payee);
        payments.push(payment.map_err(|error| error.while_doing(&format!("reward {slot}")))?);
    }
    for part in parts(context, there, at, &payments)? {
        let order = order(context.me()?, there, at, part);
        let builds = !plan.steps.is_empty();
        let what = what(there, at, part) + &payee.words();
        let step = plan.step(what, vec![order]);
        step.builds_on_others = builds;
        part.iter().rev().for_each(|payment| payment.purse.make_in(step));
    }
    Ok(())
}

fn what(there: &PoolAt, at: &PositionAt, part: &[Payment]) -> String {
    let slots: Vec<String> = part.iter().map(|payment| payment.reward.slot.to_string()).collect();
    let (slots, pool) = (slots.join(", "), short(&there.address));
    format!("claim the rewards {slots} from {pool}, position {}", at.position.index)
}

/// One stream to be paid, and where to.
struct Payment {
    reward: Reward,
    purse: Purse,
}

impl Payment {
    fn of(context: &Context, there: &PoolAt, slot: u8, payee: Payee) -> Outcome<Self> {
        let stream = there.stream(slot)?;
        let purse = payee.purse(context, &context.me()?, &context.rpc.mint(&stream.mint)?)?;
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

fn order(owner: Address, there: &PoolAt, at: &PositionAt, part: &[Payment]) -> Instruction {
    let rewards: Vec<Reward> = part.iter().map(|payment| payment.reward).collect();
    Order { signer: owner, pool: there.address, position: at.address, rewards: &rewards }
        .instruction()
}

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
        let fits = |count: &usize| {
            let mut step = crate::plan::Step::default();
            step.instructions.push(order(me, there, at, &rest[..*count]));
            rest[..*count].iter().for_each(|payment| payment.purse.make_in(&mut step));
            Draft::new(payer, &step.instructions, context.price).fits()
        };
        let count = (1..=rest.len()).rev().find(fits).ok_or_else(|| {
            failure("A claim of one reward does not fit a transaction", "Report this")
        })?;
        let (part, others) = rest.split_at(count);
        parts.push(part);
        rest = others;
    }
    Ok(parts)
}
