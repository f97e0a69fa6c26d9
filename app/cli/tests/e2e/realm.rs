//! A realm of the real SPL Governance, in which staked tokens vote.

use crate::governance::{create_governance, create_proposal, finalize, governance_at};
use crate::governance::{proposal_at, sign_off, Realm, Terms};
use crate::support::{assert_only_fees, compare, Desk, Net, AGUA, DAY, GOVERNANCE, START, VARA};
use crate::team::{farm, lp, team};
use crate::world::address_of;
use acequia_interface::addresses::{self, SPL_TOKEN};
use acequia_interface::instructions::{OpenPosition, Stake};
use acequia_interface::VoteReceipt;
use acequia_realms_core::governance::VoteRecord as CivicVote;
use acequia_realms_interface::governance::{token_owner_record, CreateVoter};
use acequia_realms_interface::votes::Place;
use acequia_realms_interface::{addresses as realms, Tally, VoteRecord as RealmsRecord, ID};
use serde_json::json;
use solana_address::Address;
use solana_signer::Signer;

/// The team's realm: its community votes by the adapter, its council by deposits.
struct Civic<'a> {
    net: &'a Net,
    place: Place,
    team: Address,
}

impl<'a> Civic<'a> {
    /// Founds it, with the team in the council.
    fn found(net: &'a Net, team: &Desk) -> Self {
        net.mint(VARA);
        let (authority, community, council) = (team.address(), AGUA.mint(), VARA.mint());
        let realm = Realm {
            program: GOVERNANCE,
            authority,
            name: "valley",
            community,
            council,
            add_in: ID,
        };
        let governed = address_of("treasury");
        let place = Place {
            program: GOVERNANCE,
            realm: realm.address(),
            mint: community,
            governance: governance_at(&GOVERNANCE, &realm.address(), &governed),
            proposal: Address::default(),
        };
        let of_council = Place { mint: council, ..place };
        let member = CreateVoter { payer: authority, place: of_council, voter: authority };
        let govern = create_governance(&realm, governed, &Terms::default());
        for order in [realm.create(), govern, member.instruction()] {
            net.carries_out(&Desk::key(1), &[order]);
        }
        Self { net, place, team: authority }
    }

    fn proposer(&self) -> Address {
        token_owner_record(&GOVERNANCE, &self.place.realm, &VARA.mint(), &self.team)
    }

    /// The adapter is set up, with a most that votes may weigh, and takes these pools' votes.
    fn admits(&self, team: &Desk, most: &str, pools: &[Address]) {
        let realm = self.place.realm;
        team.types(&format!("acequia realm create {realm} {most} --yes")).ok();
        for pool in pools {
            team.types(&format!("acequia realm add {realm} {pool} --yes")).ok();
        }
    }

    /// A proposal that the community votes on from now on, for three days and one of cool-off.
    fn propose(&self, name: &str) -> Place {
        let at = proposal_at(&GOVERNANCE, &self.place.governance, &self.place.mint, name);
        let place = Place { proposal: at, ..self.place };
        let create = create_proposal(&place, VARA.mint(), self.team, name);
        let sign = sign_off(&place, self.proposer(), self.team);
        self.net.carries_out(&Desk::key(1), &[create]);
        self.net.carries_out(&Desk::key(1), &[sign]);
        place
    }

    /// What governance counts for somebody [votes].
    fn counts(&self, place: &Place, voter: &Address) -> Option<u64> {
        let at = place.governance_vote(voter);
        let there = self.net.exists(&at).then(|| self.net.bytes(&at))?;
        Some(CivicVote::read(&there).expect("a vote").voter_weight)
    }

    /// Decides a proposal whose time is over.
    fn finalize(&self, place: &Place) {
        self.net.carries_out(&Desk::key(1), &[finalize(place, self.proposer())]);
    }
}

/// Two pools whose hook is the adapter, and somebody with 300 AGUA in one and 100 in the other.
fn pools(net: &Net, team: &Desk, valley: Address) -> (Address, Desk) {
    let second = farm("1_000", 50).replace("\"Valley\"", "\"Terraces\"\nid = 1");
    team.write("more.toml", &second);
    team.types("acequia pool create farm.toml --yes").ok();
    team.types("acequia pool create more.toml --yes").ok();
    let terraces = addresses::pool(&team.address(), &AGUA.mint(), 1).0;
    let lp = lp(net, 2);
    lp.write("farm.toml", &farm("9_000", 90));
    lp.types(&format!("acequia stake {valley} 300 --yes")).ok();
    lp.types(&format!("acequia stake {terraces} 100 --yes")).ok();
    for pool in [valley, terraces] {
        team.types(&format!("acequia hook propose {pool} {ID} --yes")).ok();
    }
    net.travel_to(START + 2 * DAY);
    for pool in [valley, terraces] {
        team.types(&format!("acequia hook activate {pool} --yes")).ok();
    }
    (terraces, lp)
}

