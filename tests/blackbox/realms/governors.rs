//! Registrars: who may make and change one, and what the largest voter weight is.

use acequia_realms_core::weight::{MaxRule, ONE};
use acequia_realms_interface::errors::RealmsError;
use acequia_realms_interface::events::Event;
use acequia_realms_interface::instructions::{
    AcceptAuthority, CloseRegistrar, CreateRegistrar, ListPool, ProposeAuthority,
    RefreshMaxVoterWeight, SetMaxVoterWeight, UnlistPool,
};
use acequia_realms_interface::votes::Voting;
use acequia_realms_interface::{addresses, Registrar};
use harness::prelude::*;
use harness::realm::{GivenRealm, RealmScene, Terms, GOVERNANCE, SOVEREIGN, YES};
use harness::world::address_of;

fn realm() -> RealmScene {
    GivenRealm::new().pool("alice", 3_000).ready()
}

/// Another realm, without a registrar, and who would create one.
fn unregistered(realm: &mut RealmScene) -> CreateRegistrar {
    let place = realm.farm.found_by(address_of(GOVERNANCE), "other", &Terms::default(), 0);
    CreateRegistrar {
        realm_authority: address_of(SOVEREIGN),
        payer: address_of(SOVEREIGN),
        realm: place.realm,
        governance_program: place.program,
        governing_token_mint: place.mint,
        max: MaxRule::Fixed(1_000),
    }
}

#[test]
fn only_the_realms_authority_creates_its_registrar() {
    let mut realm = realm();
    let create = unregistered(&mut realm);
    let mallory = realm.world.actor("mallory");
    let forged = CreateRegistrar { realm_authority: mallory, payer: mallory, ..create };

    realm.does("mallory", forged.instruction()).fails(RealmsError::NotRealmAuthority);
    let unsigned = realm.does("mallory", create.instruction());
    unsigned
        .with(|all| {
            all[0].accounts[0].is_signer = false;
            all[0].accounts[1].pubkey = mallory;
        })
        .refused();
    realm.does(SOVEREIGN, create.instruction()).ok();
    realm.does(SOVEREIGN, create.instruction()).refused();
}

#[test]
fn a_registrar_is_for_one_of_the_realms_two_mints() {
    let mut realm = realm();
    let create = unregistered(&mut realm);
    let mint = realm.world.mint(&Token::spl(6)).address;
    let foreign = CreateRegistrar { governing_token_mint: mint, ..create };
    realm.does(SOVEREIGN, foreign.instruction()).fails(RealmsError::NotGoverningMint);

    let council = address_of("council of other");
    let councils = CreateRegistrar { governing_token_mint: council, ..create };
    realm.does(SOVEREIGN, councils.instruction()).ok();
}

#[test]
fn what_is_no_realm_gets_no_registrar() {
    let mut realm = realm();
    let create = unregistered(&mut realm);
    let governance = realm.place.governance;
    let wrong = CreateRegistrar { realm: governance, ..create };
    realm.does(SOVEREIGN, wrong.instruction()).fails(RealmsError::NotRealm);
}

/// A realm of any program was believed, unseen: the program says when votes are taken and what counts.
#[test]
fn f41_the_governance_program_is_named_and_must_own_the_realm() {
    let mut realm = realm();
    let create = unregistered(&mut realm);
    let (copy, other) = (realm.world.key("a copy"), address_of("another governance program"));
    let mut account = realm.world.account(&create.realm).expect("the realm");
    account.owner = other;
    realm.world.put(copy, account);

    let foreign = CreateRegistrar { realm: copy, ..create };
    realm.does(SOVEREIGN, foreign.instruction()).fails(RealmsError::ForeignRealm);
    let unseen = CreateRegistrar { governance_program: other, ..create };
    realm.does(SOVEREIGN, unseen.instruction()).fails(RealmsError::ForeignRealm);

    let seen = CreateRegistrar { governance_program: other, ..foreign };
    realm.does(SOVEREIGN, seen.instruction()).ok();
    let at = addresses::registrar(&copy, &create.governing_token_mint).0;
    let stored = Registrar::read(&realm.world.account(&at).expect("the registrar").data);
    assert_eq!(stored.map(|registrar| registrar.governance_program), Ok(other));
}

