//! A gauge's life: created, funded, voted in, settled, its shares streaming.

use crate::support::{compare, Net, AGUA, DAY, RIO, START};
use crate::team::{farm, lp, team};
use acequia_gauge_interface::{addresses as gauges, ID as GAUGE};
use acequia_interface::addresses;

#[test]
fn a_budget_is_split_by_votes_and_streams() {
    let net = Net::start();
    let (team, valley) = team(&net);
    let second = farm("1_000", 50).replace("\"Valley\"", "\"Terraces\"\nid = 1");
    team.write("more.toml", &second);
    team.types("acequia pool create farm.toml --yes").ok();
    team.types("acequia pool create more.toml --yes").ok();
    let terraces = addresses::pool(&team.address(), &AGUA.mint(), 1).0;
    let gauge = gauges::gauge(&team.address(), &RIO.mint(), 0).0;
    let lp = lp(&net, 2);
    lp.types(&format!("acequia stake {valley} 300 --yes")).ok();
    team.types(&format!("acequia hook propose {valley} {GAUGE} --yes")).ok();
    net.travel_to(START + 2 * DAY);
    team.types(&format!("acequia hook activate {valley} --yes")).ok();
    let mut told = String::new();
    let mut ok = |typed: String| told.push_str(&team.types(&typed).ok().transcript());

    // Create, list, fund, open.
    let create = format!("acequia gauge create --mint {} --epoch '7 days' --closing '1 day' --genesis '1 day' --names farm.toml --yes", RIO.mint());
    ok(create.clone());
    ok(create);
    ok(format!("acequia gauge add {gauge} {valley} --names farm.toml --yes"));
    ok(format!("acequia gauge add {gauge} {terraces} --names farm.toml --yes"));
    ok(format!("acequia gauge fund {gauge} 1_000 --names farm.toml --yes"));
    ok(format!("acequia gauge advance {gauge} --names farm.toml --yes"));

    // Vote: not before the epoch begins.
    let vote = format!(
        "acequia gauge vote {valley} --gauge {gauge} --for {valley}=70 --for {terraces}=30"
    );
    lp.types(&format!("{vote} --yes")).fails(&["No epoch of the gauge takes votes now"]);
    net.travel_to(START + 4 * DAY);
    lp.types(&format!("{vote}=1 --yes")).fails(&["is not a percentage"]);
    lp.types(&format!("{} --yes", vote.replace("=70", "=69")))
        .fails(&["do not add up to 100 percent"]);
    lp.types(&format!("{vote} --yes")).ok();
    ok(format!("acequia gauge show {gauge} --names farm.toml"));

    // Settle, pass on, once.
    net.travel_to(START + 10 * DAY);
    ok(format!("acequia gauge advance {gauge} --names farm.toml --yes"));
    ok(format!("acequia gauge advance {gauge} --names farm.toml --yes"));
    let funded = |pool| net.pool(pool).expect("a pool").streams[2].books.funded;
    assert_eq!((funded(&valley), funded(&terraces)), (RIO.units(700), RIO.units(300)));
    assert_eq!(net.held(&team.address(), RIO), RIO.units(20_000 - 9_000 - 1_000 - 1_000));
    ok(format!("acequia gauge remove {gauge} {terraces} --yes"));
    ok(format!("acequia gauge refund {gauge} --yes"));
    compare("gauge.txt", &told);
}