/// A team with a realm and two pools, an LP in both, and what they have seen so far.
struct Story<'a> {
    net: &'a Net,
    civic: Civic<'a>,
    team: Desk,
    lp: Desk,
    valley: Address,
    terraces: Address,
    told: String,
}

impl<'a> Story<'a> {
    fn begin(net: &'a Net) -> Self {
        let (team, valley) = team(net);
        let (terraces, lp) = pools(net, &team, valley);
        let civic = Civic::found(net, &team);
        Self { net, civic, team, lp, valley, terraces, told: String::new() }
    }

    /// The team types this, it goes well, and the transcript goes into the golden file.
    fn team(&mut self, typed: &str) {
        let said = self.team.types(&format!("acequia {typed} --names farm.toml")).ok();
        self.told.push_str(&said.transcript());
    }

    /// The same by the LP.
    fn lp(&mut self, typed: &str) {
        let said = self.lp.types(&format!("acequia {typed} --names farm.toml --yes")).ok();
        self.told.push_str(&said.transcript());
    }

    /// Once: asked for again, there is nothing to do.
    fn sets_up_the_adapter(&mut self) {
        let (realm, team) = (self.civic.place.realm, self.team.address().to_string());
        let create = format!("realm create {realm} --votes 500 --yes");
        let show = format!("acequia realm show {realm}");
        self.team.types(&show).fails(&["no registrar", "realm create"]);
        self.lp.types(&format!("acequia {create}")).fails(&["Only the realm's authority", &team]);
        let other = format!("{create} --governance {}", self.valley);
        let unknown = format!("{}, which is not known here", self.valley);
        self.team.types(&format!("acequia {other}")).fails(&[
            "belongs to the program",
            &unknown,
            "--governance",
        ]);
        self.team(&create);
        self.team(&create);
        self.team(&format!("realm add {realm} {} --yes", self.valley));
        self.team(&format!("realm add {realm} {} --power 2147483648 --yes", self.terraces));
        self.team(&format!("realm maximum {realm} --share 100% --yes"));
        self.team(&format!("realm maximum {realm} --votes 400 --yes"));
    }

    /// Both positions vote as one, at their powers. Another vote replaces the first.
    fn votes(&mut self, proposal: &Place) {
        let (at, voter) = (proposal.proposal, self.lp.address());
        self.team(&format!("realm show {} --proposal {at}", self.civic.place.realm));
        self.lp(&format!("realm vote {at} approve"));
        let votes = Some(AGUA.units(300) + AGUA.units(100) / 2);
        assert_eq!(self.civic.counts(proposal, &voter), votes);
        let leave = format!("acequia unstake {} 1 --yes", self.valley);
        self.lp.types(&leave).fails(&["Open votes hold"]);
        self.lp(&format!("realm vote {at} deny --pool {}", self.valley));
        assert_eq!(self.civic.counts(proposal, &voter), votes, "the other's is still passed on");
    }

    /// Then what voted is free, and its rent comes back.
    fn withdraws(&mut self, proposal: &Place) {
        let at = proposal.proposal;
        self.lp(&format!("realm withdraw {at}"));
        assert_eq!(self.civic.counts(proposal, &self.lp.address()), None);
        self.lp(&format!("realm withdraw {at}"));
        self.lp.types(&format!("acequia unstake {} 1 --yes", self.valley)).ok();
        self.lp("reclaim");
    }

    /// A vote that stands to the end: the rent comes back when the proposal is decided.
    fn votes_to_the_end(&mut self, proposal: &Place) {
        let vote = format!("realm vote {} approve", proposal.proposal);
        self.lp(&vote);
        self.lp("reclaim");
        self.net.travel_to(START + 10 * DAY);
        self.lp.types(&format!("acequia {vote} --yes")).fails(&["takes no votes now"]);
        self.civic.finalize(proposal);
        self.lp("reclaim");
        self.lp("reclaim");
    }
}

#[test]
fn what_is_staked_votes_in_a_realm_and_all_rent_comes_back() {
    let net = Net::start();
    let mut story = Story::begin(&net);
    story.sets_up_the_adapter();
    let (proposal, before) = (story.civic.propose("a canal"), net.lamports(&story.lp.address()));
    story.votes(&proposal);
    story.withdraws(&proposal);
    story.votes_to_the_end(&proposal);
    // Governance keeps its records of a voter and of a vote that stands.
    let lasting = net.rent(282) + net.rent(89);
    assert_only_fees(before - net.lamports(&story.lp.address()) - lasting, 20);
    let realm = story.civic.place.realm;
    let close = format!("acequia realm close {realm} --yes");
    story.team.types(&close).fails(&["still lists pools: 2", "realm remove"]);
    for pool in [story.terraces, story.valley] {
        story.team(&format!("realm remove {realm} {pool} --yes"));
    }
    story.team(&format!("realm close {realm} --yes"));
    story.team(&format!("realm close {realm} --yes"));
    compare("realm.txt", &story.told);
}

