//! What a budget pays over what is staked, before it is funded: by the farm file alone, and by what the farm's own past
//! tells. What neither tells stands there as not known.

use crate::figures::{moves, Staked, Window, WEEK, YEAR};
use crate::follow::Followed;
use crate::history::{History, Life};
use crate::prices::{self, read_file, Prices};
use crate::sheet::{short, Part, Sheet, Table, UNKNOWN};
use crate::store::Store;
use acequia_farm_file::{amount, parse, time, Farm, Pool, Token};
use acequia_interface::Address;
use acequia_node::error::{failure, Outcome};
use acequia_plan::{Budget, Outlook};
use std::path::{Path, PathBuf};

/// Whole tokens at which a yield is told where none are named: powers of ten, and nobody's guess.
const STAKES: [u64; 6] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

/// What is asked.
#[derive(Clone, Debug, clap::Args)]
pub struct ForecastOptions {
    /// The farm file
    #[arg(value_name = "FARM.toml")]
    farm: PathBuf,
    /// What `acequia-serve run` fills: the farm's own past is the range
    #[arg(long, env = "ACEQUIA_DATABASE", value_name = "ADDRESS")]
    database: Option<String>,
    /// A CSV file of prices, beside those of the database: mint,time,price,source
    #[arg(long, value_name = "FILE")]
    prices: Option<PathBuf>,
    /// Tell the yield where so many tokens are staked; may be said again
    #[arg(long, value_name = "TOKENS")]
    stake: Vec<String>,
    /// What a staked dollar may cost in a year, in per cent: the stake from which it costs no more; may be said again
    #[arg(long, value_name = "PERCENT", value_parser = rate)]
    rate: Vec<f64>,
    /// Print HTML in place of Markdown
    #[arg(long)]
    html: bool,
}

fn rate(text: &str) -> Result<f64, String> {
    let rate = text.parse::<f64>().ok().filter(|rate| rate.is_finite() && *rate > 0.0);
    rate.ok_or_else(|| "write a number above 0, as in 7.5".into())
}

/// Prints what is to be expected of each pool.
pub async fn forecast(options: ForecastOptions) -> Outcome<()> {
    let text = read(&options.farm)?;
    let path = options.farm.display().to_string();
    let farm =
        parse(&path, &text).map_err(|report| failure(report.to_string(), "Mend the file"))?;
    let mut prices = Prices::default();
    let mut history = History::default();
    if let Some(address) = &options.database {
        let store = Store::open(address).await?;
        let followed = Followed::new(store.clone());
        followed.catch_up().await?;
        (prices, history) =
            (followed.quoted().prices.clone(), followed.history.read().await.clone());
    }
    if let Some(file) = &options.prices {
        prices.extend(read_file(&read(file)?)?);
    }
    let sheet = sheet(&farm, &history, &prices, &options.stake, &options.rate)?;
    match options.html {
        true => println!("{}", sheet.html()),
        false => println!("{}", sheet.markdown("forecast")),
    }
    Ok(())
}

fn read(file: &Path) -> Outcome<String> {
    std::fs::read_to_string(file).map_err(|error| {
        failure(format!("{} cannot be read: {error}", file.display()), "Name a file that is there")
    })
}

/// All of it, as a page.
pub fn sheet(
    farm: &Farm,
    history: &History,
    prices: &Prices,
    stakes: &[String],
    rates: &[f64],
) -> Outcome<Sheet> {
    let mut sheet = Sheet { title: format!("{}: a forecast", farm.name), ..Sheet::default() };
    sheet.notes.push(
        "Each budget is spread evenly over its whole time; nobody locks, so a token of stake counts as one. Prices are the \
         last that were said. Penalties and deposits to come are not in it."
            .into(),
    );
    for pool in &farm.pools {
        let one = Forecast { farm, pool, prices, history };
        sheet.parts.push(Part::Table(one.budgets()));
        sheet.parts.push(Part::Table(one.yields(stakes)?));
        sheet.parts.push(Part::Table(one.break_even(rates)));
        sheet.parts.push(Part::Table(one.range()));
    }
    Ok(sheet)
}

struct Forecast<'a> {
    farm: &'a Farm,
    pool: &'a Pool,
    prices: &'a Prices,
    history: &'a History,
}

fn tokens(units: u64, token: &Token) -> f64 {
    prices::tokens(units as f64, token.decimals)
}

