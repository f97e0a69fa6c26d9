//! What somebody with bad intentions would try: accounts of others, forged ones, calls that
//! the farm did not make, accounts that come back under an old address.

use super::{opened, settled};
use acequia_gauge_interface::instructions::ApplyShare;
use acequia_gauge_interface::{addresses, Epoch, VoteRecord, ID};
use acequia_interface::accounts::StreamSlot;
use harness::gauge::catalog::{self, GaugeCase};
use harness::gauge::{gauge_error, ANYONE, GOVERNOR};
use harness::prelude::*;
use harness::world::Account;

/// One case for each instruction of the gauge: cast_vote and withdraw_vote are the farm's.
fn cases() -> Vec<GaugeCase> {
    let mut seen = vec!["cast_vote", "withdraw_vote"];
    let mut is_new = |case: &GaugeCase| {
        let new = !seen.contains(&case.instruction());
        seen.push(case.instruction());
        new
    };
    catalog::all().into_iter().filter(|case| is_new(case)).collect()
}

#[test]
fn no_instruction_goes_through_without_its_signatures() {
    for case in cases() {
        let mut scene = (case.scene)(1);
        let instruction = (case.step)(&mut scene).build();
        for nth in 0..instruction.accounts.len() {
            if !instruction.accounts[nth].is_signer {
                continue;
            }
            let mut unsigned = instruction.clone();
            unsigned.accounts[nth].is_signer = false;
            let outcome = scene.fork().do_step("stranger", unsigned).run();
            assert!(outcome.error.is_some(), "{}: without the signature of {nth}", case.name);
        }
    }
}

#[test]
fn no_instruction_goes_through_with_less_than_the_roles_and_accounts_it_asks_for() {
    let mut through = Vec::new();
    for case in cases() {
        let mut scene = (case.scene)(1);
        let whole = (case.step)(&mut scene).build();
        let mut tries = |what: String, change: &dyn Fn(&mut Instruction)| {
            let mut less = whole.clone();
            change(&mut less);
            let outcome = scene.fork().do_step("stranger", less).run();
            through.extend(outcome.error.is_none().then(|| format!("{}: {what}", case.name)));
        };
        for (nth, meta) in whole.accounts.iter().enumerate() {
            if meta.is_writable && !meta.is_signer {
                tries(format!("{nth} read-only"), &|i| i.accounts[nth].is_writable = false);
            }
        }
        for left in 0..whole.accounts.len() {
            tries(format!("only {left} accounts"), &|i| i.accounts.truncate(left));
        }
    }
    assert!(through.is_empty(), "{through:#?}");
}

#[test]
fn arguments_that_are_cut_or_followed_by_more_are_refused() {
    for case in cases() {
        let mut scene = (case.scene)(1);
        let whole = (case.step)(&mut scene).build();
        let mut longer = whole.clone();
        longer.data.push(0);
        let outcome = scene.fork().do_step(ANYONE, longer).run();
        assert_eq!(gauge_error(&outcome), Some(GaugeError::WrongArguments), "{}", case.name);
        for length in 8..whole.data.len() {
            let mut cut = whole.clone();
            cut.data.truncate(length);
            scene.fork().do_step(ANYONE, cut).refused();
        }
    }
}

/// What may stand in the place of an account all the same: instruction, account, why.
const HARMLESS: [(&str, usize, &str); 8] = [
    ("view_epoch", 0, "anybody may look at any epoch"),
    ("refund_gauge", 4, "the authority names any account but the gauge's own"),
    ("close_gauge", 5, "the same"),
    ("fund_gauge", 0, "whoever signs must be able to move the source"),
    ("open_vote_record", 0, "anybody may pay"),
    ("open_epoch", 0, "anybody may pay"),
    ("initialize_extra_account_metas", 0, "anybody may pay"),
    ("create_gauge", 1, "anybody may pay"),
];

/// Every account in the place of every other: of another gauge, another pool, forged copies,
/// and the other accounts of the same instruction.
#[test]
fn no_account_can_be_put_in_the_place_of_another() {
    let tried: usize = cases().iter().map(substitute).sum();
    assert!(tried > 900, "{tried} substitutions");
}

