//! `pool page`: what a pool says of itself, on chain.

use crate::chain::PoolAt;
use crate::commands::seen::Seen;
use crate::commands::{carry_out, look};
use crate::context::Context;
use crate::error::{failure, Outcome};
use crate::plan::{Plan, Sign};
use crate::show::{paint, print, print_json, short, visible, BOLD};
use acequia_interface::instructions::SetPage;
use acequia_interface::page::{is_link, is_plain, is_plain_text, stored};
use acequia_interface::Page;
use clap::{Args, Subcommand};
use serde_json::{json, Value};
use solana_address::Address;

/// A verb and its arguments.
#[derive(Debug, Subcommand)]
pub enum PageVerb {
    Set(Set),
    Show(Show),
}

impl PageVerb {
    pub fn run(&self, context: &Context) -> Outcome<()> {
        match self {
            Self::Set(verb) => carry_out(context, |context| verb.plan(context)),
            Self::Show(verb) => look(context, |context| verb.show(context)),
        }
    }
}

/// Say what a pool is called, what it is for, and where more is said
///
/// What is left out stays as it is; an empty text, '', takes a part away. For the pool's authority. It
/// is shown everywhere as somebody's own words: it proves nothing but who wrote it.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia pool page set 7Qx…pool --name Valley \\\n    \
    --text 'For those who water the valley.' --link https://valley.example")]
pub struct Set {
    /// The pool's address
    pool: Address,
    #[command(flatten)]
    parts: Parts,
}

/// At least one of these.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct Parts {
    /// What it is called: at most 32 bytes
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    /// What it is for: at most 256 bytes, with line breaks where wanted
    #[arg(long, value_name = "TEXT")]
    text: Option<String>,
    /// Where more is said: at most 128 bytes, by https
    #[arg(long, value_name = "URL")]
    link: Option<String>,
}

impl Set {
    /// One transaction; none where it says so already.
    pub fn plan(&self, context: &Context) -> Outcome<Plan> {
        let (me, there) = (context.me()?, context.rpc.pool(&self.pool)?);
        let old = context.rpc.page(&there)?;
        let part = |new: &Option<String>, old: Option<&str>| {
            new.clone().unwrap_or_else(|| old.unwrap_or_default().to_string())
        };
        let old = old.as_ref();
        let said = Said {
            name: part(&self.parts.name, old.map(Page::name)),
            text: part(&self.parts.text, old.map(Page::text)),
            link: part(&self.parts.link, old.map(Page::link)),
        };
        let mut plan = Plan::new(format!("The page of the pool {}", self.pool));
        said.describe(&mut plan, old);
        if plan.changes.iter().any(|change| change.sign != Sign::Keep) {
            there.require_authority(me, "sets its page")?;
            said.require_fits()?;
            self.set(context, &mut plan, &there, &said)?;
        }
        Ok(plan)
    }

    fn set(&self, context: &Context, plan: &mut Plan, there: &PoolAt, said: &Said) -> Outcome<()> {
        let Said { name, text, link } = said;
        let (authority, payer, pool) = (context.me()?, context.payer()?, self.pool);
        let order = SetPage { authority, payer, pool, name, text, link }.instruction();
        let what = format!("set the page of {}: {}", short(&pool), said.in_a_line());
        let step = plan.step(what, Seen::now(context, there).then(&[], [order]));
        if there.pool.page_bump == 0 {
            step.creates.push(Page::SIZE);
            let creator = there.pool.creator;
            plan.notes.push(format!(
                "the page's rent goes to the pool's creator {creator} when the pool is closed"
            ));
        }
        Ok(())
    }
}

/// What the page is to say.
struct Said {
    name: String,
    text: String,
    link: String,
}

impl Said {
    fn describe(&self, plan: &mut Plan, old: Option<&Page>) {
        let parts = [
            ("name", &self.name, old.map(Page::name)),
            ("text", &self.text, old.map(Page::text)),
            ("link", &self.link, old.map(Page::link)),
        ];
        for (what, new, old) in parts {
            let sign = match old.unwrap_or_default() {
                old if old == new => Sign::Keep,
                "" => Sign::Create,
                _ if new.is_empty() => Sign::Remove,
                _ => Sign::Change,
            };
            plan.change(
                sign,
                what,
                quoted(if new.is_empty() { old.unwrap_or_default() } else { new }),
            );
        }
    }

    /// What the program would refuse, with what to do.
    fn require_fits(&self) -> Outcome<()> {
        let Self { name, text, link } = self;
        let fits = [
            ("name", name, 32, stored::<32>(name).is_some()),
            ("text", text, 256, stored::<256>(text).is_some()),
            ("link", link, 128, stored::<128>(link).is_some()),
        ];
        if let Some((part, said, most, _)) = fits.into_iter().find(|(.., fits)| !fits) {
            return Err(failure(
                format!("The {part} is {} bytes long, and a page has room for {most}", said.len()),
                "Say it in fewer words",
            ));
        }
        if !is_plain(name) || !is_plain_text(text) || !is_plain(link) {
            return Err(failure(
                format!("Not all of it would be seen as it is: {}", self.in_a_line()),
                "Leave out control characters and marks that turn the writing; the text alone may have line breaks",
            ));
        }
        match is_link(link) {
            true => Ok(()),
            false => Err(failure(
                format!("The link {} is not by https", quoted(link)),
                "Begin it with https://",
            )),
        }
    }

    fn in_a_line(&self) -> String {
        [&self.name, &self.text, &self.link].map(|part| quoted(part)).join(", ")
    }
}

/// Show what a pool says of itself
///
/// Somebody's own words: they prove nothing but that the pool's authority wrote them.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia pool page show 7Qx…pool")]
pub struct Show {
    /// The pool's address
    pool: Address,
}

impl Show {
    pub fn show(&self, context: &Context) -> Outcome<()> {
        let there = context.rpc.pool(&self.pool)?;
        let page = context.rpc.page(&there)?;
        if context.json {
            print_json(&json!({ "pool": self.pool.to_string(), "page": page.as_ref().map(json) }));
            return Ok(());
        }
        let mut lines = vec![paint(&format!("Pool {}", self.pool), BOLD), String::new()];
        lines.extend(match &page {
            Some(page) => self::lines(page),
            None => vec!["  It says nothing of itself.".into()],
        });
        print(&lines);
        Ok(())
    }
}

/// A page as somebody's own words: each line of them behind a bar, so that none passes for ours.
pub fn lines(page: &Page) -> Vec<String> {
    let name = match page.name() {
        "" => "in the authority's own words, which nobody has checked".into(),
        name => format!("{}, in the authority's own words, which nobody has checked", quoted(name)),
    };
    let own = page.text().split('\n').chain([page.link()]).filter(|line| !line.is_empty());
    let own = own.map(|line| format!("  {:11}│ {}", "", visible(line)));
    [format!("  {:<11}{name}", "page")].into_iter().chain(own).collect()
}

/// For scripts.
pub fn json(page: &Page) -> Value {
    json!({ "name": page.name(), "text": page.text(), "link": page.link() })
}

/// In one line, whatever is in it.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", visible(text))
}
