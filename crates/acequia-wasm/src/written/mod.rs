//! What answers hold.

pub mod farm;
pub mod outlook;
pub mod plan;
pub mod story;

use crate::json::Small;
use solana_address::Address;

/// All of it in TypeScript: the file `app/plan/src/generated/types.ts`.
pub fn types() -> String {
    let head = "/**\n * What `acequia.wasm` answers. Made by the test of crates/acequia-wasm from what writes it: see there.\n \
        * What each thing means says the type of its name in crates/acequia-farm-file, acequia-plan and acequia-story.\n *\n \
        * A `bigint` is base units or unix seconds, a time that is a `number` so many seconds. Tokens, pools and\n \
        * rewards are named by their place.\n */\n";
    [head.into(), farm::types(), plan::types(), outlook::types(), story::types(), farm::WHEN.into()]
        .join("\n")
}

fn key(bytes: &[u8; 32]) -> String {
    Address::from(*bytes).to_string()
}

fn small(number: impl TryInto<u64>) -> Small {
    Small(number.try_into().unwrap_or(u64::MAX))
}
