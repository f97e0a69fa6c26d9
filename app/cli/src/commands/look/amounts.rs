//! What the numbers of an event are amounts of: the staked token, or what a slot pays.

use crate::chain::{Mint, PoolAt};
use crate::context::Context;
use crate::show::amount;
use acequia_interface::events::{Event, Value};
use solana_address::Address;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The fields that are base units of a token; all others are times, numbers, weights or fractions.
const AMOUNTS: [&str; 19] = [
    "amount",
    "received",
    "penalty",
    "surplus",
    "pool_cap",
    "position_cap",
    "pool_staked",
    "paid",
    "paid_total",
    "total",
    "funded",
    "refunded",
    "streamed",
    "unstreamed",
    "idle",
    "uncommitted",
    "units",
    "dust",
    "sent",
];

/// Pools that events were about, each read once.
pub struct Amounts<'a> {
    context: &'a Context,
    pools: BTreeMap<Address, Option<Rc<Tokens>>>,
}

/// What a pool stakes and pays.
struct Tokens {
    stake: Token,
    /// By slot, with the generation of the stream that pays it now.
    slots: Vec<Option<(u64, Token)>>,
}

#[derive(Clone)]
struct Token {
    /// None where it cannot be read.
    mint: Option<Mint>,
    decimals: u8,
    symbol: String,
}

/// What the numbers of a record are amounts of, where that is known.
#[derive(Clone)]
pub struct Scale {
    tokens: Option<Rc<Tokens>>,
    token: Option<Token>,
}

impl<'a> Amounts<'a> {
    pub const fn new(context: &'a Context) -> Self {
        Self { context, pools: BTreeMap::new() }
    }

    /// Of an event's own fields. A pool that is gone says nothing any more: then they are base units.
    pub fn of(&mut self, event: &Event) -> Scale {
        let fields = event.fields();
        let pool = fields.iter().find_map(|(key, value)| match value {
            Value::Address(address) if *key == "pool" => Some(*address),
            _ => None,
        });
        let tokens = pool.and_then(|pool| self.tokens(pool));
        let stake = tokens.as_ref().map(|tokens| tokens.stake.clone());
        let scale = Scale { tokens, token: stake };
        let funding = fields.iter().find_map(|(key, value)| match value {
            Value::Record(fields) if *key == "funding" => Some(scale.within(fields)),
            _ => None,
        });
        funding.unwrap_or_else(|| scale.within(&fields))
    }

    fn tokens(&mut self, pool: Address) -> Option<Rc<Tokens>> {
        let context = self.context;
        let known = self.pools.entry(pool).or_insert_with(|| {
            let there = context.rpc.find_pool(&pool).ok().flatten();
            there.map(|there| Rc::new(Tokens::of(&there, context)))
        });
        known.clone()
    }
}

impl Tokens {
    fn of(there: &PoolAt, context: &Context) -> Self {
        let pool = &there.pool;
        // Where they cannot be read, amounts are as they are.
        let _ = context.know_mints(there.mints());
        let token = |mint, decimals| Token {
            mint: context.mint(mint),
            decimals,
            symbol: context.names.symbol(mint),
        };
        let slots = pool.streams.iter().map(|stream| {
            let generation = stream.books.generation.into();
            stream.is_in_use().then(|| (generation, token(&stream.mint, stream.decimals)))
        });
        Self { stake: token(&pool.stake_mint, pool.stake_decimals), slots: slots.collect() }
    }

    /// What a slot paid: another stream may have had it then, unless it says which, or there was but one.
    fn paid_by(&self, slot: u64, generation: Option<u64>) -> Option<Token> {
        let (now, token) = self.slots.get(usize::try_from(slot).ok()?)?.as_ref()?;
        (generation.unwrap_or(1) == *now).then(|| token.clone())
    }
}

impl Token {
    fn words(&self, units: u64) -> String {
        match &self.mint {
            Some(mint) => mint.words(units, &self.symbol),
            None => amount(units, self.decimals, &self.symbol),
        }
    }
}

impl Scale {
    /// Of a record in a record: that of its slot, where it names one.
    pub fn within(&self, fields: &[(&'static str, Value)]) -> Self {
        let number = |name| {
            fields.iter().find_map(|(key, value)| match value {
                Value::Number(number) if *key == name => Some(*number),
                _ => None,
            })
        };
        let Some(slot) = number("slot") else { return self.clone() };
        let tokens = self.tokens.as_ref();
        let token = tokens.and_then(|tokens| tokens.paid_by(slot, number("generation")));
        Self { tokens: self.tokens.clone(), token }
    }

    /// A number as people read it.
    pub fn words(&self, key: &str, number: u64) -> String {
        match self.token.as_ref().filter(|_| AMOUNTS.contains(&key)) {
            Some(token) => token.words(number),
            None => number.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(symbol: &str) -> Token {
        Token { mint: None, decimals: 2, symbol: symbol.into() }
    }

    #[test]
    fn an_amount_is_shown_by_its_token_where_that_is_certain() {
        let slots = vec![Some((1, token("USDC"))), Some((3, token("RIO"))), None];
        let tokens = Some(Rc::new(Tokens { stake: token("LP"), slots }));
        let scale = Scale { tokens, token: Some(token("LP")) };
        let of = |fields: &[(&'static str, Value)]| scale.within(fields).words("amount", 150);
        let slot = |number| ("slot", Value::Number(number));
        assert_eq!(of(&[]), "1.50 LP");
        assert_eq!(of(&[slot(0)]), "1.50 USDC");
        assert_eq!(of(&[slot(1), ("generation", Value::Number(3))]), "1.50 RIO");
        // Another stream's, or nobody knows whose.
        for fields in [
            vec![slot(1)],
            vec![slot(1), ("generation", Value::Number(2))],
            vec![slot(2)],
            vec![slot(9)],
        ] {
            assert_eq!(of(&fields), "150");
        }
        assert_eq!(scale.words("weight", 150), "150", "no amount");
    }
}
