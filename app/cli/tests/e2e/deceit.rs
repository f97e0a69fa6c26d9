//! What others wrote is shown, never obeyed; what was asked for and cannot be read is nothing else.

use crate::support::{Net, Proxy, Said, Sending};
use crate::team::{farm, lp, team};

/// A name that clears the screen, colours, hides and turns what follows.
const NAME: &str = r"\u001b[2J\u001b[8mV\u202eyella\u0007\u009b1A";
const SHOWN: &str = r"\u{1b}[2J\u{1b}[8mV\u{202e}yella\u{7}\u{9b}1A";

/// Nothing that a terminal obeys, and nothing that it does not show.
#[track_caller]
fn is_plain(said: &Said) {
    let all = format!("{}{}", said.out, said.err);
    let obeyed = all.chars().find(|c| {
        (c.is_control() && *c != '\n')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    });
    assert_eq!(obeyed, None, "$ {}\n{all:?}", said.typed);
}

#[test]
fn names_of_a_file_are_written_out_in_a_plan_that_is_to_be_approved() {
    let net = Net::start();
    let (team, pool) = team(&net);
    let text = farm("9_000", 90);
    let text = text.replace("\"Valley\"", &format!("\"{NAME}\""));
    let text = text
        .replace("AGUA =", &format!("\"{NAME}\" ="))
        .replace("\"AGUA\"", &format!("\"{NAME}\""));
    team.write("farm.toml", &text.replace("The valley", NAME));
    for how in
        ["--print", "--simulate", "--multisig So11111111111111111111111111111111111111112", "--yes"]
    {
        for json in ["", "--json"] {
            let said = team.types(&format!("acequia pool create farm.toml {how} {json}"));
            is_plain(&said);
        }
    }
    assert!(net.pool(&pool).is_some());
    for look in ["pool show", "solvency", "pool export"] {
        let said = team.types(&format!("acequia {look} {pool} --names farm.toml")).ok();
        is_plain(&said);
        is_plain(&team.types(&format!("acequia {look} {pool} --names farm.toml --json")).ok());
        assert!(look == "solvency" || said.out.contains("V"), "{}", said.out);
    }
    let said = team.types("acequia pool create farm.toml --simulate").ok();
    assert!(said.out.contains(SHOWN), "{}", said.out);
}

#[test]
fn what_a_node_says_is_written_out() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let mut lp = lp(&net, 2);
    let proxy = Proxy::start(&net.url, Sending::Raving, 0, 9);
    lp.go_to(&proxy.url);
    for json in ["", "--json"] {
        let said = lp.types(&format!("acequia stake {pool} 400 --yes {json}"));
        is_plain(&said);
        said.fails(&["u{1b}[2J", "u{202e}"]);
    }
}

#[test]
fn a_setting_that_was_asked_for_and_cannot_be_read_is_an_error_and_never_mainnet() {
    let net = Net::start();
    let (team, _) = team(&net);
    team.write("empty.yml", "---\nwebsocket_url: ''\n");
    team.write("twice.yml", "json_rpc_url: d\njson_rpc_url: m\n");
    team.write_bytes("bytes.yml", &[0xff, 0xfe, 0x6a]);
    for file in ["none.yml", "empty.yml", "twice.yml", "bytes.yml", "."] {
        let typed = format!("acequia positions -C {file}");
        team.types(&typed).fails(&[file, "cannot be read", "No cluster is taken in its place"]);
    }
    team.types("acequia positions --names none.toml").fails(&["none.toml", "cannot be read"]);
}