fn substitute(case: &GaugeCase) -> usize {
    let mut scene = (case.scene)(1);
    let instruction = (case.step)(&mut scene).build();
    let others = strangers(&mut scene);
    let mut tried = 0;
    for (nth, meta) in instruction.accounts.iter().enumerate() {
        let copy = forged_copy(&mut scene, &meta.pubkey);
        scene.checked = false;
        let own = instruction.accounts.iter().map(|meta| meta.pubkey);
        let candidates = others.iter().copied().chain(own).chain([copy]);
        let mut ground = scene.fork();
        for stranger in candidates.filter(|key| *key != meta.pubkey) {
            let mut forged = instruction.clone();
            forged.accounts[nth].pubkey = stranger;
            if !signable(&scene, &forged) {
                continue;
            }
            tried += 1;
            if ground.do_step(ANYONE, forged).run().error.is_none() {
                let known = (case.instruction(), nth);
                let harmless = HARMLESS.iter().any(|(name, at, _)| (*name, *at) == known);
                assert!(harmless, "{}: {stranger} in the place of {nth}", case.name);
                ground = scene.fork();
            }
        }
    }
    tried
}

/// Whether everybody who would have to sign has a key here.
fn signable(scene: &GaugeScene, instruction: &Instruction) -> bool {
    let mut signers = instruction.accounts.iter().filter(|meta| meta.is_signer);
    signers.all(|meta| scene.world.has_key(&meta.pubkey))
}

/// Accounts of another gauge, which is mallory's, of another pool, and of nobody.
fn strangers(scene: &mut GaugeScene) -> Vec<Address> {
    let mint = scene.mint;
    let mallory = scene.world.actor("mallory");
    let wallet = scene.world.fund(&mallory, &mint, 1_000_000);
    let terms = scene.state().terms;
    let other = scene.farm.create_gauge(77, &mint, terms);
    let mut theirs = GaugeScene { gauge: other, ..scene.clone() };
    theirs.propose("mallory").ok();
    theirs.accept("mallory").ok();
    theirs.propose_powers("mallory").ok();
    theirs.accept_powers("mallory").ok();
    scene.farm = theirs.farm;
    let elsewhere = scene.farm.also(Given::pool().staker("mallory", 5));
    vec![
        mallory,
        wallet,
        other,
        addresses::budget(&other).0,
        addresses::epoch(&other, 0).0,
        scene.sites[elsewhere].pool,
        scene.world.pool(&scene.sites[elsewhere].pool).stake_vault,
        scene.seat_of("alice"),
        Address::default(),
        ID,
        acequia_interface::ID,
    ]
}

/// The same bytes in an account that somebody else's program owns.
fn forged_copy(scene: &mut GaugeScene, of: &Address) -> Address {
    let copy = scene.world.key("forged copy");
    let account = scene.world.account(of).unwrap_or_default();
    let owner = harness::world::address_of("a program of mallory's");
    let lamports = 100_000_000_000;
    scene.world.put(copy, Account { owner, lamports, executable: false, ..account });
    copy
}

#[test]
fn a_vote_that_the_farm_did_not_pass_on_is_refused() {
    let mut gauge = opened();
    gauge.open_record("alice", 0, gauge.seat_of("alice")).ok();
    let (alice, pool) = (gauge.world.actor("alice"), gauge.sites[0].pool);
    let (epoch, seat) = (gauge.epoch_at(0), gauge.seat_of("alice"));
    let window = gauge.epoch(0).books.window;
    for discriminator in [acequia_vote_hook::CAST, global("receive_vote")] {
        let mut data = [&discriminator[..], epoch.as_ref()].concat();
        let words = [u64::MAX, 0, window.start, window.voting_end, 1];
        words.iter().for_each(|word| data.extend(word.to_le_bytes()));
        data.extend([3, 0, 0, 0, 0, 0x10, 0x27]);
        let accounts = vec![
            AccountMeta::new_readonly(alice, true),
            AccountMeta::new_readonly(pool, false),
            AccountMeta::new_readonly(seat, false),
            AccountMeta::new_readonly(alice, false),
            AccountMeta::new(epoch, false),
            AccountMeta::new(gauge.record_at("alice", 0), false),
        ];
        let vote = Instruction { program_id: ID, accounts, data };
        gauge.do_step("alice", vote).fails(GaugeError::WrongAuthority);
    }
}

