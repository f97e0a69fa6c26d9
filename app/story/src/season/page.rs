//! The weeks of voting, as they are printed.

use super::{Ballot, Season, Week, BUDGET, CAP_BPS, POOLS, REWARD};
use crate::report::page::{bad, faint, good, mark, title};
use crate::stakers::STAKE_DECIMALS;
use acequia_farm_file::amount;
use acequia_plot::paint;
use anstyle::{AnsiColor, Effects, Style};

const COLOURS: [AnsiColor; 2] = [AnsiColor::Cyan, AnsiColor::Yellow];
/// The columns of a bar that is full.
const BAR: usize = 50;

pub fn page(season: &Season) -> Vec<String> {
    let budget = amount::short(BUDGET.into(), REWARD.1);
    let mut lines = title(&format!(
        "Weeks of voting: stakers of two pools split {budget} {} a week by gauge",
        REWARD.0
    ));
    season.weeks.iter().for_each(|week| lines.extend(self::week(week)));
    lines.push(verdict(season));
    lines.push(String::new());
    lines
}

fn week(week: &Week) -> Vec<String> {
    let strong = Style::new().effects(Effects::BOLD);
    let said: Vec<String> = week.ballots.iter().map(ballot).collect();
    let budget = format!("{} {}", rewards(week.budget), REWARD.0);
    let mut lines = vec![
        format!("  {}  {}", paint(&format!("week {}", week.number), strong), said.join(" · ")),
        format!("          {}", faint(&format!("to split: {budget}; cap {} %", CAP_BPS / 100))),
    ];
    lines.extend((0..POOLS.len()).map(|nth| bar(week, nth)));
    lines.extend((week.rollover > 0).then(|| rolls_over(week)));
    lines.push(String::new());
    lines
}

/// As in `ana 300 of river: 60/40`.
fn ballot(ballot: &Ballot) -> String {
    let weight = amount::short(ballot.weight.into(), STAKE_DECIMALS);
    let name = paint(ballot.who, COLOURS[ballot.home].on_default());
    let target = match ballot.split {
        [10_000, 0] => POOLS[0].to_owned(),
        [0, 10_000] => POOLS[1].to_owned(),
        [river, lake] => format!("{}/{}", river / 100, lake / 100),
    };
    let by = if ballot.by_operator { " by her operator" } else { "" };
    format!("{name} {weight} → {target}{by}")
}

/// The votes for a pool as a bar, and what came of them.
fn bar(week: &Week, nth: usize) -> String {
    let all: u64 = week.votes.iter().sum();
    let share = week.votes[nth] as f64 / all.max(1) as f64;
    let full = (share * BAR as f64).round() as usize;
    let bar = paint(&"█".repeat(full), COLOURS[nth].on_default());
    let rest = faint(&"·".repeat(BAR - full));
    let votes = amount::short(week.votes[nth].into(), STAKE_DECIMALS);
    let streamed = rewards(week.streamed[nth]);
    let holds = mark(week.streamed[nth] == week.shares[nth]);
    format!(
        "    {:<6}{bar}{rest} {votes:>5} votes ⇒ {streamed:>9} {} {holds}",
        POOLS[nth], REWARD.0
    )
}

fn rolls_over(week: &Week) -> String {
    let text = format!("the cap leaves {} {} for the next week", rewards(week.rollover), REWARD.0);
    format!("          {}", faint(&text))
}

fn rewards(units: u64) -> String {
    amount::rounded(units.into(), REWARD.1, 2)
}

fn verdict(season: &Season) -> String {
    let exact = |units: u64| amount::exact(units.into(), REWARD.1);
    let claimed = season.weeks.iter().flat_map(|week| week.claimed).sum::<u64>();
    let sum = format!(
        "{} claimed + {} left = {} funded",
        exact(claimed),
        exact(season.left),
        exact(season.funded)
    );
    match season.is_whole() {
        true => {
            format!("  {}  {}", good("Shares are what was streamed, all are out."), faint(&sum))
        }
        false => format!("  {}  {sum}", bad(" THE WEEKS DO NOT ADD UP. Please report it. ")),
    }
}
