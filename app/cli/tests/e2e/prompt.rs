//! The question before acting, at a terminal.

use crate::support::{Net, Terminal, AGUA, CONTROL_C};
use crate::team::{lp, team};
use solana_address::Address;

/// A plan is on the screen, and the question whether to carry it out.
fn asked(net: &Net) -> (Terminal, Address, Address) {
    let (team, pool) = team(net);
    team.types("acequia pool create farm.toml --yes").ok();
    let lp = lp(net, 2);
    let mut terminal = lp.sits_at_a_terminal(&format!("acequia stake {pool} 400"));
    terminal.shows("400.000000");
    terminal.shows("Carry it out?");
    assert_eq!(net.held(&lp.address(), AGUA), AGUA.units(1_000), "nothing before the answer");
    (terminal, pool, lp.address())
}

#[test]
fn who_says_yes_has_it_carried_out() {
    let net = Net::start();
    let (mut terminal, _, lp) = asked(&net);
    terminal.press("y");
    let (screen, ok) = terminal.ends();
    assert!(ok && screen.contains("✓"), "{screen}");
    assert_eq!(net.held(&lp, AGUA), AGUA.units(600));
}

#[test]
fn who_says_no_has_nothing_done() {
    let net = Net::start();
    let (mut terminal, pool, lp) = asked(&net);
    terminal.press("n");
    let (screen, ok) = terminal.ends();
    assert!(!ok && screen.contains("Nothing was done"), "{screen}");
    assert_untouched(&net, &pool, &lp);
}

#[test]
fn who_only_presses_enter_has_nothing_done() {
    let net = Net::start();
    let (mut terminal, pool, lp) = asked(&net);
    terminal.press("\r");
    let (screen, ok) = terminal.ends();
    assert!(!ok && screen.contains("Nothing was done"), "{screen}");
    assert_untouched(&net, &pool, &lp);
}

#[test]
fn who_interrupts_has_nothing_done() {
    let net = Net::start();
    let (mut terminal, pool, lp) = asked(&net);
    terminal.press(CONTROL_C);
    let (screen, ok) = terminal.ends();
    assert!(!ok && !screen.contains("✓"), "{screen}");
    assert_untouched(&net, &pool, &lp);
}

#[track_caller]
fn assert_untouched(net: &Net, pool: &Address, lp: &Address) {
    assert_eq!(net.held(lp, AGUA), AGUA.units(1_000));
    assert_eq!(net.pool(pool).expect("a pool").totals.positions, 0);
    assert_eq!(net.transactions(lp), 0, "nothing was sent");
}
