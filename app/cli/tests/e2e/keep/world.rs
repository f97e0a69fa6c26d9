//! The demo's farm with a gauge over its two pools, and people who leave all of it to a keeper.

use super::process::Process;
use crate::support::{Desk, Net, Token, AGUA, DAY, RIO, START};
use acequia_core::Kind;
use acequia_gauge_interface::{addresses as gauges, ID as GAUGE};
use acequia_interface::addresses::{self, associated_token, SPL_TOKEN, TOKEN_2022};
use acequia_interface::flags::RIGHTS;
use acequia_interface::instructions::{
    LockPosition, OpenPosition, SetOperator, SetPushClaims, Stake, TopUp, WindDownStream,
};
use acequia_interface::{StreamSlot, ID};
use serde_json::json;
use solana_address::Address;
use solana_instruction::Instruction;
use std::collections::BTreeMap;

const USDC: Token = Token { symbol: "USDC", decimals: 6 };
const SEED: Token = Token { symbol: "SEED", decimals: 0 };
/// Between two moments at which the clock stands, and the keeper looks: its interval [s].
pub const STEP: u64 = DAY / 2;
/// When the gauge is made: no pool is listed in the second in which it was created.
const SET_UP: u64 = START + 60;
/// When the gauge's first epoch begins, and the season.
pub const BEGIN: u64 = SET_UP + 3 * DAY;
/// When the keeper begins.
pub const BEFORE: u64 = BEGIN - DAY / 4;
/// The day on which the team ends the flow of AGUA.
const LAST_FLOW: u64 = 40;
/// So many lock, each for another time.
const LOCKERS: u8 = 12;
const TEAM: u8 = 1;
const KEEPER: u8 = 200;
/// Who lets the keeper compound, and reinvest from Valley in Terraces.
const COMPOUNDER: u8 = 30;
const REINVESTER: u8 = 31;
/// Who let anyone pay out.
pub const PUSHED: [u8; 2] = [32, 33];

pub struct World {
    pub net: Net,
    pub keeper: Desk,
    pub gauge: Address,
    pub valley: Address,
    pub terraces: Address,
}

/// Tokens, and the program of each.
pub const TOKENS: [(Token, Address); 4] =
    [(AGUA, SPL_TOKEN), (USDC, SPL_TOKEN), (SEED, SPL_TOKEN), (RIO, TOKEN_2022)];

impl World {
    /// All of it set up by the CLI, up to the day on which the pools' votes go to the gauge.
    pub fn begin() -> Self {
        let net = Net::hasty();
        mints(&net);
        let team = Desk::new(&net.url, TEAM);
        net.give_sol(&team.address(), 100_000_000_000);
        for (token, program) in TOKENS {
            give(&net, &team.address(), token, &program, 2_000_000);
        }
        team.write("valley.toml", &farm_file());
        team.types("acequia pool create valley.toml --yes").ok();
        net.travel_to(SET_UP);
        let pool = |id| addresses::pool(&team.address(), &AGUA.mint(), id).0;
        let (valley, terraces) = (pool(0), pool(1));
        let gauge = gauges::gauge(&team.address(), &RIO.mint(), 0).0;
        let mut world = Self { keeper: Desk::new(&net.url, KEEPER), net, gauge, valley, terraces };
        world.sets_a_gauge_up(&team);
        world.people();
        world.net.give_sol(&world.keeper.address(), 10_000_000_000);
        world.keeper.write("keep.toml", &world.file());
        world.net.travel_to(BEFORE);
        world
    }

    fn sets_a_gauge_up(&mut self, team: &Desk) {
        let (gauge, mint) = (self.gauge, RIO.mint());
        let ok = |typed: String| drop(team.types(&format!("acequia {typed} --yes")).ok());
        ok(format!(
            "gauge create --mint {mint} --epoch '7 days' --closing '1 day' --genesis '3 days' \
             --epoch-budget 1_000"
        ));
        for pool in [self.valley, self.terraces] {
            ok(format!("gauge add {gauge} {pool}"));
            ok(format!("hook propose {pool} {GAUGE}"));
        }
        ok(format!("gauge fund {gauge} 50_000"));
        self.net.travel_to(SET_UP + 2 * DAY);
        for pool in [self.valley, self.terraces] {
            ok(format!("hook activate {pool}"));
        }
    }