#[test]
fn who_cannot_vote_in_a_realm_is_told_why() {
    let net = Net::start();
    let (team, valley) = team(&net);
    let (terraces, lp) = pools(&net, &team, valley);
    let civic = Civic::found(&net, &team);
    let realm = civic.place.realm;
    civic.admits(&team, "--share 50%", &[valley]);
    let proposal = civic.propose("a mill").proposal;
    let vote = format!("acequia realm vote {proposal} approve");

    lp.types(&format!("{vote} --pool {terraces} --yes"))
        .fails(&["no position that can vote", "acequia realm show"]);
    let late = crate::team::lp(&net, 3);
    late.types(&format!("acequia stake {valley} 5 --yes")).ok();
    late.types(&format!("{vote} --yes")).fails(&["nothing was staked in it when voting began"]);
    team.types(&format!("acequia hook remove {valley} --yes")).ok();
    lp.types(&format!("{vote} --yes")).fails(&["not to the adapter"]);
    lp.types(&format!("acequia realm vote {valley} approve --yes"))
        .fails(&["is no proposal of SPL Governance"]);
    lp.types(&format!("acequia realm show {valley}")).fails(&["is no realm of SPL Governance"]);
    lp.types(&format!("acequia realm add {realm} {terraces} --yes"))
        .fails(&["Only the registrar's authority"]);
}

/// A stranger opens positions for somebody, and stakes a unit in each.
fn dust(net: &Net, pool: Address, owner: Address, count: u32) {
    let stranger = lp(net, 7);
    let vault = addresses::stake_vault(&pool).0;
    let source = addresses::associated_token(&stranger.address(), &AGUA.mint(), &SPL_TOKEN);
    for index in 0..count {
        let opener = stranger.address();
        let position = addresses::position(&pool, &opener, index).0;
        let open = OpenPosition { opener, payer: opener, pool, position, index, owner };
        let stake = Stake {
            depositor: opener,
            pool,
            position,
            stake_vault: vault,
            source,
            stake_mint: AGUA.mint(),
            token_program: SPL_TOKEN,
            amount: 1,
        };
        net.carries_out(&Desk::key(7), &[open.instruction(), stake.instruction()]);
    }
}

#[test]
fn dust_opened_for_a_voter_shuts_nobody_out_and_eighteen_positions_vote_as_one() {
    let net = Net::start();
    let (team, valley) = team(&net);
    let (_, lp) = pools(&net, &team, valley);
    let civic = Civic::found(&net, &team);
    civic.admits(&team, "--votes 500", &[valley]);
    for index in 1..18 {
        lp.types(&format!("acequia stake {valley} {index} --index {index} --yes")).ok();
    }
    dust(&net, valley, lp.address(), 8);
    net.travel_to(START + 3 * DAY);
    let proposal = civic.propose("a canal");
    let vote = format!("acequia realm vote {} approve --yes", proposal.proposal);
    let said = lp.types(&vote).ok();
    assert!(said.out.contains("8 smaller ones are left out"), "{}", said.out);
    assert_eq!(civic.counts(&proposal, &lp.address()), Some(AGUA.units(453)));
    let small = addresses::position(&valley, &Desk::key(7).pubkey(), 3).0;
    lp.types(&format!("{vote} --position {small}")).ok();
    assert_eq!(civic.counts(&proposal, &lp.address()), Some(AGUA.units(453) + 1));
    lp.types(&format!("acequia realm withdraw {} --yes", proposal.proposal)).ok();
    assert_eq!(civic.counts(&proposal, &lp.address()), None);
    lp.types(&format!("acequia unstake {valley} all --yes")).ok();
}

#[test]
fn a_proposal_that_is_lengthened_is_voted_on_again_with_each_position() {
    let net = Net::start();
    let (team, valley) = team(&net);
    let (terraces, lp) = pools(&net, &team, valley);
    let civic = Civic::found(&net, &team);
    let voter = lp.address();
    civic.admits(&team, "--votes 500", &[valley, terraces]);
    let proposal = civic.propose("a canal");
    let vote = |word| format!("acequia realm vote {} {word} --yes", proposal.proposal);
    lp.types(&vote("approve")).ok();
    assert_eq!(civic.counts(&proposal, &voter), Some(AGUA.units(400)));

    // Behind type, realm, governed account, reserved, threshold, weight to propose, hold-up time.
    let longer = (6 * DAY as u32).to_le_bytes();
    net.change(&proposal.governance, |data| data[83..87].copy_from_slice(&longer));
    let said = lp.types(&format!("{} --pool {valley}", vote("deny"))).ok();
    assert!(said.out.contains("no longer count"), "{}", said.out);
    assert_eq!(civic.counts(&proposal, &voter), Some(AGUA.units(300)));
    lp.types(&vote("deny")).ok();
    assert_eq!(civic.counts(&proposal, &voter), Some(AGUA.units(400)));
    lp.types(&format!("acequia realm withdraw {} --yes", proposal.proposal)).ok();
    assert_eq!(civic.counts(&proposal, &voter), None);
}

