//! The farm: tokens, pools, story.

use crate::deed;
use acequia_farm_file::{Farm, Pool, Risk, Story, Token, TokenProgram};
use serde_json::{json, Value};

/// All of it.
pub fn json(farm: &Farm) -> Value {
    json!({
        "name": farm.name,
        "tokens": farm.tokens.iter().map(token).collect::<Vec<_>>(),
        "pools": farm.pools.iter().map(pool).collect::<Vec<_>>(),
        "story": farm.story.as_ref().map(story),
    })
}

fn token(token: &Token) -> Value {
    let program = match token.program {
        TokenProgram::SplToken => "spl-token",
        TokenProgram::Token2022 => "token-2022",
    };
    let risks = Risk::NAMES.iter().filter(|(risk, _)| token.risks & *risk as u16 != 0);
    json!({
        "symbol": token.symbol,
        "decimals": token.decimals,
        "program": program,
        "risks": risks.map(|(_, name)| *name).collect::<Vec<_>>(),
    })
}

fn pool(pool: &Pool) -> Value {
    let rewards = pool.rewards.iter().map(|reward| reward.token);
    json!({
        "name": pool.name,
        "id": pool.id,
        "stake": pool.stake,
        "rewards": rewards.collect::<Vec<_>>(),
    })
}

fn story(story: &Story) -> Value {
    let lps = story.lps.iter().map(|lp| json!({ "name": lp.name, "crowd": lp.in_crowd }));
    json!({
        "seconds": story.seconds,
        "seed": story.seed.to_string(),
        "lps": lps.collect::<Vec<_>>(),
        "deeds": story.events.iter().map(deed::json).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use acequia_farm_file::parse;

    const VALLEY: &str = include_str!("../../farms/valley.toml");

    #[test]
    fn the_valley_is_told_in_the_order_of_time_to_the_unit() {
        let told = super::json(&parse("valley.toml", VALLEY).expect("a farm file"));
        let story = &told["story"];
        let deeds = story["deeds"].as_array().expect("a list");
        let farm = parse("valley.toml", VALLEY).expect("a farm file");
        assert_eq!(deeds.len(), farm.story.expect("a story").events.len());
        let at: Vec<u64> = deeds.iter().map(|deed| deed["at"].as_u64().expect("s")).collect();
        assert!(at.is_sorted());
        let of = |name: &str| {
            let lps = story["lps"].as_array().expect("a list");
            lps.iter().position(|lp| lp["name"] == name).expect("who")
        };
        let first = |who: usize| deeds.iter().find(|deed| deed["who"] == who).expect("a deed");
        assert_eq!(first(of("Inés"))["units"], "120000000000");
        assert_eq!(first(of("Carla"))["at"], 3 * 86_400);
        assert_eq!(told["tokens"][1]["risks"][0], "freeze authority");
        assert_eq!(told["pools"][1]["name"], "Terraces");
    }
}
