//! What budgets pay.

use super::small;
use crate::answer::{Foreseen, Paying};
use crate::json::written;
use acequia_plan::Forecast;

written! {
    structs {
        Foreseen, of => {
            "budgets": of.budgets, "yieldPpm": of.yield_ppm, "breakEven": of.break_even,
        }
        Paying, of => {
            "reward": small(of.budget.reward), "aYear": of.a_year, "forecasts": of.forecasts,
        }
        Forecast, of => { "weight": of.weight, "paid": of.paid, "back": of.back }
    }
    enums {}
}
