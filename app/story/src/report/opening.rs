//! Before anything runs: the farm, its terms, and its schedules as plots.

use super::page::{self, faint, COLUMNS};
use super::terms::{program, terms};
use acequia_core::IdlePolicy;
use acequia_farm_file::{amount, time, Curve, Emission, Farm, Reward};
use acequia_plot::{colour_of, paint, schedule, Emitted, Frame};
use acequia_story::Story;
use anstyle::{AnsiColor, Effects, Style};

const ROWS: usize = 6;

/// Prints what the file says.
pub fn print(farm: &Farm, story: &Story, path: &str) {
    page::print(&banner(farm, story, path));
    for pool in &farm.pools {
        page::print(&page::title(&format!("The pool \"{}\"", pool.name)));
        page::print(&terms(farm, pool));
        for reward in &pool.rewards {
            page::print(&self::reward(farm, story, reward));
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
    let cast =
        format!("{named} LPs by name and {crowd} by chance, {events} events, seed {}", story.seed);
    vec![
        String::new(),
        format!(" {water} {}  {}", paint(&farm.name, name), faint(path)),
        faint(&format!("     {from} to {to} · {cast}")),
    ]
}

fn reward(farm: &Farm, story: &Story, reward: &Reward) -> Vec<String> {
    let token = farm.reward_token(reward);
    let symbol = paint(&token.symbol, colour_of(reward.token).on_default().effects(Effects::BOLD));
    let kind = faint(&format!("{} decimals, {}", token.decimals, program(token.program)));
    match &reward.emission {
        Emission::Penalty { window } => {
            let window = time::duration((*window).into());
            vec![
                String::new(),
                format!("  {symbol}  what leaving early costs, each spread over {window} · {kind}"),
            ]
        }
        Emission::Flow { window } => {
            let window = time::duration((*window).into());
            vec![
                String::new(),
                format!("  {symbol}  revenue, each deposit spread over {window} · {kind}"),
            ]
        }
        Emission::Curve(curve) => {
            let budget = amount::exact(curve.budget.into(), token.decimals);
            let heading = format!("  {symbol}  {budget} · {} · {kind}", curve.shape.describe());
            let plots = plots(story, curve, token.decimals, colour_of(reward.token));
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
fn plots(story: &Story, curve: &Curve, decimals: u8, colour: AnsiColor) -> Vec<String> {
    let start = curve.start.resolve(story.begins);
    let end = (start + curve.seconds()).max(story.begins + story.seconds);
    let frame = Frame { time: story.begins..end, columns: COLUMNS, rows: ROWS };
    schedule(&Emitted { start, segments: &curve.segments }, decimals, colour, &frame)
}
