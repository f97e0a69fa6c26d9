//! A page a week of what a pool's rewards brought, for a team to publish.

use crate::api::{points, Point, Programme};
use crate::figures::{Window, DAY, WEEK};
use crate::follow::Followed;
use crate::history::Life;
use crate::prices::{tokens, Quoted};
use crate::said::date;
use crate::sheet::{Part, Plot, Sheet, Table, UNKNOWN};
use crate::store::Store;
use crate::team::{figures, Asked, Figures, StreamFigures};
use acequia_farm_file::amount;
use acequia_interface::Address;
use acequia_node::error::{failure, Outcome};
use std::path::{Path, PathBuf};

/// What is asked.
#[derive(Clone, Debug, clap::Args)]
pub struct ReportOptions {
    /// Of which pool
    pool: String,
    /// What `acequia-serve run` fills: a file of SQLite, or postgres://...
    #[arg(long, env = "ACEQUIA_DATABASE", default_value = "acequia.db", value_name = "ADDRESS")]
    database: String,
    /// Where the pages go
    #[arg(long, default_value = "report", value_name = "FOLDER")]
    into: PathBuf,
    #[command(flatten)]
    programme: Programme,
}

/// Writes the page of each whole week, and says which files they are.
pub async fn report(options: ReportOptions) -> Outcome<()> {
    let store = Store::open(&options.database).await?;
    let followed = Followed::new(store.clone());
    followed.catch_up().await?;
    let quoted = followed.quoted();
    let history = followed.history.read().await;
    let pool = history.pools.get_key_value(&options.pool.parse::<Address>().unwrap_or_default());
    let (pool, life) = pool.ok_or_else(|| {
        let remedy = "Name a pool that `acequia-serve run` has followed into this database";
        failure(format!("Nothing is known of a pool {}", options.pool), remedy)
    })?;
    let pages = pages(pool, life, &options.programme.asked(life)?, &quoted);
    if pages.is_empty() {
        let remedy = "Come back after seven days, or name an earlier start by --from";
        return Err(failure("No whole week has passed since the programme began", remedy));
    }
    for (stem, sheet) in &pages {
        for file in write(&options.into, stem, sheet)? {
            println!("{}", file.display());
        }
    }
    Ok(())
}

fn write(folder: &Path, stem: &str, sheet: &Sheet) -> Outcome<Vec<PathBuf>> {
    let plot = |plot: &Plot| (format!("{stem}-{}.svg", plot.name), plot.svg().into_string());
    let pages =
        [(format!("{stem}.md"), sheet.markdown(stem)), (format!("{stem}.html"), sheet.html())];
    let write = |(name, text): (String, String)| {
        let file = folder.join(name);
        std::fs::write(&file, text).map(|()| file)
    };
    let all = || -> std::io::Result<Vec<PathBuf>> {
        std::fs::create_dir_all(folder)?;
        pages.into_iter().chain(sheet.plots().map(plot)).map(write).collect()
    };
    all().map_err(|error| {
        failure(
            format!("{} cannot be written: {error}", folder.display()),
            "Choose another folder, by --into",
        )
    })
}

/// Each whole week of which events tell, by the day after its last.
pub fn pages(pool: &Address, life: &Life, asked: &Asked, quoted: &Quoted) -> Vec<(String, Sheet)> {
    let from = asked.programme.from;
    let day = |nth: u64| Window { from: (nth - 1) * DAY, to: nth * DAY };
    let days: Vec<(u64, Vec<Point>)> = (from / DAY + 1..=asked.known / DAY)
        .map(|nth| (nth * DAY, points(life, day(nth), quoted)))
        .collect();
    let page = |nth: u64| {
        let week = Window { from: from + nth * WEEK, to: from + (nth + 1) * WEEK };
        let stem = date(week.to as i64).chars().take(10).collect();
        let days = &days[..days.partition_point(|(end, _)| *end <= week.to)];
        (stem, Page { pool, life, asked, quoted, days, week }.sheet())
    };
    (0..asked.known.saturating_sub(from) / WEEK).map(page).collect()
}

