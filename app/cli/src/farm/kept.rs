//! Why something stays as it is, in words.

use crate::chain::Mint;
use crate::show::{duration, moment};
use acequia_plan::Kept;

/// Of a reward in that token.
pub fn words(kept: &Kept, mint: &Mint, symbol: &str) -> String {
    let amount = |units: u64| mint.words(units, symbol);
    match *kept {
        Kept::Flow { window } => format!("a flow over {}", duration(window.into())),
        Kept::Curve { funded, ends_at } => format!("{} until {}", amount(funded), moment(ends_at)),
        Kept::TakenBack { units } => {
            format!("{} were taken back; the file is not compared", amount(units))
        }
        Kept::ToppedUp { units } => {
            format!("{} more than the file says: it was topped up", amount(units))
        }
        Kept::Pool | Kept::Stranger => "only on chain".into(),
    }
}