/// Alice has voted and withdrawn, and nothing is closed yet.
fn with_a_tally() -> (RealmScene, Voting) {
    let mut realm = realm();
    let proposal = realm.propose();
    let voting = realm.voting("alice", &proposal, 0, 0);
    realm.pass_on(0, &voting).ok();
    realm.withdraw(0, &voting).ok();
    (realm, voting)
}

#[test]
fn a_registrar_is_closed_when_no_pool_is_listed_and_no_tally_is_open() {
    let (mut realm, voting) = with_a_tally();
    realm.close_registrar().fails(RealmsError::PoolsListed);
    realm.unlist(0).ok();
    assert_eq!(realm.registrar().tallies, 1);
    realm.close_registrar().fails(RealmsError::TalliesLeft);
    let close = realm.closing(&voting);
    realm.does("anyone", close).ok();
    realm.close_registrar().fails(RealmsError::TalliesLeft);
    let close = realm.closing_tally("alice", &voting.place);
    realm.does("anyone", close).ok();

    let before = realm.world.lamports(&address_of(SOVEREIGN));
    let outcome = realm.close_registrar().ok();

    let registrar = realm.place.registrar();
    let closed = [registrar, addresses::max_voter_weight_record(&registrar).0];
    assert!(closed.iter().all(|at| realm.world.account(at).is_none()));
    let rents = [1_496, 97].map(|bytes| realm.world.svm.minimum_balance_for_rent_exemption(bytes));
    let fees = 5_000;
    let back = realm.world.lamports(&address_of(SOVEREIGN)) - before;
    assert_eq!(back, rents.iter().sum::<u64>() - fees);
    let mut logged = outcome.logs.iter().filter_map(|line| Event::from_log(line));
    assert!(
        matches!(logged.next(), Some(Event::RegistrarClosed(event)) if event.registrar == registrar)
    );
}

#[test]
fn a_registrar_that_was_closed_is_made_anew_and_takes_votes_again() {
    let (mut realm, voting) = with_a_tally();
    realm.unlist(0).ok();
    let (close, close_tally) =
        (realm.closing(&voting), realm.closing_tally("alice", &voting.place));
    realm.does("anyone", close).ok();
    realm.does("anyone", close_tally).ok();
    realm.close_registrar().ok();

    let create = CreateRegistrar {
        realm: realm.place.realm,
        governing_token_mint: realm.place.mint,
        max: MaxRule::Fixed(10_000),
        ..unregistered(&mut realm)
    };
    realm.does(SOVEREIGN, create.instruction()).ok();
    realm.list(0, ONE);
    realm.vote("alice", &voting.place, YES).ok();

    assert_eq!((realm.counted(&voting.place), realm.registrar().tallies), ((3_000, 0), 1));
}

#[test]
fn the_record_of_another_registrar_is_not_closed_along() {
    let mut realm = realm();
    let create = unregistered(&mut realm);
    realm.does(SOVEREIGN, create.instruction()).ok();
    let (authority, registrar) = (address_of(SOVEREIGN), realm.place.registrar());
    let other = addresses::registrar(&create.realm, &create.governing_token_mint).0;
    let close = CloseRegistrar { authority, registrar: other }.instruction();
    let of_another = addresses::max_voter_weight_record(&registrar).0;

    realm
        .does(SOVEREIGN, close.clone())
        .with(|all| all[0].accounts[2].pubkey = of_another)
        .refused();
    realm.does(SOVEREIGN, close).ok();
}

