//! The farm: tokens, pools, story.

use crate::deed;
use acequia_farm_file::{Emission, Farm, Pool, Reward, Risk, Story, Token, TokenProgram};
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
    json!({
        "name": pool.name,
        "id": pool.id,
        "stake": pool.stake,
        "rewards": pool.rewards.iter().map(reward).collect::<Vec<_>>(),
    })
}

/// A flow has no budget and lasts as long as deposits come.
fn reward(reward: &Reward) -> Value {
    let curve = match &reward.emission {
        Emission::Curve(curve) => {
            json!({ "units": curve.budget.to_string(), "seconds": curve.seconds() })
        }
        Emission::Flow { .. } | Emission::Penalty { .. } => Value::Null,
    };
    json!({ "token": reward.token, "curve": curve })
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
    use serde_json::json;

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
        let usdc = &told["pools"][0]["rewards"][0];
        assert_eq!((&usdc["token"], &usdc["curve"]["units"]), (&json!(1), &json!("90000000000")));
        assert_eq!(usdc["curve"]["seconds"], 90 * 86_400);
        assert_eq!(told["tokens"][1]["risks"][0], "freeze authority");
        assert_eq!(told["pools"][1]["name"], "Terraces");
    }
}
