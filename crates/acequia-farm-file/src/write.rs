//! A farm file written from a farm: made in a form, or read from the chain.
//!
//! Reading it again gives the same farm, to the unit and the second.

use crate::amount::bare;
use crate::farm::{Curve, Emission, Farm, Past, Pool, Reward, When};
use crate::shape::Shape;
use crate::time::{exact_duration, instant};
use crate::token::{Risk, Token};
use crate::unseen::is_unseen;
use acequia_core::{Caps, IdlePolicy, RateRule, Segment, BPS};

/// Comments, each in a line of its own.
#[derive(Clone, Debug, Default)]
pub struct Remarks {
    /// Before everything else.
    pub head: Vec<String>,
    /// Before each pool, by its place.
    pub pools: Vec<Vec<String>>,
}

/// The text of a farm file.
pub fn write(farm: &Farm, remarks: &Remarks) -> String {
    let head = (!remarks.head.is_empty()).then(|| comments(&remarks.head));
    let tokens: String = farm.tokens.iter().map(token).collect();
    let start = [format!("name = {}\n", quoted(&farm.name)), format!("[tokens]\n{tokens}")];
    let pools = (0..).zip(&farm.pools).map(|(nth, pool): (usize, _)| {
        comments(remarks.pools.get(nth).map_or(&[], Vec::as_slice)) + &Writer { farm, pool }.text()
    });
    let story = farm.story.as_ref().map(|story| format!("{story}\n"));
    head.into_iter().chain(start).chain(pools).chain(story).collect::<Vec<_>>().join("\n")
}

fn token(token: &Token) -> String {
    let mint = token.mint.map(|mint| format!("mint = \"{}\"", bs58::encode(mint).into_string()));
    let terms = [
        format!("decimals = {}", token.decimals),
        format!("program = \"{}\"", token.program.name()),
    ];
    let risks = (token.risks != 0).then(|| format!("risks = {}", risks(token.risks)));
    let parts: Vec<_> = mint.into_iter().chain(terms).chain(risks).collect();
    format!("{} = {{ {} }}\n", key(&token.symbol), parts.join(", "))
}

/// A pool of a farm.
struct Writer<'a> {
    farm: &'a Farm,
    pool: &'a Pool,
}

impl Writer<'_> {
    fn text(&self) -> String {
        let rewards = self.pool.rewards.iter().map(|reward| self.reward(reward));
        let tables = [Some(self.head()), self.lock(), self.caps()].into_iter().flatten();
        tables.chain(rewards).collect::<Vec<_>>().join("\n")
    }

    fn head(&self) -> String {
        let pool = self.pool;
        table(
            "[[pool]]",
            &[
                ("name", quoted(&pool.name)),
                ("id", pool.id.to_string()),
                ("stake", quoted(&self.farm.stake_token(pool).symbol)),
                ("capacity", pool.room().to_string()),
                ("accepts", risks(pool.accepted_risks)),
            ],
        )
    }

    fn lock(&self) -> Option<String> {
        let rule = &self.pool.lock;
        let rows = [
            ("longest", time(rule.max_seconds.into())),
            ("multiplier", bare(rule.max_multiplier_bps.into(), 4)),
            ("leave_early", percent(rule.early_leave_bps.into())),
        ];
        (rule.max_seconds != 0).then(|| table("[pool.lock]", &rows))
    }

    fn caps(&self) -> Option<String> {
        let (caps, token) = (self.pool.caps, self.farm.stake_token(self.pool));
        let rows = [("pool", amount(caps.pool, token)), ("position", amount(caps.position, token))];
        (caps != Caps::default()).then(|| table("[pool.caps]", &rows))
    }

    fn reward(&self, reward: &Reward) -> String {
        let token = self.farm.reward_token(reward);
        let (kind, rows) = match &reward.emission {
            Emission::Penalty { .. } => return String::new(),
            Emission::Flow { window } => ("flow", vec![("window", time((*window).into()))]),
            Emission::Curve(curve) => ("curve", curve_rows(curve, token)),
        };
        let mut all = vec![("token", quoted(&token.symbol)), ("kind", quoted(kind))];
        all.extend((reward.idle_policy == IdlePolicy::Refund).then(|| ("idle", quoted("refund"))));
        all.extend(rows);
        all.extend(self.rate(&reward.rate));
        table("[[pool.reward]]", &all)
    }
}