fn global(name: &str) -> [u8; 8] {
    acequia_interface::discriminator::instruction(name)
}

#[test]
fn a_pool_that_is_not_listed_does_not_vote() {
    let mut gauge = opened();
    let nth = gauge.farm.also(Given::pool().staker("mallory", 1_000_000_000));
    gauge.farm.when("creator").in_pool(nth).propose_hook(ID).ok();
    gauge.after(2 * DAY);
    gauge.farm.when("creator").in_pool(nth).activate_hook().ok();
    gauge.voters.push(("mallory".into(), nth));
    gauge.fund(1).ok();
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    gauge.begin(1);
    gauge.after(1);

    gauge.vote("mallory", 1, &[(0, 10_000)]).fails(GaugeError::PoolDoesNotVote);
}

#[test]
fn a_gauge_whose_list_says_two_things_is_not_used() {
    const RESERVED: usize = 32;
    const MEMBERS: usize = 16 * 80;
    let mut gauge = opened();
    gauge.fund(5).ok();
    gauge.checked = false;
    let (at, sound) = (gauge.gauge, gauge.world.account(&gauge.gauge).expect("the gauge"));
    let last_power = sound.data.len() - RESERVED - MEMBERS - 8;
    let last_member = sound.data.len() - RESERVED - 80;
    for byte in [last_power, last_member] {
        let mut account = sound.clone();
        account.data[byte] = 1;
        gauge.world.put(at, account);
        gauge.fund(5).refused();
    }
    gauge.world.put(at, sound);
    gauge.fund(5).ok();
}

#[test]
fn the_record_of_another_position_or_epoch_is_refused() {
    let mut gauge = opened();
    gauge.fund(5).ok();
    gauge.at_voting_end_of(0);
    let mut ahead = gauge.fork();
    ahead.settle(0).ok();
    ahead.open(1).ok();
    let epoch = ahead.world.account(&ahead.epoch_at(1)).expect("the epoch");
    // Two epochs that take votes at once: no time is both.
    gauge.at_start_of(0);
    let at = gauge.epoch_at(1);
    gauge.world.put(at, epoch);
    gauge.checked = false;
    for who in ["alice", "bob"] {
        gauge.open_record(who, 0, gauge.seat_of(who)).ok();
        gauge.open_record(who, 1, gauge.seat_of(who)).ok();
    }
    let cast = gauge.cast("alice", 0, &[0, 0x10, 0x27]);
    let last = cast.accounts.len() - 1;
    for (record, why) in [
        (gauge.record_at("bob", 0), GaugeError::WrongRecord),
        (gauge.record_at("alice", 1), GaugeError::WrongEpoch),
    ] {
        let mut forged = cast.clone();
        forged.accounts[last].pubkey = record;
        gauge.do_step("alice", forged).fails(why);
    }
    let mut elsewhere = cast.clone();
    elsewhere.accounts[last - 1].pubkey = gauge.epoch_at(1);
    elsewhere.accounts[last].pubkey = gauge.record_at("alice", 1);
    gauge.do_step("alice", elsewhere).fails(GaugeError::WrongBallot);
    gauge.do_step("alice", cast).ok();
}

#[test]
fn forged_epochs_and_records_are_refused() {
    let mut gauge = opened();
    gauge.open_record("alice", 0, gauge.seat_of("alice")).ok();
    let cast = gauge.cast("alice", 0, &[0, 0x10, 0x27]);
    for back in [1, 2] {
        let nth = cast.accounts.len() - back;
        let copy = forged_copy(&mut gauge, &cast.accounts[nth].pubkey);
        let mut forged = cast.clone();
        forged.accounts[nth].pubkey = copy;
        gauge.do_step("alice", forged).refused();
    }
}

#[test]
fn two_gauges_of_one_pool_count_its_votes_apart() {
    let mut gauge = opened();
    let (mint, terms) = (gauge.mint, gauge.state().terms);
    let second = gauge.farm.create_gauge(1, &mint, terms);
    let mut other = GaugeScene { gauge: second, ..gauge.fork() };
    let add = other.farm.stream_for(0, 0, &mint, second, IdlePolicy::Wait);
    other.do_step("manager", add).refused();
    other.add_pool(0, WHOLE_POWER).fails(GaugeError::NotStreamOfGauge);

    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    assert_eq!(gauge.view_epoch(0).votes, 3_000);
}

