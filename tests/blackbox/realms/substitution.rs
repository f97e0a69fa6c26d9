//! Every account of every instruction replaced by every wrong one, signatures and permissions
//! taken away, arguments cut and lengthened. Votes come through the farm. What goes through all the
//! same stands below.

use acequia_realms_core::weight::{MaxRule, ONE};
use acequia_realms_interface::instructions::*;
use acequia_realms_interface::votes::{Place, Voting};
use acequia_realms_interface::{addresses, ID};
use harness::prelude::*;
use harness::realm::{GivenRealm, RealmScene, Terms, GOVERNANCE, SOVEREIGN};
use harness::world::address_of;
use solana_account::Account;

/// Instruction, account, what may stand there, why.
type Harmless = (&'static str, usize, &'static str, &'static str);

const PAYER: &str = "whoever signs may pay the rent";
const UNTOLD: &str =
    "a withdrawal goes through whatever the governance is, and then nothing is told";
const OWN: &str = "the authority lists whichever pool it likes";

const HARMLESS: &[Harmless] = &[
    ("open_vote", 1, "mallory", PAYER),
    ("cast_vote", 2, "mallory", PAYER),
    ("create_registrar", 1, "mallory", PAYER),
    ("initialize_extra_account_metas", 0, "mallory", PAYER),
    ("list_pool", 2, "a pool", OWN),
    ("withdraw_vote", 8, "", UNTOLD),
];

/// Alice has 3,000 and bob 1,000 in a pool, mallory 500 in another; two proposals are voted on. Bob
/// has voted on the first, mallory on both, alice on the second.
fn scene() -> (RealmScene, Voting, Place) {
    let max = MaxRule::ShareOfSupply(5_000);
    let given = GivenRealm::new().max(max).supply(1_000_000);
    let given = given.pool("alice", 3_000).staker("bob", 1_000).pool("mallory", 500);
    let mut realm = given.ready();
    let (first, second) = (realm.propose(), realm.propose());
    for (who, nth, place) in [("bob", 0, first), ("mallory", 1, first), ("mallory", 1, second)] {
        let voting = realm.voting(who, &place, nth, 0);
        realm.pass_on(nth, &voting).ok();
    }
    let voting = realm.voting("alice", &second, 0, 0);
    realm.pass_on(0, &voting).ok();
    let voting = realm.voting("alice", &first, 0, 0);
    (realm, voting, second)
}

/// Another realm, without a registrar.
fn unregistered(realm: &mut RealmScene, name: &str) -> CreateRegistrar {
    let place = realm.farm.found_by(address_of(GOVERNANCE), name, &Terms::default(), 0);
    CreateRegistrar {
        realm_authority: address_of(SOVEREIGN),
        payer: address_of("payer"),
        realm: place.realm,
        governance_program: place.program,
        governing_token_mint: place.mint,
        max: MaxRule::Fixed(1_000),
    }
}

/// A realm where the instruction can be carried out, and the honest instruction.
fn honest(name: &str) -> (RealmScene, &'static str, Instruction) {
    let (mut realm, voting, second) = scene();
    let (registrar, authority) = (realm.place.registrar(), address_of(SOVEREIGN));
    let (mint, pool) = (realm.place.mint, realm.sites[0].pool);
    let payer = realm.world.actor("payer");
    let max = MaxRule::Fixed(1);
    let (who, instruction) = match name {
        "open_vote" => ("payer", OpenVote { payer, voting }.instruction()),
        "cast_vote" => {
            let open = OpenVote { payer, voting }.instruction();
            realm.does("payer", open).ok();
            let mut cast = realm.cast(0, &voting);
            cast.accounts[2].pubkey = payer;
            ("alice", cast)
        }
        "withdraw_vote" => {
            realm.pass_on(0, &voting).ok();
            ("alice", realm.withdrawal(0, &voting))
        }
        "close_vote" | "close_tally" => {
            realm.pass_on(0, &voting).ok();
            realm.withdraw(0, &voting).ok();
            let close = realm.closing(&voting);
            if name == "close_tally" {
                realm.does("anyone", close).ok();
                ("anyone", realm.closing_tally("alice", &voting.place))
            } else {
                ("anyone", close)
            }
        }
        "close_voter_weight_record" => {
            ("alice", CloseVoterWeightRecord { voter: voting.voter, registrar }.instruction())
        }
        "initialize_extra_account_metas" => {
            ("payer", InitializeExtraAccountMetas { payer, pool }.instruction())
        }
        "refresh_max_voter_weight" => {
            realm.next_slot();
            ("anyone", realm.refresh())
        }
        "create_registrar" => (SOVEREIGN, unregistered(&mut realm, "a third").instruction()),
        "close_registrar" => {
            empty(&mut realm, [voting.place, second]);
            (SOVEREIGN, CloseRegistrar { authority, registrar }.instruction())
        }
        "list_pool" => {
            realm.unlist(0).ok();
            (SOVEREIGN, ListPool { authority, registrar, pool, power: ONE }.instruction())
        }
        "unlist_pool" => (SOVEREIGN, UnlistPool { authority, registrar, pool }.instruction()),
        "set_max_voter_weight" => {
            let set = SetMaxVoterWeight { authority, registrar, governing_token_mint: mint, max };
            (SOVEREIGN, set.instruction())
        }
        "propose_authority" => {
            (SOVEREIGN, ProposeAuthority { authority, registrar, new: payer }.instruction())
        }
        "accept_authority" => {
            let offer = ProposeAuthority { authority, registrar, new: payer };
            realm.does(SOVEREIGN, offer.instruction()).ok();
            ("payer", AcceptAuthority { pending_authority: payer, registrar }.instruction())
        }
        other => unreachable!("no instruction is called {other}"),
    };
    realm.world.actor(who);
    (realm, who, instruction)
}

/// Nothing is listed, and nobody's vote is kept.
fn empty(realm: &mut RealmScene, proposals: [Place; 2]) {
    let [first, second] = proposals;
    let votes =
        [("bob", 0, first), ("mallory", 1, first), ("mallory", 1, second), ("alice", 0, second)];
    for (who, nth, place) in votes {
        let voting = realm.voting(who, &place, nth, 0);
        realm.withdraw(nth, &voting).ok();
        let close = realm.closing(&voting);
        realm.does("anyone", close).ok();
        let close = realm.closing_tally(who, &place);
        realm.does("anyone", close).ok();
    }
    realm.unlist(0).ok();
    realm.unlist(1).ok();
}

fn intruders(realm: &mut RealmScene) -> Vec<(String, Address)> {
    let theirs = of_mallory(realm);
    let mut found: Vec<(String, Address)> = [
        ("mallory", realm.world.actor("mallory")),
        ("an address without an account", realm.world.key("nobody")),
        ("SPL Token", acequia_interface::addresses::SPL_TOKEN),
        ("the system program", acequia_interface::addresses::SYSTEM),
        ("the farm", acequia_interface::ID),
        ("the adapter", ID),
        ("governance", realm.place.program),
        ("the realm", realm.place.realm),
        ("the mint", realm.place.mint),
        ("the council's mint", realm.council),
        ("the governance", realm.place.governance),
        ("the registrar", realm.place.registrar()),
        ("the maximum", addresses::max_voter_weight_record(&realm.place.registrar()).0),
        ("another realm", theirs.realm),
        ("another realm's mint", theirs.governing_token_mint),
        ("mallory's registrar", theirs.registrar()),
        ("mallory's maximum", addresses::max_voter_weight_record(&theirs.registrar()).0),
    ]
    .map(|(name, at)| (name.to_owned(), at))
    .to_vec();
    for nth in [0, 1] {
        found.push(("a pool".into(), realm.sites[nth].pool));
    }
    for (who, nth) in [("alice", 0), ("bob", 0), ("mallory", 1)] {
        let place = realm.place;
        let voter = address_of(who);
        found.push((format!("a position of {who}"), realm.voting(who, &place, nth, 0).position));
        found.push((format!("the weight of {who}"), place.voter_weight_record(&voter)));
    }
    let registrar = realm.place.registrar();
    found.extend(forged(realm, "registrar", &registrar));
    found
}

/// The registrar of another realm, which is mallory's.
fn of_mallory(realm: &mut RealmScene) -> CreateRegistrar {
    let create = unregistered(realm, "another");
    let (registrar, mallory) = (create.registrar(), realm.world.actor("mallory"));
    realm.world.actor("payer");
    let step = realm.does("payer", create.instruction());
    let offer = ProposeAuthority { authority: address_of(SOVEREIGN), registrar, new: mallory };
    step.then(offer.instruction()).ok();
    let accept = AcceptAuthority { pending_authority: mallory, registrar };
    realm.does("mallory", accept.instruction()).ok();
    create
}

/// What votes on both proposals have left there, and copies of what is alice's.
fn of_votes(realm: &mut RealmScene, voting: &Voting, second: &Place) -> Vec<(String, Address)> {
    let mut found = Vec::new();
    for place in [voting.place, *second] {
        found.push(("a proposal".into(), place.proposal));
        for (who, nth) in [("alice", 0), ("bob", 0), ("mallory", 1)] {
            let one = realm.voting(who, &place, nth, 0);
            let tally = addresses::tally(&place.proposal, &one.voter).0;
            let record = addresses::vote_record(&place.proposal, &one.position).0;
            found.push((format!("a tally of {who}"), tally));
            found.push((format!("a record of {who}"), record));
            found.push((format!("a civic vote of {who}"), place.governance_vote(&one.voter)));
        }
    }
    let tally = addresses::tally(&voting.place.proposal, &voting.voter).0;
    let record = addresses::vote_record(&voting.place.proposal, &voting.position).0;
    found.extend(forged(realm, "tally", &tally));
    found.extend(forged(realm, "record", &record));
    found
}

/// Accounts that look like the adapter's and are not.
fn forged(realm: &mut RealmScene, what: &str, at: &Address) -> Vec<(String, Address)> {
    let Some(real) = realm.world.account(at) else { return Vec::new() };
    let changed = |change: &dyn Fn(&mut Account)| {
        let mut forged = real.clone();
        change(&mut forged);
        forged
    };
    let copies = [
        ("copied by another", changed(&|a| a.owner = address_of("another program"))),
        ("of another type", changed(&|a| a.data[7] ^= 1)),
        ("of another version", changed(&|a| a.data[8] += 1)),
        ("cut short", changed(&|a| a.data.truncate(a.data.len() - 8))),
    ];
    copies
        .map(|(how, account)| {
            let name = format!("{what} {how}");
            realm.world.put(address_of(&name), account);
            (name.clone(), address_of(&name))
        })
        .to_vec()
}

fn candidates(name: &str) -> (RealmScene, &'static str, Instruction, Vec<(String, Address)>) {
    let (mut realm, who, honest) = honest(name);
    let mut candidates = intruders(&mut realm);
    let first = Place { proposal: proposal(&realm, 1), ..realm.place };
    let second = Place { proposal: proposal(&realm, 2), ..realm.place };
    let voting = realm.voting("alice", &first, 0, 0);
    candidates.extend(of_votes(&mut realm, &voting, &second));
    let own = honest.accounts.iter().enumerate();
    candidates.extend(own.map(|(nth, meta)| (format!("account {nth}"), meta.pubkey)));
    (realm, who, honest, candidates)
}

fn proposal(realm: &RealmScene, nth: u32) -> Address {
    let Place { program, governance, mint, .. } = realm.place;
    let name = format!("proposal {nth}");
    harness::realm::governance::proposal_at(&program, &governance, &mint, &name)
}

/// Whether it goes through, on a fork.
fn goes_through(realm: &RealmScene, payer: &str, instruction: &Instruction) -> bool {
    let mut fork = realm.fork();
    let outcome = fork.farm.world.send(address_of(payer), std::slice::from_ref(instruction));
    outcome.error.is_none()
}

fn substitute(name: &str) {
    let (realm, who, honest, candidates) = candidates(name);
    assert!(goes_through(&realm, who, &honest), "the honest instruction");
    for (nth, meta) in honest.accounts.iter().enumerate() {
        for (what, address) in &candidates {
            let signs = ["mallory", "an address without an account"].contains(&what.as_str());
            if *address == meta.pubkey || (meta.is_signer && !signs) {
                continue;
            }
            let mut forged = honest.clone();
            forged.accounts[nth].pubkey = *address;
            let listed = HARMLESS.iter().any(|e| e.0 == name && e.1 == nth && what.contains(e.2));
            let through = goes_through(&realm, who, &forged);
            assert!(!through || listed, "{name}: account {nth} may be {what}");
        }
    }
}

fn take_away(name: &str) {
    let (mut realm, who, honest) = honest(name);
    realm.world.actor("bystander");
    for (nth, meta) in honest.accounts.iter().enumerate() {
        let refuses = |what: &str, payer: &str, change: &dyn Fn(&mut Instruction)| {
            let mut forged = honest.clone();
            change(&mut forged);
            let through = goes_through(&realm, payer, &forged);
            assert!(!through, "{name}: account {nth} {what}");
        };
        if meta.is_signer {
            // Paid for by somebody else: the fee payer's signature would stand in for it.
            refuses("without its signature", "bystander", &|i| {
                let same = i.accounts.iter_mut().filter(|other| other.pubkey == meta.pubkey);
                same.for_each(|other| other.is_signer = false);
            });
        }
        if meta.is_writable && !meta.is_signer {
            refuses("read-only", who, &|i| i.accounts[nth].is_writable = false);
        }
        refuses("and all that follow left out", who, &|i| i.accounts.truncate(nth));
    }
    for left in 0..honest.data.len() {
        let mut cut = honest.clone();
        cut.data.truncate(left);
        assert!(!goes_through(&realm, who, &cut), "{name}: data cut to {left}");
    }
    let mut longer = honest.clone();
    longer.data.push(0);
    assert!(!goes_through(&realm, who, &longer), "{name}: a byte behind the data");
}

macro_rules! each {
    ($($name:ident)*) => {
        const ALL: &[&str] = &[$(stringify!($name)),*];

        mod substituted {
            $(#[test] fn $name() { super::substitute(stringify!($name)); })*
        }
        mod taken_away {
            $(#[test] fn $name() { super::take_away(stringify!($name)); })*
        }
    };
}

each! {
    open_vote
    cast_vote
    withdraw_vote
    close_vote
    close_tally
    close_voter_weight_record
    initialize_extra_account_metas
    refresh_max_voter_weight
    create_registrar
    close_registrar
    list_pool
    unlist_pool
    set_max_voter_weight
    propose_authority
    accept_authority
}

#[test]
fn every_instruction_is_attacked() {
    let idl = super::layouts::idl();
    for instruction in idl["instructions"].as_array().expect("instructions") {
        let name = instruction["name"].as_str().expect("a name");
        assert!(ALL.contains(&name) || name == "receive_vote", "{name}");
    }
}

#[test]
fn nothing_is_listed_as_harmless_in_vain() {
    for entry in HARMLESS {
        let (realm, who, honest, candidates) = candidates(entry.0);
        let through = candidates.iter().any(|(what, address)| {
            let mut forged = honest.clone();
            let other = *address != forged.accounts[entry.1].pubkey;
            forged.accounts[entry.1].pubkey = *address;
            other && what.contains(entry.2) && goes_through(&realm, who, &forged)
        });
        assert!(through, "{entry:?}");
    }
}