impl Writer<'_> {
    fn rate(&self, rate: &RateRule) -> Vec<Row> {
        let stake = self.farm.stake_token(self.pool);
        let rows = [("full_at", rate.full_weight), ("least", rate.least_weight)];
        let written = rows.into_iter().filter(|(_, weight)| *weight > 0);
        written.map(|(key, weight)| (key, amount(weight, stake))).collect()
    }
}

fn curve_rows(curve: &Curve, token: &Token) -> Vec<Row> {
    let start = (curve.start != When::After(0)).then(|| ("start", moment(curve.start)));
    let past = curve.past.as_ref().map(|past| ("past", past_text(past, token)));
    let rows = [("budget", amount(curve.budget, token))].into_iter().chain(start);
    let rows = rows.chain([("committed", promise(curve))]).chain(past);
    rows.chain([("schedule", schedule(curve, token))]).collect()
}

/// A time is counted from the start in a file.
fn promise(curve: &Curve) -> String {
    match (curve.committed_until, curve.start) {
        (None, _) => quoted("none"),
        _ if curve.is_all_committed() => quoted("all"),
        (Some(When::After(until)), When::After(start)) => time(until.saturating_sub(start)),
        (Some(until), _) => moment(until),
    }
}

/// What has run already, as the value of `past`.
pub(crate) fn past_text(past: &Past, token: &Token) -> String {
    let (streamed, taken_back) = (amount(past.streamed, token), amount(past.taken_back, token));
    let stream = quoted(&past.stream);
    format!("{{ stream = {stream}, streamed = {streamed}, taken_back = {taken_back} }}")
}

fn schedule(curve: &Curve, token: &Token) -> String {
    let inline = |shape, rest: String| format!("{{ shape = \"{shape}\", {rest} }}");
    match &curve.shape {
        Shape::Constant { seconds } => inline("constant", format!("for = {}", time(*seconds))),
        Shape::Halving { seconds, half_life, segments } => {
            let (all, half) = (time(*seconds), time(*half_life));
            inline("decaying", format!("for = {all}, half_life = {half}, segments = {segments}"))
        }
        Shape::Falling { seconds, every, keep_bps } => {
            let (all, every) = (time(*seconds), time(*every));
            let falls = percent(BPS.saturating_sub(*keep_bps));
            inline("decaying", format!("for = {all}, every = {every}, falls_by = {falls}"))
        }
        Shape::Ramp { seconds, from, to, segments } => {
            let ends = format!("from = {from}, to = {to}, segments = {segments}");
            inline("ramp", format!("for = {}, {ends}", time(*seconds)))
        }
        Shape::Steps { cliff, steps } => {
            let cliff = (*cliff > 0).then(|| format!("cliff = {}, ", time(*cliff)));
            let steps = step_lines(steps, curve.budget, token);
            inline("steps", format!("{}steps = [\n{steps}]", cliff.unwrap_or_default()))
        }
    }
}

/// By amounts where they are the budget, else by shares.
fn step_lines(steps: &[Segment], budget: u64, token: &Token) -> String {
    let sum: u128 = steps.iter().map(|step| u128::from(step.amount)).sum();
    let given = |units| match sum == budget.into() {
        true => format!("amount = {}", amount(units, token)),
        false => format!("share = {}", percent(units)),
    };
    let line = |step: &Segment| {
        format!("  {{ for = {}, {} }},\n", time(step.seconds.into()), given(step.amount))
    };
    steps.iter().map(line).collect()
}

// ---- words of TOML