#[test]
fn a_share_goes_to_the_pool_and_vault_of_the_list_and_to_no_other() {
    let mut gauge = settled();
    let (mint, terms) = (gauge.mint, gauge.state().terms);
    let second = gauge.farm.create_gauge(1, &mint, terms);
    let thief = gauge.world.actor("mallory");
    let wallet = gauge.world.wallet(&thief, &mint);
    let [first, other] = [gauge.sites[0].pool, gauge.sites[1].pool];
    let vault_of =
        |pool: &Address| acequia_interface::addresses::reward_vault(pool, &mint.address, 0).0;
    let honest = ApplyShare {
        gauge: gauge.gauge,
        epoch: gauge.epoch_at(0),
        budget: gauge.budget(),
        pool: first,
        vault: vault_of(&first),
        place: 0,
    };
    let budget = gauge.budget();
    let apply = |gauge: &mut GaugeScene, apply: ApplyShare| {
        gauge.do_step(ANYONE, apply.instruction()).refused()
    };
    let why = gauge_error(&apply(&mut gauge, ApplyShare { gauge: second, ..honest }));
    assert_eq!(why, Some(GaugeError::WrongGauge));
    let why = apply(&mut gauge, ApplyShare { pool: other, vault: vault_of(&other), ..honest });
    assert_eq!(gauge_error(&why), Some(GaugeError::WrongPool));
    let why = apply(&mut gauge, ApplyShare { vault: wallet, ..honest });
    assert_eq!(why.farm_error(), Some(FarmError::WrongVault));
    let why = apply(&mut gauge, ApplyShare { vault: vault_of(&other), ..honest });
    assert_eq!(why.farm_error(), Some(FarmError::WrongVault));
    let theirs =
        acequia_gauge_interface::instructions::BudgetAccounts { account: wallet, ..budget };
    let why = apply(&mut gauge, ApplyShare { budget: theirs, ..honest });
    assert_eq!(gauge_error(&why), Some(GaugeError::WrongBudget));
    let mut foreign = honest.instruction();
    foreign.accounts[7].pubkey = ID;
    gauge.do_step(ANYONE, foreign).fails(GaugeError::WrongFarm);
    gauge.do_step(ANYONE, honest.instruction()).ok();
}

/// Bytes of the first pool's account, changed by hand: no instruction can do this while the
/// stream is the gauge's.
fn with_pool_bytes(gauge: &mut GaugeScene, at: usize, bytes: &[u8]) {
    let pool = gauge.sites[0].pool;
    let mut account = gauge.world.account(&pool).expect("the pool");
    account.data[at..at + bytes.len()].copy_from_slice(bytes);
    gauge.world.put(pool, account);
    gauge.checked = false;
}

#[test]
fn a_stream_that_took_the_slot_over_gets_nothing() {
    const GENERATION: usize = Pool::HEADER_SIZE + StreamSlot::offset_of("books");
    const FUNDER: usize = Pool::HEADER_SIZE + StreamSlot::offset_of("funder");
    const MINT: usize = Pool::HEADER_SIZE + StreamSlot::offset_of("mint");
    let scene = settled();

    let mut replaced = scene.fork();
    with_pool_bytes(&mut replaced, GENERATION, &2u32.to_le_bytes());
    replaced.apply(0, 0).fails(GaugeError::StreamReplaced);
    replaced.at_boundary_of(1);
    replaced.give_back(0, 0).ok();
    assert_eq!(replaced.state().books.idle, 750_000);

    for at in [FUNDER, MINT] {
        let mut stolen = scene.fork();
        with_pool_bytes(&mut stolen, at, &[7; 32]);
        stolen.apply(0, 0).fails(GaugeError::NotStreamOfGauge);
    }
}

/// F25: the pool was closed, and another made at its address. Nothing but its bytes can tell.
#[test]
fn f25_a_pool_made_anew_at_its_address_neither_votes_nor_gets_a_share() {
    const CREATED_AT: usize = acequia_vote_hook::layout::POOL_CREATED_AT;
    let anew = |gauge: &mut GaugeScene| {
        let later = gauge.pool().created_at + 1;
        with_pool_bytes(gauge, CREATED_AT, &later.to_le_bytes());
    };
    let mut gauge = opened();
    anew(&mut gauge);
    gauge.vote("alice", 0, &[(0, 10_000)]).fails(GaugeError::PoolReplaced);

    let mut gauge = settled();
    anew(&mut gauge);
    gauge.apply(0, 0).fails(GaugeError::StreamReplaced);
}