fn mint(token: &Token) -> Option<Address> {
    token.mint.map(Address::new_from_array)
}

impl Forecast<'_> {
    fn stake(&self) -> &Token {
        self.farm.stake_token(self.pool)
    }

    fn all(&self) -> Vec<Budget> {
        Budget::all_of(self.pool)
    }

    fn token(&self, budget: &Budget) -> &Token {
        self.farm.reward_token(&self.pool.rewards[budget.reward])
    }

    /// What it pays in a year while so much is staked [tokens].
    fn a_year(&self, budget: &Budget, staked: u64) -> f64 {
        tokens(budget.a_year(staked), self.token(budget))
    }

    /// By the last price of a whole token.
    fn priced<T>(&self, ask: impl Fn(Outlook) -> T) -> T {
        let price = |place: usize| {
            let mint = mint(&self.farm.tokens[place])?;
            self.prices.at(&mint, u64::MAX).map(|(price, _)| price)
        };
        ask(Outlook { farm: self.farm, pool: self.pool, price: &price })
    }

    fn table(&self, title: &str, head: &[&str], rows: Vec<Vec<String>>) -> Table {
        Table::new(format!("{}: {title}", self.pool.name), head, rows)
    }

    fn budgets(&self) -> Table {
        let row = |budget: Budget| {
            let token = self.token(&budget);
            let Token { symbol, decimals, .. } = token;
            let price = match mint(token).and_then(|mint| self.prices.said(&mint, u64::MAX)) {
                Some((said, price, source)) => format!("{price} by {source}, {}", time::date(said)),
                None => UNKNOWN.into(),
            };
            vec![
                format!("{} {symbol}", amount::bare(budget.units.into(), *decimals)),
                time::duration(budget.seconds),
                format!("{} {symbol}", short(self.a_year(&budget, u64::MAX))),
                price,
            ]
        };
        let rows = self.all().into_iter().map(row).collect();
        self.table("budgets", &["budget", "for", "a year, at the full rate", "price"], rows)
    }

    fn yields(&self, stakes: &[String]) -> Outcome<Table> {
        let Token { symbol, decimals, .. } = self.stake();
        let named = stakes.iter().map(|text| {
            amount::parse(text, *decimals).ok().filter(|units| *units > 0).ok_or_else(|| {
                failure(
                    format!("--stake {text} is no amount of {symbol}"),
                    format!(
                        "Write a number above 0 with at most {decimals} decimals, as in 250_000"
                    ),
                )
            })
        });
        let one = 10u64.checked_pow((*decimals).into());
        let plain = STAKES.iter().filter_map(|stake| stake.checked_mul(one?));
        let stakes: Vec<u64> = match stakes.is_empty() {
            true => plain.collect(),
            false => named.collect::<Outcome<_>>()?,
        };
        let row = |staked: u64| {
            let whole = tokens(staked, self.stake());
            let paid = |budget: &Budget| {
                let symbol = &self.token(budget).symbol;
                format!("{:.6} {symbol}", self.a_year(budget, staked) / whole)
            };
            let each: Vec<String> = self.all().iter().map(paid).collect();
            let worth = self.priced(|outlook| outlook.yield_at(staked));
            let worth = worth.map(|part| format!("{:.2} %", part * 100.0));
            let staked = format!("{} {symbol}", amount::bare(staked.into(), *decimals));
            vec![staked, each.join(" + "), worth.unwrap_or(UNKNOWN.into())]
        };
        let rows = stakes.into_iter().map(row).collect();
        let head = ["staked throughout", "each token earns a year", "at the last prices"];
        Ok(self.table("yield over stake", &head, rows))
    }

    /// Where the full rate is paid: a rate that follows the stake pays less below its full weight.
    fn break_even(&self, rates: &[f64]) -> Table {
        let row = |rate: &f64| {
            let stake = self.priced(|outlook| outlook.break_even(rate / 100.0));
            let stake = stake.map(|stake| format!("{} {}", short(stake), self.stake().symbol));
            vec![format!("{rate} % a year"), stake.unwrap_or(UNKNOWN.into())]
        };
        let head = ["a staked dollar costs no more than", "from a stake of, at the full rate"];
        self.table("break-even", &head, rates.iter().map(row).collect())
    }

    /// Had stake followed these rewards as it did those of the past.
    fn range(&self) -> Table {
        let row = |budget: &Budget| {
            let of_pool = |life: &Life| self.weeks(life, self.token(budget));
            let mut costs: Vec<f64> = self.history.pools.values().flat_map(of_pool).collect();
            costs.sort_by(f64::total_cmp);
            let mut row = vec![self.token(budget).symbol.clone(), costs.len().to_string()];
            // The dearest week is the least stake.
            row.extend([4, 3, 2, 1, 0].map(|quarter| match quantile(&costs, quarter) {
                Some(cost) => {
                    let stake = self.a_year(budget, u64::MAX) / cost;
                    format!("{} {}", short(stake), self.stake().symbol)
                }
                None => UNKNOWN.into(),
            }));
            row
        };
        let head = [
            "reward",
            "whole weeks of the past",
            "least stake",
            "lower quartile",
            "median",
            "upper quartile",
            "most stake",
        ];
        self.table(
            "stake, if it follows rewards as in the farm's own past",
            &head,
            self.all().iter().map(row).collect(),
        )
    }

    /// What a staked token-year cost in each whole week of a pool of the same stake, where it emitted that token
    /// [tokens].
    fn weeks(&self, life: &Life, reward: &Token) -> Vec<f64> {
        let (Some(mint), Some(stake)) = (mint(reward), mint(self.stake())) else {
            return Vec::new();
        };
        let known = life.changes.last().map_or(0, |last| last.time);
        if life.created.stake_mint != stake {
            return Vec::new();
        }
        let staked = Staked::of(&moves(life));
        let starts = (0..known.saturating_sub(life.created.time) / WEEK)
            .map(|nth| life.created.time + nth * WEEK);
        let cost = |from: u64| week_cost(life, &staked, &mint, Window { from, to: from + WEEK });
        let scale = 10f64.powi(i32::from(self.stake().decimals) - i32::from(reward.decimals));
        starts.filter_map(cost).map(|cost| cost * scale).collect()
    }
}

