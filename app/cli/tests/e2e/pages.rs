//! What a pool says of itself: set by its authority, shown as somebody's own words.

use crate::support::{Desk, Net};
use crate::team::{lp, team};
use acequia_interface::{addresses, Page};
use serde_json::json;

#[test]
fn a_page_is_set_changed_in_part_and_shown_as_somebodys_own_words() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let nothing = team.types(&format!("acequia pool page show {pool}")).ok();
    assert!(nothing.out.contains("It says nothing of itself"), "{}", nothing.out);
    let set = format!("acequia pool page set {pool} --yes");
    team.types(&format!(
        "{set} --name Valley --text 'Water for all.\n✓ audited' --link https://v.example"
    ))
    .ok();
    let said = team.types(&format!("{set} --name 'The valley'")).ok();
    assert!(said.out.contains("= link"), "what is not named stays: {}", said.out);
    let page = Page::read(&net.bytes(&addresses::page(&pool).0)).expect("a page");
    assert_eq!((page.name(), page.link()), ("The valley", "https://v.example"));
    let again = team.types(&format!("{set} --name 'The valley'")).ok();
    assert!(again.out.contains("Nothing to do"), "{}", again.out);

    for look in ["pool show", "pool page show"] {
        let said = team.types(&format!("acequia {look} {pool}")).ok();
        for line in [
            "\"The valley\", in the authority's own words, which nobody has checked",
            "│ Water for all.",
            "│ ✓ audited",
            "│ https://v.example",
        ] {
            assert!(said.out.contains(line), "{line}: {}", said.out);
        }
        assert!(said.out.lines().all(|line| !line.trim_start().starts_with('✓')), "{}", said.out);
        let page = team.types(&format!("acequia {look} {pool} --json")).ok().json()["page"].clone();
        let text = "Water for all.\n✓ audited";
        assert_eq!(
            page,
            json!({ "name": "The valley", "text": text, "link": "https://v.example" })
        );
    }

    let emptied = team.types(&format!("{set} --text ''")).ok();
    assert!(emptied.out.contains("- text"), "{}", emptied.out);
}

#[test]
fn a_page_that_would_deceive_is_refused_before_anything_is_signed() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let set = format!("acequia pool page set {pool} --yes");
    for (typed, words) in [
        (format!("--name '{}'", "a".repeat(33)), "33 bytes long"),
        (format!("--name '{}'", "ä".repeat(17)), "34 bytes long"),
        (format!("--text '{}'", "a".repeat(257)), "257 bytes long"),
        ("--name 'a\u{202e}b'".into(), "\\u{202e}"),
        ("--name 'a\nb'".into(), "\\u{a}"),
        ("--link http://v.example".into(), "is not by https"),
        ("--link javascript:alert(1)".into(), "is not by https"),
    ] {
        team.types(&format!("{set} {typed}")).fails(&[words]);
    }
    let stranger = lp(&net, 2);
    stranger.types(&format!("{set} --name Mine")).fails(&["Only the pool's authority"]);
    assert!(!net.exists(&addresses::page(&pool).0));
}

#[test]
fn caps_are_set_from_a_terminal_and_an_offered_authority_is_shown() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let caps = format!("acequia pool caps {pool} --yes");
    team.types(&format!("{caps} --all 1_000 --position 50.5")).ok();
    let set = || {
        let caps = net.pool(&pool).expect("a pool").caps;
        (caps.pool, caps.position)
    };
    assert_eq!(set(), (1_000_000_000, 50_500_000));
    team.types(&format!("{caps} --position none")).ok();
    assert_eq!(set(), (1_000_000_000, 0), "the other one stays");
    let again = team.types(&format!("{caps} --position none")).ok();
    assert!(again.out.contains("Nothing to do"), "{}", again.out);
    let stranger = lp(&net, 2);
    stranger.types(&format!("{caps} --all 5")).fails(&["Only the pool's authority"]);

    let heir = Desk::new(&net.url, 3).address();
    team.types(&format!("acequia pool authority {pool} --propose {heir} --yes")).ok();
    team.types(&format!("acequia rewards hand-over {pool} --slot 1 --propose {heir} --yes")).ok();
    let shown = team.types(&format!("acequia pool show {pool}")).ok().out;
    let offered = |what: &str| format!("{what}; offered to {heir}, who may accept it");
    assert!(shown.contains(&offered(&format!("authority  {}", team.address()))), "{shown}");
    assert!(shown.contains(&offered(&format!("reward 1 is {}'s", team.address()))), "{shown}");
    let waits = team.types(&format!("acequia pools --of {heir}")).ok().out;
    for words in ["offered: the authority of", "offered: the reward 1 of", "--accept"] {
        assert!(waits.contains(words), "`{words}` is not in:\n{waits}");
    }
}