#[test]
fn a_pool_that_another_program_owns_is_not_believed() {
    let mut gauge = settled();
    let pool = gauge.sites[0].pool;
    let account = gauge.world.account(&pool).expect("the pool");
    gauge.world.put(pool, Account { owner: ID, ..account.clone() });
    gauge.apply(0, 0).fails(GaugeError::NotPool);
    gauge.world.put(pool, account);
    gauge.apply(0, 0).ok();
}

#[test]
fn the_budget_pays_for_nothing_but_shares_and_refunds() {
    let mut gauge = opened();
    let budget = gauge.budget().account;
    gauge.fund(1_000).with_account(4, budget).refused();
    gauge.fund(10).ok();
    gauge.refund().with_account(4, budget).refused();
    let (own, mint) = (gauge.gauge, gauge.mint);
    let another = gauge.world.wallet(&own, &mint);
    gauge.refund().with_account(4, another).fails(GaugeError::GaugeAsDestination);
    assert_eq!(gauge.balance(), 1_000_010);
}

/// Everything is closed and made anew at the same addresses, with a record left over.
#[test]
fn a_record_of_a_former_gauge_at_the_same_address_counts_nothing() {
    let mut gauge = opened();
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    gauge.apply(0, 0).ok();
    gauge.at_end_of(0);
    gauge.close_epoch(0).ok();
    gauge.close_gauge().ok();
    let (mint, mut terms) = (gauge.mint, acequia_gauge_core::Terms::default());
    (terms.genesis, terms.epoch_seconds) = (gauge.world.now() + DAY, 7 * DAY as u32);
    (terms.closing_seconds, terms.cap_bps) = (DAY as u32, 10_000);
    let anew = gauge.farm.create_gauge(0, &mint, terms);
    assert_eq!(anew, gauge.gauge);
    gauge.add_pool(0, WHOLE_POWER).ok();
    gauge.fund(1_000).ok();
    gauge.begin(0);
    gauge.after(1);

    let cast = gauge.cast("alice", 0, &[0, 0x10, 0x27]);
    gauge.do_step("alice", cast).fails(GaugeError::RecordStale);
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    assert_eq!(gauge.view_epoch(0).votes, 3_000);
}

#[test]
fn a_stale_record_can_be_closed_while_the_new_epoch_is_open() {
    let mut gauge = opened();
    gauge.vote("alice", 0, &[(0, 10_000)]).ok();
    let record = gauge.record_at("alice", 0);
    let mut account = gauge.world.account(&record).expect("the record");
    let mut read = VoteRecord::read(&account.data).expect("a record");
    read.voting_end -= 1;
    account.data[VoteRecord::offset_of("voting_end")..][..8]
        .copy_from_slice(&read.voting_end.to_le_bytes());
    let mut stale = gauge.fork();
    stale.checked = false;
    stale.world.put(record, account);

    stale.close_record("alice", 0).ok();
    assert!(Epoch::read(&stale.world.account(&stale.epoch_at(0)).expect("it").data).is_ok());
}

/// F40: a grain opened the next epoch, and the budget had to wait for the one after.
#[test]
fn f40_a_grain_that_opens_the_next_epoch_does_not_keep_the_budget_out() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).ready();
    gauge.fund(1).ok();
    gauge.open_by("mallory", 0).ok();
    gauge.fund(1_000_000).ok();
    gauge.before_start_of(0);

    gauge.update(0).ok();

    assert_eq!(gauge.epoch(0).books.budget, 1_000_001);
    gauge.at_start_of(0);
    gauge.fund(5).ok();
    gauge.update(0).fails(GaugeError::VotingBegun);
}

