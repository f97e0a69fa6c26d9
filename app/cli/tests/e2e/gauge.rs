//! A gauge's life: created, funded, voted in, settled, its shares streaming.

use crate::support::{assert_only_fees, compare, Desk, Net, AGUA, DAY, RIO, START};
use crate::team::{farm, lp, team};
use acequia_gauge_interface::{addresses as gauges, Gauge, ID as GAUGE};
use acequia_interface::{addresses, Pool, StreamSlot};
use solana_address::Address;

/// A team with two pools, an LP in both, a gauge to be, and what they have seen so far.
struct Story<'a> {
    net: &'a Net,
    team: Desk,
    lp: Desk,
    valley: Address,
    terraces: Address,
    gauge: Address,
    told: String,
}

impl<'a> Story<'a> {
    /// 300 AGUA are staked in the first pool, whose votes go to gauges, and 100 in the second.
    fn begin(net: &'a Net) -> Self {
        let (team, valley) = team(net);
        let second = farm("1_000", 50).replace("\"Valley\"", "\"Terraces\"\nid = 1");
        team.write("more.toml", &second);
        team.types("acequia pool create farm.toml --yes").ok();
        team.types("acequia pool create more.toml --yes").ok();
        let terraces = addresses::pool(&team.address(), &AGUA.mint(), 1).0;
        let gauge = gauges::gauge(&team.address(), &RIO.mint(), 0).0;
        let lp = lp(net, 2);
        lp.write("farm.toml", &farm("9_000", 90));
        lp.types(&format!("acequia stake {valley} 300 --yes")).ok();
        lp.types(&format!("acequia stake {terraces} 100 --yes")).ok();
        team.types(&format!("acequia hook propose {valley} {GAUGE} --yes")).ok();
        net.travel_to(START + 2 * DAY);
        team.types(&format!("acequia hook activate {valley} --yes")).ok();
        Self { net, team, lp, valley, terraces, gauge, told: String::new() }
    }

    /// The team types this, it goes well, and the transcript goes into the golden file.
    fn ok(&mut self, typed: &str) {
        let said = self.team.types(&format!("acequia {typed} --names farm.toml --yes")).ok();
        self.told.push_str(&said.transcript());
    }

    /// The same, where the team only looks.
    fn looks(&mut self, typed: &str) {
        let said = self.team.types(&format!("acequia {typed} --names farm.toml")).ok();
        self.told.push_str(&said.transcript());
    }

    #[track_caller]
    fn fails(&self, who: &Desk, typed: &str, words: &[&str]) {
        who.types(&format!("acequia {typed} --yes")).fails(words);
    }

    fn creates_lists_funds_and_opens(&mut self) {
        let (gauge, mint) = (self.gauge, RIO.mint());
        let create = "--epoch '7 days' --closing '1 day' --genesis '1 day'";
        let create = format!("gauge create --mint {mint} {create}");
        self.ok(&create);
        self.ok(&create);
        for pool in [self.valley, self.terraces] {
            self.ok(&format!("gauge add {gauge} {pool}"));
        }
        self.ok(&format!("gauge add {gauge} {}", self.valley));
        self.ok(&format!("gauge fund {gauge} 1_000"));
        self.ok(&format!("gauge advance {gauge}"));
    }

    /// Not before the epoch begins.
    fn votes(&mut self) {
        let (gauge, valley, terraces) = (self.gauge, self.valley, self.terraces);
        let vote = format!("gauge vote {valley} --gauge {gauge} --for {valley}=70");
        let whole = format!("{vote} --for {terraces}=30");
        self.fails(&self.lp, &whole, &["No epoch of the gauge takes votes now"]);
        self.net.travel_to(START + 4 * DAY);
        self.fails(&self.lp, &format!("{whole}=1"), &["is not a percentage"]);
        let part = format!("{vote} --for {terraces}=29");
        self.fails(&self.lp, &part, &["do not add up to 100 percent"]);
        self.lp.types(&format!("acequia {whole} --yes")).ok();
        self.looks(&format!("gauge show {gauge}"));
    }