/// A week, as of its end: what happened later stands in later ones.
struct Page<'a> {
    pool: &'a Address,
    life: &'a Life,
    asked: &'a Asked,
    quoted: &'a Quoted,
    /// Each day of UTC since the programme began, by its end.
    days: &'a [(u64, Vec<Point>)],
    week: Window,
}

impl Page<'_> {
    fn sheet(&self) -> Sheet {
        let whole = Window {
            from: self.asked.programme.from,
            to: self.week.to.min(self.asked.programme.to),
        };
        let (week, whole) = (self.figures(self.week), self.figures(whole));
        let tables = [
            stake(self, &week, &whole),
            self.streams(&week),
            effect(self, &whole),
            cohorts(self, &whole),
            beside(),
        ];
        let plots = self.plots().into_iter().filter(|plot| !plot.lines.is_empty()).map(Part::Plot);
        let tables = tables.into_iter().filter(|table| !table.rows.is_empty()).map(Part::Table);
        let title = format!("Pool {}: the week to {}", self.pool, date(self.week.to as i64));
        Sheet { title, notes: self.notes(&whole), parts: plots.chain(tables).collect() }
    }

    fn figures(&self, window: Window) -> Figures {
        let asked = Asked { programme: window, known: self.week.to, ..self.asked.clone() };
        figures(self.life, &asked, self.quoted)
    }

    fn notes(&self, whole: &Figures) -> Vec<String> {
        let [from, to, announced] =
            [whole.from, whole.to, whole.announced].map(|time| date(time as i64));
        let programme = format!(
            "Programme: from {from} to {to}, announced {announced}. {} owners stand behind these figures; {} are \
             left out. Rules: docs/history.md of Acequia.",
            whole.owners, whole.left_out
        );
        let mut mints: Vec<Address> = self.life.streams.iter().map(|one| one.mint).collect();
        mints.push(self.life.created.stake_mint);
        mints.sort();
        mints.dedup();
        let price = |mint: &Address| match self.quoted.prices.said(mint, self.week.to) {
            Some((time, price, source)) => {
                format!("{mint}: {price} by {source}, said {}.", date(time as i64))
            }
            None => format!("{mint}: no price is known, so its amounts stand alone."),
        };
        [programme].into_iter().chain(mints.iter().map(price)).collect()
    }

    fn tokens(&self, mint: &Address, units: &str) -> String {
        in_tokens(units, self.quoted.decimals.get(mint).copied())
    }

    fn staked(&self, units: &str) -> String {
        self.tokens(&self.life.created.stake_mint, units)
    }

    fn streams(&self, week: &Figures) -> Table {
        let row = |stream: &StreamFigures| {
            let mint: Address = stream.mint.parse().unwrap_or_default();
            let paid = [&stream.claimed, &stream.pushed, &stream.compounded, &stream.reinvested];
            let amounts = [&stream.committed, &stream.emitted].into_iter().chain(paid);
            let amounts = amounts.map(|units| self.tokens(&mint, units));
            [format!("{}, {mint}", stream.stream)].into_iter().chain(amounts).collect()
        };
        let head =
            ["stream", "committed", "emitted", "claimed", "pushed", "compounded", "reinvested"];
        Table::new("Rewards of the week", &head, week.streams.iter().map(row).collect())
    }

    fn plots(&self) -> [Plot; 4] {
        let of_day = |value: &dyn Fn(&Point) -> f64| -> Vec<(u64, f64)> {
            let day = |(end, points): &(u64, Vec<Point>)| Some((*end, value(points.first()?)));
            self.days.iter().filter_map(day).collect()
        };
        let mint = &self.life.created.stake_mint;
        let stake = of_day(&|point| self.float(mint, &point.staked));
        let owners = of_day(&|point| point.owners.into());
        let plot = |title: &str, name: &str, lines: Vec<(String, Vec<(u64, f64)>)>| Plot {
            title: format!("{title}, day by day"),
            name: name.into(),
            lines: lines.into_iter().filter(|line| !line.1.is_empty()).collect(),
        };
        let streams = 0..self.life.streams.len();
        let emitted = streams.clone().map(|nth| {
            self.line(nth, &|mint, point| Some(self.float(mint, point.emitted.as_ref()?)))
        });
        let yields = streams.map(|nth| self.line(nth, &|_, point| Some(point.apr? * 100.0)));
        [
            plot("Stake", "stake", vec![("staked".into(), stake)]),
            plot("Owners with any stake", "owners", vec![("owners".into(), owners)]),
            plot("Emitted a day", "emitted", emitted.collect()),
            plot("Yield of all stake, % a year", "yield", yields.collect()),
        ]
    }

    fn line(
        &self,
        nth: usize,
        value: &dyn Fn(&Address, &Point) -> Option<f64>,
    ) -> (String, Vec<(u64, f64)>) {
        let mint = &self.life.streams[nth].mint;
        let of_it = |(end, points): &(u64, Vec<Point>)| {
            let point = points.iter().find(|point| point.stream == Some(nth))?;
            Some((*end, value(mint, point)?))
        };
        (format!("stream {nth}"), self.days.iter().filter_map(of_it).collect())
    }

    fn float(&self, mint: &Address, units: &str) -> f64 {
        let decimals = self.quoted.decimals.get(mint).copied().unwrap_or(0);
        tokens(units.parse().unwrap_or(0.0), decimals)
    }
}

