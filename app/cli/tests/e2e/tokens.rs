//! Tokens of other kinds: SOL, mints whose amounts wallets multiply; and wallets with hardly any SOL.

use crate::support::{Desk, Net, Proxy, Sending, DAY, START};
use crate::team::{lp, team};
use acequia_interface::addresses::{self, associated_token, SPL_TOKEN, TOKEN_2022};
use acequia_interface::Position;
use solana_address::Address;
use solana_signer::Signer;

const NATIVE: Address = Address::from_str_const("So11111111111111111111111111111111111111112");
const SOL: u64 = 1_000_000_000;

fn wrapped(wallet: &Address) -> Address {
    associated_token(wallet, &NATIVE, &SPL_TOKEN)
}

/// A farm in which SOL is staked, and paid.
const FARM: &str = r#"name = "Springs"

[tokens]
SOL = { mint = "So11111111111111111111111111111111111111112", decimals = 9, program = "spl-token" }

[[pool]]
name  = "Spring"
stake = "SOL"

[[pool.reward]]
token     = "SOL"
kind      = "curve"
budget    = "10"
committed = "all"
schedule  = { shape = "constant", for = "10 days" }
"#;

/// A team with 20 SOL and an LP with 5, neither of whom has wrapped any.
fn springs(net: &Net) -> (Desk, Desk, Address) {
    let mut mint = vec![0; 82];
    (mint[44], mint[45]) = (9, 1);
    net.put(&NATIVE, &SPL_TOKEN, &mint);
    let (team, lp) = (Desk::new(&net.url, 1), Desk::new(&net.url, 2));
    net.give_sol(&team.address(), 20 * SOL);
    net.give_sol(&lp.address(), 5 * SOL);
    team.write("farm.toml", FARM);
    let pool = addresses::pool(&team.address(), &NATIVE, 0).0;
    (team, lp, pool)
}