    /// Once: a second look finds nothing due.
    fn settles_and_passes_on(&mut self) {
        self.net.travel_to(START + 10 * DAY);
        let advance = format!("gauge advance {}", self.gauge);
        self.ok(&advance);
        self.ok(&advance);
        let funded = |pool| self.net.pool(pool).expect("a pool").streams[2].books.funded;
        assert_eq!(funded(&self.valley), RIO.units(700));
        assert_eq!(funded(&self.terraces), RIO.units(300));
        let spent = 9_000 + 1_000 + 1_000;
        assert_eq!(self.net.held(&self.team.address(), RIO), RIO.units(20_000 - spent));
    }

    /// Once off the list, streamed to the end, and claimed.
    fn lets_pools_go(&mut self) {
        let (gauge, pools) = (self.gauge, [self.valley, self.terraces]);
        let retire = |pool| format!("gauge retire {gauge} {pool}");
        let close = format!("gauge close {gauge}");
        self.fails(&self.team, &close, &["still funds rewards in", "acequia gauge retire"]);
        self.fails(&self.team, &retire(pools[1]), &["still lists", "acequia gauge remove"]);
        for pool in pools {
            self.ok(&format!("gauge remove {gauge} {pool}"));
        }
        self.fails(&self.team, &retire(pools[0]), &["has amounts left to stream"]);
        self.net.travel_to(START + 20 * DAY);
        let lp = self.lp.address().to_string();
        self.fails(&self.team, &retire(pools[0]), &["1 position has not claimed yet", &lp]);
        let begin = format!("acequia {} --wind-down --simulate", retire(pools[0]));
        let begun = self.team.types(&begin).ok().out;
        assert!(begun.contains("closed to funding for good; pushed from"), "{begun}");
        for pool in pools {
            self.lp.types(&format!("acequia claim {pool} --yes")).ok();
        }
        self.fails(&self.lp, &retire(pools[0]), &["Only the gauge's authority"]);
        self.ok(&retire(pools[0]));
        self.ok(&retire(pools[0]));
        self.ok(&retire(pools[1]));
    }

    /// And all rent comes back, the LP's too.
    fn closes(&mut self) {
        let gauge = self.gauge;
        self.ok(&format!("gauge refund {gauge}"));
        let close = format!("gauge close {gauge}");
        self.fails(&self.lp, &close, &["Only the gauge's authority"]);
        self.ok(&close);
        self.ok(&close);
        assert!(!self.net.exists(&gauge) && !self.net.exists(&gauges::budget(&gauge).0));
        for _twice in 0..2 {
            self.told.push_str(&self.lp.types("acequia reclaim --yes").ok().transcript());
        }
    }
}

#[test]
fn a_budget_is_split_by_votes_and_streams_and_at_the_end_all_rent_comes_back() {
    let net = Net::start();
    let mut story = Story::begin(&net);
    let before = story.net.lamports(&story.team.address());
    story.creates_lists_funds_and_opens();
    story.votes();
    story.settles_and_passes_on();
    story.lets_pools_go();
    story.closes();
    // What votes need stands written down for good, once for each pool: 86 bytes.
    let spent = before - story.net.lamports(&story.team.address()) - 2 * story.net.rent(86);
    assert_only_fees(spent, 30);
    compare("gauge.txt", &story.told);
}

#[test]
fn terms_powers_and_authority_of_a_gauge_change_from_the_next_epoch_on() {
    let net = Net::start();
    let (team, _, [valley, _], gauge) = voting(&net);
    let heir = lp(&net, 3);
    let terms = format!("acequia gauge terms {gauge} --quorum 250 --cap-bps 4000 --yes");
    heir.types(&terms).fails(&["Only the gauge's authority"]);
    team.types(&format!("acequia gauge terms {gauge} --cap-bps 10001 --yes")).fails(&["cap"]);
    team.types(&terms).ok();
    assert!(team.types(&terms).ok().out.contains("Nothing to do"));
    team.types(&format!("acequia gauge add {gauge} {valley} --power 8589934592 --yes")).ok();
    let read = || Gauge::read(&net.bytes(&gauge)).expect("a gauge");
    assert_eq!(
        (read().terms.quorum, read().terms.cap_bps, read().powers[0]),
        (250, 4_000, 2 << 32)
    );

    let accept = format!("acequia gauge authority {gauge} --accept --yes");
    heir.types(&accept).fails(&["was not offered"]);
    let offer = format!("acequia gauge authority {gauge} --propose {} --yes", heir.address());
    team.types(&offer).ok();
    heir.types(&accept).ok();
    assert_eq!(read().authority, heir.address());
    assert!(heir.types(&accept).ok().out.contains("Nothing to do"));
    team.types(&offer).fails(&["Only the gauge's authority"]);
}