/// Base units as tokens, rounded to hundredths towards zero; as they are where nobody knows the decimals.
fn in_tokens(units: &str, decimals: Option<u8>) -> String {
    let (sign, digits) = units.strip_prefix('-').map_or(("", units), |digits| ("-", digits));
    match (digits.parse(), decimals) {
        (Ok(units), Some(decimals)) => format!("{sign}{}", amount::rounded(units, decimals, 2)),
        (Ok(units), None) => format!("{sign}{} base units", amount::grouped(units)),
        _ => units.into(),
    }
}

fn percent(share: Option<f64>) -> String {
    share.map_or(UNKNOWN.into(), |share| format!("{:.1} %", share * 100.0))
}

fn value(value: Option<f64>) -> String {
    value.map_or(UNKNOWN.into(), |value| format!("{value:.2}"))
}

fn stake(page: &Page, week: &Figures, whole: &Figures) -> Table {
    type Said<'a> = (&'a str, &'a dyn Fn(&Figures) -> String);
    let rows: [Said; 17] = [
        ("owners", &|one| one.owners.to_string()),
        ("average stake", &|one| page.staked(&one.average_stake)),
        ("average of the 30 days before (a comparison, no effect)", &|one| {
            one.average_stake_before.as_ref().map_or(UNKNOWN.into(), |units| page.staked(units))
        }),
        ("stake at the end", &|one| page.staked(&one.stake[1])),
        ("came from owners never seen before", &|one| page.staked(&one.flows.new)),
        ("came from others", &|one| page.staked(&one.flows.again)),
        ("came from rewards", &|one| page.staked(&one.flows.compounded)),
        ("came from other pools", &|one| page.staked(&one.flows.moved_in)),
        ("went to other pools", &|one| page.staked(&one.flows.moved_out)),
        ("left", &|one| page.staked(&one.flows.left)),
        ("owners never seen before", &|one| one.flows.new_owners.to_string()),
        ("owners who hold nothing any more", &|one| one.flows.gone_owners.to_string()),
        ("concentration, HHI of 10,000", &|one| {
            one.hhi.map_or(UNKNOWN.into(), |hhi| format!("{hhi:.0}"))
        }),
        ("share of the ten largest", &|one| percent(one.top_ten)),
        ("share under locks", &|one| percent(one.locked)),
        ("emitted, at each day's price", &|one| value(one.emitted_value)),
        ("cost of a staked dollar-year", &|one| percent(one.cost_of_a_dollar_year)),
    ];
    let row = |(name, said): Said| vec![name.into(), said(week), said(whole)];
    let head = ["figure", "the week", "the programme so far"];
    Table::new("Stake, and what it cost", &head, rows.into_iter().map(row).collect())
}

