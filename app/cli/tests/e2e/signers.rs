//! Who signs: a file, standard input, a hardware wallet that is not there, or cannot be.

use crate::support::{Net, AGUA};
use crate::team::{lp, team};

#[cfg(feature = "hardware")]
#[test]
fn a_hardware_wallet_that_is_not_plugged_in_is_said_with_the_remedy() {
    let net = Net::start();
    let (mut team, pool) = team(&net);
    for place in ["usb://ledger", "usb://ledger?key=0/0"] {
        team.signs_by(place);
        team.types("acequia pool create farm.toml --yes").fails(&[
            "No hardware wallet answers at",
            place,
            "Plug it in, unlock it, open its Solana app, and try again",
        ]);
    }
    assert!(net.pool(&pool).is_none(), "nothing was done");
}

#[cfg(not(feature = "hardware"))]
#[test]
fn a_build_without_hardware_wallets_says_how_one_with_them_is_installed() {
    let net = Net::start();
    let (mut team, pool) = team(&net);
    for place in ["usb://ledger", "usb://ledger?key=0/0"] {
        team.signs_by(place);
        team.types("acequia pool create farm.toml --yes").fails(&[
            &format!("{place} is a hardware wallet, and this build of acequia speaks to none"),
            "cargo install --locked --path app/cli --features hardware",
        ]);
    }
    assert!(net.pool(&pool).is_none(), "nothing was done");
}

#[cfg(feature = "hardware")]
#[test]
fn a_place_that_names_no_hardware_wallet_is_said_with_the_remedy() {
    let net = Net::start();
    let (mut team, pool) = team(&net);
    for place in ["usb://abacus?key=0", "usb://ledger?key=first", "usb://ledger?key=0/0/0/0"] {
        team.signs_by(place);
        team.types("acequia pool create farm.toml --yes")
            .fails(&["names no hardware wallet", "Write usb://ledger?key=0"]);
    }
    assert!(net.pool(&pool).is_none(), "nothing was done");
}

#[test]
fn a_place_that_names_no_signer_is_said_with_the_remedy() {
    let net = Net::start();
    let (mut team, pool) = team(&net);
    let cases = [
        ("https://signer.example", "No signer is known at", "Name a keypair file"),
        ("nobody.json", "There is no keypair in nobody.json", "solana-keygen new"),
        ("farm.toml", "There is no keypair in farm.toml", "Name a file by -k"),
    ];
    for (place, condition, remedy) in cases {
        team.signs_by(place);
        team.types("acequia pool create farm.toml --yes").fails(&[condition, remedy]);
    }
    assert!(net.pool(&pool).is_none(), "nothing was done");
}

#[test]
fn a_key_may_come_from_standard_input() {
    let net = Net::start();
    let (team, pool) = team(&net);
    team.types("acequia pool create farm.toml --yes").ok();
    let mut lp = lp(&net, 2);
    let key = lp.reads("id.json");
    lp.signs_by("-");
    let stake = format!("acequia stake {pool} 400 --yes");
    lp.pipes(&stake, "[1,2,3]").fails(&["What came in is no keypair", "64 numbers in brackets"]);
    lp.pipes(&stake, &key).ok();
    assert_eq!(net.held(&lp.address(), AGUA), AGUA.units(600));
}

#[test]
fn an_address_alone_looks_and_does_not_sign() {
    let net = Net::start();
    let (mut team, pool) = team(&net);
    team.signs_by(&team.address().to_string());
    team.types("acequia pool create farm.toml --simulate").ok();
    team.types("acequia pool create farm.toml --yes")
        .fails(&["is an address, and this needs its signature", "--multisig"]);
    assert!(net.pool(&pool).is_none(), "nothing was done");
}
