//! What creators and authorities do.

mod authority;
mod closing;
mod creation;
mod page;

use harness::prelude::*;

fn pool() -> Given {
    Given::pool().reward(Token::spl(6), Curve::even(1_000, DAY))
}
