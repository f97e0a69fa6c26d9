//! `hook show`: where votes go.

use crate::context::Context;
use crate::error::Outcome;
use crate::show::{print, print_json, until};
use clap::Args;
use serde_json::json;
use solana_address::Address;

/// Show the hook, the announced one, and when it may be activated
///
/// LPs have 48 hours between an announcement and the change.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  acequia hook show 7Qx…pool")]
pub struct Show {
    /// The pool's address
    pub pool: Address,
}

impl Show {
    pub fn show(&self, context: &Context) -> Outcome<()> {
        let there = context.rpc.pool(&self.pool)?;
        let pool = &there.pool;
        let named = |address: Address| (address != Address::default()).then(|| address.to_string());
        if context.json {
            let (hook, pending) = (named(pool.hook), named(pool.pending_hook));
            let at = pending.is_some().then_some(pool.hook_activates_at);
            print_json(&json!({ "hook": hook, "pending_hook": pending, "activates_at": at }));
            return Ok(());
        }
        let none = || "none".to_string();
        let mut lines = vec![format!("hook       {}", named(pool.hook).unwrap_or_else(none))];
        lines.push(format!("announced  {}", named(pool.pending_hook).unwrap_or_else(none)));
        if named(pool.pending_hook).is_some() {
            lines.push(format!("from       {}", until(pool.hook_activates_at, there.now)));
        }
        print(&lines);
        Ok(())
    }
}