/// A sibling: so did a list that was not whole.
#[test]
fn f40_an_epoch_that_was_opened_with_half_of_the_list_gets_the_rest() {
    let given = GivenGauge::weekly().pool("mallory", 3_000).pool("bob", 1_000);
    let mut gauge = given.made();
    gauge.add_pool(0, WHOLE_POWER).ok();
    gauge.fund(1).ok();
    gauge.open_by("mallory", 0).ok();
    gauge.add_pool(1, 5 * WHOLE_POWER).ok();
    gauge.set_terms(7, 6_000).ok();

    gauge.update(0).ok();

    let (epoch, state) = (gauge.epoch(0), gauge.state());
    assert_eq!((epoch.listed(), epoch.books.powers), (state.listed(), state.powers));
    assert_eq!((epoch.books.quorum, epoch.books.cap_bps), (7, 6_000));
    gauge.at_start_of(0);
    gauge.vote("bob", 0, &[(1, 10_000)]).ok();
    gauge.remove_pool(1).ok();
    gauge.update(0).fails(GaugeError::VotingBegun);
}

/// F38: a power that was frozen when the epoch was opened weighed a token that had crashed since.
#[test]
fn f38_a_power_changes_until_votes_are_cast() {
    let given = GivenGauge::weekly().pool("alice", 1_000).pool("mallory", 1_000);
    let mut gauge = given.power(99 * WHOLE_POWER).ready();
    gauge.fund(1_000_000).ok();
    gauge.open_by("mallory", 0).ok();
    gauge.before_start_of(0);
    let stale = gauge.set_power(1, WHOLE_POWER).with_account(2, ID).build();
    gauge.do_step(GOVERNOR, stale).fails(GaugeError::WrongUpcomingEpoch);

    gauge.set_power(1, WHOLE_POWER).ok();

    gauge.at_start_of(0);
    for (who, place) in [("alice", 0), ("mallory", 1)] {
        gauge.vote(who, 0, &[(place, 10_000)]).ok();
    }
    gauge.set_power(0, 1).ok();
    gauge.at_voting_end_of(0);
    gauge.settle(0).ok();
    assert_eq!(gauge.epoch(0).books.shares[..2], [500_000; 2]);
}

/// F53: the authority opened an epoch with a second of voting left and voted alone.
#[test]
fn f53_nobody_opens_an_epoch_that_has_begun() {
    let mut gauge = GivenGauge::weekly().pool("alice", 3_000).ready();
    gauge.fund(1_000).ok();
    gauge.at_start_of(0);
    gauge.open(0).fails(GaugeError::VotingBegun);
    gauge.at_voting_end_of(0);
    let last = gauge.world.now() - 1;
    gauge.world.set_time(last);
    gauge.open(0).fails(GaugeError::VotingBegun);
    gauge.open_by("mallory", 0).fails(GaugeError::VotingBegun);
}

#[test]
fn an_epoch_of_another_gauge_or_number_takes_no_power() {
    let mut gauge = settled();
    gauge.fund(1_000).ok();
    gauge.open(1).ok();
    let (mint, terms) = (gauge.mint, gauge.state().terms);
    let other = gauge.farm.create_gauge(77, &mint, terms);
    let foreign = addresses::epoch(&other, 1).0;
    let mut account = gauge.world.account(&gauge.epoch_at(1)).expect("the epoch");
    account.data[Epoch::GAUGE_OFFSET..][..32].copy_from_slice(other.as_ref());
    gauge.world.put(foreign, account);
    gauge.set_power(0, 5).with_account(2, foreign).fails(GaugeError::WrongGauge);
    let former = gauge.epoch_at(0);
    gauge.set_power(0, 5).with_account(2, former).fails(GaugeError::WrongUpcomingEpoch);
    gauge.set_power(0, 5).ok();
    assert_eq!((gauge.state().powers[0], gauge.epoch(1).books.powers[0]), (5, 5));
}

#[test]
fn an_account_of_an_unknown_version_is_refused() {
    let gauge = settled();
    for (at, who) in [(gauge.gauge, GOVERNOR), (gauge.epoch_at(0), ANYONE)] {
        let mut changed = gauge.fork();
        changed.at_boundary_of(1);
        let step = match who {
            GOVERNOR => changed.set_terms(1, 1).build(),
            _ => changed.give_back(0, 0).build(),
        };
        let mut account = changed.world.account(&at).expect("the account");
        account.data[8] = 2;
        changed.world.put(at, account);
        changed.checked = false;
        changed.do_step(who, step).fails(GaugeError::UnknownVersion);
    }
}
