//! What funders do, and what their streams then pay.

mod ending;
mod funding;
mod idle;
mod shapes;
mod slots;

use harness::prelude::*;

fn one(curve: Curve) -> Given {
    Given::pool().reward(Token::spl(6), curve)
}