#[test]
fn the_largest_voter_weight_is_neither_nothing_nor_more_than_all() {
    let mut realm = realm();
    let create = unregistered(&mut realm).instruction();
    for (kind, value) in [(0, 0), (1, 0), (1, 10_001), (2, 5)] {
        let mut data = create.data[..8].to_vec();
        data.push(kind);
        data.extend(u64::to_le_bytes(value));
        let step = realm.does(SOVEREIGN, create.clone());
        step.with(|all| all[0].data = data).fails(RealmsError::MaxRuleOutOfRange);
    }
}

#[test]
fn only_the_authority_changes_a_registrar() {
    let mut realm = realm();
    let (registrar, pool) = (realm.place.registrar(), realm.site().pool);
    let (authority, mint) = (realm.world.actor("mallory"), realm.place.mint);
    let max = MaxRule::Fixed(1);
    let forged = [
        ListPool { authority, registrar, pool, power: ONE }.instruction(),
        UnlistPool { authority, registrar, pool }.instruction(),
        SetMaxVoterWeight { authority, registrar, governing_token_mint: mint, max }.instruction(),
        ProposeAuthority { authority, registrar, new: authority }.instruction(),
        CloseRegistrar { authority, registrar }.instruction(),
    ];
    for instruction in forged {
        realm.does("mallory", instruction).fails(RealmsError::NotAuthority);
    }
    let accept = AcceptAuthority { pending_authority: authority, registrar };
    realm.does("mallory", accept.instruction()).fails(RealmsError::NotPendingAuthority);
}

#[test]
fn authority_is_handed_over_in_two_steps() {
    let mut realm = realm();
    let (registrar, heir) = (realm.place.registrar(), realm.world.actor("heir"));
    let authority = address_of(SOVEREIGN);
    let propose = ProposeAuthority { authority, registrar, new: heir }.instruction();
    realm.does(SOVEREIGN, propose).ok();
    assert_eq!(realm.registrar().authority, authority);

    realm.does("heir", AcceptAuthority { pending_authority: heir, registrar }.instruction()).ok();

    let state = realm.registrar();
    assert_eq!((state.authority, state.pending_authority), (heir, Address::default()));
}

#[test]
fn pools_are_listed_changed_and_taken_off() {
    let given = GivenRealm::new().pool("alice", 1).pool("bob", 1).pool("carol", 1);
    let mut realm = given.ready();
    let registrar = realm.place.registrar();
    let pools: Vec<Address> = realm.sites.iter().map(|site| site.pool).collect();
    realm.list(1, 7);
    let powers = |realm: &RealmScene| -> Vec<(Address, u64)> {
        realm.registrar().listed().iter().map(|listing| (listing.pool, listing.power)).collect()
    };
    assert_eq!(powers(&realm), [(pools[0], ONE), (pools[1], 7), (pools[2], ONE)]);

    let unlist = UnlistPool { authority: address_of(SOVEREIGN), registrar, pool: pools[0] };
    realm.does(SOVEREIGN, unlist.instruction()).ok();
    assert_eq!(powers(&realm), [(pools[2], ONE), (pools[1], 7)]);
    realm.does(SOVEREIGN, unlist.instruction()).fails(RealmsError::PoolNotListed);
}

#[test]
fn what_is_no_pool_and_what_has_no_power_is_not_listed() {
    let mut realm = realm();
    let (authority, registrar) = (address_of(SOVEREIGN), realm.place.registrar());
    let (pool, position) = (realm.site().pool, realm.position_of("alice"));
    for foreign in [position, realm.place.governance, realm.place.realm] {
        let list = ListPool { authority, registrar, pool: foreign, power: ONE }.instruction();
        realm.does(SOVEREIGN, list).fails(RealmsError::NotPool);
    }
    let none = ListPool { authority, registrar, pool, power: 0 }.instruction();
    realm.does(SOVEREIGN, none).fails(RealmsError::ZeroPower);
}