/// Where a stream's books say how many streams the slot has held.
const GENERATION: usize = std::mem::offset_of!(acequia_core::Stream, generation);

/// Two pools with a gauge in its first epoch, in which 300 AGUA may vote.
pub fn voting(net: &Net) -> (Desk, Desk, [Address; 2], Address) {
    let Story { team, lp, valley, terraces, gauge, .. } = Story::begin(net);
    let create = "--epoch '7 days' --closing '1 day' --genesis '1 hour'";
    for typed in [
        format!("gauge create --mint {} {create}", RIO.mint()),
        format!("gauge add {gauge} {valley}"),
        format!("gauge add {gauge} {terraces}"),
        format!("gauge fund {gauge} 1_000"),
        format!("gauge advance {gauge}"),
    ] {
        team.types(&format!("acequia {typed} --yes")).ok();
    }
    net.travel_to(START + 2 * DAY + 3_600);
    (team, lp, [valley, terraces], gauge)
}

#[test]
fn a_vote_is_withdrawn_and_its_stake_and_rent_are_free() {
    let net = Net::start();
    let (_, lp, [valley, _], gauge) = voting(&net);
    let before = net.lamports(&lp.address());
    let vote = format!("acequia gauge vote {valley} --gauge {gauge}");
    lp.types(&format!("{vote} --for {valley}=100 --yes")).ok();
    lp.types(&format!("acequia unstake {valley} 1 --yes")).fails(&["Open votes hold"]);
    lp.types("acequia reclaim --yes").ok();
    lp.types(&format!("acequia unstake {valley} 1 --yes")).fails(&["Open votes hold"]);
    lp.types(&format!("{vote} --withdraw --yes")).ok();
    let again = lp.types(&format!("{vote} --withdraw --yes")).ok();
    assert!(again.out.contains("Nothing to do"), "{}", again.out);
    lp.types(&format!("acequia unstake {valley} 1 --yes")).ok();
    lp.types("acequia reclaim --yes").ok();
    assert_eq!(net.lamports(&lp.address()), before - 4 * 5_000, "all but four fees");
}

#[test]
fn the_rent_of_a_vote_goes_back_to_whoever_paid_it_for_the_voter() {
    let net = Net::start();
    let (_, lp, [valley, _], gauge) = voting(&net);
    lp.write("helper.json", &format!("{:?}", Desk::key(9).to_bytes()));
    let helper = Desk::new(&net.url, 9).address();
    net.give_sol(&helper, 1_000_000_000);
    let paid = "--fee-payer helper.json --yes";
    let vote = format!("acequia gauge vote {valley} --gauge {gauge}");
    lp.types(&format!("{vote} --for {valley}=100 {paid}")).ok();
    lp.types(&format!("{vote} --withdraw {paid}")).ok();
    let nothing = lp.types("acequia reclaim --yes").ok();
    assert!(nothing.out.contains("Nothing to do"), "{}", nothing.out);
    lp.types(&format!("acequia reclaim {paid}")).ok();
    assert_only_fees(1_000_000_000 - net.lamports(&helper), 8);
}

#[test]
fn a_share_that_its_pool_cannot_take_goes_back_to_the_budget() {
    let net = Net::start();
    let (team, lp, [valley, terraces], gauge) = voting(&net);
    net.travel_to(START + 3 * DAY);
    lp.types(&format!(
        "acequia gauge vote {valley} --gauge {gauge} --for {valley}=40 --for {terraces}=60 --yes"
    ))
    .ok();
    // As if the reward in the second pool had made way for another one.
    net.travel_to(START + 9 * DAY);
    let generation = Pool::size(2) + StreamSlot::offset_of("books") + GENERATION;
    net.change(&terraces, |data| data[generation] += 1);
    assert_eq!(net.pool(&terraces).expect("a pool").streams[2].books.generation, 2);
    let advance = format!("acequia gauge advance {gauge} --yes");
    let said = team.types(&advance).ok();
    assert!(said.out.contains("its reward is gone or full"), "{}", said.out);
    assert_eq!(net.pool(&valley).expect("a pool").streams[2].books.funded, RIO.units(400));
    team.types(&format!("acequia gauge close {gauge} --leave-rewards --yes"))
        .fails(&["These epochs are not done yet: 0", "acequia gauge advance"]);
    net.travel_to(START + 22 * DAY + 7_200); // in the closing time of epoch 2
    let said = team.types(&advance).ok();
    assert!(said.out.contains("600.000000000"), "{}", said.out);
    let shown = team.types(&format!("acequia gauge show {gauge} --json")).ok().json();
    assert_eq!(shown["epochs"][0]["number"], 0);
    assert_eq!(shown["epochs"][1]["budget"], RIO.units(600).to_string(), "split anew");
}

