//! The weeks, played. Every step is a transaction; the harness checks all books after each.

use super::script::{Said, ABSENT, OPERATOR, STAKERS, WEEKS};
use super::{Ballot, Season, Week, BUDGET, CAP_BPS, POOLS, REWARD};
use crate::run::Refused;
use crate::stakers::{self, base_units};
use acequia_interface::flags::MAY_VOTE;
use acequia_interface::instructions::SetOperator;
use harness::outcome::Outcome;
use harness::prelude::*;
use harness::world::address_of;

const PART: &str = "the weeks of voting";
/// The number of the first epoch that is voted in.
const FIRST: u64 = 1;

/// Plays all weeks and then lets everybody leave. A transaction that is refused ends it.
pub fn play() -> Result<Season, Refused> {
    let mut gauge = set()?;
    let mut weeks: Vec<Week> = Vec::new();
    for (number, votes) in (FIRST..).zip(WEEKS) {
        gauge.at_start_of(number);
        harvest(&mut gauge, &mut weeks, number)?;
        weeks.push(vote(&mut gauge, number, votes)?);
    }
    for number in [FIRST, FIRST + 1].map(|nth| nth + WEEKS.len() as u64) {
        gauge.at_start_of(number);
        harvest(&mut gauge, &mut weeks, number)?;
    }
    let all_are_out = stakers::leave(PART, &mut gauge.farm, STAKERS)?;
    let (left, funded) = (left_in(&gauge), gauge.state().books.funded);
    Ok(Season { weeks, left, funded, all_are_out })
}

/// Two pools with their stakers, the gauge, and the first week's budget.
fn set() -> Result<GaugeScene, Refused> {
    let mut given = GivenGauge::weekly().splitting(Token::spl(REWARD.1), Risks::NONE).cap(CAP_BPS);
    for nth in 0..POOLS.len() {
        let mut stakers = STAKERS.into_iter().filter(|(_, home, _)| *home == nth);
        let (name, _, amount) = stakers.next().expect("each pool has a staker");
        given = given.pool(name, base_units(amount));
        given = stakers.fold(given, |given, (name, _, more)| given.staker(name, base_units(more)));
    }
    let mut gauge = given.ready();
    gauge.at_start_of(FIRST - 1); // the first epoch is opened while it is the next to start
    open(&mut gauge, FIRST)?;
    name_operator(&mut gauge)?;
    Ok(gauge)
}

/// By the only signature that is ever asked of whoever is absent.
fn name_operator(gauge: &mut GaugeScene) -> Result<(), Refused> {
    let position = gauge.seat_of(ABSENT);
    let world = &mut gauge.farm.world;
    let (owner, operator) = (world.actor(ABSENT), world.actor(OPERATOR));
    let order = SetOperator { owner, position, operator, rights: MAY_VOTE };
    sent("set_operator", world.send(owner, &[order.instruction()]))
}

fn sent(what: &'static str, outcome: Outcome) -> Result<(), Refused> {
    stakers::sent(PART, what, outcome).map(drop)
}

/// Puts a budget up front, and what the week before left with it.
fn open(gauge: &mut GaugeScene, number: u64) -> Result<(), Refused> {
    sent("fund_gauge", gauge.fund(BUDGET).run())?;
    sent("open_epoch", gauge.open(number).run())
}

/// A week: votes; then the shares are fixed, applied in the order of who comes first, and the
/// next week is opened.
fn vote(gauge: &mut GaugeScene, number: u64, votes: &[Said]) -> Result<Week, Refused> {
    gauge.farm.after(DAY);
    let ballots = votes.iter().map(|said| cast(gauge, number, said)).collect::<Result<_, _>>()?;
    gauge.at_voting_end_of(number);
    sent("settle_epoch", gauge.settle(number).run())?;
    sent("apply_share", gauge.apply(number, 1).run())?;
    sent("apply_share", gauge.apply(number, 0).run())?;
    let books = gauge.epoch(number).books;
    open(gauge, number + 1)?;
    Ok(Week {
        number,
        ballots,
        votes: [0, 1].map(|nth| books.tallies[nth].votes_floor()),
        budget: books.budget,
        shares: [0, 1].map(|nth| books.shares[nth]),
        rollover: books.rollover,
        streamed: [0; 2],
        claimed: [0; 2],
    })
}

