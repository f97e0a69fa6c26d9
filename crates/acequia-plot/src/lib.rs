//! Schedules as plots in a terminal.
//!
//! A plot is a list of lines of the same width, with ANSI colours in them: print them through
//! a stream that strips colours where they are not wanted, such as `anstream`. Written here
//! and not taken from a library because what makes these plots worth looking at is in none:
//! eighth blocks that show steps as steps, and axes in dates and token amounts.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

mod braille;
mod panel;
mod schedule;
mod text;

pub use panel::{Mark, Panel, Tick};
pub use schedule::{round_up, schedule, Emitted, Frame};
pub use text::{beside, paint, width};

use anstyle::AnsiColor;

/// The colours of tokens, in the order of the file, over and over.
pub const PALETTE: [AnsiColor; 6] = [
    AnsiColor::Cyan,
    AnsiColor::Yellow,
    AnsiColor::Green,
    AnsiColor::Magenta,
    AnsiColor::Blue,
    AnsiColor::Red,
];

/// The colour of a token, the same on every page.
pub const fn colour_of(token: usize) -> AnsiColor {
    PALETTE[token % PALETTE.len()]
}
