//! What a farm file says, and what is wrong with it.

use super::{key, small};
use crate::answer::{File, Problem};
use crate::json::{object, written, Json, Small};
use acequia_core::{Caps, IdlePolicy, LockRule, RateRule, Segment};
use acequia_farm_file::shape::Shape;
use acequia_farm_file::{Emission, Farm, Past, Pool, Reward, Token, TokenProgram, When};

written! {
    structs {
        Problem, of => {
            "start": small(of.start), "end": small(of.end), "line": small(of.line),
            "column": small(of.column), "condition": of.condition, "remedy": of.remedy,
        }
        File, of => { "text": of.text, "leftOut": of.left_out }
        Farm, of => {
            "name": of.name, "tokens": of.tokens, "pools": of.pools, "story": of.story,
        }
        Token, of => {
            "symbol": of.symbol, "decimals": small(of.decimals), "program": of.program,
            "mint": of.mint.as_ref().map(key), "risks": small(of.risks),
        }
        Pool, of => {
            "name": of.name, "id": small(of.id), "stake": small(of.stake),
            "capacity": small(of.capacity), "lock": of.lock, "caps": of.caps,
            "acceptedRisks": small(of.accepted_risks), "rewards": of.rewards,
        }
        LockRule, of => {
            "maxSeconds": small(of.max_seconds), "maxMultiplierBps": small(of.max_multiplier_bps),
            "earlyLeaveBps": small(of.early_leave_bps),
        }
        Caps, of => { "pool": of.pool, "position": of.position }
        RateRule, of => {
            "fullWeight": of.full_weight, "leastWeight": of.least_weight,
        }
        Reward, of => {
            "token": small(of.token), "emission": of.emission, "idle": of.idle_policy,
            "rate": of.rate,
        }
        Past, of => { "stream": of.stream, "streamed": of.streamed, "takenBack": of.taken_back }
        Segment, of => { "seconds": small(of.seconds), "amount": of.amount }
    }
    enums {
        Emission by "kind" => {
            Emission::Curve(of) => "curve" {
                "budget": of.budget, "start": of.start, "segments": of.segments,
                "committedUntil": of.committed_until, "shape": of.shape,
                "words": of.shape.describe(), "past": of.past,
            }
            Emission::Flow { window } => "flow" { "window": small(*window) }
            Emission::Penalty { window } => "penalty" { "window": small(*window) }
        }
        Shape by "kind" => {
            Shape::Constant { seconds } => "constant" { "seconds": small(*seconds) }
            Shape::Steps { cliff, steps } => "steps" { "cliff": small(*cliff), "steps": *steps }
            Shape::Halving { seconds, half_life, segments } => "halving" {
                "seconds": small(*seconds), "halfLife": small(*half_life),
                "segments": small(*segments),
            }
            Shape::Falling { seconds, every, keep_bps } => "falling" {
                "seconds": small(*seconds), "every": small(*every), "keepBps": small(*keep_bps),
            }
            Shape::Ramp { seconds, from, to, segments } => "ramp" {
                "seconds": small(*seconds), "from": small(*from), "to": small(*to),
                "segments": small(*segments),
            }
        }
    }
}

/// [`When`] in TypeScript.
pub const WHEN: &str = "export type When = { readonly after: number } | { readonly at: bigint };\n";

impl Json for When {
    fn json(&self, out: &mut String) {
        match self {
            When::After(seconds) => object(out, &[("after", &Small(*seconds))]),
            When::At(time) => object(out, &[("at", time)]),
        }
    }

    fn name() -> String {
        "When".into()
    }
}

impl Json for IdlePolicy {
    fn json(&self, out: &mut String) {
        let name = match self {
            IdlePolicy::Wait => "wait",
            IdlePolicy::Refund => "refund",
        };
        name.json(out);
    }

    fn name() -> String {
        "'wait' | 'refund'".into()
    }
}

impl Json for TokenProgram {
    fn json(&self, out: &mut String) {
        // The program's own, not that of the type.
        TokenProgram::name(*self).json(out);
    }

    fn name() -> String {
        "'spl-token' | 'token-2022'".into()
    }
}