#[test]
fn a_registrar_lists_sixteen_pools() {
    let names: Vec<String> = (0..17).map(|nth| format!("voter {nth}")).collect();
    let given = names[..16].iter().fold(GivenRealm::new(), |given, name| given.pool(name, 1));
    let mut realm = given.ready();
    assert_eq!(realm.registrar().listed().len(), 16);
    realm.also(harness::given::Given::pool());
    realm.after(1);
    let (authority, registrar) = (address_of(SOVEREIGN), realm.place.registrar());
    let pool = realm.sites[16].pool;
    let list = ListPool { authority, registrar, pool, power: ONE }.instruction();
    realm.does(SOVEREIGN, list).fails(RealmsError::TooManyPools);
}

/// F19: the first voter would be a majority of what is staked.
#[test]
fn the_largest_voter_weight_follows_the_rule_and_never_the_stake() {
    let given = GivenRealm::new().terms(Terms { tips: true, ..Terms::default() });
    let given = given.max(MaxRule::ShareOfSupply(10_000)).supply(1_000_000);
    let mut realm = given.pool("alice", 3_000).ready();
    let proposal = realm.propose();
    let refresh = realm.refresh();

    realm.vote("alice", &proposal, YES).after(refresh).ok();

    assert_eq!(realm.told_max().max, 1_000_000, "of the supply, not the 3,000 staked");
    assert_eq!(realm.state(&proposal), 2, "all of the stake is no majority");
    realm.when("alice").stake(500_000).ok();
    let refresh = realm.refresh();
    realm.does("anyone", refresh).ok();
    assert_eq!(realm.told_max().max, 1_000_000);
}

#[test]
fn a_share_of_supply_follows_the_mint_and_is_rounded_up() {
    let mut realm =
        GivenRealm::new().max(MaxRule::ShareOfSupply(3_333)).supply(10).pool("alice", 1).ready();
    assert_eq!(realm.told_max().max, 4, "3.333 of 10");
    let (sovereign, mint) = (address_of(SOVEREIGN), realm.place.mint);
    let mint = harness::token::Mint {
        address: mint,
        program: acequia_interface::addresses::SPL_TOKEN,
        decimals: 6,
    };
    realm.world.fund(&sovereign, &mint, 90);

    let refresh = realm.refresh();
    realm.does("anyone", refresh).ok();

    assert_eq!(realm.told_max().max, 34);
}

#[test]
fn another_mint_does_not_say_what_the_largest_weight_is() {
    let mut realm = realm();
    let registrar = realm.place.registrar();
    let mint = realm.world.mint(&Token::spl(6)).address;
    let refresh = RefreshMaxVoterWeight { registrar, governing_token_mint: mint };
    realm.does("anyone", refresh.instruction()).fails(RealmsError::WrongMint);
}

#[test]
fn arguments_have_exactly_their_length() {
    let mut realm = realm();
    let (authority, registrar) = (address_of(SOVEREIGN), realm.place.registrar());
    let pool = realm.site().pool;
    let list = ListPool { authority, registrar, pool, power: ONE }.instruction();
    let step = realm.does(SOVEREIGN, list);
    step.with(|all| all[0].data.push(0)).fails(RealmsError::WrongArguments);
    let refresh = realm.refresh();
    let step = realm.does("anyone", refresh);
    step.with(|all| all[0].data.push(0)).fails(RealmsError::WrongArguments);
}

#[test]
fn lamports_sent_ahead_stop_nothing() {
    let mut realm = realm();
    let proposal = realm.propose();
    let voting = realm.voting("alice", &proposal, 0, 0);
    let ahead = [
        addresses::tally(&proposal.proposal, &voting.voter).0,
        addresses::vote_record(&proposal.proposal, &voting.position).0,
        realm.place.voter_weight_record(&voting.voter),
    ];
    for at in ahead {
        let account = solana_account::Account { lamports: 1_000_000, ..Default::default() };
        realm.world.put(at, account);
    }

    realm.vote("alice", &proposal, YES).ok();

    assert_eq!(realm.counted(&proposal), (3_000, 0));
}
