//! Accounts that an attacker may put in the place of the right one.

use harness::prelude::*;
use harness::wallet_of;
use harness::world::address_of;
use solana_account::Account;

/// A wrong account, and what to call it.
pub type Intruder = (String, Address);

/// Everything wrong that can be found or made in a scene.
pub fn all(farm: &mut Scene) -> Vec<Intruder> {
    let other = other_pool(farm);
    let mut found = vec![
        ("mallory".into(), farm.world.actor("mallory")),
        ("an address without an account".into(), farm.world.key("nobody")),
    ];
    found.extend(programs());
    found.extend(of_pool(farm, 0, "this pool's"));
    found.extend(of_pool(farm, other, "another pool's"));
    found.extend(forgeries(farm));
    found
}

/// Another pool of the same stake mint, with a stream and mallory in it; mallory is in the
/// first pool too.
fn other_pool(farm: &mut Scene) -> usize {
    let first = farm.pool();
    let given = match first.is_delegated() {
        true => Given::pool(),
        false => Given::pool().staking_same(farm.stake_mint()),
    };
    let given = given.locks(YEAR, 20_000, 0).flow_of_stake(DAY);
    let given = given.reward(Token::spl(6), Curve::even(1_000_000, DAY));
    let other = farm.also(given.staker("mallory", 1_000).staker("alice", 0));
    if first.totals.positions > 0 {
        farm.when("mallory").open().ok();
    }
    other
}

fn programs() -> Vec<Intruder> {
    vec![
        ("SPL Token".into(), addresses::SPL_TOKEN),
        ("Token-2022".into(), addresses::TOKEN_2022),
        ("the system program".into(), addresses::SYSTEM),
        ("the farm itself".into(), acequia_interface::ID),
    ]
}

fn of_pool(farm: &mut Scene, nth: usize, whose: &str) -> Vec<Intruder> {
    let site = farm.sites[nth];
    let pool = farm.world.pool(&site.pool);
    let mut found = vec![
        (format!("{whose} account"), site.pool),
        (format!("{whose} stake mint"), site.stake.address),
        (format!("{whose} stake vault"), pool.stake_vault),
    ];
    for who in ["alice", "bob", "mallory"] {
        let position = position_at(&site.pool, &address_of(who), 0);
        found.push((format!("{whose} position of {who}"), position));
    }
    for (slot, stream) in pool.streams.iter().enumerate().filter(|(_, s)| s.is_in_use()) {
        found.push((format!("{whose} reward mint {slot}"), stream.mint));
        found.push((format!("{whose} reward vault {slot}"), stream.vault));
        found.push((format!("mallory's wallet of {whose} reward {slot}"), wallet(farm, stream)));
    }
    found.push((
        format!("mallory's wallet of {whose} stake mint"),
        wallet_of(&address_of("mallory"), &site.stake),
    ));
    found.retain(|(_, address)| farm.world.account(address).is_some());
    found
}

fn wallet(farm: &mut Scene, stream: &acequia_interface::StreamSlot) -> Address {
    let (address, program) = (stream.mint, stream.token_program_address());
    let mint = Mint { address, program, decimals: stream.decimals };
    farm.world.wallet(&address_of("mallory"), &mint)
}

/// Accounts that look like the farm's and are not.
fn forgeries(farm: &mut Scene) -> Vec<Intruder> {
    let pool = farm.world.account(&farm.site().pool).expect("the pool");
    let position = farm.world.account(&farm.position_of("alice"));
    let stranger = address_of("another program");
    let mut made = vec![
        forge(
            farm,
            "the pool copied by another program",
            Account { owner: stranger, ..pool.clone() },
        ),
        forge(farm, "a pool of another type", retyped(&pool)),
        forge(farm, "a pool of another version", reversioned(&pool)),
        forge(farm, "a pool cut short", cut(&pool)),
        forge(farm, "an account of the farm without data", Account { data: Vec::new(), ..pool }),
    ];
    if let Some(position) = position {
        let copied = Account { owner: stranger, ..position.clone() };
        made.push(forge(farm, "the position copied by another program", copied));
        made.push(forge(farm, "a position of another type", retyped(&position)));
        made.push(forge(farm, "a position of another version", reversioned(&position)));
        made.push(forge(farm, "a position cut short", cut(&position)));
    }
    made
}

fn forge(farm: &mut Scene, name: &str, account: Account) -> Intruder {
    let address = address_of(&name[..name.len().min(31)]);
    farm.world.put(address, account);
    (name.into(), address)
}

fn retyped(account: &Account) -> Account {
    let mut forged = account.clone();
    forged.data[7] ^= 1;
    forged
}

fn reversioned(account: &Account) -> Account {
    let mut forged = account.clone();
    forged.data[8] += 1;
    forged
}

fn cut(account: &Account) -> Account {
    let mut forged = account.clone();
    forged.data.truncate(account.data.len() - 8);
    forged
}
