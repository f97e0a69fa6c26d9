//! A plan, for people and for scripts.

use super::{Change, Cost, Plan, Sign, Spend};
use crate::show::{amount, paint, several, sol, BOLD, FAINT, GREEN, RED, YELLOW};
use acequia_plot::width;
use anstyle::Style;
use serde_json::{json, Value};

impl Plan {
    pub fn lines(&self, cost: &Cost) -> Vec<String> {
        let mut lines = vec![paint(&self.title, BOLD), String::new()];
        let column = self.changes.iter().map(|change| width(&change.what)).max().unwrap_or(0);
        lines.extend(self.changes.iter().map(|change| change.line(column)));
        if !self.plots.is_empty() {
            lines.push(String::new());
            lines.extend(self.plots.iter().cloned());
        }
        lines.push(String::new());
        let summary = self.summary(cost);
        if !summary.is_empty() {
            lines.extend(summary);
            lines.push(String::new());
        }
        lines
    }

    /// Costs, spends, promises and notes, each with its word in front.
    fn summary(&self, cost: &Cost) -> Vec<String> {
        let costs = (!self.steps.is_empty()).then(|| self.costs(cost));
        let price = cost.price.why.iter().map(|why| format!("among the fees: {why}"));
        let wraps = self.wraps.iter().map(|wrap| {
            format!("{} of {}, which are wrapped for it", sol(wrap.lamports), wrap.wallet)
        });
        let spends = self.spends.iter().map(Spend::words);
        let returns = self.returns.iter().map(|(to, rent)| format!("{} rent to {to}", sol(*rent)));
        let said = [
            ("costs", costs.into_iter().chain(price).chain(wraps).collect::<Vec<_>>()),
            ("spends", spends.collect()),
            ("returns", returns.collect()),
            ("commits", self.promises.clone()),
            ("note", self.notes.clone()),
        ];
        said.iter().flat_map(|(word, texts)| entries(word, texts)).collect()
    }

    fn costs(&self, cost: &Cost) -> String {
        let transactions = several(self.transactions() as u64, "transaction");
        let rents = [(cost.rent, "which comes back at the end"), (cost.lasting, "which stays")];
        let rents = rents.into_iter().filter(|(rent, _)| *rent > 0);
        let rents: Vec<String> =
            rents.map(|(rent, fate)| format!("{} rent, {fate}", sol(rent))).collect();
        let and = if rents.is_empty() { "" } else { ", and " };
        let rents = rents.join(", ");
        format!("{rents}{and}{} fees, in {transactions}", sol(cost.fees))
    }

    pub fn json(&self, cost: &Cost) -> Value {
        let changes = self.changes.iter().map(|change| {
            json!({ "sign": change.sign.word(), "what": change.what, "detail": change.detail })
        });
        let spends = self.spends.iter().map(|spend| {
            json!({
                "account": spend.account.to_string(), "units": spend.amount.to_string(),
                "decimals": spend.decimals, "symbol": spend.symbol,
            })
        });
        let returns =
            self.returns.iter().map(|(to, rent)| json!({ "to": to.to_string(), "lamports": rent }));
        json!({
            "title": self.title,
            "changes": changes.collect::<Vec<_>>(),
            "transactions": self.steps.iter().map(|step| step.what.clone()).collect::<Vec<_>>(),
            "rent_lamports": cost.rent,
            "lasting_rent_lamports": cost.lasting,
            "fee_lamports": cost.fees,
            "priority_fee_micro_lamports": cost.price.units,
            "wrapped_lamports": cost.wrapped,
            "spends": spends.collect::<Vec<_>>(),
            "returns": returns.collect::<Vec<_>>(),
            "commits": self.promises,
            "notes": self.notes,
            "facts": self.facts,
        })
    }
}

/// A word, and what belongs to it in lines of their own.
fn entries(word: &str, texts: &[String]) -> Vec<String> {
    let word = |nth| paint(&format!("{:<8}", if nth == 0 { word } else { "" }), FAINT);
    texts.iter().enumerate().map(|(nth, text)| format!("  {}{text}", word(nth))).collect()
}

impl Change {
    fn line(&self, column: usize) -> String {
        let (mark, style) = self.sign.mark();
        let gap = " ".repeat(column.saturating_sub(width(&self.what)));
        let line = format!("  {} {}{gap}  {}", paint(mark, style), self.what, self.detail);
        line.trim_end().to_string()
    }
}

impl Sign {
    const fn mark(self) -> (&'static str, Style) {
        match self {
            Sign::Create => ("+", GREEN),
            Sign::Change => ("~", YELLOW),
            Sign::Remove => ("-", RED),
            Sign::Keep => ("=", FAINT),
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Sign::Create => "create",
            Sign::Change => "change",
            Sign::Remove => "remove",
            Sign::Keep => "keep",
        }
    }
}

impl Spend {
    fn words(&self) -> String {
        let plain = || amount(self.amount, self.decimals, &self.symbol);
        let amount = self.words.clone().unwrap_or_else(plain);
        format!("{amount} out of {}", self.account)
    }
}
