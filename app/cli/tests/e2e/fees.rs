//! A Token-2022 mint with a transfer fee, staked and paid.

use crate::support::{Desk, Net, DAY, START};
use acequia_interface::addresses::{self, associated_token, TOKEN_2022};
use serde_json::json;
use solana_address::Address;

/// The mint of the fee token: 6 decimals, 1 % of each transfer, at most 50 tokens.
const MINT: Address = Address::new_from_array([b'F'; 32]);
const TOKEN: u64 = 1_000_000;

/// The mint, and accounts that hold it, as Token-2022 lays them out.
struct FeeToken<'a>(&'a Net);

impl FeeToken<'_> {
    fn make(&self) {
        let mut data = vec![0; 165];
        data[36..44].copy_from_slice(&u64::MAX.to_le_bytes());
        (data[44], data[45]) = (6, 1);
        data.extend([1, 1, 0, 108, 0]); // a mint; TransferFeeConfig, of 108 bytes
        data.extend([0; 32 + 32 + 8]); // no authorities, nothing withheld
        for _older_and_newer in 0..2 {
            data.extend(0u64.to_le_bytes());
            data.extend((50 * TOKEN).to_le_bytes());
            data.extend(100u16.to_le_bytes());
        }
        self.0.put(&MINT, &TOKEN_2022, &data);
    }

    fn account(&self, wallet: &Address) -> Address {
        associated_token(wallet, &MINT, &TOKEN_2022)
    }

    fn give(&self, wallet: &Address, tokens: u64) {
        let mut data = vec![0; 165];
        data[..32].copy_from_slice(&MINT.to_bytes());
        data[32..64].copy_from_slice(&wallet.to_bytes());
        data[64..72].copy_from_slice(&(tokens * TOKEN).to_le_bytes());
        data[108] = 1; // initialised
        data.extend([2, 7, 0, 0, 0]); // an account; its owner cannot change
        data.extend([2, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0]); // nothing withheld
        self.0.put(&self.account(wallet), &TOKEN_2022, &data);
    }

    fn held(&self, wallet: &Address) -> u64 {
        let data = self.0.bytes(&self.account(wallet));
        u64::from_le_bytes(data[64..72].try_into().expect("8 bytes"))
    }
}

fn farm(accepts: &str) -> String {
    format!(
        r#"name = "Fees"

[tokens]
FEE = {{ mint = "{MINT}", decimals = 6, program = "token-2022", risks = ["transfer fee"] }}

[[pool]]
name  = "Toll"
stake = "FEE"
{accepts}

[[pool.reward]]
token     = "FEE"
kind      = "curve"
budget    = "1_000"
committed = "all"
schedule  = {{ shape = "constant", for = "10 days" }}
"#
    )
}

#[test]
fn a_token_with_a_transfer_fee_is_staked_and_paid_and_the_plan_says_what_arrives() {
    let net = Net::start();
    let fee = FeeToken(&net);
    fee.make();
    let (team, lp) = (Desk::new(&net.url, 1), Desk::new(&net.url, 2));
    for desk in [&team, &lp] {
        net.give_sol(&desk.address(), 10_000_000_000);
        fee.give(&desk.address(), 2_000);
    }
    let pool = addresses::pool(&team.address(), &MINT, 0).0;

    // Nobody comes by such a token unawares.
    team.write("silent.toml", &farm("").replace(", risks = [\"transfer fee\"]", ""));
    team.types("acequia pool create silent.toml --yes").fails(&["does not name: transfer fee"]);
    assert!(net.pool(&pool).is_none(), "nothing was done");

    for desk in [&team, &lp] {
        desk.write("farm.toml", &farm("accepts = [\"transfer fee\"]"));
    }
    let said = team.types("acequia pool create farm.toml --names farm.toml --yes").ok();
    assert!(said.out.contains("accepts for good: transfer fee"), "{}", said.out);
    assert!(
        said.out.contains("takes 10.000000 FEE: 990.000000 FEE of 1,000.000000 FEE arrive"),
        "{}",
        said.out
    );
    let funded = |pool| net.pool(pool).expect("a pool").streams[0].books.funded;
    assert_eq!(funded(&pool), 990 * TOKEN, "what arrived is scheduled");

    let stake = format!("acequia stake {pool} 400 --names farm.toml --yes");
    let said = lp.types(&stake).ok();
    assert!(said.out.contains("396.000000 FEE of 400.000000 FEE arrive"), "{}", said.out);
    let position = addresses::position(&pool, &lp.address(), 0).0;
    let staked = || net.position(&position).expect("open").stake.amount;
    assert_eq!(staked(), 396 * TOKEN);

    // The fee is capped; a top-up is what arrives.
    team.types(&format!("acequia rewards fund {pool} --slot 0 100 --yes")).ok();
    assert_eq!(funded(&pool), (990 + 99) * TOKEN);

    // All that is owed is paid, less what the issuer takes on the way.
    net.travel_to(START + 11 * DAY);
    let listed = lp.types("acequia positions --json").ok().json();
    let owed = listed[0]["owed"][0]["units"].as_str().expect("text").parse::<u64>().expect("units");
    assert!((1_089 * TOKEN - owed) <= 1, "{owed}");
    let before = fee.held(&lp.address());
    lp.types(&format!("acequia claim {pool} --yes")).ok();
    let kept = owed.div_ceil(100);
    assert_eq!(fee.held(&lp.address()), before + owed - kept);

    let said = lp.types(&format!("acequia unstake {pool} all --close --yes")).ok();
    assert!(said.out.contains("392.040000"), "{}", said.out);
    assert!(!net.exists(&position));
    assert_eq!(fee.held(&lp.address()), 1_600 * TOKEN + owed - kept + 392_040_000);
    team.types(&format!("acequia solvency {pool} --json")).ok();

    // Withheld fees stand in the way of a closed vault until they are harvested, by anyone.
    let shown = team.types(&format!("acequia pool show {pool} --json")).ok().json();
    assert_eq!(shown["staked"], json!("0"));
}
