//! What can be asked, and what is answered.

use crate::json::{object, text};
use crate::question::{Question, Refused};
use acequia_farm_file::{parse, write, Emission, Farm, Remarks, Report, TokenProgram};
use acequia_interface::Pool;
use acequia_plan::outlook::{Budget, Outlook};
use acequia_plan::{
    export, forecast, mints_of, plan, Exported, Forecast, Ground, Mint, Opening, Plan, Site,
};
use acequia_story::Story;
use solana_address::Address;

/// One thing that is wrong with a file. Places count UTF-16 units, as editors do.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Where it begins in the text.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The line of its beginning, from 1.
    pub line: usize,
    /// The column of its beginning, from 1.
    pub column: usize,
    /// What is the case.
    pub condition: String,
    /// What to do about it.
    pub remedy: String,
}

/// A farm file of what is on chain.
#[derive(Clone, Debug)]
pub struct File {
    /// The file.
    pub text: String,
    /// The streams that it leaves out, in words.
    pub left_out: Vec<String>,
}

/// What a pool's budgets pay.
#[derive(Clone, Debug)]
pub struct Foreseen {
    /// Each budget.
    pub budgets: Vec<Paying>,
    /// What staked money earns [a millionth a year]; nothing where a price is missing.
    pub yield_ppm: Option<u64>,
    /// From which stake on it costs no more than was asked, at the full rate [base units].
    pub break_even: Option<u64>,
}

/// A budget, what it pays in a year [base units], and what of it is paid where its rate follows the stake.
#[derive(Clone, Debug)]
pub struct Paying {
    /// It.
    pub budget: Budget,
    /// At the stake that was asked for.
    pub a_year: u64,
    /// By total weight; nothing where the full rate is always paid.
    pub forecasts: Vec<Forecast>,
}

impl Foreseen {
    // Floats end at the bounds of what they become.
    fn of(outlook: &Outlook, staked: u64, bps: u64) -> Self {
        let mut budgets = Vec::new();
        for budget in Budget::all_of(outlook.pool) {
            let forecasts = forecast(&budget.rate, budget.units);
            budgets.push(Paying { a_year: budget.a_year(staked), budget, forecasts });
        }
        let one = 10f64.powi(outlook.farm.stake_token(outlook.pool).decimals.into());
        let even = outlook.break_even(bps as f64 / 1e4);
        Self {
            budgets,
            yield_ppm: outlook.yield_at(staked).map(|part| (part * 1e6) as u64),
            break_even: even.map(|stake| (stake * one) as u64),
        }
    }
}

/// Answers a question in JSON: `{"refused": "why"}` where it must not be asked.
pub fn answer(question: &[u8]) -> Vec<u8> {
    let refused = |why: Refused| {
        let mut out = String::new();
        object(&mut out, &[("refused", &why)]);
        out.into_bytes()
    };
    answered(Question(question)).unwrap_or_else(refused)
}

fn answered(mut of: Question) -> Result<Vec<u8>, Refused> {
    Ok(match of.text()? {
        "read" => read(of.text()?),
        "story" => text(&story(of.text()?)?),
        "write" => text(&written(&mut of)?),
        "plan" => text(&planned(&mut of)?),
        "outlook" => text(&outlook(&mut of)?),
        "opening" => text(&opening(&mut of)?),
        "mints" => text(&mints(&mut of)?),
        "export" => text(&exported(&mut of)?),
        verb => return Err(format!("`{verb}` cannot be asked")),
    })
}

/// A farm, or all that is wrong with its file.
pub fn read(file: &str) -> Vec<u8> {
    let mut out = String::new();
    match parse("", file) {
        Ok(farm) => object(&mut out, &[("farm", &farm)]),
        Err(report) => object(&mut out, &[("problems", &problems(file, &report))]),
    }
    out.into_bytes()
}

/// A farm file in which nothing is wrong.
fn sound(file: &str) -> Result<Farm, Refused> {
    parse("", file).map_err(|report| listed(file, &report))
}

fn story(file: &str) -> Result<Option<Story>, Refused> {
    let (_, story) = acequia_story::parse("", file).map_err(|report| listed(file, &report))?;
    Ok(story)
}

