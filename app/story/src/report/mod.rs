//! What is printed, page by page, 100 columns wide.

mod arrivals;
mod balance;
mod compute;
mod flows;
mod leaving;
mod lps;
pub mod opening;
pub mod page;
mod standing;
mod streams;
mod terms;

use crate::run::Ended;
use std::process::ExitCode;

/// Prints everything that came of a story. The exit code says whether the books balance.
pub fn print(ended: &Ended) -> ExitCode {
    page::print(&flows::page(ended));
    page::print(&lps::page(ended));
    page::print(&streams::page(ended));
    page::print(&compute::page(ended));
    page::print(&balance::page(ended));
    match balance::is_whole(ended) {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