    /// Each stakes, and says what is left to others.
    fn people(&self) {
        for nth in 0..LOCKERS {
            // Up to 59 days, each ending at another hour.
            let end = SET_UP + 2 * DAY + (u64::from(nth) * 5 + 4) * DAY + u64::from(nth) * 7_000;
            self.stakes(2 + nth, self.valley, |owner, pool, position| {
                let lock_end = end;
                vec![LockPosition { owner, pool, position, lock_end }.instruction()]
            });
        }
        for (who, pool) in
            [(COMPOUNDER, self.valley), (REINVESTER, self.valley), (REINVESTER, self.terraces)]
        {
            self.stakes(who, pool, |owner, _, position| {
                let (operator, rights) = (self.keeper.address(), RIGHTS);
                vec![SetOperator { owner, position, operator, rights }.instruction()]
            });
        }
        for who in PUSHED {
            self.stakes(who, self.valley, |owner, _, position| {
                vec![SetPushClaims { owner, position, allowed: true }.instruction()]
            });
        }
    }

    /// 1,000 AGUA, in one transaction with what else somebody wants.
    fn stakes(
        &self,
        who: u8,
        pool: Address,
        then: impl FnOnce(Address, Address, Address) -> Vec<Instruction>,
    ) {
        let me = Desk::new(&self.net.url, who).address();
        let position = addresses::position(&pool, &me, 0).0;
        self.net.give_sol(&me, 1_000_000_000);
        give(&self.net, &me, AGUA, &SPL_TOKEN, 1_000);
        let open = OpenPosition { opener: me, payer: me, pool, position, index: 0, owner: me };
        let stake = Stake {
            depositor: me,
            pool,
            position,
            stake_vault: addresses::stake_vault(&pool).0,
            source: associated_token(&me, &AGUA.mint(), &SPL_TOKEN),
            stake_mint: AGUA.mint(),
            token_program: SPL_TOKEN,
            amount: AGUA.units(1_000),
        };
        let first = vec![open.instruction(), stake.instruction()];
        let all = [first, then(me, pool, position)].concat();
        self.net.carries_out(&Desk::key(who), &all);
    }

    /// What the keeper is told.
    fn file(&self) -> String {
        let (valley, terraces, gauge) = (self.valley, self.terraces, self.gauge);
        let who = |seed: u8| Desk::new(&self.net.url, seed).address();
        let (compounder, reinvester) = (who(COMPOUNDER), who(REINVESTER));
        format!(
            r#"every = "20 ms"
pools = ["{valley}", "{terraces}"]
gauges = ["{gauge}"]
settle = "3 days"
push = "14 days"
make-accounts = true
[limits]
fees = "0.1"
rent = "0.5"
[[owner]]
address = "{compounder}"
compound = "7 days"
[[owner.vote]]
gauge = "{gauge}"
for = ["{valley}=100"]
[[owner]]
address = "{reinvester}"
[[owner.reinvest]]
from = "{valley}"
to = "{terraces}"
every = "7 days"
[[owner.vote]]
gauge = "{gauge}"
for = ["{valley}=40", "{terraces}=60"]
"#
        )
    }

    /// What somebody has been paid of a token [base units].
    pub fn held(&self, who: u8, (token, program): (Token, Address)) -> u64 {
        let owner = Desk::new(&self.net.url, who).address();
        let at = associated_token(&owner, &token.mint(), &program);
        let there = self.net.exists(&at).then(|| self.net.bytes(&at));
        there.map_or(0, |data| u64::from_le_bytes(data[64..72].try_into().expect("8 bytes")))
    }

    /// The slot and stream of the flow of AGUA, as long as it is there.
    pub fn flow(&self) -> Option<(u8, StreamSlot)> {
        let streams = self.net.pool(&self.valley).expect("a pool").streams;
        let is_flow = |stream: &StreamSlot| {
            stream.is_in_use()
                && stream.mint == AGUA.mint()
                && stream.books.kind == Kind::Flow as u8
        };
        (0u8..).zip(streams).find(|(_, stream)| is_flow(stream))
    }