#[test]
fn a_year_is_funded_ahead_and_what_streamed_to_nobody_is_split_again() {
    let net = Net::start();
    let Story { team, lp, valley, gauge, .. } = Story::begin(&net);
    let third = farm("1_000", 50).replace("\"Valley\"", "\"Empty\"\nid = 2");
    team.write("third.toml", &third);
    team.types("acequia pool create third.toml --yes").ok();
    let empty = addresses::pool(&team.address(), &AGUA.mint(), 2).0;
    net.travel_to(START + 2 * DAY + 1); // a pool of this second is too young to be listed
    let create = "--epoch '7 days' --closing '1 day' --genesis '1 hour' --epoch-budget 400";
    for typed in [
        format!("gauge create --mint {} {create}", RIO.mint()),
        format!("gauge add {gauge} {valley}"),
        format!("gauge add {gauge} {empty} --idle-back"),
        format!("gauge fund {gauge} 1_000"),
        format!("gauge advance {gauge}"),
    ] {
        team.types(&format!("acequia {typed} --yes")).ok();
    }
    let show = format!("acequia gauge show {gauge} --names farm.toml");
    let shown = team.types(&show).ok().out;
    let words = "splits at most 400.000000000 RIO; idle is enough for 1 whole epoch";
    assert!(shown.contains(words), "{shown}");
    net.travel_to(START + 3 * DAY);
    let vote = format!("gauge vote {valley} --gauge {gauge} --for {empty}=100");
    lp.types(&format!("acequia {vote} --yes")).ok();
    let advance = format!("acequia gauge advance {gauge} --names farm.toml --yes");
    net.travel_to(START + 9 * DAY); // and a few hours: voting is over
    team.types(&advance).ok();
    net.travel_to(START + 15 * DAY + 7_200);
    let said = lp.types(&advance).ok().out;
    assert!(said.contains("paid to nobody are idle again"), "{said}");
    let books = Gauge::read(&net.bytes(&gauge)).expect("a gauge").books;
    assert!(books.funded > RIO.units(1_300), "{books:?}");
    assert!(lp.types(&advance).ok().out.contains("Nothing to do"), "once an epoch");
}

#[test]
fn the_setting_of_powers_is_handed_on_apart_from_the_authority() {
    let net = Net::start();
    let (team, _, [valley, _], gauge) = voting(&net);
    let oracle = lp(&net, 3);
    let hand = format!("acequia gauge authority {gauge} --powers");
    oracle.types(&format!("{hand} --accept --yes")).fails(&["were not offered"]);
    let offer = format!("{hand} --propose {} --yes", oracle.address());
    oracle.types(&offer).fails(&["Only the gauge's power manager"]);
    team.types(&offer).ok();
    let shown = team.types(&format!("acequia gauge show {gauge}")).ok().out;
    assert!(shown.contains(&format!("offered to {}", oracle.address())), "{shown}");
    oracle.types(&format!("{hand} --accept --yes")).ok();
    assert!(oracle.types(&format!("{hand} --accept --yes")).ok().out.contains("it is yours"));
    let weigh = format!("acequia gauge add {gauge} {valley} --power 8589934592 --yes");
    team.types(&weigh).fails(&["Only the gauge's power manager"]);
    oracle.types(&weigh).ok();
    oracle
        .types(&format!("acequia gauge terms {gauge} --quorum 1 --yes"))
        .fails(&["Only the gauge's authority"]);
    let name = format!("acequia gauge terms {gauge} --power-manager {} --yes", team.address());
    team.types(&name).ok();
    oracle.types(&weigh.replace("8589934592", "1")).fails(&["Only the gauge's power manager"]);
    assert_eq!(Gauge::read(&net.bytes(&gauge)).expect("a gauge").powers[0], 2 << 32);
}
