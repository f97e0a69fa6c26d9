//! The farms of a cluster: listed, named by themselves, and vouched for or not.

use crate::support::{Desk, Net, AGUA, RIO};
use crate::team::{farm, lp, team};
use acequia_interface::addresses;
use serde_json::json;

#[test]
fn pools_and_gauges_are_listed_with_what_they_call_themselves() {
    let net = Net::start();
    let none = Desk::new(&net.url, 9).types("acequia pools").ok();
    assert!(none.out.contains("No pools."), "{}", none.out);
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    team.types(&format!("acequia pool page set {pool} --name Valley --yes")).ok();
    let gauge = format!("gauge create --mint {} --epoch '7 days' --closing '1 day'", RIO.mint());
    team.types(&format!("acequia {gauge} --genesis '1 day' --yes")).ok();
    lp(&net, 2).types(&format!("acequia stake {pool} 5 --yes")).ok();

    let said = team.types("acequia pools --names farm.toml").ok();
    for words in
        [&pool.to_string(), "\"Valley\"", "5.000000 AGUA", "RIO, AGUA", "open", "Gauges", "0 pools"]
    {
        assert!(said.out.contains(words), "`{words}` is not in:\n{}", said.out);
    }
    assert!(said.out.contains("nobody vouches for any"), "{}", said.out);
    let all = team.types("acequia pools --json").ok().json();
    assert_eq!(all["pools"][0]["calls_itself"], "Valley");
    assert_eq!(
        (all["pools"][0]["positions"].as_u64(), &all["pools"][0]["listed"]),
        (Some(1), &json!(null))
    );
    assert_eq!(all["gauges"].as_array().map(Vec::len), Some(1));

    let of = |of: &Desk| team.types(&format!("acequia pools --of {} --json", of.address())).ok();
    assert_eq!(of(&team).json()["pools"].as_array().map(Vec::len), Some(1));
    assert_eq!(of(&Desk::new(&net.url, 9)).json(), json!({ "pools": [], "gauges": [] }));
    let stakes = team.types(&format!("acequia pools --stake {} --json", RIO.mint())).ok().json();
    assert_eq!(stakes["pools"], json!([]));
}

#[test]
fn an_export_keeps_what_tokens_and_pools_are_called() {
    let net = Net::start();
    let (team, pool) = team(&net);
    let bare = farm("9_000", 90).replace(&format!("mint = \"{}\", ", AGUA.mint()), "");
    team.write("farm.toml", &bare);
    let mint = format!("--mint AGUA={}", AGUA.mint());
    team.types(&format!("acequia pool create farm.toml {mint} --yes")).ok();
    team.types(&format!("acequia pool page set {pool} --name 'The \"old\" valley' --yes")).ok();
    let said = team.types(&format!("acequia pool export {pool} {mint} --names farm.toml")).ok().out;
    for words in
        ["AGUA = {", "RIO = {", "name     = \"The \\\"old\\\" valley\"", "stake    = \"AGUA\""]
    {
        assert!(said.contains(words), "`{words}` is not in:\n{said}");
    }
    team.write("exported.toml", &said);
    let again = team.types("acequia pool create exported.toml --yes").ok().out;
    assert!(again.contains("Nothing to do"), "{again}");
}

#[test]
fn who_is_on_the_list_comes_first_and_everybody_else_is_marked() {
    let net = Net::start();
    let (team, first) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    team.write("more.toml", &farm("1_000", 50).replace("\"Valley\"", "\"Terraces\"\nid = 1"));
    team.types("acequia pool create more.toml --yes").ok();
    let second = addresses::pool(&team.address(), &AGUA.mint(), 1).0;
    let lp = lp(&net, 2);
    for pool in [first, second] {
        lp.types(&format!("acequia stake {pool} 5 --yes")).ok();
    }
    let created_at = |pool| net.pool(&pool).expect("a pool").created_at;
    let list = |entries: &[(solana_address::Address, u64)]| {
        let entry = |(pool, at): &(solana_address::Address, u64)| json!({ "pool": pool.to_string(), "created_at": at, "name": "for who reads this" });
        json!(entries.iter().map(entry).collect::<Vec<_>>()).to_string()
    };
    // One that came to a listed address later is not the listed one.
    lp.write("farms.json", &list(&[(second, created_at(second)), (first, created_at(first) - 1)]));
    let said = lp.types("acequia pools --farms farms.json").ok().out;
    let place = |pool: solana_address::Address| said.find(&pool.to_string()).expect("listed");
    assert!(place(second) < place(first), "{said}");
    assert!(said.contains(&format!("{first} (unlisted)")), "{said}");
    assert!(!said.contains(&format!("{second} (unlisted)")), "{said}");
    let only = lp.types("acequia pools --farms farms.json --listed --json").ok().json();
    assert_eq!(only["pools"].as_array().map(Vec::len), Some(1));
    assert_eq!(only["pools"][0]["listed"], true);
    let positions = lp.types("acequia positions --farms farms.json").ok().out;
    assert_eq!(positions.matches("(unlisted)").count(), 1, "{positions}");
    let shown = lp.types(&format!("acequia pool show {first} --farms farms.json")).ok().out;
    assert!(shown.starts_with(&format!("Pool {first} (unlisted)")), "{shown}");

    // The one that is kept for this cluster is found unnamed; one that cannot be read vouches for nobody.
    let genesis = net.ask("getGenesisHash", json!([])).as_str().expect("a hash").to_string();
    lp.keeps(
        &format!(".config/acequia/farms/{genesis}.json"),
        &list(&[(first, created_at(first))]),
    );
    let said = lp.types("acequia pools").ok().out;
    assert!(said.contains(&format!("{second} (unlisted)")), "{said}");
    lp.keeps(&format!(".config/acequia/farms/{genesis}.json"), "{}");
    lp.types("acequia pools").fails(&["it is no list", "created_at"]);
    lp.types("acequia pools --farms none.json").fails(&["none.json cannot be read"]);
}