#[test]
fn sol_is_wrapped_on_the_way_in_and_unwrapped_on_the_way_out() {
    let net = Net::start();
    let (team, lp, pool) = springs(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    assert_eq!(net.pool(&pool).expect("a pool").streams[0].books.funded, 10 * SOL);
    let said = lp.types(&format!("acequia stake {pool} 2 --yes")).ok();
    assert!(said.out.contains("2.000000000 SOL more"), "{}", said.out);
    assert!(said.out.contains("which are wrapped for it"), "{}", said.out);
    assert_eq!(net.pool(&pool).expect("a pool").totals.staked, 2 * SOL);
    assert!(!net.exists(&wrapped(&lp.address())), "the account was needed for a moment only");
    lp.types(&format!("acequia stake {pool} 3 --yes")).fails(&["and this needs"]);

    net.travel_to(START + 5 * DAY);
    lp.types(&format!("acequia claim {pool} --yes")).ok();
    let held = net.lamports(&lp.address());
    assert!(held > 7 * SOL && held < 8 * SOL, "three that were left, and half of ten: {held}");
    net.travel_to(START + 11 * DAY);
    lp.types(&format!("acequia unstake {pool} all --close --yes")).ok();
    let held = net.lamports(&lp.address());
    assert!(15 * SOL - held < 100_000, "all of it, as SOL, but for fees: {held}");
    assert!(!net.exists(&wrapped(&lp.address())));
}

#[test]
fn sol_is_wrapped_staked_and_locked_in_one_transaction() {
    let net = Net::start();
    let (team, lp, pool) = springs(&net);
    let locks = "stake = \"SOL\"\n\n[pool.lock]\nlongest = \"60 days\"\nmultiplier = 2.5\n";
    team.write("farm.toml", &FARM.replace("stake = \"SOL\"\n", locks));
    team.types("acequia pool create farm.toml --yes").ok();
    let said =
        lp.types(&format!("acequia stake {pool} 2 --lock '60 days' --yes --json")).ok().json();
    assert_eq!(said["result"]["done"].as_array().expect("a list").len(), 1, "{said}");
    let totals = net.pool(&pool).expect("a pool").totals;
    assert_eq!((totals.staked, totals.weight), (2 * SOL, 5 * SOL));
    assert!(!net.exists(&wrapped(&lp.address())), "the account was needed for a moment only");
}

#[test]
fn whoever_pays_for_the_account_of_wrapped_sol_gets_its_rent_back() {
    let net = Net::start();
    let (team, lp, pool) = springs(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let helper = Desk::key(9);
    net.give_sol(&helper.pubkey(), SOL);
    lp.write("helper.json", &format!("{:?}", helper.to_bytes()));
    lp.types(&format!("acequia stake {pool} 2 --yes --fee-payer helper.json")).ok();
    assert_eq!(net.lamports(&lp.address()), 3 * SOL, "to the lamport");
    let position = net.rent(Position::size(net.pool(&pool).expect("a pool").capacity));
    assert_eq!(net.lamports(&helper.pubkey()), SOL - position - 10_000);
}

#[test]
fn all_the_sol_there_is_leaves_what_the_way_out_needs() {
    let net = Net::start();
    let (team, lp, pool) = springs(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let said = lp.types(&format!("acequia stake {pool} all --yes")).ok();
    assert!(!said.out.contains("to unstake, it needs"), "{}", said.out);
    let staked = net.pool(&pool).expect("a pool").totals.staked;
    assert!(staked > 4 * SOL && staked < 5 * SOL, "{staked}");
    lp.types(&format!("acequia unstake {pool} all --close --yes")).ok();
    assert!(5 * SOL - net.lamports(&lp.address()) < 100_000);
}

#[test]
fn sol_that_somebody_wrapped_themselves_is_paid_with_and_stays_wrapped() {
    let net = Net::start();
    let (team, lp, pool) = springs(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let me = lp.address();
    let mut account = [&NATIVE.to_bytes()[..], &me.to_bytes(), &[0; 101]].concat();
    account[64..72].copy_from_slice(&SOL.to_le_bytes());
    account[108] = 1;
    let rent = net.rent(165);
    account[109] = 1;
    account[113..121].copy_from_slice(&rent.to_le_bytes());
    net.put_with(&wrapped(&me), &SPL_TOKEN, &account, SOL + rent);
    lp.types(&format!("acequia stake {pool} 3 --yes")).ok();
    assert_eq!(net.lamports(&wrapped(&me)), rent, "one was wrapped, two were added");
    net.put_with(&wrapped(&me), &SPL_TOKEN, &account, SOL + rent);
    let said = lp.types(&format!("acequia unstake {pool} 1 --yes")).ok();
    assert!(said.out.contains("it arrives as wrapped SOL"), "{}", said.out);
    assert_eq!(net.lamports(&wrapped(&me)), 2 * SOL + rent);
}

/// A mint of 6 decimals whose amounts wallets show times 2.5.
const SHARES: Address = Address::new_from_array([b'X'; 32]);

fn shares(net: &Net, wallet: &Address, units: u64) {
    let by = 2.5f64.to_le_bytes();
    // ScaledUiAmount, of 56 bytes
    let scaled = [&[25, 0, 56, 0][..], &[0; 32], &by, &[0; 8], &by].concat();
    shares_with(net, wallet, units, &scaled);
}

fn shares_with(net: &Net, wallet: &Address, units: u64, extension: &[u8]) {
    let mut mint = vec![0; 165];
    mint[36..44].copy_from_slice(&u64::MAX.to_le_bytes());
    (mint[44], mint[45]) = (6, 1);
    mint.push(1); // a mint
    mint.extend(extension);
    net.put(&SHARES, &TOKEN_2022, &mint);
    let mut account = [&SHARES.to_bytes()[..], &wallet.to_bytes(), &[0; 101]].concat();
    account[64..72].copy_from_slice(&units.to_le_bytes());
    account[108] = 1;
    account.extend([2, 7, 0, 0, 0]); // an account; its owner cannot change
    net.put(&associated_token(wallet, &SHARES, &TOKEN_2022), &TOKEN_2022, &account);
}

/// A pool in which shares are staked, its team and an LP.
fn pool_of_shares(net: &Net) -> (Desk, Desk, Address) {
    let (team, lp) = (Desk::new(&net.url, 1), Desk::new(&net.url, 2));
    for desk in [&team, &lp] {
        net.give_sol(&desk.address(), SOL);
        desk.write(
            "farm.toml",
            &format!(
                "name = \"Shares\"\n[tokens]\n\
                 SHR = {{ mint = \"{SHARES}\", decimals = 6, program = \"token-2022\" }}\n\
                 [[pool]]\nname = \"Shares\"\nstake = \"SHR\"\n"
            ),
        );
    }
    let pool = addresses::pool(&team.address(), &SHARES, 0).0;
    (team, lp, pool)
}

#[test]
fn what_bears_interest_is_staked_once_though_wallets_show_more_of_it_later() {
    let net = Net::start();
    let (team, mut lp, pool) = pool_of_shares(&net);
    // InterestBearingConfig, of 52 bytes: 5 % a year before and now, since 1970
    let rate = 500i16.to_le_bytes();
    let interest = [&[10, 0, 52, 0][..], &[0; 40], &rate, &[0; 8], &rate].concat();
    shares_with(&net, &lp.address(), 4_000_000_000, &interest);
    team.types("acequia pool create farm.toml --yes").ok();
    let proxy = Proxy::start(&net.url, Sending::AnswerLost, 0, 1);
    lp.go_to(&proxy.url);
    let stake = format!("acequia stake {pool} 1_000 --yes --names farm.toml");
    lp.types(&stake).fails(&["does not answer", "whether it landed is not known"]);
    net.travel_to(START + 300 * DAY);
    lp.go_to(&net.url);
    let said = lp.types(&stake).ok();
    assert!(said.out.contains("(raw: 1,000.000000)"), "{}", said.out);
    assert!(said.out.contains("by an earlier run"), "{}", said.out);
    assert_eq!(net.pool(&pool).expect("a pool").totals.staked, 1_000_000_000, "once");
}

#[test]
fn amounts_that_wallets_multiply_are_shown_as_they_do_with_the_raw_ones_beside() {
    let net = Net::start();
    let (team, lp, pool) = pool_of_shares(&net);
    shares(&net, &lp.address(), 4_000_000_000);
    team.types("acequia pool create farm.toml --yes").ok();
    let says = |typed: &str, words: &[&str]| {
        let said = lp.types(&format!("acequia {typed} --names farm.toml")).ok();
        for word in words {
            assert!(said.out.contains(word), "`{word}` is not in:\n{}", said.out);
        }
    };
    let shown = "2,500 SHR (raw: 1,000.000000)";
    let note = "wallets show 2.5 SHR for each raw one";
    says(&format!("stake {pool} 1_000 --yes"), &[shown, note, &format!("{shown} out of")]);
    says("positions", &[shown]);
    says(&format!("solvency {pool}"), &[shown]);
    says(&format!("pool show {pool}"), &[shown]);
    says(&format!("unstake {pool} 400 --yes"), &["1,000 SHR (raw: 400.000000) come back"]);
    says("pools", &["1,500 SHR (raw: 600.000000)"]);
    says(&format!("events {pool}"), &["2,500 SHR (raw: 1,000.000000)"]);
}

#[test]
fn what_a_team_sets_and_pays_is_shown_as_wallets_show_it_too() {
    let net = Net::start();
    let (team, _, pool) = pool_of_shares(&net);
    shares(&net, &team.address(), 4_000_000_000);
    team.types("acequia pool create farm.toml --yes").ok();
    let says = |typed: &str, words: &[&str]| {
        let said = team.types(&format!("acequia {typed} --yes --names farm.toml")).ok();
        for word in words {
            assert!(said.out.contains(word), "`{word}` is not in:\n{}", said.out);
        }
    };
    let [all, each, more] =
        ["5,000 SHR (raw: 2,000.000000)", "250 SHR (raw: 100.000000)", "25 SHR (raw: 10.000000)"];
    let caps = format!("{all} in all, {each} by position");
    says(&format!("pool caps {pool} --all 2_000 --position 100"), &[&caps]);
    says(&format!("pool show {pool}"), &[&caps]);
    let paid = format!("--mint {SHARES} --budget 100 --committed all --schedule");
    let schedule = r#"'{ shape = "constant", for = "10 days" }'"#;
    let said = [format!("{each}, "), format!("{each} out of")];
    says(&format!("rewards add {pool} {paid} {schedule}"), &[&said[0], &said[1]]);
    says(&format!("rewards fund {pool} --slot 0 10"), &[&format!("{more} more, until")]);
    let gauge = acequia_gauge_interface::addresses::gauge(&team.address(), &SHARES, 0).0;
    let times = "--epoch '7 days' --closing '1 day'";
    team.types(&format!("acequia gauge create --mint {SHARES} {times} --yes")).ok();
    let splits = format!("an epoch splits at most {each}");
    says(&format!("gauge terms {gauge} --epoch-budget 100"), &[&splits]);
    says(&format!("gauge fund {gauge} 10"), &[&format!("{more} more for epochs")]);
    says(&format!("gauge show {gauge}"), &[&format!("{more} idle"), each]);
    says("pools", &[more]);
}

#[test]
fn a_wallet_that_could_not_pay_the_way_out_is_told_before_it_stakes() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let (lp, least) = (lp(&net, 2), net.rent(0));
    lp.types(&format!("acequia stake {pool} 1 --yes")).ok();
    let stake = format!("acequia stake {pool} 1 --yes");
    let told = "is left with 0.000890880 SOL: to unstake, it needs 0.000895880 SOL";
    assert_eq!(least, 890_880);
    net.give_sol(&lp.address(), least + 5_000);
    let said = lp.types(&stake).ok();
    assert!(said.out.contains(told) && said.out.contains("--fee-payer"), "{}", said.out);
    net.give_sol(&lp.address(), least + 10_000);
    assert!(!lp.types(&stake).ok().out.contains("to unstake, it needs"));
    lp.types(&format!("acequia unstake {pool} 1 --yes")).ok();

    net.give_sol(&lp.address(), least + 4_999);
    let refused = ["and keep 0.000890880 SOL", "Send it 0.000000001 SOL", "--fee-payer"];
    lp.types(&stake).fails(&refused);
    assert!(!lp.has_something_on_its_way());
}