type Row = (&'static str, String);

fn table(header: &str, rows: &[Row]) -> String {
    let width = rows.iter().map(|(key, _)| key.len()).max().unwrap_or_default();
    let lines = rows.iter().map(|(key, value)| format!("{key:width$} = {value}\n"));
    format!("{header}\n{}", lines.collect::<String>())
}

fn time(seconds: u64) -> String {
    quoted(&exact_duration(seconds))
}

fn percent(bps: u64) -> String {
    quoted(&format!("{}%", bare(bps.into(), 2)))
}

fn amount(units: u64, token: &Token) -> String {
    quoted(&bare(units.into(), token.decimals).replace(',', "_"))
}

fn moment(when: When) -> String {
    match when {
        When::At(unix) => instant(unix),
        When::After(seconds) => time(seconds),
    }
}

/// A list of risks by name.
fn risks(set: u16) -> String {
    format!("[{}]", Risk::names(set).map(quoted).collect::<Vec<_>>().join(", "))
}

/// A key, in quotes where it needs them.
pub(crate) fn key(name: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    match !name.is_empty() && name.chars().all(is_bare) {
        true => name.into(),
        false => quoted(name),
    }
}

/// A comment ends with its line and takes no control characters.
fn comments(remarks: &[String]) -> String {
    let line = |remark: &String| {
        format!(
            "# {}\n",
            remark.chars().map(|c| if is_unseen(c) { ' ' } else { c }).collect::<String>()
        )
    };
    remarks.iter().map(line).collect()
}

/// A basic string, in which everything is seen.
fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        c if is_unseen(c) => format!("\\U{:08x}", u32::from(c)),
        c => c.into(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    fn again(farm: &Farm) -> Farm {
        let text = write(farm, &Remarks::default());
        parse("written.toml", &text).unwrap_or_else(|report| panic!("{report}\n{text}"))
    }

    const WHOLE: &str = include_str!("../tests/golden/whole.toml");
    const EXPORTED: &str = include_str!("../tests/golden/exported.toml");

    const VALLEY: &str = include_str!("../../../app/farms/valley.toml");
    /// Its tables stand here and there, with comments between.
    const STORY: &str = r#"
name = "Story"
tokens.LP = { decimals = 6, program = "spl-token" }
[story] # begins
begins = 2026-01-05T00:00:00Z
days = 9
# Of the pool.
[[pool]]
name = "Pool"
stake = "LP"
[[story.lp]]
name = "[pool]"
plan = [
  { day = 0, stake = "1" },
]
"#;

    #[test]
    fn a_story_is_kept_as_it_stands() {
        let farm = parse("story.toml", STORY).expect("a farm file");
        let text = STORY.replace("# Of the pool.\n", "");
        let parts = [
            &text[text.find("[story]").unwrap()..text.find("[[pool]]").unwrap()],
            "\n",
            &text[text.find("[[story").unwrap()..],
        ];
        assert_eq!(farm.story.as_deref(), Some(parts.concat().trim_end()));
    }

    const FARM: &str = r#"
name = "Story"
tokens.LP = { decimals = 6, program = "spl-token" }
[[pool]]
name = "Pool"
stake = "LP"
"#;
    const INLINE: &str = "story = { begins = 2026-01-05T00:00:00Z, days = 9 } # inline";
    const DOTTED: &str = "story.days = 9\n\"story\" . team . \"the plan\" = [\n  { day = 1 },\n]";
    const LP: &str = "[[story.lp]]\nname = \"Ana\"";

    /// The story in a file with this before and after the farm.
    fn kept(before: &str, after: &str) -> Option<String> {
        let text = [before, FARM, after].concat();
        let farm = parse("story.toml", &text).unwrap_or_else(|report| panic!("{report}"));
        assert_eq!(again(&farm), farm);
        farm.story
    }

    #[test]
    fn a_story_that_was_written_under_no_header_gets_one() {
        let inline = "[story]\nbegins = 2026-01-05T00:00:00Z\ndays = 9";
        let dotted = "[story]\ndays = 9\nteam.\"the plan\" = [\n  { day = 1 },\n]";
        assert_eq!(kept(INLINE, ""), Some(inline.into()));
        assert_eq!(kept(DOTTED, ""), Some(dotted.into()));
        assert_eq!(kept(DOTTED, LP), Some(format!("{dotted}\n\n{LP}")));
        assert_eq!(
            kept("story.lp = [{ name = \"Ana\" }]", ""),
            Some("[story]\nlp = [{ name = \"Ana\" }]".into())
        );
        assert_eq!(kept("", LP), Some(LP.into()));
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        for text in [WHOLE, EXPORTED, VALLEY, STORY] {
            let farm = parse("golden.toml", text).expect("a farm file");
            assert_eq!(again(&farm), farm);
        }
    }

    #[test]
    fn names_are_kept_whatever_they_are() {
        let mut farm = parse("golden.toml", EXPORTED).expect("a farm file");
        for name in [
            "wst ETH \"old\"",
            "USD₮\n[[pool]]",
            "a\u{7f}\u{0}\\",
            "\u{202e}\u{e0041}",
            "",
            "=",
            "é",
        ] {
            (farm.tokens[0].symbol, farm.name) = (name.into(), name.into());
            farm.pools[0].name = name.into();
            assert_eq!(again(&farm), farm);
        }
    }

    #[test]
    fn a_remark_cannot_end_its_comment() {
        let farm = parse("golden.toml", EXPORTED).expect("a farm file");
        let remarks = vec!["one\nname = \"another\"\u{2028}\u{85}\u{7f}".to_string()];
        let all = Remarks { head: remarks.clone(), pools: vec![remarks] };
        assert_eq!(parse("written.toml", &write(&farm, &all)).expect("a farm file"), farm);
    }
}