/// Records, tally and receipts, by a keeper who has no part in any of it: not while the proposal may still
/// be decided by them; their rent is the voter's.
#[test]
fn a_keeper_closes_what_votes_have_left_once_the_proposal_is_decided() {
    let net = Net::start();
    let (team, valley) = team(&net);
    let (terraces, lp) = pools(&net, &team, valley);
    let civic = Civic::found(&net, &team);
    let realm = civic.place.realm;
    civic.admits(&team, "--votes 500", &[valley, terraces]);
    let keeper = Desk::new(&net.url, 9);
    net.give_sol(&keeper.address(), 1_000_000_000);
    let registrar = realms::registrar(&realm, &AGUA.mint()).0;
    let pools = format!("pools = [\"{valley}\", \"{terraces}\"]\nregistrars = [\"{registrar}\"]\n");
    keeper.write("keep.toml", &format!("{pools}settle = \"never\"\npush = \"never\"\n"));
    let closed = || {
        let out = keeper.types("acequia keep keep.toml --once").ok().out;
        out.lines().filter(|line| line.starts_with('✓')).count()
    };

    let of_adapter = || {
        let all = net.ask("getProgramAccounts", json!([ID.to_string(), { "encoding": "base64" }]));
        all.as_array().expect("a list").len()
    };

    let proposal = civic.propose("a canal");
    lp.types(&format!("acequia realm vote {} approve --yes", proposal.proposal)).ok();
    let (left, there) = (net.lamports(&lp.address()), of_adapter());
    assert_eq!(closed(), 0, "the vote stands");
    net.travel_to(START + 10 * DAY);
    closed();
    assert_eq!(of_adapter(), there, "nothing is decided yet");
    civic.finalize(&proposal);
    while closed() > 0 {}
    assert_eq!(of_adapter(), there - 3, "two records and their tally are gone");
    let rents = 2 * net.rent(RealmsRecord::SIZE) + net.rent(Tally::SIZE);
    let receipts = 2 * net.rent(VoteReceipt::SIZE);
    assert_eq!(net.lamports(&lp.address()), left + rents + receipts);
}

#[test]
fn what_cannot_be_read_is_left_out_of_lists_and_votes_and_that_is_said() {
    let net = Net::start();
    let (team, valley) = team(&net);
    let (terraces, lp) = pools(&net, &team, valley);
    let civic = Civic::found(&net, &team);
    civic.admits(&team, "--votes 500", &[valley]);
    let newer = addresses::position(&terraces, &lp.address(), 0).0;
    net.change(&newer, |data| data[8] = 9);
    let said = lp.types("acequia positions").ok();
    assert!(said.err.contains(&format!("left out: {newer}")), "{}", said.err);
    assert!(said.out.contains("300.000000"), "{}", said.out);
    let listed = lp.types("acequia positions --json").ok().json();
    assert_eq!(listed.as_array().map(Vec::len), Some(1));
    net.change(&terraces, |data| data[8] = 9);
    lp.types("acequia positions").ok();
    let proposal = civic.propose("a mill");
    lp.types(&format!("acequia realm vote {} approve --yes", proposal.proposal)).ok();
    assert_eq!(civic.counts(&proposal, &lp.address()), Some(AGUA.units(300)));
}

#[test]
fn a_registrar_is_handed_over_in_two_steps() {
    let net = Net::start();
    let (team, _) = team(&net);
    let realm = Civic::found(&net, &team).place.realm;
    team.types(&format!("acequia realm create {realm} --share 50% --yes")).ok();
    let heir = lp(&net, 3);
    heir.types(&format!("acequia realm authority {realm} --accept --yes"))
        .fails(&["was not offered"]);
    let offer = format!("acequia realm authority {realm} --propose {} --yes", heir.address());
    team.types(&offer).ok();
    heir.types(&format!("acequia realm authority {realm} --accept --yes")).ok();
    let shown = heir.types(&format!("acequia realm show {realm} --json")).ok().json();
    assert_eq!(shown["authority"], serde_json::json!(heir.address().to_string()));
    assert_eq!(shown["asks_the_adapter"], serde_json::json!(true));
    team.types(&offer).fails(&["Only the registrar's authority"]);
}
