//! `realm show`: whose stake votes in a realm, and how a proposal stands for you.

use super::maximum::words;
use super::{House, Registry};
use crate::chain::{governance_words, is_known_governance, ProposalAt};
use crate::context::Context;
use crate::error::Outcome;
use crate::show::{
    cell, held, moment, number, paint, per_unit, print, print_json, rows, table, until, BOLD,
};
use clap::Args;
use serde_json::{json, Value};
use solana_address::Address;

/// Show whose stake votes in a realm, and when a proposal takes votes
///
/// The registrar's pools, powers and maximum, and whether the realm asks the adapter.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  acequia realm show 6Re…realm\n  \
    acequia realm show 6Re…realm --proposal 5Pr…proposal")]
pub struct Show {
    #[command(flatten)]
    house: House,
    /// And this proposal of it
    #[arg(long, value_name = "ADDRESS")]
    proposal: Option<Address>,
}

impl Show {
    pub fn show(&self, context: &Context) -> Outcome<()> {
        let registry = self.house.registry(context)?;
        let asked =
            context.rpc.asks_the_adapter(&self.house.find(context)?.0, self.house.council)?;
        let proposal = self.proposal.map(|at| context.rpc.proposal(&at)).transpose()?;
        if context.json {
            print_json(&self.json(&registry, asked, proposal.as_ref()));
            return Ok(());
        }
        let mut lines = self.terms(context, &registry, asked)?;
        lines.extend(pools(&registry));
        lines.extend(proposal.iter().flat_map(proposal_lines));
        print(&lines);
        Ok(())
    }

    fn terms(&self, context: &Context, registry: &Registry, asked: bool) -> Outcome<Vec<String>> {
        let (mint, registrar) = (context.rpc.mint(&registry.mint)?, &registry.registrar);
        let symbol = context.names.symbol(&mint.address);
        let rows = [
            ("votes as", format!("{symbol} ({})", mint.address)),
            ("maximum", words(registrar.max(), mint.decimals, &symbol)),
            ("authority", held(&registrar.authority, &registrar.pending_authority)),
            ("governance", governance_words(&registrar.governance_program)),
            (
                "add-in",
                if asked {
                    "the realm asks the adapter"
                } else {
                    "the realm does not ask the adapter"
                }
                .into(),
            ),
        ];
        let rows = rows.into_iter().map(|(word, text)| format!("  {word:<11}{text}"));
        Ok([paint(&self.house.title(), BOLD), String::new()].into_iter().chain(rows).collect())
    }

    fn json(&self, registry: &Registry, asked: bool, proposal: Option<&ProposalAt>) -> Value {
        let registrar = &registry.registrar;
        let pools = registrar.listed().iter().map(|listing| {
            json!({ "pool": listing.pool.to_string(), "power": listing.power.to_string() })
        });
        json!({
            "realm": self.house.realm.to_string(),
            "registrar": registry.address.to_string(),
            "mint": registry.mint.to_string(),
            "authority": registrar.authority.to_string(),
            "pending_authority": registrar.pending_authority.to_string(),
            "governance_program": registrar.governance_program.to_string(),
            "governance_is_known": is_known_governance(&registrar.governance_program),
            "open_tallies": registrar.tallies.to_string(),
            "max_kind": if registrar.max_kind == 0 { "votes" } else { "bps_of_supply" },
            "max": registrar.max_value.to_string(),
            "asks_the_adapter": asked,
            "pools": pools.collect::<Vec<_>>(),
            "proposal": proposal.map(proposal_json),
        })
    }
}

fn pools(registry: &Registry) -> Vec<String> {
    if registry.registrar.listed().is_empty() {
        return vec![String::new(), "  No pool is listed.".into()];
    }
    let mut table = table(&["pool", "votes per unit"]);
    for listing in registry.registrar.listed() {
        table.add_row([cell(listing.pool.to_string()), number(per_unit(listing.power))]);
    }
    [vec![String::new()], rows(&table)].concat()
}

fn proposal_lines(at: &ProposalAt) -> Vec<String> {
    let state = if at.is_voting { "in voting" } else { "not in voting" };
    let times = at.window.map_or("voting has not begun".into(), |window| {
        format!("votes from {} to {}", moment(window.start), until(window.end, at.now))
    });
    vec![String::new(), format!("  proposal   {}: {state}; {times}", at.place.proposal)]
}

fn proposal_json(at: &ProposalAt) -> Value {
    json!({
        "proposal": at.place.proposal.to_string(),
        "in_voting": at.is_voting,
        "voting_start": at.window.map(|window| window.start),
        "voting_end": at.window.map(|window| window.end),
        "now": at.now,
    })
}
