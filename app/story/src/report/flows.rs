//! How much was staked, and what flowed, day by day.

use super::page::{self, COLUMNS};
use crate::run::{at, Ended, Sample};
use acequia_farm_file::{amount, Emission};
use acequia_plot::{beside, colour_of, round_up, Frame, Mark, Panel};
use anstyle::AnsiColor;

const ROWS: usize = 6;

/// A panel for each pool's stake and one for each flow of revenue, two in a row.
pub fn page(ended: &Ended) -> Vec<String> {
    let mut lines = page::title("What was staked, and what became of revenue");
    for (row, pair) in panels(ended).chunks(2).enumerate() {
        lines.extend((row > 0).then(String::new));
        lines.extend(beside(&pair[0], pair.get(1).map_or(&[], Vec::as_slice), 2));
    }
    lines
}

fn panels(ended: &Ended) -> Vec<Vec<String>> {
    let mut panels = Vec::new();
    for (nth, pool) in ended.stage.farm.pools.iter().enumerate() {
        panels.push(staked(ended, nth));
        let rewards = pool.rewards.iter().enumerate();
        let flows = rewards.filter(|(_, reward)| !matches!(reward.emission, Emission::Curve(_)));
        panels.extend(flows.map(|(slot, _)| revenue(ended, nth, slot)));
    }
    panels
}

fn frame(ended: &Ended) -> Frame {
    let story = &ended.stage.story;
    Frame { time: story.begins..story.begins + story.seconds, columns: COLUMNS, rows: ROWS }
}

fn staked(ended: &Ended, pool: usize) -> Vec<String> {
    let (frame, samples) = (frame(ended), &ended.stage.history[pool]);
    let farm = &ended.stage.farm;
    let token = farm.stake_token(&farm.pools[pool]);
    let value = |from: f64, to: f64| {
        at(samples, frame.time_at((from + to) / 2.0)).map_or(0.0, |sample| sample.staked as f64)
    };
    let most = samples.iter().map(|sample| sample.staked).max().unwrap_or(0);
    Panel {
        title: format!("{} staked in {}", token.symbol, farm.pools[pool].name),
        value: &value,
        top: round_up(most as f64),
        label: &|value| amount::short(value as u128, token.decimals),
        ticks: frame.ticks(),
        mark: Mark::Area,
        colour: AnsiColor::White,
    }
    .render(frame.half(), ROWS)
}

/// What a flow has streamed, interpolated between events.
fn revenue(ended: &Ended, pool: usize, slot: usize) -> Vec<String> {
    let (frame, samples) = (frame(ended), &ended.stage.history[pool]);
    let farm = &ended.stage.farm;
    let token = farm.reward_token(&farm.pools[pool].rewards[slot]);
    let value = |_: f64, to: f64| streamed(samples, slot, frame.time_at(to));
    let total = samples.last().map_or(0, |sample| sample.streamed[slot]);
    Panel {
        title: format!("{} streamed from revenue", token.symbol),
        value: &value,
        top: round_up(total as f64),
        label: &|value| amount::short(value as u128, token.decimals),
        ticks: frame.ticks(),
        mark: Mark::Line,
        colour: colour_of(farm.pools[pool].rewards[slot].token),
    }
    .render(frame.half(), ROWS)
}

fn streamed(samples: &[Sample], slot: usize, time: u64) -> f64 {
    let after = samples.partition_point(|sample| sample.time <= time);
    let (Some(before), Some(next)) = (samples.get(after.wrapping_sub(1)), samples.get(after))
    else {
        return samples.last().map_or(0.0, |sample| sample.streamed[slot] as f64);
    };
    let share = (time - before.time) as f64 / (next.time - before.time) as f64;
    let (from, to) = (before.streamed[slot] as f64, next.streamed[slot] as f64);
    from + (to - from) * share
}