/// Line by line, without the renderer of reports, which weighs much.
fn listed(file: &str, report: &Report) -> Refused {
    let line = |problem: &Problem| {
        let Problem { line, condition, remedy, .. } = problem;
        format!("line {line}: {condition}\n  = help: {remedy}")
    };
    problems(file, report).iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The file as it is written from what was read, with mints for tokens that name none.
fn written(of: &mut Question) -> Result<String, Refused> {
    let mut farm = sound(of.text()?)?;
    for (symbol, mint) in of.list(|one| Ok((one.text()?, one.address()?)))? {
        let unnamed = |token: &&mut acequia_farm_file::Token| token.mint.is_none();
        let token = farm.tokens.iter_mut().filter(unnamed).find(|token| token.symbol == symbol);
        token.into_iter().for_each(|token| token.mint = Some(mint.to_bytes()));
    }
    Ok(write(&farm, &Remarks::default()))
}

/// What is missing of a farm, so that the chain is as its file says.
fn planned(of: &mut Question) -> Result<Plan, Refused> {
    let farm = sound(of.text()?)?;
    let (me, now, slack) = (of.address()?, of.number()?, of.number()?);
    let mints = of.list(|one| one.perhaps(mint))?;
    let site = |one: &mut Question| {
        Ok(Some(Site { address: one.address()?, there: one.perhaps(|one| pool(one, now))? }))
    };
    let pools = of.list(site)?;
    let ground = Ground { me, reward_manager: me, now, slack, mints: &mints, pools: &pools };
    Ok(plan(&farm, &ground))
}

/// What a pool's budgets pay while so much is staked [base units], and where that costs so much a year [basis
/// points]. Prices are by token, each the bits of a float, which is no number where nobody says one.
fn outlook(of: &mut Question) -> Result<Foreseen, Refused> {
    let farm = sound(of.text()?)?;
    let pool = farm.pools.get(of.number()? as usize).ok_or("the file has no such pool")?;
    let (prices, staked, bps) = (of.bytes()?, of.number()?, of.number()?);
    let price = |place: usize| {
        let bits = prices.get(place * 8..)?.first_chunk()?;
        Some(f64::from_le_bytes(*bits)).filter(|price| price.is_finite())
    };
    Ok(Foreseen::of(&Outlook { farm: &farm, pool, price: &price }, staked, bps))
}

/// When the first reward of a file begins if it is added now, and what it promises; none of a flow.
fn opening(of: &mut Question) -> Result<Option<Opening>, Refused> {
    let (farm, now, slack) = (sound(of.text()?)?, of.number()?, of.number()?);
    let reward = farm.pools.first().and_then(|pool| pool.rewards.first());
    let Emission::Curve(curve) = &reward.ok_or("the file has no reward")?.emission else {
        return Ok(None);
    };
    let opening = Opening::of(curve, now, slack);
    opening.map(Some).map_err(|_| "It would start at a time that is over".into())
}

/// The mints that a file of a pool speaks of.
fn mints(of: &mut Question) -> Result<Vec<String>, Refused> {
    let now = of.number()?;
    Ok(mints_of([&pool(of, now)?]).iter().map(Address::to_string).collect())
}

/// A farm file of one pool.
fn exported(of: &mut Question) -> Result<File, Refused> {
    let (name, address, now) = (of.text()?, of.address()?, of.number()?);
    let pool = pool(of, now)?;
    let mints = of.list(mint)?;
    let symbols = of.list(|one| Ok((one.address()?, one.text()?)))?;
    let symbol = |mint: &Address| {
        symbols.iter().find(|(of, _)| of == mint).map(|(_, symbol)| symbol.to_string())
    };
    let one = Exported { name: name.into(), address, pool: &pool };
    if mints_of([&pool]).iter().any(|mint| mints.iter().all(|known| known.address != *mint)) {
        return Err("a mint of the pool is missing".into());
    }
    Ok(File::of(&export(name, &[one], &mints, &symbol, now)))
}

impl File {
    /// The first remark on a pool is where it is.
    pub fn of(export: &acequia_plan::Export) -> Self {
        let left_out = export.remarks.pools.iter().flat_map(|pool| pool.iter().skip(1));
        Self { text: export.text(), left_out: left_out.cloned().collect() }
    }
}

/// What is wrong with a file, at its places.
pub fn problems(text: &str, report: &Report) -> Vec<Problem> {
    let units = |bytes: &str| bytes.chars().map(char::len_utf16).sum::<usize>();
    let each = report.problems().iter().map(|problem| {
        let before = &text[..problem.span.start];
        let line = before.rfind('\n').map_or(0, |newline| newline + 1);
        let start = units(before);
        Problem {
            start,
            end: start + units(&text[problem.span.clone()]),
            line: before.matches('\n').count() + 1,
            column: units(&before[line..]) + 1,
            condition: problem.condition.clone(),
            remedy: problem.remedy.clone(),
        }
    });
    each.collect()
}

fn mint(of: &mut Question) -> Result<Mint, Refused> {
    let address = of.address()?;
    let program = match of.text()? {
        "token-2022" => TokenProgram::Token2022,
        _ => TokenProgram::SplToken,
    };
    let (decimals, risks) = (of.number()? as u8, of.number()? as u16);
    Ok(Mint { address, program, decimals, risks })
}

/// A pool as it would stand had it been settled at `now`.
fn pool(of: &mut Question, now: u64) -> Result<Pool, Refused> {
    let pool = Pool::read(of.bytes()?).map_err(|error| error.to_string())?;
    Ok(pool.settled_to(now))
}
