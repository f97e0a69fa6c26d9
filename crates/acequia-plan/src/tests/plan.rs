//! Whole plans.

use super::*;
use crate::{address_of, plan, Against, Deed, Ground, Kept, Plan, Site, Spend, Thing};
use acequia_farm_file::Pool as FilePool;

const ME: Address = Address::new_from_array([8; 32]);
const GAUGE: Address = Address::new_from_array([9; 32]);
const VALLEY: &str = include_str!("../../../../app/farms/valley.toml");

fn valley() -> Farm {
    parse("valley.toml", VALLEY).expect("a farm file")
}

/// Mints just as the file says.
fn mints_of(farm: &Farm) -> Vec<Option<Mint>> {
    let mint = |(nth, token): (u8, &acequia_farm_file::Token)| {
        let address = token.mint.map_or(Address::new_from_array([nth + 20; 32]), Address::from);
        let (program, decimals, risks) = (token.program, token.decimals, token.risks);
        Some(Mint { address, program, decimals, risks })
    };
    (0..).zip(&farm.tokens).map(mint).collect()
}

fn planned(farm: &Farm, mints: &[Option<Mint>], pools: &[Option<Pool>], now: u64) -> Plan {
    let site = |(pool, there): (&FilePool, &Option<Pool>)| {
        let stake = mints[pool.stake].as_ref()?.address;
        Some(Site { address: address_of(pool, &ME, &stake), there: there.clone() })
    };
    let sites: Vec<_> = farm.pools.iter().zip(pools).map(site).collect();
    plan(farm, &Ground { me: ME, reward_manager: ME, now, slack: 600, mints, pools: &sites })
}

fn deeds(plan: &Plan) -> Vec<&Deed> {
    let deeds = plan.changes.iter().map(|change| &change.deed);
    deeds.filter(|deed| !matches!(deed, Deed::Keep(_))).collect()
}

/// A pool with these streams, all of one mint.
fn pool_of(streams: Vec<StreamSlot>) -> Pool {
    let capacity = streams.len() as u8;
    Pool { capacity, authority: ME, reward_manager: ME, streams, ..pool(Stream::default()) }
}

fn funded_by(funder: Address, segments: &[(u64, u64)]) -> StreamSlot {
    StreamSlot { funder, ..slot(stream(segments)) }
}

fn file_of(pool: &Pool, now: u64) -> Farm {
    let mint = Mint { address: MINT, program: TokenProgram::SplToken, decimals: 6, risks: 0 };
    let one = Exported { name: "Pool".into(), address: POOL, pool };
    let text = export("Farm", &[one], &[mint], &|_| None, now).text();
    parse("export.toml", &text).unwrap_or_else(|report| panic!("{report}\n{text}"))
}

#[test]
fn a_new_farm_is_created_and_funded_to_the_unit_and_its_promises_are_said() {
    let farm = valley();
    let plan = planned(&farm, &mints_of(&farm), &[None, None], START);
    assert_eq!(plan.conflicts, []);
    let rewards: Vec<_> = farm.pools.iter().flat_map(|pool| &pool.rewards).collect();
    let count = |is: fn(&Deed) -> bool| deeds(&plan).into_iter().filter(|deed| is(deed)).count();
    assert_eq!(count(|deed| *deed == Deed::Create), farm.pools.len());
    let named = rewards.iter().filter(|reward| !reward.comes_with_pool()).count();
    assert_eq!(count(|deed| matches!(deed, Deed::Add { .. })), named);
    let budget = |reward: &&acequia_farm_file::Reward| match &reward.emission {
        Emission::Curve(curve) => Some(Spend { token: reward.token, amount: curve.budget }),
        Emission::Flow { .. } | Emission::Penalty { .. } => None,
    };
    assert_eq!(plan.spends, rewards.iter().filter_map(budget).collect::<Vec<_>>());
    assert!(plan.promises.iter().any(|promise| promise.amount == Some(1_250_000_500_000_000)));
}

