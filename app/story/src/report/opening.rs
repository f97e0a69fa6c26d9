//! Before anything runs: the farm, its terms, and its schedules as plots.

use super::page::{self, faint, COLUMNS};
use acequia_farm_file::farm::Risk;
use acequia_farm_file::plot::{self, colour_of, paint, Emitted, Frame};
use acequia_farm_file::{amount, time, Curve, Emission, Farm, Pool, Reward, Story, TokenProgram};
use acequia_core::IdlePolicy;
use anstyle::{AnsiColor, Effects, Style};

const ROWS: usize = 6;

/// Prints what the file says.
pub fn print(farm: &Farm, path: &str) {
    let Some(story) = &farm.story else { return };
    page::print(&banner(farm, story, path));
    for pool in &farm.pools {
        page::print(&page::title(&format!("The pool \"{}\"", pool.name)));
        page::print(&terms(farm, pool));
        for (slot, reward) in pool.rewards.iter().enumerate() {
            page::print(&self::reward(farm, story, reward, slot));
        }
    }
    page::print(&page::title(&format!("{} days", story.seconds / time::DAY)));
}

fn banner(farm: &Farm, story: &Story, path: &str) -> Vec<String> {
    let name = Style::new().effects(Effects::BOLD);
    let water = paint("≈≈≈", AnsiColor::Cyan.on_default());
    let (from, to) = (time::date(story.begins), time::date(story.begins + story.seconds));
    let named = story.lps.iter().filter(|lp| !lp.in_crowd).count();
    let crowd = story.lps.len() - named;
    let events = amount::grouped(story.events.len() as u128);
    let cast = format!("{named} LPs by name and {crowd} by chance, {events} events, seed {}", story.seed);
    vec![
        String::new(),
        format!(" {water} {}  {}", paint(&farm.name, name), faint(path)),
        faint(&format!("     {from} to {to} · {cast}")),
    ]
}

fn terms(farm: &Farm, pool: &Pool) -> Vec<String> {
    let token = farm.stake_token(pool);
    let staked = format!("LPs stake {}, {} decimals, {}", token.symbol, token.decimals, program(token.program));
    let all = [Some(staked), lock(pool), caps(farm, pool), risks(pool)];
    all.into_iter().flatten().map(|line| format!("  {line}")).collect()
}

fn program(program: TokenProgram) -> &'static str {
    match program {
        TokenProgram::SplToken => "SPL Token",
        TokenProgram::Token2022 => "Token-2022",
    }
}

fn lock(pool: &Pool) -> Option<String> {
    let rule = &pool.lock;
    if rule.max_seconds == 0 {
        return None;
    }
    let times = amount::rounded(rule.max_multiplier_bps.into(), 4, 2);
    let longest = time::duration(rule.max_seconds.into());
    let share = amount::rounded(rule.early_leave_bps.into(), 2, 0);
    let early = match rule.early_leave_bps {
        0 => "no way out before its end".into(),
        _ => format!("leaving early costs up to {share} %, for those who stay"),
    };
    Some(format!("locks up to {longest} weigh up to {times} times as much; {early}"))
}

fn caps(farm: &Farm, pool: &Pool) -> Option<String> {
    let token = farm.stake_token(pool);
    let written = |cap: u64| match cap {
        0 => "any amount".into(),
        cap => format!("{} {}", amount::rounded(cap.into(), token.decimals, 0), token.symbol),
    };
    let caps = &pool.caps;
    let any = caps.pool > 0 || caps.position > 0;
    any.then(|| format!("takes {} in all, {} a position", written(caps.pool), written(caps.position)))
}

fn risks(pool: &Pool) -> Option<String> {
    let named = Risk::NAMES.iter().filter(|(risk, _)| pool.accepted_risks & *risk as u16 != 0);
    let names: Vec<&str> = named.map(|(_, name)| *name).collect();
    (!names.is_empty()).then(|| format!("accepts tokens with: {}", names.join(", ")))
}

fn reward(farm: &Farm, story: &Story, reward: &Reward, slot: usize) -> Vec<String> {
    let token = farm.reward_token(reward);
    let symbol = paint(&token.symbol, colour_of(slot).on_default().effects(Effects::BOLD));
    let kind = faint(&format!("{} decimals, {}", token.decimals, program(token.program)));
    match &reward.emission {
        Emission::Flow { window } => {
            let window = time::duration((*window).into());
            vec![String::new(), format!("  {symbol}  revenue, each deposit spread over {window} · {kind}")]
        }
        Emission::Curve(curve) => {
            let budget = amount::exact(curve.budget.into(), token.decimals);
            let heading = format!("  {symbol}  {budget} · {} · {kind}", curve.shape);
            let plots = plots(story, curve, token.decimals, slot);
            [vec![String::new(), heading, promise(story, reward, curve)], plots].concat()
        }
    }
}

/// What LPs can rely on.
fn promise(story: &Story, reward: &Reward, curve: &Curve) -> String {
    let committed = match curve.committed_until {
        None => "nothing is committed".into(),
        Some(until) => format!("committed until {}", time::date(until.resolve(story.begins))),
    };
    let idle = match reward.idle_policy {
        IdlePolicy::Wait => "waits while nobody is staked",
        IdlePolicy::Refund => "goes back to the team while nobody is staked",
    };
    faint(&format!("  {committed} · {idle}"))
}

/// All curves on the time axis of the story, longer where one runs on.
fn plots(story: &Story, curve: &Curve, decimals: u8, slot: usize) -> Vec<String> {
    let start = curve.start.resolve(story.begins);
    let end = (start + curve.seconds()).max(story.begins + story.seconds);
    let frame = Frame { time: story.begins..end, columns: COLUMNS, rows: ROWS };
    plot::schedule(&Emitted { start, segments: &curve.segments }, decimals, colour_of(slot), &frame)
}