    /// The team brings revenue each week, until it ends the flow. Whether it does anything on that day.
    fn team_acts(&self, day: u64) -> bool {
        let Some((slot, stream)) = self.flow() else { return false };
        let (team, pool) = (Desk::key(TEAM), self.valley);
        let me = Desk::new(&self.net.url, TEAM).address();
        let top_up = TopUp {
            pool,
            vault: stream.vault,
            mint: AGUA.mint(),
            source: associated_token(&me, &AGUA.mint(), &SPL_TOKEN),
            source_authority: me,
            token_program: SPL_TOKEN,
            slot,
            amount: AGUA.units(700),
        };
        let end = WindDownStream { closer: me, pool, slot };
        let order = match day {
            LAST_FLOW => end.instruction(),
            0..LAST_FLOW if day.is_multiple_of(7) => top_up.instruction(),
            _ => return false,
        };
        self.net.carries_out(&team, &[order]);
        true
    }

    /// A step of the season at a time: `keep` does what it does until nothing is due. The team acts when it is done,
    /// or what is due would depend on who is first.
    pub fn passes(&self, days: u64, mut keep: impl FnMut(&Self, u64)) {
        keep(self, BEFORE);
        for step in 0..days * DAY / STEP {
            let now = BEGIN + step * STEP;
            self.net.travel_to(now);
            keep(self, now);
            if step % (DAY / STEP) == 0 && self.team_acts(step * STEP / DAY) {
                keep(self, now);
            }
        }
    }

    /// A keeper, by a way of its own to the cluster.
    pub fn keeper(&mut self, url: &str) -> Process {
        self.keeper.go_to(url);
        Process::start(&self.keeper, "keep.toml")
    }

    /// Every account of farm, gauge and tokens, byte for byte, and what the keeper would have left without fees: one
    /// that is killed may send a transaction more or less, as when what it did last makes the next needless.
    pub fn state(&self) -> BTreeMap<String, String> {
        let mut state = BTreeMap::new();
        for program in [ID, GAUGE, SPL_TOKEN, TOKEN_2022] {
            let options = json!({ "encoding": "base64", "commitment": "confirmed" });
            let all = self.net.ask("getProgramAccounts", json!([program.to_string(), options]));
            for one in all.as_array().expect("a list") {
                let data = one["account"]["data"][0].as_str().expect("base64");
                state.insert(one["pubkey"].as_str().expect("an address").into(), data.into());
            }
        }
        let fees = 5_000 * self.sent() as u64;
        let lamports = self.net.lamports(&self.keeper.address()) + fees;
        state.insert("lamports".into(), lamports.to_string());
        state
    }

    /// How many transactions the keeper has sent.
    pub fn sent(&self) -> usize {
        self.net.transactions(&self.keeper.address())
    }
}

/// A mint with a freeze authority where that is in the file, of the program in the file.
fn mints(net: &Net) {
    for (token, program) in TOKENS {
        let frozen = token.symbol == USDC.symbol;
        let mut data = vec![0; 82];
        data[36..44].copy_from_slice(&u64::MAX.to_le_bytes());
        (data[44], data[45], data[46]) = (token.decimals, 1, frozen.into());
        data[50..].fill(frozen.into());
        net.put(&token.mint(), &program, &data);
    }
}

fn give(net: &Net, wallet: &Address, token: Token, program: &Address, tokens: u64) {
    let update = json!({ "amount": token.units(tokens) });
    let (wallet, mint) = (wallet.to_string(), token.mint().to_string());
    net.ask("surfnet_setTokenAccount", json!([wallet, mint, update, program.to_string()]));
}

/// The demo's first farm, with these mints.
fn farm_file() -> String {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../farms/valley.toml");
    let mut text = std::fs::read_to_string(file).expect("the demo's farm");
    for (token, _) in TOKENS {
        let (symbol, mint) = (token.symbol, token.mint());
        let name = format!("\n{symbol}");
        let at = text.find(&name).expect("a token");
        let brace = at + text[at..].find('{').expect("its terms");
        text.insert_str(brace + 1, &format!(" mint = \"{mint}\","));
    }
    text
}