#[test]
fn a_mint_that_is_not_as_the_file_says_stands_against_it() {
    let farm = valley();
    let mut mints = mints_of(&farm);
    mints.iter_mut().flatten().for_each(|mint| mint.risks |= 1 << 2);
    mints[0] = mints[0].take().map(|mint| Mint { decimals: 5, ..mint });
    let plan = planned(&farm, &mints, &[None, None], START);
    let why: Vec<_> = plan.conflicts.iter().map(|conflict| (conflict.of, &conflict.why)).collect();
    assert_eq!(why[0], (Thing::Token { token: 0 }, &Against::Decimals { has: 5 }));
    assert_eq!(why[1], (Thing::Token { token: 1 }, &Against::Powers { unnamed: 1 << 2 }));
}

#[test]
fn terms_that_are_fixed_and_caps_of_another_authority_stand_against_a_file() {
    let there = pool_of(vec![funded_by(ME, &[(10, 1_000)])]);
    let mut farm = file_of(&there, START);
    farm.pools[0].capacity = 16;
    farm.pools[0].caps = Caps { pool: 1, position: 0 };
    let strange = Pool { authority: GAUGE, ..there };
    let plan = planned(&farm, &mints_of(&farm), &[Some(strange)], START);
    let why: Vec<_> = plan.conflicts.iter().map(|conflict| &conflict.why).collect();
    assert_eq!(why, [&Against::Capacity { has: 1 }, &Against::Caps { authority: GAUGE }]);
}

#[test]
fn only_the_reward_manager_adds_and_only_the_funder_extends() {
    let there = Pool { reward_manager: GAUGE, ..pool_of(vec![funded_by(GAUGE, &[(10, 1_000)])]) };
    let longer = file_of(&pool_of(vec![funded_by(ME, &[(10, 1_000), (3, 500)])]), START);
    let plan = planned(&longer, &mints_of(&longer), &[Some(there.clone())], START);
    assert_eq!(plan.conflicts[0].why, Against::Funder { funder: GAUGE });
    let empty = Pool {
        streams: vec![StreamSlot { books: Stream::default(), ..slot(Stream::default()) }],
        ..there
    };
    let plan = planned(&longer, &mints_of(&longer), &[Some(empty)], START);
    assert_eq!(plan.conflicts[0].why, Against::Manager { manager: GAUGE });
    assert_eq!((plan.spends, plan.promises), (vec![], vec![]), "nothing that is not done");
}

#[test]
fn a_team_s_own_stream_is_meant_though_a_gauge_s_of_the_mint_stands_lower_or_first() {
    let (gauge, own) = (funded_by(GAUGE, &[(20, 700)]), funded_by(ME, &[(10, 900)]));
    for slots in [[gauge.clone(), own.clone()], [own.clone(), gauge]] {
        let there = pool_of(slots.to_vec());
        let both = file_of(&there, START);
        let turned = |farm: &Farm| {
            let mut farm = farm.clone();
            farm.pools[0].rewards.reverse();
            farm
        };
        for farm in [&both, &turned(&both)] {
            let plan = planned(farm, &mints_of(farm), &[Some(there.clone())], START);
            assert_eq!((deeds(&plan), &plan.conflicts), (vec![], &vec![]));
        }
    }
    let there = pool_of(vec![funded_by(GAUGE, &[(20, 700)]), own]);
    let alone =
        file_of(&pool_of(vec![funded_by(ME, &[(10, 900)]), slot(Stream::default())]), START);
    let plan = planned(&alone, &mints_of(&alone), &[Some(there)], START);
    assert_eq!((deeds(&plan), &plan.conflicts), (vec![], &vec![]));
    let stranger = Thing::Stranger { pool: 0, slot: 0 };
    let last = plan.changes.last().expect("a change");
    assert_eq!((last.of, &last.deed), (stranger, &Deed::Keep(Kept::Stranger)));
}

#[test]
fn a_start_that_is_over_stands_against_a_new_stream() {
    let farm = file_of(&pool_of(vec![funded_by(ME, &[(10, 1_000)])]), START - 10);
    let plan = planned(&farm, &mints_of(&farm), &[None], START + 1);
    assert_eq!(plan.conflicts[0].why, Against::Over { start: START });
}
