//! A Token-2022 mint with a transfer fee, staked and paid.

use crate::support::{Desk, Net, DAY, START};
use acequia_interface::addresses::{self, associated_token, TOKEN_2022};
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

/// A team and an LP with 2,000 FEE each.
struct Story<'a> {
    net: &'a Net,
    fee: FeeToken<'a>,
    team: Desk,
    lp: Desk,
    pool: Address,
    position: Address,
}

impl<'a> Story<'a> {
    fn begin(net: &'a Net) -> Self {
        let (fee, team, lp) = (FeeToken(net), Desk::new(&net.url, 1), Desk::new(&net.url, 2));
        fee.make();
        for desk in [&team, &lp] {
            net.give_sol(&desk.address(), 10_000_000_000);
            fee.give(&desk.address(), 2_000);
            desk.write("farm.toml", &farm("accepts = [\"transfer fee\"]"));
        }
        let pool = addresses::pool(&team.address(), &MINT, 0).0;
        let position = addresses::position(&pool, &lp.address(), 0).0;
        Self { net, fee, team, lp, pool, position }
    }

    fn funded(&self) -> u64 {
        self.net.pool(&self.pool).expect("a pool").streams[0].books.funded
    }

    /// It goes well, and says these words.
    #[track_caller]
    fn says(&self, who: &Desk, typed: &str, words: &str) {
        let said = who.types(&format!("acequia {typed} --names farm.toml --yes")).ok();
        assert!(said.out.contains(words), "`{words}` is not in:\n{}", said.out);
    }

    /// Nobody comes by such a token unawares.
    fn has_to_be_named(&self) {
        let silent = farm("").replace(", risks = [\"transfer fee\"]", "");
        self.team.write("silent.toml", &silent);
        let create = "acequia pool create silent.toml --yes";
        self.team.types(create).fails(&["does not name: transfer fee"]);
        assert!(self.net.pool(&self.pool).is_none(), "nothing was done");
    }

    /// What arrives is scheduled, and staked.
    fn counts_what_arrives(&self) {
        let pool = self.pool;
        let arrive = "takes 10.000000 FEE: 990.000000 FEE of 1,000.000000 FEE arrive";
        self.says(&self.team, "pool create farm.toml", arrive);
        assert_eq!(self.funded(), 990 * TOKEN);
        let arrive = "396.000000 FEE of 400.000000 FEE arrive";
        self.says(&self.lp, &format!("stake {pool} 400"), arrive);
        let staked = self.net.position(&self.position).expect("open").stake.amount;
        assert_eq!(staked, 396 * TOKEN);
        let arrive = "99.000000 FEE of 100.000000 FEE arrive";
        self.says(&self.team, &format!("rewards fund {pool} --slot 0 100"), arrive);
        assert_eq!(self.funded(), (990 + 99) * TOKEN);
    }

    /// All that is owed leaves the vault, and the issuer takes its part on the way.
    fn pays_what_is_owed(&self) {
        self.net.travel_to(START + 11 * DAY);
        let listed = self.lp.types("acequia positions --json").ok().json();
        let owed = listed[0]["owed"][0]["units"].as_str().expect("text");
        let owed = owed.parse::<u64>().expect("units");
        assert!(1_089 * TOKEN - owed <= 1, "{owed}");
        self.lp.types(&format!("acequia claim {} --yes", self.pool)).ok();
        let paid = owed - owed.div_ceil(100);
        assert_eq!(self.fee.held(&self.lp.address()), 1_600 * TOKEN + paid);
        let back = "392.040000 FEE of 396.000000 FEE arrive";
        self.says(&self.lp, &format!("unstake {} all --close", self.pool), back);
        assert!(!self.net.exists(&self.position));
        assert_eq!(self.fee.held(&self.lp.address()), 1_600 * TOKEN + paid + 392_040_000);
    }
}

#[test]
fn a_token_with_a_transfer_fee_is_staked_and_paid_and_the_plan_says_what_arrives() {
    let net = Net::start();
    let story = Story::begin(&net);
    story.has_to_be_named();
    story.counts_what_arrives();
    story.pays_what_is_owed();
    story.team.types(&format!("acequia solvency {}", story.pool)).ok();
}

/// Extensions of token accounts that ask for memos, or keep programs out.
const MEMO: u8 = 8;
const GUARD: u8 = 11;

#[test]
fn an_account_that_wants_memos_or_keeps_programs_out_is_told_with_the_remedy() {
    let net = Net::start();
    let story = Story::begin(&net);
    let (pool, me) = (story.pool, story.lp.address());
    story.team.types("acequia pool create farm.toml --yes").ok();
    story.lp.types(&format!("acequia stake {pool} 400 --yes")).ok();
    let account = story.fee.account(&me);
    let plain = net.bytes(&account);
    let with = |extension: u8| [&plain[..], &[extension, 0, 1, 0, 1]].concat();
    net.put(&account, &TOKEN_2022, &with(GUARD));
    let stake = format!("acequia stake {pool} 1 --yes");
    story.lp.types(&stake).fails(&["is guarded", "spl-token disable-cpi-guard", "--from"]);
    story.lp.types(&format!("acequia unstake {pool} 1 --yes")).ok();
    net.put(&account, &TOKEN_2022, &with(MEMO));
    let unstake = format!("acequia unstake {pool} 1 --yes");
    let remedy = ["without a memo", "spl-token disable-required-transfer-memos", "--to"];
    story.lp.types(&unstake).fails(&remedy);
    story.lp.types(&format!("{unstake} --to {account}")).fails(&remedy);
    story.lp.types(&format!("{unstake} --to {}", story.team.address())).ok();
}

/// Where the mint counts what was brought to it: behind the base, and the two authorities.
const BROUGHT: std::ops::Range<usize> = 234..242;

#[test]
fn fees_that_were_withheld_in_vaults_are_brought_to_the_mint_and_everything_closes() {
    let net = Net::start();
    let story = Story::begin(&net);
    let pool = story.pool;
    let withheld = |sent: u64| sent * TOKEN / 100;
    let brought = || {
        let data = net.bytes(&MINT);
        u64::from_le_bytes(data[BROUGHT].try_into().expect("8 bytes"))
    };
    story.team.types("acequia pool create farm.toml --yes").ok();
    story.lp.types(&format!("acequia stake {pool} 400 --yes")).ok();
    net.travel_to(START + 11 * DAY);
    story.lp.types(&format!("acequia unstake {pool} all --close --yes")).ok();
    assert_eq!(brought(), 0);
    story.team.types(&format!("acequia rewards retire {pool} --slot 0 --yes")).ok();
    assert_eq!(brought(), withheld(1_000));
    story.team.types(&format!("acequia pool close {pool} --yes")).ok();
    assert!(!net.exists(&pool), "its rent is back");
    assert_eq!(brought(), withheld(1_000) + withheld(400));
}