/// Of the base units of the one for a base unit of the other; none where nothing was emitted or staked.
fn week_cost(life: &Life, staked: &Staked, mint: &Address, week: Window) -> Option<f64> {
    let of_it = life.streams.iter().filter(|stream| stream.mint == *mint);
    let emitted: f64 = of_it.map(|stream| stream.emitted(week.from, week.to) as f64).sum();
    let staked = staked.seconds(week) as f64;
    (emitted > 0.0 && staked > 0.0).then(|| emitted * YEAR / staked)
}

/// The value at a quarter of sorted values, between two of them evenly; none of none.
fn quantile(sorted: &[f64], quarter: usize) -> Option<f64> {
    let place = sorted.len().checked_sub(1)? as f64 * quarter as f64 / 4.0;
    let (low, part) = (place.floor() as usize, place.fract());
    let high = sorted.get(low + 1).unwrap_or(&sorted[low]);
    Some(sorted[low] * (1.0 - part) + high * part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::tests::created;
    use crate::history::{Change, Kind, StreamLife};
    use acequia_interface::events::PoolCreated;

    const FARM: &str = r#"
name = "A farm"
tokens.LP = { decimals = 6, program = "spl-token", mint = "LPmint" }
tokens.RIO = { decimals = 9, program = "spl-token", mint = "RIOmint" }
[[pool]]
name = "Harvest"
stake = "LP"
[[pool.reward]]
token = "RIO"
kind = "curve"
budget = "36_500"
committed = "all"
schedule = { shape = "constant", for = "73 days" }
"#;

    fn address(byte: u8) -> Address {
        Address::new_from_array([byte; 32])
    }

    fn farm(more: &str) -> Farm {
        let text = FARM
            .replace("LPmint", &address(7).to_string())
            .replace("RIOmint", &address(8).to_string());
        parse("farm.toml", &format!("{text}{more}")).unwrap_or_else(|report| panic!("{report}"))
    }

    fn priced() -> Prices {
        let mut prices = Prices::default();
        prices.add(address(7), 100, 2.0, "the test".into());
        prices.add(address(8), 100, 0.5, "the test".into());
        prices
    }

    fn told(farm: &Farm, prices: &Prices, stakes: &[&str], rates: &[f64]) -> Vec<Table> {
        let stakes: Vec<String> = stakes.iter().map(|text| text.to_string()).collect();
        let sheet = sheet(farm, &History::default(), prices, &stakes, rates).expect("a forecast");
        let table = |part| match part {
            Part::Table(table) => Some(table),
            Part::Plot(_) => None,
        };
        sheet.parts.into_iter().filter_map(table).collect()
    }

    #[test]
    fn a_budget_over_a_fifth_of_a_year_is_five_times_that_a_year() {
        let tables = told(&farm(""), &priced(), &["100_000"], &[5.0]);
        assert_eq!(tables[0].rows[0][..3], ["36,500 RIO", "73 days", "182k RIO"]);
        // 182,500 RIO for 100,000 LP, each worth a quarter of one.
        assert_eq!(tables[1].rows, [["100,000 LP", "1.825000 RIO", "45.62 %"]]);
        // 91,250 dollars are 5 % of 1,825,000, which are 912,500 LP.
        assert_eq!(tables[2].rows, [["5 % a year", "912k LP"]]);
    }

    #[test]
    fn what_nobody_said_is_not_known() {
        let tables = told(&farm(""), &Prices::default(), &[], &[5.0]);
        assert_eq!(tables[0].rows[0][3], UNKNOWN);
        assert!(tables[1].rows.iter().all(|row| row[2] == UNKNOWN) && tables[1].rows.len() == 6);
        assert_eq!(tables[2].rows, [["5 % a year", UNKNOWN]]);
        assert_eq!(tables[3].rows[0][1..], ["0", UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]);
    }

    #[test]
    fn a_rate_that_follows_the_stake_pays_each_token_no_more_below_its_full_weight() {
        let capped = farm("full_at = \"400_000\"\n");
        let rows =
            told(&capped, &priced(), &["100_000", "400_000", "800_000"], &[])[1].rows.clone();
        let paid: Vec<&str> = rows.iter().map(|row| &*row[1]).collect();
        assert_eq!(paid, ["0.456250 RIO", "0.456250 RIO", "0.228125 RIO"]);
    }

    #[test]
    fn a_stake_that_is_no_amount_is_refused_in_words() {
        let refused = sheet(&farm(""), &History::default(), &priced(), &["many".into()], &[]);
        assert!(refused.is_err_and(|failure| failure.condition.contains("many")));
        assert!(rate("0").is_err() && rate("NaN").is_err() && rate("7.5") == Ok(7.5));
    }

    /// A pool in which 1,000 LP share 700 RIO in one week, and 3,000 LP as many in the next.
    fn past() -> History {
        let created = PoolCreated { capacity: 1, time: 0, ..created() };
        let mut life = Life::new(created);
        let (streamed, fundings) = (vec![(0, 0), (2 * WEEK, 1_400_000_000_000)], Vec::new());
        let (mint, funder) = (address(8), address(2));
        let stream = StreamLife {
            slot: 0,
            generation: 1,
            mint,
            funder,
            added_at: 0,
            retired_at: None,
            first_change: 0,
            end_change: None,
            paid: 0,
            fundings,
            streamed,
        };
        life.streams.push(stream);
        for (time, amount) in [(0, 1_000_000_000), (WEEK, 3_000_000_000), (2 * WEEK, 3_000_000_000)]
        {
            let (position, owner, kind, weight, lock_end) = (0, 0, Kind::Staked, amount, 0);
            life.changes.push(Change { time, position, owner, kind, amount, weight, lock_end });
        }
        History { pools: [(address(1), life)].into(), ..History::default() }
    }

    #[test]
    fn the_farms_own_past_is_the_range() {
        let farm = farm("");
        let (prices, history) = (Prices::default(), past());
        let pool = &farm.pools[0];
        let range = Forecast { farm: &farm, pool, prices: &prices, history: &history }.range();
        // 182,500 RIO a year: as in the first week they are for 5,000 LP, as in the second for 15,000.
        let expected = ["RIO", "2", "5k LP", "6k LP", "7.5k LP", "10k LP", "15k LP"];
        assert_eq!(range.rows, [expected.map(String::from)]);
    }

    #[test]
    fn quartiles_lie_between_values() {
        assert_eq!(quantile(&[], 2), None);
        assert_eq!(quantile(&[3.0], 1), Some(3.0));
        assert_eq!(
            [0, 1, 2, 4].map(|at| quantile(&[1.0, 2.0, 3.0, 5.0], at)),
            [1.0, 1.75, 2.5, 5.0].map(Some)
        );
    }
}