fn effect(page: &Page, whole: &Figures) -> Table {
    let kept = whole.kept.iter().map(|kept| {
        let said = format!("{} ({})", page.staked(&kept.amount), percent(kept.share));
        vec![format!("of the net inflow, kept {} days after the end", kept.days), said]
    });
    let mercenaries = whole.mercenaries.map(|owners| {
        let rule = "rewards of owners who came after the announcement and seven days after the end held less than a tenth \
            of their average (no standard: this is the rule)";
        vec![rule.into(), format!("{}, {owners} owners", percent(whole.mercenary_share))]
    });
    let early = whole
        .early_leavers
        .map(|share| vec!["of all that left, in the last seven days".into(), percent(Some(share))]);
    let changes = whole.elasticity.iter().map(|change| {
        let name = format!("elasticity around {}, {}", date(change.time as i64), change.mint);
        vec![name, format!("{:.2}", change.elasticity)]
    });
    let rows = kept.chain(early).chain(mercenaries).chain(changes).collect();
    Table::new("What stayed", &["figure", "the programme so far"], rows)
}

fn cohorts(page: &Page, whole: &Figures) -> Table {
    let row = |cohort: &crate::team::CohortLine| {
        let stayed: Vec<String> = cohort.stayed.iter().map(|share| percent(Some(*share))).collect();
        let (start, owners) = (date(cohort.start as i64), cohort.owners.to_string());
        vec![start, owners, page.staked(&cohort.amount), stayed.join(", ")]
    };
    let head = ["week from", "owners", "held at its end", "with any stake, week by week"];
    let rows = whole.cohorts.iter().map(row).collect();
    Table::new("Who stayed, by week of first stake", &head, rows)
}

/// Figures of others, each by its own rule, with whoever published it.
const OTHERS: [(&str, &str); 7] = [
    (
        "Uniswap on Arbitrum 2023–24 (Gauntlet)",
        "68 % of what was added kept; 9.11 dollars added per dollar, 5.99 after the end",
    ),
    ("Arbitrum LTIPP 2024 (Blockworks)", "38.64 dollars of TVL per dollar on spot exchanges"),
    ("Arbitrum STIP 2023–24 (Blockworks)", "85.2 M dollars spent, 15.2 M back as revenue"),
    ("Optimism season 7 grants 2025", "net inflow per OP: 1.58, 3.67, 9.39 dollars (quartiles)"),
    ("Optimism SuperStacks 2025", "93 % kept after 30 days"),
    ("Many programmes 2023–25 (Turtle, a vendor)", "40 to 70 % gone within 30 days of the end"),
    ("THORChain LPs to 2022 (Flipside)", "11 % of owners still there after a year"),
];

fn beside() -> Table {
    let row = |(programme, result): (&str, &str)| vec![programme.into(), result.into()];
    let head = ["programme", "what was published of it"];
    Table::new("To stand beside", &head, OTHERS.map(row).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_tokens_where_decimals_are_known_and_never_more_than_they_are() {
        assert_eq!(in_tokens("1234567899", Some(6)), "1,234.56");
        assert_eq!(in_tokens("-5", Some(0)), "-5");
        assert_eq!(in_tokens("1234567", None), "1,234,567 base units");
        assert_eq!(percent(None), UNKNOWN);
        assert_eq!(percent(Some(0.125)), "12.5 %");
    }
}