fn cast(gauge: &mut GaugeScene, number: u64, (who, split): &Said) -> Result<Ballot, Refused> {
    let shares: Vec<(usize, u16)> = (0..).zip(*split).filter(|(_, bps)| *bps > 0).collect();
    let by_operator = *who == ABSENT;
    match by_operator {
        true => cast_by_operator(gauge, number, who, &shares)?,
        false => sent("cast_vote", gauge.vote(who, number, &shares).run())?,
    }
    let record = gauge.record(who, number).expect("the record of a vote that went through");
    Ok(Ballot {
        who,
        home: gauge.home_of(who),
        weight: record.vote.weight,
        split: *split,
        by_operator,
    })
}

/// Signed and paid by the operator alone.
fn cast_by_operator(
    gauge: &mut GaugeScene,
    number: u64,
    who: &str,
    shares: &[(usize, u16)],
) -> Result<(), Refused> {
    let position = gauge.seat_of(who);
    sent("open_vote_record", gauge.open_record(OPERATOR, number, position).run())?;
    let mut vote = gauge.vote(who, number, shares).build();
    let (owner, operator) = (gauge.farm.world.actor(who), gauge.farm.world.actor(OPERATOR));
    let signs = |meta: &&mut AccountMeta| meta.is_signer && meta.pubkey == owner;
    vote.accounts.iter_mut().filter(signs).for_each(|meta| meta.pubkey = operator);
    sent("cast_vote", gauge.do_step(OPERATOR, vote).run())
}

/// At the start of an epoch, the shares of the last but one have streamed: everybody claims.
fn harvest(gauge: &mut GaugeScene, weeks: &mut [Week], number: u64) -> Result<(), Refused> {
    for (who, home, _) in STAKERS {
        sent("claim", gauge.farm.when(who).in_pool(home).claim_all().run())?;
    }
    let (streamed, claimed) = ([0, 1].map(|nth| streamed_in(gauge, nth)), claimed_in(gauge));
    if let Some(nth) = weeks.iter().position(|week| week.number + 2 == number) {
        let (before, rest) = weeks.split_at_mut(nth);
        let (week, earlier) =
            (&mut rest[0], |of: &dyn Fn(&Week) -> u64| before.iter().map(of).sum::<u64>());
        week.streamed = [0, 1].map(|nth| streamed[nth] - earlier(&|week| week.streamed[nth]));
        week.claimed = [0, 1].map(|nth| claimed[nth] - earlier(&|week| week.claimed[nth]));
    }
    Ok(())
}

/// What a pool's stream has streamed in all [base units].
fn streamed_in(gauge: &GaugeScene, nth: usize) -> u64 {
    gauge.farm.world.pool(&gauge.farm.sites[nth].pool).streams[0].books.streamed
}

/// What the stakers of each pool hold of the reward [base units].
fn claimed_in(gauge: &GaugeScene) -> [u64; 2] {
    let mut claimed = [0; 2];
    for (who, home, _) in STAKERS {
        claimed[home] += gauge.farm.world.holding(&address_of(who), &gauge.mint);
    }
    claimed
}

/// What is in the gauge and in the pools' vaults, by their books [base units].
fn left_in(gauge: &GaugeScene) -> u64 {
    let pools = gauge.farm.sites.iter().map(|site| gauge.farm.world.pool(&site.pool));
    let owed = pools.map(|pool| pool.streams[0].books).map(|books| books.funded - books.paid);
    owed.sum::<u64>() + gauge.state().books.in_vault()
}
